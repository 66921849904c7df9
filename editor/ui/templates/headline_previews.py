"""What a headline looks like elsewhere: a search result, a card of a shared link, a push notice.

Drawings of the common shape of each, in our own hand; no company's marks. Knows no article.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from editor.lang.direction import Direction
from editor.qt.fonts import SANS
from editor.ui.theme import Colours
from editor.value import frozen


@frozen
class Scene:
    """What stands around the headline. `picture`: the article's first image, or None."""

    direction: Direction
    outlet: str = ""
    address: str = ""
    description: str = ""
    picture: QImage | None = None


class Preview(QWidget):
    """One channel's picture; `show_headline` draws it anew.

    `natural` is its size in that channel's own pixels, in which meters count; `scale` is how large
    it is drawn here.
    """

    natural = QSize(400, 100)
    scale = 1.0

    def __init__(self, scene: Scene, colours: Colours, name: str) -> None:
        super().__init__()
        self.scene, self.colours = scene, colours
        self.headline = ""
        self.setAccessibleName(name)
        self.setFixedSize(self.natural * self.scale)

    def show_headline(self, headline: str) -> None:
        """Draw this headline."""
        self.headline = headline
        self.setAccessibleDescription(headline)
        self.update()

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.scale, self.scale)
        self.draw(painter, QRectF(0, 0, self.natural.width(), self.natural.height()))
        painter.end()

    def draw(self, painter: QPainter, room: QRectF) -> None:
        """Paint it in its own pixels."""
        raise NotImplementedError

    def write(
        self, painter: QPainter, words: str, area: QRectF, size: int, *, color: str,
        weight: int = 400, lines: int = 1,
    ) -> float:  # fmt: skip
        """Words in an area, cut with … after so many lines; the y below them."""
        font = QFont(SANS)
        font.setPixelSize(size)
        font.setWeight(QFont.Weight(weight))
        option = QTextOption()
        rtl = self.scene.direction == "rtl"
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        shown = fit(words, font, area.width(), lines, option)
        layout = QTextLayout(shown, font)
        layout.setTextOption(option)
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(area.width())
            line.setPosition(QPointF(0, y))
            y += line.height()
        layout.endLayout()
        painter.setPen(QColor(color))
        layout.draw(painter, area.topLeft())
        return area.top() + y


def fit(words: str, font: QFont, width: float, lines: int, option: QTextOption) -> str:
    """The words, or as many of them as so many lines hold, with … at the end."""
    layout = QTextLayout(words, font)
    layout.setTextOption(option)
    layout.beginLayout()
    end = 0
    for number in range(lines + 1):
        line = layout.createLine()
        if not line.isValid():
            layout.endLayout()
            return words
        line.setLineWidth(width)
        if number < lines:
            end = line.textStart() + line.textLength()
    layout.endLayout()
    kept = words[:end].rstrip()
    while kept and _lines(kept + "…", font, width, option) > lines:
        kept = kept[:-1].rstrip()
    return kept + "…"


def _lines(words: str, font: QFont, width: float, option: QTextOption) -> int:
    layout = QTextLayout(words, font)
    layout.setTextOption(option)
    layout.beginLayout()
    count = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        count += 1
    layout.endLayout()
    return count


class SearchResult(Preview):
    """Address, headline, two lines of description."""

    natural = QSize(608, 122)

    def draw(self, painter: QPainter, room: QRectF) -> None:
        c = self.colours
        area = room.adjusted(14, 12, -14, -8)
        y = self.write(painter, self.scene.outlet, area, 13, color=c.text)
        area.setTop(y)
        y = self.write(painter, self.scene.address, area, 12, color=c.quiet)
        area.setTop(y + 2)
        y = self.write(painter, self.headline, area, 20, color=c.accent)
        area.setTop(y + 2)
        self.write(painter, self.scene.description, area, 13, color=c.quiet, lines=2)


class LinkCard(Preview):
    """A picture and under it the headline in two lines."""

    natural = QSize(508, 376)
    scale = 0.5

    def draw(self, painter: QPainter, room: QRectF) -> None:
        c = self.colours
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        card = room.adjusted(1, 1, -1, -1)
        painter.setPen(QColor(c.line))
        painter.setBrush(QColor(c.surface))
        painter.drawRoundedRect(card, 10, 10)
        top = QRectF(card.left(), card.top(), card.width(), 264)
        painter.setClipRect(top)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(c.tint))
        painter.drawRoundedRect(card, 10, 10)
        if self.scene.picture is not None:
            painter.drawImage(top, self.scene.picture, _cover(self.scene.picture, top))
        painter.setClipping(False)
        area = card.adjusted(14, 272, -14, -8)
        y = self.write(painter, self.scene.outlet, area, 14, color=c.quiet)
        area.setTop(y + 2)
        self.write(painter, self.headline, area, 19, color=c.text, weight=600, lines=2)


class PushNotice(Preview):
    """The outlet and one line of headline, as a phone shows it."""

    natural = QSize(372, 98)
    scale = 0.8

    def draw(self, painter: QPainter, room: QRectF) -> None:
        c = self.colours
        card = room.adjusted(1, 1, -1, -1)
        painter.setPen(QColor(c.line))
        painter.setBrush(QColor(c.raised))
        painter.drawRoundedRect(card, 18, 18)
        area = card.adjusted(20, 12, -20, -8)
        y = self.write(painter, self.scene.outlet, area, 12, color=c.quiet)
        area.setTop(y + 2)
        y = self.write(painter, self.headline, area, 16, color=c.text, weight=600)
        area.setTop(y + 2)
        self.write(painter, self.scene.description, area, 14, color=c.text)


PREVIEWS: Final[dict[str, type[Preview]]] = {
    "web": SearchResult,
    "social": LinkCard,
    "push": PushNotice,
}


def _cover(picture: QImage, area: QRectF) -> QRectF:
    """The middle of the picture that fills the area without stretching."""
    wide, high = picture.width(), picture.height()
    scale = max(area.width() / max(wide, 1), area.height() / max(high, 1))
    part = QRectF(0, 0, area.width() / scale, area.height() / scale)
    part.moveCenter(QPointF(wide / 2, high / 2))
    return part
