"""Menus from the keyboard: every row has a letter, on either layout, and they look calm."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
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
