"""Tables in pasted HTML: which are data and which only lay out a page, and where each cell stands.

Merged cells leave empty ones behind, so that columns stay columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from editor.formats.pasted.tree import tag_of, words_of
from editor.model.article import Table
from editor.model.inline import Inlines, Text

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MAX_CELLS: Final = 20_000
MAX_SPAN: Final = 200
LONG: Final = 700
"""Characters of a cell that is no cell but a column of a page."""


def rows_of(table: Element) -> Iterator[Element]:
    """Its own rows, not those of tables inside it."""
    for part in table:
        if tag_of(part) == "tr":
            yield part
        elif tag_of(part) in ("thead", "tbody", "tfoot"):
            yield from (row for row in part if tag_of(row) == "tr")


def cells_of(row: Element) -> list[Element]:
    """Its cells."""
    return [cell for cell in row if tag_of(cell) in ("td", "th")]


def is_data(table: Element) -> bool:
    """Whether it is a table to a reader; else it only lays out a page or a mail."""
    if (table.get("role") or "") in ("presentation", "none"):
        return False
    rows = [cells_of(row) for row in rows_of(table)]
    cells = [cell for row in rows for cell in row]
    if max(map(len, rows), default=0) < 2 and not any(_span(cell, "colspan") > 1 for cell in cells):
        return False
    if any(True for _ in table.iterdescendants("table", "h1", "h2", "h3", "article")):
        return False
    return all(len(words_of(cell)) <= LONG for cell in cells)


def count(table: Element) -> int:
    """How many cells it has."""
    return sum(len(cells_of(row)) for row in rows_of(table))


def _span(cell: Element, name: str) -> int:
    given = (cell.get(name) or "").strip()
    return min(max(int(given), 1), MAX_SPAN) if given.isascii() and given.isdigit() else 1


def grid(table: Element, read: Callable[[Element], Inlines]) -> Table | None:
    """The table; None where all of it is empty."""
    rows: list[list[Inlines]] = []
    heads: list[list[bool]] = []
    waiting: dict[tuple[int, int], bool] = {}
    room = MAX_CELLS
    for place, row in enumerate(rows_of(table)):
        line: list[Inlines] = []
        head: list[bool] = []
        for element in cells_of(row):
            while waiting.pop((place, len(line)), False):
                line.append(())
                head.append(False)
            wide, high = _span(element, "colspan"), _span(element, "rowspan")
            room -= wide * high
            wide, high = (wide, high) if room > 0 else (1, 1)
            start = len(line)
            line += [read(element), *[()] * (wide - 1)]
            head += [tag_of(element) == "th"] * wide
            waiting |= {
                (place + down, start + over): True
                for down in range(1, high) for over in range(wide)
            }  # fmt: skip
        while waiting.pop((place, len(line)), False):
            line.append(())
            head.append(False)
        around = row.getparent()
        in_head = around is not None and tag_of(around) == "thead"
        rows.append(line)
        heads.append([True] * len(line) if in_head else head)
    return _made(rows, heads)


def _made(rows: list[list[Inlines]], heads: list[list[bool]]) -> Table | None:
    while rows and not any(rows[-1]):
        rows.pop()
        heads.pop()
    width = max((n for row in rows for n, cell in enumerate(row, 1) if cell), default=0)
    if not width:
        return None
    full = tuple((*row[:width], *[()] * (width - len(row))) for row in rows)
    named = bool(heads[0]) and all(heads[0][:width])
    bold = len(full) > 1 and _bold(full[0]) and not _bold(full[1])
    beside = len(full) > 1 and all(row and row[0] for row in heads[1:]) and any(heads[1:])
    head = tuple(map(_light, full[0])) if bold else full[0]
    return Table((head, *full[1:]), header_row=named or bold, header_column=beside)


def _bold(row: tuple[Inlines, ...]) -> bool:
    """Whether every word of the row is strong, as people set the head of a sheet."""
    texts = [one for cell in row for one in cell if isinstance(one, Text)]
    return bool(texts) and all(any(m.name == "strong" for m in one.marks) for one in texts)


def _light(cell: Inlines) -> Inlines:
    return tuple(
        Text(one.text, tuple(m for m in one.marks if m.name != "strong"))
        if isinstance(one, Text)
        else one
        for one in cell
    )
