"""What a well-formed article is: `check` lists what is wrong, `repair` makes it right.

`repair` is total (any article, however broken, becomes well-formed), idempotent, and loses no
text: what may not stand where it stands becomes a paragraph. Knows nothing of language or style;
that is what `editor.checks` is for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final, Protocol, TypeVar

from editor.lang.i18n import N_
from editor.model.article import Article, Block, Figure, Table, all_citations, map_inlines
from editor.model.inline import (
    BREAK,
    Break,
    Citation,
    Inline,
    Inlines,
    Text,
    normal,
)
from editor.model.kinds import KIND
from editor.model.marks import canonical
from editor.model.sources import SOURCE_KIND, Source

MAX_LEVEL: Final = 5
FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffc\ufffe\uffff]")
"""What XML 1.0 cannot carry, and the object character that stands for citations."""
NEWLINE: Final = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
ALIGNS: Final = ("", "start", "center", "end", "justify")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: a translatable message with its arguments, and the id it is about."""

    message: str
    where: str = ""
    args: tuple[str, ...] = ()

    def text(self, translate: Callable[[str], str] = str) -> str:
        """The sentence, in the language of `translate`."""
        return translate(self.message).format(*self.args)


def check(article: Article) -> tuple[Problem, ...]:
    """Everything that `repair` would change, as sentences; empty for a well-formed article."""
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
    sources = _sources(article)
    blocks = _unique_citations(_zones(repair_block(block) for block in article.blocks))
    blocks = _unique(blocks, "b")
    missing = _missing_sources(blocks, sources)
    return replace(
        article,
        id=article.id or "article",
        blocks=blocks,
        sources=sources + missing,
        media=tuple({one.id: one for one in reversed(article.media)}.values())[::-1],
        comments=_unique(article.comments, "c"),
        revisions=_unique(article.revisions, "r"),
    )


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


_T = TypeVar("_T", bound=_Identified)


def _unique(items: Iterable[_T], prefix: str) -> tuple[_T, ...]:
    """The items, each missing or repeated id replaced by a fresh one; the first keeps it."""
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

    Gives the very same object back where nothing is wrong with it.
    """
    kind = KIND.get(block.kind, KIND["paragraph"])
    if kind.id == "figure" and block.figure is None:
        block = replace(block, figure=Figure())
    if (kind.id == "table" and block.table is None) or (kind.id == "embed" and not block.embed):
        kind = KIND["paragraph"]
    table = block.table if kind.id == "table" else None
    fixed = replace(
        block,
        kind=kind.id,
        inlines=_inlines(block.inlines, kind.marks) if kind.id != "divider" else (),
        direction=block.direction if block.direction in ("rtl", "ltr") else None,
        align=block.align if block.align in ALIGNS else "",
        level=min(max(block.level, 0), MAX_LEVEL) if kind.container == "list" else 0,
        ordered=block.ordered and kind.container == "list",
        group=block.group if kind.container in ("box", "list") else "",
        speaker=block.speaker if kind.id in ("quotation", "question", "answer") else "",
        figure=block.figure if kind.id == "figure" else None,
        table=_table(table) if table is not None else None,
        embed=block.embed if kind.id == "embed" else None,
    )
    return block if fixed == block else fixed


def _inlines(inlines: Inlines, allowed: frozenset[str]) -> Inlines:
    out: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text):
            out.extend(_text(inline, allowed))
        elif isinstance(inline, Citation):
            note = normal(part for text in inline.note for part in _text(text, allowed))
            flat = tuple(part if isinstance(part, Text) else Text(" ") for part in note)
            out.append(
                replace(
                    inline,
                    note=tuple(part for part in normal(flat) if isinstance(part, Text)),
                    refs=tuple(ref for ref in inline.refs if ref.source),
                )
            )
        else:
            out.append(inline)
    return normal(out)


def _text(text: Text, allowed: frozenset[str]) -> Iterable[Inline]:
    marks = canonical(tuple(mark for mark in text.marks if mark.name in allowed))
    clean = NEWLINE.sub(BREAK, FORBIDDEN.sub("", NEWLINE.sub(BREAK, text.text)))
    for place, line in enumerate(clean.split(BREAK)):
        if place:
            yield Break()
        if line:
            yield Text(line, marks)


def _table(table: Table) -> Table:
    """Every row as wide as the widest, and at least one cell."""
    width = max((len(row) for row in table.rows), default=0) or 1
    rows = table.rows or ((),)
    marks = KIND["paragraph"].marks
    return replace(
        table,
        rows=tuple(
            tuple(_inlines(cell, marks) for cell in row) + ((),) * (width - len(row))
            for row in rows
        ),
    )


def _sources(article: Article) -> tuple[Source, ...]:
    """Known kinds, one record an id, chains that end."""
    known: dict[str, Source] = {}
    for source in article.sources:
        if source.id and source.id not in known:
            kind = source.kind if source.kind in SOURCE_KIND else "document"
            known[source.id] = replace(source, kind=kind)
    for id, source in known.items():
        if source.via and (source.via not in known or _in_cycle(source, known)):
            known[id] = replace(source, via="")
    return tuple(known.values())


def _missing_sources(blocks: tuple[Block, ...], sources: tuple[Source, ...]) -> tuple[Source, ...]:
    """A stand-in for every source that is cited and not there, so that no citation is lost."""
    known = {source.id for source in sources}
    cited = {
        ref.source: None
        for citation in all_citations(Article("", blocks=blocks))
        for ref in citation.refs
    }
    return tuple(Source(id, kind="document") for id in cited if id not in known)


def _unique_citations(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Fresh ids for repeated citations; those that name nothing and say nothing go."""
    taken = {citation.id for citation in all_citations(Article("", blocks=blocks))}
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
