"""Empty slots on the page: painted under their labels, entered whole, explained by a tip.

A required one has a full edge and a dot, the others a dashed edge. Changes no article.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QToolTip

from editor.edit.slots import Chip, chip_at, chips_of, whole
from editor.edit.state import Selection, size
from editor.lang.i18n import N_
from editor.model.brief import SLOT_TYPES, Slot
from editor.qt.offsets import to_unit, units
from editor.qt.reader import read_line
from editor.qt.surface import Seen, Surface

PAD: Final = 2.5
"""Pixels of a chip beside its label, at zoom 1."""
ROUND: Final = 5
EDGE: Final = 150
"""Of 255, how much of its colour an edge takes: the label is to be read first."""
DOT: Final = 2.4
"""Pixels of the radius of the dot that marks a required one, at zoom 1."""
REQUIRED: Final = N_("Must be filled before the article leaves")


def paint(edit: Surface, painter: QPainter, seen: Seen) -> None:
    """The chips of one block."""
    found = chips_of(seen.block, seen.place)
    if not found:
        return
    scene = edit.host.scene
    style, brief = scene.style, scene.article.brief
    for chip in found:
        slot = brief.slot(chip.name) if brief else None
        required = slot is not None and slot.required
        color = style.color("accent" if required else "faint")
        color.setAlpha(EDGE)
        edge = QPen(color, 1)
        if not required:
            edge.setDashPattern([3, 2.5])
        for number, rect in enumerate(rects(edit, seen, chip)):
            painter.setPen(edge)
            painter.setBrush(style.color("tint"))
            painter.drawRoundedRect(rect, style.px(ROUND), style.px(ROUND))
            if required and not number:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(style.color("accent"))
                x = rect.right() - style.px(1) if seen.rtl else rect.left() + style.px(1)
                size = style.px(DOT)
                painter.drawEllipse(QPointF(x, rect.top() + style.px(1)), size, size)


def enter(edit: Surface) -> None:
    """Where the caret was put into an empty slot, select all of it."""
    state = edit.host.state
    if state.selection.empty and whole(state) != state.selection:
        edit.select(whole(state))


def at(edit: Surface, point: QPoint) -> Chip | None:
    """The empty slot under a point of the viewport."""
    place = edit.position_of(edit.cursorForPosition(point))
    blocks = edit.host.scene.article.blocks
    if place.block >= len(blocks):
        return None
    near = (
        c for c in chips_of(blocks[place.block], place.block) if c.start <= place.offset <= c.end
    )
    return next(near, None)


def ask_speaker(edit: Surface, place: int) -> bool:
    """Ask who speaks in the block at that place, the caret at its end; not twice in a row."""
    block = edit.host.state.article.blocks[place]
    if block.id == edit.asked:
        return False
    edit.asked = block.id
    edit.select(Selection.at(place, size(block)))
    edit.speaker_wanted.emit()
    return True


def click(edit: Surface, place: int | None) -> None:
    """Ask who speaks in the block at that place, as often as it is clicked."""
    if place is not None:
        edit.asked = ""
        ask_speaker(edit, place)


def show_tip(edit: Surface, event: QHelpEvent) -> None:
    """Say what belongs into the slot under the pointer."""
    chip = at(edit, event.pos()) if hasattr(edit, "host") else None
    brief = edit.host.scene.article.brief if chip else None
    slot = brief.slot(chip.name) if brief and chip else None
    if slot is None:
        QToolTip.hideText()
    else:
        QToolTip.showText(event.globalPos(), tip(edit, slot), edit)


def tip(edit: Surface, slot: Slot) -> str:
    """The hint of a slot, or what sort of thing it asks for; and whether it must be filled."""
    say = edit.host.scene.say
    lines = [slot.hint or say(SLOT_TYPES[slot.type])]
    if slot.required:
        lines.append(say(REQUIRED))
    return "\n".join(lines)


def selected(edit: Surface) -> Chip | None:
    """The empty slot that is selected, all of it and nothing else."""
    state = edit.host.state
    chip = None if state.selection.empty else chip_at(state)
    if chip is None:
        return None
    ends = (state.selection.start, state.selection.end)
    return chip if ends == (chip.selection.start, chip.selection.end) else None


def rects(edit: Surface, seen: Seen, chip: Chip) -> Iterator[QRectF]:
    """Where the chip's label stands, line by line, in the viewport."""
    block = edit.document().findBlockByNumber(seen.place)
    layout: QTextLayout | None = block.layout()
    if layout is None:
        return
    pieces = read_line(block).pieces
    # From its first letter on, and not from the room before it.
    start = to_unit(pieces, chip.start + 1) - units(seen.block.text[chip.start])
    end = to_unit(pieces, chip.end)
    pad = edit.host.scene.style.px(PAD)
    left = layout.position().x() - edit.horizontalScrollBar().value()
    top = layout.position().y() - edit.verticalScrollBar().value()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first = max(start, line.textStart())
        last = min(end, line.textStart() + line.textLength())
        if first >= last:
            continue
        area = QRectF()
        for run in line.glyphRuns(first, last - first):
            area = area.united(run.boundingRect())
        if area.isEmpty():
            continue
        yield QRectF(
            left + area.left() - pad,
            top + line.y() + 1,
            area.width() + 2 * pad,
            line.height() - 2,
        )
