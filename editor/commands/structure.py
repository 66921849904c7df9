"""Commands on blocks: one for every text kind, lists, boxes, direction, alignment, moving."""

from __future__ import annotations

from functools import partial
from typing import Final

from editor.commands.command import Command
from editor.edit.blocks import set_align, set_direction, set_kind, speaks
from editor.edit.state import EditorState, at_object, in_words
from editor.edit.structure import (
    duplicate_blocks,
    group_as_box,
    indent,
    move_blocks,
    outdent,
    toggle_list,
    ungroup_box,
)
from editor.lang.i18n import N_
from editor.model.article import Align
from editor.model.kinds import KINDS, Kind

KIND_KEYS: Final[dict[str, str]] = {
    "headline": "Ctrl+Alt+H",
    "paragraph": "Ctrl+Alt+0",
    "section_heading": "Ctrl+2",
    "subheading": "Ctrl+3",
    "quotation": "Ctrl+Shift+Q",
    "lede": "Ctrl+Alt+L",
    "question": "Ctrl+Alt+Q",
    "answer": "Ctrl+Alt+A",
}
ON_TOOLBAR: Final = ("section_heading", "quotation")


def _speaks(state: EditorState) -> bool:
    return speaks(state.article.blocks[state.selection.head.block])


def _block_is(kind: str, state: EditorState) -> bool:
    return state.article.blocks[state.selection.head.block].kind == kind


def _listed(ordered: bool, state: EditorState) -> bool:
    block = state.article.blocks[state.selection.head.block]
    return block.kind == "list_item" and block.ordered == ordered


def _runs(direction: str, state: EditorState) -> bool:
    block = state.article.blocks[state.selection.head.block]
    return state.article.direction_of(block) == direction


def _aligned(align: Align, state: EditorState) -> bool:
    return state.article.blocks[state.selection.head.block].align == align


def _kind(kind: Kind) -> Command:
    return Command(
        f"block.{kind.id}", kind.label, "structure", 0 if kind.zone == "top" else 1,
        submenu=N_("Kind"), edit=set_kind(kind.id), checked=partial(_block_is, kind.id),
        keys=(KIND_KEYS[kind.id],) if kind.id in KIND_KEYS else (), icon=kind.id if
        kind.id in ON_TOOLBAR else "", mirrored=kind.id == "section_heading",
        toolbar=kind.id in ON_TOOLBAR,
    )  # fmt: skip


def _align(align: Align, title: str, key: str = "") -> Command:
    return Command(f"block.align_{align}", title, "structure", 4, N_("Alignment"),
                   edit=set_align(align), keys=(key,) if key else (),
                   checked=partial(_aligned, align))  # fmt: skip


STRUCTURE_COMMANDS: Final[tuple[Command, ...]] = (
    *(_kind(kind) for kind in KINDS if kind.content == "text" and kind.container == ""),
    *(_kind(kind) for kind in KINDS if kind.container == "interview"),
    Command("block.rtl", N_("Right to left"), "structure", 3, N_("Direction"),
            edit=set_direction("rtl"),
            checked=partial(_runs, "rtl"), keys=("Ctrl+Alt+Right",), icon="rtl", toolbar=True,
            context=True, fits=in_words,
            tip=N_("Direction of this paragraph; also Ctrl with the right Shift")),
    Command("block.ltr", N_("Left to right"), "structure", 3, N_("Direction"),
            edit=set_direction("ltr"),
            checked=partial(_runs, "ltr"), keys=("Ctrl+Alt+Left",), icon="ltr", toolbar=True,
            context=True, fits=in_words,
            tip=N_("Direction of this paragraph; also Ctrl with the left Shift")),
    Command("block.auto", N_("Direction by the article"), "structure", 3, N_("Direction"),
            edit=set_direction(None)),
    _align("start", N_("Align to the start"), "Ctrl+Shift+R"),
    _align("center", N_("Center"), "Ctrl+Shift+E"),
    _align("end", N_("Align to the end")),
    _align("justify", N_("Justify"), "Ctrl+Shift+J"),
    _align("", N_("Alignment of the style")),
    Command("block.headlines", N_("Headline workshop…"), "structure", 5,
            act=lambda d: d.headline_workshop(), keys=("Ctrl+Alt+J",), icon="headlines",
            mirrored=True,
            tip=N_("Headlines to try, and one for each channel")),
    Command("block.bullets", N_("Bulleted list"), "structure", 5, edit=toggle_list(False),
            checked=partial(_listed, False), keys=("Ctrl+Shift+U",), icon="bullets",
            mirrored=True, toolbar=True),
    Command("block.numbers", N_("Numbered list"), "structure", 5, edit=toggle_list(True),
            checked=partial(_listed, True), keys=("Ctrl+Shift+O",), icon="numbers", mirrored=True,
            toolbar=True),
    Command("block.indent", N_("Indent"), "structure", 5, edit=indent, icon="indent",
            mirrored=True),
    Command("block.outdent", N_("Outdent"), "structure", 5, edit=outdent, icon="outdent",
            mirrored=True),
    Command("block.box", N_("Make a fact box"), "structure", 5, edit=group_as_box,
            keys=("Ctrl+Shift+B",), icon="box", mirrored=True, toolbar=True),
    Command("block.unbox", N_("Dissolve the fact box"), "structure", 5, edit=ungroup_box),
    Command("block.up", N_("Move up"), "structure", 6, edit=move_blocks(-1),
            keys=("Alt+Shift+Up",)),
    Command("block.down", N_("Move down"), "structure", 6, edit=move_blocks(1),
            keys=("Alt+Shift+Down",)),
    Command("block.duplicate", N_("Duplicate"), "structure", 6, edit=duplicate_blocks,
            keys=("Ctrl+D",)),
    Command("block.speaker", N_("Speaker…"), "structure", 7, act=lambda d: d.edit_speaker(),
            keys=("Ctrl+Alt+K",), context=True, fits=_speaks),
    Command("block.edit", N_("Edit figure, table or embed…"), "structure", 7,
            act=lambda d: d.edit_object(), keys=("Alt+Return",), context=True, fits=at_object),
)  # fmt: skip
