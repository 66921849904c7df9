"""What our DOCX shows: the package is unzipped and its parts parsed anew.

A paragraph is right-to-left where it says so itself (`w:bidi`, ISO 29500-1 17.3.1.6): what it may
inherit from a style is not counted, since not every program follows it there. Relationships that
lead nowhere, notes without a text and parts that are no XML are faults.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from xml.parsers.expat import ExpatError, ParserCreate

from editor.formats.selfcheck.expected import Expected
from editor.formats.selfcheck.package import Damaged, unpack
from editor.formats.selfcheck.seen import Grid, Line, Seen

DOCUMENT: Final = "word/document.xml"
FOOTNOTES: Final = "word/footnotes.xml"
CORE: Final = "docProps/core.xml"
SEPARATED: Final = frozenset({"authors", "keywords"})
"""Lists with semicolons between."""
FACTS: Final = {
    "dc:title": "title",
    "dc:creator": "authors",
    "dc:language": "language",
    "dc:description": "description",
    "cp:keywords": "keywords",
}
HEADINGS: Final = ("Title", "Heading")
OFF: Final = frozenset({"0", "false", "off"})

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]


def see(data: bytes, expected: Expected) -> Seen:
    """What is in the document."""
    seen = Seen()
    try:
        parts = unpack(data)
    except Damaged as error:
        seen.faults.append(str(error))
        return seen
    try:
        _core(seen, parts.get(CORE, b"<none/>"))
        notes = _Notes()
        _parse(parts.get(FOOTNOTES, b"<none/>"), notes.start, notes.end, notes.characters)
        body = _Body(seen, _targets(parts, DOCUMENT, seen), notes.texts)
        _parse(parts.get(DOCUMENT, b""), body.start, body.end, body.characters)
        # A list of sources is made of ordinary paragraphs.
        seen.notes = list(notes.texts.values()) or [line.text for line in seen.lines]
        seen.links += (
            target
            for id, target in _targets(parts, FOOTNOTES, seen).items()
            for _ in range(notes.links.count(id))
        )
    except ExpatError as error:
        seen.faults.append(str(error))
    return seen


def _parse(data: bytes, start: Start, end: End, characters: End) -> None:
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.Parse(data, True)


def _core(seen: Seen, data: bytes) -> None:
    text: list[str] = []

    def end(name: str) -> None:
        if name in FACTS:
            value = "".join(text)
            fact = FACTS[name]
            seen.facts[fact] = value.replace("; ", " ") if fact in SEPARATED else value
        text.clear()

    _parse(data, lambda name, given: text.clear(), end, text.append)


def _targets(parts: dict[str, bytes], part: str, seen: Seen) -> dict[str, str]:
    """Relationship id -> where it leads, for a part; what leads to nothing is a fault."""
    folder, _, name = part.rpartition("/")
    data = parts.get(f"{folder}/_rels/{name}.rels")
    out: dict[str, str] = {}

    def start(tag: str, given: dict[str, str]) -> None:
        if tag == "Relationship":
            out[given["Id"]] = given["Target"]
            inside = given.get("TargetMode") != "External"
            if inside and f"{folder}/{given['Target']}" not in parts:
                seen.faults.append(given["Target"])

    if data:
        _parse(data, start, lambda name: None, lambda text: None)
    return out


class _Notes:
    """The texts of footnotes by id (separators, with ids below 1, left out), and link ids."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.links: list[str] = []
        self.note = ""
        self.reading = False

    def start(self, name: str, given: dict[str, str]) -> None:
        if name == "w:footnote":
            self.note = given.get("w:id", "") if "w:type" not in given else ""
            if self.note:
                self.texts[self.note] = ""
        elif name == "w:t":
            self.reading = bool(self.note)
        elif name == "w:hyperlink" and "r:id" in given:
            self.links.append(given["r:id"])
        elif name in ("w:br", "w:tab") and self.note:
            self.texts[self.note] += " "

    def end(self, name: str) -> None:
        if name == "w:t":
            self.reading = False

    def characters(self, text: str) -> None:
        if self.reading:
            self.texts[self.note] += text


class _Body:
    """The paragraphs of the document: lines, or cells where they stand in a table."""

    def __init__(self, seen: Seen, targets: dict[str, str], notes: dict[str, str]) -> None:
        self.seen = seen
        self.tables: list[Grid] = []
        self.headings: list[str] = []
        seen.tables, seen.headings = self.tables, self.headings
        self.targets = targets
        self.notes = notes
        self.text: list[str] = []
        self.direction = "ltr"
        self.style = ""
        self.cells = 0
        self.reading = False

    def start(self, name: str, given: dict[str, str]) -> None:
        if name == "w:t":
            self.reading = True
        elif (handler := _STARTS.get(name)) is not None:
            handler(self, given)

    def end(self, name: str) -> None:
        if name == "w:t":
            self.reading = False
        elif name == "w:p":
            self.paragraph()
        elif name == "w:tc":
            self.cells -= 1

    def characters(self, text: str) -> None:
        if self.reading:
            self.text.append(text)

    def paragraph(self) -> None:
        text = "".join(self.text)
        self.text.clear()
        if self.cells:
            self.tables[-1].cells[-1] += text
        elif text.strip():
            self.seen.lines.append(Line(text, self.direction))
            if self.style.startswith(HEADINGS):
                self.headings.append(text)

    def begin(self, given: dict[str, str]) -> None:
        self.direction, self.style = "ltr", ""

    def bidi(self, given: dict[str, str]) -> None:
        self.direction = "ltr" if given.get("w:val") in OFF else "rtl"

    def styled(self, given: dict[str, str]) -> None:
        self.style = given.get("w:val", "")

    def space(self, given: dict[str, str]) -> None:
        self.text.append("\n")

    def marker(self, given: dict[str, str]) -> None:
        self.seen.markers += 1
        if given.get("w:id", "") not in self.notes:
            self.seen.faults.append(f"footnote {given.get('w:id', '')}")

    def link(self, given: dict[str, str]) -> None:
        if "r:id" in given:
            self.seen.links.append(self.target(given["r:id"]))

    def blip(self, given: dict[str, str]) -> None:
        self.target(given.get("r:embed", ""))

    def target(self, id: str) -> str:
        if id not in self.targets:
            self.seen.faults.append(f"relationship {id}")
        return self.targets.get(id, "")

    def image(self, given: dict[str, str]) -> None:
        self.seen.images.append(given.get("descr", ""))

    def table(self, given: dict[str, str]) -> None:
        self.tables.append(Grid(direction="ltr"))

    def mirrored(self, given: dict[str, str]) -> None:
        self.tables[-1].direction = "ltr" if given.get("w:val") in OFF else "rtl"

    def cell(self, given: dict[str, str]) -> None:
        self.cells += 1
        self.tables[-1].cells.append("")


_STARTS: Final[dict[str, Callable[[_Body, dict[str, str]], None]]] = {
    "w:p": _Body.begin,
    "w:bidi": _Body.bidi,
    "w:pStyle": _Body.styled,
    "w:br": _Body.space,
    "w:tab": _Body.space,
    "w:footnoteReference": _Body.marker,
    "w:hyperlink": _Body.link,
    "a:blip": _Body.blip,
    "wp:docPr": _Body.image,
    "w:tbl": _Body.table,
    "w:bidiVisual": _Body.mirrored,
    "w:tc": _Body.cell,
}
