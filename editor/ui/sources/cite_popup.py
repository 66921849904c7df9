"""Typing @ and a name: a small list at the caret completes sources, Enter cites.

Follows what is typed and never types itself: as long as no source fits, it is not there, so that
@handles stay words. Escape leaves what was typed as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent

from editor.edit.citing import cite_named, naming_at
from editor.lang.arabic import fold
from editor.lang.i18n import N_, Catalogue
from editor.model.sources import Source
from editor.qt.bridge import Bridge
from editor.session.session import Change
from editor.ui.popup import Popup

if TYPE_CHECKING:
    from editor.ui.sources.source_list import SourceList

Key = Qt.Key
WIDE: Final = 330
ROWS: Final = 4
STEPS: Final = {Key.Key_Down: 1, Key.Key_Up: -1, Key.Key_PageDown: ROWS, Key.Key_PageUp: -ROWS}
TAKES: Final = frozenset((Key.Key_Return, Key.Key_Enter, Key.Key_Tab))


class CitePopup(Popup):
    """Follows one page. `own`: the name typed while words are selected, which the page never sees;
    None while the name is typed into the text."""

    def __init__(self, bridge: Bridge, tr: Catalogue) -> None:
        super().__init__(bridge)
        self._tr = tr
        self._left: tuple[int, int] | None = None
        self._own: str | None = None
        self.setFixedWidth(WIDE)

    @cached_property
    def list(self) -> SourceList:
        """The sources that fit."""
        from editor.ui.sources.source_list import SourceList

        view = SourceList(self._tr)
        view.setDragEnabled(False)
        view.clicked.connect(lambda _: self._take())
        self.furnish(view, self._tr(N_("Enter cites · Esc leaves it as typed")))
        return view

    def matters(self, change: Change) -> bool:
        return change.origin == "view" or self.isVisible()

    def follow(self) -> None:
        if self._own is not None:
            return
        state = self.bridge.session.state
        found = naming_at(state)
        if found is None:
            self._left = None
            self.hide()
            return
        sign = (state.selection.head.block, found[0])
        if sign == self._left:
            return
        self._left = None
        self._offer(found[1])

    def _offer(self, name: str) -> bool:
        """Show the sources of that name; whether there are any."""
        sources = self.bridge.session.article.sources
        rows = named(sources, name, self.list.sources.sought)
        if not rows:
            self.hide()
            return False
        model = self.list.sources
        model.show(sources, None, rows=rows)
        count = model.rowCount()
        self.list.setCurrentIndex(model.index(0))
        row = self.list.sizeHintForRow(0)
        self.list.setFixedHeight(min(count, ROWS) * row + 10)
        self.pop(ahead=True)
        return True

    # Keys

    def watch(self, event: QKeyEvent | QFocusEvent) -> bool:
        if isinstance(event, QFocusEvent):
            if event.lostFocus():
                self._close()
            return False
        press = event.type() == QEvent.Type.KeyPress
        if not press and event.type() != QEvent.Type.ShortcutOverride:
            return False
        if self.is_offering():
            return self._key(event, press)
        if press and event.text() == "@" and self.bridge.edit.textCursor().hasSelection():
            self.bridge.flush()
            self._own = ""
            if self._offer(""):
                return True
            self._own = None
        return False

    def _key(self, event: QKeyEvent, press: bool) -> bool:
        key = Key(event.key())
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        ours = plain and (key in STEPS or key in TAKES or key == Key.Key_Escape)
        if not ours:
            return self._own is not None and press and plain and self._type(event)
        if not press:
            event.accept()
            return True
        if key in STEPS:
            self.list.step(STEPS[key])
        elif key in TAKES:
            self._take()
        else:
            self._close(stay_away=True)
        return True

    def _type(self, event: QKeyEvent) -> bool:
        """A letter of the name, while words are selected."""
        own = self._own or ""
        if event.key() == Key.Key_Backspace:
            if not own:
                self._close()
                return True
            own = own[:-1]
        elif event.text() and event.text().isprintable():
            own += event.text()
        else:
            return event.key() not in (Key.Key_Left, Key.Key_Right, Key.Key_Home, Key.Key_End)
        before = self._own
        self._own = own
        if not self._offer(own):
            self._own = before
            self._offer(before or "")
        return True

    def _take(self) -> None:
        from editor.ui.sources.source_list import ID

        index = self.list.currentIndex()
        if index.isValid():
            id = str(index.data(ID))
            self._close(stay_away=True)
            self.bridge.run(cite_named(id), N_("Cite"))
            self.bridge.edit.setFocus()

    def _close(self, *, stay_away: bool = False) -> None:
        """`stay_away`: do not come back for the sign at the caret."""
        self.hide()
        if stay_away and self._own is None:
            state = self.bridge.state
            found = naming_at(state)
            self._left = (state.selection.head.block, found[0]) if found else None
        self._own = None


def named(sources: Sequence[Source], name: str, words_of: Callable[[Source], str]) -> list[Source]:
    """The sources of whose names a word begins with `name`, whatever its Arabic spelling.

    A space at its end belongs to it, so that a handle that is complete names nothing any more.
    `words_of`: all that a source may be found by, folded, a line each.
    """
    wanted = fold(name).lstrip()
    if not wanted:
        return list(sources)
    starts = [f"{before}{wanted}" for before in ("\n", " ", "\nال", " ال", "\n@")]
    out = []
    for one in sources:
        words = "\n" + words_of(one)
        if any(start in words for start in starts):
            out.append(one)
    return out
