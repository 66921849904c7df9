"""Copying something secret: clipboard managers are asked to forget it, and so does the clipboard.

After a minute it is taken off again, unless something else stands there by then.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QMimeData, QObject, QTimer
from PySide6.QtWidgets import QApplication

SECONDS: Final = 60
HINTS: Final[dict[str, bytes]] = {
    "x-kde-passwordManagerHint": b"secret",
    "ExcludeClipboardContentFromMonitorProcessing": b"1",
    "org.nspasteboard.ConcealedType": b"1",
}
"""What tells the managers of KDE, Windows and macOS not to keep it."""


class SecretClipboard(QObject):
    """Keeps only a hash of what it put there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._digest = b""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1000)
        self._timer.timeout.connect(self.clear)

    def copy(self, text: str) -> None:
        """Put the text there for a minute."""
        data = QMimeData()
        data.setText(text)
        for name, value in HINTS.items():
            data.setData(name, QByteArray(value))
        self._digest = _digest(text)
        QApplication.clipboard().setMimeData(data)
        self._timer.start()

    def guard(self, selected: str) -> None:
        """What this program just put on the clipboard, or what is `selected`, is secret."""
        clipboard = QApplication.clipboard()
        text = clipboard.text()
        if not text or not (clipboard.ownsClipboard() or text == selected):
            return
        if _digest(text) != self._digest:
            self.copy(text)

    def clear(self) -> None:
        """Take it off again where it is still there."""
        self._timer.stop()
        clipboard = QApplication.clipboard()
        if self._digest and _digest(clipboard.text()) == self._digest:
            clipboard.clear()
        self._digest = b""


def _digest(text: str) -> bytes:
    from hashlib import sha256

    return sha256(text.encode()).digest()
