"""What Backspace, Delete and typing over a selection take away, and what becomes of the rest.

An object is selected before it is taken. A block that is more than a paragraph first becomes one.
The headline stays, and what is not it never slips into its place. Taking a single character away
is the view's business. Knows no keys.
"""

from __future__ import annotations

from collections.abc import Sequence

from editor.edit.blocks import home_kind
from editor.edit.settle import Spot, finish, well_zoned
from editor.edit.state import EditorState, Position, Selection, is_object, size
from editor.model.article import Block, new_id
from editor.model.inline import cut, normal, splice
from editor.model.kinds import KIND
from editor.value import replace


def delete_selection(state: EditorState) -> EditorState | None:
    """Take the selected words and objects out, so that others may be put there.

    The first block's kind wins unless it is empty; a paragraph stays where an object was.
    """
    if state.selection.empty:
        return None
    start = state.selection.start
    kept = _kept(state) or [Block(new_id())]
    survives = not is_object(state.article.blocks[start.block]) or start.offset == 1
    return _replaced(state, kept, (kept[0].id, start.offset if survives else 0))


def remove_selection(state: EditorState) -> EditorState | None:
    """Take what is selected out; where only objects go or stay, nothing empty is left there."""
    if state.selection.empty:
        return None
    start, end = state.selection.start, state.selection.end
    blocks = state.article.blocks
    kept = [one for one in _kept(state) if is_object(one) or one.inlines]
    whole = is_object(blocks[start.block]) and is_object(blocks[end.block])
    if whole or any(map(is_object, kept)):
        rest = (*blocks[: start.block], *kept, *blocks[end.block + 1 :])
        if well_zoned(rest):
            return finish(state, rest, _beside(rest, start, kept))
    return delete_selection(state)


def _beside(rest: Sequence[Block], start: Position, kept: Sequence[Block]) -> Spot:
    """Where the caret goes in what is left: where the deletion began, or to what comes next."""
    if kept:
        return kept[0].id, min(start.offset, size(kept[0]))
    return (rest[start.block].id, 0) if start.block < len(rest) else _end(rest[-1])


def _kept(state: EditorState) -> list[Block]:
    """What stays of the first and the last block of the selection, as one where both hold words."""
    start, end = state.selection.start, state.selection.end
    blocks = state.article.blocks
    first, last = blocks[start.block], blocks[end.block]
    if start.block == end.block and not is_object(first):
        return [replace(first, inlines=splice(first.inlines, start.offset, end.offset))]
    kept = [
        *_before(_heir(blocks[start.block : end.block] or (first,), start.offset), start.offset),
        *_after(last, end.offset, first if start.block != end.block else None),
    ]
    if len(kept) == 2 and not is_object(kept[0]) and not is_object(kept[1]):
        return _fused(*kept)
    return kept


def _replaced(state: EditorState, kept: Sequence[Block], head: Spot) -> EditorState:
    blocks = state.article.blocks
    start, end = state.selection.start.block, state.selection.end.block
    return finish(state, (*blocks[:start], *kept, *blocks[end + 1 :]), head)


def lone_object(state: EditorState) -> int | None:
    """The place of the object that is all that is selected; None where something else is."""
    start, end = state.selection.start, state.selection.end
    if start.block != end.block or start == end or not is_object(state.article.blocks[start.block]):
        return None
    return start.block


def _heir(gone: Sequence[Block], offset: int) -> Block:
    """The block where a deletion begins; the headline where that goes whole with what is above."""
    first = gone[0]
    if offset or KIND[first.kind].zone != "top":
        return first
    return next((block for block in gone if block.kind == "headline"), first)


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


def _fused(first: Block, last: Block) -> list[Block]:
    """What is left at both ends of a deletion; an emptied headline takes no words of others."""
    if not first.inlines and last.inlines:
        return [first, last] if first.kind == "headline" else [last]
    return [joined(first, last)]


def joined(first: Block, second: Block) -> Block:
    """Two text blocks as one of the first one's kind; a headline stays one."""
    kept = second if second.kind == "headline" else first
    return replace(kept, inlines=normal((*first.inlines, *second.inlines)))


def merge_back(state: EditorState) -> EditorState | None:
    """Backspace where there is no character before the caret, or behind an object.

    None inside text: taking a character away is the view's business.
    """
    if not state.selection.empty:
        return remove_selection(state)
    place, offset = state.selection.head.block, state.selection.head.offset
    blocks = state.article.blocks
    block = blocks[place]
    if is_object(block) and offset:
        return _selected(state, place)
    if offset:
        return None
    if (plainer := _plainer(blocks, place)) is not None:
        wanted = [*blocks[:place], plainer, *_drawn(blocks[place + 1 :], block)]
        return finish(state, wanted, (block.id, 0))
    if place:
        return _join(state, place - 1, forward=False)
    if block.inlines or _needed(blocks, place):
        return None
    return _without(state, place, (blocks[place + 1].id, 0))


def _drawn(below: Sequence[Block], item: Block) -> list[Block]:
    """The blocks below an item that goes up a level, those under it drawn up with it."""
    out = list(below)
    for place, block in enumerate(below):
        if not item.level or KIND[block.kind].container != "list" or block.level <= item.level:
            break
        out[place] = replace(block, level=block.level - 1)
    return out


def merge_forward(state: EditorState) -> EditorState | None:
    """Delete where there is no character after the caret, or before an object."""
    if not state.selection.empty:
        return remove_selection(state)
    place, offset = state.selection.head.block, state.selection.head.offset
    block = state.article.blocks[place]
    if is_object(block) and not offset:
        return _selected(state, place)
    if offset < size(block) or place + 1 == len(state.article.blocks):
        return None
    return _join(state, place, forward=True)


def left(block: Block) -> Block:
    """The block one step out of what it stands in: a level, then the list, then the box."""
    if block.level:
        return replace(block, level=block.level - 1)
    if KIND[block.kind].container == "list":
        return replace(block, kind=home_kind(block))
    return replace(block, kind="paragraph", group="", speaker="")


def _plainer(blocks: Sequence[Block], place: int) -> Block | None:
    """What Backspace at its start makes of a block; None where it joins the one above.

    Paragraphs and ledes join, and so does what only goes on with the same above it. An empty line
    above goes first.
    """
    block = blocks[place]
    kind = KIND[block.kind]
    if kind.container == "list":
        return left(block)
    if kind.zone == "top" or kind.once or kind.id == "paragraph" or is_object(block):
        return None
    above = blocks[place - 1] if place else block
    inside = place > 0 and bool(block.group) and above.group == block.group
    same = above.kind == block.kind and above.group == block.group
    if place and not is_object(above) and (same or not above.inlines):
        return None
    if kind.container == "box":
        if inside and kind.id == "box_body":
            return None
        heads = block.group and any(one.group == block.group for one in blocks[place + 1 :][:1])
        if inside or (heads and kind.id != "box_body"):
            return replace(block, kind=home_kind(block))
    return left(block)


def _join(state: EditorState, place: int, *, forward: bool) -> EditorState | None:
    """Join the blocks at `place` and after it.

    An empty one just goes. An object is selected, never swallowed.
    """
    blocks = state.article.blocks
    first, second = blocks[place], blocks[place + 1]
    mine, other = (place, place + 1) if forward else (place + 1, place)
    for empty in (mine, other):
        if not is_object(blocks[empty]) and not blocks[empty].inlines:
            if not _needed(blocks, empty):
                return _without(state, empty, (second.id, 0) if empty == place else _end(first))
            if empty == mine and not forward:
                return _at(state, place, size(first))
    if is_object(blocks[other]):
        return _selected(state, other)
    if is_object(blocks[mine]):
        return _at(state, other, 0 if forward else size(first))
    one = joined(first, second)
    return finish(state, (*blocks[:place], one, *blocks[place + 2 :]), (one.id, size(first)))


def _end(block: Block) -> Spot:
    return block.id, size(block)


def _without(state: EditorState, place: int, head: Spot) -> EditorState:
    blocks = state.article.blocks
    return finish(state, (*blocks[:place], *blocks[place + 1 :]), head)


def _at(state: EditorState, place: int, offset: int) -> EditorState:
    return replace(state, selection=Selection.at(place, offset), pending=None)


def _selected(state: EditorState, place: int) -> EditorState:
    """The object at that place, selected: the next key of the same sort takes it."""
    whole = Selection(Position(place, 0), Position(place, 1))
    return replace(state, selection=whole, pending=None)


def _needed(blocks: Sequence[Block], place: int) -> bool:
    """Whether the article would not be whole without the block."""
    return not well_zoned((*blocks[:place], *blocks[place + 1 :]))
