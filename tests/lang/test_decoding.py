"""The one decoder: every encoding a newsroom still sends, and what is not text at all."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.lang.decoding import Decoded, UndecodableText, clean, decode

ARABIC = "نقلت الوكالة عن المتحدث باسم الوزارة قوله إن الطريق مفتوح"
TWENTY_LETTERS = "وصل الوفد إلى المدينة مساء"
TEXT = f"{ARABIC}، وفق بيان.\nسطر ثانٍ (2026)؟"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode("utf-8"), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode("utf-8"), "utf-8-sig"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (b"\xff\xfe\x00\x00" + TEXT.encode("utf-32-le"), "utf-32-le"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("cp1256"), "cp1256"),
        (TEXT.encode("iso8859-6"), "iso8859-6"),
    ],
)
def test_every_encoding_gives_the_same_text_and_is_named(data: bytes, encoding: str) -> None:
    assert decode(data) == Decoded(TEXT, encoding, ())


def test_arabic_utf16_without_mark_is_valid_utf8_and_still_told_apart() -> None:
    data = "مرحبا".encode("utf-16-le")
    data.decode("utf-8")
    assert decode(data).text == "مرحبا"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["plain Latin text", "שלום עולם", "أهلاً (2026) BBC “نعم”"])
def test_utf16_without_mark_in_other_scripts(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == Decoded(text, encoding, ())


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859-6"])
def test_twenty_letters_tell_the_two_arabic_code_pages_apart(encoding: str) -> None:
    assert decode(TWENTY_LETTERS.encode(encoding)) == Decoded(TWENTY_LETTERS, encoding, ())


def test_a_guess_on_few_letters_says_so() -> None:
    found = decode("نعم".encode("cp1256"))
    assert "Check that it looks right" in found.warnings[0]


def test_french_accents_are_not_taken_for_arabic_letters() -> None:
    assert decode("un café à Beyrouth".encode("cp1256")).text == "un café à Beyrouth"


def test_utf8_with_a_broken_byte_stays_utf8_and_counts_the_damage() -> None:
    found = decode(ARABIC.encode("utf-8") + b"\xd9 " + ARABIC.encode("utf-8"))
    assert found.text == f"{ARABIC}� {ARABIC}"
    assert found.encoding == "utf-8"
    assert found.warnings == ("1 place could not be read and is marked with �.",)


def test_utf16_cut_in_the_middle_of_a_unit_keeps_the_rest() -> None:
    found = decode(b"\xff\xfe" + TEXT.encode("utf-16-le") + b"\x06")
    assert found.text == TEXT + "�"
    assert len(found.warnings) == 1


def test_empty_input_is_empty_text() -> None:
    assert decode(b"") == Decoded("", "utf-8", ())


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029", "\x0b"])
def test_every_line_end_becomes_a_newline(line_end: str) -> None:
    assert decode(f"أول{line_end}ثانٍ".encode()).text == "أول\nثانٍ"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04rest", "a zip package"),
        (b"%PDF-1.7", "a PDF file"),
        (b"\x89PNG\r\n\x1a\n....", "an image"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office"),
        (bytes(range(32)) * 20, "binary"),
        (b"\x00" * 64, "binary"),
        (b"\x7fELF\x02\x01\x01" + b"\x00" * 40 + b"\xff\x01" * 20, "binary"),
    ],
)
def test_what_is_not_text_is_refused_with_a_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(UndecodableText, match=rf"{reason}.*\.$"):
        decode(data)


def test_one_stray_nul_does_not_make_a_text_binary() -> None:
    found = decode(f"{ARABIC}\0".encode())
    assert clean(found.text)[0] == ARABIC


@given(st.binary(max_size=300))
@settings(max_examples=150)
def test_any_bytes_give_text_or_the_one_error(data: bytes) -> None:
    with suppress(UndecodableText):
        assert "\r" not in decode(data).text


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإ ،.\n", min_size=1))
@settings(max_examples=100)
def test_utf8_is_never_taken_for_anything_else(text: str) -> None:
    assert decode(text.encode()) == Decoded(text, "utf-8", ())


def test_cleaning_keeps_the_invisible_characters_that_mean_something() -> None:
    text = "\u200e\u200f\u061c می\u200cرود ه\u200d \u2066BBC\u2069 \u2067\u2068\u2069\t\n"
    assert clean(text) == (text, ())


def test_cleaning_removes_what_no_document_can_hold() -> None:
    text, warnings = clean("ا\0ب\x08\ufeff\ufffe\uffff\ud800\U0001fffe\x7fج")
    assert text == "ابج"
    assert warnings == ("8 control characters were removed: no document can hold them.",)


def test_cleaning_removes_overrides_and_says_which() -> None:
    text, warnings = clean("\u202eمعكوس\u202c \u202aabc\u202c")
    assert text == "معكوس abc"
    assert warnings == (
        "4 direction embedding or override characters were removed (1 LRE, 2 PDF, 1 RLO).",
    )


XML_TEXT = re.compile("[\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")


@given(st.text(max_size=60))
@settings(max_examples=200)
def test_clean_text_is_valid_in_xml_and_cleaning_again_changes_nothing(text: str) -> None:
    cleaned, _ = clean(text)
    assert XML_TEXT.fullmatch(cleaned)
    assert clean(cleaned) == (cleaned, ())
