"""The article: metadata, a flat tuple of blocks, sources, media, comments, revisions.

Only the values and look-ups on them. Knows no rule about what is allowed (`schema`) and no way to
change anything (`editor.edit`).
"""

from __future__ import annotations

import os
from base64 import b32encode
from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from editor.lang.direction import Direction, block_direction, language_direction
from editor.model.brief import SLOT, Brief
from editor.model.inline import Citation, Inline, Inlines, Text, citations, readable
from editor.model.kinds import KIND
from editor.model.sources import Source
from editor.value import field, frozen, replace

Align = Literal["", "start", "center", "end", "justify"]
Status = Literal["draft", "review", "approved", "published", "withdrawn"]


@frozen
class Figure:
    """An image block's own facts; the caption is the block's inlines.

    `media` is the id of a `Media`; `alt` tells the picture to those who do not see it.
    """

    media: str = ""
    alt: str = ""
    credit: str = ""
    rights: str = ""


@frozen
class Table:
    """Rows of cells in reading order, first at the start side; the block's inlines are its caption.

    All rows have the same number of cells.
    """

    rows: tuple[tuple[Inlines, ...], ...] = ()
    header_row: bool = True
    header_column: bool = False


@frozen
class Embed:
    """Something that lives elsewhere, by its URL; nothing is fetched."""

    url: str = ""
    title: str = ""


@frozen
class Block:
    """One paragraph-like unit.

    `direction` overrides what the language decides. `level` is 0 for an outermost list item.
    `group` joins a run of blocks into one fact box. `speaker` belongs to quotations, questions and
    answers.
    """

    id: str
    kind: str = "paragraph"
    inlines: Inlines = ()
    direction: Direction | None = None
    align: Align = ""
    language: str = ""
    level: int = 0
    ordered: bool = False
    group: str = ""
    speaker: str = ""
    figure: Figure | None = None
    table: Table | None = None
    embed: Embed | None = None

    @property
    def text(self) -> str:
        """Its characters as a reader sees them, without citations."""
        return readable(self.inlines)


@frozen
class Headlines:
    """Headline variants by channel; an empty one means: the headline itself."""

    print: str = ""
    web: str = ""
    social: str = ""
    push: str = ""


@frozen
class Metadata:
    """What is known of the article besides its text.

    `language` is BCP 47; its region chooses month names. Dates are ISO 8601 with a zone.
    `desk_note` never leaves the house.
    """

    language: str = "ar"
    direction: Direction | None = None
    headlines: Headlines = field(default_factory=Headlines)
    authors: tuple[str, ...] = ()
    description: str = ""
    outlet: str = ""
    place: str = ""
    section: str = ""
    keywords: tuple[str, ...] = ()
    slug: str = ""
    url: str = ""
    created: str = ""
    modified: str = ""
    published: str = ""
    embargo: str = ""
    status: Status = "draft"
    desk_note: str = ""


@frozen
class Media:
    """An image the article carries. `type` is a MIME type; sizes are pixels, 0 when unknown."""

    id: str
    type: str
    data: bytes
    width: int = 0
    height: int = 0


@frozen
class Comment:
    """A remark on marked words (or a reply to the comment `parent`)."""

    id: str
    author: str = ""
    created: str = ""
    text: str = ""
    parent: str = ""
    resolved: bool = False


@frozen
class Revision:
    """Who proposed an insertion or deletion, and when."""

    id: str
    author: str = ""
    created: str = ""


@frozen
class Article:
    """The whole value that the program is about."""

    id: str
    meta: Metadata = field(default_factory=Metadata)
    blocks: tuple[Block, ...] = ()
    sources: tuple[Source, ...] = ()
    media: tuple[Media, ...] = ()
    comments: tuple[Comment, ...] = ()
    revisions: tuple[Revision, ...] = ()
    brief: Brief | None = None

    @property
    def direction(self) -> Direction:
        """The base direction: the metadata's own, else that of the language."""
        return self.meta.direction or language_direction(self.meta.language)

    @property
    def headline(self) -> str:
        """The headline's characters, or nothing; what an empty slot shows is none of them."""
        inlines = next((block.inlines for block in self.blocks if block.kind == "headline"), ())
        return readable(one for one in inlines if not _waits(one))

    def first(self, kind: str) -> str:
        """The characters of the first block of a kind, or nothing."""
        return next((block.text for block in self.blocks if block.kind == kind), "")

    def source(self, id: str) -> Source | None:
        """The source of that id."""
        return next((source for source in self.sources if source.id == id), None)

    def medium(self, id: str) -> Media | None:
        """The image of that id."""
        return next((media for media in self.media if media.id == id), None)

    def direction_of(self, block: Block) -> Direction:
        """The base direction of a block: the one decision for the view and every writer.

        A table is turned by its cells as well as by its caption, and never one cell alone. An item
        stays on the side of its list, even where it is a Latin name: so do its bullet and its
        indent.
        """
        said = " ".join(map(readable, inline_runs(block))) if block.table else block.text
        language = block.language and language_direction(block.language)
        kind = KIND.get(block.kind)
        if kind and kind.container == "list":
            said = ""
        return block_direction(said, language or self.direction, block.direction)


def _waits(inline: Inline) -> bool:
    return isinstance(inline, Text) and any(mark.name == SLOT for mark in inline.marks)


def new_id() -> str:
    """A fresh opaque id: nine characters of lower-case letters and digits, first one a letter."""
    return "m" + b32encode(os.urandom(5)).decode("ascii").lower()


def inline_runs(block: Block) -> Iterator[Inlines]:
    """Every sequence of inlines in the block, in reading order: its own text, then table cells."""
    yield block.inlines
    if block.table is not None:
        for row in block.table.rows:
            yield from row


def all_citations(article: Article) -> list[Citation]:
    """Every citation, in reading order."""
    return cited_in(article.blocks)


def cited_in(blocks: Iterable[Block]) -> list[Citation]:
    """The citations in the blocks, in reading order."""
    out: list[Citation] = []
    for block in blocks:
        # One plain loop: thousands are looked for while somebody waits for a citation.
        for one in block.inlines:
            if isinstance(one, Citation):
                out.append(one)  # noqa: PERF401  (the order is that of the blocks)
        if block.table is not None:
            out += (one for row in block.table.rows for run in row for one in citations(run))
    return out


def numbering(article: Article) -> dict[str, int]:
    """Citation id -> its number, from 1, in the order of appearance."""
    return {citation.id: n for n, citation in enumerate(all_citations(article), 1)}


def map_inlines(block: Block, change: Callable[[Inlines], Inlines]) -> Block:
    """The block with its own inlines and those of every table cell changed by one function."""
    table = block.table
    if table is not None:
        rows = tuple(tuple(map(change, row)) for row in table.rows)
        table = replace(table, rows=rows) if rows != table.rows else table
    inlines = change(block.inlines)
    if inlines == block.inlines and table is block.table:
        return block
    return replace(block, inlines=inlines, table=table)
