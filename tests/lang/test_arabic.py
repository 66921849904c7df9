"""Folding for find and search, digit shapes and punctuation tables."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.lang.arabic import (
    Folding,
    fold,
    fold_with_offsets,
    is_arabic_letter,
    punctuation,
)
from editor.lang.digits import Digits, shape_digits, to_arabic_indic, to_latin, to_persian

MIXED = st.text(
    alphabet="ابدوهيىةأإآٱؤئءکیہۀـًَِّْٰٕٓٔ،؛؟«»“”'\"٠٥۵5 \n\t-–…"
    "ﷺﻻﺑﹰﹷ\u200c\u200d\u200f\u2068\u2069Aeé\u0301ß😀",
    max_size=40,
)


@pytest.mark.parametrize(
    ("written", "searched"),
    [
        ("كِتَابٌ", "كتاب"),
        ("أنّ", "ان"),
        ("كـــتاب", "كتاب"),
        ("إلى", "الي"),
        ("آخر", "اخر"),
        ("ا\u0653خر", "اخر"),
        ("على", "علي"),
        ("مدرسة", "مدرسه"),
        ("مؤمن", "مومن"),
        ("کتاب", "كتاب"),
        ("كييڤ", "كييف"),
        ("بوتین", "بوتين"),
        ("ﺑﻮﺗﻴﻦ", "بوتين"),
        ("ﻻ", "لا"),
        ("ﷺ", "صلي الله عليه وسلم"),
        ("٥٠٪", "50%"),
        ("۲۰۲۶", "2026"),
        ("«نعم»، قال", '"نعم", قال'),
        ("می\u200cرود", "ميرود"),
        ("\u2068BBC\u2069", "bbc"),
        ("שָׁלוֹם", "שלום"),
    ],
)
def test_search_overlooks_what_a_reader_overlooks(written: str, searched: str) -> None:
    assert fold(written) == fold(searched)
    assert fold(searched) == searched


@pytest.mark.parametrize(
    ("switch", "one", "other"),
    [
        ("diacritics", "كِتاب", "كتاب"),
        ("tatweel", "كـتاب", "كتاب"),
        ("hamza", "أحمد", "احمد"),
        ("ya", "على", "علي"),
        ("ta_marbuta", "مدرسة", "مدرسه"),
        ("letters", "کتاب", "كتاب"),
        ("digits", "٢٠", "20"),
        ("punctuation", "،", ","),
        ("case", "BBC", "bbc"),
        ("invisibles", "ا\u200cب", "اب"),
        ("forms", "ﻻ", "لا"),
    ],
)
def test_each_switch_turns_off_its_own_rule_only(switch: str, one: str, other: str) -> None:
    assert fold(one) == fold(other)
    strict = Folding(**{switch: False})
    assert fold(one, strict) != fold(other, strict)


@pytest.mark.parametrize(
    ("one", "other"),
    [("مسؤول", "مسئول"), ("شؤون", "شئون"), ("هيئة", "هيأة"), ("رئيس", "رءيس")],
)
def test_hamza_seats_are_one_letter_only_when_asked(one: str, other: str) -> None:
    loose = Folding(seats=True)
    assert fold(one, loose) == fold(other, loose)
    assert fold(one) != fold(other)


def test_the_hamza_of_a_first_letter_stays_an_alef_with_seats() -> None:
    assert fold("أحمد", Folding(seats=True)) == "احمد"


@pytest.mark.parametrize("lone", ["ـ", "ـــ", "\u064b", "\u200f", "\ufe70", "قال ـ نعم"])
def test_a_token_is_never_folded_to_nothing(lone: str) -> None:
    assert len(fold(lone).split(" ")) == len(lone.split(" "))
    assert all(fold(lone).split(" "))


def test_a_match_is_led_back_to_the_words_with_their_marks() -> None:
    text = "قال \u2068BBC\u2069 إنّ الكـِتابَ، هنا"
    folded = fold_with_offsets(text)
    start = folded.text.index("الكتاب")
    first, last = folded.span(start, start + len("الكتاب"))
    assert text[first:last] == "الكـِتابَ"


def test_a_match_leaves_the_isolates_around_it_alone() -> None:
    text = "\u2068BBC\u2069"
    assert fold_with_offsets(text).span(0, 3) == (1, 4)


def test_half_of_a_ligature_is_led_back_to_all_of_it() -> None:
    assert fold_with_offsets("قال ﷺ").span(4, 7) == (4, 5)


def test_an_empty_match_is_a_place_in_the_original() -> None:
    folded = fold_with_offsets("كِتاب")
    assert folded.span(1, 1) == (2, 2)
    assert folded.span(4, 4) == (5, 5)
    assert fold_with_offsets("").span(0, 0) == (0, 0)


@given(MIXED, st.booleans(), st.booleans(), st.booleans())
@settings(max_examples=200)
def test_both_foldings_agree_and_offsets_move_forward(
    text: str, diacritics: bool, seats: bool, forms: bool
) -> None:
    folding = Folding(diacritics=diacritics, seats=seats, forms=forms)
    folded = fold_with_offsets(text, folding)
    assert folded.text == fold(text, folding)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert list(folded.starts) == sorted(folded.starts)
    assert all(0 <= s < e <= len(text) for s, e in zip(folded.starts, folded.ends, strict=True))


@given(MIXED)
@settings(max_examples=200)
def test_no_token_of_any_text_is_lost(text: str) -> None:
    assert bool(fold(text).strip()) == bool(text.strip())
    assert all(fold(token).strip() for token in text.split())


def test_digits_take_each_shape_and_come_back() -> None:
    assert to_arabic_indic("عام 2026، 3.5") == "عام ٢٠٢٦، ٣.٥"
    assert to_persian("٢٠٢٦") == "۲۰۲۶"
    assert to_latin("٢٠۲۶") == "2026"


@given(st.text(alphabet="0٠۰9٩۹5٥۵ابx.", max_size=20), st.sampled_from(Digits))
@settings(max_examples=60)
def test_shaping_changes_digits_and_nothing_else(text: str, shape: Digits) -> None:
    shaped = shape_digits(text, shape)
    assert to_latin(shaped) == to_latin(text)
    assert len(shaped) == len(text)


def test_punctuation_by_language() -> None:
    assert punctuation("ar-SY") == {",": "،", ";": "؛", "?": "؟"}
    assert punctuation("ur")["."] == "۔"
    assert punctuation("he") == {}


@pytest.mark.parametrize(
    ("char", "expected"),
    [("ا", True), ("ی", True), ("ة", True), ("ـ", False), ("،", False), ("٣", False), ("a", False)],
)
def test_what_counts_as_an_arabic_letter(char: str, expected: bool) -> None:
    assert is_arabic_letter(char) is expected
