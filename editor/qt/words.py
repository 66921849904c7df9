"""Word by word on the page: Ctrl+arrow, a double click and what is dragged after it, a third click.

Qt takes « » and ، for letters, parts 45.3 and don't, and knows no citation; `lang.words` says where
words are. Deleting by word is in `keys`, with what else is deleted.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTextBlock, QTextCursor

from editor.lang.words import next_stop, previous_stop, word_at
from editor.qt import page
from editor.qt.offsets import code_points, units
from editor.qt.surface import Surface

SIDEWAYS: Final = frozenset((Qt.Key.Key_Left, Qt.Key.Key_Right))
_HELD: Final = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
KEEP: Final = QTextCursor.MoveMode.KeepAnchor


def is_jump(event: QKeyEvent) -> bool:
    """Whether the key goes by words: Ctrl with an arrow, and perhaps Shift."""
    held = event.modifiers() & ~_HELD
    return event.key() in SIDEWAYS and held == Qt.KeyboardModifier.ControlModifier


def jump(edit: Surface, event: QKeyEvent) -> None:
    """Go to the next word in the direction of the key, as far as the block reaches."""
    cursor = edit.textCursor()
    rtl = cursor.block().textDirection() == Qt.LayoutDirection.RightToLeft
    back = (event.key() == Qt.Key.Key_Left) != rtl
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    cursor.setPosition(stop(cursor, back=back), KEEP if shift else QTextCursor.MoveMode.MoveAnchor)
    edit.setTextCursor(cursor)


def stop(cursor: QTextCursor, *, back: bool) -> int:
    """Where the word that is next from the cursor begins, or its block ends; a document place."""
    block = cursor.block()
    text, offset = _at(block, cursor.position())
    found = previous_stop(text, offset) if back else next_stop(text, offset)
    return block.position() + units(text[:found])


def at(edit: Surface, place: QPoint) -> tuple[int, int]:
    """Where the word there begins and ends; document places."""
    there = edit.cursorForPosition(place)
    block = there.block()
    text, offset = _at(block, there.position())
    start, end = word_at(text, offset)
    return block.position() + units(text[:start]), block.position() + units(text[:end])


def reach(edit: Surface, word: tuple[int, int], place: QPoint) -> None:
    """Select from the word that was double-clicked to the one there, both whole."""
    start, end = at(edit, place)
    cursor = edit.textCursor()
    if start < word[0]:
        cursor.setPosition(word[1])
        cursor.setPosition(start, KEEP)
    else:
        cursor.setPosition(word[0])
        cursor.setPosition(max(word[1], end), KEEP)
    edit.setTextCursor(cursor)


def hold_object(edit: Surface, event: QMouseEvent) -> None:
    """Let a figure, table, embed, divider or citation be dragged from where it stands.

    It is selected while the button is down: a click that goes nowhere leaves the caret beside it.
    """
    place = page.object_place(edit, event.position())
    plain = not event.modifiers() & ~Qt.KeyboardModifier.ControlModifier
    if place is None or event.button() != Qt.MouseButton.LeftButton or not plain:
        return
    cursor = edit.textCursor()
    if not cursor.selectionStart() <= place < cursor.selectionEnd():
        cursor.setPosition(place)
        cursor.setPosition(place + 1, KEEP)
        edit.setTextCursor(cursor)
        edit.host.flush()


def trim_paragraph(edit: Surface, before: QTextCursor, event: QMouseEvent) -> None:
    """Let a third click select the words of a paragraph and not its end too, as Qt does.

    What is typed over them would else go on in the next one, and its kind be lost.
    """
    cursor = edit.textCursor()
    if event.modifiers() or not cursor.hasSelection() or cursor == before:
        return
    block = edit.document().findBlock(cursor.selectionStart())
    if cursor.selectionStart() == block.position() and cursor.selectionEnd() == (
        block.position() + block.length()
    ):
        cursor.setPosition(block.position())
        cursor.setPosition(block.position() + block.length() - 1, KEEP)
        edit.setTextCursor(cursor)


def _at(block: QTextBlock, place: int) -> tuple[str, int]:
    text = block.text()
    return text, code_points(text, place - block.position())
