"""Claims and their citations: which words a source supports, and where the marker stands.

A citation stands at the end of its claim and shares its id with the claim mark over the words.
Knows nothing of what a reference looks like.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from editor.edit.renaming import unclaimed
from editor.edit.settle import finish, keep_selection
from editor.edit.state import Command, EditorState, is_object, selected_spans
from editor.model.article import Article, Block, inline_runs, map_inlines, new_id
from editor.model.inline import (
    Citation,
    Inline,
    Inlines,
    Ref,
    Text,
    add_mark,
    citations,
    length,
    marks_at,
    plain,
    splice,
)
from editor.model.kinds import KIND
from editor.model.marks import Mark
from editor.value import frozen, replace

Note = tuple[Text, ...]


@frozen
class Use:
    """One citation: in which block, and before which position of its own text (-1: in a cell)."""

    citation: str
    block: int
    offset: int


def cite(refs: Iterable[Ref], note: Note = ()) -> Command:
    """Mark the selected words as a claim and put its citation at their end.

    Where the same words are a claim already, its citation gets the references too; so does the
    citation that the caret touches. With nothing selected it is a note without a claim.
    """
    wanted = _distinct(refs)

    def command(state: EditorState) -> EditorState | None:
        if not wanted and not note:
            return None
        spans = _words(state)
        if not state.selection.empty and not spans:
            return None
        if (existing := _existing(state, spans)) is not None:
            merged = replace(
                existing, refs=_distinct((*existing.refs, *wanted)), note=(*existing.note, *note)
            )
            return _with_citation(state, existing.id, lambda _: (merged,))
        return _placed(state, spans, Citation(new_id(), wanted, note))

    return command


def _placed(
    state: EditorState, spans: tuple[tuple[int, int, int], ...], citation: Citation
) -> EditorState | None:
    blocks = list(state.article.blocks)
    for block, start, end in spans:
        marked = add_mark(blocks[block].inlines, start, end, Mark("claim", citation.id))
        blocks[block] = replace(blocks[block], inlines=marked)
    head = state.selection.head
    place, offset = (spans[-1][0], spans[-1][2]) if spans else (head.block, head.offset)
    if is_object(blocks[place]):
        return None
    inlines = splice(blocks[place].inlines, offset, offset, (citation,))
    blocks[place] = replace(blocks[place], inlines=inlines)
    return finish(state, blocks, (blocks[place].id, offset + 1))


def _words(state: EditorState) -> tuple[tuple[int, int, int], ...]:
    """The selected spans without spaces and citations at their ends, where they hold words."""
    out = []
    for place, start, end in selected_spans(state):
        block = state.article.blocks[place]
        text = plain(block.inlines)[start:end]
        lead = len(text) - len(text.lstrip(_EDGE))
        words = text.strip(_EDGE)
        if words and "claim" in KIND[block.kind].marks:
            out.append((place, start + lead, start + lead + len(words)))
    return tuple(out)


_EDGE: Final = " \t\n\u00a0\ufffc"


def _existing(state: EditorState, spans: tuple[tuple[int, int, int], ...]) -> Citation | None:
    """The citation that a new reference belongs to, rather than to a second one beside it."""
    blocks = state.article.blocks
    if spans:
        place, _, end = spans[-1]
        found = citation_at(blocks[place].inlines, end)
        same = found is not None and claim_spans(state.article, found.id) == spans
        return found if same else None
    head = state.selection.head
    block = blocks[head.block]
    if is_object(block):
        return None
    before = citation_at(block.inlines, head.offset - 1) if head.offset else None
    return before or citation_at(block.inlines, head.offset)


def citation_at(inlines: Inlines, offset: int) -> Citation | None:
    """The citation that takes the position from `offset` to `offset + 1`."""
    place = 0
    for inline in inlines:
        if place == offset and isinstance(inline, Citation):
            return inline
        place += length(inline)
    return None


def claims_at(state: EditorState) -> tuple[str, ...]:
    """The ids of the claims and citations at the caret."""
    head = state.selection.head
    block = state.article.blocks[head.block]
    if is_object(block):
        return ()
    touching = (
        citation_at(block.inlines, head.offset - 1),
        citation_at(block.inlines, head.offset),
    )
    marks = marks_at(block.inlines, head.offset) + marks_at(block.inlines, head.offset + 1)
    ids = [one.id for one in touching if one] + [m.value for m in marks if m.name == "claim"]
    return tuple(dict.fromkeys(ids))


def claim_spans(article: Article, id: str) -> tuple[tuple[int, int, int], ...]:
    """(block, from, to) of the words under a claim, neighbours joined; table cells left out."""
    out: list[tuple[int, int, int]] = []
    for place, block in enumerate(article.blocks):
        offset = 0
        for inline in block.inlines:
            end = offset + length(inline)
            if isinstance(inline, Text) and Mark("claim", id) in inline.marks:
                if out and out[-1][0] == place and out[-1][2] == offset:
                    out[-1] = (place, out[-1][1], end)
                else:
                    out.append((place, offset, end))
            offset = end
    return tuple(out)


def uses(article: Article) -> Iterator[tuple[Use, Citation]]:
    """Every citation and where it stands, in reading order."""
    for place, block in enumerate(article.blocks):
        for number, inlines in enumerate(inline_runs(block)):
            offset = 0
            for inline in inlines:
                if isinstance(inline, Citation):
                    yield Use(inline.id, place, offset if number == 0 else -1), inline
                offset += length(inline)


def cite_uses(article: Article, source: str) -> tuple[Use, ...]:
    """Where a source is cited, in reading order."""
    return tuple(use for use, one in uses(article) if any(ref.source == source for ref in one.refs))


def edit_citation(id: str, refs: Iterable[Ref], note: Note = ()) -> Command:
    """Give a citation other references and another note; without either it goes."""
    wanted = _distinct(refs)

    def change(old: Citation) -> tuple[Citation, ...]:
        return (replace(old, refs=wanted, note=note),) if wanted or note else ()

    return lambda state: _with_citation(state, id, change)


def remove_citation(id: str) -> Command:
    """Take a citation away, its claim with it; the words stay."""
    return lambda state: _with_citation(state, id, lambda _: ())


def _with_citation(
    state: EditorState, id: str, change: Callable[[Citation], tuple[Citation, ...]]
) -> EditorState | None:
    """The state with one citation changed or gone; None where it is not there or stays the same."""
    blocks = change_citations(
        state.article.blocks, lambda one: change(one) if one.id == id else (one,)
    )
    return keep_selection(state, blocks) if blocks != state.article.blocks else None


def change_citations(
    blocks: Iterable[Block], change: Callable[[Citation], tuple[Citation, ...]]
) -> tuple[Block, ...]:
    """The blocks with every citation changed; where one goes, the marks of its claim go."""
    lost: set[str] = set()

    def apply(inlines: Inlines) -> Inlines:
        if not any(citations(inlines)):
            return inlines
        out: list[Inline] = []
        for inline in inlines:
            if isinstance(inline, Citation):
                kept = change(inline)
                lost.update(() if kept else (inline.id,))
                out.extend(kept)
            else:
                out.append(inline)
        return splice(tuple(out), 0, 0)

    changed = tuple(map_inlines(block, apply) for block in blocks)
    return tuple(unclaimed(block, lost) for block in changed) if lost else changed


def _distinct(refs: Iterable[Ref]) -> tuple[Ref, ...]:
    return tuple(dict.fromkeys(ref for ref in refs if ref.source))
