"""Every source of the article as a record: what is known of it, and where it is used.

Of a source that may not be named, nothing is shown that could identify it, whatever its record
holds: the sheet goes by code names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from editor.formats.desk.claims import Sources
from editor.formats.desk.claims_table import source_link, terms_html, verification_html
from editor.formats.desk.sheet import Sheet
from editor.formats.desk.vaulted import vaulted
from editor.model.sources import IDENTIFYING, Source, is_named

Show = Callable[[Sheet, str], str]


def _words(sheet: Sheet, value: str) -> str:
    return sheet.said(value)


def _date(sheet: Sheet, value: str) -> str:
    return sheet.date(value)


def _link(sheet: Sheet, value: str) -> str:
    return sheet.link(value)


def _medium(sheet: Sheet, value: str) -> str:
    return sheet.said(sheet.words.words.get(value, value))


FIELDS: Final[tuple[tuple[str, str, Show], ...]] = (
    ("description", "desk_described_as", _words),
    ("title", "desk_title", _words),
    ("author", "desk_author", _words),
    ("directness", "desk_directness", _words),
    ("medium", "desk_medium", _medium),
    ("said_at", "desk_said_at", _date),
    ("published_at", "desk_published_at", _date),
    ("accessed_at", "desk_accessed_at", _date),
    ("url", "desk_url", _link),
    ("archived_url", "desk_archived", _link),
    ("identifier", "desk_identifier", _words),
    ("sha256", "desk_checksum", _words),
    ("quote_original", "desk_quote_original", _words),
    ("translation", "desk_translation", _words),
    ("translator", "desk_translator", _words),
    ("embargoed_until", "desk_embargoed_until", _date),
    ("anonymity_reason", "desk_anonymity_reason", _words),
    ("reliability", "desk_reliability", _words),
    ("interest_note", "desk_interest_note", _words),
    ("independence_group", "desk_independence_group", _words),
    ("reply_requested_at", "desk_reply_requested_at", _date),
    ("reply", "desk_reply", _words),
)
"""Fields of a source that the sheet shows, the term for each, and how its value is said."""


def sources_html(sheet: Sheet, sources: Sources) -> str:
    """The section of sources."""
    title = f'<h2 id="sources">{sheet.term("sources")}</h2>\n'
    records = "".join(_record(sheet, sources, source) for source in sheet.article.sources)
    inner = f"<ol>\n{records}</ol>\n" if records else f"<p>{sheet.term('desk_no_sources')}</p>\n"
    return f'<section class="sources" aria-labelledby="sources">\n{title}{inner}</section>\n'


def _record(sheet: Sheet, sources: Sources, source: Source) -> str:
    facts = "".join(f"<dt>{label}</dt><dd>{value}</dd>\n" for label, value in _facts(
        sheet, sources, source
    ))  # fmt: skip
    kind = sheet.one_of("kind", source.kind)
    return (
        f'<li id="source-{sources.numbers[source.id]}">\n'
        f"<h3>{sheet.said(sources.called(source))}</h3>\n"
        f'<p class="state"><span class="kind">{kind}</span> {terms_html(sheet, source)} '
        f"{verification_html(sheet, source)}</p>\n<dl>\n{facts}</dl>\n"
        f"{_vaulted(sheet, sources, source)}</li>\n"
    )


def _vaulted(sheet: Sheet, sources: Sources, source: Source) -> str:
    """Who it really is, set apart from what may leave the vault."""
    language = sheet.article.meta.language
    facts = vaulted(sources.vault, source.id, sheet.words, language)
    if not facts:
        return ""
    rows = "".join(
        f"<dt>{sheet.said(label)}</dt><dd>{'<br>'.join(map(sheet.said, lines))}</dd>\n"
        for label, lines in facts
    )
    return f'<div class="vault">\n<p>{sheet.term("desk_vault")}</p>\n<dl>\n{rows}</dl>\n</div>\n'


def _facts(sheet: Sheet, sources: Sources, source: Source) -> Iterator[tuple[str, str]]:
    """Labels and values, both markup, of all that is known."""
    if carrier := sources.known.get(source.via):
        yield sheet.term("desk_via"), source_link(sheet, sources, carrier)
    known = (sources.known.get(id) for id in source.corroborated_by)
    if others := [source_link(sheet, sources, one) for one in known if one is not None]:
        yield sheet.term("desk_corroborated_by"), sheet.listed(others)
    named = is_named(source)
    if named and source.aliases:
        yield sheet.term("desk_other_names"), sheet.listed([*map(sheet.said, source.aliases)])
    for name, label, show in FIELDS:
        value = getattr(source, name)
        if value and (named or name not in IDENTIFYING):
            yield sheet.term(label), show(sheet, value)
    uses = [f'<a href="#claim-{n}">{n}</a>' for n in sources.uses.get(source.id, ())]
    if uses:
        yield sheet.term("desk_cited_in"), sheet.listed(uses)
    carried = [
        source_link(sheet, sources, sources.known[id]) for id in sources.carried.get(source.id, ())
    ]
    if carried:
        yield sheet.term("desk_carries"), sheet.listed(carried)
