"""Find and replace: what is overlooked, what is counted, what cannot hang."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.edit.find import (
    Match,
    Query,
    find_all,
    next_match,
    replace_all,
    replace_match,
    selection_of,
)
from editor.edit.state import EditorState, Position, Selection
from editor.lang.arabic import Folding
from editor.model.article import Article, Block, Table
from editor.model.inline import Citation, Inlines, Ref, Text, plain
from editor.model.marks import Mark
from editor.model.schema import check
from tests.edit.making import article, state
from tests.edit.strategies import states

EXACT = Folding(*(False,) * 12)


def found(text: str | Inlines, query: Query) -> list[tuple[int, int]]:
    return [(m.start, m.end) for m in find_all(article(text), query).matches if m.block == 1]


@pytest.mark.parametrize(
    ("text", "query", "switch"),
    [
        ("قَالَ", "قال", "diacritics"),
        ("قـــال", "قال", "tatweel"),
        ("إعلان", "اعلان", "hamza"),
        ("على", "علي", "ya"),
        ("مدرسة", "مدرسه", "ta_marbuta"),
        ("٢٠٢٥", "2025", "digits"),
        ("Reuters", "reuters", "case"),
        ("کتاب", "كتاب", "letters"),
        ("«نعم»", '"نعم"', "punctuation"),
        ("می‌رود", "میرود", "invisibles"),
    ],
)
def test_each_difference_is_overlooked_by_its_own_switch(
    text: str, query: str, switch: str
) -> None:
    only = replace(EXACT, **{switch: True})
    but = replace(Folding(), **{switch: False})
    assert found(text, Query(query, only)) == [(0, len(text))]
    assert found(text, Query(query, but)) == []


def test_a_match_covers_its_diacritics_and_nothing_around_it() -> None:
    assert found("وقَالَ له", Query("قال")) == [(1, 6)]


def test_whole_words_only() -> None:
    assert found("قال وقال قالوا قال.", Query("قال", whole_word=True)) == [(0, 3), (15, 18)]


def test_a_citation_inside_a_match_is_overlooked_and_survives() -> None:
    inlines = (Text("قال"), Citation("n1", (Ref("s1"),)), Text(" الوزير"))
    assert found(inlines, Query("قال الوزير")) == [(0, 11)]
    after = replace_all(Query("قال الوزير"), "صرّح")(state(inlines))
    assert after is not None
    assert after.article.blocks[1].inlines == (Text("صرّح"), Citation("n1", (Ref("s1"),)))


def test_captions_and_cells_are_found_and_replaced_too() -> None:
    table = Table((((Text("سعر"),), (Text("ثمن سعر"),)),))
    start = EditorState(
        Article(
            "a", blocks=(*article("سعر").blocks, Block("t", "table", (Text("سعر"),), table=table))
        )
    )
    matches = find_all(start.article, Query("سعر")).matches
    assert [(m.block, m.start, m.cell) for m in matches] == [
        (1, 0, None), (2, 0, None), (2, 0, (0, 0)), (2, 4, (0, 1)),
    ]  # fmt: skip
    after = replace_all(Query("سعر"), "كلفة")(start)
    assert after is not None
    assert find_all(after.article, Query("سعر")).matches == ()
    assert len(find_all(after.article, Query("كلفة")).matches) == 4
    assert selection_of(start.article, matches[2]) == Selection.span(2, 0, 1)


def test_replaced_words_keep_the_marks_of_the_old_ones() -> None:
    strong = (Mark("strong"),)
    after = replace_all(Query("قال"), "أعلن")(
        state((Text("ثم "), Text("قال", strong), Text(" ذلك")))
    )
    assert after is not None
    assert after.article.blocks[1].inlines == (Text("ثم "), Text("أعلن", strong), Text(" ذلك"))


def test_one_match_is_replaced_and_selected_and_a_stale_one_refused() -> None:
    start = state("قال ثم قال")
    match = find_all(start.article, Query("قال")).matches[1]
    after = replace_match(match, Query("قال"), "أجاب")(start)
    assert after is not None
    assert plain(after.article.blocks[1].inlines) == "قال ثم أجاب"
    assert after.selection == Selection.span(1, 7, 11)
    assert replace_match(match, Query("قال"), "أجاب")(after) is None


def test_groups_of_a_pattern_come_back_as_they_were_written() -> None:
    after = replace_all(Query(r"(\w+)-(\w+)", regex=True), r"$2/\1")(state("إعلانٌ-خبر"))
    assert after is not None
    assert plain(after.article.blocks[1].inlines) == "خبر/إعلانٌ"


def test_patterns_fold_too_but_their_signs_keep_their_meaning() -> None:
    assert found("Aأبج a1", Query(r"\Wا\S+", regex=True)) == []
    assert found("قال: أَحمد", Query("احمد$", regex=True)) == [(5, 10)]


@pytest.mark.parametrize(
    "pattern", ["(", "[", "*", "(?P<a>x)(?P<a>y)", "a{99999999999}", "(?<=a+)b"]
)
def test_a_broken_pattern_is_a_sentence(pattern: str) -> None:
    answer = find_all(article("a"), Query(pattern, regex=True))
    assert answer.problem
    assert not answer.matches


@pytest.mark.parametrize(
    "pattern",
    ["(a+)+b", "(a|a)*b", "(a*)*", "(.*a){12}", r"(\w+\s?)*!", r"(a+)\1+b", "a?" * 40 + "a" * 40,
     "(a{0,9}){0,9}", "(?:a|b|ab)" * 30],
)  # fmt: skip
def test_a_pattern_that_could_take_forever_is_refused(pattern: str) -> None:
    assert find_all(article("a"), Query(pattern, regex=True)).problem


@pytest.mark.parametrize("pattern", ["a*a*a*a*a*b", ".*.*.*=.*", r"\w+ \w+ \w+ \w+!", "a+b"])
def test_many_open_repeats_still_come_to_an_end(
    pattern: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("editor.edit.find.PATIENCE", 0.2)
    assert find_all(article("a" * 30_000), Query(pattern, regex=True)).matches == ()


def test_several_words_with_open_repeats_are_found() -> None:
    assert found("one two three", Query(r"\w+ \w+ \w+", regex=True)) == [(0, 13)]


def test_only_inside_the_selection() -> None:
    start = state("قال قال قال")
    within = Selection.span(1, 3, 11)
    assert len(find_all(start.article, Query("قال"), within).matches) == 2


def test_the_next_match_goes_round_the_end() -> None:
    answer = find_all(article("قال ثم قال"), Query("قال"))
    first, second = answer.matches
    assert next_match(answer, Position(1, 1)) == second
    assert next_match(answer, Position(1, 8)) == first
    assert next_match(answer, Position(1, 7), backwards=True) == first
    assert next_match(find_all(article("x"), Query("قال")), Position(0, 0)) is None


def test_replacing_all_is_all_even_where_only_the_first_matches_are_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("editor.edit.find.MAX_MATCHES", 3)
    start = state("قال " * 10)
    shown = find_all(start.article, Query("قال"))
    assert len(shown.matches) == 3
    assert shown.problem
    after = replace_all(Query("قال"), "ذكر")(start)
    assert after is not None
    assert plain(after.article.blocks[1].inlines) == "ذكر " * 10


@settings(max_examples=60, deadline=None)
@given(states(), st.sampled_from(("ال", "10", "موسكو", "«", "r", ".", "C++")), st.booleans())
def test_replacing_all_leaves_a_sound_article(start: EditorState, text: str, gone: bool) -> None:
    before = find_all(start.article, Query(text, EXACT)).matches
    after = replace_all(Query(text, EXACT), "" if gone else "⌘")(start)
    assert (after is None) == (not before)
    if after is None:
        return
    assert check(after.article) == ()
    counted = find_all(after.article, Query("⌘", EXACT)).matches
    assert gone or len(counted) == len(before)
    assert all(isinstance(match, Match) for match in counted)
