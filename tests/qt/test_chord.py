"""Ctrl with a Shift key alone turns a block, as in Word; no other chord does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from tests.qt.conftest import Open, Writing, article

PRESS, RELEASE = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
KEYS = {
    "ctrl": (Qt.Key.Key_Control, 0xFFE3),
    "left": (Qt.Key.Key_Shift, 0xFFE1),
    "right": (Qt.Key.Key_Shift, 0xFFE2),
    "p": (Qt.Key.Key_P, 0x50),
}


def play(page: Writing, *steps: str) -> str | None:
    """Press (+) and let go (-) of keys; the direction of the first paragraph after it.

    The key of a shortcut (!) never arrives as such: Qt only asks whether it is one.
    """
    page.at(1, 0)
    held = Qt.KeyboardModifier.NoModifier
    modifiers = {
        Qt.Key.Key_Control: Qt.KeyboardModifier.ControlModifier,
        Qt.Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
    }
    for step in steps:
        key, symbol = KEYS[step[1:]]
        kind = {"+": PRESS, "-": RELEASE, "!": QEvent.Type.ShortcutOverride}[step[0]]
        own = modifiers.get(key, Qt.KeyboardModifier.NoModifier)
        held = held | own if kind == PRESS else held & ~own
        QApplication.sendEvent(page.edit, QKeyEvent(kind, key, held, 0, symbol, 0))
    return page.article.blocks[1].direction


@pytest.mark.parametrize(("side", "direction"), [("left", "ltr"), ("right", "rtl")])
def test_ctrl_and_a_shift_key_turn_the_block_to_its_side_in_either_order(
    write: Open, side: str, direction: str
) -> None:
    page = write(article("خبر"))
    assert play(page, "+ctrl", f"+{side}", f"-{side}", "-ctrl") == direction
    page.bridge.undo()
    assert play(page, f"+{side}", "+ctrl", f"-{side}", "-ctrl") == direction
    page.bridge.undo()
    assert play(page, "+ctrl", f"+{side}", "-ctrl", f"-{side}") == direction


def test_a_shortcut_with_ctrl_and_shift_turns_nothing(write: Open) -> None:
    page = write(article("خبر"))
    assert play(page, "+ctrl", "+left", "!p", "-left", "-ctrl") is None
    assert play(page, "+ctrl", "!p", "+left", "-left", "-ctrl") is None


def test_a_shift_key_alone_or_a_click_between_turns_nothing(write: Open) -> None:
    page = write(article("خبر"))
    assert play(page, "+right", "-right") is None
    play(page, "+ctrl", "+right")
    QApplication.sendEvent(page.edit, QEvent(QEvent.Type.FocusOut))
    assert play(page, "-right", "-ctrl") is None
