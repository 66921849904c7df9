"""HTML from the clipboard to blocks: kinds and marks, notes, tables and pictures; no looks.

One walk over the tree. Scripts, styles and forms are dropped; only http, https and mailto links
are kept; what somebody might miss is told. Not the reader of files.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, urlsplit

from editor.formats.pasted import grids, images, looks, word
from editor.formats.pasted.blocks import Builder, Scope
from editor.formats.pasted.notes import Notes, notes_in
from editor.formats.pasted.tree import (
    MAX_DEPTH,
    TooMuch,
    parse,
    sheet_of,
    style_of,
    tag_of,
    words_of,
)
from editor.lang.i18n import N_
from editor.lang.quotes import quote_profile
from editor.model.article import Block, Embed, Figure, Media, new_id
from editor.model.inline import Break, Citation, Inline, Inlines, Text, citations, normal
from editor.model.kinds import KINDS
from editor.model.marks import Mark
from editor.value import dataclass, replace

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

BLOCKS: Final[dict[str, str]] = {
    "p": "paragraph", "div": "paragraph", "section": "paragraph", "article": "paragraph",
    "h1": "section_heading", "h2": "section_heading", "h3": "subheading", "h4": "subheading",
    "h5": "subheading", "h6": "subheading", "blockquote": "quotation", "li": "list_item",
    "pre": "paragraph", "dt": "paragraph", "dd": "paragraph", "figcaption": "paragraph",
    "header": "paragraph", "footer": "paragraph", "main": "paragraph", "aside": "paragraph",
    "address": "paragraph", "center": "paragraph", "details": "paragraph", "summary": "paragraph",
    "ul": "", "ol": "", "dl": "", "body": "", "figure": "", "tr": "", "td": "", "th": "",
    "table": "", "caption": "",
}  # fmt: skip
"""Elements that begin and end a block, and its kind ("": whatever it stands in)."""
CLASSES: Final[dict[str, str]] = {
    "mso" + name: kind
    for name, kind in (
        ("title", "section_heading"), ("quote", "quotation"), ("intensequote", "pull_quote"),
        ("heading7", "subheading"), ("heading8", "subheading"), ("heading9", "subheading"),
    )
} | {kind.html.partition(".")[2]: kind.id for kind in KINDS if "." in kind.html}  # fmt: skip
"""Kinds told by a class: Word's, and those that our own pages carry."""
SKIPPED: Final = frozenset(
    (
        "script", "style", "xml", "title", "template", "noscript", "svg", "math", "form", "select",
        "textarea", "button", "object", "applet", "audio", "video", "canvas", "nav", "menu",
        "dialog", "option", "input", "meta", "link", "base", "area", "map",
    )
)  # fmt: skip
SAFE: Final = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x20]+\Z", re.IGNORECASE)

HIDDEN: Final = N_("Hidden text was left out.")
REMOVED: Final = N_("Words that tracked changes took out were left out.")
REMARKS: Final = N_("Comments were left out.")
TOO_LARGE: Final = N_("A table with more than 20,000 cells was left out.")


@dataclass(frozen=True, slots=True)
class Pasted:
    """What is to be inserted, and sentences about what was left out.

    `too_much`: it was not read to its end, and nothing of it is there.
    """

    blocks: tuple[Block, ...] = ()
    media: tuple[Media, ...] = ()
    left_out: tuple[str, ...] = ()
    too_much: bool = False


def read(
    html: str, language: str = "ar", fetch: Callable[[str], bytes | None] = lambda url: None
) -> Pasted:
    """What the HTML shows; no blocks where it shows nothing. Never raises.

    `fetch` gives the bytes of a `file:` address that may be read.
    """
    try:
        root = parse(html)
        if root is None:
            return Pasted()
        reader = _Reader(root, language, fetch)
        reader.inside(root, Scope(), 0)
        reader.out.flush(Scope())
    except TooMuch:
        return Pasted(too_much=True)
    return Pasted(reader.out.finished(), tuple(reader.media), tuple(dict.fromkeys(reader.left)))


class _Reader:
    """Goes through the tree and tells the builder what comes."""

    def __init__(self, root: Element, language: str, fetch: images.Fetch) -> None:
        self.out = Builder(language)
        self.media: list[Media] = []
        self.left: list[str] = []
        self._fetch = fetch
        self._in_note = False
        self._pictures = 0
        self._sheet = sheet_of(root)
        self._notes: Notes = notes_in(root)
        self._quotes = quote_profile(language)

    def inside(self, element: Element, scope: Scope, depth: int) -> None:
        """Everything in the element."""
        if depth > MAX_DEPTH:
            self.out.text(words_of(element), scope)
            return
        self.out.text(element.text or "", scope)
        for child in element:
            tag = tag_of(child)
            if tag and tag not in SKIPPED and child not in self._notes.whole:
                self._element(child, tag, scope, depth)
            self.out.text(child.tail or "", scope)

    def _element(self, element: Element, tag: str, scope: Scope, depth: int) -> None:
        style = style_of(element, self._sheet)
        if self._leaves(element, tag, style) or element is scope.bullet:
            return
        special = _SPECIAL.get(tag)
        if special is not None and special(self, element, scope, depth):
            return
        marks = self._marks(element, tag, style, scope)
        lines = tag == "pre" or looks.keeps_lines(style, scope.keeps_lines)
        turned = looks.direction_of(element.get("dir") or "", style) or scope.direction
        inner = scope
        if (marks, lines, turned) != (scope.marks, scope.keeps_lines, scope.direction):
            inner = replace(scope, marks=marks, keeps_lines=lines, direction=turned)
        if tag not in BLOCKS:
            self.inside(element, inner, depth + 1)
            return
        self.out.flush(scope)
        inner = self._block(element, tag, style, inner)
        self.inside(element, inner, depth + 1)
        self.out.flush(inner)

    def _leaves(self, element: Element, tag: str, style: str) -> bool:
        """Whether the element is left out, and that is told where it says anything."""
        if element in self._notes.back:
            return True
        if word.is_remark(element, style):
            why = REMARKS
        elif word.is_removed(element, tag):
            why = REMOVED
        elif looks.is_hidden(style) or element.get("hidden") is not None:
            why = HIDDEN
        else:
            return False
        if words_of(element).strip():
            self.left.append(why)
        return True

    def _marks(self, element: Element, tag: str, style: str, scope: Scope) -> tuple[Mark, ...]:
        marks = looks.marks_of(tag, style, scope.marks)
        if tag == "a" and (address := _address(element.get("href") or "")):
            return (*marks, Mark("link", address))
        if tag == "bdi":
            given = (element.get("dir") or "auto").lower()
            return (*marks, Mark("isolate", given if given in ("rtl", "ltr") else "auto"))
        return marks

    def _block(self, element: Element, tag: str, style: str, scope: Scope) -> Scope:
        """The scope inside an element that is a block."""
        if tag in ("ul", "ol"):
            return replace(scope, lists=(*scope.lists, tag == "ol"))
        if tag == "li":
            return replace(scope, kind="list_item", item=element, level=_aria_level(element))
        kind = BLOCKS[tag] or scope.kind
        if element.get("role") == "heading":
            kind = "section_heading" if (_aria_level(element) or 0) < 2 else "subheading"
        for name in (element.get("class") or "").lower().split()[:8]:
            kind = CLASSES.get(name, kind)
        if scope.item is not None or (scope.kind == "quotation" and tag not in ("figcaption",)):
            return scope
        item = word.item_of(element, style)
        if item is None:
            return replace(scope, kind=kind, listed=word.is_listed(element))
        lists = (False,) * item.level + (item.ordered,)
        return replace(
            scope, kind="list_item", item=element, lists=lists, level=item.level,
            bullet=item.mark, listed=item.mark is None,
        )  # fmt: skip

    def _link(self, element: Element, scope: Scope, depth: int) -> bool:
        note = self._notes.of.get(element)
        if note is None or self._in_note:
            return False
        self._in_note = True
        inlines = self._apart(note)
        self._in_note = False
        text = tuple(Text(one.text, one.marks) for one in inlines if isinstance(one, Text))
        if text:
            self.out.add(Citation(new_id(), (), text))
        return True

    def _apart(self, element: Element, scope: Scope | None = None) -> Inlines:
        """What is in the element, as the inlines of one line or cell; its figures come later."""
        outside = self.out.enter()
        inner = scope or Scope()
        self.inside(element, inner, 1)
        self.out.flush(inner)
        parts, rest = self.out.leave(outside)
        out: list[Inline] = []
        for inlines in parts:
            out += [Break()] if out else []
            out += inlines
        self.out.after.extend(rest)
        return normal(out)

    def _image(self, element: Element, scope: Scope, depth: int) -> bool:
        if emoji := images.emoji_of(element):
            self.out.text(emoji, scope)
        elif not images.is_pixel(element) and self._pictures < images.MAX_PICTURES:
            self._pictures += 1
            media, told = images.picture(element, self._fetch)
            self.left.extend(told)
            if media is not None:
                same = next((one for one in self.media if one.data == media.data), None)
                self.media += [] if same else [media]
                alt = " ".join((element.get("alt") or "").split())
                figure = Figure((same or media).id, alt)
                self.out.object(Block(new_id(), "figure", figure=figure), scope)
        return True

    def _figure(self, element: Element, scope: Scope, depth: int) -> bool:
        """A picture and its caption belong together."""
        self.out.flush(scope)
        start = len(self.out.blocks)
        self.inside(element, replace(scope, item=None), depth + 1)
        self.out.flush(scope)
        self.out.caption(start)
        return True

    def _table(self, element: Element, scope: Scope, depth: int) -> bool:
        if not grids.is_data(element):
            return False
        if grids.count(element) > grids.MAX_CELLS:
            self.left.append(TOO_LARGE)
            return True
        self.out.flush(scope)
        cell = replace(scope, kind="paragraph", item=None, lists=())
        table = grids.grid(
            element,
            lambda one: self._apart(
                one, replace(cell, marks=self._marks(one, "td", style_of(one, self._sheet), cell))
            ),
        )
        named = next(iter(element.iterchildren("caption")), None)
        caption = self._apart(named) if named is not None else ()
        if table is not None:
            self.out.object(Block(new_id(), "table", caption, table=table), scope)
        self.out.late()
        return True

    def _quoted(self, element: Element, scope: Scope, depth: int) -> bool:
        """Browsers draw the marks of `q`; they are not in its text."""
        inner = replace(scope, marks=self._marks(element, "q", "", scope))
        self.out.text(self._quotes.open, inner)
        self.inside(element, inner, depth + 1)
        self.out.text(self._quotes.close, inner)
        return True

    def _break(self, element: Element, scope: Scope, depth: int) -> bool:
        self.out.add(Break())
        return True

    def _rule(self, element: Element, scope: Scope, depth: int) -> bool:
        self.out.object(Block(new_id(), "divider"), scope)
        return True

    def _frame(self, element: Element, scope: Scope, depth: int) -> bool:
        address = _address(element.get("src") or "")
        if address.startswith("http"):
            title = " ".join((element.get("title") or "").split())
            self.out.object(Block(new_id(), "embed", embed=Embed(address, title)), scope)
        return True

    def _speaker(self, element: Element, scope: Scope, depth: int) -> bool:
        """Who said it, where a quotation names that at its end."""
        if scope.kind != "quotation" or scope.item is not None:
            return False
        if (element.tail or "").strip() or element.getnext() is not None:
            return False
        self.out.flush(scope)
        inlines = self._apart(element)
        name = "".join(one.text for one in inlines if isinstance(one, Text))
        return not list(citations(inlines)) and self.out.speaker(name.strip(" —–-ـ"))


_SPECIAL: Final[dict[str, Callable[[_Reader, Element, Scope, int], bool]]] = {
    "a": _Reader._link, "img": _Reader._image, "figure": _Reader._figure,
    "table": _Reader._table, "q": _Reader._quoted, "br": _Reader._break, "hr": _Reader._rule,
    "iframe": _Reader._frame, "cite": _Reader._speaker, "footer": _Reader._speaker,
}  # fmt: skip
"""What is more than marks and blocks; each says whether that was all of the element."""


def _aria_level(element: Element) -> int | None:
    """The level from 0 that Word on the web and Google Docs write beside an item."""
    given = element.get("data-aria-level") or element.get("aria-level") or ""
    return max(0, int(given) - 1) if given.isascii() and given.isdigit() else None


def _address(given: str) -> str:
    """The address a link leads to, freed of a search engine's detour; empty where it is none."""
    given = given.strip()
    if not SAFE.match(given):
        return ""
    try:
        parts = urlsplit(given)
        if parts.path == "/url" and (parts.hostname or "").startswith("www.google."):
            asked = parse_qs(parts.query)
            inner = (asked.get("q") or asked.get("url") or [""])[0]
            return inner if SAFE.match(inner) else given
    except ValueError:
        return ""
    return given
