"""What is written and not seen: spaces, tabs, breaks and controls, as quiet signs over the text.

Painted and never laid out: the words stand where they stand without the signs, and the signs are
grey, which Qt's own are not. What only the view put between the words is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QTextLayout, QTextLine

from editor.model.kinds import KIND
from editor.qt.lines import LINE_BREAK, VIEW_ONLY, Piece, parts
from editor.qt.reader import read_line
from editor.qt.surface import Seen, Surface

END: Final = "¶"
SIGNS: Final[dict[str, str]] = {
    " ": "·", "\u00a0": "°", "\u202f": "°", "\t": "→", LINE_BREAK: "↵",
    "\u200b": "|", "\u200c": "¦", "\u200d": "+", "\u2060": "|", "\ufeff": "|",
    "\u200e": "›", "\u200f": "‹", "\u061c": "‹", "\u2066": "›", "\u2067": "‹", "\u2068": "‹",
    "\u2069": "|", "\u202a": "›", "\u202b": "‹", "\u202c": "|", "\u202d": "›", "\u202e": "‹",
    "\u00ad": "-",
}  # fmt: skip
"""What stands for each; where it has no width of its own it stands above the line, on a hair."""
SPACES: Final = frozenset((" ", "\u00a0", "\u202f", "\t", LINE_BREAK))
SOFT: Final = 165
"""Of 255, how much of the colour the signs take."""


def paint(edit: Surface, painter: QPainter, seen: Seen) -> None:
    """The signs of one block that is to be painted."""
    block = edit.document().findBlockByNumber(seen.place)
    layout: QTextLayout | None = block.layout()
    if not seen.touched or layout is None or KIND[seen.block.kind].content == "object":
        return
    style = edit.host.scene.style
    color = style.color("faint")
    color.setAlpha(SOFT)
    painter.setPen(QPen(color, style.px(1)))
    painter.setFont(style.font(seen.block.kind, weight=400))
    signs = tuple(_signs(read_line(block).pieces))
    left = layout.position().x() - edit.horizontalScrollBar().value()
    top = seen.rect.top() - layout.boundingRect().top()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        origin = QPointF(left, top)
        start, end = line.textStart(), line.textStart() + line.textLength()
        for place, char in signs:
            if start <= place < end:
                _sign(painter, line, place, char, origin, style.px(1))
    if layout.lineCount():
        last = layout.lineAt(layout.lineCount() - 1)
        _end(painter, last, block.length() - 1, QPointF(left, top), seen.rtl)


def _signs(pieces: tuple[Piece, ...]) -> Iterator[tuple[int, str]]:
    """What is to be shown, each with its place in UTF-16 units."""
    place = 0
    for words, key in pieces:
        ours = parts(key)[0] == "v"
        for char in words:
            if char in SIGNS and not (ours and char in VIEW_ONLY):
                yield place, char
            place += 1 if char <= "\uffff" else 2


def _sign(
    painter: QPainter, line: QTextLine, place: int, char: str, origin: QPointF, px: float
) -> None:
    leading = _x(line, place, QTextLine.Edge.Leading)
    trailing = _x(line, place, QTextLine.Edge.Trailing)
    middle = origin.x() + (leading + trailing) / 2
    top = origin.y() + line.y()
    if char not in SPACES:
        hair = QPointF(middle, top + 3 * px), QPointF(middle, top + line.height() - 3 * px)
        painter.drawLine(*hair)
    sign = SIGNS[char]
    metrics = QFontMetricsF(painter.font())
    wide = metrics.horizontalAdvance(sign)
    baseline = top + line.ascent()
    if char not in SPACES:
        baseline -= line.ascent() * 0.55
    painter.drawText(QPointF(middle - wide / 2, baseline), sign)


def _end(painter: QPainter, line: QTextLine, end: int, origin: QPointF, rtl: bool) -> None:
    """The sign of the paragraph's end, beyond the last word."""
    natural: QRectF = line.naturalTextRect()
    last = _x(line, end, QTextLine.Edge.Leading)
    wide = QFontMetricsF(painter.font()).horizontalAdvance(END)
    x = min(natural.left(), last) - wide - 1 if rtl else max(natural.right(), last) + 1
    painter.drawText(QPointF(origin.x() + x, origin.y() + line.y() + line.ascent()), END)


def _x(line: QTextLine, place: int, edge: QTextLine.Edge) -> float:
    found: tuple[float, int] = line.cursorToX(place, edge)  # type: ignore[assignment]
    return found[0]
