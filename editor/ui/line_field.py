"""A line to type in that begins where the window begins: in Arabic at the right.

Qt lets the layout of the keyboard decide where an empty field begins, and its first letter
afterwards, so that caret and placeholder jump about.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLineEdit, QWidget


class LineField(QLineEdit):
    """Any one-line field; one that is set from left to right begins at the left."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._align()

    def show_text(self, text: str) -> None:
        """Have this text; while nobody types here, its beginning is what is seen."""
        self.setText(text)
        if not self.hasFocus():
            self.setCursorPosition(0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._align()

    def _align(self) -> None:
        flag = Qt.AlignmentFlag
        side = flag.AlignRight if self.isRightToLeft() else flag.AlignLeft
        self.setAlignment(side | flag.AlignAbsolute | flag.AlignVCenter)
