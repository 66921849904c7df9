"""Short words beside the text in one font: measured and laid out once, then only drawn.

The same few words are painted with every key. Knows no article and no style.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QStaticText, QTextOption

KEPT: Final = 300
"""How many words stay laid out in one font."""
_DIRECTIONS: Final = {True: Qt.LayoutDirection.RightToLeft, False: Qt.LayoutDirection.LeftToRight}


class Lettering:
    """One font. All lengths are pixels."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.metrics = QFontMetricsF(font)
        self.ascent = self.metrics.ascent()
        self.height = self.metrics.height()
        self._laid_out: dict[tuple[str, bool], tuple[QStaticText, float]] = {}

    def advance(self, words: str) -> float:
        """How wide they are."""
        return self.metrics.horizontalAdvance(words)

    def write(self, painter: QPainter, words: str, x: float, baseline: float, *, rtl: bool) -> None:
        """One line of words from its start edge `x`; it runs to the left where it is rtl."""
        painter.setFont(self.font)
        laid_out, wide = self._laid_out.get((words, rtl)) or self._lay_out(words, rtl=rtl)
        painter.drawStaticText(QPointF(x - wide if rtl else x, baseline - self.ascent), laid_out)

    def _lay_out(self, words: str, *, rtl: bool) -> tuple[QStaticText, float]:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        option.setTextDirection(_DIRECTIONS[rtl])
        made = QStaticText(words)
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.setTextOption(option)
        made.prepare(font=self.font)
        if len(self._laid_out) >= KEPT:
            self._laid_out.clear()
        self._laid_out[words, rtl] = made, made.size().width()
        return self._laid_out[words, rtl]
