"""The head of a whole page: title, descriptions for people and machines, the stylesheet.

Names the article and never the tool. Loads nothing from elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from editor.formats.html.jsonld import (
    address,
    authors,
    description,
    headline,
    modified,
    news_article,
    one_line,
    published,
)
from editor.formats.html.page import Page, attribute, escape
from editor.lang.i18n import N_
from editor.resources import resource


def head_html(page: Page) -> str:
    """Everything inside the head element."""
    meta = page.article.meta
    title = one_line(meta.headlines.web) or headline(page)
    if not published(page.article):
        page.warn(N_("The article has no date, so the page tells none to search engines."))
    url = address(meta.url)
    canonical = f'<link rel="canonical" href="{page.link(url)}">\n' if url else ""
    css = resource("styles", "article.css").read_text(encoding="utf-8")
    return (
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n"
        f"{_metas(page)}{canonical}"
        f'<script type="application/ld+json">{script_json(news_article(page))}</script>\n'
        f"<style>\n{css}</style>\n"
    )


def script_json(record: dict[str, Any]) -> str:
    """JSON that no content can end the script element with."""
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def _metas(page: Page) -> str:
    return "".join(
        f'<meta {kind}="{name}" content="{attribute(content)}">\n'
        for kind, name, content in _facts(page)
        if content
    )


def _facts(page: Page) -> Iterable[tuple[str, str, str]]:
    """Meta elements: attribute, name, content. OpenGraph names are those of ogp.me."""
    article, meta = page.article, page.article.meta
    about = description(article)
    yield "name", "description", about
    for author in authors(article):
        yield "name", "author", author
    yield "name", "keywords", ", ".join(meta.keywords)
    yield "name", "color-scheme", "light dark"
    yield "property", "og:type", "article"
    yield "property", "og:title", one_line(meta.headlines.social) or headline(page)
    yield "property", "og:description", about
    yield "property", "og:url", address(meta.url)
    yield "property", "og:site_name", meta.outlet
    yield "property", "og:locale", meta.language.replace("-", "_")
    yield "property", "article:published_time", published(article)
    yield "property", "article:modified_time", modified(article)
    yield "property", "article:section", meta.section
    for keyword in meta.keywords:
        yield "property", "article:tag", keyword
