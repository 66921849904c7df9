"""HTML from the clipboard to blocks: kinds and marks, nothing of its looks.

A tolerant reader for what word processors and browsers put there. Scripts, styles, forms, comments
and images are dropped; only http, https and mailto links are kept. Not the reader of HTML files:
that one keeps citations, figures and metadata.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import Final

from editor.model.article import Article, Block, Metadata, Table, new_id
from editor.model.inline import Break, Inline, Inlines, Text, normal
from editor.model.kinds import KIND
from editor.model.marks import Mark, canonical
from editor.model.schema import repair_block

BLOCKS: Final[dict[str, str]] = {
    "p": "paragraph", "div": "paragraph", "section": "paragraph", "article": "paragraph",
    "h1": "section_heading", "h2": "section_heading", "h3": "subheading", "h4": "subheading",
    "h5": "subheading", "h6": "subheading", "blockquote": "quotation", "li": "list_item",
    "pre": "paragraph", "dt": "subheading", "dd": "paragraph", "figcaption": "paragraph",
    "header": "paragraph", "main": "paragraph", "ul": "", "ol": "", "body": "", "tr": "",
}  # fmt: skip
"""Elements that begin and end a block, and its kind ("": whatever it stands in)."""
MARKS: Final[dict[str, str]] = {
    "b": "strong", "strong": "strong", "i": "emphasis", "em": "emphasis", "cite": "emphasis",
    "u": "underline", "s": "strike", "strike": "strike", "del": "strike", "sup": "superscript",
    "sub": "subscript", "code": "code", "tt": "code", "kbd": "code",
}  # fmt: skip
SKIPPED: Final = frozenset(
    [
        "script",
        "style",
        "head",
        "title",
        "template",
        "noscript",
        "svg",
        "math",
        "form",
        "select",
        "textarea",
        "button",
        "iframe",
        "object",
        "audio",
        "video",
        "canvas",
        "nav",
    ]
)
VOID: Final = frozenset(
    ["br", "hr", "img", "input", "link", "meta", "wbr", "col", "source", "area", "base", "embed"]
)
SAFE: Final = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x20]+\Z", re.IGNORECASE)
SPACE: Final = re.compile(r"[ \t\n\r\f]+")
BOLD: Final = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
LIGHT: Final = re.compile(r"font-weight\s*:\s*(?:normal|[1-5]00)", re.IGNORECASE)
ITALIC: Final = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)
HIDDEN: Final = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)


def read_fragment(html: str, language: str = "ar") -> tuple[Block, ...]:
    """The blocks in the HTML, well-formed; none where it shows no words. Never raises."""
    reader = _Reader(language)
    reader.feed(html)
    reader.close()
    reader.end_block()
    return tuple(repair_block(block) for block in reader.blocks)


@dataclass(slots=True)
class _Open:
    """An element that is open: what it changes until it ends."""

    name: str
    marks: tuple[Mark, ...]
    kind: str
    skipped: bool
    direction: str = ""


class _Reader(HTMLParser):
    """Blocks as the elements come; wrongly nested ones end what they are in."""

    def __init__(self, language: str) -> None:
        super().__init__(convert_charrefs=True)
        self.home = Article("", Metadata(language=language))
        self.blocks: list[Block] = []
        self.open: list[_Open] = []
        self.inlines: list[Inline] = []
        self.lists: list[bool] = []
        self.table: list[list[Inlines]] | None = None
        self.header = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if self._skipped and tag not in VOID:
            self.open.append(_Open(tag, (), "", True))
        elif tag == "br":
            self.inlines.append(Break())
        elif tag == "hr" and self.table is None:
            self.end_block()
            self.blocks.append(Block(new_id(), "divider"))
        elif tag not in VOID:
            self._begin(tag, given)

    def handle_endtag(self, tag: str) -> None:
        if not any(one.name == tag for one in self.open):
            return
        while True:
            name = self.open[-1].name
            if not self.open[-1].skipped:
                self._end(name)
            self.open.pop()
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._skipped:
            return
        if not any(one.name == "pre" for one in self.open):
            data = SPACE.sub(" ", data)
        last = self.inlines[-1] if self.inlines else None
        if data.startswith(" ") and (
            last is None or isinstance(last, Break) or (isinstance(last, Text)
            and last.text.endswith(" "))
        ):  # fmt: skip
            data = data[1:]
        if data:
            for number, line in enumerate(data.split("\n")):
                self.inlines += [Break()] if number else []
                self.inlines += [Text(line, self._marks)] if line else []

    @property
    def _skipped(self) -> bool:
        return bool(self.open) and self.open[-1].skipped

    @property
    def _marks(self) -> tuple[Mark, ...]:
        return self.open[-1].marks if self.open else ()

    def _begin(self, tag: str, given: dict[str, str]) -> None:
        style = given.get("style", "")
        marks, kind = self._marks, self.open[-1].kind if self.open else ""
        if tag in MARKS and not (tag == "b" and LIGHT.search(style)):
            marks = (*marks, Mark(MARKS[tag]))
        if tag == "span":
            marks += (Mark("strong"),) if BOLD.search(style) else ()
            marks += (Mark("emphasis"),) if ITALIC.search(style) else ()
        if tag == "a" and SAFE.match(given.get("href", "").strip()):
            marks = (*marks, Mark("link", given["href"].strip()))
        if tag in BLOCKS and self.table is None:
            self.end_block()
            kind = kind if kind == "quotation" and tag in ("p", "div") else BLOCKS[tag] or kind
        if tag in ("ul", "ol"):
            self.lists.append(tag == "ol")
        if tag == "table" and self.table is None:
            self.end_block()
            self.table = []
        elif tag == "tr" and self.table is not None:
            self.table.append([])
        self.header = self.header or tag == "th"
        hidden = tag in SKIPPED or bool(HIDDEN.search(style))
        self.open.append(_Open(tag, canonical(marks), kind, hidden, given.get("dir", "").lower()))

    def _end(self, tag: str) -> None:
        if tag in ("td", "th") and self.table:
            self.table[-1].append(self._taken())
        elif tag == "table" and self.table is not None:
            self._end_table()
        elif tag in BLOCKS and self.table is None:
            self.end_block()
        if tag in ("ul", "ol") and self.lists:
            self.lists.pop()

    def _taken(self) -> Inlines:
        """The inlines gathered so far, without white space and breaks at their ends."""
        inlines = list(normal(self.inlines))
        self.inlines.clear()
        while inlines and isinstance(inlines[-1], Break):
            inlines.pop()
        while inlines and isinstance(inlines[0], Break):
            inlines.pop(0)
        if inlines and isinstance(last := inlines[-1], Text):
            inlines[-1] = replace(last, text=last.text.rstrip(" \n"))
        return normal(inlines)

    def end_block(self) -> None:
        """Close the block that is open, if it has any words."""
        inlines = self._taken()
        if not any(isinstance(one, Text) and one.text.strip() for one in inlines):
            return
        kind = (self.open[-1].kind if self.open else "") or "paragraph"
        direction = next((one.direction for one in reversed(self.open) if one.direction), "")
        block = Block(new_id(), kind, inlines)
        if direction in ("rtl", "ltr") and self.home.direction_of(block) != direction:
            block = replace(block, direction="rtl" if direction == "rtl" else "ltr")
        if KIND[kind].container == "list":
            level = max(0, len(self.lists) - 1)
            block = replace(block, level=level, ordered=bool(self.lists) and self.lists[-1])
        self.blocks.append(block)

    def _end_table(self) -> None:
        rows = [tuple(row) for row in self.table or () if row]
        self.table = None
        header, self.header = self.header, False
        width = max(map(len, rows), default=0)
        if width < 2:
            self.blocks += [
                Block(new_id(), "paragraph", cell) for row in rows for cell in row if cell
            ]
            return
        padded = tuple(row + ((),) * (width - len(row)) for row in rows)
        self.blocks.append(Block(new_id(), "table", table=Table(padded, header_row=header)))
