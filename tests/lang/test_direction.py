"""Directions of languages, blocks and runs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.lang.bidi import Direction, resolve
from editor.lang.direction import (
    Run,
    block_direction,
    has_ltr,
    has_rtl,
    language_direction,
    runs,
)

NEWS = (
    'ابوجأ  يאBCdzé  ..,،؟()([]%$#+-/:«»"12٣٤\t'
    "\u064b\u200c\u200e\u200f\u202b\u2060\u2068\u2069\ufffc"
)
PIECES = (
    "قال", "الرئيس", "ي", " ", " ", " ", "BBC", "New York", "Reuters", "10", "15%", "٢٠", "-", "$",
    "2025-05-12", "(", ")", "(UK)", "(2015)", "،", ".", ":", "«", "»", "[", "]", "C++", "é", "F-16",
    "\u200e",
)  # fmt: skip


@pytest.mark.parametrize(
    ("tag", "direction"),
    [
        ("ar", "rtl"), ("ar-SY", "rtl"), ("AR_eg", "rtl"), ("fa", "rtl"), ("he", "rtl"),
        ("ur-PK", "rtl"), ("ckb", "rtl"), ("ps", "rtl"), ("sd", "rtl"), ("ug", "rtl"),
        ("yi", "rtl"), ("dv", "rtl"), ("en", "ltr"), ("fr-CA", "ltr"), ("ku", "ltr"),
        ("ku-Arab", "rtl"), ("az-Arab-IR", "rtl"), ("ar-Latn", "ltr"), ("he-Hebr-IL", "rtl"),
        ("sr-Latn", "ltr"), ("de-1996", "ltr"), ("en-x-arab", "ltr"), ("ar-u-nu-latn", "rtl"),
        ("", "ltr"), ("und", "ltr"), ("-", "ltr"),
    ],
)  # fmt: skip
def test_a_language_runs_in_the_direction_of_its_script(tag: str, direction: Direction) -> None:
    assert language_direction(tag) == direction


@pytest.mark.parametrize("text", ["قال", "BBC؟", "10 ر", "א", "ﷺ", "\U0001e900", "\u200f"])
def test_strong_rtl_characters_are_found(text: str) -> None:
    assert has_rtl(text)


@pytest.mark.parametrize(
    "text", ["", "BBC", "10", "١٠", "،", "\u064b", "...", "北京", "\U00010e60"]
)
def test_marks_figures_and_commas_are_not_strong_rtl(text: str) -> None:
    assert not has_rtl(text)


@pytest.mark.parametrize("text", ["BBC", "قال a", "é", "Москва", "Ελλάδα", "北京", "हिन्दी"])
def test_ltr_letters_of_any_script_are_found(text: str) -> None:
    assert has_ltr(text)


@pytest.mark.parametrize("text", ["", "قال", "10", "١٠٪", "😀", "\u200e", "$ () []", "۱۰"])
def test_signs_figures_and_marks_are_not_ltr_letters(text: str) -> None:
    assert not has_ltr(text)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("", "rtl"), (" ", "rtl"), ("10", "rtl"), ("2025-05-12", "rtl"), ("...", "rtl"),
        ("10 قتلى", "rtl"), ("BBC نقلت الخبر", "rtl"), ("نقلت BBC", "rtl"), ("#عاجل", "rtl"),
        ("A", "rtl"), ("5 m", "rtl"), ("BBC؟", "rtl"),
        ("BBC", "ltr"), ("1,250,000 USD", "ltr"), ("Smith, J. (2015). Title.", "ltr"),
        ("https://example.org/", "ltr"), ("Москва", "ltr"), ("北京", "ltr"),
    ],
)  # fmt: skip
def test_a_block_of_an_arabic_article_is_rtl_unless_it_is_wholly_ltr(
    text: str, direction: Direction
) -> None:
    assert block_direction(text, "rtl") == direction


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("", "ltr"), ("10", "ltr"), ("١٠", "ltr"), ("BBC", "ltr"), ("قال BBC", "ltr"), ("ا", "ltr"),
        ("قال الرئيس", "rtl"), ("10 قتلى", "rtl"), ("שלום", "rtl"),
    ],
)  # fmt: skip
def test_a_block_of_an_english_article_is_ltr_unless_it_is_wholly_rtl(
    text: str, direction: Direction
) -> None:
    assert block_direction(text, "ltr") == direction


def test_what_somebody_chose_for_a_block_wins() -> None:
    assert block_direction("قال", "rtl", "ltr") == "ltr"
    assert block_direction("BBC", "rtl", "rtl") == "rtl"


def split(text: str, base: Direction) -> list[tuple[str, bool]]:
    return [(text[start:end], rtl) for start, end, rtl in runs(text, base)]


@pytest.mark.parametrize(
    ("text", "ltr"),
    [
        ("قال الرئيس 10% أمس (هنا).", []),
        ("قالت BBC أمس", ["BBC"]),
        ("قالت New York Times أمس", ["New York Times"]),
        ("قالت (BBC) أمس", ["BBC"]),
        ("قالت BBC. ثم", ["BBC"]),
        ("قالت BBC 10% أمس", ["BBC 10%"]),
        ("قال 10 BBC", ["BBC"]),
        ("منظمة Watch (HRW) في", ["Watch (HRW)"]),
        ("منظمة Watch (مصر) في", ["Watch"]),
        ("قالت BBC (UK مصر) في", ["BBC", "UK"]),
        ("قالت BBC ١٠ ثم", ["BBC"]),
        ("قالت BBC، CNN ثم", ["BBC، CNN"]),
        ("قالت BBC وCNN", ["BBC", "CNN"]),
        ("لغة \u200eC++\u200e ثم", ["\u200eC++\u200e"]),
        ("BBC", ["BBC"]),
    ],
)
def test_ltr_runs_of_an_arabic_block(text: str, ltr: list[str]) -> None:
    assert [piece for piece, rtl in split(text, "rtl") if not rtl] == ltr


def test_rtl_runs_of_an_english_block() -> None:
    assert split("He said سلام 10 times", "ltr") == [
        ("He said ", False),
        ("سلام 10", True),
        (" times", False),
    ]
    assert split("Price ١٥ only", "ltr") == [("Price ", False), ("١٥", True), (" only", False)]
    assert split("a \u202ebc", "ltr") == [("a \u202e", False), ("bc", True)]
    assert split("Plain 10%", "ltr") == [("Plain 10%", False)]


def test_no_text_has_no_runs() -> None:
    assert runs("", "rtl") == []
    assert runs("", "ltr") == []


def exact_runs(text: str, base: Direction) -> list[Run]:
    kinds = resolve(text, base)[0]
    return [(m.start(), m.end(), m[0][0] != "L") for m in re.finditer("L+|[^L]+", kinds)]


@settings(max_examples=400, deadline=None)
@given(
    st.one_of(
        st.lists(st.sampled_from(PIECES), max_size=25).map("".join),
        st.text(NEWS, max_size=25),
        st.text(max_size=25),
    ),
    st.sampled_from(("rtl", "ltr")),
)
def test_runs_are_always_those_of_the_exact_algorithm(text: str, base: Direction) -> None:
    assert runs(text, base) == exact_runs(text, base)


def test_brackets_that_wait_in_vain_do_not_mislead_the_fast_way() -> None:
    text = "(" * 70 + " قال BBC (UK) أمس"
    assert runs(text, "rtl") == exact_runs(text, "rtl")
