"""Flat blocks into what readers of a page see: lists in lists, fact boxes, interviews.

The model keeps blocks flat; HTML, DOCX and Markdown nest them. One folding serves them all.
Knows no format.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from editor.model.article import Block
from editor.model.kinds import KIND
from editor.value import frozen


@frozen
class Item:
    """A list item and the lists below it."""

    block: Block
    lists: tuple[List, ...] = ()


@frozen
class List:
    """A run of items of one level and one kind of ordering."""

    ordered: bool
    items: tuple[Item, ...]


@frozen
class Box:
    """A fact box: a run of blocks of one group."""

    group: str
    nodes: tuple[Node, ...]


@frozen
class Interview:
    """A run of questions and answers."""

    blocks: tuple[Block, ...]


Node = Block | List | Box | Interview


def fold(blocks: Iterable[Block]) -> tuple[Node, ...]:
    """The blocks as a tree; flattening it in order gives the blocks back."""
    return _fold(tuple(blocks), boxes=True)


def _fold(blocks: Sequence[Block], *, boxes: bool) -> tuple[Node, ...]:
    out: list[Node] = []
    place = 0
    while place < len(blocks):
        block = blocks[place]
        container = KIND[block.kind].container
        end = place + 1
        if boxes and (container == "box" or block.group):
            while end < len(blocks) and _same_box(block, blocks[end]):
                end += 1
            out.append(Box(block.group, _fold(blocks[place:end], boxes=False)))
        elif container == "list":
            while end < len(blocks) and _same_list(blocks[end], boxes):
                end += 1
            out.extend(_lists(blocks[place:end]))
        elif container == "interview":
            while end < len(blocks) and KIND[blocks[end].kind].container == "interview":
                end += 1
            out.append(Interview(tuple(blocks[place:end])))
        else:
            out.append(block)
        place = end
    return tuple(out)


def _same_box(first: Block, other: Block) -> bool:
    """One group, one box; a second heading opens a new box where no group says otherwise."""
    if other.group != first.group:
        return False
    container = KIND[other.kind].container
    return bool(first.group) or (container == "box" and other.kind != "box_heading")


def _same_list(block: Block, boxes: bool) -> bool:
    return KIND[block.kind].container == "list" and not (boxes and block.group)


def _lists(blocks: Sequence[Block]) -> tuple[List, ...]:
    """List items of any levels as lists in lists; a level that is skipped counts as one step."""
    lists: list[List] = []
    items: list[Item] = []
    place = 0
    while place < len(blocks):
        block = blocks[place]
        end = place + 1
        while end < len(blocks) and blocks[end].level > block.level:
            end += 1
        if items and items[-1].block.ordered != block.ordered:
            lists.append(List(items[-1].block.ordered, tuple(items)))
            items = []
        items.append(Item(block, _lists(blocks[place + 1 : end])))
        place = end
    if items:
        lists.append(List(items[-1].block.ordered, tuple(items)))
    return tuple(lists)
