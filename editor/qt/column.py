"""The column of text: how wide it is, and what room is beside, above and below it.

Knows neither what is written in it nor what is painted beside it.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QTextFrameFormat

from editor.qt.scroll import dress
from editor.qt.surface import Surface

MEASURE: Final = 610
"""Pixels of the text column at zoom 1: 60 to 70 Arabic letters a line."""
GUTTER: Final = 96
"""Pixels beside the column, at zoom 1: kinds are told here."""
SHORTEST: Final = 520
"""Pixels of the column, at zoom 1, below which it no longer gives way to the gutter."""
NARROW: Final = 28
"""Pixels that stay beside the column in a narrow window."""


def lay_out(edit: Surface) -> None:
    """Keep it in the middle, with a readable measure and room below the last line."""
    if not hasattr(edit, "host"):
        return  # nothing is shown yet
    scene = edit.host.scene
    style = scene.style
    width, height = edit.viewport().width(), edit.viewport().height()
    room = (width - style.px(SHORTEST)) / 2
    gutter = min(style.px(GUTTER), room) if edit.kind_labels else NARROW
    beside = max(float(NARROW), gutter, (width - style.px(MEASURE)) / 2)
    scene.column = max(120.0, width - 2 * beside)
    dress(edit)
    root = edit.document().rootFrame()
    made = QTextFrameFormat(root.frameFormat())
    made.setLeftMargin(beside)
    made.setRightMargin(beside)
    made.setTopMargin(height * 0.42 if edit.typewriter_mode else style.px(64))
    made.setBottomMargin(height * 0.5)
    if made != root.frameFormat():
        edit.laying_out = True
        root.setFrameFormat(made)
        edit.laying_out = False
