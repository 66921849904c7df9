"""Icons: our own line drawings in resources/icons, in the palette's colour, mirrored where due.

An icon is an SVG of 24 by 24 with `currentColor` strokes. One with digits in it cannot be mirrored
as a whole, and has a drawing of its own for right to left (`NAME_rtl`). Knows no command.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from editor.resources import resource

DRAWN_TWICE: Final = frozenset(("numbers",))
"""Icons that have a drawing of their own for right to left."""


class LineIcon(QIconEngine):
    """Draws one SVG at any size, in the colour of the moment."""

    def __init__(self, name: str, mirrored: bool = False) -> None:
        super().__init__()
        self._name = name
        self._mirrored = mirrored

    def paint(self, painter: QPainter, rect, mode: QIcon.Mode, state: QIcon.State) -> None:  # type: ignore[no-untyped-def]
        palette = QApplication.palette()
        group = (
            QPalette.ColorGroup.Disabled
            if mode == QIcon.Mode.Disabled
            else QPalette.ColorGroup.Active
        )
        colour = QColor(palette.color(group, QPalette.ColorRole.ButtonText))
        rtl = QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        turned = self._mirrored and rtl
        own = turned and self._name in DRAWN_TWICE
        source = _source(f"{self._name}_rtl" if own else self._name)
        svg = source.replace("currentColor", colour.name())
        renderer = QSvgRenderer(QByteArray(svg.encode("utf-8")))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if turned and not own:
            painter.translate(2 * rect.x() + rect.width(), 0)
            painter.scale(-1, 1)
        renderer.render(painter, QRectF(rect))
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, pixmap.rect(), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return LineIcon(self._name, self._mirrored)


@cache
def _source(name: str) -> str:
    with open(f"{_folder()}/{name}.svg", encoding="utf-8") as file:
        return file.read()


@cache
def _folder() -> str:
    return str(resource("icons"))


def icon(name: str, *, mirrored: bool = False) -> QIcon:
    """The icon of that name."""
    return QIcon(LineIcon(name, mirrored))
