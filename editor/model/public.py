"""The part of an article that may leave the house.

Every exporter receives `public(article)` and nothing else, so that notes to the desk, comments,
deleted words, empty slots, off-record sources and what could identify an unnamed source cannot leak
through any writer. Knows nothing of any writer.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from itertools import takewhile
from typing import Any, Final

from editor.model.article import Article, all_citations, map_inlines
from editor.model.inline import Citation, Inline, Inlines, Ref, Text, normal
from editor.model.marks import MARKS, Mark
from editor.model.slots import without_slots, without_unfilled
from editor.model.sources import (
    DESK_ONLY,
    IDENTIFYING,
    Source,
    chain,
    is_named,
    may_appear,
)
from editor.value import field, fields, frozen, replace

PRIVATE_MARKS: Final = frozenset(spec.id for spec in MARKS if not spec.public)
_EMPTY: Final[dict[str, Any]] = {
    one.name: () if one.name in ("aliases", "corroborated_by") else ""
    for one in fields(Source)
    if one.name not in ("id", "kind")
}


def public(article: Article) -> Article:
    """The article as it may be exported. Idempotent: `public(public(a)) == public(a)`."""
    article = without_unfilled(article)
    gate = _Gate(
        hidden={source.id for source in article.sources if not may_appear(source)},
        unnamed={source.id for source in article.sources if not is_named(source)},
    )
    gate.cited.update(one.id for one in all_citations(article) if gate.citation(one) is not None)
    blocks = tuple(map_inlines(block, gate.inlines) for block in article.blocks)
    pictures = {block.figure.media for block in blocks if block.figure is not None}
    shown = replace(
        article,
        meta=replace(article.meta, desk_note=""),
        blocks=blocks,
        media=tuple(one for one in article.media if one.id in pictures),
        comments=(),
        revisions=(),
    )
    return replace(shown, sources=_sources(shown, gate.hidden))


def standing(article: Article) -> Article:
    """The whole article without words that somebody proposes to delete and without empty slots:
    for the house."""
    return replace(article, blocks=tuple(map_inlines(block, _left) for block in article.blocks))


def _left(inlines: Inlines) -> Inlines:
    return normal(
        replace(one, note=tuple(filter(_stays, one.note))) if isinstance(one, Citation) else one
        for one in without_slots(inlines)
        if _stays(one)
    )


def _stays(inline: Inline) -> bool:
    return not (isinstance(inline, Text) and any(m.name == "deleted" for m in inline.marks))


@frozen
class _Gate:
    """What may pass in inlines. `hidden`, `unnamed`: source ids; `cited`: ids of citations that
    pass, for without its citation a claim would tell that a hidden source stood there.
    """

    hidden: AbstractSet[str]
    unnamed: AbstractSet[str]
    cited: set[str] = field(default_factory=set)

    def inlines(self, inlines: Inlines) -> Inlines:
        out: list[Inline] = []
        changed = False
        for inline in inlines:
            passed: Inline | None = inline
            if isinstance(inline, Text):
                if inline.marks:
                    passed = self.text(inline)
            elif isinstance(inline, Citation):
                passed = self.citation(inline)
            if passed is not None:
                out.append(passed)
            changed = changed or passed is not inline
        return normal(out) if changed else inlines

    def text(self, text: Text) -> Text | None:
        """The text without private marks; nothing where it is deleted."""
        if not _stays(text):
            return None
        marks = tuple(mark for mark in text.marks if self.mark(mark))
        return text if len(marks) == len(text.marks) else Text(text.text, marks)

    def mark(self, mark: Mark) -> bool:
        return mark.name not in PRIVATE_MARKS and (mark.name != "claim" or mark.value in self.cited)

    def citation(self, citation: Citation) -> Citation | None:
        """The citation without hidden sources; nothing where nothing else stood in it.

        Where in an unnamed source something stands (“call of 3 May”) may give it away.
        """
        refs = tuple(
            Ref(ref.source) if ref.source in self.unnamed else ref
            for ref in citation.refs
            if ref.source not in self.hidden
        )
        texts = [passed for text in citation.note if (passed := self.text(text)) is not None]
        note = tuple(part for part in normal(texts) if isinstance(part, Text))
        return Citation(citation.id, refs, note) if refs or note else None


def _sources(article: Article, hidden: AbstractSet[str]) -> tuple[Source, ...]:
    """The cited sources and their carriers, each without what may not be said of it."""
    known = {source.id: source for source in article.sources}
    wanted: set[str] = set()
    for citation in all_citations(article):
        for ref in citation.refs:
            if ref.source in known:
                steps = chain(known[ref.source], known)
                wanted.update(step.id for step in takewhile(lambda s: s.id not in hidden, steps))
    return tuple(
        _public_source(source, hidden) for source in article.sources if source.id in wanted
    )


def _public_source(source: Source, hidden: AbstractSet[str]) -> Source:
    empty = {name: _EMPTY[name] for name in DESK_ONLY}
    if not is_named(source):
        empty |= {name: _EMPTY[name] for name in (*IDENTIFYING, "label")}
    if source.via in hidden:
        empty["via"] = ""
    return replace(source, **empty)
