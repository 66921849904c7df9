"""What one page in the making remembers: its ids, notes, images, warnings, heading depth.

One `Page` lives for one call of the writer. Knows how text and attributes are escaped and which
addresses may become links; knows nothing of blocks or marks.
"""

from __future__ import annotations

import re
from typing import Final

from editor.formats.spec import WriteOptions
from editor.lang.direction import Direction
from editor.lang.i18n import N_, sentence
from editor.lang.terms import Terms
from editor.model.article import Article, Block, Media
from editor.model.inline import Citation
from editor.value import dataclass, field, frozen

LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z")
"""A BCP 47 tag as far as its shape goes (RFC 5646, 2.1), without private use."""

ADDRESS: Final = re.compile(
    r"https?://[^\s/?#@:\[\]]+(?::\d{1,5})?(?:[/?#]|\Z)|mailto:[^\s@]+@|tel:\+?[\d(]|#.|\.{0,2}/(?!/)"
    r"|[\w.~%-]+(?:[/?#]|\Z)",
    re.IGNORECASE,
)
"""Addresses a reader may safely follow; whatever else has a scheme is not one of them."""

_NOT_IN_ADDRESS: Final = re.compile(r"[\s\"<>\\^`{|}\[\]\x00-\x20]|%(?![0-9A-Fa-f]{2})")
_NOT_IN_ID: Final = re.compile(r"[^\w.-]+")
_MAX_HEADING: Final = 6


@frozen
class Note:
    """A citation that got a note: the citation, the id of its marker and of the note itself."""

    citation: Citation
    marker: str
    target: str


@frozen
class Picture:
    """An image as the page shows it: its block, its data, the id of the figure, its address."""

    block: Block
    medium: Media
    figure: str
    address: str


@dataclass(slots=True)
class Page:
    """The state of one page. `words` are the terms in the language of the article."""

    article: Article
    options: WriteOptions
    words: Terms
    notes: list[Note] = field(default_factory=list)
    entries: dict[str, str] = field(default_factory=dict)
    pictures: list[Picture] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    has_dates: bool = False
    _outline: list[int] = field(default_factory=lambda: [1])
    _ids: set[str] = field(default_factory=set)
    _warnings: dict[str, None] = field(default_factory=dict)

    @property
    def direction(self) -> Direction:
        """The base direction of the whole page."""
        return self.article.direction

    @property
    def warnings(self) -> tuple[str, ...]:
        """What could not be kept, each sentence once."""
        return tuple(self._warnings)

    def warn(self, message: str, /, **values: object) -> None:
        """Note a loss; `message` is an English source string."""
        self._warnings[sentence(message, **values)] = None

    def new_id(self, prefix: str, name: str) -> str:
        """An id that nothing else on the page has, readable where the name is.

        In a fragment it carries the article's own id, since several may meet on one page.
        """
        home = f"{self.article.id}-" if self.options.fragment else ""
        wanted = _NOT_IN_ID.sub("_", f"{home}{prefix}-{name}")
        id, n = wanted, 2
        while id in self._ids:
            id, n = f"{wanted}-{n}", n + 1
        self._ids.add(id)
        return id

    def enter_section(self, outline: int) -> int:
        """The level of a heading of that outline level, one deeper at most than what it is in.

        A sub-heading before any section heading is a section of its own: no level is skipped.
        """
        while self._outline and self._outline[-1] >= max(outline, 2):
            self._outline.pop()
        self._outline.append(outline)
        return min(len(self._outline), _MAX_HEADING)

    @property
    def inner_level(self) -> int:
        """The level of a heading that belongs to a box inside the present section."""
        return min(len(self._outline) + 1, _MAX_HEADING)

    def link(self, url: str) -> str:
        """The address, fit for an attribute; empty (and a warning) where it is not a safe one."""
        url = url.strip()
        if not ADDRESS.match(url):
            self.warn(N_("“{address}” is no address for a link; it was kept as text."), address=url)
            return ""
        return attribute(_NOT_IN_ADDRESS.sub(_percent, url))


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8"))


def escape(text: str) -> str:
    """Text between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(value: str) -> str:
    """Text inside a double-quoted attribute."""
    return escape(value).replace('"', "&quot;")


def language_attribute(language: str) -> str:
    """` lang="..."`, or nothing for what is no language tag."""
    return f' lang="{language}"' if LANGUAGE.match(language) else ""


def direction_attribute(direction: Direction, parent: Direction) -> str:
    """` dir="..."` where it differs from what the element stands in."""
    return f' dir="{direction}"' if direction != parent else ""
