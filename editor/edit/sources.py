"""Commands on the article's sources: every one undoable, with the citations that hang on them.

Knows nothing of the library of sources and nothing of forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from editor.edit.citations import change_citations
from editor.edit.settle import keep_selection
from editor.edit.state import Command, EditorState, is_object
from editor.lang.quotes import PROFILES
from editor.model.article import Article, Block, all_citations, new_id
from editor.model.inline import Citation, Ref, Text, length, plain
from editor.model.sources import Source, chain
from editor.value import fields, replace

MIN_WORDS: Final = 4
"""Words between quotation marks from which on they are somebody's words and not a title."""


def add_source(source: Source) -> Command:
    """Add a source; refuses an id that is taken and a carrier that is not there."""

    def command(state: EditorState) -> EditorState | None:
        known = _known(state.article)
        if not source.id or source.id in known or (source.via and source.via not in known):
            return None
        return _with_sources(state, (*state.article.sources, source))

    return command


def add_sources(sources: Iterable[Source]) -> Command:
    """Add several; one that the article has already by its id is left as it is.

    A carrier that is neither there nor among them is forgotten.
    """

    def command(state: EditorState) -> EditorState | None:
        known = _known(state.article)
        new = {one.id: one for one in sources if one.id and one.id not in known}
        there = known.keys() | new.keys()
        fit = [one if one.via in there else replace(one, via="") for one in new.values()]
        return _with_sources(state, (*state.article.sources, *fit)) if fit else None

    return command


def update_source(source: Source) -> Command:
    """Put a record in place of the one of that id; refuses chains that run in a circle."""

    def command(state: EditorState) -> EditorState | None:
        known = _known(state.article)
        if known.get(source.id) in (None, source) or not _may_carry(source, known):
            return None
        sources = (source if one.id == source.id else one for one in state.article.sources)
        return _with_sources(state, tuple(sources))

    return command


def _may_carry(source: Source, known: Mapping[str, Source]) -> bool:
    carrier = known.get(source.via)
    if not source.via:
        return True
    return carrier is not None and all(step.id != source.id for step in chain(carrier, known))


def duplicate_source(id: str, copy: str = "") -> Command:
    """Add the same record once more, under the id `copy` or a fresh one, after the original."""

    def command(state: EditorState) -> EditorState | None:
        known = _known(state.article)
        if id not in known or copy in known:
            return None
        out: list[Source] = []
        for source in state.article.sources:
            out.append(source)
            if source.id == id:
                out.append(replace(source, id=copy or new_id()))
        return _with_sources(state, tuple(out))

    return command


def delete_source(id: str) -> Command:
    """Take a source away with all references to it; the words stay.

    A citation that is left with no reference and no note goes too.
    What was quoted via it is then quoted via its own carrier.
    """

    def command(state: EditorState) -> EditorState | None:
        gone = state.article.source(id)
        if gone is None:
            return None

        def change(citation: Citation) -> tuple[Citation, ...]:
            refs = tuple(ref for ref in citation.refs if ref.source != id)
            if refs == citation.refs:
                return (citation,)
            return (replace(citation, refs=refs),) if refs or citation.note else ()

        sources = tuple(
            replace(
                one,
                via=gone.via if one.via == id else one.via,
                corroborated_by=tuple(other for other in one.corroborated_by if other != id),
            )
            for one in state.article.sources
            if one.id != id
        )
        blocks = change_citations(state.article.blocks, change)
        return keep_selection(state, blocks, article=replace(state.article, sources=sources))

    return command


def merge_sources(keep: str, drop: str) -> Command:
    """Make two records of one source one: what `keep` does not know it takes from `drop`.

    Refuses where one is confidential and the other is not: the name would be beside the code name.
    """

    def command(state: EditorState) -> EditorState | None:
        known = _known(state.article)
        if keep == drop or keep not in known or drop not in known:
            return None
        if known[keep].confidential != known[drop].confidential:
            return None

        def change(citation: Citation) -> tuple[Citation, ...]:
            refs = (Ref(keep, r.locator) if r.source == drop else r for r in citation.refs)
            return (replace(citation, refs=tuple(dict.fromkeys(refs))),)

        merged = _merged(known[keep], known[drop])
        sources = tuple(
            _rewired(merged if one.id == keep else one, drop, keep)
            for one in state.article.sources
            if one.id != drop
        )
        blocks = change_citations(state.article.blocks, change)
        return keep_selection(state, blocks, article=replace(state.article, sources=sources))

    return command


def _merged(keep: Source, drop: Source) -> Source:
    """The record with the other's word wherever it has none itself; caution wins."""
    filled: dict[str, Any] = {
        one.name: getattr(drop, one.name)
        for one in fields(Source)
        if not getattr(keep, one.name) and one.name not in ("id", "via")
    }
    names = (*keep.aliases, *drop.aliases, drop.name if drop.name != keep.name else "")
    filled["aliases"] = tuple(dict.fromkeys(name for name in names if name and name != keep.name))
    filled["via"] = keep.via or drop.via
    if drop.terms != "on_record" and keep.terms == "on_record":
        filled["terms"] = drop.terms
    return replace(keep, **filled)


def _rewired(source: Source, drop: str, keep: str) -> Source:
    via = keep if source.via == drop else source.via
    also = (keep if one == drop else one for one in source.corroborated_by)
    return replace(
        source,
        via="" if via == source.id else via,
        corroborated_by=tuple(dict.fromkeys(one for one in also if one != source.id)),
    )


def _known(article: Article) -> dict[str, Source]:
    return {source.id: source for source in article.sources}


def _with_sources(state: EditorState, sources: tuple[Source, ...]) -> EditorState:
    article = replace(state.article, sources=sources)
    return keep_selection(state, article.blocks, article=article)


def unused_sources(article: Article) -> tuple[Source, ...]:
    """The sources that are neither cited nor carry one that is."""
    known = _known(article)
    used = {
        step.id
        for citation in all_citations(article)
        for ref in citation.refs
        if ref.source in known
        for step in chain(known[ref.source], known)
    }
    return tuple(source for source in article.sources if source.id not in used)


def uncited_quotations(article: Article) -> tuple[tuple[int, int, int], ...]:
    """(block, from, to) of quoted words that no citation stands behind."""
    return tuple(
        (place, start, end)
        for place, block in enumerate(article.blocks)
        for start, end in uncited_in(block)
    )


def uncited_in(block: Block) -> tuple[tuple[int, int], ...]:
    """(from, to) of the quoted words of a block that no citation stands behind.

    A quotation block counts whole. Elsewhere quoted are at least MIN_WORDS words between marks;
    they are cited when they touch a claim or a citation follows before the sentence ends.
    """
    if is_object(block) or not block.inlines:
        return ()
    text = plain(block.inlines)
    if block.kind == "quotation":
        cited = any(isinstance(one, Citation) for one in block.inlines)
        return () if cited else ((0, len(text)),)
    out: list[tuple[int, int]] = []
    claimed = None
    for match in _QUOTED.finditer(text):
        if len(match[0].split()) < MIN_WORDS:
            continue
        claimed = claimed if claimed is not None else _claimed(block.inlines)
        follows = _TO_SENTENCE_END.match(text, match.end())
        if "\ufffc" in match[0] or (follows and "\ufffc" in follows[0]):
            continue
        if not any(claimed[match.start() : match.end()]):
            out.append((match.start(), match.end()))
    return tuple(out)


_QUOTED: Final = re.compile(
    "|".join(
        f"{mark.open}[^{mark.open}{mark.close}\n]{{1,2000}}{mark.close}"
        for name, mark in PROFILES.items()
        if name in ("guillemets", "curly")
    )
)
_TO_SENTENCE_END: Final = re.compile(r"[^.؟?!\n]*[.؟?!]?\ufffc?")


def _claimed(inlines: tuple[Any, ...]) -> list[bool]:
    """For each position of the text, whether a claim lies over it."""
    out: list[bool] = []
    for one in inlines:
        over = isinstance(one, Text) and any(mark.name == "claim" for mark in one.marks)
        out.extend([over] * length(one))
    return out
