"""Article to desk sheet: one page for the editor or the lawyer, to read on a screen or on paper.

Takes the whole article; of the vault it knows only what it is handed. Loads nothing from elsewhere and says at the top
of every printed page that it is internal.
"""

from __future__ import annotations

import re
from typing import Final

from editor.formats.desk.claims import Sources, claims, sources_of
from editor.formats.desk.claims_table import claims_html
from editor.formats.desk.records import sources_html
from editor.formats.desk.remarks import note_html, open_points_html
from editor.formats.desk.sheet import Sheet
from editor.formats.result import Result
from editor.formats.spec import WriteOptions, Written
from editor.lang.terms import terms
from editor.model.article import Article
from editor.model.public import standing
from editor.resources import resource

FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""What HTML forbids, and the embeddings of UAX #9, for which `bdi` serves instead."""

_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z")


def write(article: Article, options: WriteOptions) -> Result[Written]:
    """The sheet as a whole HTML page in UTF-8; of the options it asks only for the vault's facts."""
    article = standing(article)
    words = terms(article.meta.language)
    sheet = Sheet(article, words)
    sources = sources_of(article, words, options.vault)
    css = resource("styles", "desk.css").read_text(encoding="utf-8")
    language = article.meta.language
    given = f' lang="{language}"' if _LANGUAGE.match(language) else ""
    text = (
        f'<!DOCTYPE html>\n<html{given} dir="{article.direction}">\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex, noarchive">\n'
        f"<title>{sheet.term('internal')}</title>\n<style>\n{css}</style>\n</head>\n"
        f'<body>\n<p class="internal" role="note">{sheet.term("internal")}</p>\n'
        f"{_warning(sheet, sources)}<main>\n{_body(sheet, sources)}</main>\n</body>\n</html>\n"
    )
    return Result(Written(FORBIDDEN.sub("", text).encode("utf-8")))


def _body(sheet: Sheet, sources: Sources) -> str:
    return "".join(
        (
            _head(sheet),
            note_html(sheet),
            open_points_html(sheet, sources),
            claims_html(sheet, sources, claims(sheet.article)),
            sources_html(sheet, sources),
        )
    )


def _warning(sheet: Sheet, sources: Sources) -> str:
    """That this copy tells who confidential sources are."""
    if not sources.vault:
        return ""
    return f'<p class="internal" role="note">{sheet.term("desk_vault_warning")}</p>\n'


def _head(sheet: Sheet) -> str:
    """What the sheet is, the article it is about, and its state."""
    article, meta = sheet.article, sheet.article.meta
    headline = " ".join(article.headline.split())
    title = sheet.said(headline) if headline else sheet.term("untitled")
    byline = " ".join(article.first("byline").split())
    names = byline or sheet.words["list_separator"].join(meta.authors)
    facts = [
        f"{sheet.term('desk_status')}: {sheet.one_of('status', meta.status)}",
        sheet.said(names),
        sheet.dated("embargo", meta.embargo),
        sheet.dated("published_on", meta.published),
        sheet.dated("updated_on", meta.modified),
    ]
    line = "".join(f"<li>{fact}</li>" for fact in facts if fact)
    return (
        f'<header>\n<p class="what">{sheet.term("desk_sheet")}</p>\n<h1>{title}</h1>\n'
        f'<p class="intro">{sheet.term("desk_intro")}</p>\n<ul class="facts">{line}</ul>\n</header>\n'
    )
