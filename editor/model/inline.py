"""What a block's text is made of: runs of marked text, line breaks and citations.

Positions are counted in code points of `plain()`, where a line break and a citation are one
character each. Knows nothing of blocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from editor.model.marks import Mark, canonical
from editor.value import frozen, replace

BREAK: Final = "\n"
OBJECT: Final = "\ufffc"
"""U+FFFC OBJECT REPLACEMENT CHARACTER: what stands for a citation in plain text."""


@frozen
class Text:
    """A run of text under one set of marks; never empty and never with a newline inside."""

    text: str
    marks: tuple[Mark, ...] = ()


@frozen
class Break:
    """A forced new line inside a block."""


@frozen
class Ref:
    """One source behind a citation, and where in it: a page, a paragraph, a timecode."""

    source: str
    locator: str = ""


@frozen
class Citation:
    """The marker at the end of a claim; it shares its id with the `claim` mark over the words.

    `refs` name the sources; `note` is an editor's remark of its own. With no refs it is a plain
    footnote. Its number is derived from its place and never stored.
    """

    id: str
    refs: tuple[Ref, ...] = ()
    note: tuple[Text, ...] = ()


Inline = Text | Break | Citation
Inlines = tuple[Inline, ...]


def length(inline: Inline) -> int:
    """How many positions the inline takes."""
    return len(inline.text) if isinstance(inline, Text) else 1


def plain(inlines: Iterable[Inline]) -> str:
    """The characters, with a newline for a break and U+FFFC for a citation."""
    return "".join(
        inline.text if isinstance(inline, Text) else BREAK if isinstance(inline, Break) else OBJECT
        for inline in inlines
    )


def readable(inlines: Iterable[Inline]) -> str:
    """The characters as a reader sees them: citations leave nothing behind."""
    return "".join(
        inline.text if isinstance(inline, Text) else BREAK
        for inline in inlines
        if not isinstance(inline, Citation)
    )


def normal(inlines: Iterable[Inline]) -> Inlines:
    """The one canonical form: marks canonical, equal neighbours merged, nothing empty."""
    out: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text):
            if not inline.text:
                continue
            marks = canonical(inline.marks)
            last = out[-1] if out else None
            if isinstance(last, Text) and last.marks == marks:
                out[-1] = Text(last.text + inline.text, marks)
                continue
            if marks != inline.marks:
                inline = Text(inline.text, marks)
        out.append(inline)
    return tuple(out)


def cut(inlines: Inlines, start: int, end: int) -> Inlines:
    """The part between two positions; runs that straddle an edge are split."""
    out: list[Inline] = []
    place = 0
    for inline in inlines:
        size = length(inline)
        if place >= end and size:
            break
        if place + size > start:
            if isinstance(inline, Text):
                piece = inline.text[max(0, start - place) : end - place]
                if piece:
                    out.append(Text(piece, inline.marks))
            elif start <= place < end:
                out.append(inline)
        place += size
    return tuple(out)


def splice(inlines: Inlines, start: int, end: int, new: Iterable[Inline] = ()) -> Inlines:
    """The inlines with positions start..end replaced by `new`, in canonical form."""
    size = sum(map(length, inlines))
    return normal((*cut(inlines, 0, start), *new, *cut(inlines, end, size)))


def marks_at(inlines: Inlines, position: int) -> tuple[Mark, ...]:
    """The marks of the character before the position (of the first one at position 0)."""
    place = 0
    for inline in inlines:
        place += length(inline)
        if place >= max(position, 1):
            return inline.marks if isinstance(inline, Text) else ()
    return ()


def add_mark(inlines: Inlines, start: int, end: int, mark: Mark) -> Inlines:
    """Lay the mark over every text between the two positions."""
    return splice(
        inlines,
        start,
        end,
        (
            replace(part, marks=canonical((*part.marks, mark))) if isinstance(part, Text) else part
            for part in cut(inlines, start, end)
        ),
    )


def remove_mark(
    inlines: Inlines, start: int, end: int, name: str, value: str | None = None
) -> Inlines:
    """Take the mark (of that value, or of any) off every text between the two positions."""

    def without(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
        return tuple(m for m in marks if m.name != name or (value is not None and m.value != value))

    return splice(
        inlines,
        start,
        end,
        (
            replace(part, marks=without(part.marks)) if isinstance(part, Text) else part
            for part in cut(inlines, start, end)
        ),
    )


def has_mark(inlines: Inlines, start: int, end: int, name: str) -> bool:
    """Whether every text between the two positions carries the mark, and there is some."""
    texts = [part for part in cut(inlines, start, end) if isinstance(part, Text)]
    return bool(texts) and all(any(m.name == name for m in text.marks) for text in texts)


def citations(inlines: Iterable[Inline]) -> Iterator[Citation]:
    """The citations, in order."""
    return (inline for inline in inlines if isinstance(inline, Citation))
