"""What a block is: its kind, direction, alignment, language, speaker.

Knows no keys and no lists beyond what a block turns into when it leaves one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from editor.edit.settle import keep_selection, well_zoned
from editor.edit.state import Command, EditorState, is_object, selected_blocks
from editor.lang.direction import Direction
from editor.model.article import Align, Block
from editor.model.kinds import KIND
from editor.value import replace


def home_kind(block: Block) -> str:
    """What a list item or heading turns into when it stops being one."""
    return "box_body" if block.group else "paragraph"


def set_kind(kind: str) -> Command:
    """Make the selected text blocks that kind; a once-kind moves to the caret's block.

    Refuses what the zones forbid, and objects, which are inserted and never typed into.
    """

    def command(state: EditorState) -> EditorState | None:
        row = KIND.get(kind)
        if row is None or row.content == "object":
            return None
        which = [*selected_blocks(state)][: 1 if row.once else None]
        blocks = list(state.article.blocks)
        if any(is_object(blocks[place]) for place in which):
            return None
        holder = next((i for i, one in enumerate(blocks) if one.kind == kind), None)
        if row.once and holder is not None and holder not in which:
            other = "paragraph" if row.zone == "body" else blocks[which[0]].kind
            blocks[holder] = replace(blocks[holder], kind=other)
        for place in which:
            blocks[place] = _as_kind(blocks, place, kind)
        return keep_selection(state, blocks) if well_zoned(blocks) else None

    return command


def _as_kind(blocks: Sequence[Block], place: int, kind: str) -> Block:
    block = blocks[place]
    if block.kind == kind:
        return block
    group = block.group
    if KIND[kind].container == "box" and not group:
        near = [blocks[i] for i in (place - 1, place + 1) if 0 <= i < len(blocks)]
        group = next((one.group for one in near if one.group), "")
    return replace(block, kind=kind, group=group)


def set_direction(direction: Direction | None) -> Command:
    """Set the base direction of the selected blocks; None: as the language decides."""
    return change_blocks(lambda block: replace(block, direction=direction))


def set_align(align: Align) -> Command:
    """Align the selected blocks: start, center, end, justify, or "" for the page's own way."""
    return change_blocks(lambda block: replace(block, align=align))


def set_block_language(language: str) -> Command:
    """Say which language the selected blocks are in; "" for the article's."""
    return change_blocks(lambda block: replace(block, language=language))


def speaks(block: Block) -> bool:
    """Whether somebody speaks in the block: a quotation, a question, an answer."""
    return block.kind == "quotation" or KIND[block.kind].container == "interview"


def set_speaker(speaker: str) -> Command:
    """Say who speaks in the selected quotations, questions and answers."""
    return change_blocks(lambda block: replace(block, speaker=speaker), speaks)


def change_blocks(
    change: Callable[[Block], Block], only: Callable[[Block], bool] = lambda block: True
) -> Command:
    """Change each selected block that `only` lets pass; refuses where none does."""

    def command(state: EditorState) -> EditorState | None:
        blocks = list(state.article.blocks)
        which = [place for place in selected_blocks(state) if only(blocks[place])]
        for place in which:
            blocks[place] = change(blocks[place])
        return keep_selection(state, blocks) if which else None

    return command
