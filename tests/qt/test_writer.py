"""Patching: the view ends as it should, by touching only what differs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from pytestqt.qtbot import QtBot

from editor.model.article import Article
from editor.qt.lines import line_of
from editor.qt.reader import read_lines
from editor.qt.style import Style
from editor.qt.writer import Writer
from tests.articles import articles
from tests.qt.conftest import article

pytestmark = pytest.mark.usefixtures("qapp")


def lines(of: Article) -> list[object]:
    return [line_of(of, block) for block in of.blocks]


@settings(max_examples=60, deadline=None)
@given(articles(), articles())
def test_any_article_can_be_patched_into_any_other(one: Article, other: Article) -> None:
    writer = Writer(Style())
    document = writer.new_document("rtl")
    writer.fill(document, lines(one))
    assert read_lines(document, 0, document.blockCount()) == lines(one)
    writer.sync(document, 0, lines(other), read_lines(document, 0, document.blockCount()))
    assert read_lines(document, 0, document.blockCount()) == lines(other)


def test_only_the_differing_middle_of_a_block_is_rewritten(qtbot: QtBot) -> None:
    writer = Writer(Style())
    document = writer.new_document("rtl")
    writer.fill(document, lines(article("قال الوزير أمس", "ثانٍ")))
    document.documentLayout()
    changes: list[tuple[int, int, int]] = []
    document.contentsChange.connect(lambda *change: changes.append(change))
    writer.sync(document, 0, lines(article("قال السفير أمس", "ثانٍ")), read_lines(document, 0, 3))
    start = len("عنوان") + 1 + len("قال ال")
    assert changes == [(start, 2, 2)]


def test_nothing_is_touched_where_nothing_differs(qtbot: QtBot) -> None:
    writer = Writer(Style())
    document = writer.new_document("rtl")
    writer.fill(document, lines(article("فقرة")))
    assert not writer.sync(document, 0, lines(article("فقرة")), read_lines(document, 0, 2))


def test_blocks_are_right_to_left_from_the_first_empty_one(qtbot: QtBot) -> None:
    writer = Writer(Style())
    document = writer.new_document("rtl")
    writer.fill(document, lines(article("BBC قالت", "123")))
    block = document.begin()
    while block.isValid():
        assert block.textDirection().name == "RightToLeft"
        block = block.next()
