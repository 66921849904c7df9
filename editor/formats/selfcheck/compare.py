"""What has to be in a file against what is: one row for each kind of thing.

Text is compared in order, white space and direction marks aside. Knows no format.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from editor.formats.selfcheck.expected import Expected, Pieces, Unit
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
    lines = [seen.even(line.text) for line in seen.lines]
    lost: list[str] = []
    turned: list[str] = []
    place = told = 0
    for unit in expected.units:
        at = _find(unit, lines, place, seen.even)
        if at < 0:
            lost.append(" ".join(unit.pieces))
            continue
        place = at + 1
        if direction := seen.lines[at].direction:
            told += 1
            if direction != unit.direction:
                turned.append(seen.lines[at].text)
    words = [word for word in expected.words if word]
    if seen.tables is None:
        words += (piece for cells, _ in expected.tables for cell in cells for piece in cell)
    everything = "\n".join(lines)
    lost += (word for word in words if seen.even(word) not in everything)
    total = len(expected.units) + len(words)
    yield Row(N_("blocks of text"), total, total - len(lost), not lost, _first(lost))
    if told:
        yield Row(N_("directions"), told, told - len(turned), not turned, _first(turned))


def _find(unit: Unit, lines: Sequence[str], start: int, even: Even) -> int:
    """The next line that holds the pieces in their order, or -1."""
    pieces = [even(piece) for piece in unit.pieces]
    ends = min(len(lines), start + LOOK_AHEAD)
    return next((at for at in range(start, ends) if _holds(lines[at], pieces)), -1)


def _holds(text: str, pieces: Iterable[str]) -> bool:
    """Whether the pieces are in the text, in their order."""
    place = 0
    for piece in pieces:
        place = text.find(piece, place)
        if place < 0:
            return False
        place += len(piece)
    return True


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
        at = next((n for n in range(place, len(texts)) if _holds(texts[n], bare)), -1)
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
                _holds(even(have), map(even, want))
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
    lost = [name for name, value in told.items() if value not in even(found[name])]
    return Row(N_("metadata"), len(told), len(told) - len(lost), not lost, _first(lost))


def _first(texts: Iterable[str]) -> str:
    text = even(next(iter(texts), ""))
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
