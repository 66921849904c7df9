"""What keys do beyond moving the caret: structure goes to the session as commands of `editor.edit`.

Qt is left with typing and deleting inside one block, and with the caret. Knows no menu: whatever
has a shortcut there is released to it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QTextCursor, QTextDocument

from editor.edit.blocks import set_direction
from editor.edit.deleting import (
    delete_selection,
    merge_back,
    merge_forward,
    remove_selection,
)
from editor.edit.enter import insert_break, split
from editor.edit.slots import chip_beside, next_slot, previous_slot, speaker_on_the_way, whole
from editor.edit.state import EditorState, is_object, size
from editor.edit.structure import indent, outdent
from editor.lang.direction import Direction
from editor.lang.emoji import LONGEST, emoji_before
from editor.lang.i18n import N_
from editor.qt import chips, words
from editor.qt.lines import VIEW_ONLY, parts
from editor.qt.reader import KEY
from editor.qt.surface import Surface

NO_ROOM_ABOVE: Final = N_("Nothing can open above this line: the lines at the top are all there.")

Key = Qt.Key
KEEP: Final = QTextCursor.MoveMode.KeepAnchor
CONTROL: Final = Qt.KeyboardModifier.ControlModifier
SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
ALT: Final = Qt.KeyboardModifier.AltModifier
KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier
ON_MAC: Final = sys.platform == "darwin"

MOVING: Final = frozenset(
    (Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End,
     Key.Key_PageUp, Key.Key_PageDown)
)  # fmt: skip


def is_text(event: QKeyEvent) -> bool:
    """Whether the key types something; AltGr (Ctrl+Alt) does, Ctrl and Alt alone do not."""
    modifiers = event.modifiers()
    command = bool(modifiers & CONTROL) != bool(modifiers & ALT)
    text = event.text()
    return bool(text) and not command and text[0] >= " " and text[0] != "\x7f"


def is_for_menus(event: QKeyEvent) -> bool:
    """Whether it is Alt with a letter, which Qt would type where no menu has that letter.

    On a Mac that key, Option, is how letters are typed.
    """
    alone = event.modifiers() & ~SHIFT == ALT
    return alone and event.text().isprintable() and bool(event.text()) and not ON_MAC


def is_ours(event: QKeyEvent) -> bool:
    """Whether the key belongs to the page even where a menu has it as a shortcut."""
    return is_text(event) or event.key() in MOVING or event.key() in _RULES


def press(edit: Surface, event: QKeyEvent) -> bool:
    """Do what the key means here; False where Qt should do it."""
    edit.host.flush()
    if not event.modifiers() & ~(SHIFT | KEYPAD) and is_text(event):
        edit.type_text(event.text())
        return True
    for standard, act in _STANDARD:
        if event.matches(standard):
            act(edit)
            return True
    rule = _RULES.get(Qt.Key(event.key()))
    if rule is not None:
        return rule(edit, event)
    if is_text(event):
        edit.type_text(event.text())
        return True
    return False


def clear_the_way(edit: Surface) -> None:
    """Make the caret stand where text may be typed: not over several blocks, not in an object.

    Words selected inside one block stay; what is typed replaces them in the same step. Of an empty
    slot never a part is replaced.
    """
    take_whole(edit)
    state = edit.host.state
    if not state.selection.empty and _across(state):
        edit.host.run(delete_selection, typing=True)
        state = edit.host.state
    if is_object(state.article.blocks[state.selection.head.block]):
        edit.host.run(split, typing=True)


def compose(edit: Surface, event: QInputMethodEvent) -> None:
    """Make room for what an input method composes or commits, and say how it is set."""
    if not event.commitString() and not event.preeditString():
        edit.composing = None
        return
    clear_the_way(edit)
    # Composing takes what is selected away at once, and with it how its successor is set.
    made = edit.composing or edit.host.typing_format()
    cursor = edit.textCursor()
    if cursor.hasSelection():
        cursor.removeSelectedText()
    edit.setCurrentCharFormat(made)
    edit.composing = None if event.commitString() else made


def take_whole(edit: Surface) -> None:
    """Where a part of an empty slot is selected, or the caret is in one, select all of it."""
    state = edit.host.state
    wider = whole(state)
    if wider != state.selection:
        edit.select(wider)


def _across(state: EditorState) -> bool:
    """Whether the selection is more than words of one block."""
    start, end = state.selection.start, state.selection.end
    return start.block != end.block or is_object(state.article.blocks[start.block])


def _enter(edit: Surface, event: QKeyEvent) -> bool:
    if event.modifiers() & SHIFT:
        edit.host.run(insert_break, N_("New line"))
    elif not edit.host.run(split, N_("New paragraph")):
        edit.told.emit((NO_ROOM_ABOVE,))
    return True


def _backspace(edit: Surface, event: QKeyEvent) -> bool:
    return _delete(edit, event, back=True)


def _delete_key(edit: Surface, event: QKeyEvent) -> bool:
    if event.modifiers() & SHIFT:
        edit.cut()
        return True
    return _delete(edit, event, back=False)


def _delete(edit: Surface, event: QKeyEvent, *, back: bool) -> bool:
    take_whole(edit)
    if edit.host.state.selection.empty and (chip := chip_beside(edit.host.state, back=back)):
        edit.select(chip.selection)
    state = edit.host.state
    head = state.selection.head
    block = state.article.blocks[head.block]
    if not state.selection.empty:
        if _across(state):
            edit.host.run(remove_selection, N_("Delete"))
            return True
        edit.textCursor().removeSelectedText()
    elif is_object(block) or head.offset == (0 if back else size(block)):
        edit.host.run(merge_back if back else merge_forward, N_("Delete"))
        return True
    else:
        _delete_inside(edit.textCursor(), back, word=bool(event.modifiers() & CONTROL))
    edit.host.flush()
    return True


def _delete_inside(cursor: QTextCursor, back: bool, *, word: bool) -> None:
    """Delete one character (forward: with its marks) or to the end of the word, in this block."""
    step = -1 if back else 1
    document = cursor.document()
    while _is_view_only(document, cursor.position() + (-1 if back else 0)):
        cursor.setPosition(cursor.position() + step)
    if word:
        cursor.setPosition(words.stop(cursor, back=back), KEEP)
        cursor.removeSelectedText()
    elif back and (length := _emoji_units(cursor)):
        cursor.setPosition(cursor.position() - length, KEEP)
        cursor.removeSelectedText()
    elif back:
        cursor.deletePreviousChar()
    else:
        cursor.deleteChar()


def _is_view_only(document: QTextDocument, place: int) -> bool:
    """Whether the view put the character there, and not somebody who wanted such a sign."""
    if document.characterAt(place) not in VIEW_ONLY:
        return False
    cursor = QTextCursor(document)
    cursor.setPosition(place + 1)
    return parts(cursor.charFormat().stringProperty(KEY))[0] == "v"


def _emoji_units(cursor: QTextCursor) -> int:
    """UTF-16 units of the emoji before the caret; 0 where there is none."""
    units = cursor.block().text().encode("utf-16-le", "surrogatepass")
    at = 2 * cursor.positionInBlock()
    before = units[max(0, at - 4 * LONGEST) : at].decode("utf-16-le", "ignore")
    length = emoji_before(before)
    return len(before[len(before) - length :].encode("utf-16-le")) // 2 if length else 0


def _tab(edit: Surface, event: QKeyEvent) -> bool:
    if event.modifiers() & (CONTROL | ALT):
        return False
    found = speaker_on_the_way(edit.host.state)
    if found is not None and chips.ask_speaker(edit, found.selection.head.block):
        return True
    if not edit.host.run(next_slot):
        edit.host.run(indent, N_("Indent"))
    edit.ensureCursorVisible()
    return True


def _backtab(edit: Surface, event: QKeyEvent) -> bool:
    if not edit.host.run(previous_slot):
        edit.host.run(outdent, N_("Outdent"))
    edit.ensureCursorVisible()
    return True


def turn(edit: Surface, direction: Direction) -> None:
    """Let the selected blocks run that way."""
    label = N_("Right to left") if direction == "rtl" else N_("Left to right")
    edit.host.run(set_direction(direction), label)


def _rtl(edit: Surface, event: QKeyEvent) -> bool:
    turn(edit, "rtl")
    return True


def _ltr(edit: Surface, event: QKeyEvent) -> bool:
    turn(edit, "ltr")
    return True


_RULES: Final[dict[Qt.Key, Callable[[Surface, QKeyEvent], bool]]] = {
    Key.Key_Return: _enter,
    Key.Key_Enter: _enter,
    Key.Key_Backspace: _backspace,
    Key.Key_Delete: _delete_key,
    Key.Key_Tab: _tab,
    Key.Key_Backtab: _backtab,
    Key.Key_Direction_R: _rtl,
    Key.Key_Direction_L: _ltr,
}
_STANDARD: Final[tuple[tuple[QKeySequence.StandardKey, Callable[[Surface], object]], ...]] = (
    (QKeySequence.StandardKey.Undo, lambda edit: edit.host.undo()),
    (QKeySequence.StandardKey.Redo, lambda edit: edit.host.redo()),
    (QKeySequence.StandardKey.Cut, lambda edit: edit.cut()),
    (QKeySequence.StandardKey.Copy, lambda edit: edit.copy()),
    (QKeySequence.StandardKey.Paste, lambda edit: edit.paste()),
    (QKeySequence.StandardKey.SelectAll, lambda edit: edit.selectAll()),
)
