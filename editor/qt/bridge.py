"""Between a session and the page: what is typed becomes a proposal, what changed is shown.

The article is the truth and the view follows it. The signal of the document only marks what to
look at; reading it back, proposing it and tidying the view happen once the event is over. Equal
read-back is nothing at all, so an input method may compose undisturbed. Knows no command, no key.
"""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument

from editor.edit.marks import marks_for_typing
from editor.edit.renaming import citation_ids
from editor.edit.slots import spread
from editor.edit.state import Command, EditorState, Position, Selection, is_object
from editor.edit.touched import touched
from editor.edit.typing import DEFAULT, TypingOptions, as_you_type, changes_nothing
from editor.model.article import Article, Block, numbering
from editor.qt import scroll
from editor.qt.differing import differing, looks, widened
from editor.qt.line_book import LineBook, read_anew
from editor.qt.lines import Line, Piece, text_key
from editor.qt.objects import register
from editor.qt.offsets import to_point, to_unit
from editor.qt.reader import read_line, read_lines
from editor.qt.scene import Scene
from editor.qt.style import Style
from editor.qt.textedit import ArticleEdit
from editor.qt.writer import KEEP, Writer
from editor.session.session import Change, Session
from editor.value import replace

MARGIN: Final = 1
"""Blocks to read again on each side of what the document says has changed: it says too little."""

MANY: Final = 300
"""Blocks from which on a new document is shown sooner than they are changed in the old one."""


class Bridge(QObject):
    """One session shown in one page."""

    def __init__(self, session: Session, edit: ArticleEdit, style: Style | None = None) -> None:
        super().__init__(edit)
        self.session = session
        self.edit = edit
        self.scene = Scene(session.article, style or Style())
        self.typing: TypingOptions | None = DEFAULT
        """What changes as you type; None: nothing."""
        self._writer = Writer(self.scene.style)
        self._dirty: tuple[int, int] | None = None
        self._moved = self._busy = False
        self._book = LineBook()
        self._stand, self._pieces = (-1, -1), tuple[Piece, ...]()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.flush)
        self._following = session.subscribe(self._heard), session.ask_before(self.flush)
        edit.cursorPositionChanged.connect(self._caret_moved)
        edit.selectionChanged.connect(self._caret_moved)
        edit.attach(self)
        self.reload()

    def close(self) -> None:
        """Stop following the session."""
        self.flush()
        for end in self._following:
            end()

    @property
    def state(self) -> EditorState:
        """The session's state, after all that was typed has reached it."""
        self.flush()
        return self.session.state

    def run(self, command: Command, label: str = "", *, typing: bool = False) -> bool:
        """Apply a command to what is on the page; False where it refuses.

        `typing`: what is typed next belongs to it and is undone with it.
        """
        self.flush()
        before = self.session.state.selection
        done = self.session.run(command, label, typing=monotonic() if typing else None)
        if done and self.session.state.selection != before:
            self.spread()
        return done

    def undo(self) -> bool:
        """Take back the last step."""
        return self.session.undo()

    def redo(self) -> bool:
        """Bring back the step last undone."""
        return self.session.redo()

    def typed(self, char: str) -> None:
        """A character was typed by key: what as-you-type makes of it is a step of its own.

        A letter that changes nothing else is painted first and taken over right after.
        """
        cursor = self.edit.textCursor()
        before = self.edit.document().characterAt(cursor.position() - 2)
        if changes_nothing(before, char) and self._can_wait():
            return
        self.flush()
        if self.typing is not None:
            self.session.run(as_you_type(char, self.typing))

    def set_style(self, style: Style) -> None:
        """Show everything in another theme, font or zoom."""
        self.flush()
        self.scene.style = style
        self._writer = Writer(style)
        self.reload()

    def reload(self) -> None:
        """Show the session's article in a new document, the caret where the session has it."""
        article = self.session.article
        self._book.clear()
        self._dirty = None
        self._moved = False
        self._adopt(article)
        self._fill()
        self._place_caret()

    def _fill(self) -> None:
        """Show the lines of the article in a new document."""
        self._stand = -1, -1
        document = self._writer.new_document(self.scene.article.direction)
        self._writer.fill(document, self.lines())
        self._busy = True
        try:
            register(document, self.scene)
            self.edit.show_document(document)
        finally:
            self._busy = False
        document.contentsChange.connect(self._contents_changed)

    def _refill(self, had: Sequence[Block]) -> None:
        """The same, so that the eye finds what it saw where it was."""
        top, above = scroll.top_of(self.edit)
        seen = had[top].id if top < len(had) else ""
        self._fill()
        self._place_caret()
        for place, block in enumerate(self.scene.article.blocks):
            if block.id == seen:
                scroll.bring_to(self.edit, place, above)

    def lines(self) -> list[Line]:
        """What the page shows when it is in step with the session."""
        return self._book.lines(self.scene.article, self.scene.article.blocks)

    def in_step(self) -> bool:
        """Whether the page shows the session's article and nothing else."""
        self.flush()
        document = self.edit.document()
        shown = read_lines(document, 0, document.blockCount())
        blocks = self.session.article.blocks
        return shown == self.lines() and read_anew(shown, blocks) == blocks

    def typing_format(self) -> QTextCharFormat:
        """How the next typed character is set; marks end at their edges as MARKS says."""
        state = self.session.state
        block = state.article.blocks[state.selection.start.block]
        return self._writer.format_of(text_key(block.kind, marks_for_typing(state)))

    def flush(self) -> None:
        """Take over at once what was typed and where the caret went."""
        if self._busy:
            return
        self._later.stop()
        if self._dirty is not None:
            self._read_back()
        elif self._moved:
            self._moved = False
            self.session.select(self.selection())
            self.spread()
        if self._book.held and self._caret_id() != self._book.held:
            self._let_go()

    def _can_wait(self) -> bool:
        """Whether the page looks right before what was just typed in it is taken over.

        Not where the block shows its prompt, keeps to a direction that is not its own, or where
        slots are filled.
        """
        filling = self.scene.article.brief is not None
        return not filling and not self._book.held and self.edit.textCursor().block().length() > 2

    def spread(self) -> None:
        """Take what was typed in slots to the others of their names, as part of the typing.

        Not while something can be redone: looking around after an undo must not lose it.
        """
        if self.session.article.brief is not None and not self.session.can_redo:
            self.session.run(spread, joined=True)

    def selection(self) -> Selection:
        """What is selected on the page, as the article counts."""
        cursor = self.edit.textCursor()
        head = self._position(cursor.position())
        return Selection(
            head if not cursor.hasSelection() else self._position(cursor.anchor()), head
        )

    def unit(self, place: Position) -> int:
        """Where a position of the article is in the document."""
        block = self.edit.document().findBlockByNumber(place.block)
        return block.position() + to_unit(read_line(block).pieces, place.offset)

    def _position(self, unit: int) -> Position:
        document = self.edit.document()
        block = document.findBlock(unit)
        # A held arrow key asks for place after place in a block that stays as it is.
        stand = document.revision(), block.blockNumber()
        if stand != self._stand:
            self._stand, self._pieces = stand, read_line(block).pieces
        return Position(stand[1], to_point(self._pieces, unit - block.position()))

    def _caret_id(self) -> str:
        blocks = self.scene.article.blocks
        place = self.edit.textCursor().blockNumber()
        return blocks[place].id if place < len(blocks) else ""

    def _contents_changed(self, start: int, removed: int, added: int) -> None:
        if self._busy or self.edit.laying_out:
            return
        count = self.edit.document().characterCount()
        tail = max(0, count - start - added)
        if self._dirty is not None:
            start, tail = min(start, self._dirty[0]), min(tail, self._dirty[1])
        self._dirty = start, tail
        self._later.start()

    def _caret_moved(self) -> None:
        if not self._busy:
            self._moved = True
            self._later.start()

    def _read_back(self) -> None:
        """Read what may have changed, propose it, and put right what the view shows of it."""
        document: QTextDocument = self.edit.document()
        start, tail = self._dirty or (0, 0)
        self._dirty, self._moved = None, False
        count = document.blockCount()
        old = self.scene.article
        first = max(0, document.findBlock(start).blockNumber() - MARGIN)
        last = document.findBlock(max(start, document.characterCount() - 1 - tail))
        rest = max(0, count - 1 - last.blockNumber() - MARGIN)
        if first + rest > min(count, len(old.blocks)):
            first = rest = 0
        before = old.blocks[first : len(old.blocks) - rest]
        lines = read_lines(document, first, count - rest)
        caret = self.edit.textCursor().blockNumber()
        if first <= caret < first + len(lines):
            self._stand = document.revision(), caret
            self._pieces = lines[caret - first].pieces
        read = self._book.blocks(lines, before)
        if read == before:
            article = old
        else:
            blocks = (*old.blocks[:first], *read, *old.blocks[len(old.blocks) - rest :])
            article = replace(old, blocks=blocks)
        selection = self.selection()
        self._hold(old, article, selection)
        self._busy = True
        try:
            self.session.propose(article, selection, typing=True, now=monotonic())
        finally:
            self._busy = False
        if self._show(self.session.article, first, rest, lines):
            self._place_caret()

    def _hold(self, old: Article, new: Article, selection: Selection) -> None:
        """While a block's first words are typed, it keeps the article's direction.

        `BBC` alone would jump to the other side and back as soon as `قالت` follows.
        """
        place = selection.head.block
        if old is new or place >= len(new.blocks):
            return
        block = new.blocks[place]
        was = next((one for one in old.blocks[max(0, place - 1) : place + 2]
                    if one.id == block.id), None)  # fmt: skip
        turns = new.direction_of(block) != new.direction and not block.direction
        if turns and was is not None and old.direction_of(was) == old.direction:
            self._book.held = block.id
        elif block.id == self._book.held and not turns:
            self._book.held = ""

    def _let_go(self) -> None:
        held, self._book.held = self._book.held, ""
        blocks = self.scene.article.blocks
        place = next((n for n, block in enumerate(blocks) if block.id == held), None)
        if place is not None and self._show(self.scene.article, place, len(blocks) - place - 1):
            self._place_caret()

    def _heard(self, change: Change) -> None:
        if self._busy:
            return
        if change.kind == "loaded":
            self.reload()
        elif change.kind == "saved":
            return
        elif change.kind == "article":
            blocks = self.scene.article.blocks
            self._show(change.after.article, len(blocks), len(blocks))
            self._place_caret()
        elif change.origin != "view":
            self._place_caret()

    def _show(
        self, article: Article, first: int, rest: int, lines: Sequence[Line] | None = None
    ) -> bool:
        """Make the page show the article; whether it had to change.

        Outside the blocks `first` from the start and `rest` from the end it shows the old one;
        `lines`: what it shows between them, where that was just read.
        """
        old = self.scene.article
        had, has = old.blocks, article.blocks
        if old.direction != article.direction or old.meta.language != article.meta.language:
            first = rest = 0
        read = first, rest
        first, rest = touched(had, has, first, rest)
        document = self.edit.document()
        if lines is None or read != (first, rest):
            lines = read_lines(document, first, document.blockCount() - rest)
        wanted = has[first : len(has) - rest]
        renumbered = citation_ids(had[first : len(had) - rest]) != citation_ids(wanted)
        numbers = self.scene.numbers
        self._adopt(article, numbers=renumbered)
        made = self._book.lines(article, wanted)
        if differing(lines, made, MANY) > MANY:
            self._refill(had)
            return True
        self._busy = True
        try:
            changed = self._writer.sync(document, first, made, lines)
            if renumbered:
                for place in widened(has, numbers, self.scene.numbers):
                    block = document.findBlockByNumber(place)
                    document.markContentsDirty(block.position(), block.length())
                self.edit.viewport().update()
            for place, shown in enumerate(wanted, first):
                if is_object(shown):
                    document.markContentsDirty(document.findBlockByNumber(place).position(), 1)
        finally:
            self._busy = False
        if looks(had[first : len(had) - rest]) != looks(wanted):
            self.edit.viewport().update()
        return changed

    def _adopt(self, article: Article, *, numbers: bool = True) -> None:
        self.scene.article = article
        if numbers:
            self.scene.numbers = numbering(article)
            self.scene.drawn.clear()

    def _place_caret(self) -> None:
        """Put the caret and the selection where the session has them."""
        state = self.session.state
        cursor = QTextCursor(self.edit.document())
        cursor.setPosition(self.unit(state.selection.anchor))
        if not state.selection.empty:
            cursor.setPosition(self.unit(state.selection.head), KEEP)
        self._busy = True
        try:
            self.edit.setTextCursor(cursor)
            if state.pending is not None and state.selection.empty:
                self.edit.setCurrentCharFormat(self.typing_format())
        finally:
            self._busy = False
        self._moved = False
