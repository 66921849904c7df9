"""Sources <-> the `references:` of the front matter, in CSL (1.0.2) as far as CSL reaches.

What CSL has no variable for stands under a name of our own, which citation processors pass over.
Which CSL variable a source's name is depends on its kind: an agency is what an article appeared in,
a person is who said it. Knows nothing of how references read as text.
"""

from __future__ import annotations

from typing import Any, Final

from editor.formats.markdown.front_matter_writer import Value
from editor.model.sources import SOURCE_KIND, SOURCE_KINDS, Source
from editor.value import fields, replace

CSL: Final[dict[str, str]] = {
    "title": "title",
    "author": "author",
    "container": "container-title",
    "publisher": "publisher",
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
    "place": "event-place",
    "published_at": "issued",
    "accessed_at": "accessed",
    "url": "URL",
    "archived_url": "archive_location",
    "identifier": "number",
    "medium": "medium",
    "quote_language": "language",
}
"""Fields of a source that are a CSL variable."""

NAME: Final[dict[str, str]] = {
    "agency": "container",
    "outlet": "container",
    "person": "author",
    "organisation": "author",
    "social": "author",
}
"""Kinds whose name fills the CSL variable of another field, where that field is empty."""

OWN: Final = "muharrir-"
NAMES: Final = frozenset(("author", "editor", "translator"))
_TYPES: Final = {kind.csl: kind.id for kind in reversed(SOURCE_KINDS)} | {
    "article-newspaper": "outlet", "webpage": "document", "post-weblog": "outlet",
    "book": "document", "chapter": "document", "article-journal": "document",
    "article-magazine": "outlet", "motion_picture": "broadcast", "speech": "person",
}  # fmt: skip
_LISTS: Final = ("aliases", "corroborated_by")
_FIELDS: Final = {
    one.name: one for one in fields(Source) if one.name not in ("id", "kind", *_LISTS)
}


def to_reference(source: Source) -> dict[str, Value]:
    """The source as an item of `references:`."""
    out: dict[str, Value] = {"id": source.id, "type": SOURCE_KIND[source.kind].csl}
    if _kind_of(out["type"], "") != source.kind:
        out[OWN + "kind"] = source.kind
    stands_in = NAME.get(source.kind, "")
    for name, one in _FIELDS.items():
        value = getattr(source, name)
        if value == one.default:
            continue
        key = CSL.get(name, OWN + name.replace("_", "-"))
        if name == "name" and stands_in and not getattr(source, stands_in):
            key = CSL[stands_in]
        elif name == stands_in and not source.name:
            key = OWN + name
        words = str(value).lower() if isinstance(value, bool) else value
        out[key] = [{"literal": words}] if key in NAMES else words
    for name in _LISTS:
        if items := getattr(source, name):
            out[OWN + name.replace("_", "-")] = list(items)
    return out


def to_source(item: Value) -> Source | None:
    """The source in an item, ours or of another CSL file; None where it has no id."""
    if not isinstance(item, dict) or not isinstance(item.get("id"), str) or not item["id"]:
        return None
    data = dict(item)
    kind = _kind_of(data.get("type", ""), _words(data.get(OWN + "kind", "")))
    values: dict[str, Any] = {}
    for name, one in _FIELDS.items():
        key = OWN + name.replace("_", "-")
        value = data.get(key, data.get(CSL.get(name, key), ""))
        words = _date(value) if name.endswith("_at") else _words(value)
        if isinstance(one.default, bool):
            values[name] = words == "true"
        elif words:
            values[name] = words
    for name in _LISTS:
        listed = data.get(OWN + name.replace("_", "-"), [])
        values[name] = tuple(map(_words, listed)) if isinstance(listed, list) else ()
    source = Source(str(item["id"]), kind, **values)
    stands_in = NAME.get(kind, "")
    if stands_in and not source.name and OWN + stands_in not in data:
        swapped: dict[str, Any] = {"name": getattr(source, stands_in), stands_in: ""}
        source = replace(source, **swapped)
    if data.get("DOI") and not source.identifier:
        source = replace(source, identifier=f"doi:{_words(data['DOI'])}")
    return source


def _kind_of(type: Value, own: str) -> str:
    if own in SOURCE_KIND:
        return own
    return _TYPES.get(type, "document") if isinstance(type, str) else "document"


def _words(value: Value) -> str:
    """Text, or the names in a list of names."""
    if isinstance(value, list):
        return "; ".join(filter(None, map(_words, value)))
    if isinstance(value, dict):
        if "literal" in value:
            return _words(value["literal"])
        parts = (value.get(key, "") for key in ("given", "non-dropping-particle", "family"))
        return " ".join(filter(None, map(_words, parts)))
    return value


def _date(value: Value) -> str:
    """ISO text, also from `date-parts` and `{year, month, day}`."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if not isinstance(value, dict):
        return value if isinstance(value, str) else ""
    parts: Value = value.get("date-parts", [])
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        parts = parts[0]
    found = [_words(one) for one in parts] if isinstance(parts, list) else []
    found = found or [_words(value.get(key, "")) for key in ("year", "month", "day")]
    return "-".join(one.zfill(2) for one in found if one) or _words(value.get("raw", ""))
