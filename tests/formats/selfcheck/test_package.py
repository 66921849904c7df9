"""Our own zip reader reads what `zipfile` writes, and refuses what is not whole."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.formats.selfcheck.package import Damaged, unpack

PARTS = {"[Content_Types].xml": b"<a/>" * 50, "word/صورة.png": bytes(range(256)), "empty": b""}


def packed(parts: dict[str, bytes], method: int) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", method) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize("method", [ZIP_STORED, ZIP_DEFLATED])
def test_every_part_comes_out_as_it_went_in(method) -> None:
    assert unpack(packed(PARTS, method)) == PARTS


@given(st.integers(0, 400), st.integers(0, 255))
@settings(max_examples=150)
def test_one_wrong_byte_never_changes_a_part_unseen(place, byte) -> None:
    data = bytearray(packed(PARTS, ZIP_DEFLATED))
    data[place % len(data)] = byte
    try:
        found = unpack(bytes(data))
    except Damaged:
        return
    contents = set(PARTS.values())
    assert set(found.values()) <= contents


@given(st.integers(0, 2000))
def test_a_file_cut_off_anywhere_is_refused(size) -> None:
    data = packed(PARTS, ZIP_STORED)
    with pytest.raises(Damaged):
        unpack(data[: size % len(data)])
