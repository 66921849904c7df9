"""Block elements of the parser -> blocks as they are seen, before any record is applied.

Quotes and boxes have no levels in an article, lists have: what is nested is drawn out in order.
Speakers, credits and the like are still part of the text here.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import unescape
from typing import Final
from xml.etree.ElementTree import Element

from editor.formats.markdown.bounds import BOX_CLASSES
from editor.formats.markdown.engine import CAPTION_TAG
from editor.formats.markdown.inline_tree import Context, InlineReader, Picture
from editor.formats.markdown.media import Gallery
from editor.model.article import Block, Embed, Figure, Table
from editor.model.inline import Break, Inlines, Text, normal, readable
from editor.model.kinds import KIND
from editor.model.marks import MARK, Mark
from editor.value import dataclass, field, frozen, replace

HEADINGS: Final = {"h1": "headline", "h2": "section_heading"} | {
    f"h{level}": "subheading" for level in range(3, 7)
}
BLOCK_TAGS: Final = frozenset(
    ("p", "ul", "ol", "li", "blockquote", "pre", "table", "hr", "div", *HEADINGS)
)


@frozen
class _Place:
    """Where a block stands: what its paragraphs are, in which box, how deep in lists."""

    kind: str = "paragraph"
    heading: str = ""
    box: str = ""
    level: int = -1
    ordered: bool = False


@dataclass(slots=True)
class Blocks:
    """Collects the blocks of one tree. `titled`: the headline is already known."""

    context: Context
    gallery: Gallery
    titled: bool = False
    found: list[Block] = field(default_factory=list)
    _boxes: int = 0

    def read(self, root: Element) -> list[Block]:
        """All blocks in the tree, in order."""
        self._flow(root, _Place())
        return self.found

    def _flow(self, element: Element, place: _Place) -> None:
        """What is in an element that holds text, blocks, or both."""
        reader = InlineReader(self.context)
        reader.text(element.text)
        for child in element:
            if child.tag in BLOCK_TAGS:
                self._paragraph(reader, place)
                self._block(child, place)
            else:
                reader.element(child)
            reader.tail(child)
        self._paragraph(reader, place)

    def _paragraph(self, reader: InlineReader, place: _Place) -> None:
        inlines, pictures = reader.take()
        if inlines:
            self._add(place, place.kind, inlines)
        self._figures(pictures)

    def _add(self, place: _Place, kind: str, inlines: Inlines) -> None:
        level, ordered = (max(place.level, 0), place.ordered) if kind == "list_item" else (0, False)
        block = Block("", kind, inlines, group=place.box, level=level, ordered=ordered)
        self.found.append(block)

    def _block(self, element: Element, place: _Place) -> None:
        tag = element.tag
        if tag == "p":
            self._flow(element, place)
        elif tag in HEADINGS:
            self._heading(element, place)
        elif tag in ("ul", "ol"):
            level, ordered = place.level + 1, tag == "ol"
            self._list(element, replace(place, kind="list_item", level=level, ordered=ordered))
        elif tag == "blockquote":
            kind = "quotation" if place.kind == "paragraph" else place.kind
            self._flow(element, replace(place, kind=kind))
        elif tag == "pre":
            self._code(element, place)
        elif tag == "hr":
            self.found.append(Block("", "divider"))
        elif tag == "table":
            self._table(element)
        elif tag == "div":
            self._div(element)
        else:
            self._flow(element, place)

    def _heading(self, element: Element, place: _Place) -> None:
        reader = InlineReader(self.context)
        reader.children(element)
        inlines, pictures = reader.take()
        kind = place.heading or HEADINGS[element.tag]
        if kind == "headline":
            kind = "section_heading" if self.titled else kind
            self.titled = True
        if inlines:
            self._add(place, kind, inlines)
        self._figures(pictures)

    def _list(self, element: Element, place: _Place) -> None:
        for item in element:
            begin = len(self.found)
            self._flow(item, place)
            self._join_item(begin, place.level)

    def _join_item(self, begin: int, level: int) -> None:
        """The paragraphs of one item as one block with line breaks."""
        out: list[Block] = []
        for block in self.found[begin:]:
            last = out[-1] if out else None
            own = block.kind == "list_item" and block.level == level
            if last and own and last.kind == "list_item" and last.level == level:
                out[-1] = replace(last, inlines=normal((*last.inlines, Break(), *block.inlines)))
            else:
                out.append(block)
        self.found[begin:] = out

    def _code(self, element: Element, place: _Place) -> None:
        code = element.find("code")
        text = unescape((code.text if code is not None else element.text) or "").strip("\n")
        inlines: list[Text | Break] = []
        for number, line in enumerate(text.split("\n")):
            inlines += [Break()] * bool(number)
            inlines += [Text(line, (Mark("code"),))] * bool(line)
        if inlines:
            kind = place.kind if "code" in KIND[place.kind].marks else "paragraph"
            self._add(place, kind, tuple(inlines))

    def _div(self, element: Element) -> None:
        kind = KIND[BOX_CLASSES[element.get("class", "")]]
        if kind.container == "box":
            self._boxes += 1
            box = f"box{self._boxes}"
            self._flow(element, _Place("box_body", "box_heading", box))
        elif kind.content == "object":
            begin = len(self.found)
            self._flow(element, _Place())
            self._embed(begin)
        else:
            self._flow(element, _Place(kind.id))

    def _embed(self, begin: int) -> None:
        """The first paragraph begins with the link; what follows is the caption."""
        if begin == len(self.found) or self.found[begin].kind != "paragraph":
            return
        first = self.found[begin]
        head, *rest = first.inlines
        url = next((m.value for m in getattr(head, "marks", ()) if MARK[m.name].value == "url"), "")
        if not url or not isinstance(head, Text):
            self.found[begin] = replace(first, kind="embed", embed=Embed())
            return
        if rest and isinstance(rest[0], Break):
            rest = rest[1:]
        embed = Embed(url, head.text)
        self.found[begin] = replace(first, kind="embed", embed=embed, inlines=tuple(rest))

    def _figures(self, pictures: Iterable[Picture]) -> None:
        """Images: the description is the caption, unless there is a title, which then is."""
        for picture in pictures:
            media = self.gallery.id_of(picture.source)
            alt = readable(picture.description)
            title = picture.title.strip()
            caption: Inlines = (Text(title),) if title else picture.description
            self.found.append(Block("", "figure", caption, figure=Figure(media, alt)))

    def _table(self, element: Element) -> None:
        rows: list[tuple[Inlines, ...]] = []
        pictures: list[Picture] = []
        header = False
        for row in element.iter("tr"):
            cells = []
            if len(row) and all(cell.text is None and not len(cell) for cell in row) and rows:
                continue
            for cell in row:
                reader = InlineReader(self.context)
                reader.children(cell)
                inlines, found = reader.take()
                cells.append(inlines)
                pictures += found
                header = header or cell.tag == "th"
            rows.append(tuple(cells))
        if header and len(rows) > 1 and not any(rows[0]):
            rows, header = rows[1:], False
        reader = InlineReader(self.context)
        caption = element.find(CAPTION_TAG)
        if caption is not None:
            reader.children(caption)
        inlines, found = reader.take()
        self.found.append(Block("", "table", inlines, table=Table(tuple(rows), header)))
        self._figures((*pictures, *found))
