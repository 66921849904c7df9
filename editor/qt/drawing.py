"""Marked text drawn inside an object: captions, cells, credits. Laid out once, painted often."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPainter,
    QPalette,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from editor.lang.direction import Direction
from editor.model.inline import Break, Citation, Inlines, Text
from editor.qt.scene import Scene
from editor.value import frozen

Paint = Callable[[QPainter], None]


@frozen
class Drawn:
    """What an object shows: its height, and what paints it with its top start at the origin."""

    width: float
    height: float
    paints: tuple[Paint, ...]


@frozen
class Ink:
    """How a run of words is set; sizes are points at zoom 1."""

    size: float = 12.5
    weight: int = 400
    color: str = "muted"
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft


def words(
    scene: Scene, inlines: Inlines, ink: Ink, direction: Direction, width: float | None = None
) -> QTextDocument:
    """The inlines as a small document of that width (None: on one line as far as it goes)."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    option = QTextOption(ink.align)
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if direction == "rtl" else Qt.LayoutDirection.LeftToRight
    )
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    cursor = QTextCursor(document)
    for inline in inlines:
        cursor.insertText(_shown(scene, inline), _format(scene, inline, ink))
    if width is not None:
        document.setTextWidth(max(20.0, width))
    return document


def text(line: str) -> Inlines:
    """Unmarked words as inlines."""
    return (Text(line),) if line else ()


def put(document: QTextDocument, x: float, y: float) -> Paint:
    """Paints the small document there."""

    def paint(painter: QPainter) -> None:
        painter.save()
        painter.translate(QPointF(x, y))
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette = QPalette()
        document.documentLayout().draw(painter, context)
        painter.restore()

    return paint


def panel(rect: QRectF, fill: QColor, edge: QColor | None = None, radius: float = 8) -> Paint:
    """Paints a rounded area."""

    def paint(painter: QPainter) -> None:
        painter.setPen(edge if edge is not None else Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(rect, radius, radius)

    return paint


def rule(x: float, y: float, width: float, color: QColor) -> Paint:
    """Paints a thin level line."""

    def paint(painter: QPainter) -> None:
        painter.fillRect(QRectF(x, y, width, 1), color)

    return paint


def _shown(scene: Scene, inline: Text | Break | Citation) -> str:
    if isinstance(inline, Text):
        return inline.text
    if isinstance(inline, Break):
        return "\u2028"
    return f"\u2060[{scene.numbers.get(inline.id, '?')}]"


def _format(scene: Scene, inline: Text | Break | Citation, ink: Ink) -> QTextCharFormat:
    style = scene.style
    marks = inline.marks if isinstance(inline, Text) else ()
    made = style.char_format("figure", marks)
    if not any(mark.name == "code" for mark in marks):
        made.setFontPointSize(ink.size * style.zoom)
    if not any(mark.name == "strong" for mark in marks):
        made.setFontWeight(ink.weight)
    if not any(mark.name in ("link", "inserted", "deleted") for mark in marks):
        made.setForeground(style.color(ink.color))
    if isinstance(inline, Citation):
        made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        made.setForeground(style.color("accent"))
    return made
