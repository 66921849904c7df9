"""What Enter and Shift+Enter do: a kind says what follows it.

Where once-kinds and zones forbid that, the next best thing happens. Knows no keys.
"""

from __future__ import annotations

from collections.abc import Sequence

from editor.edit.blocks import home_kind
from editor.edit.deleting import delete_selection, left, lone_object
from editor.edit.settle import finish, well_zoned
from editor.edit.state import EditorState, Selection, is_object, size
from editor.model.article import Block, new_id
from editor.model.inline import OBJECT, Break, cut, plain, splice
from editor.model.kinds import KIND, KINDS
from editor.value import replace


def split(state: EditorState) -> EditorState | None:
    """Enter: a new block after the caret's, of the kind that follows.

    An empty list item, box, quotation, interview line or note is left instead; beside an object,
    or with nothing but one selected, comes a paragraph.
    """
    if not state.selection.empty:
        if (place := lone_object(state)) is not None:
            return _insert(state, place + 1, Block(new_id()))
        emptied = delete_selection(state)
        return _split(emptied) if emptied else None
    place = state.selection.head.block
    block = state.article.blocks[place]
    if not block.inlines and _is_left(block):
        blocks = state.article.blocks
        return finish(state, (*blocks[:place], left(block), *blocks[place + 1 :]), (block.id, 0))
    return _split(state)


def _is_left(block: Block) -> bool:
    """Whether Enter leaves the kind when the block is empty, as it leaves a list."""
    kind = KIND[block.kind]
    if kind.zone == "top" or kind.once or kind.outline or is_object(block):
        return False
    return kind.id != "paragraph"


def _split(state: EditorState) -> EditorState | None:
    place, offset = state.selection.head.block, state.selection.head.offset
    block = state.article.blocks[place]
    if is_object(block):
        return _insert(state, place + offset, Block(new_id()))
    offset = _behind_citations(block, offset)
    if offset == size(block):
        return _split_at_end(state, place, block)
    if offset == 0:
        return _split_at_start(state, place, block)
    return _split_inside(state, place, offset)


def _behind_citations(block: Block, offset: int) -> int:
    """A citation stays with the words before it, on whichever side of it the caret is."""
    text = plain(block.inlines) if offset else ""
    while offset < len(text) and text[offset] == OBJECT:
        offset += 1
    return offset


def _insert(state: EditorState, place: int, block: Block, at: int = 0) -> EditorState:
    return finish(state, _with(state, place, block), (block.id, at))


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

    At the top of the page that is the line that belongs above and is missing; where none is, the
    words go on in the next line, as from the middle. Above the heading of a fact box, a paragraph
    outside it.
    """
    if KIND[block.kind].zone == "top":
        missing = _missing_above(state.article.blocks, place)
        if missing is None:
            return _handed_down(state, place, 0)
        return finish(state, _with(state, place, Block(new_id(), missing)), (block.id, 0))
    above = Block(new_id(), home_kind(block), group=block.group) if _opens(block) else block
    above = replace(above, id=new_id(), inlines=())
    if block.kind == "box_heading":
        above = Block(above.id)
    wanted = _with(state, place, above)
    return finish(state, wanted, (block.id, 0)) if well_zoned(wanted) else None


def _missing_above(blocks: Sequence[Block], place: int) -> str | None:
    """The kind that belongs right above a line of the top and that the article does not have."""
    tops = [kind.id for kind in KINDS if kind.zone == "top"]
    above = blocks[place - 1].kind if place else ""
    between = tops[tops.index(above) + 1 if above else 0 : tops.index(blocks[place].kind)]
    there = {block.kind for block in blocks}
    return next((kind for kind in reversed(between) if kind not in there), None)


def _with(state: EditorState, place: int, block: Block) -> tuple[Block, ...]:
    blocks = state.article.blocks
    return (*blocks[:place], block, *blocks[place:])


def _opens(block: Block) -> bool:
    """Whether the block stands above others, so that an empty one before it is none of its sort."""
    return KIND[block.kind].once or bool(KIND[block.kind].outline)


def _split_inside(state: EditorState, place: int, offset: int) -> EditorState:
    return _handed_down(state, place, offset) or _break(state)


def _handed_down(state: EditorState, place: int, offset: int) -> EditorState | None:
    """The words behind the caret in a block below: of the same kind, or where that stands once or
    heads a box, of the one that follows. None where that has words of its own."""
    blocks = state.article.blocks
    block = blocks[place]
    first = replace(block, inlines=cut(block.inlines, 0, offset))
    rest = cut(block.inlines, offset, size(block))
    follows = KIND[block.kind].once or KIND[block.kind].container == "box"
    below = blocks[place + 1] if place + 1 < len(blocks) else None
    for kind in _followers(block) if follows else [block.kind]:
        if below is not None and below.kind == kind and KIND[kind].once:
            if below.inlines:
                return None
            second = replace(below, inlines=rest)
            return finish(state, (*blocks[:place], first, second, *blocks[place + 2 :]),
                          (second.id, 0))  # fmt: skip
        second = replace(_follower(state, block, kind), inlines=rest)
        if well_zoned(wanted := (*blocks[:place], first, second, *blocks[place + 1 :])):
            return finish(state, wanted, (second.id, 0))
    return None


def insert_break(state: EditorState) -> EditorState | None:
    """Shift+Enter: a new line in the same block; None at an object."""
    if lone_object(state) is not None:
        return None
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
