"""References from and for other programs: CSL-JSON, BibTeX, RIS, CSV, saved web pages, addresses.

What comes in becomes `Source` records with fresh ids; what goes out is public already. Each format
is a module of its own; this only chooses. No network.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from editor.formats.refs import bibtex, csl, page, ris, tabular
from editor.formats.result import Result, Unreadable
from editor.lang.decoding import UndecodableText, clean, decode
from editor.lang.i18n import sentence
from editor.model.article import new_id
from editor.model.sources import Source

Sources = Result[tuple[Source, ...]]

REFERENCE_SUFFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {".json": "csl-json", ".bib": "bibtex", ".ris": "ris", ".csv": "csv"}
)
WRITERS: Final[Mapping[str, Callable[[Iterable[Source]], str]]] = MappingProxyType(
    {"csl-json": csl.write, "bibtex": bibtex.write, "ris": ris.write, "csv": tabular.write}
)
DOI: Final = re.compile(r"\b(10\.\d{4,9}/[^\s\"<>]+)")
ADDRESS: Final = re.compile(r"https?://[^\s\"<>]+")


def read_refs(data: bytes, name: str = "") -> Sources:
    """The references in a file, recognised by its content. Raises `Unreadable` with a sentence."""
    try:
        decoded = decode(data)
    except UndecodableText as error:
        raise Unreadable(error.args[0]) from error
    text, dropped = clean(decoded.text)
    result = read_text(text)
    return Result(result.value, (*decoded.warnings, *dropped, *result.warnings))


def read_text(text: str) -> Sources:
    """The references in a text: a whole file, or what was pasted."""
    return _READERS[form_of(text)](text)


def form_of(text: str) -> str:
    """Which form a text is in, by its beginning: a key of _READERS."""
    start = text.lstrip()[:4000]
    for form, looks in _LOOKS:
        if re.match(looks, start, re.IGNORECASE):
            return form
    return "plain"


def _plain(text: str) -> Sources:
    """Addresses and DOIs, one a line, with what else the line says as the title."""
    found: list[Source] = []
    for line in text.splitlines():
        if not line.strip():
            continue
        address = ADDRESS.search(line)
        doi = DOI.search(line)
        if address is None and doi is None:
            continue
        url = address[0].rstrip(".,;،؛)") if address else f"https://doi.org/{doi[1]}" if doi else ""
        rest = ADDRESS.sub("", line)
        rest = DOI.sub("", rest) if doi else rest
        title = re.sub(r"\s+", " ", re.sub(r"(?i)\bdoi:?", "", rest)).strip(" .,;:،؛-–")
        found.append(
            Source(
                new_id(), "document" if doi else "outlet", title=title, url=url,
                identifier=f"doi:{doi[1].rstrip('.,;')}" if doi else "",
            )
        )  # fmt: skip
    if not found:
        raise Unreadable(sentence("It holds no reference in a form that Muharrir knows."))
    return Result(tuple(found))


_LOOKS: Final = (
    ("csl-json", r"[\[{]\s*[\[{\"\]}]"),
    ("bibtex", r"@\w+\s*[{(]|%|@comment"),
    ("ris", r"TY\s\s?-"),
    ("page", r"(?:<\?xml[^>]*>\s*)?<(?:!doctype|html|head|meta|!--)"),
)
_READERS: Final[Mapping[str, Callable[[str], Sources]]] = MappingProxyType(
    {"csl-json": csl.read, "bibtex": bibtex.read, "ris": ris.read, "page": page.read,
     "plain": _plain}
)  # fmt: skip


def write_refs(sources: Iterable[Source], kind: str) -> bytes:
    """The sources in one of WRITERS, as UTF-8. Give it public sources only."""
    return WRITERS[kind](sources).encode("utf-8")
