"""Clean text runs: one space where there were several, no invisible litter, no empty lines.

Joiners and direction marks stay: they are spelling and order, not litter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from editor.model.inline import Break, Citation, Inline, Inlines, Text, normal

_LITTER: Final = re.compile("[\u00ad\u200b\u2060\ufeff\ufffc]")
_SPACES: Final = re.compile("[ \t\n\r\f\u00a0\u2002-\u200a\u202f\u3000]+")
_BOUND: Final = re.compile("[0-9٠-٩۰-۹]\\Z")
_UNIT: Final = re.compile("[0-9٠-٩۰-۹%٪€$£°]|[»!?:;](?:\\s|\\Z)")
NO_BREAK: Final = "\u00a0"


def clean(inlines: Iterable[Inline]) -> Inlines:
    """The inlines without litter, with single spaces, and none at the ends of a line."""
    out: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text):
            text = _spaced(_LITTER.sub("", inline.text))
            if text.startswith(" ") and _ends_line(out):
                text = text[1:]
            if text:
                out.append(Text(text, inline.marks))
        else:
            if isinstance(inline, Break):
                _trim(out)
            out.append(inline)
    _trim(out)
    while out and isinstance(out[-1], Break):
        out.pop()
        _trim(out)
    while out and isinstance(out[0], Break):
        out.pop(0)
    return normal(out)


def _spaced(text: str) -> str:
    """One space for a run of them; one that must not break stays where it binds a figure."""

    def one(found: re.Match[str]) -> str:
        if found[0] != NO_BREAK:
            return " "
        before, after = text[: found.start()][-1:], text[found.end() :][:2]
        bound = _BOUND.match(before) or before == "«" or _UNIT.match(after)
        return NO_BREAK if bound else " "

    return _SPACES.sub(one, text)


def _ends_line(out: list[Inline]) -> bool:
    """Whether a space would be the first of its line, or the second in a row."""
    if not out or isinstance(out[-1], Break):
        return True
    last = out[-1]
    return isinstance(last, Text) and last.text.endswith((" ", NO_BREAK))


def _trim(out: list[Inline]) -> None:
    while out and isinstance(last := out[-1], Text):
        text = last.text.rstrip(" " + NO_BREAK)
        if text:
            out[-1] = Text(text, last.marks)
            return
        out.pop()


def paragraphs(inlines: Iterable[Inline]) -> list[Inlines]:
    """The stretches between two line breaks in a row: what mail programs write for paragraphs."""
    out: list[list[Inline]] = [[]]
    breaks = 0
    for inline in inlines:
        blank = isinstance(inline, Text) and not inline.text.strip(" " + NO_BREAK)
        if isinstance(inline, Break):
            breaks += 1
        elif not (blank and breaks):
            if breaks > 1:
                out.append([])
            elif breaks:
                out[-1].append(Break())
            breaks = 0
            out[-1].append(inline)
    return [part for one in out if (part := clean(one))]


def says_something(inlines: Inlines) -> bool:
    """Whether there is a word or a note in it."""
    return any(
        isinstance(one, Citation) or (isinstance(one, Text) and one.text.strip()) for one in inlines
    )
