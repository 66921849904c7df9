"""The window, used as a journalist would: write, structure, undo, save, open, switch."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from editor.app import tell_of_errors
from editor.commands import COMMANDS
from editor.edit.state import Selection
from editor.formats import BY_ID
from editor.ui.command_palette import CommandPalette, rank
from editor.ui.date_field import DateField
from editor.ui.desk import WindowDesk
from editor.ui.window import Window
from tests.sample_article import sample


def write(window: Window, text: str) -> None:
    """QTest types only Latin letters; this sends what a keyboard sends."""
    assert window.page is not None
    for char in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, char)
            QApplication.sendEvent(window.page.edit, event)


def enter(window: Window) -> None:
    assert window.page is not None
    QTest.keyClick(window.page.edit, Qt.Key.Key_Return)


def test_an_empty_window_teaches_and_offers_to_begin(window: Window) -> None:
    assert window.page is None
    assert window.welcome.isVisible()
    assert not window.actions_["file.save"].isEnabled()
    assert window.actions_["file.new"].isEnabled()


def test_a_new_article_begins_with_its_headline_and_enter_walks_down_the_page(
    window: Window,
) -> None:
    window.desk.new_article()
    write(window, "عنوان جديد")
    enter(window)
    write(window, "مقدمة قصيرة")
    kinds = [block.kind for block in window.session.article.blocks]
    assert kinds[:2] == ["headline", "standfirst"]
    assert window.windowTitle().startswith("عنوان جديد")
    assert window.isWindowModified()


def test_the_window_is_mirrored_in_arabic_and_not_in_english_and_keeps_its_articles(
    window: Window,
) -> None:
    window.desk.new_article()
    write(window, "نص")
    before = window.session.article
    assert window.layoutDirection() == Qt.LayoutDirection.RightToLeft
    window.settings.set("language", "en")
    window.build()
    assert window.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert window.session.article == before
    write(window, " آخر")
    assert window.session.article.headline == "نص آخر"


def test_saving_asks_for_a_name_once_and_opening_gives_the_same_article_back(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "خبر.muharrir"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a, **k: (str(file), ""))
    window.desk.new_article()
    write(window, "عنوان")
    assert window.desk.save()
    assert not window.isWindowModified()
    article = window.session.article
    window.desk.close_article()
    window.documents.open_path(file)
    assert window.session.article == article


def test_a_broken_file_is_one_sentence_and_nothing_opens(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(Window, "tell", lambda self, title, text: told.append(text))
    bad = tmp_path / "bad.muharrir"
    bad.write_bytes(b"PK\x03\x04 broken")
    assert not window.documents.open_path(bad)
    assert len(told) == 1
    assert window.page is None


def test_unsaved_changes_are_asked_about_and_cancel_keeps_the_article(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.desk.new_article()
    write(window, "عنوان")
    monkeypatch.setattr(QMessageBox, "exec", lambda self: QMessageBox.StandardButton.Cancel)
    assert not window.desk.close_article()
    assert len(window.pages) == 1
    monkeypatch.setattr(QMessageBox, "exec", lambda self: QMessageBox.StandardButton.Discard)
    assert window.desk.close_article()
    assert not window.pages


def test_every_desk_method_is_there() -> None:
    asked = {name for name in dir(WindowDesk) if not name.startswith("_")}
    assert {"save", "export", "cite", "show_palette", "zoom"} <= asked


def test_every_command_that_edits_can_be_triggered_on_the_sample(window: Window) -> None:
    window.desk.open_sample()
    assert window.page is not None
    start = window.session.article
    for command in COMMANDS:
        if command.edit is not None:
            window.go_to(Selection.span(5, 2, 9))
            window.actions_[command.id].trigger()
            assert window.page.bridge.in_step(), command.id
    while window.session.can_undo:
        window.desk.undo()
    assert window.session.article == start


def test_the_palette_finds_commands_by_arabic_and_by_english_name(
    window: Window, qtbot: QtBot
) -> None:
    window.desk.open_sample()
    window.desk.show_palette()
    palette = window.findChild(CommandPalette)
    assert palette is not None
    for wanted in ("section head", "عنوان قسم"):
        palette.field.setText(wanted)
        assert palette.list.count() >= 1
        assert palette.list.currentItem().data(Qt.ItemDataRole.UserRole) is not None
    palette.close()


@pytest.mark.parametrize(
    ("wanted", "names", "fits"),
    [("حفظ", "Save / حفظ", True), ("SAVE", "Save", True), ("xyz", "Save", False),
     ("اقتباس", "Quotation / إقتباس", True)],
)  # fmt: skip
def test_finding_overlooks_case_and_hamza(wanted: str, names: str, fits: bool) -> None:
    assert (rank(wanted, names) is not None) == fits


def test_two_articles_stand_in_tabs_and_each_keeps_its_own_undo(window: Window) -> None:
    window.desk.new_article()
    write(window, "أول")
    window.desk.new_article()
    write(window, "ثان")
    assert window.tabs.count() == 2
    window.show_page(window.pages[0])
    window.desk.undo()
    assert window.pages[0].session.article.headline == ""
    assert window.pages[1].session.article.headline == "ثان"


def test_panels_follow_the_article_in_front(window: Window) -> None:
    window.desk.open_sample()
    outline, sources = window.panels["outline"], window.panels["sources"]
    assert outline.list.count() == 6
    assert sources.list.sources.rowCount() == 8
    window.desk.new_article()
    assert sources.list.sources.rowCount() == 0


def test_clicking_a_source_walks_its_uses_and_the_outline_goes_to_sections(
    window: Window,
) -> None:
    window.desk.open_sample()
    sources = window.panels["sources"]
    report = sources.list.sources.index(sources.list.sources.row_of("s-report"))
    sources.list.clicked.emit(report)
    first = window.session.state.selection.head
    assert window.session.article.blocks[first.block].text[:30].startswith("وقالت وزيرة")
    sources.list.clicked.emit(report)
    assert window.session.state.selection.head != first
    outline = window.panels["outline"]
    outline.list.itemClicked.emit(outline.list.item(1))
    at = window.session.state.selection.head.block
    assert window.session.article.blocks[at].kind == "section_heading"


def test_moving_a_section_in_the_outline_is_one_undo_step(window: Window) -> None:
    window.desk.open_sample()
    before = window.session.article
    window.panels["outline"].list.moved.emit(5, 1)
    assert window.session.article != before
    window.desk.undo()
    assert window.session.article == before


def test_details_are_undoable_and_a_wrong_date_is_told(window: Window) -> None:
    window.desk.open_sample()
    panel = window.panels["details"]
    line = panel.findChild(type(panel.findChild(object, "slug")), "slug")
    line.setText("new-slug")
    line.editingFinished.emit()
    assert window.session.article.meta.slug == "new-slug"
    window.desk.undo()
    assert window.session.article.meta.slug == sample().meta.slug
    date = panel.findChild(DateField, "published")
    date.line.setText("قريباً")
    date.line.editingFinished.emit()
    assert window.session.article.meta.published == sample().meta.published
    assert date.problem.isVisibleTo(panel)


def test_themes_zoom_and_modes_change_nothing_in_the_article(window: Window) -> None:
    window.desk.open_sample()
    before = window.session.article
    window.desk.set_theme("dark")
    window.desk.zoom(1)
    for name in ("focus", "typewriter", "invisibles", "kind_labels"):
        window.desk.toggle(name)
    assert window.session.article == before
    assert not window.isWindowModified()


def test_a_file_that_is_open_is_shown_and_not_opened_twice(window: Window, tmp_path: Path) -> None:
    file = tmp_path / "a.muharrir"
    file.write_bytes(BY_ID["muharrir"].write(sample()).value.data)
    window.open_files([file, file])
    assert len(window.pages) == 1


def test_another_theme_paints_the_page_that_is_open(window: Window) -> None:
    window.desk.open_sample()
    assert window.page is not None
    for theme, dark in (("dark", True), ("light", False), ("dark", True)):
        window.settings.set("theme", theme)
        window.restyle()
        picture = window.page.edit.viewport().grab().toImage()
        edge = picture.pixelColor(picture.width() // 2, 4)
        assert (edge.lightness() < 128) is dark, theme


def test_all_panels_and_the_search_fit_a_small_screen(window: Window, qtbot: QtBot) -> None:
    window.resize(800, 600)
    window.desk.open_sample()
    for dock in window.docks.values():
        dock.show()
    window.desk.find(replace=True)
    qtbot.waitUntil(lambda: window.find_bar.isVisible() and window.docks["details"].isVisible())
    QApplication.processEvents()
    middle = window.middle.parentWidget()
    assert middle is not None
    page = middle.geometry()
    for dock in window.docks.values():
        assert not dock.geometry().intersects(page)
        assert window.rect().contains(dock.geometry())
    bar = window.find_bar
    for part in (bar.field, bar.close_button, *bar.switches.values(), *bar.modes.values()):
        assert bar.rect().contains(part.geometry()), part.accessibleName()
    assert bar.width() <= page.width()


def test_a_command_that_fails_is_told_and_not_only_to_the_console(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *error: heard.append(error[1]))
    tell_of_errors(window)
    strange = ValueError("strange")
    sys.excepthook(ValueError, strange, None)
    assert heard == [strange]
    assert "ValueError: strange" in window.statusBar().currentMessage()
    window.statusBar().clearMessage()
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert not window.statusBar().currentMessage()
