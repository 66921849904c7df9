"""Making an edited article well-formed at the price of what changed, not of the whole.

`repair` looks at everything; after a keystroke only one block is new. Also here: a claim does not
outlive its citation. Knows no command; every command ends here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from editor.edit.renaming import unclaimed
from editor.edit.state import EditorState, Position, Selection, clamp
from editor.edit.touched import touched
from editor.model.article import Article, Block, cited_in
from editor.model.kinds import KIND
from editor.model.marks import Mark
from editor.model.schema import repair, repair_block, repair_source
from editor.model.sources import Source, chain
from editor.value import replace

Spot = tuple[str, int]
"""A block's id and an offset in it: a position that survives blocks coming and going before it."""

_SHARED: Final = ("meta", "media", "comments", "revisions", "brief")


def settle(before: Article, after: Article) -> Article:
    """The well-formed article nearest to `after`, where `before` is well-formed and mostly alike.

    Equal to `repair(after)`, except that the claim marks of citations which are gone go too.
    """
    if after == before:
        return before
    first, rest = touched(before.blocks, after.blocks)
    old = before.blocks[first : len(before.blocks) - rest]
    new = after.blocks[first : len(after.blocks) - rest]
    gone, cited = cited_in(old), cited_in(new)
    if lost := {one.id for one in gone} - {one.id for one in cited}:
        after = replace(after, blocks=tuple(unclaimed(block, lost) for block in after.blocks))
        first, rest = touched(before.blocks, after.blocks)
        old = before.blocks[first : len(before.blocks) - rest]
        new = after.blocks[first : len(after.blocks) - rest]
    if any(getattr(before, name) is not getattr(after, name) for name in _SHARED):
        return repair(after)
    fresh = tuple(map(repair_block, new))
    same = all(map(lambda one, other: one is other, fresh, new))
    blocks = after.blocks
    if not same:
        blocks = (*blocks[:first], *fresh, *blocks[len(blocks) - rest :])
    if _outline(old) != _outline(fresh) or not after.id:
        if after.brief is not None:
            return repair(after)
        ids = {block.id for block in blocks}
        if len(ids) < len(blocks) or "" in ids or not after.id or not well_zoned(blocks):
            return repair(after)
    stayed = (*blocks[:first], *blocks[len(blocks) - rest :])
    if not _well_cited(before, fresh, stayed, {one.id for one in gone}, after.sources):
        return repair(after)
    return after if same else replace(after, blocks=blocks)


def _outline(blocks: Iterable[Block]) -> list[tuple[str, str]]:
    """What decides where blocks may stand and whether they can be told apart."""
    return [(block.id, block.kind) for block in blocks]


def _well_cited(
    before: Article,
    new: Iterable[Block],
    others: Iterable[Block],
    gone: set[str],
    sources: tuple[Source, ...],
) -> bool:
    """Whether sources and citations fit each other, judged by those in `new` blocks."""
    there = {source.id for source in sources}
    if sources is not before.sources and not _well_sourced(before.sources, sources, there):
        return False
    fresh = cited_in(new)
    ids = {one.id for one in fresh}
    if len(ids) < len(fresh) or "" in ids:
        return False
    asked = fresh
    if sources is not before.sources or not ids <= gone:
        stayed = cited_in(others)
        if any(one.id in ids for one in stayed):
            return False
        asked = [*fresh, *stayed]
    return all(one.refs or one.note for one in fresh) and all(
        ref.source in there for one in asked for ref in one.refs
    )


def _well_sourced(before: tuple[Source, ...], sources: tuple[Source, ...], there: set[str]) -> bool:
    """Whether the records are clean, each once, and carried by records that are there, in no
    circle: one must pass through a new record."""
    if len(there) < len(sources) or any(one.via and one.via not in there for one in sources):
        return False
    old = set(map(id, before))
    fresh = [source for source in sources if id(source) not in old]
    known = {source.id: source for source in sources}
    return all(source.id and repair_source(source) == source for source in fresh) and not any(
        step.via == source.id for source in fresh for step in chain(source, known)
    )


def well_zoned(blocks: Iterable[Block]) -> bool:
    """Whether top kinds stand above the body and once, with one headline and some body."""
    body = False
    once: set[str] = set()
    for block in blocks:
        kind = KIND[block.kind]
        if (kind.once and kind.id in once) or (kind.zone == "top" and body):
            return False
        if kind.once:
            once.add(kind.id)
        body = body or kind.zone == "body"
    return body and "headline" in once


def finish(
    state: EditorState,
    blocks: Iterable[Block],
    head: Spot,
    anchor: Spot | None = None,
    *,
    article: Article | None = None,
    pending: tuple[Mark, ...] | None = None,
) -> EditorState:
    """The state after a command: other blocks (in `article`, if more changed), made well-formed."""
    changed = replace(article or state.article, blocks=tuple(blocks))
    settled = settle(state.article, changed)
    places = {block.id: place for place, block in enumerate(settled.blocks)}
    to = Position(places.get(head[0], 0), head[1])
    start = to if anchor is None else Position(places.get(anchor[0], 0), anchor[1])
    selection = clamp(settled, Selection(start, to))
    return EditorState(settled, selection, pending, (state.article, settled))


def settled_of(before: Article, result: EditorState) -> Article:
    """The well-formed article of what a command made of `before`; most commands saw to it."""
    base, article = result.settled or (None, None)
    if base is before and article is result.article:
        return result.article
    return settle(before, result.article)


def spot(article: Article, place: Position) -> Spot:
    """The position, told by the block's id."""
    return article.blocks[place.block].id, place.offset


def keep_selection(
    state: EditorState, blocks: Iterable[Block], *, article: Article | None = None
) -> EditorState:
    """`finish` with the same words selected."""
    selection = state.selection
    head, anchor = spot(state.article, selection.head), spot(state.article, selection.anchor)
    return finish(state, blocks, head, anchor, article=article, pending=state.pending)
