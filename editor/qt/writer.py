"""Making the view show lines: the whole of a new document, or only what differs in one that lives.

Nothing here decides what a block looks like (`style`) or which pieces it has (`lines`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
)

from editor.lang.direction import Direction
from editor.qt.lines import Line, Piece, marks_of, parts
from editor.qt.offsets import units
from editor.qt.reader import BLOCK_ID, KEY, SHAPE
from editor.qt.style import Shape, Style

CITATION: Final = QTextFormat.ObjectTypes.UserObject.value + 1
OBJECT_TYPES: Final = {
    kind: CITATION + 1 + place for place, kind in enumerate(("figure", "table", "embed", "divider"))
}
KEEP: Final = QTextCursor.MoveMode.KeepAnchor


class Writer:
    """Writes lines in one style; formats are made once a key."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self._formats: dict[str, QTextCharFormat] = {}

    def new_document(self, direction: Direction) -> QTextDocument:
        """An empty document that is right-to-left from its first empty block on."""
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(self.style.font("paragraph"))
        option = QTextOption()
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if direction == "rtl" else Qt.LayoutDirection.LeftToRight
        )
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        return document

    def fill(self, document: QTextDocument, lines: Sequence[Line]) -> None:
        """Put the lines into an empty document. Fast as long as nothing shows it yet."""
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        for number, line in enumerate(lines):
            block, char = self.block_format(line), self.char_format(line)
            if number:
                cursor.insertBlock(block, char)
            else:
                cursor.setBlockFormat(block)
                cursor.setBlockCharFormat(char)
            self._insert(cursor, line.pieces)
        cursor.endEditBlock()

    def sync(
        self,
        document: QTextDocument,
        first: int,
        lines: Sequence[Line],
        have: Sequence[Line],
    ) -> bool:
        """Make the blocks from `first` on, which show `have`, show the lines; whether they did not.

        Blocks are matched by their ids; inside a block only the differing middle is rewritten.
        """
        if list(have) == list(lines):
            return False
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        ids = [line.id for line in have], [line.id for line in lines]
        from difflib import SequenceMatcher

        steps = SequenceMatcher(None, *ids, autojunk=False).get_opcodes()
        for _, start, stop, other, other_stop in reversed(steps):
            paired = min(stop - start, other_stop - other)
            extra = lines[other + paired : other_stop]
            if stop > start + paired:
                self._remove(cursor, first + start + paired, first + stop)
            elif extra:
                self._add(cursor, first + start + paired, extra)
            for place in range(paired):
                self._rewrite(
                    cursor, first + start + place, have[start + place], lines[other + place]
                )
        cursor.endEditBlock()
        return True

    def block_format(self, line: Line) -> QTextBlockFormat:
        """The block's format, carrying its id and shape."""
        kind, direction, align, level, flags = line.shape.split(" ")
        shape = Shape(
            kind,
            "rtl" if direction == "rtl" else "ltr",
            align,
            int(level),
            flags[0] == "1",
            flags[1] == "1",
            flags[2] == "1",
        )
        made = self.style.block_format(shape)
        made.setProperty(BLOCK_ID, line.id)
        made.setProperty(SHAPE, line.shape)
        return made

    def char_format(self, line: Line) -> QTextCharFormat:
        """The format of the block's own end: what an empty block's caret is sized by."""
        return self.format_of(f"t{line.shape.partition(' ')[0]}\t")

    def format_of(self, key: str) -> QTextCharFormat:
        """The character format under a key."""
        made = self._formats.get(key)
        if made is None:
            what, kind, _ = parts(key)
            made = self.style.char_format(kind, marks_of(key))
            made.setProperty(KEY, key)
            if what == "c":
                made.setObjectType(CITATION)
            elif what == "o":
                made.setObjectType(OBJECT_TYPES[kind])
            self._formats[key] = made
        return made

    def _insert(self, cursor: QTextCursor, pieces: Sequence[Piece]) -> None:
        for text, key in pieces:
            cursor.insertText(text, self.format_of(key))

    def _rewrite(self, cursor: QTextCursor, number: int, have: Line, want: Line) -> None:
        """Turn one block into another, from the first difference to the last."""
        if have == want:
            return
        block = cursor.document().findBlockByNumber(number)
        if (have.id, have.shape) != (want.id, want.shape):
            cursor.setPosition(block.position())
            cursor.setBlockFormat(self.block_format(want))
            cursor.setBlockCharFormat(self.char_format(want))
        if have.pieces == want.pieces:
            return
        start, have_left, want_left = _same_start(have.pieces, want.pieces)
        size, have_left, want_left = _same_end(have_left, want_left)
        cursor.setPosition(block.position() + start)
        cursor.setPosition(block.position() + block.length() - 1 - size, KEEP)
        cursor.removeSelectedText()
        self._insert(cursor, want_left)

    def _remove(self, cursor: QTextCursor, first: int, end: int) -> None:
        """Take whole blocks out, without a format going astray."""
        document = cursor.document()
        after = document.findBlockByNumber(end)
        start = document.findBlockByNumber(first)
        if after.isValid():
            left = after
            cursor.setPosition(start.position())
            cursor.setPosition(after.position(), KEEP)
        else:
            left = start.previous()
            cursor.setPosition(start.position() - 1)
            cursor.movePosition(QTextCursor.MoveOperation.End, KEEP)
        block, char = left.blockFormat(), left.charFormat()
        cursor.removeSelectedText()
        cursor.setBlockFormat(block)
        cursor.setBlockCharFormat(char)

    def _add(self, cursor: QTextCursor, number: int, lines: Sequence[Line]) -> None:
        """Put lines before block `number`."""
        document = cursor.document()
        if number:
            before = document.findBlockByNumber(number - 1)
            cursor.setPosition(before.position() + before.length() - 1)
            for line in lines:
                cursor.insertBlock(self.block_format(line), self.char_format(line))
                self._insert(cursor, line.pieces)
            return
        old = document.begin()
        cursor.setPosition(0)
        cursor.insertBlock(old.blockFormat(), old.charFormat())
        cursor.setPosition(0)
        cursor.setBlockFormat(self.block_format(lines[0]))
        cursor.setBlockCharFormat(self.char_format(lines[0]))
        self._insert(cursor, lines[0].pieces)
        if lines[1:]:
            self._add(cursor, 1, lines[1:])


def _same_start(
    have: tuple[Piece, ...], want: tuple[Piece, ...]
) -> tuple[int, tuple[Piece, ...], tuple[Piece, ...]]:
    """How many units are equal at the start, and what is left of both."""
    done = place = 0
    for (text, key), (other, other_key) in zip(have, want, strict=False):
        if key != other_key:
            break
        same = _common(text, other)
        done += units(text[:same])
        if same < len(text) or same < len(other):
            rest, other_rest = text[same:], other[same:]
            return (
                done,
                (*(((rest, key),) if rest else ()), *have[place + 1 :]),
                (*(((other_rest, key),) if other_rest else ()), *want[place + 1 :]),
            )
        place += 1
    return done, have[place:], want[place:]


def _same_end(
    have: tuple[Piece, ...], want: tuple[Piece, ...]
) -> tuple[int, tuple[Piece, ...], tuple[Piece, ...]]:
    """The same, from the end."""
    done, left, other_left = _same_start(_turned(have), _turned(want))
    return done, _turned(left), _turned(other_left)


def _turned(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    return tuple((text[::-1], key) for text, key in reversed(pieces))


def _common(text: str, other: str) -> int:
    """How many characters are equal at the start."""
    if text == other:
        return len(text)
    low, high = 0, min(len(text), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if text[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low
