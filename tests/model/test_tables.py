"""The tables of kinds, marks and sources hold together; marks have one canonical order."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.model.kinds import ALL_MARKS, KIND, KINDS
from editor.model.marks import MARK, MARKS, ORDER, Mark, canonical
from editor.model.sources import DESK_ONLY, IDENTIFYING, SOURCE_KINDS, Source
from tests.articles import marks

SOURCE_FIELDS = {one.name for one in fields(Source)}


@pytest.mark.parametrize("table", [KINDS, MARKS, SOURCE_KINDS], ids=["kinds", "marks", "sources"])
def test_ids_are_unique_plain_words(table) -> None:
    ids = [row.id for row in table]
    assert len(set(ids)) == len(ids)
    assert all(id.isascii() and id.isidentifier() for id in ids)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_a_kind_is_followed_by_a_kind_and_allows_marks_that_exist(kind) -> None:
    assert kind.next in KIND
    assert kind.marks <= ALL_MARKS
    assert not (kind.content == "object" and kind.zone == "top")


def test_enter_at_the_end_leads_from_every_top_kind_into_the_body() -> None:
    for kind in KINDS:
        steps = 0
        while kind.zone == "top":
            kind, steps = KIND[kind.next], steps + 1
            assert steps <= len(KINDS)


def test_marks_exclude_each_other_both_ways() -> None:
    for spec in MARKS:
        for other in spec.excludes:
            assert spec.id in MARK[other].excludes


@pytest.mark.parametrize("kind", SOURCE_KINDS, ids=lambda kind: kind.id)
def test_a_source_form_shows_fields_that_a_source_has(kind) -> None:
    assert set(kind.fields) <= SOURCE_FIELDS


def test_what_is_kept_back_of_sources_names_fields_that_exist() -> None:
    assert set(DESK_ONLY) | set(IDENTIFYING) <= SOURCE_FIELDS


@given(st.lists(marks(), max_size=8).map(tuple))
def test_canonical_marks_are_canonical(some) -> None:
    found = canonical(some)
    assert canonical(found) == found
    assert set(found) <= set(some)
    assert [ORDER[mark.name] for mark in found] == sorted(ORDER[mark.name] for mark in found)


@given(st.lists(marks(), max_size=8).map(tuple))
def test_no_mark_stands_twice_and_none_beside_one_it_excludes(some) -> None:
    found = canonical(some)
    names = [mark.name for mark in found]
    assert len(set(found)) == len(found)
    for mark in found:
        spec = MARK[mark.name]
        assert spec.many or names.count(mark.name) == 1
        assert not set(spec.excludes) & set(names)


@given(st.lists(marks(), max_size=6).map(tuple))
def test_every_mark_that_nothing_contradicts_is_kept(some) -> None:
    for mark in some:
        spec = MARK[mark.name]
        rivals = {
            other
            for other in some
            if other != mark
            and ((other.name == mark.name and not spec.many) or other.name in spec.excludes)
        }
        assert rivals or mark in canonical(some)


@pytest.mark.parametrize(
    ("given_", "kept"),
    [
        ((Mark("superscript"), Mark("subscript")), (Mark("subscript"),)),
        ((Mark("link", "https://a.example"), Mark("link", "https://b.example")),
         (Mark("link", "https://b.example"),)),
        ((Mark("sparkle"),), ()),
        ((Mark("link"),), ()),
        ((Mark("strong", "very"),), ()),
        ((Mark("isolate", "up"),), ()),
        ((Mark("code"), Mark("comment", "c2"), Mark("comment", "c1")),
         (Mark("comment", "c1"), Mark("comment", "c2"), Mark("code"))),
    ],
)  # fmt: skip
def test_contradicting_unknown_and_impossible_marks_go(given_, kept) -> None:
    assert canonical(given_) == kept
