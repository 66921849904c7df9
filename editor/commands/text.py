"""Commands of the Text menu: a row for every mark that a writer sets by hand."""

from __future__ import annotations

from functools import partial
from typing import Final

from editor.commands.command import Command
from editor.edit.marks import clear_marks, is_active, isolate, set_language, toggle
from editor.edit.state import EditorState, in_words
from editor.lang.i18n import N_


def _mark(name: str, title: str, key: str, *, toolbar: bool = False) -> Command:
    active = partial(_is_active, name)
    return Command(f"text.{name}", title, "text", edit=toggle(name), checked=active,
                   keys=(key,) if key else (), icon=name, toolbar=toolbar)  # fmt: skip


def _is_active(name: str, state: EditorState) -> bool:
    return is_active(state, name)


TEXT_COMMANDS: Final[tuple[Command, ...]] = (
    _mark("strong", N_("Strong"), "Ctrl+B", toolbar=True),
    _mark("emphasis", N_("Emphasis"), "Ctrl+Shift+I", toolbar=True),
    _mark("underline", N_("Underline"), "Ctrl+U"),
    _mark("strike", N_("Strikethrough"), "Ctrl+Shift+X"),
    _mark("superscript", N_("Superscript"), "Ctrl+Shift+."),
    _mark("subscript", N_("Subscript"), "Ctrl+Shift+,"),
    _mark("code", N_("Code"), "Ctrl+Shift+`"),
    Command("text.link", N_("Link…"), "text", 1, act=lambda d: d.edit_link(), keys=("Ctrl+K",),
            icon="link", toolbar=True, context=True, fits=in_words,
            checked=partial(_is_active, "link")),
    Command("text.isolate", N_("Isolate left-to-right text"), "text", 2, edit=isolate("ltr"),
            keys=("Ctrl+Shift+L",), icon="isolate", context=True, fits=in_words,
            checked=partial(_is_active, "isolate"),
            tip=N_("Keeps C++, @names and numbers in their own order inside Arabic text")),
    Command("text.english", N_("Mark as English"), "text", 2, edit=set_language("en")),
    Command("text.arabic", N_("Mark as Arabic"), "text", 2, edit=set_language("ar")),
    Command("text.persian", N_("Mark as Persian"), "text", 2, edit=set_language("fa")),
    Command("text.hebrew", N_("Mark as Hebrew"), "text", 2, edit=set_language("he")),
    Command("text.clear", N_("Clear formatting"), "text", 3, edit=clear_marks,
            keys=("Ctrl+Space",), icon="clear"),
)  # fmt: skip
