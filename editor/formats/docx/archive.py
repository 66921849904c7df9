"""A zip archive from names and bytes: the same bytes for the same parts, on every machine and day.

Written by hand because `zipfile` costs as much to import as a whole article costs to write. Stores
or deflates; no Zip64, so archive and parts stay below 4 GB. Source: APPNOTE 6.3.10, sections 4.3.7,
4.3.12 and 4.3.16.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from typing import Final

LOCAL: Final = struct.Struct("<4s5H3I2H")
CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
END: Final = struct.Struct("<4s4H2IH")
VERSION: Final = 20
UTF8_NAME: Final = 0x800
EPOCH: Final = (0, 0x21)
"""1980-01-01 00:00, the first moment that a zip archive can name: time, date."""

STORED: Final = (".png", ".jpeg", ".gif")
"""Parts that are compressed already."""


def archive(parts: Iterable[tuple[str, bytes]], level: int = 6) -> bytes:
    """The archive with the parts in the order given. `level` is that of zlib."""
    body: list[bytes] = []
    directory: list[bytes] = []
    place = count = 0
    for path, data in parts:
        name = path.encode("utf-8")
        stored = path.endswith(STORED)
        packed = data if stored else _deflate(data, level)
        common = (VERSION, UTF8_NAME, 0 if stored else 8, *EPOCH, zlib.crc32(data), len(packed),
                  len(data), len(name))  # fmt: skip
        header = LOCAL.pack(b"PK\3\4", *common, 0) + name
        directory.append(CENTRAL.pack(b"PK\1\2", VERSION, *common, 0, 0, 0, 0, 0, place) + name)
        body += (header, packed)
        place += len(header) + len(packed)
        count += 1
    index = b"".join(directory)
    end = END.pack(b"PK\5\6", 0, 0, count, count, len(index), place, 0)
    return b"".join((*body, index, end))


SMALL: Final = 13
"""Bits of a window that is quicker to set up than the largest, for parts that fit into it."""


def _deflate(data: bytes, level: int) -> bytes:
    if len(data) <= 1 << SMALL:
        packer = zlib.compressobj(level, zlib.DEFLATED, -SMALL, SMALL - 7)
    else:
        packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()
