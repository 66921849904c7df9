"""What the page asks of whoever shows an article in it: the bridge, seen from below."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QTextCharFormat

from editor.edit.state import Command, EditorState, Position
from editor.qt.scene import Scene


class Host(Protocol):
    """Runs commands on what is on the page."""

    scene: Scene

    @property
    def state(self) -> EditorState:
        """The state, after all that was typed has reached it."""

    def flush(self) -> None:
        """Take over at once what was typed and where the caret went."""

    def run(self, command: Command, label: str = "", *, typing: bool = False) -> bool:
        """Apply a command; False where it refuses. `typing`: what is typed next belongs to it."""

    def undo(self) -> bool: ...
    def redo(self) -> bool: ...
    def typed(self, char: str) -> None: ...
    def typing_format(self) -> QTextCharFormat: ...
    def reload(self) -> None: ...
    def unit(self, place: Position) -> int: ...
