"""The outline: every heading of the article; click to go there, drag to move a whole section."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from editor.edit.outline import Section, move_section, sections, step_section
from editor.edit.state import Selection
from editor.lang.i18n import N_, Catalogue
from editor.session.session import Change, Session
from editor.ui.empty import EmptyState

MOMENT = 150
"""Milliseconds after the last key before headings are looked for."""
FIRST_STRONG = "\u2068"
INDENT = "\u2003"


class _List(QListWidget):
    """Rows that can be dragged between each other; reports the move instead of making it."""

    moved = Signal(int, int)
    stepped = Signal(int, bool)

    def __init__(self) -> None:
        super().__init__()
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def dropEvent(self, event: QDropEvent) -> None:
        source = self.currentRow()
        target = self.indexAt(event.position().toPoint()).row()
        if target < 0:
            target = self.count()
        elif self.dropIndicatorPosition() == QAbstractItemView.DropIndicatorPosition.BelowItem:
            target += 1
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self.moved.emit(source, target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves the section, as dragging does."""
        arrows = (Qt.Key.Key_Up, Qt.Key.Key_Down)
        if event.key() in arrows and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.stepped.emit(self.currentRow(), event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)


class OutlinePanel(QWidget):
    """Follows one session."""

    go_to = Signal(object)

    def __init__(self, tr: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._session: Session | None = None
        self._forget: Callable[[], None] = lambda: None
        self._sections: tuple[Section, ...] = ()
        self.list = _List()
        self.list.setAccessibleName(tr(N_("Outline")))
        self.empty = EmptyState(
            tr(N_("No sections yet")),
            tr(N_("Give a paragraph the kind “Section heading” (Ctrl+2) and it appears here.")),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 6, 2, 6)
        layout.addWidget(self.list)
        layout.addWidget(self.empty, 1)
        self.list.itemActivated.connect(self._go)
        self.list.itemClicked.connect(self._go)
        self.list.moved.connect(self._move)
        self.list.stepped.connect(self._step)
        self._later = QTimer(self, singleShot=True, interval=MOMENT)
        self._later.timeout.connect(self._fill)

    def show_session(self, session: Session | None) -> None:
        """Follow this session, or none."""
        self._forget()
        self._forget = session.subscribe(self._changed) if session else lambda: None
        self._session = session
        self._fill()

    def _changed(self, change: Change) -> None:
        before, after = change.before, change.after
        if change.is_typing:
            self._later.start()
        elif before.article is not after.article:
            self._fill()
        elif before.selection.head.block != after.selection.head.block:
            self._mark()

    def _fill(self) -> None:
        self._later.stop()
        found = sections(self._session.article) if self._session else ()
        if found != self._sections:
            self._sections = found
            self.list.clear()
            for one in found:
                title = one.title or self._tr(N_("(empty heading)"))
                # Open to its end, so that what tells of a cut stands where the words go on.
                item = QListWidgetItem(f"{INDENT * (one.level - 1)}{FIRST_STRONG}{title}")
                item.setToolTip(title)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, title)
                font = item.font()
                font.setBold(one.level == 1)
                item.setFont(font)
                self.list.addItem(item)
        nothing = len(found) < 2
        self.empty.setVisible(nothing)
        # The hint stands right under the headline, which is all there is.
        row = self.list.sizeHintForRow(0) + 12
        self.list.setMaximumHeight(row if nothing else 16_777_215)
        self._mark()

    def _mark(self) -> None:
        if self._session is None:
            return
        block = self._session.state.selection.head.block
        rows = (row for row, one in enumerate(self._sections) if one.block <= block < one.end)
        row = max(rows, default=-1)
        if row != self.list.currentRow() and not self.list.hasFocus():
            self.list.setCurrentRow(row)

    def _go(self, item: QListWidgetItem) -> None:
        row = self.list.row(item)
        if 0 <= row < len(self._sections):
            self.go_to.emit(Selection.at(self._sections[row].block, 0))

    def _step(self, source: int, down: bool) -> None:
        if self._session is not None:
            target = step_section(self._session.article, source, down=down)
            if target is not None:
                self._move(source, target)

    def _move(self, source: int, target: int) -> None:
        """Move it, and stay with it, so that it can be moved on."""
        if self._session is None or not 0 <= source < len(self._sections):
            return
        moved = self._session.article.blocks[self._sections[source].block].id
        if self._session.run(move_section(source, target), N_("Move section")):
            blocks = self._session.article.blocks
            rows = [n for n, one in enumerate(self._sections) if blocks[one.block].id == moved]
            self.list.setCurrentRow(rows[0] if rows else -1)
