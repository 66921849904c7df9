"""A template and what is known become an article, or blocks for one.

Pure: the day, the author and the outlet come from outside. Knows no file and no window.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final

from editor.lang.dates import format_date
from editor.model.article import Article, Block, Metadata, Table, new_id
from editor.model.brief import SLOT, Brief, Guide, Slot, Value
from editor.model.inline import Inline, Inlines, Text, normal
from editor.model.marks import Mark
from editor.model.schema import repair
from editor.model.slots import words_of
from editor.templates.template import BlockPlan, Template, parts
from editor.value import field, frozen, replace


@frozen
class Known:
    """What fills slots by itself. `gender` tells that of a name ("f", "m" or ""), for verbs."""

    now: datetime | None = None
    author: str = ""
    outlet: str = ""
    place: str = ""
    section: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    genders: Mapping[str, str] = field(default_factory=dict)


def make_article(template: Template, known: Known | None = None) -> Article:
    """A new article: what is known is in place, all else waits in slots. Well-formed."""
    known = known or Known()
    filled = values_of(template.slots, known, template.language)
    blocks = make_blocks(template, filled)
    began = make_blocks(
        template, values_of(template.slots, replace(known, values={}), template.language)
    )
    plan = template.fields
    moment = known.now.isoformat(timespec="seconds") if known.now and known.now.tzinfo else ""
    meta = Metadata(
        language=template.language,
        authors=(known.author,) if known.author else (),
        outlet=known.outlet,
        place=known.place or plan.place,
        section=known.section or plan.section,
        keywords=plan.keywords,
        description=plan.description,
        created=moment,
    )
    brief = Brief(
        template.id, template.slots, guides(template, blocks, began), plan.required,
        template.checks.run,
        tuple(Value(name, text) for name, text in filled.items()),
    )  # fmt: skip
    return repair(Article(new_id(), meta, blocks, brief=brief))


def page_of(section: Template) -> Article:
    """A section as a page of its own, for its picture."""
    blocks = make_blocks(section, values_of(section.slots, Known(), section.language))
    return Article(new_id(), Metadata(language=section.language), blocks)


def make_blocks(template: Template, filled: Mapping[str, str]) -> tuple[Block, ...]:
    """The template's blocks with fresh ids; a slot without a value shows its label."""
    slots = {slot.name: slot for slot in template.slots}
    groups: dict[str, str] = {}
    return tuple(_block(plan, slots, filled, groups) for plan in template.blocks)


def guides(
    template: Template, blocks: Sequence[Block], began: Sequence[Block] = ()
) -> tuple[Guide, ...]:
    """What is to be known of each block that was made.

    `began` are the same blocks as nobody has filled them: values that somebody gave are work, and
    a block that holds one is kept.
    """
    return tuple(
        Guide(block.id, plan.guidance, plan.optional, words_of(bare), plan.limit,
              plan.speaker if "{" in plan.speaker else "")
        for plan, block, bare in zip(template.blocks, blocks, began or blocks, strict=True)
    )  # fmt: skip


def values_of(slots: Iterable[Slot], known: Known, language: str) -> dict[str, str]:
    """What is known of each slot, by name: what was given, what fills by itself, then verbs."""
    slots = tuple(slots)
    out: dict[str, str] = {}
    for slot in slots:
        text = known.values.get(slot.name) or _fills(slot, known, language)
        if text:
            out[slot.name] = text
    for slot in slots:
        if slot.type == "verb" and slot.name not in out and slot.agrees in out:
            gender = known.genders.get(slot.agrees) or known.genders.get(out[slot.agrees], "")
            if gender and len(slot.forms) == 1:
                out[slot.name] = getattr(slot.forms[0], gender)
    return out


def _fills(slot: Slot, known: Known, language: str) -> str:
    if slot.fill in ("today", "now", "weekday"):
        if known.now is None:
            return ""
        return _DATES[slot.fill](known.now, language)
    return str(getattr(known, slot.fill, "")) if slot.fill else ""


def _today(now: datetime, language: str) -> str:
    return format_date(now.date().isoformat(), language)


def _weekday(now: datetime, language: str) -> str:
    long = format_date(now.date().isoformat(), language, weekday=True)
    return long.removesuffix(_today(now, language)).strip(" ،,")


def _clock(now: datetime, language: str) -> str:
    return f"{now:%H:%M}"


_DATES: Final = {"today": _today, "weekday": _weekday, "now": _clock}


def _block(
    plan: BlockPlan, slots: Mapping[str, Slot], filled: Mapping[str, str], groups: dict[str, str]
) -> Block:
    group = groups.setdefault(plan.group, new_id()) if plan.group else ""
    block = Block(
        new_id(), plan.kind, _filled_in(plan.inlines, filled) or inlines(plan.text, slots, filled),
        level=plan.level, ordered=plan.ordered, group=group,
        speaker=speaker(plan.speaker, filled),
    )  # fmt: skip
    if plan.kind == "table":
        rows = tuple(tuple(inlines(cell, slots, filled) for cell in row) for row in plan.rows)
        block = replace(block, table=Table(rows))
    return block


def speaker(pattern: str, filled: Mapping[str, str]) -> str:
    """The pattern with its slots filled; nothing as long as one is empty."""
    found = [filled.get(name, "") if name else words for name, words in parts(pattern)]
    return "".join(found) if all(found) else ""


def inlines(text: str, slots: Mapping[str, Slot], filled: Mapping[str, str]) -> Inlines:
    """The text with every slot as its value, or as its label under the mark `slot`."""
    out: list[Inline] = []
    for name, words in parts(text):
        if not name:
            out.append(Text(words))
        elif value := filled.get(name):
            out.append(Text(value))
        else:
            label = slots[name].label if name in slots else name
            out.append(Text(label, (Mark(SLOT, name),)))
    return normal(out)


def _filled_in(marked: Inlines, filled: Mapping[str, str]) -> Inlines:
    """Marked words with their slots filled as far as values are known."""
    out: list[Inline] = []
    for inline in marked:
        if isinstance(inline, Text):
            name = next((mark.value for mark in inline.marks if mark.name == SLOT), "")
            if name and (value := filled.get(name)):
                inline = Text(value, tuple(m for m in inline.marks if m.name != SLOT))
        out.append(inline)
    return normal(out)
