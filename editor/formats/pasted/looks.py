"""What a style says that matters to a text: marks, whether it is hidden, whether lines are kept.

Colours, fonts and sizes are looks and no more. One style stands on thousands of elements: answers
are remembered.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from editor.model.marks import Mark

_BOLD: Final = re.compile(r"(?:^|[;\s])font-weight\s*:\s*(bold(?:er)?|[6-9]00|normal|[1-5]00)")
_SLANT: Final = re.compile(r"font-style\s*:\s*(italic|oblique|normal)")
_LINES: Final = re.compile(r"text-decoration(?:-line)?\s*:\s*([a-z\s-]+)")
_RAISED: Final = re.compile(r"vertical-align\s*:\s*(super|sub)\b")
_HIDDEN: Final = re.compile(
    r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden|(?:^|[;\s])font-size\s*:\s*0"
    r"(?:\.0*)?(?:pt|px|em|rem|%)?\s*(?:;|$)"
)
_KEPT: Final = re.compile(r"white-space\s*:\s*(?:-\w+-)?(?:pre|break-spaces)")
_NORMAL: Final = re.compile(r"white-space\s*:\s*(?:normal|nowrap)")
_TURNED: Final = re.compile(r"(?:^|[;\s])direction\s*:\s*(rtl|ltr)")

TAGS: Final[dict[str, str]] = {
    "b": "strong", "strong": "strong", "i": "emphasis", "em": "emphasis", "cite": "emphasis",
    "u": "underline", "s": "strike", "strike": "strike", "del": "strike", "sup": "superscript",
    "sub": "subscript", "code": "code", "tt": "code", "kbd": "code", "samp": "code",
}  # fmt: skip


@lru_cache(maxsize=4096)
def marks_of(tag: str, style: str, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """The marks inside an element, from those around it; a style may take one back."""
    if tag in TAGS:
        marks = _with(marks, TAGS[tag])
    if not style:
        return marks
    if found := _BOLD.findall(style):
        bold = found[-1].startswith("bold") or found[-1][0] in "6789"
        marks = _with(marks, "strong") if bold else _without(marks, "strong")
    if found := _SLANT.findall(style):
        slanted = found[-1] != "normal"
        marks = _with(marks, "emphasis") if slanted else _without(marks, "emphasis")
    for lines in _LINES.findall(style):
        if "none" in lines:
            marks = _without(_without(marks, "underline"), "strike")
        if "underline" in lines:
            marks = _with(marks, "underline")
        if "line-through" in lines:
            marks = _with(marks, "strike")
    if raised := _RAISED.search(style):
        marks = _with(marks, "superscript" if raised[1] == "super" else "subscript")
    return marks


def _with(marks: tuple[Mark, ...], name: str) -> tuple[Mark, ...]:
    mark = Mark(name)
    return marks if mark in marks else (*marks, mark)


def _without(marks: tuple[Mark, ...], name: str) -> tuple[Mark, ...]:
    return tuple(mark for mark in marks if mark.name != name)


@lru_cache(maxsize=4096)
def is_hidden(style: str) -> bool:
    """Whether nobody sees what is in the element."""
    return bool(style) and _HIDDEN.search(style) is not None


@lru_cache(maxsize=4096)
def keeps_lines(style: str, inherited: bool) -> bool:
    """Whether line ends in the source are line ends on the page."""
    if "white-space" not in style:
        return inherited
    return bool(_KEPT.search(style)) or (inherited and not _NORMAL.search(style))


@lru_cache(maxsize=4096)
def direction_of(given: str, style: str) -> str:
    """rtl or ltr as the attribute or the style says; empty where neither does."""
    given = given.strip().lower()
    if given in ("rtl", "ltr"):
        return given
    found = _TURNED.findall(style) if style else []
    return str(found[-1]) if found else ""
