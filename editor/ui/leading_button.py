"""A wide button whose words stand at its leading side, its icon first, its keys last."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

ICON: Final = 18
"""Pixels of the icon."""
BESIDE: Final = 14
"""Pixels between an edge and what is next to it."""
GAP: Final = 10
"""Pixels between the icon, the words and the keys."""


class LeadingButton(QPushButton):
    """`keys` are told in small, as a menu tells them; they do nothing by themselves."""

    def __init__(self, words: str, sign: QIcon, keys: str = "", parent: QWidget | None = None):
        super().__init__(words, parent)
        self._sign, self._keys = sign, keys
        self.setAccessibleDescription(keys)
        self.setAutoDefault(True)  # else Enter would press it in a dialog only
        # As wide as it is given: long words are cut, and a column does not grow for them.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for all of it."""
        metrics = QFontMetrics(self.font())
        wide = metrics.horizontalAdvance(self.text()) + metrics.horizontalAdvance(self._keys)
        return QSize(wide + ICON + 2 * (BESIDE + GAP), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        words, option.text = option.text, ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        role = QPalette.ColorRole.HighlightedText if self.isDefault() else self.foregroundRole()
        area = self.rect().adjusted(BESIDE, 0, -BESIDE, 0)
        place = QRect(area.left(), area.center().y() - ICON // 2 + 1, ICON, ICON)
        self._draw_icon(painter, QStyle.visualRect(self.layoutDirection(), area, place), role)
        metrics = QFontMetrics(self.font())
        room = metrics.horizontalAdvance(self._keys)
        middle = area.adjusted(ICON + GAP, 0, -(room + GAP) if room else 0, 0)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, middle.width())
        self._draw_words(painter, middle, area, shown, Qt.AlignmentFlag.AlignLeading, role)
        if not self.isDefault():
            role = QPalette.ColorRole.PlaceholderText
        self._draw_words(painter, area, area, self._keys, Qt.AlignmentFlag.AlignTrailing, role)

    def _draw_icon(self, painter: QPainter, place: QRect, role: QPalette.ColorRole) -> None:
        pixmap = self._sign.pixmap(QSize(ICON, ICON), self.devicePixelRatioF())
        if role == QPalette.ColorRole.HighlightedText:
            over = QPainter(pixmap)
            over.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
            over.fillRect(pixmap.rect(), self.palette().color(role))
            over.end()
        painter.drawPixmap(place, pixmap)

    def _draw_words(
        self, painter: QStylePainter, place: QRect, area: QRect, words: str,
        side: Qt.AlignmentFlag, role: QPalette.ColorRole,
    ) -> None:  # fmt: skip
        direction = self.layoutDirection()
        aligned = QStyle.visualAlignment(direction, side | Qt.AlignmentFlag.AlignVCenter)
        painter.drawItemText(
            QStyle.visualRect(direction, area, place), int(aligned), QApplication.palette(),
            self.isEnabled(), words, role,
        )  # fmt: skip
