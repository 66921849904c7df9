"""Article to ninjs 3.1 (IPTC, News in JSON): one item, its pictures described but not carried.

Takes an article that is already public and writes no `edNote`, no contact and no id of a source: in
an interchange file what is confidential has to be absent, for no standard can flag it. Says nothing
that the article does not say, so there are no trust indicators. The running text is that of the
plain text format; knows no markup.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from editor.formats.ninjs.parts import associations, bodies, info_sources, one_line, uri_of
from editor.formats.result import Result
from editor.formats.spec import WriteOptions, Written
from editor.lang.dates import format_date, parse_iso
from editor.lang.i18n import N_, sentence
from editor.lang.terms import terms
from editor.model.article import Article

STANDARD: Final = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
}

PUBLICATION: Final = {
    "draft": "withheld", "review": "withheld", "approved": "usable", "published": "usable",
    "withdrawn": "canceled",
}  # fmt: skip
"""Our status to `pubStatus`; a status that is not here is not for use."""

NOT_A_MOMENT: Final = N_("“{date}” has no time with a zone, so {field} is left out.")
EMBARGO_UNCLEAR: Final = N_(
    "The embargo “{date}” has no time with a zone, so the item is marked as withheld."
)


def write(article: Article, options: WriteOptions) -> Result[Written]:
    """The item as UTF-8 JSON, indented for people; dates that ninjs cannot say are warnings."""
    item, warnings = _item(article, options)
    text = json.dumps(item, ensure_ascii=False, indent=2)
    return Result(Written(f"{text}\n".encode("utf-8", "replace")), warnings)


def _item(article: Article, options: WriteOptions) -> tuple[dict[str, Any], tuple[str, ...]]:
    meta = article.meta
    uri = uri_of(article)
    dates, warnings = _dates(article)
    words = terms(meta.language)
    embargo = format_date(meta.embargo, meta.language) if meta.embargo else ""
    item = {
        "uri": uri,
        "standard": STANDARD,
        "type": "text",
        "representationType": "full",
        **dates,
        "usageTerms": words("embargo", date=embargo) if embargo else "",
        "language": meta.language,
        "slugline": meta.slug,
        "headlines": list(_headlines(article)),
        "descriptions": list(_descriptions(article)),
        "by": one_line(article.first("byline")) or words["list_separator"].join(meta.authors),
        "located": meta.place,
        "people": [{"name": name, "rel": "author"} for name in meta.authors],
        "organisations": [{"name": meta.outlet, "rel": "publisher"}] if meta.outlet else [],
        "places": [{"name": meta.place, "rel": "located"}] if meta.place else [],
        "subjects": list(_subjects(article)),
        "infoSources": info_sources(article) if options.sources != "none" else [],
        "bodies": bodies(article, options),
        "associations": list(associations(article, uri)),
    }
    return {key: value for key, value in item.items() if value}, warnings


def _dates(article: Article) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """The moments of the item and its publication status.

    ninjs knows only whole moments (RFC 3339). An embargo that is not one must not get lost: such
    an item is withheld.
    """
    meta = article.meta
    told = {
        "firstCreated": meta.published,
        "versionCreated": meta.modified or meta.published or meta.created,
        "contentCreated": meta.created,
        "embargoedUntil": meta.embargo,
    }
    dates = {field: _moment(iso) for field, iso in told.items()}
    status = PUBLICATION.get(meta.status, "withheld")
    warnings: dict[str, None] = {}
    for field, iso in told.items():
        if not iso or dates[field]:
            continue
        if field == "embargoedUntil":
            status = "withheld" if status == "usable" else status
            warnings[sentence(EMBARGO_UNCLEAR, date=iso)] = None
        else:
            warnings[sentence(NOT_A_MOMENT, date=iso, field=field)] = None
    return {**dates, "pubStatus": status}, tuple(warnings)


def _moment(iso: str) -> str:
    """The date and time with its zone, in full; empty where any of it is missing."""
    moment = parse_iso(iso)
    if not isinstance(moment, datetime) or moment.utcoffset() is None:
        return ""
    return moment.isoformat(timespec="seconds")


def _headlines(article: Article) -> Iterable[dict[str, str]]:
    variants = article.meta.headlines
    told = (
        ("main", article.headline),
        ("kicker", article.first("kicker")),
        ("print", variants.print),
        ("web", variants.web),
        ("social", variants.social),
        ("push", variants.push),
    )
    return _with_roles(told)


def _descriptions(article: Article) -> Iterable[dict[str, str]]:
    told = (("standfirst", article.first("standfirst")), ("summary", article.meta.description))
    return _with_roles(told)


def _with_roles(told: Iterable[tuple[str, str]]) -> Iterable[dict[str, str]]:
    for role, words in told:
        if value := one_line(words):
            yield {"role": role, "contentType": "text/plain", "value": value}


def _subjects(article: Article) -> Iterable[dict[str, str]]:
    meta = article.meta
    if meta.section:
        yield {"name": meta.section, "rel": "section"}
    for keyword in meta.keywords:
        yield {"name": keyword, "rel": "keyword"}
