"""What stands in the view: a range of its blocks as lines. Changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from PySide6.QtGui import QTextBlock, QTextDocument, QTextFormat

from editor.qt.lines import Line, Piece

_FIRST: Final = QTextFormat.Property.UserProperty.value
BLOCK_ID: Final = _FIRST + 1
SHAPE: Final = _FIRST + 2
KEY: Final = _FIRST + 3


def read_line(block: QTextBlock) -> Line:
    """One block of the view."""
    made = block.blockFormat()
    return Line(made.stringProperty(BLOCK_ID), made.stringProperty(SHAPE), tuple(_pieces(block)))


def read_lines(document: QTextDocument, first: int, end: int) -> list[Line]:
    """The blocks first..end-1 of the view."""
    out: list[Line] = []
    block = document.findBlockByNumber(first)
    while block.isValid() and len(out) < end - first:
        out.append(read_line(block))
        block = block.next()
    return out


def _pieces(block: QTextBlock) -> Iterator[Piece]:
    pieces = []
    fragments = block.begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        pieces.append((fragment.text(), fragment.charFormat().stringProperty(KEY)))
        fragments += 1
    for key, run in groupby(pieces, lambda piece: piece[1]):
        yield "".join(text for text, _ in run), key
