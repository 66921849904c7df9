"""BibTeX and BibLaTeX entries. One broken entry costs that entry and is said; the rest is read.

Field values are taken apart one by one: LaTeX accents are turned into letters except in addresses,
where `%` and `\\` mean themselves.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from editor.formats.result import Result, Unreadable
from editor.lang.i18n import nsentence, sentence
from editor.model.article import new_id
from editor.model.sources import Source

KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {"online": "outlet", "electronic": "outlet", "www": "outlet", "dataset": "dataset",
     "video": "media", "image": "media", "audio": "broadcast"}
)  # fmt: skip
FIELDS: Final = (
    ("title", ("title",)), ("container", ("journaltitle", "journal", "booktitle")),
    ("publisher", ("publisher", "institution", "organization", "school", "howpublished")),
    ("volume", ("volume",)), ("issue", ("number", "issue")), ("pages", ("pages",)),
    ("url", ("url",)), ("accessed_at", ("urldate",)),
)  # fmt: skip
VERBATIM: Final = ("url", "doi", "file", "eprint")
MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ENTRY: Final = re.compile(r"@(\w+)\s*([{(])")
NAME: Final = re.compile(r"\s*,?\s*([\w:-]+)\s*=\s*")
ACCENTS: Final[Mapping[str, str]] = MappingProxyType(
    {"'": "\u0301", "`": "\u0300", '"': "\u0308", "^": "\u0302", "~": "\u0303", "c": "\u0327",
     "=": "\u0304", ".": "\u0307", "v": "\u030c", "u": "\u0306", "H": "\u030b"}
)  # fmt: skip
ACCENT: Final = re.compile(r"\\(?:(['`\"^~=.])\s*|([cvuH])(?=\s*\{|\s))\s*\{?\\?([A-Za-zı])\}?")


def read(text: str) -> Result[tuple[Source, ...]]:
    """Every entry that can be read, and how many could not."""
    strings: dict[str, str] = {name: f"{n:02}" for n, name in enumerate(MONTHS, 1)}
    found: list[Source] = []
    broken = 0
    place = 0
    while (match := ENTRY.search(text, place)) is not None:
        kind, place = match[1].lower(), match.end()
        end = _closing(text, match.end(), "}" if match[2] == "{" else ")")
        if end is None:
            broken += 1
            continue
        body, place = text[match.end() : end], end + 1
        if kind in ("comment", "preamble"):
            continue
        if kind == "string":
            strings.update(_fields(body, strings))
            continue
        key, _, rest = body.partition(",")
        fields = dict(_fields(rest, strings))
        if fields:
            found.append(_source(kind, key.strip(), fields))
        else:
            broken += 1
    if not found and not broken:
        raise Unreadable(sentence("It holds no BibTeX entry."))
    warnings = (
        (nsentence("{n} entry is broken and was left out.",
                   "{n} entries are broken and were left out.", broken),) if broken else ()
    )  # fmt: skip
    return Result(tuple(found), warnings)


def _closing(text: str, place: int, close: str) -> int | None:
    """Where the entry ends; None where another one begins first, or never."""
    depth = 0
    for n in range(place, len(text)):
        char = text[n]
        if char == "{" and text[n - 1] != "\\":
            depth += 1
        elif char == close and depth == 0:
            return n
        elif char == "}" and text[n - 1] != "\\":
            depth -= 1
        elif char == "@" and text[n - 1] == "\n" and ENTRY.match(text, n):
            return None
    return None


def _fields(body: str, strings: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    place = 0
    while (match := NAME.match(body, place)) is not None:
        name = match[1].lower()
        value, place = _value(body, match.end(), strings)
        yield name, value if name in VERBATIM else _letters(value)


def _value(body: str, place: int, strings: Mapping[str, str]) -> tuple[str, int]:
    """A value: braced, quoted or bare parts joined by `#`."""
    parts = []
    while place < len(body):
        char = body[place]
        if char in '{"':
            end, depth = place + 1, 0
            while end < len(body) and (depth or body[end] != ("}" if char == "{" else '"')):
                depth += {"{": 1, "}": -1}.get(body[end], 0)
                end += 1
            parts.append(body[place + 1 : end])
            place = end + 1
        else:
            match = re.compile(r"[^,#\s]*").match(body, place)
            word = match[0] if match else ""
            parts.append(strings.get(word.lower(), word))
            place += len(word)
        rest = re.compile(r"\s*#\s*").match(body, place)
        if rest is None:
            break
        place = rest.end()
    return "".join(parts), place


def _letters(value: str) -> str:
    """LaTeX accents as letters, protective braces gone."""
    if "\\" in value:
        value = ACCENT.sub(
            lambda m: unicodedata.normalize("NFC", m[3] + ACCENTS[m[1] or m[2]]), value
        )
        value = re.sub(r"\\([&%$#_{}])", r"\1", value)
        value = re.sub(r"\\[A-Za-z]+\s*", "", value)
    value = value.replace("---", "—").replace("--", "–").replace("~", "\u00a0")
    return " ".join(value.replace("{", "").replace("}", "").split())


def _people(value: str) -> str:
    """«Last, First» and «First Last», joined by `and`, as they are spoken."""
    people = re.split(r"\s+and\s+", value.strip()) if value.strip() else []
    spoken = [
        " ".join(reversed([part.strip() for part in one.split(",", 1)])) if "," in one else one
        for one in people
    ]
    return "، ".join(spoken)


def _source(kind: str, key: str, fields: Mapping[str, str]) -> Source:
    values = {
        ours: next((fields[name] for name in names if fields.get(name)), "")
        for ours, names in FIELDS
    }
    date = fields.get("date", "").split("/")[0] or "-".join(
        filter(None, (fields.get("year", ""), fields.get("month", "").zfill(2).strip("0 ") and
                      fields.get("month", "").zfill(2)))
    )  # fmt: skip
    doi = fields.get("doi", "")
    return Source(
        new_id(), KINDS.get(kind, "document"), label=key,
        author=_people(fields.get("author", fields.get("editor", ""))), published_at=date,
        identifier=f"doi:{doi}" if doi else "", **values,  # type: ignore[arg-type]
    )  # fmt: skip


def write(sources: Iterable[Source]) -> str:
    """One entry a source, keyed by its id; braces keep names and titles as they are."""
    out = []
    for source in sources:
        kind = {"dataset": "dataset", "document": "report"}.get(source.kind, "online")
        authors = " and ".join(f"{{{n.strip()}}}" for n in source.author.split("،") if n.strip())
        fields = (
            ("author", authors), ("title", source.title or source.name or source.description),
            ("organization", source.publisher or (source.name if source.title else "")),
            ("journaltitle", source.container), ("date", source.published_at[:10]),
            ("volume", source.volume), ("number", source.issue), ("pages", source.pages),
            ("url", source.url), ("urldate", source.accessed_at[:10]),
            ("doi", source.identifier.removeprefix("doi:")
             if source.identifier.startswith("doi:") else ""),
        )  # fmt: skip
        lines = [
            f"  {name} = {{{value if name in VERBATIM else _escaped(value)}}},"
            for name, value in fields
            if value
        ]
        out.append(f"@{kind}{{{source.id},\n" + "\n".join(lines) + "\n}\n")
    return "\n".join(out)


def _escaped(value: str) -> str:
    """Unbalanced braces go; `&`, `%`, `#`, `_` and `$` are escaped."""
    if value.count("{") != value.count("}"):
        value = value.replace("{", "").replace("}", "")
    return re.sub(r"(?<!\\)([&%#_$])", r"\\\1", value)
