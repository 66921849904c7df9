"""COMMANDS: everything a user can do. A new command is one row in one of the tables here.

Menus, toolbar, context menu, palette and shortcut list all read this table and nothing else.
"""

from __future__ import annotations

from typing import Final

from editor.commands.command import Command
from editor.commands.editing import EDIT_COMMANDS
from editor.commands.files import FILE_COMMANDS
from editor.commands.insert import INSERT_COMMANDS
from editor.commands.sourcing import SOURCE_COMMANDS
from editor.commands.structure import STRUCTURE_COMMANDS
from editor.commands.text import TEXT_COMMANDS
from editor.commands.vault import VAULT_COMMANDS
from editor.commands.view import VIEW_COMMANDS

COMMANDS: Final[tuple[Command, ...]] = (
    *FILE_COMMANDS,
    *EDIT_COMMANDS,
    *TEXT_COMMANDS,
    *STRUCTURE_COMMANDS,
    *INSERT_COMMANDS,
    *SOURCE_COMMANDS,
    *VAULT_COMMANDS,
    *VIEW_COMMANDS,
)

__all__ = ["COMMANDS", "Command"]
