"""Laws of cutting, splicing and the canonical form of inlines."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from editor.model.inline import (
    BREAK,
    OBJECT,
    Break,
    Citation,
    Ref,
    Text,
    add_mark,
    cut,
    has_mark,
    length,
    marks_at,
    normal,
    plain,
    readable,
    remove_mark,
    splice,
)
from editor.model.marks import Mark
from tests.articles import inlines, marks

STRONG = Mark("strong")
places = st.integers(0, 60)


@given(inlines)
def test_the_canonical_form_is_its_own_canonical_form(some) -> None:
    assert normal(normal(some)) == normal(some)


@given(inlines)
def test_the_canonical_form_keeps_every_character_and_citation(some) -> None:
    assert plain(normal(some)) == plain(some)
    assert [one for one in normal(some) if isinstance(one, Citation)] == [
        one for one in some if isinstance(one, Citation)
    ]


@given(inlines)
def test_equal_neighbours_are_merged_and_nothing_is_empty(some) -> None:
    found = normal(some)
    assert all(one.text for one in found if isinstance(one, Text))
    assert not any(
        isinstance(one, Text) and isinstance(two, Text) and one.marks == two.marks
        for one, two in pairwise(found)
    )


@given(inlines, places, places)
def test_a_cut_is_the_slice_of_the_plain_text(some, one, two) -> None:
    start, end = sorted((one, two))
    assert plain(cut(some, start, end)) == plain(some)[start:end]


@given(inlines, places)
def test_two_halves_joined_are_the_whole(some, place) -> None:
    size = sum(map(length, some))
    assert normal((*cut(some, 0, place), *cut(some, place, size))) == normal(some)


@given(inlines, places, places, inlines)
def test_a_splice_changes_the_plain_text_as_slicing_does(some, one, two, new) -> None:
    text = plain(some)
    start, end = sorted((min(one, len(text)), min(two, len(text))))
    assert plain(splice(some, start, end, new)) == text[:start] + plain(new) + text[end:]


@given(inlines, places, places)
def test_splicing_back_what_was_cut_changes_nothing(some, one, two) -> None:
    start, end = sorted((one, two))
    assert splice(some, start, end, cut(some, start, end)) == normal(some)


@given(inlines, places, places, marks())
def test_marking_and_unmarking_never_touch_the_characters(some, one, two, mark) -> None:
    start, end = sorted((one, two))
    marked = add_mark(some, start, end, mark)
    assert plain(marked) == plain(some)
    assert plain(remove_mark(marked, start, end, mark.name)) == plain(some)


@given(inlines, places, places)
def test_what_was_marked_carries_the_mark_until_it_is_taken_off(some, one, two) -> None:
    start, end = sorted((one, two))
    marked = add_mark(some, start, end, STRONG)
    texts = [part for part in cut(some, start, end) if isinstance(part, Text)]
    assert has_mark(marked, start, end, "strong") == bool(texts)
    bare = remove_mark(marked, start, end, "strong")
    assert not has_mark(bare, start, end, "strong")
    assert cut(bare, 0, start) == cut(normal(some), 0, start)


def test_a_run_is_split_where_a_mark_begins_and_ends() -> None:
    assert add_mark((Text("قال الوزير"),), 4, 10, STRONG) == (
        Text("قال "),
        Text("الوزير", (STRONG,)),
    )


def test_removing_a_mark_of_one_value_leaves_those_of_others() -> None:
    both = (Text("س", (Mark("comment", "c1"), Mark("comment", "c2"))),)
    assert remove_mark(both, 0, 1, "comment", "c1") == (Text("س", (Mark("comment", "c2"),)),)


def test_breaks_and_citations_take_one_position_each() -> None:
    some = (Text("أ"), Break(), Citation("n1", (Ref("s1"),)), Text("ب"))
    assert plain(some) == f"أ{BREAK}{OBJECT}ب"
    assert readable(some) == "أ\nب"
    assert cut(some, 1, 3) == some[1:3]


def test_typed_text_takes_the_marks_before_the_caret_and_at_the_start_those_after() -> None:
    some = (Text("أب", (STRONG,)), Text("ج"))
    assert marks_at(some, 0) == (STRONG,)
    assert marks_at(some, 2) == (STRONG,)
    assert marks_at(some, 3) == ()
    assert marks_at((), 0) == ()
