"""The little that is read from Exif, and the even less that is kept: which side of a photo is up.

Exif 2.32, 4.6; the directory structure is that of TIFF 6.0, section 2. Damaged data gives nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

Order = Literal["little", "big"]

ORIENTATION: Final = 0x0112
GPS: Final = 0x8825
PLACE_TAGS: Final = frozenset({2, 4})
"""GPSLatitude and GPSLongitude (Exif 2.32, table 15)."""
MAX_ENTRIES: Final = 512
UPRIGHT: Final = 1
TURNED: Final = frozenset({5, 6, 7, 8})
"""Orientations in which width and height change places."""


def orientation(tiff: bytes) -> int:
    """Which of the eight orientations a picture has; 1 where nothing or nonsense is said."""
    for tag, value in _directory(tiff, _first(tiff)):
        if tag == ORIENTATION and 1 <= value <= 8:
            return value
    return UPRIGHT


def names_place(tiff: bytes) -> bool:
    """Whether it tells where the picture was taken."""
    for tag, value in _directory(tiff, _first(tiff)):
        if tag == GPS:
            return any(inner in PLACE_TAGS for inner, _ in _directory(tiff, value))
    return False


def upright_note(orientation: int) -> bytes:
    """A TIFF block that says nothing but the orientation."""
    entry = (
        ORIENTATION.to_bytes(2, "big") + b"\0\3\0\0\0\1" + orientation.to_bytes(2, "big") + b"\0\0"
    )
    return b"MM\0*\0\0\0\x08\0\1" + entry + b"\0\0\0\0"


def _order(tiff: bytes) -> Order:
    return "little" if tiff[:2] == b"II" else "big"


def _first(tiff: bytes) -> int:
    if tiff[:2] not in (b"II", b"MM"):
        return 0
    return int.from_bytes(tiff[4:8], _order(tiff))


def _directory(tiff: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Tag and value (or offset) of each entry; short values stand at the start of their field."""
    order = _order(tiff)
    if not 8 <= at <= len(tiff) - 2:
        return
    count = min(int.from_bytes(tiff[at : at + 2], order), MAX_ENTRIES)
    for place in range(at + 2, at + 2 + 12 * count, 12):
        entry = tiff[place : place + 12]
        if len(entry) < 12:
            return
        short = int.from_bytes(entry[2:4], order) == 3
        yield (
            int.from_bytes(entry[:2], order),
            int.from_bytes(entry[8:10] if short else entry[8:12], order),
        )
