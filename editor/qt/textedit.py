"""The writing surface: a QTextEdit that leaves structure, undo and clipboard to its host.

It never touches the article itself. Qt keeps input methods, the bidi caret, selecting and layout;
`keys` says what keys do, `page` paints around the text, `mime` speaks with the clipboard.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QInputMethodEvent,
    QInputMethodQueryEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QWidget

from editor.edit.deleting import remove_selection
from editor.edit.state import Position, Selection
from editor.lang.i18n import N_
from editor.qt import arabic_keyboard, caret, chips, column, fonts, keys, late, page, words
from editor.qt.chord import Chord
from editor.qt.host import Host
from editor.qt.scroll import dress, keep_room, show_top
from editor.qt.surface import Surface

NOTCH: Final = 120
"""What Qt counts for one notch of a wheel; touchpads send less and more often."""


class ArticleEdit(Surface):
    """Shows one article once a `Bridge` is attached."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for family in (fonts.BODY, fonts.SANS):
            fonts.load(family)
        self._visual, self._invisibles = True, False
        self._focus = self._typewriter = False
        self._labels = True
        self._chord = Chord()
        self._current = -1
        self._turned = 0
        self._word: tuple[int, int] | None = None
        self._document: QTextDocument | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(True)
        self.setTabChangesFocus(False)
        self.setCursorWidth(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.cursorPositionChanged.connect(self._follow_caret)

    def attach(self, host: Host) -> None:
        """Be the page of that host."""
        self.host = host
        host.scene.ratio = self.devicePixelRatioF()

    def show_document(self, document: QTextDocument) -> None:
        """Show another document; for the bridge."""
        old = self._document
        self._document = document
        document.setParent(self)
        self._prepare(document)
        self.setExtraSelections([])  # they lie over the document that goes
        self.setDocument(document)
        if old is not None:
            old.deleteLater()
        self._dress()
        column.lay_out(self)

    # What the window may switch

    @property
    def visual_caret(self) -> bool:
        """Whether arrow keys move to where they point; else in the order of the text."""
        return self._visual

    @visual_caret.setter
    def visual_caret(self, on: bool) -> None:
        self._visual = on
        self._prepare(self.document())

    @property
    def invisibles(self) -> bool:
        """Whether spaces, tabs, breaks and controls are shown."""
        return self._invisibles

    @invisibles.setter
    def invisibles(self, on: bool) -> None:
        self._invisibles = on
        self.viewport().update()

    @property
    def focus_mode(self) -> bool:
        """Whether everything but the block at the caret steps back."""
        return self._focus

    @focus_mode.setter
    def focus_mode(self, on: bool) -> None:
        self._focus = on
        self.viewport().update()

    @property
    def typewriter_mode(self) -> bool:
        """Whether the line being written stays in the middle of the window."""
        return self._typewriter

    @typewriter_mode.setter
    def typewriter_mode(self, on: bool) -> None:
        self._typewriter = on
        column.lay_out(self)
        self._follow_caret()

    @property
    def kind_labels(self) -> bool:
        """Whether the kinds of blocks are told in the margin."""
        return self._labels

    @kind_labels.setter
    def kind_labels(self, on: bool) -> None:
        self._labels = on
        column.lay_out(self)
        self.viewport().update()

    # What the window may ask for

    def type_text(self, text: str) -> None:
        """Put text at the caret as if it were typed (a letter, or a palette's character)."""
        keys.clear_the_way(self)
        made = self.host.typing_format()
        cursor = self.textCursor()
        cursor.insertText(text.replace("\n", " "), made)
        self.setTextCursor(cursor)
        self.host.typed(text)

    def cut(self) -> None:
        """Take what is selected to the clipboard."""
        keys.take_whole(self)
        if not self.host.state.selection.empty:
            self.copy()
            self.host.run(remove_selection, N_("Cut"))

    def paste_plain(self) -> None:
        """Put the clipboard's text at the caret, without what it looked like."""
        late.dropping.paste_plain(self)

    def select(self, selection: Selection) -> None:
        """Select a part of the article and bring it into view."""
        cursor = self.textCursor()
        cursor.setPosition(self.host.unit(selection.anchor))
        cursor.setPosition(self.host.unit(selection.head), keys.KEEP)
        self.setTextCursor(cursor)
        self.host.flush()
        self.ensureCursorVisible()

    def go_to(self, block: int) -> None:
        """Put the caret at the start of a block, with the block near the top of the window."""
        self.select(Selection.at(block, 0))
        shift = self.cursorRect().top() - round(self.viewport().height() * 0.12)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + shift)

    def block_rect(self, block: int) -> QRect:
        """Where a block is in the viewport, in pixels."""
        return page.block_rect(self, self.document().findBlockByNumber(block)).toRect()

    # Keys and input methods

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QInputMethodQueryEvent):
            # The most frequent of all: five with every key.
            return super().event(event)
        if isinstance(event, QKeyEvent | QFocusEvent) and any(
            watch(event) for watch in self.watchers
        ):
            return True
        if event.type() == QEvent.Type.DevicePixelRatioChange and hasattr(self, "host"):
            self.host.scene.ratio = self.devicePixelRatioF()
        turned = self._chord.watch(event)
        if turned is not None:
            keys.turn(self, turned)
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and not keys.is_ours(event)
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if arabic_keyboard.take_key(self, event) or keys.press(self, event):
            event.accept()
            keep_room(self)
            return
        if keys.is_for_menus(event):
            event.ignore()
            return
        before = self.textCursor()
        if words.is_jump(event):
            words.jump(self, event)
        else:
            super().keyPressEvent(event)
        if event.key() in keys.MOVING and caret.inside_citation(self.textCursor()):
            super().keyPressEvent(event)
        caret.follow(self, event, before)
        self.host.flush()
        if event.key() in keys.MOVING:
            chips.enter(self)
        keep_room(self)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.host.flush()
        if arabic_keyboard.take_commit(self, event):
            event.setCommitString("")
        keys.compose(self, event)
        super().inputMethodEvent(event)
        self.host.flush()

    # Mouse

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            chips.show_tip(self, event)
            return True
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        event.accept()
        self._turned += event.angleDelta().y()
        while abs(self._turned) >= NOTCH:
            step = 1 if self._turned > 0 else -1
            self._turned -= step * NOTCH
            self.zoom_wanted.emit(step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        words.hold_object(self, event)
        before = self.textCursor()
        super().mousePressEvent(event)
        words.trim_paragraph(self, before, event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._word is not None and event.buttons() & Qt.MouseButton.LeftButton:
            words.reach(self, self._word, event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._word = None
        super().mouseReleaseEvent(event)
        found = "" if self.textCursor().hasSelection() else page.object_at(self, event.position())
        caret.leave_citation(self)
        self.host.flush()
        chips.enter(self)
        if event.button() == Qt.MouseButton.LeftButton:
            if found:
                self.object_clicked.emit(found)
            else:
                chips.click(self, page.speaker_at(self, event.position().toPoint()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = page.object_at(self, event.position())
        if found:
            self.object_activated.emit(found)
            return
        super().mouseDoubleClickEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._word = words.at(self, event.position().toPoint())
            words.reach(self, self._word, event.position().toPoint())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        caret.come(self, event)
        self.host.flush()
        self.menu_requested.emit(event.globalPos())

    # Clipboard and drag

    def createMimeDataFromSelection(self) -> QMimeData:
        state = self.host.state
        return late.mime.offer(state.article, state.selection)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return late.incoming.can_take(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        late.dropping.paste(self, source)

    def dropEvent(self, event: QDropEvent) -> None:
        late.dropping.take(self, event)
        super().dropEvent(late.dropping.spent(event))

    def position_of(self, cursor: QTextCursor) -> Position:
        """The article's position of a document cursor."""
        return page.position_at(self, cursor)

    # Looks

    def paintEvent(self, event: QPaintEvent) -> None:
        if not hasattr(self, "host"):
            super().paintEvent(event)
            return
        shown = list(page.visible(self, event.rect()))
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        page.paint_behind(self, painter, event.rect(), shown)
        painter.end()
        super().paintEvent(event)
        painter.begin(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        page.paint_over(self, painter, shown)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        column.lay_out(self)
        super().resizeEvent(event)
        show_top(self)

    def _prepare(self, document: QTextDocument) -> None:
        style = Qt.CursorMoveStyle
        document.setDefaultCursorMoveStyle(
            style.VisualMoveStyle if self._visual else style.LogicalMoveStyle
        )

    def _dress(self) -> None:
        """Take the colours of the host's theme."""
        style = self.host.scene.style
        palette = self.palette()
        roles = QPalette.ColorRole
        for role, color in (
            (roles.Base, "page"),
            (roles.Text, "ink"),
            (roles.Highlight, "selection"),
            (roles.HighlightedText, "ink"),
        ):
            for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
                palette.setColor(group, role, style.color(color))
        self.setPalette(palette)
        self.viewport().setPalette(palette)  # a style sheet has given it one of its own
        dress(self)
        self.viewport().update()

    def _follow_caret(self) -> None:
        block = self.textCursor().blockNumber()
        if block != self._current:
            self._current = block
            self.viewport().update()
            show_top(self)
        if not self._typewriter:
            return
        bar = self.verticalScrollBar()
        place = self.cursorRect()
        bar.setValue(bar.value() + place.center().y() - round(self.viewport().height() * 0.45))
