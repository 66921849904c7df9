"""Tables: rows, columns and cells, as functions from table to table, and the command that uses one.

First cell of a row is at its start side, whichever side that is on the screen. A function that
cannot do its work gives the same table back. Knows nothing of a grid on the screen.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

from editor.edit.settle import keep_selection
from editor.edit.state import Command, EditorState
from editor.model.article import Table
from editor.model.inline import Inlines, Text
from editor.model.kinds import KIND
from editor.model.schema import repair_block
from editor.value import replace

Row = tuple[Inlines, ...]


def empty_table(rows: int, columns: int, *, header_row: bool = True) -> Table:
    """A table of empty cells, at least one."""
    return Table((((),) * max(columns, 1),) * max(rows, 1), header_row)


def width(table: Table) -> int:
    """How many columns it has."""
    return len(table.rows[0]) if table.rows else 0


def insert_rows(table: Table, at: int, count: int = 1) -> Table:
    """Empty rows before the row at `at` (its number of rows: at the end)."""
    at = min(max(at, 0), len(table.rows))
    new: tuple[Row, ...] = (((),) * max(width(table), 1),) * count
    return replace(table, rows=(*table.rows[:at], *new, *table.rows[at:]))


def insert_columns(table: Table, at: int, count: int = 1) -> Table:
    """Empty columns before the column at `at` (its number of columns: at the end)."""
    at = min(max(at, 0), width(table))
    return replace(table, rows=tuple((*row[:at], *((),) * count, *row[at:]) for row in table.rows))


def remove_rows(table: Table, at: int, count: int = 1) -> Table:
    """Without those rows; one always stays."""
    rows = (*table.rows[:at], *table.rows[at + count :])
    return replace(table, rows=rows) if at >= 0 and rows else table


def remove_columns(table: Table, at: int, count: int = 1) -> Table:
    """Without those columns; one always stays."""
    if at < 0 or width(table) - len(range(at, min(at + count, width(table)))) < 1:
        return table
    return replace(table, rows=tuple((*row[:at], *row[at + count :]) for row in table.rows))


def move_row(table: Table, at: int, to: int) -> Table:
    """The row at `at` stands at `to` afterwards."""
    order = _moved(len(table.rows), at, to)
    return replace(table, rows=tuple(table.rows[place] for place in order))


def move_column(table: Table, at: int, to: int) -> Table:
    """The column at `at` stands at `to` afterwards."""
    order = _moved(width(table), at, to)
    return replace(table, rows=tuple(tuple(row[place] for place in order) for row in table.rows))


def _moved(count: int, at: int, to: int) -> list[int]:
    order = list(range(count))
    if at in order and to in order:
        order.insert(to, order.pop(at))
    return order


def set_cell(table: Table, row: int, column: int, inlines: Inlines) -> Table:
    """With another content of one cell."""
    return paste_cells(table, row, column, ((inlines,),), grow=False)


def paste_cells(
    table: Table, row: int, column: int, cells: Sequence[Sequence[Inlines]], *, grow: bool = True
) -> Table:
    """With cells laid over it from (row, column) on; it grows for them unless told otherwise."""
    if row < 0 or column < 0:
        return table
    if grow:
        missing_rows = row + len(cells) - len(table.rows)
        missing = column + max(map(len, cells), default=0) - width(table)
        table = insert_rows(table, len(table.rows), max(missing_rows, 0))
        table = insert_columns(table, width(table), max(missing, 0))
    rows = [list(one) for one in table.rows]
    for place, line in enumerate(cells[: len(rows) - row], row):
        for offset, inlines in enumerate(line[: len(rows[place]) - column], column):
            rows[place][offset] = inlines
    return replace(table, rows=tuple(map(tuple, rows)))


def from_spreadsheet(text: str) -> tuple[Row, ...]:
    """The cells of text copied from a spreadsheet: tabs between cells, quotes round odd ones.

    All rows come out equally wide. Empty for empty text.
    """
    import csv

    lines = csv.reader(io.StringIO(text.replace("\x00", ""), newline=""), delimiter="\t")
    try:
        rows = [[cell.strip() for cell in line] for line in lines]
    except csv.Error:
        rows = [line.split("\t") for line in text.splitlines()]
    while rows and not any(rows[-1]):
        rows.pop()
    wide = max(map(len, rows), default=0)
    return tuple(
        tuple((Text(cell),) if cell else () for cell in (*row, *[""] * (wide - len(row))))
        for row in rows
    )


def edit_table(place: int, change: Callable[[Table], Table | None]) -> Command:
    """Change the table that is the block at `place`; refuses where nothing would change."""

    def command(state: EditorState) -> EditorState | None:
        blocks = list(state.article.blocks)
        table = blocks[place].table if 0 <= place < len(blocks) else None
        changed = change(table) if table is not None else None
        if changed is None or changed == table or KIND[blocks[place].kind].id != "table":
            return None
        blocks[place] = repair_block(replace(blocks[place], table=changed))
        return keep_selection(state, blocks)

    return command
