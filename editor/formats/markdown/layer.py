"""Inlines as Markdown shows them, and what has to be remembered beside to have them back whole.

`parted` gives two halves: `whole(*parted(x)) == x`. Marks that Markdown can show
stay; they are drawn in to the first and last visible character, for emphasis never touches a
space. Spaces and line breaks at either end of a block are not shown. Knows no syntax.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from editor.formats.markdown.links import visible_url
from editor.model.inline import (
    BREAK,
    Break,
    Inline,
    Inlines,
    Text,
    cut,
    length,
    normal,
    plain,
)
from editor.model.marks import MARK, MARKS, Mark
from editor.value import replace

VISIBLE: Final = frozenset(spec.id for spec in MARKS if spec.value in ("none", "url"))
Extent = tuple[int, int, Mark]
"""Start, end, and the mark that lies over the text between."""


def extents(inlines: Inlines) -> list[Extent]:
    """The longest stretches under each mark, by start; a break or a citation ends all of them."""
    found: list[Extent] = []
    began: dict[Mark, int] = {}
    place = 0
    for inline in inlines:
        marks = inline.marks if isinstance(inline, Text) else ()
        ended = [mark for mark in began if mark not in marks]
        found += [(began.pop(mark), place, mark) for mark in ended]
        for mark in marks:
            began.setdefault(mark, place)
        place += length(inline)
    found += [(start, place, mark) for mark, start in began.items()]
    found.sort()
    return found


def shown(inlines: Inlines) -> Inlines:
    """The inlines as the plain Markdown says them."""
    return parted(inlines)[0]


def parted(inlines: Inlines) -> tuple[Inlines, dict[str, Any]]:
    """(the inlines as Markdown says them, what that leaves out as JSON-able data)."""
    out: dict[str, Any] = {}
    before, after = _edges(inlines)
    marks = extents(inlines) if any(getattr(one, "marks", ()) for one in inlines) else []
    core = inlines
    if before or after:
        out["edges"] = [before, after]
        core = cut(inlines, len(before), len(plain(inlines)) - len(after))
    if not marks:
        return core, out
    seen = _visible(plain(inlines), marks)
    known = set(seen)
    lost = [one for one in marks if one not in known]
    if any(MARK[mark.name].value == "url" for _, _, mark in lost):
        # Neighbours may be one link when shown; then none of them can count as seen.
        lost = [one for one in marks if one not in known or MARK[one[2].name].value == "url"]
    if lost:
        out["marks"] = [
            [start, end, mark.name, *([mark.value] if mark.value else [])]
            for start, end, mark in lost
        ]
    if seen == marks and core is inlines:
        return inlines, out
    shift = len(before)
    return _remarked(core, [(start - shift, end - shift, mark) for start, end, mark in seen]), out


def whole(inlines: Inlines, data: Mapping[str, Any]) -> Inlines:
    """The inlines with what was hidden of them. Ignores what is not well-formed in the data."""
    edges = data.get("edges")
    if isinstance(edges, list) and len(edges) == 2 and all(isinstance(e, str) for e in edges):
        inlines = normal((*_spelled(edges[0]), *inlines, *_spelled(edges[1])))
    marks = data.get("marks")
    if not isinstance(marks, list):
        return inlines
    added: list[Extent] = []
    for one in marks:
        match one:
            case [int(start), int(end), str(name), *value] if name in MARK and 0 <= start < end:
                given = value[0] if value and isinstance(value[0], str) else ""
                added.append((start, end, Mark(name, given)))
    linked = bytearray(len(plain(inlines)) + 1)
    for start, end, mark in added:
        if MARK[mark.name].value == "url":
            linked[start:end] = b"\1" * len(linked[start:end])
    seen = [
        one for one in extents(inlines) if MARK[one[2].name].value != "url" or not linked[one[0]]
    ]
    return _remarked(inlines, sorted(seen + added))


def _edges(inlines: Inlines) -> tuple[str, str]:
    """The spaces and breaks at both ends; all of them in front where there is nothing else."""
    if not inlines:
        return "", ""
    first, last = inlines[0], inlines[-1]
    if (
        isinstance(first, Text)
        and isinstance(last, Text)
        and not first.text[0].isspace()
        and not last.text[-1].isspace()
    ):
        return "", ""
    text = plain(inlines)
    rest = text.lstrip()
    core = rest.rstrip()
    return text[: len(text) - len(rest)], rest[len(core) :]


def _spelled(text: str) -> list[Inline]:
    out: list[Inline] = []
    for place, line in enumerate(text.split(BREAK)):
        if place:
            out.append(Break())
        if line:
            out.append(Text(line))
    return out


def _visible(text: str, marks: list[Extent]) -> list[Extent]:
    """The extents of marks that can be shown, without the spaces at their ends."""
    out: list[Extent] = []
    for start, end, mark in marks:
        if mark.name not in VISIBLE:
            continue
        if MARK[mark.name].value == "url":
            url = visible_url(mark.value)
            if not url:
                continue
            mark = mark if url == mark.value else replace(mark, value=url)
        inside = text[start:end]
        first = start + len(inside) - len(inside.lstrip())
        last = end - len(inside) + len(inside.rstrip())
        if first < last:
            out.append((first, last, mark))
    return sorted(out)


def _remarked(inlines: Inlines, marks: list[Extent]) -> Inlines:
    """The same characters under these marks alone."""
    out: list[Inline] = []
    waiting = marks[::-1]
    active: list[Extent] = []
    place = 0
    for inline in inlines:
        if not isinstance(inline, Text):
            out.append(inline)
            place += 1
            continue
        end = place + len(inline.text)
        begin = place
        while place < end:
            while waiting and waiting[-1][0] <= place:
                active.append(waiting.pop())
            active = [one for one in active if one[1] > place]
            stop = min([end, *(one[1] for one in active), *(one[0] for one in waiting[-1:])])
            piece = inline.text[place - begin : stop - begin]
            out.append(Text(piece, tuple(one[2] for one in active)))
            place = stop
    return normal(out)
