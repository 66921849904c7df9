"""What is painted around the text: the sheet, tints and bars, markers, names, labels, prompts.

Only blocks that are to be seen are looked at. Changes neither document nor article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QRegion, QTextBlock, QTextCursor

from editor.edit.slots import awaited_speaker
from editor.edit.state import Position
from editor.model.article import Article
from editor.model.inline import OBJECT
from editor.model.kinds import KIND
from editor.qt import chips, guidance, invisibles, margin
from editor.qt.lines import is_guided, parts
from editor.qt.offsets import to_point
from editor.qt.reader import KEY, read_line
from editor.qt.style import GUIDED, SHEET, Style
from editor.qt.surface import Seen, Surface

ROUND: float = 6
"""Pixels of the radius of the sheet's corners."""
SLACK: float = 4
"""Pixels that signs beside a line may be taller than the line."""
RectOf = Callable[[QTextBlock], QRectF]
NEAR: int = 40
"""Blocks to walk from the one painted last before Qt is asked where something is."""


def paint_behind(edit: Surface, painter: QPainter, dirty: QRect, shown: Sequence[Seen]) -> None:
    """The sheet, and what lies under the words."""
    style = edit.host.scene.style
    sheet = _sheet(edit)
    # Inside its edges the sheet is there already: it is the ground of the viewport.
    inside = sheet.adjusted(ROUND, ROUND, -ROUND, -ROUND).toRect()
    beside = QRegion(dirty).subtracted(QRegion(inside))
    if not beside.isEmpty():
        painter.setClipRegion(beside)
        painter.fillRect(dirty, style.color("desk"))
        painter.setPen(style.color("edge"))
        painter.setBrush(style.color("page"))
        # What lies far outside is cut off: its size would cost time, and is not seen.
        far = QRectF(dirty).adjusted(-4 * ROUND, -4 * ROUND, 4 * ROUND, 4 * ROUND)
        painter.drawRoundedRect(sheet.intersected(far), ROUND, ROUND)
        painter.setClipping(False)
    for seen in shown:
        _tint(painter, style, seen, edit.host.scene.article)
        chips.paint(edit, painter, seen)


def paint_over(edit: Surface, painter: QPainter, shown: Sequence[Seen]) -> None:
    """Markers, names, prompts and labels; in focus mode a veil over all but the caret's block."""
    current = edit.textCursor().blockNumber()
    for seen in shown:
        if edit.invisibles:
            invisibles.paint(edit, painter, seen)
        margin.paint(edit, painter, seen, current=seen.place == current)
        guidance.paint(edit, painter, seen)
        if edit.focus_mode and seen.place != current:
            veil = edit.host.scene.style.color("page")
            veil.setAlpha(165)
            sheet, area = _sheet(edit), seen.rect
            if seen.block.speaker or awaited_speaker(edit.host.scene.article, seen.block):
                area = area.united(margin.speaker_area(edit, seen))
            # As far as the tint of a quotation reaches; nothing else has so much room around it.
            more = edit.host.scene.style.px(14) if seen.block.kind == "quotation" else 4
            wide = QRectF(sheet.left() + 1, area.top() - more,
                          sheet.width() - 2, area.height() + 2 * more)  # fmt: skip
            painter.fillRect(wide, veil)


def visible(edit: Surface, dirty: QRect) -> Iterator[Seen]:
    """The blocks that touch the dirty part of the viewport, and one more on each side."""
    scene = edit.host.scene
    blocks = scene.article.blocks
    rect_of = _rects(edit)
    top, bottom = dirty.top(), dirty.bottom()
    block = _first(edit, top, rect_of)
    place = block.blockNumber()
    left = (edit.viewport().width() - scene.column) / 2
    right = left + scene.column
    while block.isValid() and place < len(blocks):
        rect = rect_of(block)
        if rect.top() > bottom + 80:
            return
        rtl = block.textDirection() == Qt.LayoutDirection.RightToLeft
        touched = rect.bottom() + SLACK > top and rect.top() - SLACK < bottom
        yield Seen(place, blocks[place], rect, left, right, rtl, touched)
        block, place = block.next(), place + 1


def _first(edit: Surface, top: int, rect_of: RectOf) -> QTextBlock:
    """The block before the one at that height of the viewport.

    Most often it is near the one painted last; Qt would look for it from the article's start.
    """
    document, steps = edit.document(), NEAR
    block = document.findBlockByNumber(edit.topmost)
    block = block if block.isValid() else document.begin()
    before = block.previous()
    while steps and before.isValid() and rect_of(block).top() > top:
        block, before, steps = before, before.previous(), steps - 1
    after = block.next()
    while steps and after.isValid() and rect_of(after).top() <= top:
        block, after, steps = after, after.next(), steps - 1
    if not steps:
        block = edit.cursorForPosition(QPoint(edit.viewport().width() // 2, top)).block()
    edit.topmost = block.blockNumber()
    before = block.previous()
    return before if before.isValid() else block


def block_rect(edit: Surface, block: QTextBlock) -> QRectF:
    """Where the block's lines are, in the viewport."""
    return _rects(edit)(block)


def _rects(edit: Surface) -> RectOf:
    """`block_rect` for as long as nothing is scrolled."""
    bounding = edit.document().documentLayout().blockBoundingRect
    dx, dy = edit.horizontalScrollBar().value(), edit.verticalScrollBar().value()
    return lambda block: bounding(block).translated(-dx, -dy)


def position_at(edit: Surface, cursor: QTextCursor) -> Position:
    """The article's position of a document cursor."""
    block = cursor.block()
    return Position(block.blockNumber(), to_point(read_line(block).pieces,
                                                  cursor.positionInBlock()))  # fmt: skip


def object_at(edit: Surface, point: QPointF) -> str:
    """The id of the block object or citation under the point; empty where there is none."""
    place = object_place(edit, point)
    if place is None:
        return ""
    cursor = QTextCursor(edit.document())
    cursor.setPosition(place + 1)
    return parts(cursor.charFormat().stringProperty(KEY))[2]


def object_place(edit: Surface, point: QPointF) -> int | None:
    """Where in the document the block object or citation under the point is."""
    document = edit.document()
    offset = QPointF(edit.horizontalScrollBar().value(), edit.verticalScrollBar().value())
    hit = document.documentLayout().hitTest(point + offset, Qt.HitTestAccuracy.ExactHit)
    if hit >= 0 and document.characterAt(hit) == OBJECT:
        return hit
    # The further half of a thing is hit as the place behind it; so is what follows it.
    if hit < 1 or document.characterAt(hit - 1) != OBJECT:
        return None
    cursor = QTextCursor(document)
    edges = []
    for place in (hit - 1, hit):
        cursor.setPosition(place)
        edges.append(edit.cursorRect(cursor).center().x())
    return hit - 1 if min(edges) <= point.x() <= max(edges) else None


def speaker_at(edit: Surface, point: QPoint) -> int | None:
    """The block whose speaker, still to be named, is asked for under the point."""
    article = edit.host.scene.article
    for seen in visible(edit, QRect(point, point)):
        asked = awaited_speaker(article, seen.block)
        if asked and margin.speaker_area(edit, seen).contains(QPointF(point)):
            return seen.place
    return None


def fills(edit: Surface) -> bool:
    """Whether there is no room to show the edges of the sheet."""
    scene = edit.host.scene
    return (edit.viewport().width() - scene.column) / 2 < scene.style.px(SHEET) + 12


def _sheet(edit: Surface) -> QRectF:
    scene = edit.host.scene
    left = (edit.viewport().width() - scene.column) / 2
    beside = scene.style.px(SHEET)
    if fills(edit):
        return QRectF(edit.viewport().rect()).adjusted(-12, -12, 12, 12)
    top = 20.0 - edit.verticalScrollBar().value()
    height = edit.document().size().height() - 40
    return QRectF(
        left - beside, top, scene.column + 2 * beside, max(height, edit.viewport().height() - 40.0)
    )


def _tint(painter: QPainter, style: Style, seen: Seen, article: Article) -> None:
    block = seen.block
    if KIND[block.kind].container == "box" or block.group:
        _box(painter, style, seen, article)
    if block.kind == "quotation":
        spoken = style.px(28) if block.speaker or awaited_speaker(article, block) else 0
        spoken += style.px(GUIDED) if is_guided(article, block) else 0
        area = QRectF(seen.left, seen.rect.top() - style.px(8), seen.right - seen.left,
                      seen.rect.height() + style.px(16) + spoken)  # fmt: skip
        _barred(painter, style, seen, area, "tint", "quote_bar")
    elif block.kind in ("correction", "update"):
        area = QRectF(seen.left, seen.rect.top() - style.px(6), seen.right - seen.left,
                      seen.rect.height() + style.px(12))  # fmt: skip
        _barred(painter, style, seen, area, "box", "note")
    elif block.kind == "pull_quote":
        middle, wide = (seen.left + seen.right) / 2, style.px(72)
        for y in (seen.rect.top() - style.px(16), seen.rect.bottom() + style.px(16)):
            painter.fillRect(QRectF(middle - wide / 2, y, wide, 2), style.color("accent"))


def _barred(painter: QPainter, style: Style, seen: Seen, area: QRectF, tint: str, bar: str) -> None:
    painter.fillRect(area, style.color(tint))
    wide = style.px(4)
    x = area.right() - wide if seen.rtl else area.left()
    painter.fillRect(QRectF(x, area.top(), wide, area.height()), style.color(bar))


def _box(painter: QPainter, style: Style, seen: Seen, article: Article) -> None:
    """One block's part of a box; the parts of a run meet without a seam."""
    first = not _together(article, seen.place - 1, seen.place)
    last = not _together(article, seen.place, seen.place + 1)
    gap = style.px(26)
    top = seen.rect.top() - (style.px(12) if first else gap)
    # A line has room for marks below it, and what follows the box must not stick to it.
    bottom = seen.rect.bottom() + (style.px(4) if last else gap)
    area = QRectF(seen.left, top, seen.right - seen.left, bottom - top)
    painter.fillRect(area, style.color("box"))
    edge = style.color("box_edge")
    painter.fillRect(QRectF(area.left(), top, 1, bottom - top), edge)
    painter.fillRect(QRectF(area.right() - 1, top, 1, bottom - top), edge)
    if first:
        painter.fillRect(QRectF(area.left(), top, area.width(), style.px(3)), style.color("note"))
    if last:
        painter.fillRect(QRectF(area.left(), bottom - 1, area.width(), 1), edge)


def _together(article: Article, place: int, other: int) -> bool:
    """Whether two neighbours are in one fact box."""
    if place < 0 or other >= len(article.blocks):
        return False
    one, two = article.blocks[place], article.blocks[other]
    if one.group or two.group:
        return one.group == two.group
    boxed = KIND[one.kind].container == "box" and KIND[two.kind].container == "box"
    return boxed and two.kind != "box_heading"
