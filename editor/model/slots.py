"""Empty slots in texts: where they are, and a text without them.

Knows what a slot looks like in inlines; what it asks for is in the article's brief.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from editor.model.article import Article, Block, inline_runs, map_inlines
from editor.model.brief import FILLED, SLOT, Guide
from editor.model.inline import BREAK, Inline, Inlines, Text, length, plain, readable, splice
from editor.model.kinds import KIND
from editor.value import replace

_SPACES: Final = " \u00a0"
_OPENING: Final = {"(": ")", "[": "]", "«": "»", "“": "”", "‹": "›", '"': '"'}
_JOINING: Final = frozenset("،,؛;:–—/")
"""What only joins words, and goes where there is nothing left to join."""
_MARKS: Final = _JOINING | frozenset(".؟?!…")
_CLOSING: Final = _MARKS | frozenset(")]»”›")
"""No space stands before these."""


def slot_of(inline: Inline) -> str:
    """The name of the empty slot that this is, or nothing."""
    return _value(inline, SLOT)


def filling(inline: Inline) -> str:
    """The name of the slot that these words fill and which the others still wait for."""
    return _value(inline, FILLED)


def _value(inline: Inline, mark: str) -> str:
    if isinstance(inline, Text):
        for one in inline.marks:
            if one.name == mark:
                return one.value
    return ""


def slots_in(block: Block) -> Iterator[str]:
    """The names of its empty slots, in reading order."""
    for inlines in inline_runs(block):
        yield from (name for inline in inlines if (name := slot_of(inline)))


def empty_slots(article: Article) -> Iterator[tuple[Block, str]]:
    """Every empty slot with its block, in reading order."""
    for block in article.blocks:
        for name in slots_in(block):
            yield block, name


def without_slots(inlines: Inlines) -> Inlines:
    """The inlines without empty slots, and without what only served them.

    That is a space too many, a pair of brackets or quotation marks with nothing in it, and a mark
    that joined the slot to what was beside it. Words stay, whatever they are.
    """
    if not any(map(slot_of, inlines)):
        return inlines
    spans: list[tuple[int, int]] = []
    place = 0
    for name, run in groupby(inlines, slot_of):
        end = place + sum(map(length, run))
        if name:
            spans.append((place, end))
        place = end
    for start, end in reversed(spans):
        inlines = _closed_up(splice(inlines, start, end), start)
    return inlines


def _closed_up(inlines: Inlines, at: int) -> Inlines:
    """The inlines tidied around a position where something was taken out."""
    text = plain(inlines)
    start = end = at
    while (wider := _wider(text[:start], text[end:])) != (0, 0):
        start, end = start - wider[0], end + wider[1]
    if (start, end) == (at, at):
        return inlines
    before, after = text[:start][-1:], text[end:][:1]
    apart = before and after and not {before, after} & {BREAK, *_SPACES}
    joins = apart and before not in _OPENING and after not in _CLOSING
    parted = joins and any(char in _SPACES for char in text[start:end])
    return splice(inlines, start, end, (Text(" "),) if parted else ())


def _wider(left: str, right: str) -> tuple[int, int]:
    """How many characters more go before and after the gap."""
    last, first = left[-1:], right[:1]
    words = left.rstrip(_SPACES)
    tip = words[-1:]
    starts = tip in ("", BREAK) or tip in _OPENING
    ends = first in ("", BREAK) or first in _OPENING.values()
    if last and last in _SPACES and (ends or first in _SPACES or first in _CLOSING):
        return 1, 0
    if first and first in _SPACES and starts:
        return 0, 1
    if last and _OPENING.get(last) == first:
        return 1, 1
    idle = tip in _MARKS and (first in _JOINING or tip not in _JOINING)
    if first in _MARKS and (starts or idle):
        return 0, 1
    if tip in _JOINING and (ends or first in _MARKS):
        return len(left) - len(words) + 1, 0
    return 0, 0


def words_of(block: Block) -> str:
    """All its words, those of table cells too: what tells whether it was worked on."""
    return "\n".join(readable(inlines) for inlines in inline_runs(block))


def without_unfilled(article: Article) -> Article:
    """The article without its brief and without what nobody filled in.

    Blocks that still say just what their template said go where they hold empty slots or are
    optional, and with them headings under which nothing stays; elsewhere only the slots go. Words
    that somebody wrote always stay. Idempotent.
    """
    if article.brief is None:
        return _slots_out(article, article.blocks)
    guides = {guide.block: guide for guide in article.brief.guides}
    gone = {block.id for block in article.blocks if _never_worked_on(block, guides.get(block.id))}
    blocks = article.blocks
    for place in reversed(range(len(blocks))):
        block = blocks[place]
        below = _below(blocks, place)
        untouched = block.id in guides and guides[block.id].untouched == words_of(block)
        if below and untouched and all(one.id in gone for one in below):
            gone.add(block.id)
    kept = tuple(block for block in blocks if block.id not in gone or block.kind == "headline")
    if not any(KIND[block.kind].zone == "body" for block in kept):
        kept += (Block(next(block.id for block in blocks if KIND[block.kind].zone == "body")),)
    return replace(_slots_out(article, kept), brief=None)


def _slots_out(article: Article, blocks: tuple[Block, ...]) -> Article:
    clean = tuple(_without_empty_rows(block) for block in blocks)
    return article if clean == article.blocks else replace(article, blocks=clean)


def _never_worked_on(block: Block, guide: Guide | None) -> bool:
    if guide is None or guide.untouched != words_of(block):
        return False
    return guide.optional or any(True for _ in slots_in(block))


def _below(blocks: tuple[Block, ...], place: int) -> list[Block]:
    """The blocks that stand under a heading: its section, or the rest of its fact box."""
    block = blocks[place]
    level = KIND[block.kind].outline
    out: list[Block] = []
    for other in blocks[place + 1 :]:
        if block.kind == "box_heading":
            if other.group != block.group or other.kind == "box_heading":
                break
        elif level < 2 or 0 < KIND[other.kind].outline <= level:
            break
        out.append(other)
    return out


def _without_empty_rows(block: Block) -> Block:
    """The block without empty slots, and without rows of a table that held nothing else."""
    table = block.table
    if table is not None:
        rows = tuple(
            row for row in table.rows
            if not any(slot_of(one) for cell in row for one in cell)
            or any(readable(without_slots(cell)).strip() for cell in row)
        )  # fmt: skip
        rows = rows or table.rows[:1]
        block = replace(block, table=replace(table, rows=rows)) if rows != table.rows else block
    return map_inlines(block, without_slots)
