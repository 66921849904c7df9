"""Document properties: what the file says about the article, and nothing about its maker.

Source: ECMA-376-2, 11 (core properties). No clock is read: dates are those of the article.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final

from editor.formats.docx.xml import HEAD, attribute, escape
from editor.lang.dates import parse_iso
from editor.model.article import Article

_CORE: Final = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)
_APP: Final = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
)


def title(article: Article) -> str:
    """The headline; without one, a headline variant, else the first words there are."""
    lines = article.meta.headlines
    variants = (article.headline, lines.print, lines.web, lines.social, lines.push)
    texts = (block.text for block in article.blocks)
    found = next((text for text in (*variants, *texts) if text.strip()), "")
    return " ".join(found.split())[:255]


def creator(article: Article) -> str:
    """The authors, else the byline, else the outlet."""
    names = "; ".join(name for name in article.meta.authors if name.strip())
    return names or " ".join(article.first("byline").split()) or article.meta.outlet


def core_xml(article: Article) -> str:
    """The core properties part."""
    meta = article.meta
    rows = [
        ("dc:title", title(article)),
        ("dc:creator", creator(article)),
        ("dc:description", meta.description),
        ("dc:identifier", meta.url),
        ("dc:language", meta.language),
        ("cp:keywords", "; ".join(meta.keywords)),
        ("cp:category", meta.section),
    ]
    out = [f"<{name}>{escape(value)}</{name}>" for name, value in rows if value]
    created = meta.created or meta.published or meta.modified
    modified = meta.modified or meta.published or meta.created
    out += [
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{attribute(moment)}</dcterms:{name}>'
        for name, moment in (("created", _utc(created)), ("modified", _utc(modified)))
        if moment
    ]
    return f"{HEAD}{_CORE}{''.join(out)}</cp:coreProperties>"


def app_xml(article: Article) -> str:
    """The extended properties part: the outlet as company, no application."""
    company = f"<Company>{escape(article.meta.outlet)}</Company>" if article.meta.outlet else ""
    return f"{HEAD}{_APP}{company}</Properties>"


def _utc(iso: str) -> str:
    """W3CDTF in UTC, as Word writes it; empty for what is no full date."""
    moment = parse_iso(iso)
    if isinstance(moment, datetime):
        if moment.tzinfo is not None:
            try:
                moment = moment.astimezone(UTC)
            except OverflowError:
                return ""
        return moment.replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
    return f"{moment.isoformat()}T00:00:00Z" if isinstance(moment, date) else ""
