"""Tables: rows in reading order, columns mirrored by `w:bidiVisual`, a header row that repeats.

Source: ISO 29500-1, 17.4. Knows cells as paragraphs that somebody else writes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from editor.formats.docx.pictures import TEXT_WIDTH
from editor.lang.direction import Direction
from editor.model.article import Table
from editor.model.inline import Inlines, readable

MAX_COLUMNS: Final = 63
"""Word refuses a file that has a wider table."""

SHORTEST, LONGEST = 6, 40
"""Characters between which the width of a column follows its longest cell."""
WORD, AROUND = 16, 9
"""A word of so many characters is not broken, with room for a cell's margins around it."""

TEXT: Final = "Muharrir Table Text"
HEADING: Final = "Muharrir Table Heading"

Cell = Callable[[Inlines, str], str]
"""Writes the paragraph of a cell in a style."""


def grid(table: Table, direction: Direction, cell: Cell) -> str:
    """The `w:tbl`, as wide as the text."""
    widths = _widths(table)
    bidi = "<w:bidiVisual/>" if direction == "rtl" else ""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_rows(table, widths, cell))
    look = (
        f'<w:tblLook w:val="0000" w:firstRow="{table.header_row:d}" w:lastRow="0" '
        f'w:firstColumn="{table.header_column:d}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="MuharrirTable"/>{bidi}'
        f'<w:tblW w:w="5000" w:type="pct"/>{look}</w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def _rows(table: Table, widths: list[int], cell: Cell) -> Iterator[str]:
    for number, row in enumerate(table.rows):
        heading = table.header_row and number == 0
        properties = f"<w:trPr><w:cantSplit/>{'<w:tblHeader/>' if heading else ''}</w:trPr>"
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f"{cell(inlines, _style(heading or (table.header_column and column == 0)))}</w:tc>"
            for column, (inlines, width) in enumerate(
                zip(_padded(row, widths), widths, strict=True)
            )
        )
        yield f"<w:tr>{properties}{cells}</w:tr>"


def lines(table: Table, cell: Cell) -> Iterator[str]:
    """The cells one below the other, for a table that Word would refuse."""
    for row in table.rows:
        for inlines in row:
            yield cell(inlines, TEXT)


def _style(heading: bool) -> str:
    return HEADING if heading else TEXT


def _padded(row: tuple[Inlines, ...], widths: list[int]) -> tuple[Inlines, ...]:
    return row + ((),) * (len(widths) - len(row))


def _widths(table: Table) -> list[int]:
    """Twips for each column, by the longest text in it, and none too narrow for its words."""
    longest = [0] * max(map(len, table.rows))
    words = [0] * len(longest)
    for row in table.rows:
        for column, inlines in enumerate(row):
            text = readable(inlines)
            longest[column] = max(longest[column], len(text))
            words[column] = max(words[column], *map(len, text.split()), 0)
    least = [max(SHORTEST, min(word, WORD) + AROUND) for word in words]
    shares = [min(max(*both), LONGEST) for both in zip(longest, least, strict=True)]
    return [TEXT_WIDTH * share // sum(shares) for share in shares]
