"""The table of commands: complete, without clashes, and every row leads somewhere."""

from __future__ import annotations

from collections import Counter

import pytest

from editor.commands import COMMANDS, Command
from editor.lang.i18n import catalogue
from editor.resources import resource


def name(command: Command) -> str:
    return command.id


def test_ids_are_unique() -> None:
    assert not [id for id, n in Counter(c.id for c in COMMANDS).items() if n > 1]


def test_no_shortcut_is_used_twice() -> None:
    keys = Counter(key.lower() for command in COMMANDS for key in command.keys)
    assert not [key for key, n in keys.items() if n > 1]


@pytest.mark.parametrize("command", COMMANDS, ids=name)
def test_a_command_does_one_thing_and_has_an_arabic_name(command: Command) -> None:
    assert (command.edit is None) != (command.act is None)
    assert catalogue("ar")(command.title) != command.title
    if command.tip:
        assert catalogue("ar")(command.tip) != command.tip
    if command.icon:
        assert resource("icons", f"{command.icon}.svg").is_file()
    assert command.icon or not command.toolbar
