"""CSL-JSON, the shape that citation programs share (docs.citationstyles.org, CSL 1.0.2 types)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from editor.formats.result import Result, Unreadable
from editor.lang.i18n import nsentence, sentence
from editor.model.article import new_id
from editor.model.sources import SOURCE_KIND, Source

KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "article-newspaper": "outlet", "article-magazine": "outlet", "webpage": "outlet",
        "post": "social", "post-weblog": "outlet", "broadcast": "broadcast", "speech": "person",
        "interview": "person", "personal_communication": "person", "dataset": "dataset",
        "graphic": "media", "motion_picture": "media", "article": "organisation",
    }
)  # fmt: skip
TEXT: Final = (
    ("title", "title"), ("container-title", "container"), ("publisher", "publisher"),
    ("volume", "volume"), ("issue", "issue"), ("page", "pages"), ("URL", "url"),
)  # fmt: skip


def read(text: str) -> Result[tuple[Source, ...]]:
    """One item, a list of items, or `{"items": [...]}`."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable(sentence("It is not valid JSON.")) from error
    if isinstance(data, Mapping):
        data = data.get("items", data.get("references", [data]))
    if not isinstance(data, list):
        raise Unreadable(sentence("It holds no list of references."))
    items = [item for item in data if isinstance(item, Mapping)]
    lost = len(data) - len(items)
    warnings = (
        (nsentence("{n} entry is no reference.", "{n} entries are no references.", lost),)
        if lost
        else ()
    )
    return Result(tuple(_source(item) for item in items), warnings)


def _source(item: Mapping[str, Any]) -> Source:
    kind = KINDS.get(_text(item.get("type")), "document")
    fields = {ours: _text(item.get(theirs)) for theirs, ours in TEXT}
    doi = _text(item.get("DOI"))
    names = names_of(item.get("author"))
    if kind in ("outlet", "agency"):
        fields["name"] = fields.pop("container")
    if kind == "person":
        fields["name"] = names
        names = ""
    return Source(
        new_id(),
        kind,
        label=_text(item.get("id")),
        author=names,
        published_at=date_of(item.get("issued")),
        accessed_at=date_of(item.get("accessed")),
        archived_url=_text(item.get("archive_location")),
        identifier=f"doi:{doi}" if doi else "",
        **fields,  # type: ignore[arg-type]
    )


def _text(value: Any) -> str:
    """Numbers are written as numbers in the wild; anything else that is no text is left out."""
    if isinstance(value, bool):
        return ""
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


def names_of(value: Any) -> str:
    """«سامر الخطيب، رنا العطار»: given name first, as it is spoken."""
    out = []
    for name in value if isinstance(value, list) else []:
        if isinstance(name, Mapping):
            parts = ("given", "non-dropping-particle", "family", "suffix", "literal")
            out.append(" ".join(filter(None, (_text(name.get(part)) for part in parts))))
    return "، ".join(filter(None, out))


def date_of(value: Any) -> str:
    """ISO text, as exact as the parts say."""
    if not isinstance(value, Mapping):
        return ""
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        numbers = [_text(part) for part in parts[0][:3]]
        if numbers and all(number.isascii() and number.isdigit() for number in numbers):
            return "-".join(number.zfill(4 if n == 0 else 2) for n, number in enumerate(numbers))
    return _text(value.get("raw") or value.get("literal"))


def write(sources: Iterable[Source]) -> str:
    """A list of items."""
    items = [as_item(source) for source in sources]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def as_item(source: Source) -> dict[str, Any]:
    """One item; `custom` keeps which kind of ours it was."""
    type_ = SOURCE_KIND[source.kind].csl if source.kind in SOURCE_KIND else "document"
    item: dict[str, Any] = {"id": source.id, "type": type_, "custom": {"kind": source.kind}}
    item["title"] = source.title or source.name or source.description
    container = source.container or (source.name if source.title else "")
    authors = [{"literal": name.strip()} for name in source.author.split("،") if name.strip()]
    if not authors and source.kind == "person" and source.name:
        authors = [{"literal": source.name}]
    found = (
        ("container-title", container), ("author", authors), ("publisher", source.publisher),
        ("volume", source.volume), ("issue", source.issue), ("page", source.pages),
        ("URL", source.url), ("archive_location", source.archived_url),
        ("DOI", source.identifier.removeprefix("doi:")),
        ("issued", _parts(source.published_at or source.said_at)),
        ("accessed", _parts(source.accessed_at)),
    )  # fmt: skip
    item |= {key: value for key, value in found if value}
    return item


def _parts(iso: str) -> dict[str, Any]:
    parts = iso[:10].split("-") if iso else []
    if not parts or not all(part.isdigit() for part in parts):
        return {"literal": iso} if iso else {}
    return {"date-parts": [[int(part) for part in parts]]}
