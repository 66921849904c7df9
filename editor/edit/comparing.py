"""How two versions of an article differ in their words: what came in, what went.

Blocks are matched by their ids, and within a block words are matched. Compares what is read on
the page; knows no file and paints nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Final, Literal

from editor.lang.counting import count
from editor.model.article import Article, Block
from editor.model.inline import readable
from editor.value import frozen

Change = Literal["", "added", "removed"]
_WORD: Final = re.compile(r"\S+\s*|\s+")


@frozen
class Piece:
    """Some words, and whether only the new or only the old version has them."""

    text: str
    change: Change = ""


@frozen
class Line:
    """One block: its pieces in reading order, the old words before those in their place."""

    pieces: tuple[Piece, ...]

    @property
    def changed(self) -> bool:
        """Whether the versions differ here."""
        return any(piece.change for piece in self.pieces)


def compare(old: Article, new: Article) -> tuple[Line, ...]:
    """Every block of both versions that has words, in the order of the page."""
    return tuple(line for line in _lines(old, new) if line.pieces)


def words(lines: tuple[Line, ...], change: Change) -> int:
    """How many words came in ("added"), went ("removed") or stayed ("")."""
    pieces = (piece for line in lines for piece in line.pieces if piece.change == change)
    return sum(count(piece.text).words for piece in pieces)


def _lines(old: Article, new: Article) -> Iterator[Line]:
    ids = [block.id for block in old.blocks], [block.id for block in new.blocks]
    for kind, a, b, c, d in SequenceMatcher(None, *ids, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from map(_line, old.blocks[a:b], new.blocks[c:d])
            continue
        # Blocks that were made anew, by another program or from another format, match by place.
        for before, after in zip_longest(old.blocks[a:b], new.blocks[c:d]):
            yield _line(before, after)


def _line(old: Block | None, new: Block | None) -> Line:
    before, after = _text(old), _text(new)
    if before == after:
        return Line((Piece(after),) if after else ())
    one, two = _WORD.findall(before), _WORD.findall(after)
    bare = [word.strip() for word in one], [word.strip() for word in two]
    pieces: list[Piece] = []
    for kind, a, b, c, d in SequenceMatcher(None, *bare, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(Piece("".join(two[c:d])))
            continue
        pieces.append(Piece("".join(one[a:b]), "removed"))
        pieces.append(Piece("".join(two[c:d]), "added"))
    return Line(tuple(piece for piece in pieces if piece.text))


def _text(block: Block | None) -> str:
    """What is read: the words, who says them, the cells of a table, what an image shows."""
    if block is None:
        return ""
    parts = [block.text, block.speaker]
    if block.table is not None:
        parts += [readable(cell) for row in block.table.rows for cell in row]
    if block.figure is not None:
        parts += [block.figure.alt, block.figure.credit]
    if block.embed is not None:
        parts += [block.embed.title, block.embed.url]
    return "\n".join(filter(None, (" ".join(part.split()) for part in parts)))
