"""What is said of a picture beside a Markdown file is said in the reader's language, whole."""

from __future__ import annotations

import base64
import struct
import zlib

from editor.formats.markdown.reader import read
from editor.formats.pictures import DETAILS_REMOVED
from editor.lang.i18n import catalogue


def png() -> bytes:
    """One pixel, with a note of who made it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
        + chunk(b"tEXt", b"Author\x00Somebody")
        + chunk(b"IDAT", zlib.compress(b"\x00\x00\x00\x00")) + chunk(b"IEND", b"")
    )  # fmt: skip


def test_what_was_taken_out_of_a_picture_is_told_in_arabic() -> None:
    page = f"# عنوان\n\n![صورة](data:image/png;base64,{base64.b64encode(png()).decode()})\n"
    told = [catalogue("ar").say(one) for one in read(page.encode()).warnings]
    assert any(catalogue("ar")(DETAILS_REMOVED) in one for one in told), told
    assert not any("removed" in one or one.endswith("..") for one in told)
