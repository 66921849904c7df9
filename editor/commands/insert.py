"""Commands of the Insert menu: figures, tables, embeds, dividers and characters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from editor.commands.command import Command
from editor.commands.desk import Desk
from editor.edit.structure import insert_divider
from editor.lang.i18n import N_

CHARACTERS: Final[tuple[tuple[str, str, str, str], ...]] = (
    ("zwnj", "\u200c", N_("Zero-width non-joiner"), "Ctrl+Shift+2"),
    ("lrm", "\u200e", N_("Left-to-right mark"), "Ctrl+Alt+,"),
    ("rlm", "\u200f", N_("Right-to-left mark"), "Ctrl+Alt+."),
    ("nbsp", "\u00a0", N_("No-break space"), "Ctrl+Shift+Space"),
)


def _type(text: str) -> Callable[[Desk], object]:
    return lambda d: d.insert_text(text)


INSERT_COMMANDS: Final[tuple[Command, ...]] = (
    Command("insert.section", N_("Section from a template…"), "insert",
            act=lambda d: d.insert_section(), keys=("Ctrl+Alt+N",), icon="section", mirrored=True,
            tip=N_("Background, reactions, a timeline… ready to be filled in")),
    Command("insert.save_section", N_("Save selection as a section template…"), "insert",
            act=lambda d: d.save_section_template()),
    Command("insert.figure", N_("Image…"), "insert", act=lambda d: d.insert_figure(),
            keys=("Ctrl+Shift+G",), icon="figure", toolbar=True),
    Command("insert.table", N_("Table…"), "insert", act=lambda d: d.insert_table(),
            keys=("Ctrl+Alt+T",), icon="table", toolbar=True),
    Command("insert.embed", N_("Embed by address…"), "insert", act=lambda d: d.insert_embed()),
    Command("insert.divider", N_("Divider"), "insert", edit=insert_divider,
            keys=("Ctrl+Shift+-",)),
    Command("insert.character", N_("Special character…"), "insert", 1,
            act=lambda d: d.insert_character(), keys=("Ctrl+Alt+Space",), icon="character"),
    *(
        Command(f"insert.{id}", title, "insert", 1, act=_type(text), keys=(keys,))
        for id, text, title, keys in CHARACTERS
    ),
)  # fmt: skip
