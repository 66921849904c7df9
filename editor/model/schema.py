"""What a well-formed article is: `check` lists what is wrong, `repair` makes it right.

`repair` is total (any article, however broken, becomes well-formed), idempotent, and loses no
text: what may not stand where it stands becomes a paragraph. Knows nothing of language or style;
that is what `editor.checks` is for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final, Protocol, TypeVar

from editor.lang.i18n import N_
from editor.model.article import Article, Block, Figure, Table, all_citations, cited_in, map_inlines
from editor.model.brief import ARTICLE_CHECKS, WANTED_FIELDS, Brief
from editor.model.cleaning import clean_inlines, clean_line, clean_record
from editor.model.inline import Citation, Inline, Inlines, normal
from editor.model.kinds import KIND, Kind
from editor.model.sources import SOURCE_KIND, Source
from editor.value import frozen, replace

MAX_LEVEL: Final = 5
ALIGNS: Final = ("", "start", "center", "end", "justify")
SPOKEN: Final = frozenset({"quotation", "question", "answer"})
"""Kinds that name a speaker."""
GROUPED: Final = frozenset({"box", "list"})
"""Containers whose blocks may stand in a fact box."""


@frozen
class Problem:
    """One thing wrong: a translatable message with its arguments, and the id it is about."""

    message: str
    where: str = ""
    args: tuple[str, ...] = ()

    def text(self, translate: Callable[[str], str] = str) -> str:
        """The sentence, in the language of `translate`."""
        return translate(self.message).format(*self.args)


def check(article: Article) -> tuple[Problem, ...]:
    """Everything that `repair` would change, as sentences; empty for a well-formed article.

    One thing more that it cannot mend: a figure whose image is not there.
    """
    problems = [
        *_block_problems(article),
        *_source_problems(article),
        *_citation_problems(article),
    ]
    if not problems and repair(article) != article:
        problems.append(Problem(N_("The article is not in its canonical form.")))
    return tuple(problems)


def _doubles(ids: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    doubles: set[str] = set()
    for id in ids:
        (doubles if id in seen else seen).add(id)
    return doubles


def _block_problems(article: Article) -> Iterable[Problem]:
    if not any(block.kind == "headline" for block in article.blocks):
        yield Problem(N_("The article has no headline block."))
    for id in _doubles(block.id for block in article.blocks):
        yield Problem(N_("Two blocks have the id {0}."), id, (id,))
    body = False
    once: set[str] = set()
    for block in article.blocks:
        kind = KIND.get(block.kind)
        if kind is None:
            yield Problem(N_("There is no block kind “{0}”."), block.id, (block.kind,))
            continue
        if kind.zone == "top" and body:
            yield Problem(
                N_("A {0} may only stand above the body text."), block.id, (kind.label.lower(),)
            )
        if kind.once and kind.id in once:
            yield Problem(N_("There may be only one {0}."), block.id, (kind.label.lower(),))
        once.add(kind.id)
        body = body or kind.zone == "body"
        if repair_block(block) != block:
            yield Problem(N_("A {0} is not well-formed."), block.id, (kind.label.lower(),))


def _source_problems(article: Article) -> Iterable[Problem]:
    for id in _doubles(source.id for source in article.sources):
        yield Problem(N_("Two sources have the id {0}."), id, (id,))
    known = {source.id: source for source in article.sources}
    for source in article.sources:
        if source.kind not in SOURCE_KIND:
            yield Problem(N_("There is no source kind “{0}”."), source.id, (source.kind,))
        if source.via and source.via not in known:
            yield Problem(N_("A source is quoted via one that is not there."), source.id)
        elif _in_cycle(source, known):
            yield Problem(N_("A chain of sources runs in a circle."), source.id)


def _in_cycle(source: Source, known: dict[str, Source]) -> bool:
    step = known.get(source.via)
    for _ in known:
        if step is None:
            return False
        if step.id == source.id:
            return True
        step = known.get(step.via)
    return False


def _citation_problems(article: Article) -> Iterable[Problem]:
    known = {source.id for source in article.sources}
    for id in _doubles(citation.id for citation in all_citations(article)):
        yield Problem(N_("Two citations have the id {0}."), id, (id,))
    for citation in all_citations(article):
        for ref in citation.refs:
            if ref.source not in known:
                yield Problem(N_("A citation names a source that is not there."), citation.id)
        if not citation.refs and not citation.note:
            yield Problem(N_("A citation names no source and says nothing."), citation.id)
    media = {one.id for one in article.media}
    for block in article.blocks:
        if block.figure and block.figure.media and block.figure.media not in media:
            yield Problem(N_("A figure shows an image that is not in the file."), block.id)


def repair(article: Article) -> Article:
    """The nearest well-formed article. Equal to its argument when that is well-formed."""
    sources = _sources(article.sources)
    blocks = _unique_citations(_zones(repair_block(block) for block in article.blocks))
    blocks = _unique(blocks, "b")
    missing = _missing_sources(blocks, sources)
    meta = clean_record(replace(article.meta, headlines=clean_record(article.meta.headlines)))
    return replace(
        article,
        id=clean_line(article.id) or "article",
        meta=meta if meta.language else replace(meta, language="ar"),
        blocks=blocks,
        sources=sources + missing,
        media=_first(clean_record(one) for one in article.media),
        comments=_unique(map(clean_record, article.comments), "c"),
        revisions=_unique(map(clean_record, article.revisions), "r"),
        brief=_brief(article.brief, {block.id for block in blocks}),
    )


def _brief(brief: Brief | None, blocks: set[str]) -> Brief | None:
    """The brief with one slot a name, guides of blocks that are there, known fields and checks."""
    if brief is None:
        return None
    slots = {slot.name: slot for slot in map(clean_record, brief.slots) if slot.name}
    guides = {g.block: g for g in map(clean_record, brief.guides) if g.block in blocks}
    values = {value.slot: value for value in map(clean_record, brief.values) if value.text}
    right = Brief(
        clean_line(brief.template),
        tuple(slots.values()),
        tuple(guides.values()),
        tuple(one for one in dict.fromkeys(brief.required) if one in WANTED_FIELDS),
        tuple(one for one in dict.fromkeys(brief.checks) if one in ARTICLE_CHECKS),
        tuple(values.values()),
    )
    return brief if right == brief else right


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


_T = TypeVar("_T", bound=_Identified)


def _unique(items: Iterable[_T], prefix: str) -> tuple[_T, ...]:
    """The items with a fresh id for every missing or repeated one, first come first kept."""
    items = tuple(items)
    taken = {item.id for item in items}
    seen: set[str] = {""}
    out: list[_T] = []
    for item in items:
        if item.id in seen:
            item = replace(item, id=_fresh(prefix, taken))  # type: ignore[type-var]
            taken.add(item.id)
        seen.add(item.id)
        out.append(item)
    return tuple(out)


def _first(items: Iterable[_T]) -> tuple[_T, ...]:
    """The first item of each id: nothing can refer to the others."""
    out: dict[str, _T] = {}
    for item in items:
        out.setdefault(item.id, item)
    return tuple(out.values())


def _fresh(prefix: str, taken: set[str]) -> str:
    n = len(taken) + 1
    while f"{prefix}{n}" in taken:
        n += 1
    return f"{prefix}{n}"


def _zones(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Top kinds only above the body and once; a headline is always there; never without a body."""
    out: list[Block] = []
    body = False
    once: set[str] = set()
    for block in blocks:
        kind = KIND[block.kind]
        if (kind.once and kind.id in once) or (kind.zone == "top" and body):
            block = repair_block(replace(block, kind="paragraph"))
            kind = KIND["paragraph"]
        once.add(kind.id)
        body = body or kind.zone == "body"
        out.append(block)
    if "headline" not in once:
        place = 1 if out and out[0].kind == "kicker" else 0
        out.insert(place, Block(id="", kind="headline"))
    if not body:
        out.append(Block(id="", kind="paragraph"))
    return tuple(out)


def repair_block(block: Block) -> Block:
    """The block alone: a known kind, allowed marks, sane attributes, the payload its kind needs.

    Gives the very same object back where nothing is wrong with it. Of several payloads the one
    with words in it, a table, is kept, then that of the block's own kind.
    """
    kind = _kind(block)
    payload: dict[str, Any] = {"figure": None, "table": None, "embed": None}
    if kind.id == "table" and block.table is not None:
        payload["table"] = _table(block.table)
    elif kind.id == "figure":
        payload["figure"] = clean_record(block.figure or Figure())
    elif kind.id == "embed":
        payload["embed"] = clean_record(block.embed)
    right = {
        "id": clean_line(block.id),
        "kind": kind.id,
        "inlines": clean_inlines(block.inlines, kind.marks),
        "direction": block.direction if block.direction in ("rtl", "ltr") else None,
        "align": block.align if block.align in ALIGNS else "",
        "language": clean_line(block.language),
        "level": min(max(block.level, 0), MAX_LEVEL) if kind.container == "list" else 0,
        "ordered": block.ordered and kind.container == "list",
        "group": clean_line(block.group) if kind.container in GROUPED else "",
        "speaker": clean_line(block.speaker) if kind.id in SPOKEN else "",
        **payload,
    }
    changes = {name: value for name, value in right.items() if value != getattr(block, name)}
    return replace(block, **changes) if changes else block


def _kind(block: Block) -> Kind:
    """The kind that keeps what the block holds: its own, unless that has no room for it."""
    held = {"figure": block.figure, "table": block.table, "embed": block.embed}
    own = KIND.get(block.kind, KIND["paragraph"])
    if block.table is not None:
        return KIND["table"]
    if own.id == "figure" or held.get(own.id):
        return own
    for name, payload in held.items():
        if payload is not None:
            return KIND[name]
    if own.id in held or (own.id == "divider" and block.inlines):
        return KIND["paragraph"]
    return own


def _table(table: Table) -> Table:
    """Every row as wide as the widest, and at least one cell."""
    width = max((len(row) for row in table.rows), default=0) or 1
    marks = KIND["paragraph"].marks
    return replace(
        table,
        rows=tuple(
            tuple(clean_inlines(cell, marks) for cell in row) + ((),) * (width - len(row))
            for row in table.rows or ((),)
        ),
    )


def _sources(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Known kinds, one id a record, chains that end. Only an exact double goes."""
    known = {
        source.id: source for source in _unique(map(repair_source, dict.fromkeys(sources)), "s")
    }
    for id, source in known.items():
        if source.via and (source.via not in known or _in_cycle(source, known)):
            known[id] = replace(source, via="")
    return tuple(known.values())


def repair_source(source: Source) -> Source:
    """The record alone: clean text, a known kind."""
    source = clean_record(source)
    return source if source.kind in SOURCE_KIND else replace(source, kind="document")


def _missing_sources(blocks: tuple[Block, ...], sources: tuple[Source, ...]) -> tuple[Source, ...]:
    """A stand-in for every source that is cited and not there, so that no citation is lost."""
    known = {source.id for source in sources}
    cited = {ref.source: None for citation in cited_in(blocks) for ref in citation.refs}
    return tuple(Source(id, kind="document") for id in cited if id not in known)


def _unique_citations(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Fresh ids for repeated citations; those that name nothing and say nothing go."""
    taken = {citation.id for citation in cited_in(blocks)}
    seen: set[str] = {""}

    def mend(inlines: Inlines) -> Inlines:
        out: list[Inline] = []
        for inline in inlines:
            if isinstance(inline, Citation):
                if not inline.refs and not inline.note:
                    continue
                if inline.id in seen:
                    inline = replace(inline, id=_fresh("n", taken))
                    taken.add(inline.id)
                seen.add(inline.id)
            out.append(inline)
        return normal(out) if len(out) != len(inlines) else tuple(out)

    return tuple(map_inlines(block, mend) for block in blocks)
