"""Ctrl and one Shift pressed and let go with nothing between: the direction of that side.

As in Word, in either order. A shortcut like Ctrl+Shift+P never turns a block: its last key is
seen in the question whether it is a shortcut, though the key itself goes to the menu.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from editor.lang.direction import Direction

RIGHT_SHIFT: Final = (0xFFE2, 0x36)
"""X11's keysym of the right Shift key; its scan code on Windows."""
_BOTH: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_KEYS: Final = (Qt.Key.Key_Control, Qt.Key.Key_Shift)
_ENDS: Final = (
    QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.FocusOut,
    QEvent.Type.InputMethod,
)  # fmt: skip


class Chord:
    """Watches the events of one widget."""

    def __init__(self) -> None:
        self._side: Direction | None = None
        self._held: set[int] = set()
        self._spoilt = False

    def watch(self, event: QEvent) -> Direction | None:
        """The direction that is wanted now, at the release; None at every other event."""
        if event.type() in _ENDS:
            self._spoilt = True
            if event.type() == QEvent.Type.FocusOut:
                self._held.clear()
        if not isinstance(event, QKeyEvent):
            return None
        if event.key() not in _KEYS:
            self._spoilt = True
        elif event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
            self._press(event)
        elif event.type() == QEvent.Type.KeyRelease:
            return self._release(event)
        return None

    def _press(self, event: QKeyEvent) -> None:
        if not self._held:
            self._side, self._spoilt = None, False
        self._held.add(event.key())
        if event.key() == Qt.Key.Key_Shift:
            self._side = "rtl" if _is_right(event) else "ltr"
        if event.modifiers() & ~_BOTH:
            self._spoilt = True

    def _release(self, event: QKeyEvent) -> Direction | None:
        wanted = len(self._held) == len(_KEYS) and not self._spoilt
        self._held.discard(event.key())
        self._spoilt = True
        return self._side if wanted else None


def _is_right(event: QKeyEvent) -> bool:
    return event.nativeVirtualKey() == RIGHT_SHIFT[0] or event.nativeScanCode() == RIGHT_SHIFT[1]
