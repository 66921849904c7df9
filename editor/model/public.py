"""The part of an article that may leave the house.

Every exporter receives `public(article)` and nothing else, so that notes to the desk, comments,
deleted words, off-record sources and what could identify an unnamed source cannot leak through any
writer. Knows nothing of any writer.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import fields, replace
from typing import Any, Final

from editor.model.article import Article, all_citations, map_inlines
from editor.model.inline import Citation, Inline, Inlines, Text, normal
from editor.model.marks import MARKS
from editor.model.sources import (
    DESK_ONLY,
    IDENTIFYING,
    Source,
    chain,
    is_named,
    may_appear,
)

PRIVATE_MARKS: Final = frozenset(spec.id for spec in MARKS if not spec.public)
_EMPTY: Final[dict[str, Any]] = {
    one.name: () if one.name in ("aliases", "corroborated_by") else ""
    for one in fields(Source)
    if one.name not in ("id", "kind")
}


def public(article: Article) -> Article:
    """The article as it may be exported. Idempotent: `public(public(a)) == public(a)`."""
    hidden = {source.id for source in article.sources if not may_appear(source)}
    blocks = tuple(
        map_inlines(block, lambda inlines: _inlines(inlines, hidden)) for block in article.blocks
    )
    shown = replace(
        article,
        meta=replace(article.meta, desk_note=""),
        blocks=blocks,
        comments=(),
        revisions=(),
    )
    return replace(shown, sources=_sources(shown, hidden))


def _inlines(inlines: Inlines, hidden: AbstractSet[str]) -> Inlines:
    out: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text):
            if any(mark.name == "deleted" for mark in inline.marks):
                continue
            if any(mark.name in PRIVATE_MARKS for mark in inline.marks):
                marks = tuple(mark for mark in inline.marks if mark.name not in PRIVATE_MARKS)
                inline = Text(inline.text, marks)
        elif isinstance(inline, Citation) and inline.refs:
            refs = tuple(ref for ref in inline.refs if ref.source not in hidden)
            if not refs and not inline.note:
                continue
            inline = replace(inline, refs=refs) if refs != inline.refs else inline
        out.append(inline)
    return normal(out)


def _sources(article: Article, hidden: AbstractSet[str]) -> tuple[Source, ...]:
    """The cited sources and their carriers, each without what may not be said of it."""
    known = {source.id: source for source in article.sources}
    wanted: set[str] = set()
    for citation in all_citations(article):
        for ref in citation.refs:
            if ref.source in known:
                wanted.update(step.id for step in chain(known[ref.source], known))
    return tuple(
        _public_source(source, hidden)
        for source in article.sources
        if source.id in wanted and source.id not in hidden
    )


def _public_source(source: Source, hidden: AbstractSet[str]) -> Source:
    empty = {name: _EMPTY[name] for name in DESK_ONLY}
    if not is_named(source):
        empty |= {name: _EMPTY[name] for name in (*IDENTIFYING, "label")}
    if source.via in hidden:
        empty["via"] = ""
    return replace(source, **empty)
