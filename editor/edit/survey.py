"""How an article is sourced, at a glance: claims, gaps, uses, independent voices.

A survey of the article after a change reuses what the survey before knew of the blocks that stayed
the same, so that it may follow typing. Knows nothing of how it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from editor.edit.clauses import clause_before
from editor.edit.sources import uncited_in
from editor.edit.state import Selection
from editor.model.article import Article, Block, inline_runs
from editor.model.inline import Citation, Inlines, Text, length, plain
from editor.model.kinds import KIND
from editor.model.sources import Source, chain
from editor.value import frozen, replace

UNASKED: Final = frozenset(("question", "box_heading", "pull_quote", "correction", "update"))
"""Kinds of body text that say nothing new, or speak for the outlet itself."""


@frozen
class Claim:
    """Words of a block, from one position to another, and the ids of their citations.

    `marked` is False for the clause before a citation that no words were marked for.
    """

    start: int
    end: int
    citations: tuple[str, ...]
    marked: bool = True


@frozen
class Row:
    """One block. `asks`: readers would ask who says so. `quotations`: quoted and not cited."""

    block: Block
    length: int
    asks: bool
    claims: tuple[Claim, ...]
    citations: tuple[tuple[Citation, int], ...]
    quotations: tuple[tuple[int, int], ...]


@frozen
class Survey:
    """`behind` maps a citation to the ids of its sources, `uses` a source to its citations, each
    with the place of its block."""

    rows: tuple[Row, ...]
    sources: tuple[Source, ...]
    behind: Mapping[str, tuple[str, ...]]
    uses: Mapping[str, tuple[tuple[str, int], ...]]
    unused: tuple[str, ...]
    voices: int

    @property
    def asked(self) -> int:
        """How many blocks ask for a source."""
        return sum(row.asks for row in self.rows)

    @property
    def sourced(self) -> int:
        """How many of those have one."""
        return sum(row.asks and self.has_source(row) for row in self.rows)

    @property
    def quotations(self) -> tuple[tuple[int, int, int], ...]:
        """(block, from, to) of every quotation without a citation."""
        return tuple((n, *span) for n, row in enumerate(self.rows) for span in row.quotations)

    def has_source(self, row: Row) -> bool:
        """Whether any word of the block has a source behind it."""
        return any(self.sources_of(claim) for claim in row.claims) or any(
            citation.refs for citation, _ in row.citations
        )

    def sources_of(self, claim: Claim) -> tuple[str, ...]:
        """The sources behind a claim, each once."""
        found = (id for one in claim.citations for id in self.behind.get(one, ()))
        return tuple(dict.fromkeys(found))

    def words_of(self, citation: str, place: int) -> Selection:
        """What to select to show a use: the claim's words where there are any, else the marker."""
        row = self.rows[place]
        spans = [one for one in row.claims if citation in one.citations]
        if spans:
            return Selection.span(place, spans[0].start, spans[-1].end)
        offset = next((at for one, at in row.citations if one.id == citation), 0)
        return Selection.at(place, max(offset, 0))


def survey(article: Article, before: Survey | None = None) -> Survey:
    """The survey of an article; `before` is one of the same article, a while ago."""
    known = {row.block.id: row for row in before.rows} if before else {}
    rows = tuple(_known_row(block, known.get(block.id)) for block in article.blocks)
    if before is not None and _cite_alike(rows, before.rows) and article.sources is before.sources:
        return replace(before, rows=rows)
    behind: dict[str, tuple[str, ...]] = {}
    uses: dict[str, list[tuple[str, int]]] = {}
    for place, row in enumerate(rows):
        for citation, _ in row.citations:
            cited = tuple(dict.fromkeys(ref.source for ref in citation.refs))
            behind[citation.id] = cited
            for id in cited:
                uses.setdefault(id, []).append((citation.id, place))
    sources = {source.id: source for source in article.sources}
    used = {step.id for id in uses if id in sources for step in chain(sources[id], sources)}
    return Survey(
        rows,
        article.sources,
        behind,
        {id: tuple(found) for id, found in uses.items()},
        tuple(id for id in sources if id not in used),
        independent(uses, sources),
    )


def _cite_alike(rows: tuple[Row, ...], before: tuple[Row, ...]) -> bool:
    """Whether the same citations stand in the same blocks."""
    return len(rows) == len(before) and all(
        row is old or [one for one, _ in row.citations] == [one for one, _ in old.citations]
        for row, old in zip(rows, before, strict=True)
    )


def independent(cited: Iterable[str], sources: Mapping[str, Source]) -> int:
    """How many independent voices are cited.

    One group of dependent sources is one voice; who only carried another's words is none.
    """
    found = [sources[id] for id in cited if id in sources]
    carriers = {step.id for source in found for step in chain(source, sources)[1:]}
    return len({one.independence_group or one.id for one in found if one.id not in carriers})


def _known_row(block: Block, row: Row | None) -> Row:
    return row if row is not None and row.block is block else _row(block)


def _row(block: Block) -> Row:
    kind = KIND[block.kind]
    asks = (
        kind.zone == "body" and kind.content == "text" and not kind.outline
        and block.kind not in UNASKED and bool(block.text.strip())
    )  # fmt: skip
    citations: list[tuple[Citation, int]] = []
    for number, inlines in enumerate(inline_runs(block)):
        offset = 0
        for inline in inlines:
            if isinstance(inline, Citation):
                citations.append((inline, offset if number == 0 else -1))
            offset += length(inline)
    return Row(
        block, sum(map(length, block.inlines)), asks, _claims(block.inlines), tuple(citations),
        uncited_in(block),
    )  # fmt: skip


def _claims(inlines: Inlines) -> tuple[Claim, ...]:
    """Neighbours under the same citations are one claim."""
    out: list[Claim] = []
    claimed: set[str] = set()
    bare: list[tuple[str, int]] = []
    place = 0
    for inline in inlines:
        end = place + length(inline)
        if isinstance(inline, Text):
            ids = tuple(mark.value for mark in inline.marks if mark.name == "claim")
            claimed.update(ids)
            if ids and out and out[-1].end == place and out[-1].citations == ids:
                out[-1] = Claim(out[-1].start, end, ids)
            elif ids:
                out.append(Claim(place, end, ids))
        elif isinstance(inline, Citation) and inline.refs and inline.id not in claimed:
            bare.append((inline.id, place))
        place = end
    if bare:
        text = plain(inlines)
        out += [Claim(*clause_before(text, at), (id,), marked=False) for id, at in bare]
        out.sort(key=lambda claim: claim.start)
    return tuple(claim for claim in out if claim.end > claim.start)
