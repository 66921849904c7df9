"""Commands on slots: from one to the next, filling, choosing, and what filling one does elsewhere.

An empty slot is one thing to the caret: it is selected, replaced and deleted whole. Words typed in
its place lie under the mark `filled` until the caret leaves them; then `spread` takes them to every
other place of that name, to verbs that agree with it, to speakers and to the article's details.
Knows no template.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Final

from editor.edit.settle import finish
from editor.edit.state import Command, EditorState, Position, Selection, is_object, size
from editor.model.article import Article, Block, Metadata, map_inlines
from editor.model.brief import FILLED, SLOT, Brief, Slot, Value
from editor.model.inline import Inline, Inlines, Text, length, normal, plain
from editor.model.marks import Mark, canonical
from editor.model.schema import SPOKEN
from editor.model.slots import filling, slot_of, slots_in
from editor.model.sources import Gender
from editor.regex import pattern
from editor.value import dataclass, replace

_PATTERN: Final = pattern(r"\{\{|\}\}|\{([a-z][a-z0-9_]*)\}")


@dataclass(frozen=True, slots=True, order=True)
class Chip:
    """One empty slot in a text block: its place, its first and last position, its name."""

    block: int
    start: int
    end: int
    name: str

    @property
    def selection(self) -> Selection:
        """All of it selected."""
        return Selection.span(self.block, self.start, self.end)


def chips(article: Article) -> Iterator[Chip]:
    """Every empty slot that the caret can reach, in reading order."""
    for place, block in enumerate(article.blocks):
        yield from chips_of(block, place)


def chips_of(block: Block, place: int) -> list[Chip]:
    """The empty slots of the block that stands at that place."""
    return [] if is_object(block) else chips_in(block.inlines, place)


def chips_in(inlines: Inlines, block: int = 0, of: Callable[[Inline], str] = slot_of) -> list[Chip]:
    """The empty slots in the inlines, or what else `of` names; neighbours of a name are one."""
    out: list[Chip] = []
    place = 0
    for name, run in groupby(inlines, of):
        end = place + sum(map(length, run))
        if name:
            out.append(Chip(block, place, end, name))
        place = end
    return out


def next_slot(state: EditorState) -> EditorState | None:
    """Select the empty slot after the caret, from the last one the first; None without any."""
    found = list(chips(state.article))
    end = state.selection.end
    after = (one for one in found if (one.block, one.start) >= (end.block, end.offset))
    return _selected(state, next(after, found[0]) if found else None)


def previous_slot(state: EditorState) -> EditorState | None:
    """Select the empty slot before the caret, from the first one the last; None without any."""
    found = list(chips(state.article))
    start = state.selection.start
    before = [one for one in found if (one.block, one.end) <= (start.block, start.offset)]
    return _selected(state, (before or found)[-1] if found else None)


def awaited_speaker(article: Article, block: Block) -> str:
    """What stands where a speaker is still to be named: the pattern, its empty slots as labels."""
    brief = article.brief
    if brief is None or block.speaker or block.kind not in SPOKEN:
        return ""
    guide = brief.guide(block.id)
    if guide is None:
        return ""

    def shown(found: re.Match[str]) -> str:
        slot = brief.slot(found[1] or "")
        label = slot.label if slot else found[1]
        return brief.value(found[1]) or label if found[1] else found[0][0]

    return _PATTERN.sub(shown, guide.speaker)


def awaited_slots(article: Article, block: Block) -> list[str]:
    """The slots without a value in the pattern of a speaker that is still to be named."""
    guide = article.brief.guide(block.id) if article.brief else None
    if guide is None or article.brief is None or not awaited_speaker(article, block):
        return []
    names = (found[1] for found in _PATTERN.finditer(guide.speaker))
    return [name for name in names if name and not article.brief.value(name)]


def speaker_on_the_way(state: EditorState) -> EditorState | None:
    """The caret at the end of the first block from here on whose speaker is still to be named.

    None where none stands before the next empty slot.
    """
    article, end = state.article, state.selection.end
    after = (one for one in chips(article) if (one.block, one.start) >= (end.block, end.offset))
    chip = next(after, None)
    for place in range(end.block, chip.block if chip else len(article.blocks)):
        if awaited_speaker(article, article.blocks[place]):
            return EditorState(article, Selection.at(place, size(article.blocks[place])))
    return None


def chip_at(state: EditorState) -> Chip | None:
    """The empty slot that is selected, or in which the selection or caret lies."""
    start, end = state.selection.start, state.selection.end
    if start.block != end.block:
        return None
    for chip in chips_of(state.article.blocks[start.block], start.block):
        inside = chip.start < start.offset < chip.end
        if inside if state.selection.empty else _covers(chip, start, end):
            return chip
    return None


def chip_beside(state: EditorState, *, back: bool) -> Chip | None:
    """The empty slot right before the caret, or right after it."""
    head = state.selection.head
    for chip in chips_of(state.article.blocks[head.block], head.block):
        if head.offset == (chip.end if back else chip.start):
            return chip
    return None


def whole(state: EditorState) -> Selection:
    """The selection grown over every empty slot that it holds a part of."""
    start, end = state.selection.start, state.selection.end
    blocks = state.article.blocks
    for place in {start.block, end.block}:
        for chip in chips_of(blocks[place], place):
            first, last = Position(place, chip.start), Position(place, chip.end)
            if first < start < last or (not state.selection.empty and first <= start < last):
                start = first
            if first < end < last or (not state.selection.empty and first < end <= last):
                end = last
    if (start, end) == (state.selection.start, state.selection.end):
        return state.selection
    return Selection(start, end)


def typed_over(state: EditorState) -> tuple[Mark, ...] | None:
    """The marks of what is typed over the selected empty slot; None where none is selected."""
    chip = None if state.selection.empty else chip_at(state)
    if chip is None or state.selection.start.offset != chip.start:
        return None
    inlines = state.article.blocks[chip.block].inlines
    marks = next(one.marks for one in _cut(inlines, chip.start) if isinstance(one, Text))
    return _as_filled(marks, chip.name)


def fill(name: str, text: str) -> Command:
    """Put words in every empty slot of that name, and record them as its value."""
    words = " ".join(text.split())

    def command(state: EditorState) -> EditorState | None:
        if not words or name not in {one for b in state.article.blocks for one in slots_in(b)}:
            return None
        return _with_values(state, {name: words})

    return command


def spread(state: EditorState, *, everywhere: bool = False) -> EditorState | None:
    """Take what was typed in slots to the others of the name, once the caret has left it.

    `everywhere`: also where the caret still stands. None where there is nothing to take.
    """
    found: dict[str, str] = {}
    head = state.selection.head
    for place, block in enumerate(state.article.blocks):
        if not any(filling(one) for one in block.inlines):
            continue
        text = plain(block.inlines)
        for run in chips_in(block.inlines, place, of=filling):
            here = place == head.block and run.start <= head.offset <= run.end
            if (everywhere or not here) and (words := text[run.start : run.end].strip()):
                found.setdefault(run.name, words)
    return _with_values(state, found) if found else None


def choices_of(article: Article, name: str) -> tuple[str, ...]:
    """What the slot's menu offers: its choices, or its verbs, those that agree first."""
    slot = article.brief.slot(name) if article.brief else None
    if slot is None:
        return ()
    if slot.type == "verb":
        gender = gender_of(article, article.brief.value(slot.agrees)) if article.brief else ""
        order = ("f", "m") if gender == "f" else ("m", "f")
        return tuple(dict.fromkeys(getattr(form, one) for one in order for form in slot.forms))
    return slot.choices if slot.type == "choice" else ()


def gender_of(article: Article, name: str) -> Gender:
    """The grammatical gender of a name: that of a source of the name, else what its form says.

    Only an Arabic noun with an article and a ta marbuta is sure to be feminine.
    """
    for source in article.sources:
        if source.gender and name and name in (source.name, source.label):
            return source.gender
    first = name.split()[0] if name.split() else ""
    return "f" if first.startswith("ال") and first.endswith("ة") else ""


def _with_values(state: EditorState, given: Mapping[str, str]) -> EditorState:
    """The state with those slots filled everywhere, and what follows from it."""
    article = state.article
    brief = article.brief or Brief()
    values = dict(given)
    for slot in brief.slots:
        if slot.type == "verb" and slot.agrees in values and len(slot.forms) == 1:
            gender = gender_of(article, values[slot.agrees])
            if gender and slot.name not in values and not brief.value(slot.name):
                values[slot.name] = getattr(slot.forms[0], gender)
    known = {value.slot: value.text for value in brief.values} | values
    chosen = chip_at(state)
    if chosen is not None and chosen.name in values:
        behind = Position(chosen.block, chosen.end)
        spots = [behind, behind]
    else:
        spots = [state.selection.head, state.selection.anchor]
    blocks: list[Block] = []
    for place, block in enumerate(article.blocks):
        if not is_object(block):
            spots = [_moved(block, spot, place, values) for spot in spots]
        filled = map_inlines(block, lambda inlines: _filled(inlines, values))
        blocks.append(_spoken(filled, brief, known))
    if article.brief is not None:
        listed = tuple(Value(name, text) for name, text in known.items())
        meta = _with_details(article.meta, brief.slots, known)
        article = replace(article, meta=meta, brief=replace(brief, values=listed))
    ids = [blocks[spot.block].id for spot in spots]
    return finish(
        state, blocks, (ids[0], spots[0].offset), (ids[1], spots[1].offset), article=article
    )


def _with_details(meta: Metadata, slots: Iterable[Slot], values: Mapping[str, str]) -> Metadata:
    """The details with what these slots say of them, where nobody has said anything yet."""
    for slot in slots:
        words = values.get(slot.name, "")
        if words and slot.fill == "author" and not meta.authors:
            meta = replace(meta, authors=(words,))
        elif words and slot.fill == "place" and not meta.place:
            meta = replace(meta, place=words)
    return meta


def _filled(inlines: Inlines, values: Mapping[str, str]) -> Inlines:
    """The inlines with empty slots filled; words that fill them already are plain words now."""
    out: list[Inline] = []
    for name, run in groupby(inlines, slot_of):
        parts = list(run)
        if name in values and isinstance(first := parts[0], Text):
            parts = [Text(values[name], tuple(m for m in first.marks if m.name != SLOT))]
        out.extend(
            Text(one.text, tuple(m for m in one.marks if m.name != FILLED))
            if isinstance(one, Text) and filling(one) in values
            else one
            for one in parts
        )
    found = normal(out)
    return inlines if found == inlines else found


def _moved(block: Block, spot: Position, place: int, values: Mapping[str, str]) -> Position:
    """Where a position of the block is after its slots were filled."""
    if spot.block != place:
        return spot
    shift = 0
    for chip in chips_of(block, place):
        if chip.name in values and chip.start < spot.offset:
            shift += len(values[chip.name]) - (min(chip.end, spot.offset) - chip.start)
    return Position(place, spot.offset + shift)


def _spoken(block: Block, brief: Brief, values: Mapping[str, str]) -> Block:
    """The block with its speaker, once the slots of its pattern are known."""
    guide = None if block.speaker else brief.guide(block.id)
    if guide is None or not guide.speaker:
        return block
    names = [found[1] for found in _PATTERN.finditer(guide.speaker) if found[1]]
    if not all(values.get(name) for name in names):
        return block
    words = _PATTERN.sub(lambda m: values[m[1]] if m[1] else m[0][0], guide.speaker)
    return replace(block, speaker=words)


def _cut(inlines: Inlines, start: int) -> Iterator[Inline]:
    """The inlines from the one that holds the position on."""
    place = 0
    for inline in inlines:
        place += length(inline)
        if place > start:
            yield inline


def _as_filled(marks: tuple[Mark, ...], name: str) -> tuple[Mark, ...]:
    return canonical((*(one for one in marks if one.name != SLOT), Mark(FILLED, name)))


def _covers(chip: Chip, start: Position, end: Position) -> bool:
    return chip.start <= start.offset and end.offset <= chip.end


def _selected(state: EditorState, chip: Chip | None) -> EditorState | None:
    return None if chip is None else EditorState(state.article, chip.selection)
