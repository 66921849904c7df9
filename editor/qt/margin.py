"""What is painted beside the words: list markers, speakers, prompts, kinds, directions."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from editor.edit.slots import awaited_speaker
from editor.edit.structure import body_start
from editor.lang.i18n import N_
from editor.model.article import Article, Block
from editor.model.kinds import KIND
from editor.qt.lines import is_guided, shape_of
from editor.qt.style import GUIDED, SHEET
from editor.qt.surface import Seen, Surface

PROMPTS: Final[dict[str, str]] = {
    "kicker": N_("Kicker above the headline"),
    "headline": N_("Headline of the article"),
    "standfirst": N_("Standfirst: the story in one or two sentences"),
    "byline": N_("Who wrote it"),
    "dateline": N_("Place and date"),
    "lede": N_("What happened, who, where, when?"),
    "section_heading": N_("Section heading"),
    "subheading": N_("Subheading"),
    "quotation": N_("What was said"),
    "pull_quote": N_("Words to pull out"),
    "box_heading": N_("Heading of the fact box"),
    "question": N_("Question"),
    "answer": N_("Answer"),
}
"""What an empty block of a kind asks for."""
START: Final = N_("Write here…")
BULLETS: Final = "•◦▪"
SPEAKER: Final = (11, 600)
"""The size and weight in which speakers are named."""
LABELS: Final = (9.0, 8.5, 8.0, 7.5)
"""Points of the labels in the margin: as large as the sheet's width allows."""
QUIET: Final = frozenset(("paragraph", "list_item", "box_body", "divider"))
"""Kinds that are told in the margin only where the caret stands."""


def paint(edit: Surface, painter: QPainter, seen: Seen, *, current: bool) -> None:
    """Everything beside one block."""
    block, article = seen.block, edit.host.scene.article
    if block.speaker or awaited_speaker(article, block):
        _speaker(edit, painter, seen)
    if not seen.touched:
        return
    if block.kind == "list_item":
        _marker(edit, painter, seen, article)
    if not block.inlines and KIND[block.kind].content == "text":
        _prompt(edit, painter, seen, article)
    if edit.kind_labels:
        _label(edit, painter, seen, current=current)
    if (block.direction or article.direction) != article.direction or (
        seen.rtl != (article.direction == "rtl")
    ):
        _badge(edit, painter, seen)
    if current and KIND[block.kind].content == "object":
        style = edit.host.scene.style
        painter.setPen(style.color("accent"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        area = QRectF(seen.left, seen.rect.top(), seen.right - seen.left, seen.rect.height())
        painter.drawRoundedRect(area.adjusted(-5, -5, 5, 5), 8, 8)


def baseline_of(edit: Surface, seen: Seen) -> float:
    """Where the first line of the block stands."""
    block = edit.document().findBlockByNumber(seen.place)
    layout = block.layout()
    if layout is None or not layout.lineCount():
        return seen.rect.top() + 20
    line = layout.lineAt(0)
    return seen.rect.top() + line.y() + line.ascent()


def start_of(seen: Seen, indent: float) -> float:
    return seen.right - indent if seen.rtl else seen.left + indent


def _marker(edit: Surface, painter: QPainter, seen: Seen, article: Article) -> None:
    style, block = edit.host.scene.style, seen.block
    indent = style.start_indent(shape_of(block, "rtl" if seen.rtl else "ltr"))
    letters = style.lettering("list_item")
    painter.setPen(style.color("accent"))
    if block.ordered:
        words = f"{ordinal(article, seen.place)}."
    else:
        words = BULLETS[block.level % len(BULLETS)]
    x = start_of(seen, indent - letters.advance(words) - style.px(9))
    letters.write(painter, words, x, baseline_of(edit, seen), rtl=seen.rtl)


def ordinal(article: Article, place: int) -> int:
    """The number of an ordered item: how many of its level the list has up to it."""
    own = article.blocks[place]
    number = 0
    while place >= 0:
        block = article.blocks[place]
        if KIND[block.kind].container != "list" or block.group != own.group:
            break
        if block.level < own.level or (block.level == own.level and not block.ordered):
            break
        number += block.level == own.level
        place -= 1
    return number


def _speaker(edit: Surface, painter: QPainter, seen: Seen) -> None:
    """Who speaks; where that is still to be named, what is asked for, as a chip."""
    style, block = edit.host.scene.style, seen.block
    awaited = awaited_speaker(edit.host.scene.article, block)
    letters = style.label(*SPEAKER)
    area = speaker_area(edit, seen)
    if awaited:
        edge = QPen(style.color("faint"), 1)
        edge.setDashPattern([3, 2.5])
        painter.setPen(edge)
        painter.setBrush(style.color("tint"))
        painter.drawRoundedRect(area.adjusted(-3, 0, 3, 0), style.px(5), style.px(5))
    words = awaited or block.speaker
    if block.kind == "quotation":
        words = f"— {words}"
    accent = awaited or block.kind != "quotation"
    painter.setPen(style.color("accent" if accent else "muted"))
    x = area.right() if seen.rtl else area.left()
    baseline = area.top() + letters.ascent
    letters.write(painter, words, x, baseline, rtl=seen.rtl)


def speaker_area(edit: Surface, seen: Seen) -> QRectF:
    """Where the speaker of a block stands, in the viewport."""
    scene, block = edit.host.scene, seen.block
    letters = scene.style.label(*SPEAKER)
    words = awaited_speaker(scene.article, block) or block.speaker
    wide = letters.advance(f"— {words}" if block.kind == "quotation" else words)
    x = start_of(seen, scene.style.start_indent(shape_of(block, "rtl" if seen.rtl else "ltr")))
    if block.kind == "quotation":
        under = scene.style.px(GUIDED + 4) if is_guided(scene.article, block) else 0
        top = seen.rect.bottom() + scene.style.px(2) + under
    else:
        top = seen.rect.top() - letters.height - scene.style.px(2)
    return QRectF(x - wide if seen.rtl else x, top, wide, letters.height)


def _prompt(edit: Surface, painter: QPainter, seen: Seen, article: Article) -> None:
    scene = edit.host.scene
    guide = scene.guide(seen.block.id)
    words = (guide.guidance if guide else "") or PROMPTS.get(seen.block.kind, "")
    if not words and _alone(article, seen.block):
        words = START
    layout = edit.document().findBlockByNumber(seen.place).layout()
    if not words or (layout is not None and layout.preeditAreaText()):
        return
    letters = scene.style.lettering(seen.block.kind)
    color = scene.style.color("faint")
    color.setAlpha(150)
    painter.setPen(color)
    indent = scene.style.start_indent(shape_of(seen.block, "rtl" if seen.rtl else "ltr"))
    if edit.invisibles:  # the sign at the end of the line is all there is on it
        indent += 1.4 * letters.advance("¶")
    x = start_of(seen, indent)
    letters.write(painter, scene.say(words), x, baseline_of(edit, seen), rtl=seen.rtl)


def _alone(article: Article, block: Block) -> bool:
    """Whether the block is the whole body."""
    place = body_start(article.blocks)
    return place == len(article.blocks) - 1 and article.blocks[place] is block


def _label(edit: Surface, painter: QPainter, seen: Seen, *, current: bool) -> None:
    scene = edit.host.scene
    kind = KIND[seen.block.kind]
    room = min(seen.left, scene.style.px(SHEET))
    if room < scene.style.px(66) or (kind.id in QUIET and not current):
        return
    words = scene.say(kind.label)
    room -= scene.style.px(18)
    sizes = (scene.style.label(size) for size in LABELS)
    letters = next((one for one in sizes if one.advance(words) <= room), None)
    letters = letters or scene.style.label(LABELS[-1])
    painter.setPen(scene.style.color("accent" if current else "faint"))
    rtl = scene.article.direction == "rtl"
    x = seen.right + scene.style.px(14) if rtl else seen.left - scene.style.px(14)
    baseline = baseline_of(edit, seen)
    if kind.content == "object":
        baseline = seen.rect.top() + scene.style.px(16)
    # The label begins at the column and runs away from it.
    letters.write(painter, words, x, baseline, rtl=not rtl)


def _badge(edit: Surface, painter: QPainter, seen: Seen) -> None:
    """A small arrow at the far side of the column, where a block runs the other way."""
    style = edit.host.scene.style
    rtl = edit.host.scene.article.direction == "rtl"
    size = style.px(18)
    x = seen.left - size - style.px(14) if rtl else seen.right + style.px(14)
    middle = QPointF(x + size / 2, baseline_of(edit, seen) - style.px(6))
    painter.setPen(style.color("edge"))
    painter.setBrush(style.color("tint"))
    painter.drawRoundedRect(QRectF(x, middle.y() - size / 2, size, size), 4, 4)
    painter.setPen(style.color("muted"))
    step = size * 0.28 * (-1 if seen.rtl else 1)
    tip = QPointF(middle.x() + step, middle.y())
    painter.drawLine(QPointF(middle.x() - step, middle.y()), tip)
    for up in (-1, 1):
        painter.drawLine(QPointF(tip.x() - step * 0.7, tip.y() + up * size * 0.18), tip)
