"""Scrolling: a thin bar that steps back, and how much of the page is seen around the caret."""

from __future__ import annotations

from typing import Final

from editor.qt.page import fills
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
    bar = edit.verticalScrollBar()
    place = edit.cursorRect().bottom() + bar.value()
    if edit.textCursor().blockNumber() == 0 and place < edit.viewport().height():
        bar.setValue(0)
