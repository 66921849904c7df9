"""The outline by keyboard: a section passes its neighbours with everything in it, again and again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from editor.edit.outline import step_section
from editor.model.article import Article, Block
from editor.model.inline import Text
from editor.model.schema import repair
from editor.session.session import Session
from editor.ui.outline_panel import OutlinePanel
from editor.ui.window import Window

KINDS = {"h": "headline", "s": "section_heading", "u": "subheading", "p": "paragraph"}


def made(plan: str) -> Article:
    """`s1 p u2`: a heading called s1, a paragraph, a sub-heading called u2."""
    names = plan.split()
    blocks = (Block(f"b{n}", KINDS[name[0]], (Text(name),)) for n, name in enumerate(names))
    return repair(Article("a", blocks=tuple(blocks)))


PLAN = "h s1 p1 u2 p2 s3 p3 s4"


@pytest.mark.parametrize(
    ("row", "down", "target"),
    [(0, True, None), (1, True, 4), (1, False, None), (3, False, 1), (3, True, 5), (4, True, None),
     (2, True, None), (2, False, None), (9, True, None)],
)  # fmt: skip
def test_a_section_passes_the_next_of_its_level_whole(
    row: int, down: bool, target: int | None
) -> None:
    assert step_section(made(PLAN), row, down=down) == target


def test_alt_and_an_arrow_move_a_section_on_and_on(window: Window) -> None:
    window.add_page(Session(made(PLAN)))
    outline = window.panels["outline"]
    assert isinstance(outline, OutlinePanel)
    outline.list.setFocus()
    outline.list.setCurrentRow(1)

    def words() -> str:
        return " ".join(block.text for block in window.session.article.blocks)

    QTest.keyClick(outline.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert words() == "h s3 p3 s1 p1 u2 p2 s4"
    QTest.keyClick(outline.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert words() == "h s3 p3 s4 s1 p1 u2 p2"
    QTest.keyClick(outline.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert words() == "h s3 p3 s1 p1 u2 p2 s4"


def test_what_tells_of_a_cut_stands_where_the_words_go_on(window: Window) -> None:
    window.desk.open_sample()
    panel = window.panels["outline"]
    assert isinstance(panel, OutlinePanel)
    item = panel.list.item(0)
    headline = " ".join(window.session.article.headline.split())
    assert item.text() == f"\u2068{headline}"
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == headline
    assert window.tabs.tabText(0) == f"\u2068{headline[:40].rstrip()}…\u2069"
