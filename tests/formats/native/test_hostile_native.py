"""Files that lie, burst or break are refused with one sentence; a lost image costs the image."""

from __future__ import annotations

import io
import json
import struct
from collections.abc import Callable
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.formats.native.reader import read
from editor.formats.native.writer import write
from editor.formats.result import Unreadable
from editor.model.article import Article, Block, Figure, Media
from editor.model.schema import repair
from tests.articles import PNG

MIME = b"application/x-muharrir+zip"
PLAIN = b'{"version": 1, "id": "a"}'
WITH_IMAGE = repair(
    Article(
        "a",
        blocks=(Block("h", "headline"), Block("f", "figure", figure=Figure("i1"))),
        media=(Media("i1", "image/png", PNG),),
    )
)


def package(*parts: tuple[str, bytes], mimetype: bytes = MIME) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name, data in (("mimetype", mimetype), *parts):
            made.writestr(name, data)
    return out.getvalue()


def article(data: bytes) -> bytes:
    return package(("article.json", data))


def doubled() -> bytes:
    with pytest.warns(UserWarning, match="Duplicate"):
        return package(("article.json", PLAIN), ("article.json", PLAIN))


def encrypted() -> bytes:
    data = bytearray(article(PLAIN))
    at = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    data[at + 8] |= 1
    return bytes(data)


def overlapping() -> bytes:
    data = bytearray(article(PLAIN))
    at = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    data[at + 42 : at + 46] = struct.pack("<I", 0)
    return bytes(data)


def lying_size() -> bytes:
    data = bytearray(article(PLAIN))
    at = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    data[at + 24 : at + 28] = struct.pack("<I", 0xF000_0000)
    return bytes(data)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: b"", "not a zip file"),
        (lambda: b"{}", "not a zip file"),
        (lambda: "خبر".encode(), "not a zip file"),
        (lambda: article(PLAIN)[:60], "no table of contents"),
        (lambda: package(("a.txt", b""), mimetype=b"application/epub+zip"), "not a Muharrir"),
        (lambda: package(), "no article in the file"),
        (doubled, "two parts named “article.json”"),
        (encrypted, "needs a password"),
        (overlapping, "damaged"),
        (lying_size, "unpack to more than 200 MB"),
        (lambda: package(("article.json", b" " * 20_000_000)), "packed suspiciously small"),
        (lambda: package(("../evil", b""), ("article.json", PLAIN)), "leads out of it: “../evil”"),
        (lambda: package(("/etc/x", b""), ("article.json", PLAIN)), "leads out of it"),
        (lambda: package(("C:\\x", b""), ("article.json", PLAIN)), "leads out of it"),
        (lambda: package(*((f"m{n}", b"") for n in range(2001))), "too many parts"),
        (lambda: article(b"{"), "not valid JSON"),
        (lambda: article(b"\xff\xfe\x00"), "not valid JSON"),
        (lambda: article(b'{"version": 1, "id": NaN}'), "not valid JSON"),
        (lambda: article(b'{"version": ' + b"9" * 9999 + b"}"), "not valid JSON"),
        (lambda: article(b"[" * 50_000 + b"]" * 50_000), "nested too deeply"),
        (lambda: article(b'{"version":1,"id":' + b'{"x":' * 50_000), "nested too deeply"),
        (lambda: article(b"[]"), "Expected an object at article, found a list"),
        (lambda: article(b'{"id": "a"}'), "does not say which version"),
        (lambda: article(b'{"version": "1"}'), "does not say which version"),
        (lambda: article(b'{"version": 0}'), "does not say which version"),
        (lambda: article(b'{"version": 2, "id": "a", "new": 1}'), "newer Muharrir: it is"),
        (lambda: article(b'{"version": 1, "id": "a", "new": 1}'), "the field “new”"),
    ],
)  # fmt: skip
def test_what_is_no_article_is_refused_with_a_sentence(
    make: Callable[[], bytes], sentence: str
) -> None:
    with pytest.raises(Unreadable) as error:
        read(make())
    message = str(error.value)
    assert sentence in message
    assert message[0].isupper()
    assert message.endswith(".")
    assert "\n" not in message


@given(st.integers(0, 400), st.integers(0, 255))
@settings(max_examples=150)
def test_one_wrong_byte_anywhere_gives_the_article_a_warning_or_a_sentence(place, byte) -> None:
    data = bytearray(write(WITH_IMAGE).value.data)
    data[place % len(data)] = byte
    try:
        found = read(bytes(data))
    except Unreadable:
        return
    assert found.value == WITH_IMAGE or found.warnings


@given(st.integers(0, 2000))
@settings(max_examples=60)
def test_a_file_cut_off_anywhere_is_refused(size) -> None:
    whole = write(WITH_IMAGE).value.data
    with pytest.raises(Unreadable):
        read(whole[: size % len(whole)])


def test_a_missing_image_costs_only_the_image() -> None:
    with ZipFile(io.BytesIO(write(WITH_IMAGE).value.data)) as whole:
        text = whole.read("article.json")
    found = read(article(text))
    assert found.warnings == ("The image “media/i1.png” is missing in the file.",)
    assert found.value.blocks == WITH_IMAGE.blocks
    assert found.value.media[0].data == b""


def test_a_damaged_image_costs_only_the_image() -> None:
    data = write(WITH_IMAGE).value.data
    found = read(data.replace(PNG[-20:-12], b"\x00" * 8))
    assert found.value.blocks == WITH_IMAGE.blocks
    assert len(found.warnings) == 1


def test_parts_that_are_not_ours_are_named() -> None:
    found = read(package(("article.json", PLAIN), ("notes.txt", b"hi")))
    assert any("notes.txt" in warning for warning in found.warnings)


def test_an_article_that_was_edited_by_hand_is_mended_and_says_so() -> None:
    data = json.dumps({"version": 1, "id": "a", "blocks": [{"id": "b"}, {"id": "b"}]}).encode()
    found = read(article(data))
    assert repair(found.value) == found.value
    assert "mended" in found.warnings[0]
