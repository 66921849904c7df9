"""A small list at the caret that takes no focus: what somebody types goes on to the page.

Where it stands, how it looks and when it goes. What it offers is its heirs' affair.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from editor.qt.bridge import Bridge
from editor.session.session import Change

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView

GAP = 6
"""Pixels between the line of the caret and the list."""
EDGE = 4
"""Pixels that stay between the list and the sides of the page."""
INSET = 14
"""Pixels from the edge of the list to its words."""


class Popup(QFrame):
    """Follows one page. Its list is made when there is something to offer."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge.edit)
        self.bridge = bridge
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self.follow)
        self._forget = bridge.session.subscribe(self._changed)
        bridge.edit.watchers = (self.watch, *bridge.edit.watchers)
        bridge.edit.verticalScrollBar().valueChanged.connect(self.hide)

    def furnish(self, view: QAbstractItemView, words: str) -> None:
        """Put the list in. `words`: what keys do, told below it."""
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hint = QLabel(words)
        self.hint.setProperty("quiet", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 6)
        layout.setSpacing(2)
        layout.addWidget(view)
        layout.addWidget(self.hint, 0, Qt.AlignmentFlag.AlignHCenter)

    def matters(self, change: Change) -> bool:
        """Whether what is offered may be another after this change."""
        raise NotImplementedError

    def follow(self) -> None:
        """Show, change or hide the list after what happened on the page."""
        raise NotImplementedError

    def watch(self, event: QKeyEvent | QFocusEvent) -> bool:
        """Look at a key or the focus before the page does; whether it was meant for the list."""
        raise NotImplementedError

    def is_offering(self) -> bool:
        """Whether there is something to choose from, once all that was typed is looked at.

        Letters and keys may come faster than the list follows: Enter must take what fits them all.
        """
        if self.isVisible():
            self.bridge.flush()
            if self._timer.isActive():
                self._timer.stop()
                self.follow()
        return self.isVisible()

    def leave(self) -> None:
        """Stop following, before the page goes."""
        self.bridge.edit.watchers = tuple(
            watch for watch in self.bridge.edit.watchers if watch != self.watch
        )
        self._forget()
        self._timer.stop()

    def pop(self, *, ahead: bool) -> None:
        """Appear under the caret, or above it where there is no room; inside the page.

        `ahead`: the list reaches from the caret to where the text will go on, else back over
        what was typed.
        """
        self.adjustSize()
        edit = self.bridge.edit
        caret, page = edit.cursorRect(), edit.viewport()
        to_the_left = (self.bridge.session.article.direction == "rtl") == ahead
        x = caret.right() - self.width() + INSET if to_the_left else caret.left() - INSET
        y = caret.bottom() + GAP
        if y + self.height() > page.height():
            y = max(0, caret.top() - self.height() - GAP)
        x = min(max(x, EDGE), page.width() - self.width() - EDGE)
        self.move(QPoint(x, y) + page.pos())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self.palette().base())
        painter.setPen(QPen(self.palette().mid(), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def _changed(self, change: Change) -> None:
        if self.matters(change):
            self._timer.start()
