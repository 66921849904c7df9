"""COMMANDS as actions: the one place where menus, toolbar, context menu and shortcuts come from.

Knows what a command is and nothing of what any of them does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar, QWidget

from editor.commands import COMMANDS, Command
from editor.commands.desk import Desk
from editor.lang.i18n import N_, Catalogue
from editor.ui.icons import icon

MENUS: Final[tuple[tuple[str, str], ...]] = (
    ("file", N_("File")),
    ("edit", N_("Edit")),
    ("text", N_("Text")),
    ("structure", N_("Structure")),
    ("insert", N_("Insert")),
    ("sources", N_("Sources")),
    ("view", N_("View")),
    ("help", N_("Help")),
)


def keys_of(command: Command, changed: Mapping[str, str]) -> list[str]:
    """Its shortcuts: the user's own (with spaces between), else those of the table."""
    mine = changed.get(command.id)
    return list(command.keys) if mine is None else mine.split()


def shown(keys: QKeySequence) -> str:
    """Keys as people read them, from left to right whatever stands around; empty for none."""
    words = keys.toString(QKeySequence.SequenceFormat.NativeText)
    return f"\u2066{words}\u2069" if words else ""


class Actions:
    """One QAction a command, kept true to the state of the desk."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        translate: Catalogue,
        keys: Mapping[str, str],
        has_article: Callable[[], bool],
    ) -> None:
        self._desk = desk
        self._translate = translate
        self._has_article = has_article
        self._by_id: dict[str, QAction] = {}
        for command in COMMANDS:
            sequences = [QKeySequence(key) for key in keys_of(command, keys)]
            title = translate(command.title)
            # What follows the tab stands where Qt would put the keys, but stays in order.
            action = QAction(f"{title}\t{shown(sequences[0])}" if sequences else title, parent)
            action.setObjectName(command.id)
            action.setShortcuts(sequences)
            action.setCheckable(command.checked is not None or command.shown is not None)
            if command.icon:
                action.setIcon(icon(command.icon, mirrored=command.mirrored))
            self._describe(action, command)
            action.triggered.connect(lambda _=False, command=command: self.trigger(command))
            parent.addAction(action)
            self._by_id[command.id] = action

    def __getitem__(self, id: str) -> QAction:
        return self._by_id[id]

    def trigger(self, command: Command) -> None:
        """Do it."""
        if command.edit is not None:
            self._desk.run(command.edit, command.title)
        elif command.act is not None:
            command.act(self._desk)
        self.refresh()

    def refresh(self, *, fully: bool = False) -> None:
        """Checked and enabled as the state of the moment says.

        Whether an editing command applies is tried only for a menu that opens (`fully`): at other
        times it stays enabled, so that its shortcut never meets a stale answer.
        """
        there = self._has_article()
        state = self._desk.session.state if there else None
        for command in COMMANDS:
            action = self._by_id[command.id]
            enabled = there or not command.needs_article
            if enabled and command.enabled is not None:
                enabled = command.enabled(self._desk)
            elif enabled and fully and command.edit is not None and state is not None:
                enabled = command.edit(state) is not None
            action.setEnabled(enabled)
            if command.checked is not None:
                action.setChecked(state is not None and command.checked(state))
            elif command.shown is not None:
                action.setChecked(command.shown(self._desk))

    def fill_menu_bar(self, bar: QMenuBar) -> None:
        """Every command under its menu, groups apart."""
        for id, title in MENUS:
            menu = bar.addMenu(self._translate(title))
            menu.setObjectName(f"menu.{id}")
            self.fill(menu, (c for c in COMMANDS if c.menu == id))
            self._follow(menu)

    def fill_tool_bar(self, bar: QToolBar) -> None:
        """The commands that ask for a place there, menus apart."""
        self.fill(bar, (c for c in COMMANDS if c.toolbar), by_menu=True)

    def context_menu(self, parent: QWidget) -> QMenu:
        """A fresh menu of the commands that serve the place under the pointer."""
        menu = QMenu(parent)
        self._follow(menu)
        state = self._desk.session.state
        rows = (c for c in COMMANDS if c.context and (c.fits is None or c.fits(state)))
        self.fill(menu, rows, by_menu=True)
        return menu

    def _follow(self, menu: QMenu) -> None:
        menu.aboutToShow.connect(lambda: self.refresh(fully=True))
        # A chosen action is triggered after the menu hides.
        menu.aboutToHide.connect(lambda: QTimer.singleShot(0, self.refresh))

    def fill(
        self, target: QMenu | QToolBar, commands: Iterable[Command], *, by_menu: bool = False
    ) -> None:
        """Add them in order, with a line wherever the group (or the menu) changes."""
        last: object = None
        for command in commands:
            group: object = command.menu if by_menu else command.group
            if last is not None and group != last:
                target.addSeparator()
            target.addAction(self._by_id[command.id])
            last = group

    def _describe(self, action: QAction, command: Command) -> None:
        """Tooltip with the shortcut; the same words for screen readers and the status bar."""
        words = self._translate(command.tip or command.title).rstrip("…")
        keys = shown(action.shortcut())
        action.setToolTip(f"{words} ({keys})" if keys else words)
        action.setStatusTip(words)
