"""Where a caret finds words, in Arabic, Persian, Hebrew and Latin text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.lang.words import next_stop, parts, previous_stop, word_at

SPLIT = """
قال |«|مُحَمَّدٌ|» |إنّ |45.3|% |من |BBC|-|News|، |وصل|.
كلمةٌ|، |(|أخرى|) |ثالثة|؟ |«|رابعة|».
او |می\u200cشود |که |«|کتاب\u200cها|» |را
צה״ל |בית|־|ספר |ג׳ורג׳ |אמר |"|שלום|" |צה"ל |רח׳ |5
don't |U.S|. |3,000 |l’été |x_1
كـــتاب |١٢٣٫٤ |و١٥ |١٬٠٠٠ |#|وسم_جديد |@|user
نص|.|نص |أ|/|ب |…
"""


@pytest.mark.parametrize("line", SPLIT.strip().splitlines())
def test_word_jumps_stop_at_words_and_marks_both_ways(line: str) -> None:
    wanted = line.split("|")
    text = "".join(wanted)
    stops, place = [0], 0
    while (found := next_stop(text, place)) != place:
        stops.append(place := found)
    assert [text[a:b] for a, b in pairwise(stops)] == wanted
    back = [place]
    while (found := previous_stop(text, place)) != place:
        back.append(place := found)
    assert back[::-1] == stops


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("قال «مُحَ|مَّدٌ» إنّ", "مُحَمَّدٌ"), ("قال «مُحَمَّدٌ|» إنّ", "مُحَمَّدٌ"),
        ("قال «|مُحَمَّدٌ» إنّ", "مُحَمَّدٌ"), ("او می|\u200cشود.", "می\u200cشود"), ("אמר צה|״ל.", "צה״ל"),
        ("وصل| اليوم", "وصل"), ("وصل |  اليوم", "   "), ("كان 45|.3%", "45.3"), ("كان ،|، ثم", "،،"),
        ("سنة\n|اليوم", "اليوم"), ("قاله\u2060\ufffc| ثم", "\u2060\ufffc"), ("|", ""),
    ],
)  # fmt: skip
def test_a_double_click_selects_the_word_without_its_punctuation(text: str, word: str) -> None:
    offset = text.index("|")
    text = text.replace("|", "")
    start, end = word_at(text, offset)
    assert text[start:end] == word


def test_a_citation_and_a_line_break_are_stops_of_their_own() -> None:
    text = "قاله\u2060\ufffc ثم\nقال"
    stops = [0]
    while (found := next_stop(text, stops[-1])) != stops[-1]:
        stops.append(found)
    assert [text[a:b] for a, b in pairwise(stops)] == [
        "قاله", "\u2060\ufffc", " ", "ثم", "\n", "قال",
    ]  # fmt: skip
    assert previous_stop(text, 10) == 9
    assert previous_stop(text, 9) == 7


TEXTS = st.text(
    st.sampled_from("ابَة aZé5٣.,'’\"״׳אב«»،\n \u200c\u2060\ufffc-_\u2066\u2069😀"), max_size=20
)


@given(TEXTS)
def test_the_parts_of_any_text_are_the_text_and_every_stop_moves_on(text: str) -> None:
    found = parts(text)
    assert "".join(text[start:end] for start, end, _ in found) == text
    for place in range(len(text) + 1):
        assert place < next_stop(text, place) <= len(text) or place == len(text)
        assert 0 <= previous_stop(text, place) < place or not place
