"""What stands in the text as one character: citation markers, figures, tables, embeds, dividers.

Painted from the article, never from the document: the document holds only their ids. A table runs
in the direction of its block, first column at the start side, which Qt's own tables cannot do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QPixmap,
    QPyTextObject,
    QTextDocument,
    QTextFormat,
)

from editor.lang.direction import Direction
from editor.lang.i18n import N_
from editor.model.article import Block, Embed, Figure, Table
from editor.qt.drawing import Drawn, Ink, Paint, panel, put, rule, text, words
from editor.qt.lines import parts
from editor.qt.reader import KEY
from editor.qt.scene import Scene
from editor.qt.writer import CITATION, OBJECT_TYPES

TALLEST: Final = 460
"""Pixels that a picture may be high at zoom 1."""
PAD: Final = 8.0
GAP: Final = 6.0
MARKER: Final = 0.66
"""Size of a citation marker, as a part of the text's."""
CENTER: Final = Qt.AlignmentFlag.AlignHCenter


def register(document: QTextDocument, scene: Scene) -> None:
    """Teach a document to show our objects."""
    layout = document.documentLayout()
    layout.registerHandler(CITATION, CitationObject(document, scene))
    handler = BlockObject(document, scene)
    for number in OBJECT_TYPES.values():
        layout.registerHandler(number, handler)


class CitationObject(QPyTextObject):
    """The small number behind a claim."""

    def __init__(self, document: QTextDocument, scene: Scene) -> None:
        super().__init__(document)
        self.scene = scene
        self._fonts: dict[str, tuple[QFont, QFontMetricsF]] = {}
        self._sizes: dict[tuple[str, str], QSizeF] = {}
        """By kind and marker: Qt asks at every layout of a line, and again at every caret step."""

    def intrinsicSize(self, document: QTextDocument, place: int, made: QTextFormat) -> QSizeF:
        _, kind, id = parts(made.stringProperty(KEY))
        asked = kind, self._marker(id)
        if asked not in self._sizes:
            font = made.toCharFormat().font()
            ascent = QFontMetricsF(font).ascent()
            font.setPointSizeF(font.pointSizeF() * MARKER)
            font.setFamilies(self.scene.style.families("sans"))
            width = QFontMetricsF(font).horizontalAdvance(asked[1])
            self._sizes[asked] = QSizeF(width + self.scene.style.px(2), ascent * 0.92)
        return self._sizes[asked]

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, document: QTextDocument, place: int,
        made: QTextFormat,
    ) -> None:  # fmt: skip
        style = self.scene.style
        _, kind, id = parts(made.stringProperty(KEY))
        if kind not in self._fonts:
            font = made.toCharFormat().font()
            font.setPointSizeF(font.pointSizeF() * MARKER)
            font.setFamilies(style.families("sans"))
            font.setWeight(font.Weight.Medium)
            self._fonts[kind] = font, QFontMetricsF(font)
        font, metrics = self._fonts[kind]
        marker = self._marker(id)
        painter.save()
        painter.setFont(font)
        painter.setPen(style.color("accent"))
        x = rect.center().x() - metrics.horizontalAdvance(marker) / 2
        painter.drawText(QPointF(x, rect.top() + metrics.capHeight() * 1.5), marker)
        painter.restore()

    def _marker(self, id: str) -> str:
        return f"[{self.scene.numbers.get(id, '?')}]"


class BlockObject(QPyTextObject):
    """A figure, table, embed or divider as wide as the column."""

    def __init__(self, document: QTextDocument, scene: Scene) -> None:
        super().__init__(document)
        self.scene = scene

    def intrinsicSize(self, document: QTextDocument, place: int, made: QTextFormat) -> QSizeF:
        drawn = self._drawn(made)
        return QSizeF(drawn.width, drawn.height)

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, document: QTextDocument, place: int,
        made: QTextFormat,
    ) -> None:  # fmt: skip
        painter.save()
        painter.translate(QPointF(rect.topLeft()))
        for paint in self._drawn(made).paints:
            paint(painter)
        painter.restore()

    def _drawn(self, made: QTextFormat) -> Drawn:
        scene = self.scene
        id = parts(made.stringProperty(KEY))[2]
        block = scene.block(id)
        if block is None:
            return Drawn(10, 10, ())
        width = scene.column - 2
        # The values themselves are kept, not their id(): a dead one's id may come again.
        wanted = (block, width, scene.style, scene.ratio, scene.article.media, scene.say)
        known = scene.drawn.get(id)
        if known is not None and all(map(lambda a, b: a is b or a == b, known[0], wanted)):  # type: ignore[call-overload]
            return known[1]  # type: ignore[return-value]
        drawn = _DRAW[block.kind](scene, block, width, scene.article.direction_of(block))
        scene.drawn[id] = (wanted, drawn)
        return drawn


def _figure(scene: Scene, block: Block, width: float, direction: Direction) -> Drawn:
    style, figure = scene.style, block.figure or Figure()
    paints: list[Paint] = []
    picture = _picture(scene, figure.media, width)
    if picture is None:
        height = style.px(150)
        paints.append(panel(QRectF(0, 0, width, height), style.color("tint"), style.color("edge")))
        missing = words(scene, text(scene.say(N_("The image is not in the article"))),
                        Ink(align=CENTER), direction, width)  # fmt: skip
        paints.append(put(missing, 0, height / 2 - missing.size().height() / 2))
    else:
        height = picture.height() / picture.devicePixelRatio()
        paints.append(_shown(picture, (width - picture.width() / picture.devicePixelRatio()) / 2))
    if not figure.alt.strip():
        hint = words(scene, text(scene.say(N_("No description for those who cannot see it"))),
                     Ink(9.5, 500, "warning"), direction)  # fmt: skip
        size = hint.size()
        x = PAD if direction == "ltr" else width - size.width() - 3 * PAD
        box = QRectF(x, PAD, size.width() + 2 * PAD, size.height() + 4)
        paints += [
            panel(box, style.color("page"), style.color("warning"), box.height() / 2),
            put(hint, x + PAD, PAD + 2),
        ]
    return _captioned(scene, block, direction, width, height, paints, figure.credit)


def _captioned(
    scene: Scene, block: Block, direction: Direction, width: float, height: float,
    paints: list[Paint], credit: str,
) -> Drawn:  # fmt: skip
    """The object with its caption and credit below."""
    lines = [(block.inlines, Ink(12.5))] if block.inlines else []
    if not block.inlines and block.kind == "figure":
        lines = [(text(scene.say(N_("Caption"))), Ink(12.5, color="faint"))]
    if credit:
        lines.append((text(credit), Ink(10.5, color="faint")))
    for number, (inlines, ink) in enumerate(lines):
        document = words(scene, inlines, ink, direction, width)
        height += GAP if number == 0 else 1
        paints.append(put(document, 0, height))
        height += document.size().height()
    return Drawn(width, height, tuple(paints))


def _picture(scene: Scene, media: str, width: float) -> QPixmap | None:
    """The image as large as it may be shown, in device pixels."""
    found = scene.article.medium(media) if media else None
    image = QImage.fromData(found.data) if found is not None else QImage()
    if image.isNull():
        return None
    ratio = scene.ratio
    wide = min(width, max(image.width(), width * 0.5))
    scaled = image.scaled(
        round(wide * ratio), round(scene.style.px(TALLEST) * ratio),
        Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation,
    )  # fmt: skip
    picture = QPixmap.fromImage(scaled)
    picture.setDevicePixelRatio(ratio)
    return picture


def _shown(picture: QPixmap, x: float) -> Paint:
    size = picture.deviceIndependentSize()

    def paint(painter: QPainter) -> None:
        path = QPainterPath()
        path.addRoundedRect(QRectF(x, 0, size.width(), size.height()), 6, 6)
        painter.save()
        painter.setClipPath(path)
        painter.drawPixmap(QPointF(x, 0), picture)
        painter.restore()

    return paint


def _table(scene: Scene, block: Block, width: float, direction: Direction) -> Drawn:
    style, table = scene.style, block.table or Table()
    paints: list[Paint] = []
    y = 0.0
    if block.inlines:
        caption = words(scene, block.inlines, Ink(12.5, 600, "strong_ink"), direction, width)
        paints.append(put(caption, 0, 0))
        y = caption.size().height() + GAP
    top = y
    columns = _columns(scene, table, width, direction)
    pad = style.px(PAD)
    for number, row in enumerate(table.rows):
        heading = number == 0 and table.header_row
        cells: list[QTextDocument] = []
        for place, cell in enumerate(row):
            bold = heading or (place == 0 and table.header_column)
            ink = Ink(12.5, 600 if bold else 400, "strong_ink" if bold else "ink")
            cells.append(words(scene, cell, ink, direction, columns[place] - 2 * pad))
        height = max(cell.size().height() for cell in cells) + 1.4 * pad
        if heading:
            paints.append(panel(QRectF(0, y, width, height), style.color("tint"), radius=0))
        x = 0.0
        for shown, wide in zip(cells, columns, strict=True):
            left = x if direction == "ltr" else width - x - wide
            paints.append(put(shown, left + pad, y + 0.7 * pad))
            x += wide
        y += height
        paints.append(rule(0, y, width, style.color("accent" if heading else "edge")))
    paints.insert(0, rule(0, top, width, style.color("edge")))
    return Drawn(width, y + 2, tuple(paints))


def _columns(scene: Scene, table: Table, width: float, direction: Direction) -> Sequence[float]:
    """How wide each column is: as its words want, each at least half of an even share."""
    count = len(table.rows[0]) if table.rows else 1
    pad = 2 * scene.style.px(PAD) + 2
    wants = [0.0] * count
    for row in table.rows[:40]:
        for place, cell in enumerate(row):
            ideal = words(scene, cell, Ink(12.5, 600), direction).idealWidth() + pad
            wants[place] = max(wants[place], min(ideal, width * 0.6))
    least = width / count * 0.5
    wants = [max(want, least) for want in wants]
    return [want * width / sum(wants) for want in wants]


def _embed(scene: Scene, block: Block, width: float, direction: Direction) -> Drawn:
    style, embed = scene.style, block.embed or Embed()
    pad = style.px(16)
    site = embed.url.partition("//")[2].partition("/")[0] or embed.url
    rows = [
        words(scene, text(embed.title or site), Ink(13, 600, "strong_ink"), direction,
              width - 2 * pad),
        words(scene, text(f"\u2066{embed.url}\u2069"), Ink(10.5, 400, "accent"), direction,
              width - 2 * pad),
    ]  # fmt: skip
    paints: list[Paint] = []
    y = pad * 0.75
    for shown in rows:
        paints.append(put(shown, pad, y))
        y += shown.size().height() + 2
    height = y + pad * 0.6
    paints.insert(0, panel(QRectF(0.5, 0.5, width - 1, height), style.color("tint"),
                           style.color("edge")))  # fmt: skip
    return _captioned(scene, block, direction, width, height + 2, paints, "")


def _divider(scene: Scene, block: Block, width: float, direction: Direction) -> Drawn:
    style = scene.style

    def paint(painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(style.color("faint"))
        for step in (-1, 0, 1):
            center = QPointF(width / 2 + step * style.px(18), style.px(16))
            painter.drawEllipse(center, style.px(2), style.px(2))

    return Drawn(width, style.px(32), (paint,))


_DRAW: Final[dict[str, Callable[[Scene, Block, float, Direction], Drawn]]] = {
    "figure": _figure,
    "table": _table,
    "embed": _embed,
    "divider": _divider,
}
