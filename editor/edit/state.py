"""What an editing command works on: an article, a selection, and the marks the next letter takes.

A position counts code points of `plain(block.inlines)`. A block that is one object (figure, table,
embed, divider) has two positions, 0 before it and 1 after it; its caption is not reached by
positions. Knows no command.
"""

from __future__ import annotations

from collections.abc import Callable

from editor.model.article import Article, Block
from editor.model.inline import length
from editor.model.kinds import KIND
from editor.model.marks import Mark
from editor.value import dataclass, field, frozen, replace


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place between two characters of a block."""

    block: int
    offset: int


@frozen
class Selection:
    """Where selecting began (`anchor`) and where the caret stands (`head`)."""

    anchor: Position
    head: Position

    @classmethod
    def at(cls, block: int, offset: int) -> Selection:
        """A caret with nothing selected."""
        place = Position(block, offset)
        return cls(place, place)

    @classmethod
    def span(cls, block: int, start: int, end: int) -> Selection:
        """A stretch of one block, the caret at its end."""
        return cls(Position(block, start), Position(block, end))

    @property
    def start(self) -> Position:
        """The earlier end."""
        return min(self.anchor, self.head)

    @property
    def end(self) -> Position:
        """The later end."""
        return max(self.anchor, self.head)

    @property
    def empty(self) -> bool:
        """Whether nothing is selected."""
        return self.anchor == self.head


START = Selection(Position(0, 0), Position(0, 0))


@frozen
class EditorState:
    """The article, what is selected in it, and marks for the next typed text (None: as around).

    `settled`: the article before and the well-formed one that was made of it, where a command has
    seen to that itself; see `editor.edit.settle`.
    """

    article: Article
    selection: Selection = START
    pending: tuple[Mark, ...] | None = None
    settled: tuple[Article, Article] | None = field(default=None, compare=False, repr=False)


Command = Callable[[EditorState], EditorState | None]
"""The state after it, or None where it does not apply (so a menu shows it disabled)."""


def at_object(state: EditorState) -> bool:
    """Whether the caret stands before or after such a block."""
    return is_object(state.article.blocks[state.selection.head.block])


def in_words(state: EditorState) -> bool:
    """Whether the caret stands in words."""
    return not at_object(state)


def is_object(block: Block) -> bool:
    """Whether the block is one thing that the caret can only stand before or after."""
    return KIND[block.kind].content == "object"


def size(block: Block) -> int:
    """The last position in the block; the first is 0."""
    return 1 if is_object(block) else sum(map(length, block.inlines))


def clamp_position(article: Article, place: Position) -> Position:
    """The nearest position that exists."""
    block = min(max(place.block, 0), len(article.blocks) - 1)
    offset = min(max(place.offset, 0), size(article.blocks[block]))
    return place if (block, offset) == (place.block, place.offset) else Position(block, offset)


def clamp(article: Article, selection: Selection) -> Selection:
    """The nearest selection that exists in the article."""
    anchor = clamp_position(article, selection.anchor)
    head = clamp_position(article, selection.head)
    if anchor is selection.anchor and head is selection.head:
        return selection
    return Selection(anchor, head)


def with_blocks(
    state: EditorState,
    blocks: tuple[Block, ...],
    selection: Selection | None = None,
    pending: tuple[Mark, ...] | None = None,
) -> EditorState:
    """The state with other blocks, and a selection in them (the old one, as far as it exists)."""
    article = replace(state.article, blocks=blocks)
    return EditorState(article, clamp(article, selection or state.selection), pending)


def selected_blocks(state: EditorState) -> range:
    """The places of the blocks that the selection touches.

    A selection that ends right before the first character of a block does not touch that block.
    """
    start, end = state.selection.start, state.selection.end
    last = end.block - 1 if end.offset == 0 and end.block > start.block else end.block
    return range(start.block, last + 1)


def selected_spans(state: EditorState) -> tuple[tuple[int, int, int], ...]:
    """(block, from, to) for each text block in which the selection holds at least one position."""
    start, end = state.selection.start, state.selection.end
    out: list[tuple[int, int, int]] = []
    for place in range(start.block, end.block + 1):
        block = state.article.blocks[place]
        if is_object(block):
            continue
        first = start.offset if place == start.block else 0
        last = end.offset if place == end.block else size(block)
        if first < last:
            out.append((place, first, last))
    return tuple(out)
