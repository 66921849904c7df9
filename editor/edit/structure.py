"""Blocks as things: inserting, moving, duplicating, nesting list items, boxing, objects.

Knows nothing of the words inside them, and nothing of how they are dragged.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from editor.edit.blocks import change_blocks, home_kind
from editor.edit.deleting import delete_selection
from editor.edit.renaming import recited
from editor.edit.settle import finish, keep_selection, well_zoned
from editor.edit.state import Command, EditorState, is_object, selected_blocks, size
from editor.model.article import Block, Embed, Figure, Media, Table, new_id
from editor.model.inline import Inlines, cut
from editor.model.kinds import KIND
from editor.model.schema import MAX_LEVEL
from editor.value import replace


def body_start(blocks: Sequence[Block]) -> int:
    """The place of the first block of the body."""
    return next((i for i, b in enumerate(blocks) if KIND[b.kind].zone == "body"), len(blocks))


def insert_blocks(new: Iterable[Block]) -> Command:
    """Put whole blocks at the caret: after its block, before it at its start, else between halves.

    An empty paragraph (or one of the kind that comes) at the caret is replaced. In the top zone
    they go to the start of the body. The caret goes behind the last of them, into the text that
    follows where there is some.
    """
    added = tuple(new)

    def command(state: EditorState) -> EditorState | None:
        if not added:
            return None
        if not state.selection.empty:
            emptied = delete_selection(state)
            return command(emptied) if emptied else None
        before, after = _opened(state, added[0].kind)
        blocks = [*before, *_fresh_ids(added, {block.id for block in (*before, *after)})]
        last = blocks[-1]
        if not is_object(last):
            return finish(state, (*blocks, *after), (last.id, size(last)))
        if not after:
            after = [Block(new_id())]
        head = (last.id, 1) if is_object(after[0]) else (after[0].id, 0)
        return finish(state, (*blocks, *after), head)

    return command


def _opened(state: EditorState, kind: str) -> tuple[list[Block], list[Block]]:
    """The blocks before and after the place where whole blocks can go in."""
    blocks = list(state.article.blocks)
    place, offset = state.selection.head.block, state.selection.head.offset
    block = blocks[place]
    if KIND[block.kind].zone == "top":
        start = body_start(blocks)
        return blocks[:start], blocks[start:]
    if block.kind in ("paragraph", kind) and not block.inlines and not is_object(block):
        return blocks[:place], blocks[place + 1 :]
    if offset == 0 or is_object(block):
        return blocks[: place + offset], blocks[place + offset :]
    if offset == size(block):
        return blocks[: place + 1], blocks[place + 1 :]
    kind = "paragraph" if KIND[block.kind].once else block.kind
    first = replace(block, inlines=cut(block.inlines, 0, offset))
    rest = replace(block, id=new_id(), kind=kind, inlines=cut(block.inlines, offset, size(block)))
    return [*blocks[:place], first], [rest, *blocks[place + 1 :]]


def _fresh_ids(blocks: Iterable[Block], taken: set[str]) -> list[Block]:
    out: list[Block] = []
    for block in blocks:
        if not block.id or block.id in taken:
            block = replace(block, id=new_id())
        taken.add(block.id)
        out.append(block)
    return out


def insert_figure(media: Media, figure: Figure, caption: Inlines = ()) -> Command:
    """Put an image with its facts at the caret; the picture itself joins the article."""

    def command(state: EditorState) -> EditorState | None:
        article = state.article
        image = next((one for one in article.media if one.data == media.data), None)
        if image is None:
            taken = article.medium(media.id) is not None or not media.id
            image = replace(media, id=new_id()) if taken else media
            article = replace(article, media=(*article.media, image))
        block = Block(new_id(), "figure", caption, figure=replace(figure, media=image.id))
        return insert_blocks((block,))(replace(state, article=article))

    return command


def insert_figures(pictures: Iterable[Media]) -> Command:
    """Put several images at the caret, one below the other, as one step."""
    shown = tuple(pictures)

    def command(state: EditorState) -> EditorState | None:
        for media in shown:
            state = insert_figure(media, Figure())(state) or state
        return state if shown else None

    return command


def insert_table(table: Table, caption: Inlines = ()) -> Command:
    """Put a table at the caret."""
    return insert_blocks((Block(new_id(), "table", caption, table=table),))


def insert_embed(url: str, title: str = "", caption: Inlines = ()) -> Command:
    """Put something that lives elsewhere at the caret; nothing is fetched."""
    return insert_blocks((Block(new_id(), "embed", caption, embed=Embed(url.strip(), title)),))


def insert_divider(state: EditorState) -> EditorState | None:
    """Put a divider at the caret."""
    return insert_blocks((Block(new_id(), "divider"),))(state)


def move_blocks(step: int) -> Command:
    """Move the selected blocks one place up (-1) or down (1); refuses to leave their zone."""

    def command(state: EditorState) -> EditorState | None:
        which = selected_blocks(state)
        target = which.start - 1 if step < 0 else which.stop + 1
        return move_blocks_to(which, target)(state)

    return command


def move_blocks_to(which: range, target: int) -> Command:
    """Move blocks so that they stand before the block that is now at `target` (or at the end)."""

    def command(state: EditorState) -> EditorState | None:
        blocks = state.article.blocks
        inside = which.start <= target <= which.stop
        if not which or inside or which.start < 0 or not 0 <= target <= len(blocks):
            return None
        moved = blocks[which.start : which.stop]
        if target < which.start:
            rest = (*blocks[target : which.start], *blocks[which.stop :])
            wanted = (*blocks[:target], *moved, *rest)
        else:
            rest = (*blocks[: which.start], *blocks[which.stop : target])
            wanted = (*rest, *moved, *blocks[target:])
        return keep_selection(state, wanted) if well_zoned(wanted) else None

    return command


def duplicate_blocks(state: EditorState) -> EditorState | None:
    """The selected blocks once more below, with citations of their own; once-kinds cannot be."""
    which = selected_blocks(state)
    blocks = state.article.blocks
    chosen = blocks[which.start : which.stop]
    if any(KIND[block.kind].once for block in chosen):
        return None
    copies = [replace(block, id=new_id()) for block in recited(chosen)]
    wanted = (*blocks[: which.stop], *copies, *blocks[which.stop :])
    return finish(state, wanted, (copies[-1].id, size(copies[-1])))


def indent(state: EditorState) -> EditorState | None:
    """Tab in a list: a level deeper with all below it, at most one under the item above."""
    return _shift(state, 1)


def outdent(state: EditorState) -> EditorState | None:
    """Shift+Tab in a list: a level up with all below it; from the first level out of it."""
    return _shift(state, -1)


def _shift(state: EditorState, step: int) -> EditorState | None:
    blocks = list(state.article.blocks)
    which = selected_blocks(state)
    if any(KIND[blocks[place].kind].container != "list" for place in which):
        return None
    first = blocks[which.start]
    if step < 0 and not first.level:
        return change_blocks(lambda block: replace(block, kind=home_kind(block)))(state)
    above = blocks[which.start - 1] if which.start else None
    if step > 0 and (above is None or not _same_list(above, first) or above.level < first.level):
        return None
    stop = which.stop
    while stop < len(blocks) and _same_list(blocks[stop], first):
        if blocks[stop].level <= blocks[which.stop - 1].level:
            break
        stop += 1
    for place in range(which.start, stop):
        level = min(max(blocks[place].level + step, 0), MAX_LEVEL)
        blocks[place] = replace(blocks[place], level=level)
    return keep_selection(state, blocks) if blocks != list(state.article.blocks) else None


def _same_list(block: Block, other: Block) -> bool:
    return KIND[block.kind].container == "list" and block.group == other.group


def toggle_list(ordered: bool) -> Command:
    """Make the selected blocks items of such a list, or take them out where all are."""

    def command(state: EditorState) -> EditorState | None:
        chosen = [state.article.blocks[place] for place in selected_blocks(state)]
        if any(is_object(one) or KIND[one.kind].zone == "top" for one in chosen):
            return None
        if all(one.kind == "list_item" and one.ordered == ordered for one in chosen):
            return change_blocks(lambda block: replace(block, kind=home_kind(block)))(state)
        return change_blocks(lambda b: replace(b, kind="list_item", ordered=ordered))(state)

    return command


def group_as_box(state: EditorState) -> EditorState | None:
    """Make the selected blocks one fact box: headings, lists, and the rest as its text.

    An empty line becomes the heading of a new box: its text follows on Enter.
    """
    chosen = [state.article.blocks[place] for place in selected_blocks(state)]
    if any(is_object(one) or KIND[one.kind].zone == "top" for one in chosen):
        return None
    group = new_id()

    def boxed(block: Block) -> Block:
        kind = KIND[block.kind]
        if kind.container != "list":
            new = len(chosen) == 1 and not block.inlines
            heading = new or kind.outline or kind.id == "box_heading"
            block = replace(block, kind="box_heading" if heading else "box_body")
        return replace(block, group=group)

    return change_blocks(boxed)(state)


def ungroup_box(state: EditorState) -> EditorState | None:
    """Take the whole box at the selection apart: headings become subheadings, text paragraphs."""
    blocks = list(state.article.blocks)
    groups = {blocks[place].group for place in selected_blocks(state)} - {""}
    which = {i for i, block in enumerate(blocks) if block.group in groups}
    which |= {i for i in selected_blocks(state) if KIND[blocks[i].kind].container == "box"}
    if not which:
        return None
    free = {"box_heading": "subheading", "box_body": "paragraph"}
    for place in which:
        block = blocks[place]
        blocks[place] = replace(block, kind=free.get(block.kind, block.kind), group="")
    return keep_selection(state, blocks)
