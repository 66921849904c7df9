"""Article -> plain text for agencies: one block a paragraph, blank lines between, notes at the end.

Faithful and readable without any markup: `[n]` where a note is, bullets and numbers before list
items, an address in brackets after the words that link to it. Direction marks (LRM, RLM) are added
where a plain text view would show a line or a token the wrong way round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from editor.formats.citing import cited, inline_attribution, note, reference
from editor.formats.folding import Box, Interview, Item, List, Node, fold
from editor.formats.result import Result
from editor.formats.spec import WriteOptions, Written
from editor.lang.direction import Direction, block_direction, has_ltr, has_rtl
from editor.lang.isolation import CLOSING, REACH, closing_mark, isolates, sign_around
from editor.lang.quotes import quote_profile
from editor.lang.terms import Terms, terms
from editor.model.article import Article, Block
from editor.model.inline import OBJECT, Break, Citation, Inline, Inlines, Text, plain
from editor.model.marks import turn
from editor.value import dataclass, field

INDENT: Final = "  "
BULLET: Final = "• "
DIVIDER: Final = "* * *"
CELL: Final = " | "
SPEECH: Final = "— "
MARKER: Final = re.compile(r"\[\d+\]")
LRM: Final = "\u200e"
RLM: Final = "\u200f"
LEAD: Final[dict[Direction, str]] = {"rtl": RLM, "ltr": LRM}
LABELLED: Final = frozenset({"question", "answer", "correction", "update"})
"""Kinds that begin with what they are, or with who speaks."""


def write(article: Article, options: WriteOptions | None = None) -> Result[Written]:
    """The article as UTF-8 text."""
    page = _Page(article, options or WriteOptions(), terms(article.meta.language))
    parts = [part for part in page.nodes(fold(article.blocks)) if part.strip()]
    parts += page.end()
    return Result(Written(("\n\n".join(parts) + "\n").encode("utf-8", "replace")))


@dataclass(slots=True)
class _Page:
    """A text in the making; `notes` are the citations met so far."""

    article: Article
    options: WriteOptions
    words: Terms
    notes: list[Citation] = field(default_factory=list)

    def nodes(self, nodes: Sequence[Node]) -> Iterator[str]:
        for node in nodes:
            if isinstance(node, Block):
                yield self.block(node)
            elif isinstance(node, List):
                yield "\n".join(self.items(node, ""))
            elif isinstance(node, Box):
                yield from self.nodes(node.nodes)
            elif isinstance(node, Interview):
                yield from map(self.block, node.blocks)

    def items(self, node: List, indent: str) -> Iterator[str]:
        for number, item in enumerate(node.items, 1):
            yield from self.item(item, f"{number}. " if node.ordered else BULLET, indent)

    def item(self, item: Item, marker: str, indent: str) -> Iterator[str]:
        base = self.article.direction_of(item.block)
        text = self.text(item.block.inlines, base)
        # A figure in front takes its side from what follows, so the mark has to come first.
        yield lead(f"{indent}{marker}{text}", base)
        for below in item.lists:
            yield from self.items(below, indent + INDENT)

    def block(self, block: Block) -> str:
        base = self.article.direction_of(block)
        text = self.text(block.inlines, base)
        if block.figure is not None:
            alt = f"[{self.words['figure']}: {block.figure.alt}]" if block.figure.alt else ""
            return self.lines((alt, text, block.figure.credit), base)
        if block.table is not None:
            return self.lines((text, *(self.row(cells, base) for cells in block.table.rows)), base)
        if block.embed is not None:
            title = block.embed.title if block.embed.title != block.embed.url else ""
            address = self.lines((block.embed.url,), block_direction(block.embed.url, base))
            return "\n".join(filter(None, (self.lines((title, text), base), address)))
        if block.kind == "divider":
            return DIVIDER
        if block.kind in LABELLED:
            label = block.speaker or self.words[block.kind]
            return lead(f"{label}: {text}", base) if text else ""
        if block.kind == "quotation":
            text = self.quoted(text)
        speaker = f"{SPEECH}{block.speaker}" if block.speaker else ""
        return self.lines((text, speaker), base)

    def row(self, cells: Sequence[Inlines], base: Direction) -> str:
        """The cells in one line, in which no Latin cell draws its neighbours to itself."""
        words = [held_together(self.raw(cell, base).replace("\n", " "), base) for cell in cells]
        line = words[-1]
        for cell in reversed(words[:-1]):
            line = f"{cell}{closing_mark(line, base) if has_ltr(cell) else ''}{CELL}{line}"
        return line

    def quoted(self, text: str) -> str:
        """The text in quotation marks, unless it begins with one."""
        marks = quote_profile(self.article.meta.language)
        if not text or text.lstrip(LRM + RLM + "".join(CLOSING))[:1] in "«“”„\"'‘":
            return text
        return f"{marks.open}{text}{marks.close}"

    def lines(self, lines: Sequence[str], base: Direction) -> str:
        return "\n".join(lead(line, base) for line in lines if line)

    def text(self, inlines: Inlines, base: Direction) -> str:
        """The words with their notes and addresses, each line led to its side."""
        lines = [held_together(line, base) for line in self.raw(inlines, base).split("\n")]
        return self.lines(lines, base)

    def raw(self, inlines: Inlines, base: Direction) -> str:
        """The words with their notes and addresses."""
        out = ""
        for link, group in groupby(inlines, _address):
            linked = list(group)
            words = "".join([self.inline(one, base) for one in linked])
            said = plain(linked)
            shown = not link or link in (said, f"mailto:{said}")
            out += words if shown else f"{words} ({link})"
        return out

    def inline(self, inline: Inline, base: Direction) -> str:
        if isinstance(inline, Text):
            turned = turn(inline.marks, inline.text, base)
            sign = sign_around(inline.text, turned) if turned else ""
            return f"{sign}{inline.text}{CLOSING.get(sign, sign)}"
        if isinstance(inline, Break):
            return "\n"
        return self.marker(inline)

    def marker(self, citation: Citation) -> str:
        if self.options.sources == "notes":
            self.notes.append(citation)
            return f"[{len(self.notes)}]"
        if self.options.sources == "inline":
            names = inline_attribution(citation, self.article)
            return f" ({names})" if names else ""
        return ""

    def end(self) -> list[str]:
        """The notes or the list of sources, under their title."""
        language = self.article.meta.language
        known = {source.id: source for source in self.article.sources}
        items: list[tuple[Text, ...]] = []
        if self.options.sources == "notes":
            items = [note(citation, self.article) for citation in self.notes]
        elif self.options.sources == "list":
            items = [reference(source, known, language) for source in cited(self.article)]
        if not items:
            return []
        lines = []
        for number, item in enumerate(items, 1):
            base = block_direction(plain(item), self.article.direction)
            words = self.raw(item, base)
            lines.append(lead(f"[{number}] {held_together(words, base)}", base))
        title = self.words["sources" if self.article.sources else "notes"]
        return ["\n".join((f"{title}:", *lines))]


def _address(inline: Inline) -> str:
    """Where the inline links to, or nothing."""
    marks = inline.marks if isinstance(inline, Text) else ()
    return next((mark.value for mark in marks if mark.name == "link"), "")


def held_together(line: str, base: Direction) -> str:
    """The line with LRM around left-to-right tokens that would else be shown in pieces.

    A note mark is no part of the token it follows.
    """
    masked = MARKER.sub(lambda match: OBJECT * len(match[0]), line)
    parts: list[str] = []
    done = 0
    for start, end in isolates(masked, base):
        after = closing_mark(line[end : end + REACH], base)
        parts += line[done:start], LRM, line[start:end], LRM, after
        done = end
    return "".join((*parts, line[done:]))


def lead(line: str, base: Direction) -> str:
    """The line with a mark before it where its first strong letter runs the other way.

    Plain text views give a line the direction of that letter (UAX #9, P2 and P3), and not all of
    them look for it beyond an isolate that comes first.
    """
    for char in line:
        if char in CLOSING:
            return LEAD[base] + line
        if char in (LRM, RLM):
            first: Direction = "rtl" if char == RLM else "ltr"
        elif has_rtl(char):
            first = "rtl"
        elif has_ltr(char):
            first = "ltr"
        else:
            continue
        return line if first == base else LEAD[base] + line
    return line if base == "ltr" or not line.strip() else LEAD[base] + line
