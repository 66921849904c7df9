"""What a start may leave for later: steps that wait until somebody can see the window and write.

After the first paint they are done one by one, and keys come between them. Knows no step.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

BETWEEN: Final = 40
"""Milliseconds before each step: keys that are waiting come first."""


class AfterPaint(QObject):
    """Waits for the first paint of one window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._steps: deque[Callable[[], object]] = deque()
        self._timer = QTimer(self, interval=BETWEEN)
        self._timer.timeout.connect(self._step)
        self.done = False

    def begin(self) -> None:
        """Look out for the paint."""
        self._window.installEventFilter(self)

    def do(self, step: Callable[[], object]) -> None:
        """Now, where the window has been painted already; else in its turn after that."""
        if self.done:
            step()
        else:
            self._steps.append(step)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only looks."""
        if event.type() == QEvent.Type.Paint and watched is self._window:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self._timer.start)  # when all of it is painted
        return False

    def _step(self) -> None:
        if self._steps:
            self._steps.popleft()()
        else:
            self.done = True
            self._timer.stop()
