"""The claims as one table: over each claim its words, below them a row for each source.

Knows how a source is called, and nothing else of it than what makes it fit to be cited.
"""

from __future__ import annotations

from collections.abc import Sequence

from editor.formats.desk.claims import Claim, Sources, independent
from editor.formats.desk.sheet import Sheet
from editor.model.inline import Ref, readable
from editor.model.kinds import KIND
from editor.model.sources import Source, chain

COLUMNS = ("desk_source", "desk_terms", "desk_verification", "desk_locator")
EXCERPT = 120
"""Characters of a block that tell which one it is, where no words are marked in it."""


def claims_html(sheet: Sheet, sources: Sources, claims: Sequence[Claim]) -> str:
    """The section of claims."""
    title = f'<h2 id="claims">{sheet.term("desk_claims")}</h2>\n'
    if not claims:
        return f'<section aria-labelledby="claims">\n{title}<p>{sheet.term("desk_no_claims")}</p>\n</section>\n'
    heads = "".join(f'<th scope="col">{sheet.term(key)}</th>' for key in COLUMNS)
    bodies = "".join(_claim(sheet, sources, claim) for claim in claims)
    return (
        f'<section aria-labelledby="claims">\n{title}<table class="claims">\n'
        f"<thead>\n<tr>{heads}</tr>\n</thead>\n{bodies}</table>\n</section>\n"
    )


def _claim(sheet: Sheet, sources: Sources, claim: Claim) -> str:
    refs = [ref for ref in claim.citation.refs if ref.source in sources.known]
    rows = "".join(_source(sheet, sources, ref) for ref in refs)
    if not refs:
        rows = f'<tr><td colspan="4" class="none">{sheet.term("desk_no_source")}</td></tr>\n'
    note = readable(claim.citation.note)
    if note:
        label = sheet.term("desk_remark")
        rows += f'<tr><td colspan="4" class="remark">{label}: {sheet.said(note)}</td></tr>\n'
    return (
        f'<tbody id="claim-{claim.number}">\n'
        f'<tr><th colspan="4" scope="rowgroup">{_words(sheet, claim)}{_place(sheet, sources, claim)}'
        f"</th></tr>\n{rows}</tbody>\n"
    )


def _words(sheet: Sheet, claim: Claim) -> str:
    direction = sheet.article.direction_of(claim.block)
    number = f'<span class="number">{claim.number}</span> '
    if claim.words.strip():
        return f"{number}<q>{sheet.quoted(claim.words, direction)}</q>"
    where = " ".join(claim.block.text.split())
    if len(where) > EXCERPT:
        where = where[:EXCERPT].rpartition(" ")[0] + "…"
    said = sheet.said(where, direction) or sheet.said(KIND[claim.block.kind].label)
    return f'{number}<span class="none">{sheet.term("desk_no_words")} {said}</span>'


def _place(sheet: Sheet, sources: Sources, claim: Claim) -> str:
    """Where the claim stands, and how many voices are behind it."""
    ids = [ref.source for ref in claim.citation.refs]
    parts = [sheet.term("desk_block", n=claim.place)]
    if claim.section:
        parts.append(sheet.said(claim.section))
    if len(ids) > 1:
        parts.append(sheet.term("desk_independent", n=independent(ids, sources.known)))
    return f'<span class="place">{" · ".join(parts)}</span>'


def _source(sheet: Sheet, sources: Sources, ref: Ref) -> str:
    origin, *carriers = chain(sources.known[ref.source], sources.known)
    who = "".join(
        f'<span class="via">{sheet.term("desk_via")} {source_link(sheet, sources, step)}</span>'
        for step in carriers
    )
    return (
        f"<tr><td>{source_link(sheet, sources, origin)}{who}</td>"
        f"<td>{terms_html(sheet, origin)}</td><td>{verification_html(sheet, origin)}</td>"
        f"<td>{sheet.said(ref.locator)}</td></tr>\n"
    )


def source_link(sheet: Sheet, sources: Sources, source: Source) -> str:
    """What a source is called, leading to its record."""
    name = sheet.said(sources.called(source))
    return f'<a href="#source-{sources.numbers[source.id]}">{name}</a>'


def terms_html(sheet: Sheet, source: Source) -> str:
    """On which terms it spoke; and whether it is confidential, which no terms say."""
    marks = f'<span class="terms {source.terms}">{sheet.one_of("terms", source.terms)}</span>'
    if source.confidential:
        marks += f' <span class="terms confidential">{sheet.term("confidential")}</span>'
    return marks


def verification_html(sheet: Sheet, source: Source) -> str:
    """How far it was verified."""
    word = sheet.one_of("verification", source.verification)
    return f'<span class="verification {source.verification}">{word}</span>'
