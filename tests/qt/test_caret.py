"""Holding an arrow key goes through every mixed block, once over every place, to its end."""

from __future__ import annotations

from random import Random

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from editor.model.article import Block
from editor.model.inline import Break, Citation, Inline, Ref, Text
from editor.model.marks import Mark
from editor.model.sources import Source
from tests.qt.conftest import Open, Writing, article

Key = Qt.Key
WORDS = (
    "قال", "الوزير", "إنّ", "«الاتفاق»", "دمشق،", "2025", "50٪", "C++", "BBC", "Reuters", "@user",
    "#عاجل", "(ستاندرد)", "10-20", "٢٤", "+963 11 555 1234", "https://example.org/a?b=1", "😀",
    "Yahoo!", "$15.50", "می\u200cرود", "שלום", "كِتَابٌ", "لا", "[1]", "\u200f", "مباشر/Live", "A",
)  # fmt: skip
LINES = 300
"""Of mixed text, in the order that arrow keys take unless somebody chooses the other."""


def mixed_line(number: int) -> tuple[Inline, ...]:
    """Words of many scripts; now and then a citation, a link, an isolate or a break."""
    dice = Random(number)
    out: list[Inline] = []
    for place in range(dice.randint(2, 9)):
        words = " ".join(dice.choice(WORDS) for _ in range(dice.randint(1, 3)))
        marks = dice.choice(((), (), (), (Mark("strong"),), (Mark("isolate", "ltr"),)))
        out.append(Text(f"{words} ", marks))
        if dice.random() < 0.15:
            out.append(Citation(f"n{number}-{place}", (Ref("s"),)))
            out.append(Text(dice.choice(("، ", ". ", "» ", " "))))
        if dice.random() < 0.05:
            out.append(Break())
    return tuple(out)


def walk(page: Writing, key: Qt.Key, limit: int) -> list[int]:
    """The places the caret stands at while the key is held, until it stands still."""
    places = [page.edit.textCursor().position()]
    for _ in range(limit):
        held = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", True)
        QApplication.sendEvent(page.edit, held)
        place = page.edit.textCursor().position()
        if place == places[-1]:
            return places
        places.append(place)
    return places


@pytest.mark.parametrize(("visual", "count"), [(True, LINES), (False, LINES // 4)],
                         ids=["visual", "logical"])  # fmt: skip
def test_held_arrows_reach_both_ends_without_revisiting(
    write: Open, visual: bool, count: int
) -> None:
    lines = [mixed_line(number) for number in range(count)]
    blocks = [Block(f"b{n}", inlines=line) for n, line in enumerate(lines)]
    page = write(article(*blocks, sources=(Source("s", "person"),)))
    page.edit.visual_caret = visual
    page.edit.show()
    document = page.edit.document()
    last = document.characterCount() - 1
    page.at(0, 0)
    forth = walk(page, Key.Key_Left, last + 5)
    back = walk(page, Key.Key_Right, last + 5)
    for places in (forth, back):
        assert len(places) == len(set(places))
        seen = {document.findBlock(place).blockNumber() for place in places}
        assert seen == set(range(document.blockCount()))
    assert document.findBlock(forth[-1]).blockNumber() == document.blockCount() - 1
    assert back[-1] == 0


@pytest.mark.parametrize("start", ["edge", "end", "middle"])
def test_up_and_down_go_line_by_line_through_paragraphs_of_any_width(
    write: Open, start: str
) -> None:
    page = write(article("نص", Block("d", "divider"), "فقرة رقم 0 فيها كلام " * 8,
                         Block("e", inlines=(Text("Some English words " * 9),)), "ثم"))  # fmt: skip
    page.edit.show()
    for width in range(560, 760, 40):
        page.edit.resize(width, 600)
        QApplication.processEvents()
        page.at(0, {"edge": 0, "end": 5, "middle": 2}[start])
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            lines = [line_of(page)]
            for _ in range(20):
                page.key(key)
                if line_of(page) == lines[-1]:
                    break
                lines.append(line_of(page))
            assert lines == (every := all_lines(page))[:: 1 if key == Qt.Key.Key_Down else -1], (
                every
            )


def line_of(page: Writing) -> tuple[int, int]:
    """The block and the line in it where the caret is."""
    cursor = page.edit.textCursor()
    line = cursor.block().layout().lineForTextPosition(cursor.positionInBlock())
    return cursor.blockNumber(), line.lineNumber()


def all_lines(page: Writing) -> list[tuple[int, int]]:
    document = page.edit.document()
    return [
        (place, line)
        for place in range(document.blockCount())
        for line in range(document.findBlockByNumber(place).layout().lineCount())
    ]
