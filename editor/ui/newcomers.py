"""Files that a program started later hands over: they open here, and the window comes forward."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSocketNotifier, Qt

from editor.session.handover import Door
from editor.ui.frame import Frame


class Newcomers(QObject):
    """Watches the door for one window, until that closes."""

    def __init__(self, door: Door, window: Frame) -> None:
        super().__init__(window)
        self._door, self._window = door, window
        self._bell: QSocketNotifier | None = None
        number = door.open()
        if number is not None:
            self._bell = QSocketNotifier(number, QSocketNotifier.Type.Read, self)
            self._bell.activated.connect(lambda *_: self._answer())

    def _answer(self) -> None:
        paths = self._door.answer(busy=self._window.is_asking())
        if paths is None:
            return
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        window.open_files(list(paths))

    def close(self) -> None:
        """Nobody is let in any more."""
        if self._bell is not None:
            self._bell.setEnabled(False)
        self._door.close()
