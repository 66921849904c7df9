"""Pictures on their way into an article: what they are, how large, and without what they betray.

PNG, JPEG, GIF and WebP. Metadata is cut out of the file; the picture itself is never encoded anew.
What is kept is a list of what a picture needs (its pixels, colours, animation), so that kinds of
metadata unknown today go as well. Which side is up stays, for without it a photo lies on its side.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from editor.formats.exif import TURNED, UPRIGHT, names_place, orientation, upright_note
from editor.formats.result import Result, Unreadable
from editor.lang.i18n import N_
from editor.model.article import Media
from editor.value import dataclass, field, replace

MAX_BYTES: Final = 40 * 1024 * 1024
MAX_PIXELS: Final = 250_000_000

NOT_A_PICTURE: Final = N_("Only PNG, JPEG, GIF and WebP images can stand in an article.")
DAMAGED: Final = N_("The image is damaged: it ends too early.")
TOO_LARGE: Final = N_("The image is larger than 40 MB; make it smaller first.")
TOO_MANY_PIXELS: Final = N_("The image has too many pixels; make it smaller first.")
PLACE_REMOVED: Final = N_("The place where the picture was taken was removed from the file.")
DETAILS_REMOVED: Final = N_(
    "Details of camera, time, author and software were removed from the file."
)
REST_REMOVED: Final = N_("Data hidden behind the end of the picture was removed from the file.")

_PLACES: Final = (b"GPSLatitude", b"GPSLongitude", b"photoshop:City", b"Iptc4xmpCore:Location",
                  b"\x1c\x02\x5a", b"\x1c\x02\x5c", b"\x1c\x02\x65")  # fmt: skip
"""How XMP and IPTC (IIM 4.2, datasets 2:90, 2:92, 2:101) name places."""


@dataclass(slots=True)
class _Found:
    """What came out of a file. `turn` is an Exif orientation."""

    width: int = 0
    height: int = 0
    parts: list[bytes] = field(default_factory=list)
    turn: int = UPRIGHT
    place: bool = False
    details: bool = False
    rest: bool = False

    def drop(self, payload: bytes, exif: bytes = b"") -> None:
        """Leave a piece of metadata out, after a look at what it was."""
        if exif and (turn := orientation(exif)) != UPRIGHT:
            self.turn = turn
        if (exif and names_place(exif)) or any(name in payload for name in _PLACES):
            self.place = True
        else:
            self.details = True


def take(data: bytes, id: str = "") -> Result[Media]:
    """The picture as the article carries it; warnings say what was taken out of the file.

    Raises `Unreadable` with a sentence for anything that is not a whole picture of a known type.
    """
    if len(data) > MAX_BYTES:
        raise Unreadable(TOO_LARGE)
    type, read = _type_of(data)
    try:
        found = read(data)
    except (IndexError, EOFError):
        raise Unreadable(DAMAGED) from None
    if found.width * found.height > MAX_PIXELS:
        raise Unreadable(TOO_MANY_PIXELS)
    width, height = found.width, found.height
    if found.turn in TURNED:
        width, height = height, width
    warnings = (
        (found.place, PLACE_REMOVED),
        (found.details, DETAILS_REMOVED),
        (found.rest, REST_REMOVED),
    )
    media = Media(id, type, b"".join(found.parts), width, height)
    return Result(media, tuple(text for there, text in warnings if there))


def bare(media: Media) -> Media:
    """The picture without metadata; as it is where it is no picture that can be read."""
    try:
        data = take(media.data).value.data
    except Unreadable:
        return media
    return media if data == media.data else replace(media, data=data)


def _type_of(data: bytes) -> tuple[str, Callable[[bytes], _Found]]:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png", _png
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg", _jpeg
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif", _gif
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp", _webp
    raise Unreadable(NOT_A_PICTURE)


def _cut(data: bytes, at: int, size: int) -> bytes:
    piece = data[at : at + size]
    if len(piece) < size:
        raise EOFError
    return piece


# PNG, third edition, section 5.

_PNG_KEPT: Final = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT "
    b"acTL fcTL fdAT".split()
)


def _png(data: bytes) -> _Found:
    from zlib import crc32

    found = _Found(parts=[data[:8]])
    at = 8
    while True:
        length = int.from_bytes(_cut(data, at, 4), "big")
        chunk = _cut(data, at, length + 12)
        kind, body = chunk[4:8], chunk[8:-4]
        if kind == b"IHDR":
            found.width = int.from_bytes(body[:4], "big")
            found.height = int.from_bytes(body[4:8], "big")
        if kind in _PNG_KEPT:
            found.parts.append(chunk)
        else:
            found.drop(body, body if kind == b"eXIf" else b"")
        at += len(chunk)
        if kind == b"IEND":
            break
    if found.turn != UPRIGHT:
        note = b"eXIf" + upright_note(found.turn)
        chunk = (len(note) - 4).to_bytes(4, "big") + note + crc32(note).to_bytes(4, "big")
        found.parts.insert(2, chunk)
    found.rest = at < len(data)
    return found


# JPEG, ITU-T T.81, annex B; application segments by the specifications that own them.

_SIZES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_BARE: Final = frozenset((0x01, *range(0xD0, 0xD8)))
_SOS, _EOI, _COM = 0xDA, 0xD9, 0xFE


def _jpeg_kept(marker: int, body: bytes) -> bool:
    """JFIF, ICC profiles and Adobe's colour transform; every other application segment goes."""
    if marker == 0xE0:
        return body.startswith(b"JFIF\0")
    if marker == 0xE2:
        return body.startswith(b"ICC_PROFILE\0")
    if marker == 0xEE:
        return body.startswith(b"Adobe")
    return not (0xE0 <= marker <= 0xEF or marker == _COM)


def _jpeg(data: bytes) -> _Found:
    found = _Found(parts=[data[:2]])
    at = 2
    while True:
        while _cut(data, at, 2)[1] == 0xFF:
            at += 1
        marker = data[at + 1]
        if data[at] != 0xFF:
            raise EOFError
        if marker == _EOI:
            found.parts.append(data[at : at + 2])
            break
        if marker in _BARE:
            found.parts.append(data[at : at + 2])
            at += 2
            continue
        segment = _cut(data, at, 2 + int.from_bytes(_cut(data, at + 2, 2), "big"))
        body = segment[4:]
        if marker in _SIZES:
            found.height = int.from_bytes(body[1:3], "big")
            found.width = int.from_bytes(body[3:5], "big")
        if _jpeg_kept(marker, body):
            found.parts.append(segment)
        else:
            exif = marker == 0xE1 and body.startswith(b"Exif\0")
            found.drop(body, body[6:] if exif else b"")
        at += max(len(segment), 4)
        if marker == _SOS:
            end = _scan_end(data, at)
            found.parts.append(data[at:end])
            at = end
    found.rest = bool(data[at + 2 :].strip(b"\0"))
    if found.turn != UPRIGHT:
        body = b"Exif\0\0" + upright_note(found.turn)
        note = b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body
        jfif = found.parts[1][:2] == b"\xff\xe0"
        found.parts.insert(2 if jfif else 1, note)
    return found


def _scan_end(data: bytes, at: int) -> int:
    """Where the next marker after entropy-coded data stands (a stuffed 00 and restarts are not)."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise EOFError
        after = data[at + 1]
        if after != 0x00 and not 0xD0 <= after <= 0xD7 and after != 0xFF:
            return at
        at += 1 if after == 0xFF else 2


# GIF89a, sections 18 to 27.

_GIF_KEPT: Final = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")


def _gif(data: bytes) -> _Found:
    found = _Found(
        width=int.from_bytes(_cut(data, 6, 2), "little"),
        height=int.from_bytes(_cut(data, 8, 2), "little"),
    )
    at = 13 + _colours(_cut(data, 10, 1)[0])
    found.parts.append(_cut(data, 0, at))
    while data[at] != 0x3B:
        if data[at] == 0x21:
            end = _blocks_end(data, at + 2)
            comment = data[at + 1] == 0xFE
            foreign = data[at + 1] == 0xFF and data[at + 3 : at + 14] not in _GIF_KEPT
            if comment or foreign:
                found.drop(data[at:end])
            else:
                found.parts.append(data[at:end])
        elif data[at] == 0x2C:
            end = _blocks_end(data, at + 11 + _colours(_cut(data, at + 9, 1)[0]))
            found.parts.append(data[at:end])
        else:
            raise EOFError
        at = end
    found.parts.append(b"\x3b")
    found.rest = at + 1 < len(data)
    return found


def _colours(packed: int) -> int:
    """Bytes of the colour table that a packed field announces."""
    return 3 << ((packed & 7) + 1) if packed & 0x80 else 0


def _blocks_end(data: bytes, at: int) -> int:
    while data[at]:
        at += data[at] + 1
    return at + 1


# WebP container specification (RFC 9649, section 2).

_WEBP_KEPT: Final = frozenset((b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_HAS_EXIF, _HAS_XMP = 0x08, 0x04


def _webp(data: bytes) -> _Found:
    found = _Found()
    end = 8 + int.from_bytes(_cut(data, 4, 4), "little")
    if end > len(data) + 1:
        raise EOFError
    at = 12
    while at + 8 <= end:
        kind, size = data[at : at + 4], int.from_bytes(_cut(data, at + 4, 4), "little")
        body = _cut(data, at + 8, size)
        at += 8 + size + (size & 1)
        if kind not in _WEBP_KEPT:
            exif = body.removeprefix(b"Exif\0\0") if kind == b"EXIF" else b""
            found.drop(body, exif)
            continue
        if not found.width:
            found.width, found.height = _webp_size(kind, body)
        if kind == b"VP8X":
            body = bytes((body[0] & ~(_HAS_EXIF | _HAS_XMP),)) + body[1:]
        found.parts.append(_riff(kind, body))
    if not found.parts:
        raise EOFError
    found.rest = at < len(data)
    if found.turn != UPRIGHT and found.parts[0].startswith(b"VP8X"):
        first = bytearray(found.parts[0])
        first[8] |= _HAS_EXIF
        found.parts[0] = bytes(first)
        found.parts.append(_riff(b"EXIF", upright_note(found.turn)))
    else:
        found.turn = UPRIGHT
    inside = b"WEBP" + b"".join(found.parts)
    found.parts = [b"RIFF", len(inside).to_bytes(4, "little"), inside]
    return found


def _riff(kind: bytes, body: bytes) -> bytes:
    return kind + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) & 1)


def _webp_size(kind: bytes, body: bytes) -> tuple[int, int]:
    if kind == b"VP8X":
        return (
            int.from_bytes(_cut(body, 4, 3), "little") + 1,
            int.from_bytes(_cut(body, 7, 3), "little") + 1,
        )
    if kind == b"VP8 ":
        return (
            int.from_bytes(_cut(body, 6, 2), "little") & 0x3FFF,
            int.from_bytes(_cut(body, 8, 2), "little") & 0x3FFF,
        )
    if kind == b"VP8L":
        bits = int.from_bytes(_cut(body, 1, 4), "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return 0, 0
