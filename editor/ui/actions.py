"""COMMANDS as actions: the one place where menus, toolbar, context menu and shortcuts come from.

Knows what a command is and nothing of what any of them does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar, QWidget

from editor.commands import COMMANDS, Command
from editor.commands.desk import Desk
from editor.lang.i18n import N_, Catalogue
from editor.lang.mnemonics import with_letters
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

RECENT: Final = N_("Open recent")
"""The title of a menu in the File menu that is no command."""


def keys_of(command: Command, changed: Mapping[str, str]) -> list[str]:
    """Its shortcuts: the user's own (with spaces between), else those of the table."""
    mine = changed.get(command.id)
    return list(command.keys) if mine is None else mine.split()


def shown(keys: QKeySequence) -> str:
    """Keys as people read them, from left to right whatever stands around; empty for none."""
    words = keys.toString(QKeySequence.SequenceFormat.NativeText)
    return f"\u2066{words}\u2069" if words else ""


def titles(translate: Catalogue) -> Mapping[str, str]:
    """What stands in menus, each with its letter.

    By the id of its command; menus of the bar by their English title; menus inside one by
    "menu/English title".
    """
    names = {title: translate(title) for _, title in MENUS}
    menus = [list(names)]
    rows: dict[tuple[str, str], list[str]] = {("file", ""): [RECENT]}
    names[RECENT] = translate(RECENT)
    for command in COMMANDS:
        names[command.id] = translate(command.title)
        if command.submenu:
            inner = f"{command.menu}/{command.submenu}"
            if inner not in names:
                names[inner] = translate(command.submenu)
                rows.setdefault((command.menu, ""), []).append(inner)
        rows.setdefault((command.menu, command.submenu), []).append(command.id)
    context = [command.id for command in COMMANDS if command.context]
    return with_letters(names, [*menus, *rows.values(), context])


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
            action = QAction(title, parent)
            action.setObjectName(command.id)
            action.setIconText(title)
            action.setShortcuts(sequences)
            action.setCheckable(command.checked is not None or command.shown is not None)
            if command.icon:
                action.setIcon(icon(command.icon, mirrored=command.mirrored))
            if command.toolbar:
                self._describe(action, command)
            action.triggered.connect(lambda _=False, command=command: self.trigger(command))
            parent.addAction(action)
            self._by_id[command.id] = action

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """What menus and rows are called, with a letter for each."""
        return titles(self._translate)

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

    def begin_menu_bar(self, bar: QMenuBar) -> None:
        """The menus as they are seen, without what is in them."""
        for id, title in MENUS:
            bar.addMenu(self._translate(title)).setObjectName(f"menu.{id}")

    def fill_menu_bar(self, bar: QMenuBar) -> None:
        """Every command under its menu, groups apart, and a letter for each row."""
        for command in COMMANDS:
            action, title = self._by_id[command.id], self.titles[command.id]
            self._describe(action, command)
            # What follows the tab stands where Qt would put the keys, but stays in order.
            keys = shown(action.shortcut())
            action.setText(f"{title}\t{keys}" if keys else title)
        for id, title in MENUS:
            menu = bar.findChild(QMenu, f"menu.{id}")
            assert isinstance(menu, QMenu)
            menu.setTitle(self.titles[title])
            self.fill(menu, (c for c in COMMANDS if c.menu == id))
            self._follow(menu)

    def fill_tool_bar(self, bar: QToolBar) -> None:
        """The commands that ask for a place there, menus apart."""
        self._fill_flat(bar, (c for c in COMMANDS if c.toolbar))

    def context_menu(self, parent: QWidget) -> QMenu:
        """A fresh menu of the commands that serve the place under the pointer."""
        menu = QMenu(parent)
        self._follow(menu)
        state = self._desk.session.state
        rows = (c for c in COMMANDS if c.context and (c.fits is None or c.fits(state)))
        self._fill_flat(menu, rows)
        return menu

    def menu_of(self, submenu: str, parent: QWidget) -> QMenu:
        """A menu of its own of the commands that stand in one inside another menu."""
        menu = QMenu(parent)
        self._follow(menu)
        for command in COMMANDS:
            if command.submenu == submenu:
                menu.addAction(self._by_id[command.id])
        return menu

    def _follow(self, menu: QMenu) -> None:
        menu.aboutToShow.connect(lambda: self.make_ready(menu))
        # A chosen action is triggered after the menu hides.
        menu.aboutToHide.connect(lambda: QTimer.singleShot(0, self.refresh))

    def make_ready(self, menu: QMenu) -> None:
        """A menu opens: what it offers is as it is now."""
        from editor.ui.calm_style import calm

        calm(menu)
        self.refresh(fully=True)
        if self._has_article():
            session = self._desk.session
            self._name_step("edit.undo", session.can_undo, session.undo_label)
            self._name_step("edit.redo", session.can_redo, session.redo_label)

    def _name_step(self, id: str, there: bool, label: str) -> None:
        """Undo and redo say what they take back or bring back."""
        action, title = self._by_id[id], self.titles[id]
        if there:
            step = self._translate(label or N_("Typing")).rstrip("…").replace("&", "&&")
            title = f"{title}: {step}"
        keys = shown(action.shortcut())
        action.setText(f"{title}\t{keys}" if keys else title)

    def fill(self, menu: QMenu, commands: Iterable[Command]) -> None:
        """Add them in order, with a line wherever the group changes but not between submenus."""
        last: Command | None = None
        inner = menu
        for command in commands:
            title = command.submenu
            opens = bool(title) and (last is None or last.submenu != title)
            if opens:
                if last is not None and not last.submenu:
                    menu.addSeparator()
                inner = menu.addMenu(self.titles[f"{command.menu}/{title}"])
            elif not title:
                inner = menu
            if last is not None and last.group != command.group and not opens:
                inner.addSeparator()
            inner.addAction(self._by_id[command.id])
            last = command

    def _fill_flat(self, target: QMenu | QToolBar, commands: Iterable[Command]) -> None:
        """Add them in order, with a line wherever the menu changes that they are from."""
        last = ""
        for command in commands:
            if last and command.menu != last:
                target.addSeparator()
            target.addAction(self._by_id[command.id])
            last = command.menu

    def _describe(self, action: QAction, command: Command) -> None:
        """Tooltip with the shortcut; the same words for screen readers and the status bar."""
        words = self._translate(command.tip or command.title).rstrip("…")
        keys = shown(action.shortcut())
        action.setToolTip(f"{words} ({keys})" if keys else words)
        action.setStatusTip(words)
