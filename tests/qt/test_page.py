"""What is painted and how the page is switched: nothing of it changes the article."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QKeyEvent, QTextCursor
from pytestqt.qtbot import QtBot

from editor.edit.marks import toggle
from editor.edit.state import Position, Selection
from editor.lang.i18n import catalogue
from editor.model.article import Block, Table
from editor.model.inline import Text
from editor.model.kinds import KINDS
from editor.model.marks import MARKS
from editor.qt import bridge, scroll
from editor.qt import style as looks
from editor.qt.margin import ordinal
from editor.qt.overlays import Overlay, Overlays
from editor.qt.style import DARK, LIGHT, LOOKS, Style, Theme
from tests.articles import PNG
from tests.qt.conftest import Open, article
from tests.sample_article import sample


def luminance(color: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [QColor(color).redF(), QColor(color).greenF(), QColor(color).blueF()]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize(
    ("ink", "ground"),
    [(ink, "page") for ink in ("ink", "strong_ink", "muted", "faint", "accent", "inserted",
                               "deleted", "note")]
    + [("ink", "tint"), ("muted", "tint"), ("note", "box"), ("ink", "box"), ("ink", "code"),
       ("ink", "selection"), ("ink", "match"), ("ink", "comment")],
)  # fmt: skip
def test_words_stand_out_from_their_ground(theme: Theme, ink: str, ground: str) -> None:
    dark, light = sorted((luminance(getattr(theme, ink)), luminance(getattr(theme, ground))))
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_every_kind_has_a_look_and_every_shown_mark_exists() -> None:
    assert set(LOOKS) == {kind.id for kind in KINDS}
    assert set(looks._MARKS) <= {mark.id for mark in MARKS}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_whole_sample_is_painted_in_each_mode(write: Open, theme: Theme) -> None:
    page = write(sample())
    page.bridge.set_style(Style(theme, zoom=1.25))
    page.edit.resize(1100, 800)
    for mode in ("focus_mode", "typewriter_mode", "invisibles", "kind_labels"):
        setattr(page.edit, mode, not getattr(page.edit, mode))
        page.edit.show()
        image = page.edit.grab().toImage()
        colors = {image.pixelColor(x, y).name() for x in range(0, 1100, 9)
                  for y in range(0, 800, 9)}  # fmt: skip
        assert len(colors) > 8


def test_a_new_style_keeps_words_and_caret(write: Open) -> None:
    page = write(article("نص طويل"))
    page.at(1, 3)
    page.bridge.set_style(Style(DARK, zoom=1.5))
    assert page.bridge.selection() == Selection.at(1, 3)
    page.type("ا")
    assert page.texts[1] == "نص اطويل"


def test_a_style_of_another_zoom_makes_formats_of_its_own() -> None:
    style = Style()
    small = style.char_format("paragraph").fontPointSize()
    assert replace(style, zoom=2.0).char_format("paragraph").fontPointSize() == 2 * small


def test_ordered_items_are_numbered_by_level() -> None:
    items = [(0, True), (0, True), (1, False), (1, True), (1, True), (0, True)]
    blocks = [
        Block(f"i{n}", "list_item", (Text("بند"),), level=level, ordered=ordered)
        for n, (level, ordered) in enumerate(items)
    ]
    shown = article(*blocks)
    numbers = [ordinal(shown, place) for place, one in enumerate(shown.blocks) if one.ordered]
    assert numbers == [1, 2, 1, 2, 3]


def test_a_table_is_painted_from_the_start_side(write: Open) -> None:
    rows = (((Text("■■■■"),), ()),)
    page = write(article(Block("t", "table", table=Table(rows, header_row=False))))
    page.edit.show()
    image = page.edit.grab().toImage()
    rect = page.edit.block_rect(1)
    column = round(page.bridge.scene.column)
    left = (page.edit.viewport().width() - column) // 2

    def dark(start: int, end: int) -> int:
        return sum(
            image.pixelColor(x, y).lightness() < 90
            for x in range(start, end)
            for y in range(rect.top() + 3, rect.bottom() - 3)
        )

    middle = left + column // 2
    assert dark(middle, left + column) > 0 == dark(left, middle)


def test_a_label_in_the_margin_keeps_clear_of_the_edge_of_the_sheet(write: Open) -> None:
    page = write(article(Block("s", "section_heading", (Text("عشر سنوات"),))))
    page.bridge.scene.say = catalogue("en")
    page.edit.resize(1100, 500)
    page.edit.show()
    image = page.edit.grab().toImage()
    rect = page.edit.block_rect(1)
    sheet = (page.edit.viewport().width() + round(page.bridge.scene.column)) // 2 + looks.SHEET
    lights = {
        image.pixelColor(x, y).lightness()
        for x in range(sheet - 4, sheet - 1)
        for y in range(rect.top(), rect.bottom())
    }
    assert lights == {255}


@pytest.mark.parametrize("last", ["box_heading", "box_body"])
def test_what_follows_a_fact_box_stands_clear_of_it(write: Open, last: str) -> None:
    page = write(article(Block("b", last, (Text("سطر"),)), Block("p", "paragraph")))
    page.edit.kind_labels = False
    page.edit.show()
    image = page.edit.grab().toImage()
    middle = page.edit.viewport().width() // 2
    below = page.edit.block_rect(2).top()
    assert image.pixelColor(middle, below - 1).name() == LIGHT.page
    assert image.pixelColor(middle, page.edit.block_rect(1).center().y()).name() == LIGHT.box


def test_overlays_lie_over_the_words_and_change_nothing(write: Open) -> None:
    page = write(article("قال 😀 الوزير"))
    overlays = Overlays(page.bridge)
    overlays.show("find", [Overlay(1, 6, 12, "match")])
    overlays.show("check", [Overlay(1, 0, 3, "error", "tip")])
    chosen = page.edit.extraSelections()
    assert [one.cursor.selectedText() for one in chosen] == ["الوزير", "قال"]
    assert [one.tip for one in overlays.at(Position(1, 2))] == ["tip"]
    overlays.show("find", [])
    assert len(page.edit.extraSelections()) == 1
    assert not page.session.can_undo


def test_menu_shortcuts_are_released_and_letters_are_not(write: Open) -> None:
    page = write(article("نص"))
    for key, modifier, text, kept in (
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, "\x1a", False),
        (Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier, "\x02", False),
        (Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "ش", True),
    ):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifier, text)
        event.ignore()
        page.edit.event(event)
        assert event.isAccepted() == kept


def test_dropped_images_go_to_whoever_inserts_figures(
    write: Open, qtbot: QtBot, tmp_path: object
) -> None:
    page = write(article("نص"))
    from pathlib import Path

    file = Path(str(tmp_path)) / "صورة.png"
    file.write_bytes(PNG)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    with qtbot.waitSignal(page.edit.images_dropped) as heard:
        page.edit.insertFromMimeData(data)
    assert heard.args == [[("صورة.png", PNG)]]


def test_what_is_dragged_inside_the_page_is_moved_in_one_step(write: Open) -> None:
    from editor.edit.fragment import copy
    from editor.edit.moving import move

    page = write(article("أول كلمة", "ثان"))
    chosen = Selection.span(1, 0, 4)
    fragment = copy(page.article, chosen)
    assert fragment is not None
    page.bridge.run(move(chosen, fragment, Position(2, 3)))
    assert page.texts[1:] == ["كلمة", "ثانأول "]
    page.bridge.undo()
    assert page.texts[1:] == ["أول كلمة", "ثان"]


def test_what_is_dropped_from_another_page_is_put_where_it_falls(write: Open) -> None:
    source, target = write(article("أول كلمة")), write(article("هدف"))
    source.at(1, 0, 4)
    data = source.edit.createMimeDataFromSelection()
    target.edit.show()
    target.at(1, 3)
    point = QPointF(target.edit.cursorRect().center())
    event = QDropEvent(point, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                       Qt.KeyboardModifier.NoModifier)  # fmt: skip
    target.edit.dropEvent(event)
    assert target.texts[1] == "هدفأول "
    assert source.texts[1] == "أول كلمة"


def test_edits_that_qt_makes_itself_are_understood(write: Open) -> None:
    page = write(article("أول", "ثان", "ثالث"))
    cursor = QTextCursor(page.edit.document())
    cursor.setPosition(page.bridge.unit(Position(1, 1)))
    cursor.setPosition(page.bridge.unit(Position(3, 2)), QTextCursor.MoveMode.KeepAnchor)
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    cursor.insertBlock()
    cursor.insertText("جديد")
    cursor.endEditBlock()
    assert page.texts[1:] == ["أ", "جديدلث"]
    assert len({block.id for block in page.article.blocks}) == len(page.article.blocks)


def test_much_that_changes_at_once_leaves_the_eye_where_it_was(
    write: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = write(article(*(f"فقرة {n} " + "كلمة " * (n % 40) for n in range(120))))
    monkeypatch.setattr(bridge, "MANY", 50)
    page.edit.show()
    page.edit.select(Selection(Position(120, 3), Position(30, 0)))
    page.edit.verticalScrollBar().setValue(2000)
    document, seen = page.edit.document(), scroll.top_of(page.edit)
    assert seen[0] > 20
    page.bridge.run(toggle("strong"), "Strong")
    assert page.edit.document() is not document
    top, above = scroll.top_of(page.edit)
    assert top == seen[0]
    assert above == pytest.approx(seen[1], abs=1)
    assert page.bridge.selection() == Selection(Position(120, 3), Position(30, 0))
    page.bridge.undo()
    assert scroll.top_of(page.edit)[0] == seen[0]
    page.edit.select(Selection.at(60, 1))
    kept = page.edit.document()
    page.type("حرف")
    assert page.edit.document() is kept, "a letter is written into the document that is there"
