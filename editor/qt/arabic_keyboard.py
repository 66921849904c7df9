"""Shortcuts where the keyboard has no Latin letters: Ctrl with the key that B is on is Ctrl+B.

Qt finds the Latin letter itself while another layout has it. Where only an Arabic one is loaded the
key arrives as its Arabic letter, and the key of «لا» even arrives as text from the input method,
Ctrl or not. Letters are told by their places on the Arabic 101 keyboard.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

LATIN: Final[dict[str, str]] = {
    "ش": "A", "لا": "B", "ؤ": "C", "ي": "D", "ث": "E", "ب": "F", "ل": "G", "ا": "H", "ه": "I",
    "ت": "J", "ن": "K", "م": "L", "ة": "M", "ى": "N", "خ": "O", "ح": "P", "ض": "Q", "ق": "R",
    "س": "S", "ف": "T", "ع": "U", "ر": "V", "ص": "W", "ء": "X", "غ": "Y", "ئ": "Z", "آ": "N",
}  # fmt: skip
Modifier = Qt.KeyboardModifier


def take_key(widget: QWidget, event: QKeyEvent) -> bool:
    """Do what Ctrl with that key means in the widget's window; False where it means nothing."""
    return _take(widget, event.text(), event.modifiers())


def take_commit(widget: QWidget, event: QInputMethodEvent) -> bool:
    """The same for text that an input method commits while Ctrl is held: it is no text."""
    if not event.commitString():
        return False
    return _take(widget, event.commitString(), QGuiApplication.queryKeyboardModifiers())


def _take(widget: QWidget, text: str, held: Modifier) -> bool:
    letter = LATIN.get(text)
    if letter is None or not held & Modifier.ControlModifier:
        return False
    names = [name for modifier, name in (
        (Modifier.ControlModifier, "Ctrl"), (Modifier.AltModifier, "Alt"),
        (Modifier.ShiftModifier, "Shift"),
    ) if held & modifier]  # fmt: skip
    wanted = QKeySequence("+".join((*names, letter)))
    for action in widget.window().actions():
        if wanted in action.shortcuts() and action.isEnabled():
            action.trigger()
            break
    return True
