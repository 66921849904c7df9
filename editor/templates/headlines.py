"""Headlines to try: patterns filled with what the article offers.

A slot for which the article has nothing stays open as «…». Verbs agree with the gender of who is
named before them, where that is known. Knows no window.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from editor.edit.material import Material, Named
from editor.model.brief import Slot
from editor.templates.template import Pattern, PatternFile, parts
from editor.value import frozen

OPEN: Final = "…"
"""What stands for words that only a person can know."""
SUBJECTS: Final = 3
"""How many different people or bodies a pattern is tried with."""


@frozen
class Suggestion:
    """A pattern, and the headline that it gives; `holes` is how many places stay open."""

    pattern: Pattern
    text: str
    holes: int


def suggestions(files: Iterable[PatternFile], material: Material) -> tuple[Suggestion, ...]:
    """Every pattern with the article's own words, the fullest of each group first."""
    out: dict[str, Suggestion] = {}
    for file in files:
        slots = {slot.name: slot for slot in file.slots}
        for pattern in file.headlines:
            for one in _tried(pattern, slots, material):
                out.setdefault(one.text, one)
    filled = [one for one in out.values() if one.text.strip(" …:؟?«»") != ""]
    return tuple(sorted(filled, key=lambda one: (one.holes, one.pattern.group != "news")))


def _tried(pattern: Pattern, slots: Mapping[str, Slot], material: Material) -> Iterator[Suggestion]:
    """The pattern with each of the first subjects in turn, and once where it has none."""
    names = [name for name, _ in parts(pattern.pattern) if name]
    lead = next((n for n in names if n in slots and _subjects(slots[n], material)), "")
    subjects = _subjects(slots[lead], material)[:SUBJECTS] if lead else (Named(""),)
    for subject in subjects:
        yield _filled(pattern, slots, material, lead, subject)


def _subjects(slot: Slot, material: Material) -> tuple[Named, ...]:
    if slot.type == "person":
        return material.people or material.organisations
    return material.organisations if slot.type == "organisation" else ()


def _filled(
    pattern: Pattern, slots: Mapping[str, Slot], material: Material, lead: str, subject: Named
) -> Suggestion:
    given: dict[str, Named] = {lead: subject} if lead else {}
    out: list[str] = []
    holes = 0
    for name, words in parts(pattern.pattern):
        if not name:
            out.append(words)
            continue
        slot = slots.get(name)
        if name not in given:
            given[name] = _value(slot, given, material, subject)
        text = given[name].name
        holes += not text
        out.append(text or OPEN)
    return Suggestion(pattern, " ".join("".join(out).split()), holes)


def _value(
    slot: Slot | None, given: Mapping[str, Named], material: Material, subject: Named
) -> Named:
    """What the article says for sure: nobody is put beside somebody, and words stay with whoever
    said them."""
    if slot is None or slot.type in ("person", "organisation"):
        return Named("")
    if slot.type == "verb":
        return Named(_verb(slot, given.get(slot.agrees, Named(""))))
    said = tuple(
        one.words for one in material.quotations if not subject.name or one.speaker == subject.name
    )
    found = {"place": material.places, "number": material.figures, "quote": said}
    return Named(next(iter(found.get(slot.type, ())), ""))


def _verb(slot: Slot, subject: Named) -> str:
    """The first verb in the subject's gender; both forms where that is not known."""
    if not slot.forms:
        return ""
    form = slot.forms[0]
    if subject.gender == "f":
        return form.f
    if subject.gender == "m" or form.m == form.f:
        return form.m
    return f"{form.m}/{form.f}"
