"""How much of a headline its channel shows: graphemes and drawn pixels against the room there."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from editor.lang.counting import count_characters
from editor.lang.i18n import N_, Catalogue
from editor.model.channels import Channel
from editor.qt.fonts import SANS
from editor.ui.theme import Colours


def drawn_width(text: str, channel: Channel) -> int:
    """Pixels of the text in one line, in letters of the channel's size."""
    font = QFont(SANS)
    font.setPixelSize(channel.size)
    return round(QFontMetricsF(font).horizontalAdvance(text))


class Meter(QWidget):
    """A bar that fills, and the two figures beside it."""

    def __init__(self, channel: Channel, colours: Colours, tr: Catalogue) -> None:
        super().__init__()
        self._channel, self._tr = channel, tr
        self._bar = _Bar(colours)
        self._figures = QLabel()
        self._figures.setProperty("quiet", True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 0, 2, 0)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self._figures)
        self.over = False

    def measure(self, text: str) -> None:
        """Show how much room this text takes."""
        channel, tr = self._channel, self._tr
        letters = count_characters(text)
        width, room = drawn_width(text, channel), channel.pixels * channel.lines
        share = max(letters / channel.graphemes, width / room)
        self.over = share > 1
        words = tr(
            N_("{letters} of {most} characters · {width} of {room} px"),
            letters=letters, most=channel.graphemes, width=width, room=room,
        )  # fmt: skip
        if self.over:
            words += " · " + tr(N_("will be cut"))
        self._figures.setText(words)
        self._figures.setProperty("danger", self.over)
        self._figures.style().unpolish(self._figures)
        self._figures.style().polish(self._figures)
        self._bar.show_share(share)
        self.setAccessibleDescription(words)


class _Bar(QWidget):
    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._colours, self._share = colours, 0.0
        self.setFixedHeight(6)

    def show_share(self, share: float) -> None:
        self._share = share
        self.update()

    def paintEvent(self, event: object) -> None:
        painter, c = QPainter(self), self._colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        area = QRectF(self.rect())
        painter.setBrush(QColor(c.line))
        painter.drawRoundedRect(area, 3, 3)
        filled = QRectF(area)
        filled.setWidth(area.width() * min(self._share, 1.0))
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            filled.moveRight(area.right())
        near = self._share > 0.9
        painter.setBrush(QColor(c.danger if self._share > 1 else c.accent if near else c.good))
        painter.drawRoundedRect(filled, 3, 3)
        painter.end()
