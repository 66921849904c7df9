"""The parts of a zip that we wrote ourselves, for the check after every export.

Follows the central directory (APPNOTE 6.3, 4.3.12) and proves every checksum. `zipfile` would do
the same and more, but its import costs more than the whole check. Files of others go to `zipfile`.
"""

from __future__ import annotations

import zlib
from struct import Struct
from typing import Final

END: Final = Struct("<4s4H2IH")
ENTRY: Final = Struct("<4s6H3I5H2I")
LOCAL: Final = Struct("<4s5H3I2H")
STORED: Final = 0
DEFLATED: Final = 8


class Damaged(ValueError):
    """The bytes are no whole zip; the message says where that showed."""


def unpack(data: bytes) -> dict[str, bytes]:
    """Every part by its name. Raises `Damaged`."""
    at = data.rfind(b"PK\x05\x06")
    if at < 0 or len(data) < at + END.size:
        raise Damaged("zip: no end of the central directory")
    _, _, _, _, count, _, place, _ = END.unpack_from(data, at)
    parts: dict[str, bytes] = {}
    for _ in range(count):
        if data[place : place + 4] != b"PK\x01\x02" or place + ENTRY.size > at:
            raise Damaged("zip: central directory")
        entry = ENTRY.unpack_from(data, place)
        method, crc, packed, size = entry[4], entry[7], entry[8], entry[9]
        name_length, extra, comment, offset = entry[10], entry[11], entry[12], entry[16]
        start = place + ENTRY.size
        name = data[start : start + name_length].decode("utf-8", "replace")
        content = _content(data, offset, method, packed, name)
        if name in parts or len(content) != size or zlib.crc32(content) != crc:
            raise Damaged(f"zip: {name}")
        parts[name] = content
        place = start + name_length + extra + comment
    return parts


def _content(data: bytes, offset: int, method: int, packed: int, name: str) -> bytes:
    if data[offset : offset + 4] != b"PK\x03\x04" or offset + LOCAL.size > len(data):
        raise Damaged(f"zip: {name}")
    header = LOCAL.unpack_from(data, offset)
    start = offset + LOCAL.size + header[9] + header[10]
    content = data[start : start + packed]
    if method == STORED:
        return content
    if method != DEFLATED:
        raise Damaged(f"zip: {name}")
    try:
        return zlib.decompress(content, -zlib.MAX_WBITS)
    except zlib.error as error:
        raise Damaged(f"zip: {name}") from error
