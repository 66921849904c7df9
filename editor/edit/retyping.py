"""Text from a plain field put back into rich inlines: what was not touched keeps what it carries.

For captions and table cells that are edited in fields. Knows no field.
"""

from __future__ import annotations

from editor.edit.slots import chips_in
from editor.model.brief import SLOT
from editor.model.inline import (
    BREAK,
    OBJECT,
    Break,
    Citation,
    Inline,
    Inlines,
    Text,
    cut,
    marks_at,
    plain,
    readable,
    remove_mark,
    splice,
)
from editor.model.marks import MARK, Mark


def retyped(inlines: Inlines, text: str) -> Inlines:
    """The inlines after their readable text became `text`.

    Only the stretch between the common start and the common end is new; it takes the marks of the
    first word it replaces, or those that typing there would continue. Citations always stay.
    """
    text = text.replace(OBJECT, "").replace("\r\n", "\n")
    old = readable(inlines)
    if text == old:
        return inlines
    first = _common(old, text)
    last = _common(old[first:][::-1], text[first:][::-1])
    places = [i for i, char in enumerate(plain(inlines)) if char != OBJECT]
    size = len(plain(inlines))
    removed = len(old) - last - first
    start = places[first] if first < len(places) else size
    end = places[first + removed - 1] + 1 if removed else start
    for chip in chips_in(inlines):
        if chip.start <= end and start <= chip.end:
            # A slot that somebody writes in or at holds words from now on.
            inlines = remove_mark(inlines, chip.start, chip.end, SLOT)
    replaced = cut(inlines, start, end)
    marks = _marks(inlines, replaced, start)
    kept = tuple(one for one in replaced if isinstance(one, Citation))
    return splice(inlines, start, end, (*_typed(text[first : len(text) - last], marks), *kept))


def _marks(inlines: Inlines, replaced: Inlines, start: int) -> tuple[Mark, ...]:
    for one in replaced:
        if isinstance(one, Text):
            return one.marks
    before = marks_at(inlines, start) if start else ()
    return tuple(mark for mark in before if MARK[mark.name].inclusive)


def _typed(text: str, marks: tuple[Mark, ...]) -> list[Inline]:
    out: list[Inline] = []
    for number, line in enumerate(text.split(BREAK)):
        out += [Break()] if number else []
        out += [Text(line, marks)] if line else []
    return out


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
