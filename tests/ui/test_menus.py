"""Menus from the keyboard: every row has a letter, on either layout, and they look calm."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu

from editor.lang.mnemonics import letter_of
from editor.ui.window import Window


def menus_of(window: Window) -> list[list[QAction]]:
    context = window.actions_.context_menu(window)
    menus = [menu.actions() for menu in window.menuBar().findChildren(QMenu)]
    menus = [[a for a in rows if not a.isSeparator()] for rows in (*menus, context.actions())]
    return [[a for a in window.menuBar().actions() if a.menu()], *menus]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_row_of_every_menu_has_a_letter_of_its_own(window: Window, language: str) -> None:
    window.settings.set("language", language)
    window.build()
    window.desk.new_article()
    for rows in menus_of(window):
        letters = [letter_of(row.text()) for row in rows]
        assert "" not in letters, [row.text() for row in rows]
        assert len(set(letters)) == len(letters), [row.text() for row in rows]


def test_the_other_letter_of_the_key_chooses_too(window: Window) -> None:
    window.desk.new_article()
    menu = window.menuBar().findChild(QMenu, "menu.text")
    assert isinstance(menu, QMenu)
    menu.popup(window.mapToGlobal(window.rect().center()))
    row = next(a for a in menu.actions() if a.objectName() == "text.strong")
    assert letter_of(row.text()) == "ع"
    # ع stands on the key of U.
    QApplication.sendEvent(
        menu,
        QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_U, Qt.KeyboardModifier.NoModifier, "u"),
    )
    assert not menu.isVisible()


def test_tooltips_and_the_palette_have_names_without_signs(window: Window) -> None:
    action = window.actions_["file.save"]
    assert action.iconText() == "حفظ"
    assert "&" not in action.toolTip()


def test_undo_and_redo_in_the_menu_say_what_they_take_back(window: Window) -> None:
    window.desk.new_article()
    menu = window.menuBar().findChild(QMenu, "menu.edit")
    assert isinstance(menu, QMenu)
    page = window.page
    assert page is not None

    def said(id: str) -> str:
        window.actions_.make_ready(menu)
        return window.actions_[id].text().replace("&", "").split("\t")[0]

    plain = said("edit.undo")
    page.edit.type_text("ا")
    assert said("edit.undo") == f"{plain}: {window.tr_('Typing')}"
    QApplication.sendEvent(
        page.edit,
        QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier),
    )
    assert said("edit.undo") == f"{plain}: {window.tr_('New line')}"
    page.bridge.undo()
    assert said("edit.redo").endswith(f": {window.tr_('New line')}")
    page.bridge.undo()
    assert said("edit.undo") == plain


def test_control_and_the_wheel_change_the_zoom_a_notch_at_a_time(window: Window) -> None:
    window.desk.new_article()
    assert window.page is not None
    view = window.page.edit.viewport()
    where = QPointF(view.rect().center())
    for turned, held, wanted in ((120, True, 110), (60, True, 110), (60, True, 125),
                                 (-240, True, 100), (120, False, 100)):  # fmt: skip
        modifiers = Qt.KeyboardModifier
        event = QWheelEvent(
            where, where, QPoint(), QPoint(0, turned), Qt.MouseButton.NoButton,
            modifiers.ControlModifier if held else modifiers.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view, event)
        assert window.settings.get("zoom") == wanted


def test_escape_leaves_full_screen_and_a_large_window_stays_large(window: Window) -> None:
    window.desk.new_article()
    assert window.page is not None
    window.showMaximized()
    window.desk.full_screen()
    assert window.isFullScreen()
    window.page.edit.setFocus()
    QApplication.sendEvent(
        window.page.edit,
        QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
    )
    assert not window.isFullScreen()
    assert window.isMaximized()
