"""Scrolling: a thin bar that steps back, and how much of the page is seen around the caret."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint

from editor.qt.page import block_rect, fills
from editor.qt.surface import Surface

ROOM: Final = 90
"""Pixels that are seen below the line being written."""

_SHEET = """
QScrollBar:vertical {{ background: {ground}; width: 12px; margin: 0; border: none; }}
QScrollBar::handle:vertical {{
  background: {handle}; border-radius: 4px; min-height: 36px; margin: 2px;
}}
QScrollBar::handle:vertical:hover {{ background: {hover}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: none; }}
"""


def dress(edit: Surface) -> None:
    """Set the bar in the colours of the theme, on the ground that is beside it."""
    theme = edit.host.scene.style.theme
    handle, hover = ("#3d444d", "#57606a") if theme.name == "dark" else ("#c3c9d1", "#a3acb8")
    ground = theme.page if fills(edit) else theme.desk
    sheet = _SHEET.format(ground=ground, handle=handle, hover=hover)
    if edit.verticalScrollBar().styleSheet() != sheet:
        edit.verticalScrollBar().setStyleSheet(sheet)


def keep_room(edit: Surface) -> None:
    """Writing never happens at the very edge: below the line some of the page is seen."""
    bar, height = edit.verticalScrollBar(), edit.viewport().height()
    over = edit.cursorRect().bottom() - (height - min(ROOM, height // 5))
    if over > 0 and not edit.typewriter_mode:
        bar.setValue(bar.value() + over)


def show_top(edit: Surface) -> None:
    """Where the caret stands in the first block, the sheet's upper edge is seen too."""
    if edit.textCursor().blockNumber():
        return  # to ask where it is would have all that stands before it laid out at once
    bar = edit.verticalScrollBar()
    if edit.cursorRect().bottom() + bar.value() < edit.viewport().height():
        bar.setValue(0)


def top_of(edit: Surface) -> tuple[int, float]:
    """The number of the first block that is seen, and where its upper edge is in the viewport."""
    block = edit.cursorForPosition(QPoint(0, 0)).block()
    return block.blockNumber(), block_rect(edit, block).top()


def bring_to(edit: Surface, number: int, above: float) -> None:
    """Scroll until the upper edge of that block is there."""
    rect = block_rect(edit, edit.document().findBlockByNumber(number))
    bar = edit.verticalScrollBar()
    bar.setValue(bar.value() + round(rect.top() - above))
