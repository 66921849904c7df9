"""Empty slots in texts: where they are, and a text without them.

Knows what a slot looks like in inlines; what it asks for is in the article's brief.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from editor.model.article import Article, Block, inline_runs, map_inlines
from editor.model.brief import FILLED, SLOT, Guide
from editor.model.inline import Inline, Inlines, Text, normal, readable
from editor.model.kinds import KIND

_OPENING: Final = " \u00a0«(“"
_CLOSING: Final = "،؛:.؟!…,;?)»”"


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
    """The inlines without empty slots, and without the space that each of them leaves behind."""
    if not any(map(slot_of, inlines)):
        return inlines
    out: list[Inline] = []
    gap = False
    for inline in inlines:
        if slot_of(inline):
            gap = True
            continue
        if gap and isinstance(inline, Text):
            inline = _closed_up(out, inline)
        gap = False
        if not isinstance(inline, Text) or inline.text:
            out.append(inline)
    if gap and out and isinstance(last := out[-1], Text):
        out[-1] = Text(last.text.rstrip(" "), last.marks)
    return normal(out)


def _closed_up(before: list[Inline], text: Text) -> Text:
    """The text after a gap; where the gap leaves a space too many, that one goes."""
    last = before[-1] if before else None
    opened = last is None or (isinstance(last, Text) and last.text[-1:] in tuple(_OPENING))
    words = text.text
    if opened and words.startswith(" "):
        words = words.lstrip(" ")
    if words[:1] in tuple(_CLOSING) and isinstance(last, Text):
        before[-1] = Text(last.text.rstrip(" "), last.marks)
    return Text(words, text.marks)


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
