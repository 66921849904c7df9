"""A saved web page as a source: title, author, site, dates and address from its own metadata.

JSON-LD first (with `@graph` and the trailing commas that pages have), then OpenGraph, then plain
meta elements. Fetches nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import Any, Final

from editor.formats.result import Result
from editor.lang.i18n import sentence
from editor.model.article import new_id
from editor.model.sources import Source

ARTICLES: Final = ("article", "newsarticle", "reportagenewsarticle", "blogposting", "webpage",
                   "analysisnewsarticle", "opinionnewsarticle", "socialmediaposting")  # fmt: skip
MAX_HEAD: Final = 2_000_000
"""Characters looked at; metadata stands at the top of a page."""


class _Head(HTMLParser):
    """Collects meta, link, title and JSON-LD."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, str] = {}
        self.canonical = ""
        self.title = ""
        self.data: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = (given.get("property") or given.get("name") or given.get("itemprop", "")).lower()
            if name and given.get("content") and name not in self.meta:
                self.meta[name] = given["content"].strip()
        elif tag == "link" and "canonical" in given.get("rel", "").lower():
            self.canonical = self.canonical or given.get("href", "")
        elif tag == "script" and given.get("type", "").lower() == "application/ld+json":
            self._inside = "data"
            self.data.append("")
        elif tag == "title" and not self.title:
            self._inside = "title"

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "title"):
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "data":
            self.data[-1] += data
        elif self._inside == "title":
            self.title += data


def read(text: str) -> Result[tuple[Source, ...]]:
    """The page as one source."""
    head = _Head()
    head.feed(text[:MAX_HEAD])
    found = next(iter(sorted(_articles(head.data), key=_rank)), {})
    meta = head.meta

    def first(*values: Any) -> str:
        return next((t for value in values if (t := _text(value))), "")

    source = Source(
        new_id(),
        "outlet",
        name=first(found.get("publisher"), meta.get("og:site_name"), meta.get("application-name")),
        title=first(found.get("headline"), found.get("name"), meta.get("og:title"), head.title),
        author=first(found.get("author"), meta.get("author"), meta.get("article:author")),
        published_at=first(
            found.get("datePublished"), meta.get("article:published_time"), meta.get("date"),
            meta.get("datepublished"),
        ),
        url=_address(
            first(head.canonical, found.get("url"), found.get("mainEntityOfPage"),
                  meta.get("og:url"))
        ),
    )  # fmt: skip
    if not source.title and not source.url:
        return Result((source,), (sentence("The page says neither its title nor its address."),))
    return Result((source,))


def _articles(scripts: list[str]) -> Iterator[Mapping[str, Any]]:
    for script in scripts:
        try:
            data = json.loads(re.sub(r",(\s*[}\]])", r"\1", script.strip().rstrip(";")))
        except (ValueError, RecursionError):
            continue
        items = data if isinstance(data, list) else [data]
        graph = [i for i in items if isinstance(i, Mapping)]
        graph += [
            one for item in graph for one in item.get("@graph", []) if isinstance(one, Mapping)
        ]
        known = {item.get("@id"): item for item in graph if item.get("@id")}
        for item in graph:
            yield {key: _resolved(value, known) for key, value in item.items()}


def _resolved(value: Any, known: Mapping[Any, Mapping[str, Any]]) -> Any:
    """A bare `{"@id": …}` is looked up where the page has it."""
    if isinstance(value, list):
        return [_resolved(one, known) for one in value]
    if isinstance(value, Mapping) and set(value) == {"@id"}:
        return known.get(value["@id"], value)
    return value


def _rank(item: Mapping[str, Any]) -> int:
    types = item.get("@type", "")
    names = [str(one).lower() for one in (types if isinstance(types, list) else [types])]
    if any(name in ARTICLES and name != "webpage" for name in names):
        return 0
    return 1 if "webpage" in names else 2


def _text(value: Any) -> str:
    """A name out of whatever the page has for it: text, an object, or several."""
    if isinstance(value, list):
        return "، ".join(filter(None, map(_text, value)))
    if isinstance(value, Mapping):
        return _text(value.get("name") or value.get("@id") or value.get("url"))
    return " ".join(value.split()) if isinstance(value, str) else ""


def _address(url: str) -> str:
    return url if re.match(r"https?://\S+\Z", url) else ""
