"""Commands of the Edit menu: undo, clipboard, find."""

from __future__ import annotations

from typing import Final

from editor.commands.command import Command
from editor.lang.i18n import N_

EDIT_COMMANDS: Final[tuple[Command, ...]] = (
    Command("edit.undo", N_("Undo"), "edit", act=lambda d: d.undo(), keys=("Ctrl+Z",),
            icon="undo", mirrored=True, enabled=lambda d: d.session.can_undo, toolbar=True),
    Command("edit.redo", N_("Redo"), "edit", act=lambda d: d.redo(),
            keys=("Ctrl+Shift+Z", "Ctrl+Y"), icon="redo", mirrored=True,
            enabled=lambda d: d.session.can_redo, toolbar=True),
    Command("edit.cut", N_("Cut"), "edit", 1, act=lambda d: d.cut(), keys=("Ctrl+X",),
            enabled=lambda d: not d.session.state.selection.empty, context=True),
    Command("edit.copy", N_("Copy"), "edit", 1, act=lambda d: d.copy(), keys=("Ctrl+C",),
            enabled=lambda d: not d.session.state.selection.empty, context=True),
    Command("edit.paste", N_("Paste"), "edit", 1, act=lambda d: d.paste(), keys=("Ctrl+V",),
            context=True),
    Command("edit.paste_plain", N_("Paste as plain text"), "edit", 1,
            act=lambda d: d.paste_plain(), keys=("Ctrl+Shift+V",), context=True),
    Command("edit.select_all", N_("Select all"), "edit", 1, act=lambda d: d.select_all(),
            keys=("Ctrl+A",)),
    Command("edit.find", N_("Find…"), "edit", 2, act=lambda d: d.find(replace=False),
            keys=("Ctrl+F",), icon="find", toolbar=True),
    Command("edit.replace", N_("Find and replace…"), "edit", 2,
            act=lambda d: d.find(replace=True), keys=("Ctrl+H",)),
    Command("edit.find_next", N_("Find next"), "edit", 2,
            act=lambda d: d.find_next(back=False), keys=("F3", "Ctrl+G")),
    Command("edit.find_previous", N_("Find previous"), "edit", 2,
            act=lambda d: d.find_next(back=True), keys=("Shift+F3",)),
)  # fmt: skip
