"""How a source looks in lists and maps: its colour, its state as a shape, its terms as an icon.

Colour never speaks alone: every state has a shape of its own, and a fill of its own in the map.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final
from zlib import crc32

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPalette, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget

from editor.model.sources import Source

PALETTE: Final = (
    "#2f77c3", "#c9752f", "#3a9a63", "#9a58b5", "#b8476a", "#2b949b", "#8a7a2c", "#5f6bb8",
)  # fmt: skip
STATE_COLOURS: Final[dict[str, tuple[str, str]]] = {
    "unverified": ("#6b7686", "#9aa5b4"), "partly": ("#b26a00", "#e3a94f"),
    "corroborated": ("#2f77c3", "#79b8ff"), "confirmed": ("#1f7a45", "#6fd197"),
    "disputed": ("#b3401f", "#ff9a7a"), "retracted": ("#8a1f1f", "#ff8a80"),
}  # fmt: skip
"""On a light and on a dark ground."""
TERMS_ICONS: Final[dict[str, str]] = {
    "not_for_attribution": "terms_unnamed", "background": "terms_unnamed",
    "deep_background": "terms_unnamed", "off_record": "terms_off_record",
    "embargoed": "terms_embargo",
}  # fmt: skip


_given: Final[dict[str, int]] = {}
"""Which colour each source has had in this process, those not seen for longest first."""
KEPT: Final = 4096


def colours_of(sources: Iterable[Source]) -> dict[str, QColor]:
    """A colour for each source of an article, which it keeps whatever comes and goes around it.

    While there are colours enough no two are alike; beyond that, no neighbours. A source new here
    begins with the colour that its id picks, so that another day mostly finds it again.
    """
    ids = [source.id for source in sources]
    taken = [0] * len(PALETTE)
    slots: dict[str, int] = {}
    for id in ids:
        slot = _given.pop(id, None)
        if slot is not None and (not taken[slot] or len(ids) > len(PALETTE)):
            slots[id] = slot
            taken[slot] += 1
    before = -1
    for id in ids:
        if id not in slots:
            slots[id] = _chosen(id, taken, before)
            taken[slots[id]] += 1
        before = _given[id] = slots[id]
    while len(_given) > KEPT:
        del _given[next(iter(_given))]
    return {id: QColor(PALETTE[slot]) for id, slot in slots.items()}


def _chosen(id: str, taken: Sequence[int], before: int) -> int:
    """The colour that fewest have, not that of the source above; among those, from its id on."""
    first = crc32(id.encode())
    return min(
        range(len(PALETTE)),
        key=lambda slot: (slot == before, taken[slot], (slot - first) % len(PALETTE)),
    )


def is_dark(palette: QPalette) -> bool:
    """Whether the ground is dark."""
    return palette.base().color().lightness() < 128


def state_colour(state: str, palette: QPalette) -> QColor:
    """The colour of a verification state."""
    return QColor(STATE_COLOURS.get(state, STATE_COLOURS["unverified"])[is_dark(palette)])


def terms_icon(source: Source) -> str:
    """The icon of its terms; empty on the record, which is the ordinary case."""
    return "vault" if source.confidential else TERMS_ICONS.get(source.terms, "")


def draw_state(painter: QPainter, box: QRectF, state: str, palette: QPalette) -> None:
    """The state as a shape: ring, half, two rings, tick, triangle, cross."""
    colour = state_colour(state, palette)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, box.width() * 0.12, c=Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = box.width() * 0.1
    _SHAPES.get(state, _ring)(painter, box.adjusted(inset, inset, -inset, -inset), colour, palette)
    painter.restore()


Shape = Callable[[QPainter, QRectF, QColor, QPalette], None]


def _ring(painter: QPainter, box: QRectF, colour: QColor, palette: QPalette) -> None:
    painter.drawEllipse(box)


def _half(painter: QPainter, box: QRectF, colour: QColor, palette: QPalette) -> None:
    painter.drawEllipse(box)
    painter.setBrush(colour)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPie(box, 180 * 16, 180 * 16)


def _double(painter: QPainter, box: QRectF, colour: QColor, palette: QPalette) -> None:
    painter.drawEllipse(box)
    painter.setBrush(colour)
    quarter = box.width() * 0.27
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(box.adjusted(quarter, quarter, -quarter, -quarter))


def _tick(painter: QPainter, box: QRectF, colour: QColor, palette: QPalette) -> None:
    painter.setBrush(colour)
    painter.drawEllipse(box)
    painter.setPen(QPen(palette.base().color(), box.width() * 0.15, c=Qt.PenCapStyle.RoundCap))
    x, y, wide, high = box.x(), box.y(), box.width(), box.height()
    corners = ((0.26, 0.52), (0.44, 0.70), (0.75, 0.32))
    points = [QPointF(x + wide * right, y + high * down) for right, down in corners]
    painter.drawPolyline(QPolygonF(points))


def _triangle(painter: QPainter, box: QRectF, colour: QColor, palette: QPalette) -> None:
    middle, high = box.center().x(), box.height()
    top = QPointF(middle, box.top())
    painter.drawPolygon(QPolygonF([top, box.bottomRight(), box.bottomLeft()]))
    painter.drawLine(
        QPointF(middle, box.top() + high * 0.42), QPointF(middle, box.top() + high * 0.62)
    )
    painter.drawPoint(QPointF(middle, box.top() + high * 0.82))


def _cross(painter: QPainter, box: QRectF, colour: QColor, palette: QPalette) -> None:
    painter.drawEllipse(box)
    inset = box.width() * 0.15
    inner = box.adjusted(inset, inset, -inset, -inset)
    painter.drawLine(inner.topLeft(), inner.bottomRight())


_SHAPES: Final[dict[str, Shape]] = {
    "unverified": _ring, "partly": _half, "corroborated": _double, "confirmed": _tick,
    "disputed": _triangle, "retracted": _cross,
}  # fmt: skip


def draw_claim(
    painter: QPainter, box: QRectF, colour: QColor, state: str, palette: QPalette
) -> None:
    """A stretch of the map: solid when sure, striped when partly, hollow when nobody checked."""
    pale = QColor(colour)
    pale.setAlphaF(0.22)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    radius = min(2.0, box.width() / 2)
    if state in ("confirmed", "corroborated"):
        painter.setBrush(colour)
        painter.drawRoundedRect(box, radius, radius)
    else:
        painter.setBrush(pale)
        painter.drawRoundedRect(box, radius, radius)
        if state == "partly":
            painter.setBrush(QBrush(stripes(colour)))
            painter.drawRoundedRect(box, radius, radius)
        edge = state_colour(state, palette) if state in ("disputed", "retracted") else colour
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(edge, 1.2))
        inner = box.adjusted(0.6, 0.6, -0.6, -0.6)
        painter.drawRoundedRect(inner, radius, radius)
        if state in ("disputed", "retracted"):
            painter.drawLine(QPointF(inner.left(), inner.center().y()),
                             QPointF(inner.right(), inner.center().y()))  # fmt: skip
    painter.restore()


_STRIPES: dict[str, QPixmap] = {}


def stripes(colour: QColor) -> QPixmap:
    """A tile of slanted stripes."""
    made = _STRIPES.get(colour.name())
    if made is None:
        made = QPixmap(6, 6)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 2))
        for shift in (-6, 0, 6):
            painter.drawLine(QPointF(shift - 1, 7), QPointF(shift + 7, -1))
        painter.end()
        _STRIPES[colour.name()] = made
    return made


def chip(name: str, of: QWidget) -> QPixmap:
    """A name as it is carried along under the pointer, in the font and colours of a widget."""
    metrics = of.fontMetrics()
    name = metrics.elidedText(name, Qt.TextElideMode.ElideRight, 180)
    size = QSize(metrics.horizontalAdvance(name) + 20, metrics.height() + 8)
    ratio = of.devicePixelRatioF()
    chip = QPixmap(size * ratio)
    chip.setDevicePixelRatio(ratio)
    chip.fill(Qt.GlobalColor.transparent)
    painter = QPainter(chip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(of.palette().highlight())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRect(QPoint(0, 0), size), 6, 6)
    painter.setPen(of.palette().highlightedText().color())
    painter.drawText(QRect(QPoint(0, 0), size), Qt.AlignmentFlag.AlignCenter, name)
    painter.end()
    return chip
