"""The bar below the page that finds and replaces, overlooking what the reader's eye overlooks.

What matches and what replacing does is `editor.edit.find`; here are the fields, the count and the
walk from match to match. Highlights are drawn by the page, which is told through a signal.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.edit.find import (
    Found,
    Match,
    Query,
    find_all,
    next_match,
    replace_all,
    replace_match,
    selection_of,
)
from editor.edit.fragment import copy, text_of
from editor.edit.state import Command
from editor.lang.arabic import DEFAULT_FOLDING
from editor.lang.i18n import N_, Catalogue
from editor.session.session import Change, Session
from editor.ui.find_switches import MODES, SWITCHES, Switch
from editor.ui.icons import icon
from editor.value import frozen, replace

DELAY: Final = 150
"""Milliseconds after the last letter or change before searching."""
NARROW: Final = 560
"""Pixels below which not all switches fit on one line."""


@frozen
class Sought:
    """What stands in a bar. `on`: the switches that are on."""

    words: str
    replacement: str
    on: frozenset[str]
    replaces: bool


class FindBar(QFrame):
    """Follows one session. `open` shows it, Esc closes it.

    `run` applies a command (the window's, which first takes over what was just typed).
    """

    go_to = Signal(object)
    """A place in the article is to be shown; while the bar is open, the keys stay with it."""
    matches_changed = Signal(list)
    closed = Signal()

    def __init__(
        self, tr: Catalogue, parent: QWidget | None = None, *,
        run: Callable[[Command, str], bool] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._tr = tr
        self._window_run = run
        self._session: Session | None = None
        self._forget: Callable[[], None] = lambda: None
        self._found = Found()
        self._current: Match | None = None
        self.setObjectName("findbar")
        self.setStyleSheet("#findbar { border: 0; border-top: 1px solid palette(mid); }")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY)
        self._timer.timeout.connect(self._search)
        self.field = self._line(N_("Find"))
        self.replacement = self._line(N_("Replace with"))
        self.count = QLabel()
        self.count.setMinimumWidth(72)
        self.switches = {row.field: self._toggle(row, on=True) for row in SWITCHES}
        self.modes = {row.field: self._toggle(row, on=False) for row in MODES}
        self.previous = self._button("up", N_("Previous match"), lambda: self.step(back=True))
        self.next = self._button("down", N_("Next match"), lambda: self.step(back=False))
        self.close_button = self._button("close", N_("Close"), self.leave)
        self.replace_button = self._push(N_("Replace"), self.replace_one)
        self.replace_all_button = self._push(N_("Replace all"), self.replace_every)
        self._arrange()
        self.field.textChanged.connect(lambda _: self._timer.start())
        self._tell()

    def _line(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(self._tr(name))
        field.setAccessibleName(self._tr(name))
        field.setMinimumWidth(110)
        return field

    def _toggle(self, row: Switch, *, on: bool) -> QToolButton:
        button = QToolButton()
        button.setObjectName(row.field)
        button.setText(self._tr(row.face))
        button.setToolTip(self._tr(row.name))
        button.setAccessibleName(self._tr(row.name))
        button.setCheckable(True)
        button.setChecked(on)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.toggled.connect(lambda _: self._search())
        return button

    def _button(self, name: str, title: str, do: Callable[[], Any]) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(name))
        button.setToolTip(self._tr(title))
        button.setAccessibleName(self._tr(title))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: do())
        return button

    def _push(self, title: str, do: Callable[[], Any]) -> QPushButton:
        button = QPushButton(self._tr(title))
        button.setAutoDefault(False)
        button.clicked.connect(lambda: do())
        return button

    def _arrange(self) -> None:
        find, change, rules, modes = (QHBoxLayout() for _ in range(4))
        for part in (self.previous, self.next, self.count):
            find.addWidget(part)
        find.addStretch(1)
        find.addWidget(self.close_button)
        change.addWidget(self.replace_button)
        change.addWidget(self.replace_all_button)
        change.addStretch(1)
        self._overlook = QLabel(self._tr(N_("Overlook:")))
        self._overlook.setProperty("quiet", True)
        rules.addWidget(self._overlook)
        for button in self.switches.values():
            rules.addWidget(button)
        for button in self.modes.values():
            modes.addWidget(button)
        modes.addStretch(1)
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._below.setSpacing(14)
        self._below.addLayout(rules)
        self._below.addLayout(modes, 1)
        rows = QGridLayout()
        rows.setHorizontalSpacing(8)
        rows.setVerticalSpacing(6)
        rows.setColumnStretch(0, 3)
        rows.setColumnStretch(1, 4)
        # In the order of Tab: from what is sought to what replaces it, then the arrows.
        rows.addWidget(self.field, 0, 0)
        rows.addWidget(self.replacement, 1, 0)
        rows.addLayout(change, 1, 1)
        rows.addLayout(find, 0, 1)
        for layout in (find, change, rules, modes):
            layout.setSpacing(4)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(14, 8, 10, 8)
        outer.setSpacing(6)
        outer.addLayout(rows)
        outer.addLayout(self._below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Between two panels on a small screen, the switches stand in two lines."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        self._overlook.setHidden(narrow)
        ways = QBoxLayout.Direction
        self._below.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    # What the window asks for.

    def show_session(self, session: Session | None) -> None:
        """Follow this session, or none."""
        self._forget()
        self._forget = session.subscribe(self._changed) if session else lambda: None
        self._session = session
        self._current = None
        self._search()

    def open(self, *, replace: bool) -> None:
        """Show the bar, with the selected words to look for where they are on one line."""
        chosen = self._chosen()
        if chosen and "\n" not in chosen and len(chosen) < 200:
            self.field.setText(chosen)
        for part in (self.replacement, self.replace_button, self.replace_all_button):
            part.setVisible(replace)
        self.show()
        self.field.setFocus()
        self.field.selectAll()
        self._timer.stop()
        self._search()

    def sought(self) -> Sought | None:
        """What is looked for, for a bar in another language; None where the bar is closed."""
        if self.isHidden():
            return None
        both = self.switches | self.modes
        on = frozenset(name for name, one in both.items() if one.isChecked())
        shown = not self.replacement.isHidden()
        return Sought(self.field.text(), self.replacement.text(), on, shown)

    def seek(self, sought: Sought) -> None:
        """Be open, and look for that."""
        focus = QApplication.focusWidget()
        for name, one in (self.switches | self.modes).items():
            one.setChecked(name in sought.on)
        self.replacement.setText(sought.replacement)
        self.open(replace=sought.replaces)
        self.field.setText(sought.words)
        if focus is not None:
            focus.setFocus()

    def leave(self) -> None:
        """Close the bar; the highlights go, and writing goes on at the last match."""
        self._timer.stop()
        self.hide()
        self.matches_changed.emit([])
        self.closed.emit()
        if self._session is not None:
            self.go_to.emit(self._session.state.selection)

    def query(self) -> Query:
        """What is being looked for."""
        folding = replace(
            DEFAULT_FOLDING, **{name: one.isChecked() for name, one in self.switches.items()}
        )
        modes = {name: one.isChecked() for name, one in self.modes.items()}
        return Query(self.field.text(), folding, **modes)

    def step(self, *, back: bool) -> None:
        """To the next or the previous match, round the end of the article."""
        if not self.field.text():
            self.open(replace=False)
            return
        if self._session is None:
            return
        if self._timer.isActive() or not self.isVisible():
            self._look()
        matches = self._found.matches
        if self._here() and self._current in matches:
            place = matches.index(self._current) + (-1 if back else 1)
            self._go(matches[place % len(matches)])
        else:
            selection = self._session.state.selection
            place_ = selection.start if back else selection.end
            self._go(next_match(self._found, place_, backwards=back))

    def replace_one(self) -> None:
        """Replace the match that is selected and go on to the next; select one first if none is."""
        session, match = self._session, self._current
        if session is None or match is None or not self._here():
            self.step(back=False)
            return
        command = replace_match(match, self.query(), self.replacement.text())
        done = self._run(command, N_("Replace"))
        self._look()
        if done:
            self._go(next_match(self._found, session.state.selection.end))

    def replace_every(self) -> None:
        """Replace all matches as one step to undo, and say how many."""
        if self._session is None:
            return
        self._look()
        count = len(self._found.matches)
        command = replace_all(self.query(), self.replacement.text())
        if count and self._run(command, N_("Replace all")):
            self._look()
            self.count.setText(self._tr.plural("{n} replaced", "{n} replaced", count))

    def _run(self, command: Command, label: str) -> bool:
        if self._window_run is not None:
            return self._window_run(command, label)
        return self._session is not None and self._session.run(command, label)

    # Searching.

    def _chosen(self) -> str:
        if self._session is None:
            return ""
        fragment = copy(self._session.article, self._session.state.selection)
        return text_of(fragment).strip() if fragment else ""

    def _changed(self, change: Change) -> None:
        if change.kind == "selection":
            self._tell()
        elif self.isVisible():
            self._timer.start()

    def _search(self) -> None:
        """Search anew; with the bar open, show the first match from where the caret is."""
        self._look()
        if self._session is None or not self.isVisible():
            return
        typing = self.field.hasFocus() and self.field.text()
        if typing and not self._here():
            self._go(next_match(self._found, self._session.state.selection.start))

    def _look(self) -> None:
        self._timer.stop()
        session = self._session
        self._found = find_all(session.article, self.query()) if session else Found()
        if self._current not in self._found.matches:
            self._current = None
        if self.isVisible():
            self.matches_changed.emit(list(self._found.matches))
        self._tell()

    def _here(self) -> bool:
        """Whether the current match is what is selected now."""
        if self._session is None or self._current is None:
            return False
        state = self._session.state
        if self._current.block >= len(state.article.blocks):
            return False
        return selection_of(state.article, self._current) == state.selection

    def _go(self, match: Match | None) -> None:
        if match is None or self._session is None:
            return
        self._current = match
        self.go_to.emit(selection_of(self._session.article, match))
        self._tell()

    def _tell(self) -> None:
        """«3 of 12», or why there is nothing."""
        tr, found = self._tr, self._found
        matches = found.matches
        if found.problem and not matches:
            text = tr.say(found.problem)
        elif not self.field.text():
            text = ""
        elif not matches:
            text = tr(N_("Nothing found"))
        elif self._here() and self._current in matches:
            text = tr(N_("{n} of {all}"), n=matches.index(self._current) + 1, all=len(matches))
        else:
            text = tr.plural("{n} match", "{n} matches", len(matches))
        if found.problem and matches:
            text = f"{text} · {tr.say(found.problem)}"
        self.count.setText(text)
        bad = bool(self.field.text()) and not matches
        self.count.setProperty("danger", bad)
        self.count.style().polish(self.count)
        for button in (self.previous, self.next, self.replace_button, self.replace_all_button):
            button.setEnabled(bool(matches))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif enter and self.replacement.hasFocus():
            self.replace_one()
        elif enter:
            self.step(back=back)
        else:
            super().keyPressEvent(event)
