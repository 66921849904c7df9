"""The window by the keyboard alone: F6 walks its parts, Escape comes back to the page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from editor.session.session import Session
from editor.ui.window import Window
from tests.sample_article import sample


def part_with_focus(window: Window) -> QWidget | None:
    assert window.page is not None
    now = QApplication.focusWidget()
    parts = (window.page.edit, *window.docks.values(), window.bar, window.status, window.find_bar)
    return next((p for p in parts if now and (p is now or p.isAncestorOf(now))), None)


def test_f6_visits_every_part_once_and_shift_f6_goes_back(window: Window) -> None:
    window.activateWindow()
    page = window.add_page(Session(sample()))
    for dock in window.docks.values():
        dock.show()
    page.edit.setFocus()
    seen = []
    for _ in range(6):
        seen.append(part_with_focus(window))
        window.desk.turn_to_part(1)
    assert part_with_focus(window) is page.edit
    assert set(seen) == {page.edit, *window.docks.values(), window.bar, window.status}
    window.desk.turn_to_part(-1)
    assert part_with_focus(window) is window.status


def test_escape_comes_back_to_the_page_from_everywhere(window: Window) -> None:
    window.activateWindow()
    page = window.add_page(Session(sample()))
    for dock in window.docks.values():
        dock.show()
    page.edit.setFocus()
    for _ in range(5):
        window.desk.turn_to_part(1)
        away = QApplication.focusWidget()
        assert away is not None
        assert away is not page.edit
        QTest.keyClick(away, Qt.Key.Key_Escape)
        assert page.edit.hasFocus(), away
        away.setFocus()


def test_kind_direction_and_language_are_changed_from_the_status_bar(window: Window) -> None:
    window.add_page(Session(sample()))
    bar = window.status
    for button in (bar.kind, bar.language):
        button.menu().aboutToShow.emit()
    assert {a.objectName() for a in bar.kind.menu().actions()} >= {"block.lede", "block.paragraph"}
    assert [a.objectName() for a in bar.direction.menu().actions()] == [
        "block.rtl", "block.ltr", "block.auto",
    ]  # fmt: skip
    next(a for a in bar.language.menu().actions() if a.data() == "fa").trigger()
    assert window.session.article.meta.language == "fa"
    assert bar.language.text() == "الفارسية"
    window.desk.undo()
    assert window.session.article.meta.language == "ar-SY"
