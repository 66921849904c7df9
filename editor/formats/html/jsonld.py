"""The article as schema.org data: NewsArticle with citation, Quotation, correction, image.

Takes an article that is already public (`editor.model.public`). Reads no clock: dates come from the
metadata. Knows nothing of HTML but the ids of figures that it may point at.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from editor.formats.citing import cited
from editor.formats.html.page import ADDRESS, Page, Picture
from editor.formats.html.times import find_dates
from editor.lang.dates import parse_iso
from editor.lang.i18n import N_
from editor.model.article import Article, Block
from editor.model.kinds import KIND
from editor.model.sources import Source, is_named, public_name

CONTEXT: Final = "https://schema.org"
WORKS: Final = {
    "agency": "NewsArticle", "outlet": "NewsArticle", "document": "DigitalDocument",
    "dataset": "Dataset", "social": "SocialMediaPosting", "media": "MediaObject",
}  # fmt: skip
"""What a source of a kind is to schema.org; any other is a CreativeWork."""

PUBLISHERS: Final = frozenset({"agency", "outlet", "organisation"})
"""Kinds of source that bring out what is quoted from them."""

_DESCRIPTION: Final = 200


def headline(page: Page) -> str:
    """The words of the h1, on one line."""
    return one_line(page.article.headline) or page.words["untitled"]


def one_line(text: str) -> str:
    """The text with every stretch of white space as one space."""
    return " ".join(text.split())


def description(article: Article) -> str:
    """What the article is about: the metadata's words, else its standfirst, lede or beginning."""
    texts = (
        article.meta.description,
        *(article.first(kind) for kind in ("standfirst", "lede", "paragraph")),
    )
    text = next((line for text in texts if (line := one_line(text))), "")
    if len(text) <= _DESCRIPTION:
        return text
    return text[:_DESCRIPTION].rpartition(" ")[0].rstrip(" ،,.;؛:") + "…"


def authors(article: Article) -> tuple[str, ...]:
    """Their names; from the byline, without its «كتب:», where the metadata has none."""
    if article.meta.authors:
        return article.meta.authors
    byline = one_line(article.first("byline"))
    before, colon, after = byline.partition(":")
    name = after.strip() if colon and len(before.split()) == 1 else byline
    return (name,) if name else ()


def published(article: Article) -> str:
    """When it came out, else when it was last changed or begun; empty where no date is known."""
    meta = article.meta
    return next((d for d in (meta.published, meta.modified, meta.created) if parse_iso(d)), "")


def modified(article: Article) -> str:
    """When it was last changed, else published."""
    return article.meta.modified if parse_iso(article.meta.modified) else published(article)


def address(url: str) -> str:
    """An address of the web, or nothing."""
    return url if ADDRESS.match(url) and url.lower().startswith("http") else ""


def news_article(page: Page) -> dict[str, Any]:
    """The whole record, without keys that would be empty."""
    article = page.article
    meta = article.meta
    own = headline(page)
    variants = (meta.headlines.web, meta.headlines.print, meta.headlines.social)
    url = address(meta.url)
    return _filled(
        {
            "@context": CONTEXT,
            "@type": "NewsArticle",
            "headline": own,
            "alternativeHeadline": next((v for v in map(one_line, variants) if v and v != own), ""),
            "description": description(article),
            "author": [{"@type": "Person", "name": name} for name in authors(article)],
            "datePublished": published(article),
            "dateModified": modified(article),
            "inLanguage": meta.language,
            "image": [_image(page, picture, url) for picture in page.pictures],
            "publisher": _named("Organization", meta.outlet),
            "mainEntityOfPage": {"@type": "WebPage", "@id": url} if url else {},
            "url": url,
            "articleSection": meta.section,
            "keywords": list(meta.keywords),
            "dateline": one_line(article.first("dateline")),
            "locationCreated": _named("Place", meta.place),
            "citation": _citations(article) if page.options.sources != "none" else [],
            "hasPart": list(_quotations(article.blocks)),
            "correction": list(_corrections(article)),
        }
    )


def unsaid(article: Article) -> tuple[str, ...]:
    """What search engines recommend for an article and its record will not have: messages.

    The author's own page and the outlet's logo are the site's to add: an article knows neither.
    Source: Google Search Central, structured data for articles (Article, NewsArticle).
    """
    meta = article.meta
    moments = (meta.published, meta.modified)
    told = (
        (bool(one_line(article.headline)), N_("a headline")),
        (bool(authors(article)), N_("who wrote it")),
        (any(block.figure is not None for block in article.blocks), N_("a picture")),
        (bool(parse_iso(meta.published)), N_("when it was published")),
        (all(_zoned(one) for one in moments if one), N_("the time zone of its dates")),
        (bool(meta.outlet), N_("the outlet")),
        (bool(address(meta.url)), N_("its address on the web")),
    )
    return tuple(message for there, message in told if not there)


def _zoned(iso: str) -> bool:
    moment = parse_iso(iso)
    return isinstance(moment, datetime) and moment.utcoffset() is not None


def _filled(record: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if value}


def _named(type: str, name: str) -> dict[str, str]:
    return {"@type": type, "name": name} if name else {}


def _image(page: Page, picture: Picture, url: str) -> dict[str, Any]:
    """An image beside the page by its address, one inside it by the figure that shows it."""
    figure, medium = picture.block.figure, picture.medium
    beside = page.options.media == "beside"
    return _filled(
        {
            "@type": "ImageObject",
            "@id": f"{url}#{picture.figure}",
            "contentUrl": picture.address if beside else "",
            "caption": one_line(picture.block.text),
            "description": figure.alt if figure else "",
            "creditText": figure.credit if figure else "",
            "copyrightNotice": figure.rights if figure else "",
            "encodingFormat": medium.type,
            "width": medium.width,
            "height": medium.height,
        }
    )


def _citations(article: Article) -> list[dict[str, Any]]:
    known = {source.id: source for source in article.sources}
    records = (_work(source, known, set()) for source in cited(article))
    return [record for record in records if len(record) > 1]


def _work(source: Source, known: Mapping[str, Source], seen: set[str]) -> dict[str, Any]:
    """A source as a work; where another carried it to us, that one, based on this."""
    own = _own_work(source)
    seen.add(source.id)
    carrier = known.get(source.via)
    while carrier is not None and carrier.id not in seen:
        seen.add(carrier.id)
        based = {"isBasedOn": own} if len(own) > 1 else {}
        own = _own_work(carrier) | based
        carrier = known.get(carrier.via)
    return own


def _own_work(source: Source) -> dict[str, Any]:
    name = public_name(source)
    if not is_named(source):
        return _filled({"@type": "CreativeWork", "description": name})
    publishes = source.kind in PUBLISHERS
    speaks = source.kind == "person" or (bool(source.title) and not publishes)
    who = _named("Person" if source.kind == "person" else "Organization", name)
    return _filled(
        {
            "@type": WORKS.get(source.kind, "CreativeWork"),
            "name": source.title or name,
            "author": _named("Person", source.author) or (who if speaks else {}),
            "publisher": who if publishes else _named("Organization", source.publisher),
            "url": address(source.url),
            "archivedAt": address(source.archived_url),
            "datePublished": source.published_at or source.said_at,
            "identifier": source.identifier,
        }
    )


def _quotations(blocks: Iterable[Block]) -> Iterable[dict[str, Any]]:
    """Quotations whose speaker is known; questions and answers are a conversation, not these."""
    for block in blocks:
        if block.speaker and KIND[block.kind].html.startswith("blockquote"):
            yield {
                "@type": "Quotation",
                "text": one_line(block.text),
                "spokenByCharacter": _named("Person", block.speaker),
            }


def _corrections(article: Article) -> Iterable[dict[str, Any]]:
    for block in article.blocks:
        if block.kind == "correction" and block.text.strip():
            dates = (iso for _, _, iso in find_dates(block.text, article.meta.language))
            yield _filled(
                {
                    "@type": "CorrectionComment",
                    "text": one_line(block.text),
                    "datePublished": next(dates, ""),
                }
            )
