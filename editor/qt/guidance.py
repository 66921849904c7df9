"""What a brief says of a block, beside it: a quiet line below it, and a meter near its limit.

The line stands there as long as the block has empty slots; an empty block shows it as its prompt
(`margin`). The meter keeps out of the way until little room is left.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from editor.lang.counting import count_characters, count_words
from editor.model.article import Block
from editor.model.brief import Limit
from editor.model.inline import readable
from editor.model.slots import without_slots
from editor.qt.lines import is_guided, shape_of
from editor.qt.margin import baseline_of, start_of
from editor.qt.surface import Seen, Surface
from editor.value import frozen

NEAR: Final = 0.85
"""Share of a limit from which on its meter is seen."""
BAR: Final = 46
"""Pixels of a full meter, at zoom 1."""
NARROWEST: Final = 26
"""Pixels below which a meter is not drawn, at zoom 1."""


@frozen
class Measure:
    """How much of a limit is used."""

    used: int
    limit: int

    @property
    def near(self) -> bool:
        """Whether little is left."""
        return self.used >= NEAR * self.limit

    @property
    def over(self) -> int:
        """How much is too much; 0 where nothing is."""
        return max(0, self.used - self.limit)


def measure(block: Block, limit: Limit) -> Measure | None:
    """The fuller of the block's limits, empty slots not counted; None where it has none."""
    text = readable(without_slots(block.inlines))
    found = [
        Measure(count(text), most)
        for most, count in ((limit.graphemes, count_characters), (limit.words, count_words))
        if most
    ]
    return max(found, key=lambda one: one.used / one.limit, default=None)


def paint(edit: Surface, painter: QPainter, seen: Seen) -> None:
    """Guidance and meter of one block."""
    scene = edit.host.scene
    guide = scene.guide(seen.block.id)
    if guide is None:
        return
    if is_guided(scene.article, seen.block):
        _line(edit, painter, seen, guide.guidance)
    found = measure(seen.block, guide.limit)
    if found is not None and found.near:
        _meter(edit, painter, seen, found)


def _line(edit: Surface, painter: QPainter, seen: Seen, words: str) -> None:
    style = edit.host.scene.style
    letters = style.label(9.5, 400)
    painter.setPen(style.color("faint"))
    indent = style.start_indent(shape_of(seen.block, "rtl" if seen.rtl else "ltr"))
    wide = seen.right - seen.left - indent
    shown = letters.metrics.elidedText(" ".join(words.split()), Qt.TextElideMode.ElideRight, wide)
    baseline = seen.rect.bottom() + letters.ascent + style.px(1)
    letters.write(painter, shown, start_of(seen, indent), baseline, rtl=seen.rtl)


def _meter(edit: Surface, painter: QPainter, seen: Seen, found: Measure) -> None:
    """At the far side of the column: figures, and a bar that is full at the limit."""
    style = edit.host.scene.style
    gap = style.px(10)
    wide = min(style.px(BAR), seen.left - gap - 4)
    if wide < style.px(NARROWEST):
        return
    rtl = edit.host.scene.article.direction == "rtl"
    x = seen.left - gap - wide if rtl else seen.right + gap
    middle = baseline_of(edit, seen)
    color = style.color("error" if found.over else "warning")
    letters = style.label(9, 600 if found.over else 500)
    painter.setPen(color)
    words = f"{found.used}/{found.limit}"
    letters.write(painter, words, x + wide if rtl else x, middle - style.px(2), rtl=rtl)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(style.color("edge"))
    tall = style.px(4)
    whole = QRectF(x, middle + style.px(4), wide, tall)
    painter.drawRoundedRect(whole, 2, 2)
    part = wide * min(1.0, found.used / found.limit)
    painter.setBrush(color)
    start = whole.right() - part if rtl else whole.left()
    painter.drawRoundedRect(QRectF(start, whole.top(), part, tall), 2, 2)
