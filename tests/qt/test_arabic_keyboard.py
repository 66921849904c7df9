"""Shortcuts by the places of the keys, on a keyboard without Latin letters."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QTextEdit
from pytestqt.qtbot import QtBot

from editor.qt.arabic_keyboard import LATIN, take_key

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def pressed(qtbot: QtBot) -> Iterator[tuple[QTextEdit, list[str]]]:
    window = QMainWindow()
    qtbot.addWidget(window)
    edit = QTextEdit(window)
    done: list[str] = []
    for keys in ("Ctrl+B", "Ctrl+Shift+N"):
        action = QAction(window)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _=False, keys=keys: done.append(keys))
        window.addAction(action)
    yield edit, done
    window.close()


def key(text: str, held: Qt.KeyboardModifier) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, 0, held, text)


def test_control_with_an_arabic_letter_is_the_shortcut_of_that_place(
    pressed: tuple[QTextEdit, list[str]],
) -> None:
    edit, done = pressed
    assert take_key(edit, key("لا", CONTROL))
    assert take_key(edit, key("آ", CONTROL | SHIFT))
    assert done == ["Ctrl+B", "Ctrl+Shift+N"]


def test_letters_without_control_and_other_keys_are_left_alone(
    pressed: tuple[QTextEdit, list[str]],
) -> None:
    edit, done = pressed
    assert not take_key(edit, key("لا", Qt.KeyboardModifier.NoModifier))
    assert not take_key(edit, key("،", CONTROL))
    assert not take_key(edit, key("b", CONTROL))
    assert done == []


def test_every_latin_letter_has_a_place() -> None:
    assert set(LATIN.values()) == set("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
