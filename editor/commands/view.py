"""Commands on how the window looks, and help."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from editor.commands.command import Command
from editor.commands.desk import Desk
from editor.lang.i18n import N_


def _panel(name: str, title: str, keys: str, icon: str) -> Command:
    return Command(
        f"view.{name}", title, "view",
        act=lambda d: d.toggle_panel(name), shown=lambda d: d.panel_is_shown(name),
        keys=(keys,), icon=icon, mirrored=True, toolbar=True, needs_article=False,
    )  # fmt: skip


def _switch(setting: str, title: str, keys: str = "", group: int = 1) -> Command:
    return Command(
        f"view.{setting}", title, "view", group,
        act=lambda d: d.toggle(setting), shown=lambda d: d.is_on(setting),
        keys=(keys,) if keys else (), needs_article=False,
    )  # fmt: skip


def _theme(theme: str, title: str) -> Command:
    act: Callable[[Desk], object] = lambda d: d.set_theme(theme)  # noqa: E731
    return Command(f"view.theme_{theme}", title, "view", 3, N_("Theme"), act=act,
                   shown=lambda d: d.is_on(f"theme_{theme}"), needs_article=False)  # fmt: skip


VIEW_COMMANDS: Final[tuple[Command, ...]] = (
    _panel("outline", N_("Outline"), "Ctrl+Alt+1", "outline"),
    _panel("sources", N_("Sources"), "Ctrl+Alt+2", "sources"),
    _panel("details", N_("Details"), "Ctrl+Alt+3", "details"),
    _switch("focus", N_("Focus mode"), "Ctrl+Shift+F"),
    _switch("typewriter", N_("Typewriter mode")),
    _switch("invisibles", N_("Show invisible characters"), "Ctrl+Shift+8"),
    _switch("kind_labels", N_("Show block kinds in the margin")),
    Command("view.full_screen", N_("Full screen"), "view", 1, act=lambda d: d.full_screen(),
            keys=("F11",), needs_article=False),
    Command("view.zoom_in", N_("Larger text"), "view", 2, act=lambda d: d.zoom(1),
            keys=("Ctrl++", "Ctrl+="), needs_article=False),
    Command("view.zoom_out", N_("Smaller text"), "view", 2, act=lambda d: d.zoom(-1),
            keys=("Ctrl+-",), needs_article=False),
    Command("view.zoom_reset", N_("Normal size"), "view", 2, act=lambda d: d.zoom(0),
            keys=("Ctrl+0",), needs_article=False),
    Command("view.next_article", N_("Next article"), "view", 4,
            act=lambda d: d.turn_to_article(1), enabled=lambda d: d.has_articles(),
            keys=("Ctrl+PgDown", "Ctrl+Tab")),
    Command("view.previous_article", N_("Previous article"), "view", 4,
            act=lambda d: d.turn_to_article(-1), enabled=lambda d: d.has_articles(),
            keys=("Ctrl+PgUp", "Ctrl+Shift+Tab")),
    Command("view.next_part", N_("Next part of the window"), "view", 4,
            act=lambda d: d.turn_to_part(1), keys=("F6", "Ctrl+F6"), needs_article=False),
    Command("view.previous_part", N_("Previous part of the window"), "view", 4,
            act=lambda d: d.turn_to_part(-1), keys=("Shift+F6", "Ctrl+Shift+F6"),
            needs_article=False),
    _theme("system", N_("Theme of the system")),
    _theme("light", N_("Light theme")),
    _theme("dark", N_("Dark theme")),
    Command("help.palette", N_("Find a command…"), "help", act=lambda d: d.show_palette(),
            keys=("Ctrl+Shift+P", "F1"), icon="palette", mirrored=True, toolbar=True,
            needs_article=False),
    Command("help.shortcuts", N_("Keyboard shortcuts…"), "help",
            act=lambda d: d.show_shortcuts(), needs_article=False),
    Command("help.preferences", N_("Preferences…"), "help",
            act=lambda d: d.show_preferences(), keys=("Ctrl+,",), needs_article=False),
    Command("help.about", N_("About Muharrir"), "help", 1, act=lambda d: d.about(),
            needs_article=False),
)  # fmt: skip
