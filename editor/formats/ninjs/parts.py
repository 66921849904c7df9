"""The larger parts of an item: its text, its pictures, who it has its information from.

Knows the names of ninjs 3.1 properties; decides nothing about the item as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import quote

from editor.formats import BY_ID
from editor.formats.citing import cited
from editor.formats.spec import WriteOptions
from editor.lang.counting import count_characters, count_words
from editor.lang.terms import terms
from editor.model.article import Article, Block, Figure, inline_runs
from editor.model.inline import readable
from editor.model.sources import Source, chain, is_named, public_name
from editor.value import replace

ADDRESS: Final = re.compile(r"https?://[^\s/?#]+(?:[/?#]\S*)?\Z", re.IGNORECASE)
ABOVE: Final = frozenset({"kicker", "headline", "standfirst", "byline"})
"""Kinds that have properties of their own; the dateline opens the text, as agencies write it."""

_SAFE: Final = "!#$%&'()*+,/:;=?@~"


def one_line(text: str) -> str:
    """The text with every stretch of white space as one space."""
    return " ".join(text.split())


def _address(url: str) -> str:
    """The address as a URI (RFC 3986: ASCII only); nothing for what is none of the web."""
    return quote(url, safe=_SAFE, errors="replace") if ADDRESS.match(url) else ""


def uri_of(article: Article) -> str:
    """Where the article is, else a name made of its id."""
    return _address(article.meta.url) or f"urn:muharrir:{quote(article.id, safe='')}"


def bodies(article: Article, options: WriteOptions) -> list[dict[str, Any]]:
    """The running text with its notes, without pictures; counts are of the words, without notes."""
    blocks = tuple(
        block for block in article.blocks if block.kind not in ABOVE and block.figure is None
    )
    texts = [readable(inlines) for block in blocks for inlines in inline_runs(block)]
    plain = BY_ID["txt"].write(replace(article, blocks=blocks), options).value.data
    value = plain.decode("utf-8").strip("\n")
    if not value:
        return []
    return [
        {
            "role": "main",
            "contentType": "text/plain",
            "charCount": sum(map(count_characters, texts)),
            "wordCount": sum(map(count_words, texts)),
            "value": value,
        }
    ]


def info_sources(article: Article) -> list[dict[str, str]]:
    """Who is cited, and through whom it came; each once, the unnamed by their description."""
    known = {source.id: source for source in article.sources}
    unnamed = terms(article.meta.language)["anonymous_source"]
    records: dict[tuple[tuple[str, str], ...], None] = {}
    for source in cited(article):
        for place, step in enumerate(chain(source, known)):
            role = "distributor" if place else "origin"
            record = _info_source(step, role, unnamed)
            records[tuple(record.items())] = None
    return [dict(record) for record in records]


def _info_source(source: Source, role: str, unnamed: str) -> dict[str, str]:
    record = {"name": public_name(source) or unnamed, "role": role}
    if is_named(source):
        record |= {"uri": _address(source.url), "literal": source.identifier}
    return {key: value for key, value in record.items() if value}


def associations(article: Article, uri: str) -> Iterable[dict[str, Any]]:
    """The pictures: what is to be seen, who took it, its size; the bytes travel otherwise."""
    figures = [(block, block.figure) for block in article.blocks if block.figure is not None]
    for number, (block, figure) in enumerate(figures, 1):
        picture = _picture(article, block, figure, number)
        picture["uri"] = f"{uri.partition('#')[0]}#{quote(block.id, safe='')}"
        yield {key: value for key, value in picture.items() if value}


def _picture(article: Article, block: Block, figure: Figure, number: int) -> dict[str, Any]:
    caption = one_line(block.text)
    told = (("caption", caption), ("alt", one_line(figure.alt)))
    return {
        "uri": "",
        "name": caption or figure.alt or terms(article.meta.language)("figure_n", n=number),
        "rel": "picture",
        "type": "picture",
        "representationType": "partial",
        "language": block.language or article.meta.language,
        "by": figure.credit,
        "copyrightNotice": figure.rights,
        "descriptions": [
            {"role": role, "contentType": "text/plain", "value": value}
            for role, value in told
            if value
        ],
        "renditions": _renditions(article, figure),
    }


def _renditions(article: Article, figure: Figure) -> list[dict[str, Any]]:
    medium = article.medium(figure.media)
    if medium is None:
        return []
    sizes = {"width": medium.width, "height": medium.height}
    return [
        {
            "name": "original",
            "contentType": medium.type,
            **{name: size for name, size in sizes.items() if size > 0},
            "sizeInBytes": len(medium.data),
        }
    ]
