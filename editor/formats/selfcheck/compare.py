"""What has to be in a file against what is: one row for each kind of thing.

Text is compared in order, white space and direction marks aside. Knows no format.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from editor.formats.selfcheck.expected import Expected, Pieces
from editor.formats.selfcheck.report import Row
from editor.formats.selfcheck.seen import Grid, Seen, even
from editor.lang.i18n import N_

Even = Callable[[str], str]

LOOK_AHEAD: Final = 40
"""Lines that may stand between two blocks (captions, labels, cells) before one counts as lost."""
SHOWN: Final = 60
"""Characters of a lost text that a report quotes."""
FOLLOWED: Final = ("http://", "https://", "mailto:", "tel:")
"""Addresses that every writer makes links of; it may refuse others."""


_PERCENT: Final = re.compile(rb"%([0-9A-Fa-f]{2})")


def compare(expected: Expected, seen: Seen) -> tuple[Row, ...]:
    """The rows; nothing that was neither expected nor found is mentioned."""
    rows = [
        *_text(expected, seen),
        *([] if seen.headings is None else [_headings(expected, seen, seen.headings)]),
        _in_order(N_("notes"), expected.notes, seen.notes, seen.even),
        _number(N_("note references"), expected.markers, seen.markers),
        _some(N_("links"), _addresses(expected.links), _addresses(seen.links), even),
        _some(N_("images"), expected.images, seen.images, seen.even),
        *([] if seen.tables is None else _tables(expected, seen.tables, seen.even)),
        _facts(expected.facts, seen.facts),
        Row(N_("faults in the file"), 0, len(seen.faults), not seen.faults, _first(seen.faults)),
    ]
    return tuple(row for row in rows if row.expected or row.found)


def _text(expected: Expected, seen: Seen) -> Iterator[Row]:
    """Blocks in order, short texts anywhere, and the direction of what was found."""
    units = [
        (unit, pieces)
        for unit in expected.units
        if (pieces := [piece for piece in map(seen.even, unit.pieces) if piece])
    ]
    lines = [seen.even(line.text) for line in seen.lines]
    everything = ("" if seen.stream else "\n").join(lines)
    places = (
        _places_in_text([pieces for _, pieces in units], everything)
        if seen.stream
        else _places_in_lines([pieces for _, pieces in units], lines)
    )
    lost: list[str] = []
    told: list[bool] = []
    turned: list[str] = []
    for (unit, pieces), place in zip(units, places, strict=True):
        if place < 0:
            lost.append(" ".join(unit.pieces))
        elif not seen.stream and seen.lines[place].direction:
            # Short words may stand in a line (a credit, a title) before that of their block.
            near = zip(lines[place : place + LOOK_AHEAD], seen.lines[place:], strict=False)
            right = (line.direction == unit.direction for text, line in near
                     if _end(text, pieces) >= 0)  # fmt: skip
            told.append(any(right))
            turned += [] if told[-1] else [seen.lines[place].text]
    words = [word for word in expected.words if word]
    if seen.tables is None:
        words += (piece for cells, _ in expected.tables for cell in cells for piece in cell)
    wanted = Counter(map(seen.even, words))
    lost += (word for word, times in wanted.items() if word and everything.count(word) < times)
    total = len(units) + len(words)
    yield Row(N_("blocks of text"), total, total - len(lost), not lost, _first(lost))
    yield Row(N_("directions"), len(told), sum(told), not turned, _first(turned))


def _places_in_lines(units: Iterable[Sequence[str]], lines: Sequence[str]) -> Iterator[int]:
    """The line of each unit, after that of the one before; -1 for what is lost."""
    start = 0
    for pieces in units:
        ends = min(len(lines), start + LOOK_AHEAD)
        place = next((n for n in range(start, ends) if _end(lines[n], pieces) >= 0), -1)
        start = max(start, place + 1)
        yield place


def _places_in_text(units: Iterable[Sequence[str]], text: str) -> Iterator[int]:
    """Where each unit ends, after the one before; -1 for what is lost."""
    start = 0
    for pieces in units:
        place = _end(text, pieces, start)
        start = max(start, place)
        yield place


def _end(text: str, pieces: Iterable[str], place: int = 0) -> int:
    """Where the last of the pieces ends, which follow each other in the text; else -1."""
    for piece in pieces:
        found = text.find(piece, place)
        if found < 0:
            return -1
        place = found + len(piece)
    return place


def _headings(expected: Expected, seen: Seen, found: list[str]) -> Row:
    return _in_order(N_("headings"), expected.headings, found, seen.even)


def _in_order(what: str, expected: Iterable[Pieces], found: Iterable[str], even: Even) -> Row:
    """Each expected text in one of the found ones, in order; others may stand between."""
    wanted = list(expected)
    texts = [even(text) for text in found]
    lost: list[str] = []
    place = 0
    for pieces in wanted:
        bare = [even(piece) for piece in pieces]
        at = next((n for n in range(place, len(texts)) if _end(texts[n], bare) >= 0), -1)
        if at < 0:
            lost.append(" ".join(pieces))
        else:
            place = at + 1
    return Row(what, len(wanted), len(wanted) - len(lost), not lost, _first(lost))


def _number(what: str, expected: int, found: int) -> Row:
    return Row(what, expected, found, expected == found)


def _some(what: str, expected: Iterable[str], found: Iterable[str], even: Even) -> Row:
    """Each expected one as often as it was expected; more may be there."""
    wanted = Counter(map(even, expected))
    lost = list((wanted - Counter(map(even, found))).elements())
    total = wanted.total()
    return Row(what, total, total - len(lost), not lost, _first(lost))


def _addresses(links: Iterable[str]) -> list[str]:
    """Links that may be followed, in a form that percent-encoding does not change."""
    plain = (_unquoted(link.strip()) for link in links if link)
    return [link for link in plain if link.casefold().startswith(FOLLOWED)]


def _unquoted(link: str) -> str:
    """The address without percent-encoding; `urllib.parse` costs more to import than this."""
    if "%" not in link:
        return link
    data = link.encode("utf-8", "replace")
    return _PERCENT.sub(lambda m: bytes((int(m[1], 16),)), data).decode("utf-8", "replace")


def _tables(expected: Expected, grids: Sequence[Grid], even: Even) -> Iterator[Row]:
    lost = 0
    turned = 0
    for number, (cells, direction) in enumerate(expected.tables):
        grid = grids[number] if number < len(grids) else None
        if (
            grid is None
            or len(grid.cells) != len(cells)
            or not all(
                _end(even(have), map(even, want)) >= 0
                for want, have in zip(cells, grid.cells, strict=True)
            )
        ):
            lost += 1
        elif grid.direction and grid.direction != direction:
            turned += 1
    total = len(expected.tables)
    yield Row(N_("tables"), total, total - lost, not lost)
    if turned:
        yield Row(N_("directions of tables"), total, total - turned, kept=False)


def _facts(expected: dict[str, str], found: dict[str, str]) -> Row:
    """Of the metadata that the format carries at all, whether it says the same."""
    told = {name: even(value) for name, value in expected.items() if name in found}
    lost = [name for name, value in told.items() if value != even(found[name])]
    return Row(N_("metadata"), len(told), len(told) - len(lost), not lost, _first(lost))


def _first(texts: Iterable[str]) -> str:
    text = even(next(iter(texts), ""))
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
