"""RIS, the tagged format of reference managers: `TY  - `, one field a line, `ER  - ` at the end.

A last record without its `ER` is read as well, which some programs leave out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from editor.formats.result import Result, Unreadable
from editor.lang.i18n import sentence
from editor.model.article import new_id
from editor.model.sources import Source

LINE: Final = re.compile(r"([A-Z][A-Z0-9])\s\s?-\s?(.*)\Z")
KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {"NEWS": "outlet", "MGZN": "outlet", "ELEC": "outlet", "BLOG": "outlet", "DATA": "dataset",
     "VIDEO": "media", "SOUND": "broadcast", "MPCT": "media", "PCOMM": "person"}
)  # fmt: skip
TAGS: Final = (
    ("title", ("TI", "T1")), ("container", ("JO", "JF", "T2", "BT")), ("publisher", ("PB",)),
    ("volume", ("VL",)), ("issue", ("IS",)), ("url", ("UR", "L1", "LK")), ("place", ("CY", "PP")),
)  # fmt: skip


def read(text: str) -> Result[tuple[Source, ...]]:
    """Every record."""
    records: list[dict[str, list[str]]] = []
    last: list[str] = []
    for line in text.splitlines():
        match = LINE.match(line.strip())
        if match is None:
            if last and line.strip():
                last[-1] += " " + line.strip()
            continue
        tag, value = match[1], match[2].strip()
        if tag == "TY":
            records.append({})
        if tag == "ER" or not records:
            last = []
            continue
        last = records[-1].setdefault(tag, [])
        last.append(value)
    if not records:
        raise Unreadable(sentence("It holds no RIS record."))
    return Result(tuple(map(_source, records)))


def _source(record: Mapping[str, list[str]]) -> Source:
    def first(*tags: str) -> str:
        return next((record[tag][0] for tag in tags if record.get(tag)), "")

    values = {ours: first(*tags) for ours, tags in TAGS}
    people = [
        " ".join(reversed([part.strip() for part in name.split(",")[:2]]))
        for tag in ("AU", "A1", "A2")
        for name in record.get(tag, ())
    ]
    doi = first("DO")
    kind = KINDS.get(first("TY"), "document")
    if kind == "outlet":
        values["name"] = values.pop("container") or values.pop("publisher")
    return Source(
        new_id(), kind, label=first("ID"), author="، ".join(people),
        pages="–".join(filter(None, (first("SP"), first("EP")))),
        published_at=_date(first("DA", "PY", "Y1")), accessed_at=_date(first("Y2")),
        identifier=f"doi:{doi}" if doi else "", **values,  # type: ignore[arg-type]
    )  # fmt: skip


def _date(text: str) -> str:
    """`2025/02/12/` as ISO text, as exact as it is."""
    parts = [part for part in re.split(r"[/-]", text)[:3] if part.isdigit()]
    return "-".join(part.zfill(2) for part in parts) if parts else text


def write(sources: Iterable[Source]) -> str:
    """One record a source, CRLF line ends as the format has them."""
    lines: list[str] = []
    for source in sources:
        kind = {"dataset": "DATA", "document": "RPRT", "agency": "NEWS", "outlet": "NEWS",
                "broadcast": "SOUND", "media": "VIDEO"}.get(source.kind, "ELEC")  # fmt: skip
        fields = [("TY", kind), ("ID", source.id)]
        fields += [("AU", name.strip()) for name in source.author.split("،")]
        fields += [
            ("TI", source.title or source.name or source.description),
            ("T2", source.container or (source.name if source.title else "")),
            ("PB", source.publisher), ("VL", source.volume), ("IS", source.issue),
            ("SP", source.pages), ("DA", source.published_at[:10].replace("-", "/")),
            ("Y2", source.accessed_at[:10].replace("-", "/")), ("UR", source.url),
            ("DO", source.identifier.removeprefix("doi:")),
        ]  # fmt: skip
        lines += [f"{tag}  - {' '.join(value.split())}" for tag, value in fields if value]
        lines += ["ER  - ", ""]
    return "\r\n".join(lines)
