"""What a file shows, whatever its format: filled by `seen_*`, judged by `compare`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from editor.value import dataclass, field

CONTROLS: Final = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
"""Direction marks: writers add and drop them as their format needs."""


@dataclass(slots=True)
class Line:
    """One paragraph-like piece of text and its base direction, empty where none can be told."""

    text: str
    direction: str = ""


@dataclass(slots=True)
class Grid:
    """A table: its cells in the order of the file, and its direction."""

    cells: list[str] = field(default_factory=list)
    direction: str = ""


def even(text: str) -> str:
    """The text as it is compared: no direction marks, white space as single spaces."""
    if not text.isascii():
        text = CONTROLS.sub("", text)
    return " ".join(text.split())


@dataclass(slots=True)
class Seen:
    """All that was found. `markers` counts references to notes in the text.

    `facts` are metadata by name, `faults` what is broken in the file itself. `headings` and
    `tables` are None where the format does not tell them from text. `even` makes texts of the
    article and of the file comparable; `stream`: blocks need not be one line each.
    """

    lines: list[Line] = field(default_factory=list)
    headings: list[str] | None = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    markers: int = 0
    links: list[str] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    tables: list[Grid] | None = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    even: Callable[[str], str] = even
    stream: bool = False
