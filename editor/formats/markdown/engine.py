"""Python-Markdown, set up to give an element tree and no HTML: block parser and inline patterns.

Its preprocessors, serialiser and postprocessors are not used, so nothing raw passes through. Added
are what CommonMark and GitHub have and it has not (`~~`, a backslash at the end of a line, all
escapes), boxes, table captions, and notes and images that keep their own inlines.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import (
    IMAGE_LINK_RE,
    IMAGE_REFERENCE_RE,
    ImageInlineProcessor,
    ImageReferenceInlineProcessor,
    InlineProcessor,
    ShortImageReferenceInlineProcessor,
    SimpleTagInlineProcessor,
    SubstituteTagInlineProcessor,
)

from editor.formats.markdown.bounds import CLOSES, OPENS

NOTE_TAG = "note"
CAPTION_TAG = "caption"
_NOTE = r"\[\^([^\]\n]+)\]"
_STRIKE = r"(~~)(?![\s~])(.+?)(?<![\s~])~~(?!~)"
_BACKSLASH_BREAK = r"\\\n"
_CAPTION = re.compile(r"(?:[Tt]able)?: +(?=\S)")
_ESCAPABLE = "\"$%&',/:;<=?@^|~"

Match = re.Match[str]
Found = tuple[Any, Any, Any]


class _Note(InlineProcessor):
    """`[^label]` of a note that is defined."""

    def __init__(self, notes: FootnoteExtension) -> None:
        super().__init__(_NOTE)
        self.notes = notes

    def handleMatch(self, m: Match, data: str) -> Found:  # type: ignore[override]
        if m[1] not in self.notes.footnotes:
            return None, None, None
        return Element(NOTE_TAG, {"label": m[1]}), m.start(0), m.end(0)


class _Image(ImageInlineProcessor):
    """An image whose description is inlines as well, for it is the caption."""

    def handleMatch(self, m: Match, data: str) -> Found:  # type: ignore[override]
        text, index, handled = self.getText(data, m.end(0))
        if not handled:
            return None, None, None
        source, title, index, handled = self.getLink(data, index)
        if not handled:
            return None, None, None
        return _image(source, title, text), m.start(0), index


class _ImageReference(ImageReferenceInlineProcessor):
    def makeTag(self, href: str, title: str, text: str) -> Element:
        return _image(href, title, text)


class _ShortImageReference(ShortImageReferenceInlineProcessor):
    def makeTag(self, href: str, title: str, text: str) -> Element:
        return _image(href, title, text)


def _image(source: str, title: str | None, text: str) -> Element:
    image = Element("img", {"src": source, "title": title or ""})
    image.text = text
    return image


class _Box(BlockProcessor):
    """What stands between the marks that `bounds` put for a div."""

    def test(self, parent: Element, block: str) -> bool:
        return block.startswith((OPENS, CLOSES))

    def run(self, parent: Element, blocks: list[str]) -> None:
        opening = blocks.pop(0)
        if opening.startswith(CLOSES):
            return
        depth = end = 0
        while end < len(blocks) and depth >= 0:
            depth += blocks[end].startswith(OPENS) - blocks[end].startswith(CLOSES)
            end += depth >= 0
        inside = blocks[:end]
        del blocks[: end + 1]
        box = SubElement(parent, "div", {"class": opening[len(OPENS) : -1]})
        self.parser.parseBlocks(box, inside)


class _Caption(BlockProcessor):
    """pandoc's caption: a line with a colon right after a table."""

    def test(self, parent: Element, block: str) -> bool:
        return bool(len(parent)) and parent[-1].tag == "table" and bool(_CAPTION.match(block))

    def run(self, parent: Element, blocks: list[str]) -> None:
        caption = SubElement(parent[-1], CAPTION_TAG)
        caption.text = _CAPTION.sub("", blocks.pop(0), count=1)


class Engine:
    """One parser for one file."""

    def __init__(self) -> None:
        self._notes = FootnoteExtension()
        md = Markdown(extensions=[self._notes, TableExtension(), SaneListExtension()])
        md.ESCAPED_CHARS += [char for char in _ESCAPABLE if char not in md.ESCAPED_CHARS]
        patterns: tuple[tuple[str, int, InlineProcessor], ...] = (
            ("backslash_break", 185, SubstituteTagInlineProcessor(_BACKSLASH_BREAK, "br")),
            ("footnote", 175, _Note(self._notes)),
            ("image_link", 150, _Image(IMAGE_LINK_RE, md)),
            ("image_reference", 140, _ImageReference(IMAGE_REFERENCE_RE, md)),
            ("short_image_ref", 125, _ShortImageReference(IMAGE_REFERENCE_RE, md)),
            ("strike", 55, SimpleTagInlineProcessor(_STRIKE, "s")),
        )
        for name, priority, pattern in patterns:
            md.inlinePatterns.register(pattern, name, priority)
        md.parser.blockprocessors.register(_Box(md.parser), "box", 105)
        md.parser.blockprocessors.register(_Caption(md.parser), "table_caption", 95)
        self._md = md

    def parse(self, text: str) -> tuple[Element, dict[str, Element]]:
        """The tree of the text, and that of every note by its label."""
        root = Element("root")
        self._md.parser.parseChunk(root, text)
        page = SubElement(Element("all"), "div")
        page[:] = [root]
        notes: dict[str, Element] = {}
        for label, words in list(self._notes.footnotes.items()):
            notes[label] = SubElement(page, "div")
            self._md.parser.parseChunk(notes[label], words)
        self._md.treeprocessors["inline"].run(page)
        return root, notes

    def raw(self, number: int) -> str:
        """A tag or character reference that stood in the text."""
        stash = self._md.htmlStash.rawHtmlBlocks
        found = stash[number] if number < len(stash) else ""
        return found if isinstance(found, str) else ""
