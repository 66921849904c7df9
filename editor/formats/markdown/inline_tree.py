"""Elements of the parser -> inlines.

Tags that stood in the text count as marks where they are marks; any other tag is left out, its
text kept. Spaces are as Markdown has them: one between words, none at the ends of lines. What a
character reference names is kept as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Final
from xml.etree.ElementTree import Element

from editor.formats.markdown.bounds import LEFT_OUT
from editor.formats.markdown.engine import NOTE_TAG
from editor.formats.markdown.links import is_safe
from editor.lang.decoding import clean
from editor.lang.i18n import N_, Sentence, sentence
from editor.model.inline import Break, Citation, Inline, Inlines, Text, normal
from editor.model.marks import MARKS, Mark
from editor.value import dataclass, field, frozen

UNSAFE: Final = N_("A link to “{address}” was kept as text: it is no safe address.")
ATTRIBUTES: Final = N_("Attributes of links and images were left out: {lists}")
TAG_MARKS: Final[dict[str, str]] = {
    spec.html: spec.id for spec in reversed(MARKS) if spec.value == "none" and spec.public
} | {"b": "strong", "i": "emphasis", "del": "strike", "strike": "strike", "ins": "underline",
     "tt": "code", "kbd": "code", "samp": "code"}  # fmt: skip
SILENT: Final = frozenset(("span", "bdi", "p", "div", "font", "small", "section", "article"))
MAX_NAMES: Final = 8
_SPACES: Final = re.compile(r" *\n *| {2,}")
_STASHED: Final = re.compile("\x02(?:wzxhzdk:(\\d+)|(\\d+)|(amp))\x03")
_TAG: Final = r"<(/?)([A-Za-z][A-Za-z0-9-]*)"
_HREF: Final = r"""(?i)\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))"""
_ATTRIBUTES: Final = r"""\{(?=[:.#]|[\w-]+=)[^{}\x02\n]*\}"""
_ENTITY: Final = re.compile(r"&#?\w{1,32};")
_KEPT_SPACE: Final = "\x1f"


@frozen
class Picture:
    """An image in the text: its address, its title, and its description."""

    source: str
    title: str
    description: Inlines


@dataclass(slots=True)
class Context:
    """What one reading shares: the text of stashed tags, and what was left out."""

    raw: Callable[[int], str]
    warnings: dict[Sentence, None] = field(default_factory=dict)
    tags: dict[str, None] = field(default_factory=dict)
    attributes: dict[str, None] = field(default_factory=dict)

    def text_of(self, text: str) -> str:
        """Text of an attribute, without the parser's own marks."""

        def one(match: re.Match[str]) -> str:
            return self.raw(int(match[1])) if match[1] else chr(int(match[2])) if match[2] else "&"

        found = _STASHED.sub(one, text)
        return clean(_ENTITY.sub(lambda match: unescape(match[0]), found))[0]

    def left_out(self) -> list[Sentence]:
        """A sentence about all tags that were left out, and one about all attributes."""
        names = ", ".join(f"<{name}>" for name in list(self.tags)[:MAX_NAMES])
        lists = " ".join(list(self.attributes)[:MAX_NAMES])
        return [
            *([sentence(LEFT_OUT, names=names)] if names else []),
            *([sentence(ATTRIBUTES, lists=lists)] if lists else []),
        ]


class InlineReader:
    """Takes in the inline elements of one block."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.parts: list[Inline] = []
        self.pictures: list[Picture] = []
        self._tags: list[tuple[str, Mark | None]] = []

    def text(self, text: str | None, marks: tuple[Mark, ...] = ()) -> None:
        """Takes in text as the parser left it."""
        if not text:
            return
        text = _SPACES.sub(" ", text)
        place = 0
        for found in _STASHED.finditer(text):
            self._add(text[place : found.start()], marks)
            if found[1]:
                self._raw(self.context.raw(int(found[1])), marks)
            else:
                self._add(chr(int(found[2])) if found[2] else "&", marks)
            place = found.end()
        self._add(text[place:], marks)

    def element(self, element: Element, marks: tuple[Mark, ...] = ()) -> None:
        """Takes in an inline element, without its tail."""
        tag = element.tag
        if tag == "br":
            self.parts.append(Break())
        elif tag == NOTE_TAG:
            self.parts.append(Citation(element.get("label", "")))
        elif tag == "img":
            self._picture(element)
        elif tag == "code":
            words = unescape(" ".join((element.text or "").split("\n")))
            self._add(words, (*marks, Mark("code")))
        else:
            inside = marks
            if tag == "a":
                inside = (*marks, *self._link(element.get("href", "")))
            elif tag in TAG_MARKS:
                inside = (*marks, Mark(TAG_MARKS[tag]))
            self.children(element, inside)

    def children(self, element: Element, marks: tuple[Mark, ...] = ()) -> None:
        """Takes in what is inside an element."""
        self.text(element.text, marks)
        for child in element:
            self.element(child, marks)
            self.tail(child, marks)

    def tail(self, element: Element, marks: tuple[Mark, ...] = ()) -> None:
        """Takes in the text behind an element; attributes of a link or image are left out."""
        text = element.tail
        if text and element.tag in ("a", "img") and (found := re.match(_ATTRIBUTES, text)):
            self.context.attributes[found[0][:80]] = None
            text = text[found.end() :]
        self.text(text, marks)

    def take(self) -> tuple[Inlines, list[Picture]]:
        """The inlines and pictures taken in so far; begins anew."""
        inlines, pictures = _trimmed(self.parts), self.pictures
        self.parts, self.pictures, self._tags = [], [], []
        return inlines, pictures

    def _add(self, text: str, marks: tuple[Mark, ...]) -> None:
        if text:
            opened = tuple(mark for _, mark in self._tags if mark)
            self.parts.append(Text(text, marks + opened))

    def _link(self, href: str) -> tuple[Mark, ...]:
        url = self.context.text_of(href).strip()
        if is_safe(url):
            return (Mark("link", url),)
        if url:
            self.context.warnings[sentence(UNSAFE, address=url[:80])] = None
        return ()

    def _picture(self, element: Element) -> None:
        inside = InlineReader(self.context)
        inside.children(element)
        description, pictures = inside.take()
        source = self.context.text_of(element.get("src", "")).strip()
        title = self.context.text_of(element.get("title", ""))
        self.pictures += [Picture(source, title, description), *pictures]

    def _raw(self, raw: str, marks: tuple[Mark, ...]) -> None:
        """A character reference, or a tag that opens or closes a mark."""
        if raw.startswith("&"):
            words = clean(unescape(raw))[0]
            self._add(words.replace(" ", _KEPT_SPACE).replace("\n", _KEPT_SPACE), marks)
            return
        found = re.match(_TAG, raw)
        name = found[2].lower() if found else "!--"
        if name == "br":
            self.parts.append(Break())
        elif found and found[1]:
            at = next((n for n, tag in enumerate(reversed(self._tags), 1) if tag[0] == name), 0)
            if at:
                del self._tags[-at]
        elif name in TAG_MARKS:
            self._tags.append((name, Mark(TAG_MARKS[name])))
        elif name == "a":
            href = re.search(_HREF, raw)
            link = self._link(href[1] or href[2] or href[3] or "") if href else ()
            self._tags.append((name, link[0] if link else None))
        elif name not in SILENT:
            self.context.tags[name] = None


def _trimmed(parts: list[Inline]) -> Inlines:
    """Without spaces at the ends of lines, in canonical form."""
    out: list[Inline] = []
    at_start = True
    for part in parts:
        if isinstance(part, Text):
            text = part.text.lstrip(" ") if at_start else part.text
            if not text:
                continue
            out.append(Text(text, part.marks))
            at_start = False
            continue
        if isinstance(part, Break):
            _strip_end(out)
            at_start = True
        else:
            at_start = False
        out.append(part)
    _strip_end(out)
    kept = (
        Text(part.text.replace(_KEPT_SPACE, " "), part.marks) if isinstance(part, Text) else part
        for part in out
    )
    return normal(kept)


def _strip_end(parts: list[Inline]) -> None:
    while parts and isinstance(last := parts[-1], Text):
        text = last.text.rstrip(" ")
        if text:
            parts[-1] = Text(text, last.marks)
            return
        parts.pop()
