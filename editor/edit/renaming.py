"""Other ids for what blocks refer to, so that a copy can stand beside its original.

Knows nothing of where blocks come from or go.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet

from editor.model.article import Block, cited_in, inline_runs, map_inlines, new_id
from editor.model.inline import Citation, Inline, Inlines, Text, normal
from editor.model.marks import Mark
from editor.value import field, frozen, replace


@frozen
class Renaming:
    """Old id -> new id of each sort; what is not named keeps its id."""

    citations: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    media: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)


def renamed(block: Block, names: Renaming) -> Block:
    """The block with every id in it put right, except its own."""
    if block.figure and block.figure.media in names.media:
        figure = replace(block.figure, media=names.media[block.figure.media])
        block = replace(block, figure=figure)
    if block.group in names.groups:
        block = replace(block, group=names.groups[block.group])
    return map_inlines(block, lambda inlines: normal(_inline(one, names) for one in inlines))


def _inline(inline: Inline, names: Renaming) -> Inline:
    if isinstance(inline, Text):
        return replace(inline, marks=tuple(_mark(mark, names) for mark in inline.marks))
    if not isinstance(inline, Citation):
        return inline
    refs = tuple(replace(r, source=names.sources.get(r.source, r.source)) for r in inline.refs)
    return replace(inline, id=names.citations.get(inline.id, inline.id), refs=refs)


def _mark(mark: Mark, names: Renaming) -> Mark:
    if mark.name != "claim":
        return mark
    return replace(mark, value=names.citations.get(mark.value, mark.value))


def citation_ids(blocks: Iterable[Block]) -> list[str]:
    """The ids of the citations in the blocks, in order."""
    return [one.id for one in cited_in(blocks)]


def recited(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Copies with a fresh id for each citation and its claim; claims cited elsewhere are gone."""
    blocks = tuple(blocks)
    names = Renaming(citations={id: new_id() for id in citation_ids(blocks)})
    fresh = set(names.citations.values())
    return tuple(
        without_marks(renamed(block, names), lambda m: m.name == "claim" and m.value not in fresh)
        for block in blocks
    )


def without_marks(block: Block, gone: Callable[[Mark], bool]) -> Block:
    """The block without the marks that the test picks."""

    def clean(inlines: Inlines) -> Inlines:
        return normal(
            replace(one, marks=tuple(mark for mark in one.marks if not gone(mark)))
            if isinstance(one, Text)
            else one
            for one in inlines
        )

    return map_inlines(block, clean)


def unclaimed(block: Block, lost: AbstractSet[str]) -> Block:
    """The block without the claims of those citation ids; the very same where it has none."""
    if not any(
        isinstance(one, Text) and any(m.name == "claim" and m.value in lost for m in one.marks)
        for inlines in inline_runs(block)
        for one in inlines
    ):
        return block
    return without_marks(block, lambda mark: mark.name == "claim" and mark.value in lost)
