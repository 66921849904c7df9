"""Arrow keys across what Qt leaves ragged: citations, lines, neighbours that run the other way.

Inside a block the caret is Qt's. Between blocks the left key of a right-to-left article always goes
on and the right key back, whatever way a single block runs; so a key that is held reaches the end
and never goes to and fro between an Arabic and an English block.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QTextBlock, QTextCursor

from editor.lang.direction import Direction
from editor.model.inline import OBJECT
from editor.qt.lines import JOINER, LINE_BREAK
from editor.qt.surface import Surface

SIDEWAYS: Final = frozenset((Qt.Key.Key_Left, Qt.Key.Key_Right))
UPRIGHT: Final = frozenset((Qt.Key.Key_Up, Qt.Key.Key_Down))


def inside_citation(cursor: QTextCursor) -> bool:
    """Whether the caret stands between a citation and its word joiner: no place to be."""
    place, document = cursor.position(), cursor.document()
    return document.characterAt(place) == OBJECT and document.characterAt(place - 1) == JOINER


def leave_citation(edit: Surface) -> None:
    """Move a caret that was set between a citation and its joiner (by mouse) before both."""
    cursor = edit.textCursor()
    if inside_citation(cursor):
        _put(edit, cursor.position() - 1, selecting=cursor.hasSelection())


def come(edit: Surface, event: QContextMenuEvent) -> None:
    """Stand where a menu is asked for by mouse, unless that is in what is selected."""
    if event.reason() != QContextMenuEvent.Reason.Mouse:
        return
    cursor, there = edit.textCursor(), edit.cursorForPosition(event.pos())
    if not cursor.selectionStart() <= there.position() <= cursor.selectionEnd():
        edit.setTextCursor(there)
        leave_citation(edit)


def follow(edit: Surface, event: QKeyEvent, before: QTextCursor) -> None:
    """Put right where Qt took the caret from `before` on an arrow key."""
    if event.key() in UPRIGHT:
        _keep_to_line(edit, event, before)
    if event.key() not in SIDEWAYS:
        return
    after = edit.textCursor()
    home = edit.host.scene.article.direction
    forward = (event.key() == Qt.Key.Key_Left) == (home == "rtl")
    selecting = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    if before.hasSelection() and not selecting:
        return
    # Qt's visual order knows no place on an empty last line and goes astray to and from there.
    onward = (event.key() == Qt.Key.Key_Left) == (_runs(before.block()) == "rtl")
    if onward and _before_empty_line(before):
        _put(edit, _edge(before.block(), at_start=False), selecting=selecting)
        return
    if _on_empty_line(before):
        if not onward:
            _put(edit, before.position() - 1, selecting=selecting)
            return
        after = before
    stuck = after.position() == before.position()
    if after.blockNumber() == before.blockNumber() and not stuck:
        return
    block = before.block()
    target = block.next() if forward else block.previous()
    if not target.isValid():
        _put(edit, before.position(), selecting=selecting)
    elif stuck or target.blockNumber() != after.blockNumber() or _runs(target) != home:
        _put(edit, _edge(target, at_start=forward == (_runs(target) == home)), selecting=selecting)


def _keep_to_line(edit: Surface, event: QKeyEvent, before: QTextCursor) -> None:
    """Up and down go one line; Qt takes the right edge of a right-to-left line for the one above.

    A caret at the start of a paragraph would go down to the end of its first line, and stay there.
    """
    shift = Qt.KeyboardModifier.ShiftModifier
    if event.modifiers() & ~(shift | Qt.KeyboardModifier.KeypadModifier):
        return
    step = 1 if event.key() == Qt.Key.Key_Down else -1
    block = before.block()
    place = block.layout().lineForTextPosition(before.positionInBlock()).lineNumber() + step
    if not 0 <= place < block.layout().lineCount():
        block = block.next() if step > 0 else block.previous()
        place = 0 if step > 0 else block.layout().lineCount() - 1 if block.isValid() else 0
    if not block.isValid() or not block.layout().lineCount():
        return
    line = block.layout().lineAt(place)
    last = place == block.layout().lineCount() - 1
    first = block.position() + line.textStart()
    end = first + line.textLength() - (0 if last else 1)
    found = edit.textCursor().position()
    if not first <= found <= end:
        _put(edit, min(max(found, first), end), selecting=bool(event.modifiers() & shift))


def _runs(block: QTextBlock) -> Direction:
    return "rtl" if block.textDirection() == Qt.LayoutDirection.RightToLeft else "ltr"


def _on_empty_line(cursor: QTextCursor) -> bool:
    """Whether the caret stands behind a line break that ends its block."""
    place = cursor.position()
    return cursor.atBlockEnd() and cursor.document().characterAt(place - 1) == LINE_BREAK


def _before_empty_line(cursor: QTextCursor) -> bool:
    """Whether only spaces part the caret from such a line break."""
    rest = cursor.block().text().encode("utf-16-le")[2 * cursor.positionInBlock() :]
    text = rest.decode("utf-16-le", "ignore")
    return text.endswith(LINE_BREAK) and not text[:-1].strip(" ")


def _edge(block: QTextBlock, *, at_start: bool) -> int:
    return block.position() + (0 if at_start else block.length() - 1)


def _put(edit: Surface, place: int, *, selecting: bool) -> None:
    cursor = edit.textCursor()
    mode = QTextCursor.MoveMode
    cursor.setPosition(place, mode.KeepAnchor if selecting else mode.MoveAnchor)
    edit.setTextCursor(cursor)
