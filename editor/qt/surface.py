"""The writing surface as the parts of it see it: what is on it, and what it can be asked for.

`ArticleEdit` is one. What keys do, what is painted, where the caret goes and what is dropped are
functions of a surface, so that each can be read without knowing what calls it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from editor.edit.state import Position, Selection
from editor.model.article import Block
from editor.qt.host import Host
from editor.value import frozen

Watcher = Callable[[QKeyEvent | QFocusEvent], bool]
"""Looks at a key or the focus before the page does; True where it takes the event for itself."""


class Surface(QTextEdit):
    """A text edit with an article on it."""

    images_dropped = Signal(object)
    files_dropped = Signal(object)
    """Image data or files were pasted or dropped: a list of (name, bytes). The caret is there."""
    told = Signal(object)
    """Something was left out or refused: a tuple of sentences to translate, saying what and why."""
    sources_dropped = Signal(object, object)
    """Sources were dropped on the text: a tuple of ids, and the `Position`."""
    object_activated = Signal(str)
    """A figure, table, embed or citation was double-clicked: the id of the block or citation."""
    object_clicked = Signal(str)
    """The same, clicked once."""
    menu_requested = Signal(object)
    """The context menu is wanted at this global point."""

    zoom_wanted = Signal(int)
    """Larger (1) or smaller (-1) text is asked for by Ctrl and the wheel."""
    speaker_wanted = Signal()
    """The speaker of the block at the caret is to be named."""

    host: Host
    at_leisure: Callable[[Callable[[], Any]], Any | None] = staticmethod(lambda work: work())
    """How long work is done that touches nothing of Qt's; None where it was called off."""
    watchers: tuple[Watcher, ...] = ()
    """Asked in turn. Not event filters: those would be called for every event there is."""
    asked = ""
    """The id of the block whose speaker was asked for last: Tab does not ask twice."""
    composing: QTextCharFormat | None = None
    """How what an input method composes is set, while it does."""
    topmost = 0
    """The block that was the uppermost one painted last."""
    laying_out = False
    """Whether what the document reports is no more than another width."""

    @property
    def focus_mode(self) -> bool:
        """Whether everything but the block at the caret steps back."""
        raise NotImplementedError

    @property
    def typewriter_mode(self) -> bool:
        """Whether the line being written stays in the middle of the window."""
        raise NotImplementedError

    @property
    def invisibles(self) -> bool:
        """Whether spaces, tabs, breaks and controls are shown."""
        raise NotImplementedError

    @property
    def kind_labels(self) -> bool:
        """Whether the kinds of blocks are told in the margin."""
        raise NotImplementedError

    def type_text(self, text: str) -> None:
        """Put text at the caret as if it were typed."""
        raise NotImplementedError

    def select(self, selection: Selection) -> None:
        """Select a part of the article and bring it into view."""
        raise NotImplementedError

    def position_of(self, cursor: QTextCursor) -> Position:
        """The article's position of a document cursor."""
        raise NotImplementedError


@frozen
class Seen:
    """A block that is to be seen: where it is, and the edges of the text column.

    `touched`: its own lines are to be painted, not only what may stand around it.
    """

    place: int
    block: Block
    rect: QRectF
    left: float
    right: float
    rtl: bool
    touched: bool
