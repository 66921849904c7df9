"""Commands of the Sources menu."""

from __future__ import annotations

from typing import Final

from editor.commands.command import Command
from editor.lang.i18n import N_

SOURCE_COMMANDS: Final[tuple[Command, ...]] = (
    Command("source.cite", N_("Cite a source…"), "sources", act=lambda d: d.cite(),
            keys=("Ctrl+Shift+C",), icon="cite", toolbar=True, context=True,
            tip=N_("Tie the selected words to the source that supports them")),
    Command("source.attribute", N_("Insert attribution…"), "sources",
            act=lambda d: d.attribute(), keys=("Ctrl+Shift+T",), icon="attribute"),
    Command("source.new", N_("New source…"), "sources", 1, act=lambda d: d.new_source(),
            keys=("Ctrl+Alt+S",)),
)  # fmt: skip
