"""A short fingerprint of what a block visibly says: its words, emphasis, links, cells, picture.

Of what a reader of the file sees and nothing else, so that a block keeps its record when it is
moved or its notes are numbered anew, and loses it when anybody changes a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from zlib import crc32

from editor.model.article import Block
from editor.model.inline import BREAK, OBJECT, Break, Inlines, Text


def digest(block: Block) -> str:
    """Eight hexadecimal digits for a block as it is shown."""
    return fingerprint("\x1d".join(_parts(block)))


def digest_inlines(inlines: Inlines) -> str:
    """Eight hexadecimal digits for inlines as they are shown."""
    return fingerprint("".join(map(_sign, inlines)))


def fingerprint(text: str) -> str:
    """Eight hexadecimal digits."""
    return f"{crc32(text.encode('utf-8', 'surrogatepass')):08x}"


def digest_bytes(data: bytes) -> str:
    """Eight hexadecimal digits."""
    return f"{crc32(data):08x}"


def _parts(block: Block) -> Iterator[str]:
    yield "".join(map(_sign, block.inlines))
    if block.embed is not None:
        yield block.embed.url
        yield block.embed.title
    if block.table is not None:
        for row in block.table.rows:
            yield "\x1e".join("".join(map(_sign, cell)) for cell in row)


def _sign(inline: object) -> str:
    if isinstance(inline, Text):
        if not inline.marks:
            return inline.text
        marks = "\x1f".join(f"{mark.name}={mark.value}" for mark in inline.marks)
        return f"\x01{marks}\x02{inline.text}\x03"
    return BREAK if isinstance(inline, Break) else OBJECT
