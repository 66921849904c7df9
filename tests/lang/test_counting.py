"""Counts as LibreOffice and Word give them, and sentences as a person sees them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.lang.counting import Counts, count, count_characters, count_words, sentence_spans

WORDS = st.text(alphabet="ابج و–—-ـ…«»\u00a0\u200b\u200f\n\tab1.؟", max_size=60)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("  \n ", 0),
        ("قال الوزير", 2),
        ("قال – الوزير", 2),
        ("2024–2026", 2),
        ("قال - الوزير", 3),
        ("و أكد", 2),
        ("لـ«الشرق»", 1),
        ("أ\u00a0ب", 2),
        ("أ\u200bب", 1),
        ("\u200fنعم\u200f", 1),
        ("ـ", 1),
    ],
)
def test_words_are_chunks_between_spaces_and_dashes(text: str, words: int) -> None:
    assert count_words(text) == words


@given(WORDS)
@settings(max_examples=200)
def test_the_word_count_is_the_rule_of_libreoffice(text: str) -> None:
    assert count_words(text) == len([w for w in re.split(r"[\s\u2013\u2014]+", text) if w])


@pytest.mark.parametrize(
    ("text", "characters"),
    [
        ("كِتَابٌ", 4),
        ("é", 1),
        ("e\u0301", 1),
        ("می\u200cرود", 5),
        ("שָׁלוֹם", 4),
        ("سطر\nسطر", 6),
        ("a\r\nb", 2),
        ("😀", 1),
        ("👨‍👩‍👧", 1),
        ("👍🏽", 1),
        ("❤️", 1),
        ("🇸🇾🇵🇸", 2),
        ("한국", 2),
        ("\u1112\u1161\u11ab", 1),
        ("\u064bا", 2),
    ],
)
def test_characters_are_what_a_reader_counts(text: str, characters: int) -> None:
    assert count_characters(text) == characters


@given(st.text(alphabet="اب\u064e\u0651e\u0301\u200d\u200f \n", max_size=30))
@settings(max_examples=150)
def test_the_quick_and_the_whole_count_agree(text: str) -> None:
    assert count_characters(text + "\n→") == count_characters(text) + 1


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("ذهب. عاد.", ["ذهب.", "عاد."]),
        ("حقاً؟! «نعم.» ثم مضى", ["حقاً؟!", "«نعم.»", "ثم مضى"]),
        ("قال د. أحمد ذلك.", ["قال د. أحمد ذلك."]),
        ("قال أ.د. أحمد ذلك.", ["قال أ.د. أحمد ذلك."]),
        ("نقلت أ.ف.ب. النبأ. انتهى", ["نقلت أ.ف.ب. النبأ.", "انتهى"]),
        ("كتب وقرأ إلخ. ثم نام", ["كتب وقرأ إلخ. ثم نام"]),
        ("قال ... ثم عاد", ["قال ... ثم عاد"]),
        ("يوم 12.5.2025 مساء", ["يوم 12.5.2025 مساء"]),
        ("وصل الوفد.وغادر", ["وصل الوفد.وغادر"]),
        ("Dr. Smith left. He did.", ["Dr. Smith left.", "He did."]),
        ("یہ پہلا ہے۔ یہ دوسرا", ["یہ پہلا ہے۔", "یہ دوسرا"]),
        ("عنوان\nنص", ["عنوان", "نص"]),
        ("* * *\n—", []),
    ],
)
def test_sentences_end_where_a_reader_stops(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences


def test_times_are_rounded_up_from_words() -> None:
    counts = Counts(words=457)
    assert (counts.reading_seconds, counts.broadcast_seconds) == (138, 211)
    assert Counts().reading_seconds == 0
    assert Counts(words=1).reading_seconds == 1


@given(WORDS, WORDS)
@settings(max_examples=100)
def test_counts_of_blocks_add_up_to_the_count_of_the_text(one: str, two: str) -> None:
    assert count(one) + count(two) == count(f"{one}\n{two}")


def test_spaces_are_characters_but_not_in_the_second_count() -> None:
    counts = count("قال  نعم\nثم")
    assert (counts.characters, counts.characters_no_spaces) == (10, 8)
