"""The parts of one article with every kind and mark, as a person reviewed them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from editor.model.article import inline_runs
from editor.model.inline import Text
from editor.model.kinds import KIND
from editor.model.marks import MARK
from tests.formats.docx.kitchen import Document, kitchen

GOLDEN = Path(__file__).parent / "golden"
PARTS = (
    "word/document.xml",
    "word/styles.xml",
    "word/footnotes.xml",
    "word/numbering.xml",
    "word/settings.xml",
    "word/_rels/document.xml.rels",
    "docProps/core.xml",
)


def one_element_a_line(text: str) -> str:
    """The part for reading in a diff: paragraphs and styles on lines of their own."""
    return re.sub(
        r"(?=<w:(?:p|style|lvl|num|footnote|tr|sectPr)[ >])|(?=<Relationship )", "\n", text
    )


@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_as_reviewed(part: str, golden: Callable[[Path, bytes], None]) -> None:
    text = one_element_a_line(Document(kitchen()).text(part))
    golden(GOLDEN / part.replace("/", "-"), text.encode("utf-8"))


def test_the_reviewed_article_has_every_kind_and_every_mark() -> None:
    article = kitchen()
    assert {block.kind for block in article.blocks} == set(KIND)
    texts = [
        inline
        for block in article.blocks
        for inlines in inline_runs(block)
        for inline in inlines
        if isinstance(inline, Text)
    ]
    assert {mark.name for text in texts for mark in text.marks} == set(MARK)
