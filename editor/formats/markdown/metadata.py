"""Metadata and the blocks above the text <-> fields of the front matter.

Fields are named as pandoc and site generators name them. Their values are plain text, exactly: no
Markdown in them. Knows no YAML.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, cast

from editor.formats.markdown.front_matter_writer import Value
from editor.lang.direction import language_direction
from editor.model.article import Article, Headlines, Metadata, Status
from editor.model.kinds import KINDS
from editor.value import fields as dataclass_fields

TOP: Final[dict[str, str]] = {kind.markdown: kind.id for kind in KINDS if kind.zone == "top"}
"""Front matter field -> kind, in the order of the page."""

TEXTS: Final[dict[str, str]] = {
    "date": "published",
    "description": "description",
    "section": "section",
    "place": "place",
    "publisher": "outlet",
    "slug": "slug",
    "url": "url",
    "created": "created",
    "modified": "modified",
    "embargo": "embargo",
    "status": "status",
}
LISTS: Final[dict[str, str]] = {"author": "authors", "keywords": "keywords"}
HEADLINES: Final = "headlines"
REFERENCES: Final = "references"
RECORD: Final = "muharrir"
OTHER_NAMES: Final[dict[str, str]] = {
    "authors": "author", "tags": "keywords", "language": "lang", "summary": "description",
    "abstract": "description", "headline": "title", "lastmod": "modified", "standfirst": "subtitle",
}  # fmt: skip
"""What others call our fields."""
_STATUSES: Final = ("draft", "review", "approved", "published", "withdrawn")
_CHANNELS: Final = tuple(one.name for one in dataclass_fields(Headlines))
_EMPTY: Final = Metadata()


def to_fields(article: Article, top: Mapping[str, str]) -> dict[str, Value]:
    """The front matter, without references. `top` is the text of each kind above the body."""
    meta = article.meta
    out: dict[str, Value] = {key: top[kind] for key, kind in TOP.items() if top.get(kind)}
    for key, name in (*LISTS.items(), *TEXTS.items()):
        value = getattr(meta, name)
        if value != getattr(_EMPTY, name):
            out[key] = list(value) if key in LISTS else value
    out["lang"] = meta.language
    out["dir"] = article.direction
    channels = {one: text for one in _CHANNELS if (text := getattr(meta.headlines, one))}
    if channels:
        out[HEADLINES] = cast(dict[str, Value], channels)
    return _ordered(out)


def _ordered(fields: dict[str, Value]) -> dict[str, Value]:
    """Title, subtitle and the other lines of the page, authors, then date, language, the rest."""
    first = ("title", "subtitle", "kicker", "author", "byline", "dateline", "date", "lang", "dir")
    keys = [key for key in first if key in fields]
    return {key: fields[key] for key in (*keys, *(key for key in fields if key not in keys))}


def known(fields: Mapping[str, Value]) -> dict[str, Value]:
    """The fields under our names; a name of our own wins over another's."""
    return {
        **{OTHER_NAMES[key]: value for key, value in fields.items() if key in OTHER_NAMES},
        **{key: value for key, value in fields.items() if key not in OTHER_NAMES},
    }


def from_fields(fields: Mapping[str, Value], language: str) -> Metadata:
    """The metadata; `language` is that of a text which does not say."""
    values: dict[str, Any] = {}
    for key, name in TEXTS.items():
        value = fields.get(key)
        if isinstance(value, str) and value and (name != "status" or value in _STATUSES):
            values[name] = cast(Status, value) if name == "status" else value
    for key, name in LISTS.items():
        values[name] = _listed(fields.get(key, []), split=key == "keywords")
    tag = fields.get("lang")
    values["language"] = tag if isinstance(tag, str) and tag else language
    direction = fields.get("dir")
    if direction in ("rtl", "ltr") and direction != language_direction(values["language"]):
        values["direction"] = direction
    channels = fields.get(HEADLINES)
    if isinstance(channels, dict):
        texts = {one: value for one in _CHANNELS if isinstance(value := channels.get(one), str)}
        values["headlines"] = Headlines(**texts)
    return Metadata(**values)


def _listed(value: Value, *, split: bool) -> tuple[str, ...]:
    if isinstance(value, str):
        parts = value.replace("،", ",").split(",") if split else [value]
        return tuple(part.strip() for part in parts if part.strip())
    items = value if isinstance(value, list) else [value]
    names = (one.get("name", "") if isinstance(one, dict) else one for one in items)
    return tuple(name for name in names if isinstance(name, str))


def unknown(fields: Mapping[str, Value]) -> list[str]:
    """Names of fields that an article has no place for."""
    ours = {*TOP, *TEXTS, *LISTS, "lang", "dir", HEADLINES, REFERENCES, RECORD}
    return [key for key, value in fields.items() if key not in ours and value]
