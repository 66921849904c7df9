"""The desk sheet as an article of its own, for a writer of documents to set.

Says what the page says, from the same values: claims and who stands behind them, open points,
records, remarks, and the vault's facts where they were asked for. Knows no markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from editor.formats.desk.claims import (
    Claim,
    Sources,
    claims,
    independent,
    marked_words,
    open_sources,
    sources_of,
    uncited,
)
from editor.formats.desk.records import FIELDS
from editor.formats.desk.vaulted import vaulted
from editor.formats.spec import WriteOptions
from editor.lang.dates import format_date
from editor.lang.terms import Terms, terms
from editor.model.article import Article, Block, Metadata, Table
from editor.model.inline import Inlines, Text, readable
from editor.model.marks import Mark
from editor.model.public import standing
from editor.model.schema import repair
from editor.model.sources import IDENTIFYING, Source, chain, is_named
from editor.value import replace

STRONG = (Mark("strong"),)


def compose(article: Article, options: WriteOptions) -> Article:
    """The whole sheet; the article itself is not in it, only what was said of it."""
    article = standing(article)
    words = terms(article.meta.language)
    sources = sources_of(article, words, options.vault)
    blocks = [
        _block("kicker", words["internal"]),
        _block("headline", " ".join(article.headline.split()) or words["untitled"]),
        *_warning(sources, words),
        *_note(article, words),
        *_open(article, sources, words),
        *_claims(article, sources, words),
        *_records(article, sources, words),
    ]
    meta = Metadata(language=article.meta.language, direction=article.meta.direction)
    return repair(Article("desk", meta, tuple(blocks)))


def _block(kind: str, text: str) -> Block:
    return Block("", kind, _line(text))


def _line(text: str) -> Inlines:
    return (Text(text),) if text else ()


def _warning(sources: Sources, words: Terms) -> Iterator[Block]:
    if sources.vault:
        yield _block("correction", words["desk_vault_warning"])


def _note(article: Article, words: Terms) -> Iterator[Block]:
    if note := article.meta.desk_note.strip():
        yield _block("section_heading", words["desk_note"])
        yield from (_block("paragraph", line) for line in note.splitlines() if line.strip())
    if article.comments:
        yield _block("section_heading", words["desk_comments"])
        about = marked_words(article, "comment")
        for one in article.comments:
            said = words["list_separator"].join(filter(None, (one.author, about.get(one.id, ""))))
            head = (Text(f"{said}: ", STRONG),) if said else ()
            text = " ".join(one.text.split())
            yield Block("", "list_item", (*head, *_line(text)), level=1 if one.parent else 0)


def _open(article: Article, sources: Sources, words: Terms) -> Iterator[Block]:
    yield _block("section_heading", words["desk_open"])
    quoted = [f"{one.words} ({words('desk_block', n=one.place)})" for one in uncited(article)]
    lists: list[tuple[str, list[str]]] = [("desk_uncited", quoted)]
    lists += [
        (key, [sources.called(one) for one in found])
        for key, found in open_sources(article, sources)
    ]
    if not any(items for _, items in lists):
        yield _block("paragraph", words["desk_nothing_open"])
    for key, items in lists:
        if items:
            yield _block("subheading", f"{words[key]} ({len(items)})")
            yield from (_block("list_item", item) for item in items)


def _claims(article: Article, sources: Sources, words: Terms) -> Iterator[Block]:
    yield _block("section_heading", words["desk_claims"])
    found = claims(article)
    if not found:
        yield _block("paragraph", words["desk_no_claims"])
        return
    heads = ("desk_claims", "desk_source", "desk_terms", "desk_verification", "desk_locator")
    rows: list[tuple[Inlines, ...]] = [tuple(_line(words[key]) for key in heads)]
    for claim in found:
        rows += _claim_rows(claim, sources, words)
    if not any(row[-1] for row in rows[1:]):
        rows = [row[:-1] for row in rows]  # nobody said where in a source
    yield Block("", "table", table=Table(tuple(rows)))


def _claim_rows(claim: Claim, sources: Sources, words: Terms) -> Iterator[tuple[Inlines, ...]]:
    """A row for each source; the claim's own words stand in the first of them."""
    said = claim.words.strip() or " ".join(claim.block.text.split())
    where = words("desk_block", n=claim.place)
    ids = [ref.source for ref in claim.citation.refs]
    if len(ids) > 1:
        count = independent(ids, sources.known)
        where += words["list_separator"] + words("desk_independent", n=count)
    lead: Inlines = (Text(f"[{claim.number}] ", STRONG), Text(f"{said} ({where})"))
    refs = [ref for ref in claim.citation.refs if ref.source in sources.known]
    if not refs:
        yield lead, _line(words["desk_no_source"]), (), (), ()
    for ref in refs:
        origin, *carriers = chain(sources.known[ref.source], sources.known)
        names = [sources.called(origin)]
        names += [f"{words['desk_via']} {sources.called(step)}" for step in carriers]
        yield (
            lead,
            _line(words["list_separator"].join(names)),
            _line(_terms(origin, words)),
            _line(_word(words, "verification", origin.verification)),
            _line(ref.locator),
        )
        lead = ()
    if note := readable(claim.citation.note):
        yield _line(f"{words['desk_remark']}: {note}"), (), (), (), ()


def _records(article: Article, sources: Sources, words: Terms) -> Iterator[Block]:
    yield _block("section_heading", words["sources"])
    if not article.sources:
        yield _block("paragraph", words["desk_no_sources"])
    for source in article.sources:
        yield _block("subheading", f"[{sources.numbers[source.id]}] {sources.called(source)}")
        state = (
            _word(words, "kind", source.kind), _terms(source, words),
            _word(words, "verification", source.verification),
        )  # fmt: skip
        yield _block("paragraph", words["list_separator"].join(state))
        rows = list(_facts(article, source, sources, words))
        if rows:
            yield Block("", "table", table=Table(tuple(rows), False, True))
        yield from _vault(article, source, sources, words)


def _facts(
    article: Article, source: Source, sources: Sources, words: Terms
) -> Iterator[tuple[Inlines, ...]]:
    named = is_named(source)
    if carrier := sources.known.get(source.via):
        yield _line(words["desk_via"]), _line(sources.called(carrier))
    for name, label, _ in FIELDS:
        value = getattr(source, name)
        if value and (named or name not in IDENTIFYING):
            if name.endswith(("_at", "_until")):
                value = format_date(value, article.meta.language)
            if name == "medium":
                value = words.words.get(value, value)
            yield _line(words[label]), _line(str(value))
    if uses := sources.uses.get(source.id, ()):
        yield _line(words["desk_cited_in"]), _line(words["list_separator"].join(map(str, uses)))


def _vault(article: Article, source: Source, sources: Sources, words: Terms) -> Iterable[Block]:
    """Who it really is, set apart from what may leave the vault."""
    facts = vaulted(sources.vault, source.id, words, article.meta.language)
    if not facts:
        return ()
    lines = [(words["desk_vault"], "box_heading")]
    lines += [(f"{label}: {' · '.join(values)}", "box_body") for label, values in facts]
    return [replace(_block(kind, text), group=f"v{source.id}") for text, kind in lines]


def _terms(source: Source, words: Terms) -> str:
    said = _word(words, "terms", source.terms)
    if not source.confidential:
        return said
    return words["list_separator"].join((said, words["confidential"]))


def _word(words: Terms, table: str, id: str) -> str:
    return words.words.get(f"{table}_{id}", id)
