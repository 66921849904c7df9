"""Enter answers a dialog with what it is for, in whatever order a desktop puts its buttons."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from editor.lang.i18n import catalogue
from editor.qt.style import Style
from editor.session.settings import Settings
from editor.ui.dialog import Dialog
from editor.ui.files.unsaved_dialog import UnsavedDialog
from editor.ui.preferences import PreferencesDialog
from editor.ui.qt_words import QtWords
from editor.ui.shortcuts_dialog import ShortcutsDialog
from editor.ui.templates.new_article_dialog import NewArticleDialog

EN = catalogue("en")
LAYOUTS = {"Windows": 0, "Mac": 1, "KDE": 2, "GNOME": 3}
DIALOGS: dict[str, tuple[Callable[[Settings], QDialog], str]] = {
    "preferences": (lambda settings: PreferencesDialog(settings, EN), "OK"),
    "shortcuts": (lambda settings: ShortcutsDialog({}, EN), "OK"),
    "unsaved": (lambda settings: UnsavedDialog(["a", "b"], EN), "Save 2 articles and quit"),
    "gallery": (
        lambda settings: NewArticleDialog(
            EN, (("English", "en"),), "en", lambda language: (), Style(), title="New article"
        ),
        "Begin",
    ),
    "any": (lambda settings: Dialog("Title", EN), "Insert"),
}


@pytest.mark.parametrize("order", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("name", DIALOGS)
def test_enter_presses_the_button_that_the_dialog_is_for(
    qtbot: QtBot, settings: Settings, name: str, order: int
) -> None:
    QtWords().speak(EN, "en")  # a window before this test may have left words of its language
    make, words = DIALOGS[name]
    dialog = make(settings)
    qtbot.addWidget(dialog)
    dialog.setStyleSheet(f"QDialogButtonBox {{ button-layout: {order} }}")
    dialog.show()
    for widget in dialog.findChildren(QWidget):
        widget.setFocus()
    chosen = [one for one in dialog.findChildren(QPushButton) if one.isDefault()]
    assert [one.text().replace("&", "") for one in chosen] == [words]
