"""What lies over the text without being in it: find matches and findings, as extra selections.

Kept by name, so that one kind of overlay can be replaced without the others. Nothing here changes
the document, its undo or what is copied.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from editor.edit.state import Position
from editor.qt.bridge import Bridge
from editor.qt.writer import KEEP
from editor.value import frozen

Look = Literal["match", "match_now", "error", "warning", "advice", "spot"]
WAVES: Final = frozenset(("error", "warning", "advice"))


@frozen
class Overlay:
    """A stretch of one block in the article's positions, how it looks, and what it says."""

    block: int
    start: int
    end: int
    look: Look
    tip: str = ""


class Overlays:
    """All overlays of one page."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge
        self._layers: dict[str, tuple[Overlay, ...]] = {}

    def show(self, layer: str, overlays: Iterable[Overlay]) -> None:
        """Replace what one layer shows; nothing to take it away."""
        self._layers[layer] = tuple(overlays)
        self.refresh()

    def refresh(self) -> None:
        """Lay them all out again, as after a change of theme or document."""
        self._bridge.flush()
        count = len(self._bridge.scene.article.blocks)
        made = [
            self._selection(one)
            for layer in self._layers.values()
            for one in layer
            if one.block < count
        ]
        self._bridge.edit.setExtraSelections(made)

    def at(self, place: Position) -> tuple[Overlay, ...]:
        """The overlays that touch a position, for tips and context menus."""
        return tuple(
            one
            for layer in self._layers.values()
            for one in layer
            if one.block == place.block and one.start <= place.offset <= one.end
        )

    def _selection(self, one: Overlay) -> QTextEdit.ExtraSelection:
        style = self._bridge.scene.style
        made = QTextCharFormat()
        if one.look in WAVES:
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            made.setUnderlineColor(style.color(one.look))
        else:
            made.setBackground(style.color("selection" if one.look == "spot" else one.look))
        cursor = QTextCursor(self._bridge.edit.document())
        cursor.setPosition(self._bridge.unit(Position(one.block, one.start)))
        cursor.setPosition(self._bridge.unit(Position(one.block, one.end)), KEEP)
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor
        selection.format = made
        return selection
