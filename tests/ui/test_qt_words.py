"""Qt's own boxes speak the language of the program, in the words of our catalogue."""

from __future__ import annotations

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialogButtonBox, QKeySequenceEdit, QLineEdit

from editor.ui.window import Window
from tests.formats.test_pictures import png

Standard = QDialogButtonBox.StandardButton


def cancel_text() -> str:
    box = QDialogButtonBox(Standard.Cancel)
    return box.button(Standard.Cancel).text().replace("&", "")


def test_the_buttons_of_qt_say_what_our_own_buttons_say(window: Window) -> None:
    assert cancel_text() == window.tr_("Cancel") == "إلغاء"


def test_words_that_only_qt_has_are_translated_too(window: Window) -> None:
    edit = QKeySequenceEdit()
    placeholder = edit.findChild(QLineEdit).placeholderText()
    assert placeholder
    assert not placeholder.isascii()


def test_another_language_of_the_program_changes_them(window: Window) -> None:
    window.settings.set("language", "en")
    window.build()
    assert cancel_text() == "Cancel"


def test_in_english_qt_has_its_own_words_and_pictures_can_be_read(window: Window) -> None:
    window.settings.set("language", "en")
    window.build()
    assert QKeySequenceEdit().findChild(QLineEdit).placeholderText() == "Press shortcut"
    assert not QImage.fromData(png()).isNull()
