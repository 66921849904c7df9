"""What Enter, Backspace and Delete do, and what a block is: kind, direction, alignment, speaker.

A kind says what follows it; where once-kinds and zones forbid that, the next best thing happens.
Knows no keys and no lists beyond leaving them (`structure` has the rest).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from editor.edit.settle import finish, keep_selection, well_zoned
from editor.edit.state import (
    Command,
    EditorState,
    Position,
    Selection,
    is_object,
    selected_blocks,
    size,
)
from editor.lang.direction import Direction
from editor.model.article import Align, Block, new_id
from editor.model.inline import Break, cut, normal, splice
from editor.model.kinds import KIND


def home_kind(block: Block) -> str:
    """What a list item or heading turns into when it stops being one."""
    return "box_body" if block.group else "paragraph"


def delete_selection(state: EditorState) -> EditorState | None:
    """Take the selected words and objects out; the first block's kind wins unless it is empty."""
    if state.selection.empty:
        return None
    start, end = state.selection.start, state.selection.end
    blocks = state.article.blocks
    first, last = blocks[start.block], blocks[end.block]
    if start.block == end.block and not is_object(first):
        rest = replace(first, inlines=splice(first.inlines, start.offset, end.offset))
        return finish(
            state,
            (*blocks[: start.block], rest, *blocks[start.block + 1 :]),
            (rest.id, start.offset),
        )
    kept = [
        *_before(first, start.offset),
        *_after(last, end.offset, first if start.block != end.block else None),
    ]
    if len(kept) == 2 and not is_object(kept[0]) and not is_object(kept[1]):
        kept = [_joined(kept[0], kept[1])]
    if not kept:
        kept = [Block(new_id())]
    survives = not is_object(first) or start.offset == 1
    head = (kept[0].id, start.offset if survives else 0)
    return finish(state, (*blocks[: start.block], *kept, *blocks[end.block + 1 :]), head)


def _before(block: Block, offset: int) -> list[Block]:
    """What stays of the block where a deletion begins."""
    if is_object(block):
        return [block] if offset else []
    return [replace(block, inlines=cut(block.inlines, 0, offset))]


def _after(block: Block, offset: int, first: Block | None) -> list[Block]:
    """What stays of the block where a deletion ends; nothing of the one where it also began."""
    if is_object(block):
        return [] if offset or first is None else [block]
    return [replace(block, inlines=cut(block.inlines, offset, size(block)))]


def _joined(first: Block, second: Block) -> Block:
    """Two text blocks as one: the first one's kind, unless only the second has words."""
    if not first.inlines and second.inlines and KIND[first.kind].zone == "body":
        return second
    return replace(first, inlines=normal((*first.inlines, *second.inlines)))


def split(state: EditorState) -> EditorState | None:
    """Enter: a new block after the caret's, of the kind that follows.

    An empty list item, box or interview line is left instead; beside an object comes a paragraph.
    """
    if not state.selection.empty:
        emptied = delete_selection(state)
        return split(emptied) if emptied else None
    place, offset = state.selection.head.block, state.selection.head.offset
    block = state.article.blocks[place]
    if is_object(block):
        return _insert(state, place + offset, Block(new_id()))
    if not block.inlines and KIND[block.kind].container:
        return _leave(state)
    if offset == size(block):
        return _split_at_end(state, place, block)
    if offset == 0:
        return _split_at_start(state, place, block)
    return _split_inside(state, place, offset)


def _insert(state: EditorState, place: int, block: Block, at: int = 0) -> EditorState:
    blocks = state.article.blocks
    return finish(state, (*blocks[:place], block, *blocks[place:]), (block.id, at))


def _leave(state: EditorState) -> EditorState | None:
    """One step out of the container of an empty block: a level, then the list, then the box."""
    place = state.selection.head.block
    block = state.article.blocks[place]
    if block.level:
        out = replace(block, level=block.level - 1)
    elif KIND[block.kind].container == "list":
        out = replace(block, kind=home_kind(block))
    else:
        out = replace(block, kind="paragraph", group="", speaker="")
    blocks = state.article.blocks
    return finish(state, (*blocks[:place], out, *blocks[place + 1 :]), (block.id, 0))


def _followers(block: Block) -> Sequence[str]:
    """The kinds that may follow on Enter, the best first."""
    kinds = [KIND[block.kind].next]
    while KIND[kinds[-1]].once and len(kinds) < len(KIND):
        kinds.append(KIND[kinds[-1]].next)
    return kinds


def _follower(state: EditorState, block: Block, kind: str) -> Block:
    """An empty block of that kind, as it comes after this one."""
    new = Block(new_id(), kind, speaker=_speaker(state, kind))
    if kind == block.kind:
        return replace(block, id=new.id, inlines=(), speaker=block.speaker)
    if KIND[kind].container in ("box", "list"):
        new = replace(new, group=block.group)
    return new


def _speaker(state: EditorState, kind: str) -> str:
    """Who spoke last in a line of that kind: interviews go back and forth."""
    if KIND[kind].container != "interview":
        return ""
    earlier = state.article.blocks[: state.selection.head.block + 1]
    return next((one.speaker for one in reversed(earlier) if one.kind == kind), "")


def _split_at_end(state: EditorState, place: int, block: Block) -> EditorState | None:
    blocks = state.article.blocks
    following = blocks[place + 1] if place + 1 < len(blocks) else None
    for kind in _followers(block):
        if following is not None and following.kind == kind and KIND[kind].once:
            return replace(state, selection=Selection.at(place + 1, 0), pending=None)
        new = _follower(state, block, kind)
        if well_zoned((*blocks[: place + 1], new, *blocks[place + 1 :])):
            return _insert(state, place + 1, new)
    if following is None:
        return None
    return replace(state, selection=Selection.at(place + 1, 0), pending=None)


def _split_at_start(state: EditorState, place: int, block: Block) -> EditorState | None:
    """An empty block above; the words keep their block and the caret stays with them.

    Above the headline that is the kicker.
    """
    kind = KIND[block.kind]
    plain_above = kind.once or kind.outline
    above = Block(new_id(), home_kind(block), group=block.group) if plain_above else block
    above = replace(above, id=new_id(), inlines=())
    if kind.id == "headline":
        above = Block(above.id, "kicker")
    blocks = state.article.blocks
    wanted = (*blocks[:place], above, *blocks[place:])
    return finish(state, wanted, (block.id, 0)) if well_zoned(wanted) else None


def _split_inside(state: EditorState, place: int, offset: int) -> EditorState:
    blocks = state.article.blocks
    block = blocks[place]
    first = replace(block, inlines=cut(block.inlines, 0, offset))
    rest = cut(block.inlines, offset, size(block))
    kinds = _followers(block) if KIND[block.kind].once else [block.kind]
    for kind in kinds:
        second = replace(_follower(state, block, kind), inlines=rest)
        if well_zoned(wanted := (*blocks[:place], first, second, *blocks[place + 1 :])):
            return finish(state, wanted, (second.id, 0))
    return _break(state)


def insert_break(state: EditorState) -> EditorState | None:
    """Shift+Enter: a new line in the same block."""
    if not state.selection.empty:
        emptied = delete_selection(state)
        return insert_break(emptied) if emptied else None
    return None if is_object(state.article.blocks[state.selection.head.block]) else _break(state)


def _break(state: EditorState) -> EditorState:
    place, offset = state.selection.head.block, state.selection.head.offset
    blocks = state.article.blocks
    block = blocks[place]
    block = replace(block, inlines=splice(block.inlines, offset, offset, (Break(),)))
    return finish(state, (*blocks[:place], block, *blocks[place + 1 :]), (block.id, offset + 1))


def merge_back(state: EditorState) -> EditorState | None:
    """Backspace where there is no character before the caret, or behind an object.

    None inside text: taking a character away is the view's business.
    """
    if not state.selection.empty:
        return delete_selection(state)
    place, offset = state.selection.head.block, state.selection.head.offset
    block = state.article.blocks[place]
    if is_object(block) and offset:
        return delete_blocks(range(place, place + 1))(state)
    if offset:
        return None
    kind = KIND[block.kind]
    if kind.container == "list":
        return _leave(state)
    if kind.zone == "body" and kind.outline:
        return set_kind(home_kind(block))(state)
    if place == 0:
        return None
    return _join(state, place - 1, forward=False)


def merge_forward(state: EditorState) -> EditorState | None:
    """Delete where there is no character after the caret, or before an object."""
    if not state.selection.empty:
        return delete_selection(state)
    place, offset = state.selection.head.block, state.selection.head.offset
    block = state.article.blocks[place]
    if is_object(block) and not offset:
        return delete_blocks(range(place, place + 1))(state)
    if offset < size(block) or place + 1 == len(state.article.blocks):
        return None
    return _join(state, place, forward=True)


def _join(state: EditorState, place: int, *, forward: bool) -> EditorState | None:
    """Join the blocks at `place` and after it; an object is only stepped up to, never swallowed."""
    blocks = state.article.blocks
    first, second = blocks[place], blocks[place + 1]
    if is_object(first) or is_object(second):
        empty = place + 1 if is_object(first) else place
        if (
            not is_object(blocks[empty])
            and not blocks[empty].inlines
            and not _needed(blocks, empty)
        ):
            return delete_blocks(range(empty, empty + 1))(state)
        edge = Position(place + 1, 0) if forward else Position(place, size(first))
        return replace(state, selection=Selection(edge, edge), pending=None)
    joined = _joined(first, second)
    if not well_zoned((*blocks[:place], joined, *blocks[place + 2 :])):
        joined = replace(first, inlines=normal((*first.inlines, *second.inlines)))
    return finish(state, (*blocks[:place], joined, *blocks[place + 2 :]), (joined.id, size(first)))


def _needed(blocks: Sequence[Block], place: int) -> bool:
    """Whether the article would not be whole without the block."""
    return not well_zoned((*blocks[:place], *blocks[place + 1 :]))


def delete_blocks(which: range) -> Command:
    """Take whole blocks out; the caret goes to what follows them, else to what was before."""

    def command(state: EditorState) -> EditorState | None:
        blocks = state.article.blocks
        if not which or which.start < 0 or which.stop > len(blocks):
            return None
        kept = [*blocks[: which.start], *blocks[which.stop :]]
        if which.stop < len(blocks):
            return finish(state, kept, (blocks[which.stop].id, 0))
        if which.start and not is_object(blocks[which.start - 1]):
            return finish(state, kept, (blocks[which.start - 1].id, size(blocks[which.start - 1])))
        new = Block(new_id())
        return finish(state, (*kept, new), (new.id, 0))

    return command


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
