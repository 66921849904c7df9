"""Pictures: their size is read, what they betray is cut out, the picture itself stays as it was."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.formats import pictures
from editor.formats.exif import names_place, orientation, upright_note
from editor.formats.pictures import DETAILS_REMOVED, PLACE_REMOVED, REST_REMOVED, take
from editor.formats.result import Unreadable


def exif(turn: int = 1, *, place: bool = True, order: str = "<") -> bytes:
    """A TIFF block with an orientation, a camera name and, if told so, a latitude."""
    entries = [struct.pack(order + "HHIHH", 0x0112, 3, 1, turn, 0)]
    entries.append(struct.pack(order + "HHII", 0x0110, 2, 4, int.from_bytes(b"CAM\0", "big")))
    after = 8 + 2 + 12 * 3 + 4
    entries.append(struct.pack(order + "HHII", 0x8825, 4, 1, after))
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", 8)
    directory = struct.pack(order + "H", 3) + b"".join(entries) + b"\0\0\0\0"
    gps = struct.pack(order + "HHHII", 1, 2 if place else 0, 5, 3, 0) + b"\0\0\0\0"
    return head + directory + gps


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(*extra: bytes, width: int = 3, height: int = 2) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress((b"\0" + b"\x10\x20\x30" * width) * height)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + b"".join(extra)
            + chunk(b"IDAT", pixels) + chunk(b"IEND", b""))  # fmt: skip


def segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def jpeg(*extra: bytes, tail: bytes = b"", width: int = 640, height: int = 480) -> bytes:
    frame = segment(0xC0, struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00")
    scan = segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x12\xff\x00\x34\xff\xd0\x56"
    jfif = segment(0xE0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0")
    return b"\xff\xd8" + jfif + b"".join(extra) + frame + scan + b"\xff\xd9" + tail


def gif(*extra: bytes) -> bytes:
    head = b"GIF89a" + struct.pack("<HH", 7, 5) + b"\x80\0\0" + b"\0" * 6
    image = b"\x2c" + struct.pack("<HHHH", 0, 0, 7, 5) + b"\0" + b"\x02" + b"\x02\x4c\x01\0"
    return head + b"".join(extra) + image + b"\x3b"


def riff(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) & 1)


def webp(*extra: bytes, flags: int = 0x0C) -> bytes:
    canvas = bytes((flags, 0, 0, 0)) + (99).to_bytes(3, "little") + (49).to_bytes(3, "little")
    inside = b"WEBP" + riff(b"VP8X", canvas) + riff(b"VP8L", b"\x2f\0\0\0\0\0") + b"".join(extra)
    return b"RIFF" + struct.pack("<I", len(inside)) + inside


DIRTY = {
    "png": png(chunk(b"tEXt", b"Author\0me"), chunk(b"tIME", b"\x07\xe9\1\1\1\1\1"),
               chunk(b"iTXt", b"XML:com.adobe.xmp"), chunk(b"zTXt", b"x"), chunk(b"eXIf", exif())),
    "jpeg": jpeg(segment(0xE1, b"Exif\0\0" + exif()), segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0x"),
                 segment(0xED, b"Photoshop 3.0\0\x1c\x02\x50\0\2me"), segment(0xFE, b"hello")),
    "gif": gif(b"\x21\xfe\x05hello\0", b"\x21\xff\x0bXMP DataXMP\x02hi\0"),
    "webp": webp(riff(b"EXIF", exif()), riff(b"XMP ", b"<x/>")),
}  # fmt: skip
CLEAN = {"png": png(), "jpeg": jpeg(), "gif": gif(), "webp": webp(flags=0)}
SIZES = {"png": (3, 2), "jpeg": (640, 480), "gif": (7, 5), "webp": (100, 50)}


@pytest.mark.parametrize("kind", DIRTY)
def test_metadata_is_cut_out_and_the_rest_is_the_same_to_the_byte(kind: str) -> None:
    result = take(DIRTY[kind], "m1")
    assert result.value.data == CLEAN[kind]
    assert (result.value.id, result.value.type) == ("m1", f"image/{kind}")
    assert (result.value.width, result.value.height) == SIZES[kind]
    assert DETAILS_REMOVED in result.warnings
    assert (PLACE_REMOVED in result.warnings) == (kind != "gif")


@pytest.mark.parametrize("kind", CLEAN)
def test_a_clean_picture_passes_without_a_word(kind: str) -> None:
    result = take(CLEAN[kind])
    assert (result.value.data, result.warnings) == (CLEAN[kind], ())


def test_a_loop_a_colour_profile_and_the_colour_transform_stay() -> None:
    loop = gif(b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0")
    assert take(loop).value.data == loop
    colours = jpeg(segment(0xE2, b"ICC_PROFILE\0\1\1x"), segment(0xEE, b"Adobe\0d\0\0\0\0\1"))
    assert take(colours).value.data == colours


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_turned_photo_keeps_its_orientation_and_nothing_else(order: str) -> None:
    photo = jpeg(segment(0xE1, b"Exif\0\0" + exif(6, order=order)))
    result = take(photo)
    assert result.value.data == jpeg(segment(0xE1, b"Exif\0\0" + upright_note(6)))
    assert (result.value.width, result.value.height) == (480, 640)
    assert result.warnings == (PLACE_REMOVED,)
    again = take(result.value.data)
    assert again.value == result.value


def test_orientation_survives_in_png_and_webp_too() -> None:
    assert upright_note(8) in take(png(chunk(b"eXIf", exif(8)))).value.data
    turned = take(webp(riff(b"EXIF", b"Exif\0\0" + exif(3)))).value.data
    assert upright_note(3) in turned
    assert turned[20] == 0x08


def test_a_second_picture_hidden_behind_the_end_goes() -> None:
    result = take(jpeg(tail=jpeg()))
    assert result.value.data == jpeg()
    assert result.warnings == (REST_REMOVED,)


def test_exif_without_a_place_does_not_claim_one() -> None:
    assert names_place(exif())
    assert not names_place(exif(place=False))
    assert orientation(b"junk") == 1


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"BM1"]
)
def test_anything_else_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(Unreadable, match="Only PNG, JPEG"):
        take(data)


@pytest.mark.parametrize("kind", DIRTY)
def test_a_truncated_picture_is_refused_wherever_it_ends(kind: str) -> None:
    for end in range(16, len(CLEAN[kind]) - 1):
        with pytest.raises(Unreadable):
            take(CLEAN[kind][:end])


def test_very_large_pictures_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    huge = png().replace(struct.pack(">II", 3, 2), struct.pack(">II", 2**30, 2**30))
    with pytest.raises(Unreadable, match="too many pixels"):
        take(huge)
    monkeypatch.setattr(pictures, "MAX_BYTES", 20)
    with pytest.raises(Unreadable, match="larger"):
        take(png())


@settings(max_examples=150)
@given(st.sampled_from(sorted(DIRTY)), st.data())
def test_a_damaged_picture_is_refused_or_comes_out_clean(kind: str, data: st.DataObject) -> None:
    raw = bytearray(DIRTY[kind])
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(12, len(raw) - 1))] = data.draw(st.integers(0, 255))
    try:
        once = take(bytes(raw)).value
    except Unreadable:
        return
    assert take(once.data).value == once
