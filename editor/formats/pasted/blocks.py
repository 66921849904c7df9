"""Blocks as a walk over a tree yields them: what is gathered, when it ends, how it is set.

Knows no element: only scopes, text and objects.
"""

from __future__ import annotations

from typing import Final

from editor.formats.pasted.spaces import clean, paragraphs, says_something
from editor.formats.pasted.tree import TooMuch
from editor.formats.pasted.word import typed_marker
from editor.lang.direction import Direction, has_rtl
from editor.model.article import Article, Block, Metadata, new_id
from editor.model.inline import BREAK, Break, Inline, Inlines, Text, cut, length, normal
from editor.model.kinds import KIND
from editor.model.marks import Mark, canonical
from editor.model.schema import MAX_LEVEL, repair_block
from editor.value import dataclass, replace

MAX_BLOCKS: Final = 30_000
"""Paragraphs above which it is no text for one article."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What holds for the text at a place of the tree.

    `item` is the list item it is in, whatever stands for one; `bullet` the element that draws its
    bullet. `listed`: a typed number at the start is a list's.
    """

    kind: str = "paragraph"
    marks: tuple[Mark, ...] = ()
    direction: str = ""
    keeps_lines: bool = False
    lists: tuple[bool, ...] = ()
    level: int | None = None
    item: object = None
    bullet: object = None
    listed: bool = False


@dataclass(slots=True)
class _Outside:
    """What was being gathered around a note or cell that is read apart."""

    blocks: list[Block]
    inlines: list[Inline]
    item: object


class Builder:
    """Gathers inlines and ends blocks."""

    def __init__(self, language: str) -> None:
        self.home = Article("", Metadata(language=language))
        self.blocks: list[Block] = []
        self.after: list[Block] = []
        """Objects found where none can stand, to come after what they were found in."""
        self._inlines: list[Inline] = []
        self._item: object = None

    def text(self, text: str, scope: Scope) -> None:
        """Words as the source has them."""
        if not text:
            return
        marks = scope.marks
        if any(mark.name == "link" for mark in marks):
            marks = tuple(mark for mark in marks if mark.name != "underline")
        marks = canonical(marks)
        if not scope.keeps_lines:
            self._inlines.append(Text(text, marks))
            return
        for place, line in enumerate(text.replace("\r\n", "\n").split("\n")):
            self._inlines += [Break()] if place else []
            self._inlines += [Text(line, marks)] if line else []

    def add(self, inline: Inline) -> None:
        """A line break or a note."""
        self._inlines.append(inline)

    def object(self, block: Block, scope: Scope) -> None:
        """Something that is a block of its own."""
        self.flush(scope)
        self.blocks.append(block)
        self._item = None

    def flush(self, scope: Scope) -> None:
        """End what was gathered as a block of the scope, if it says anything."""
        gathered, self._inlines = self._inlines, []
        if not gathered:
            return
        whole = KIND[scope.kind].container == "list" or scope.item is not None
        parts = [clean(gathered)] if whole else paragraphs(gathered)
        for inlines in parts:
            if says_something(inlines):
                self._block(inlines, scope)

    def _block(self, inlines: Inlines, scope: Scope) -> None:
        if scope.item is not None and scope.item is self._item:
            last = self.blocks[-1]
            self.blocks[-1] = replace(last, inlines=normal((*last.inlines, Break(), *inlines)))
            return
        kind, level, ordered = scope.kind, 0, bool(scope.lists) and scope.lists[-1]
        if scope.item is not None:
            kind = "list_item"
        if kind == "list_item":
            level = scope.level if scope.level is not None else len(scope.lists) - 1
        if kind in ("paragraph", "list_item") and (scope.bullet is None):
            text = inlines[0].text if isinstance(inlines[0], Text) else ""
            marker = typed_marker(text, listed=scope.listed)
            if marker is not None:
                inlines = cut(inlines, marker[0], sum(map(length, inlines)))
                kind, ordered = "list_item", marker[1]
        if KIND[kind].outline:
            inlines = _light(inlines)
        block = Block(
            new_id(), kind, inlines, level=min(max(level, 0), MAX_LEVEL),
            ordered=ordered and kind == "list_item",
        )  # fmt: skip
        if len(self.blocks) >= MAX_BLOCKS:
            raise TooMuch
        self.blocks.append(repair_block(replace(block, direction=self._turned(block, scope))))
        self._item = scope.item

    def _turned(self, block: Block, scope: Scope) -> Direction | None:
        """The direction that has to be said because the text would run the other way.

        Many write Arabic in paragraphs that nobody turned; those run as their words do.
        """
        given = scope.direction
        if given not in ("rtl", "ltr") or self.home.direction_of(block) == given:
            return None
        if given == "ltr" and _mostly_rtl(block.text):
            return None
        return "rtl" if given == "rtl" else "ltr"

    def enter(self) -> _Outside:
        """Read something apart from what is being gathered."""
        outside = _Outside(self.blocks, self._inlines, self._item)
        self.blocks, self._inlines, self._item = [], [], None
        return outside

    def leave(self, outside: _Outside) -> tuple[list[Inlines], list[Block]]:
        """Back to what was being gathered; the texts, and the objects, of what was read apart."""
        found = self.blocks
        self.blocks, self._inlines, self._item = outside.blocks, outside.inlines, outside.item
        words = [one.inlines for one in found if KIND[one.kind].content == "text"]
        return words, [one for one in found if one.kind in ("figure", "table", "embed")]

    def late(self) -> None:
        """Put the objects that had to wait."""
        self.blocks += self.after
        self.after = []

    def caption(self, start: int) -> None:
        """Words that stand with one picture since `start` are what is written below it."""
        new = self.blocks[start:]
        pictures = [one for one in new if KIND[one.kind].content == "object"]
        words = [one for one in new if KIND[one.kind].content == "text"]
        if len(pictures) != 1 or not words or pictures[0].kind == "divider":
            return
        inlines: list[Inline] = []
        for one in words:
            inlines += [Break()] if inlines else []
            inlines += one.inlines
        self.blocks[start:] = [replace(pictures[0], inlines=normal(inlines))]

    def speaker(self, name: str) -> bool:
        """Give the quotation that was just read its speaker; False where there is none."""
        last = self.blocks[-1] if self.blocks else None
        if last is None or last.kind != "quotation" or not name or BREAK in name:
            return False
        self.blocks[-1] = replace(last, speaker=name)
        return True

    def finished(self) -> tuple[Block, ...]:
        """All blocks; list levels without steps left out, no line drawn before nothing."""
        self.late()
        while self.blocks and self.blocks[-1].kind == "divider" and len(self.blocks) > 1:
            self.blocks.pop()
        return tuple(_levelled(self.blocks))


def _levelled(blocks: list[Block]) -> list[Block]:
    out: list[Block] = []
    run: list[Block] = []
    for block in (*blocks, Block("")):
        if block.kind == "list_item":
            run.append(block)
            continue
        least = min((one.level for one in run), default=0)
        above = -1
        for one in run:
            above = min(one.level - least, above + 1)
            out.append(replace(one, level=above))
        run = []
        out.append(block)
    return out[:-1]


def _light(inlines: Inlines) -> Inlines:
    """A heading's words without strong marks where all of them have one: headings are strong."""
    texts = [one for one in inlines if isinstance(one, Text) and one.text.strip()]
    if not all(any(mark.name == "strong" for mark in one.marks) for one in texts):
        return inlines
    return normal(
        Text(one.text, tuple(mark for mark in one.marks if mark.name != "strong"))
        if isinstance(one, Text)
        else one
        for one in inlines
    )


def _mostly_rtl(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return 2 * sum(map(has_rtl, letters)) >= len(letters)
