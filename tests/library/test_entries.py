"""What may go into a library, and what two people's changes come to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editor.library.entries import (
    STORY_ONLY,
    Conflict,
    Entry,
    for_library,
    may_be_shared,
    public_use,
    search_text,
    search_words,
    shareable,
)
from editor.model.article import Article, Block
from editor.model.inline import Citation, Ref, Text
from editor.model.marks import Mark
from editor.model.sources import Source

NAMED = Source("s1", "agency", "ريا", name="وكالة ريا نوفوستي", name_latin="RIA Novosti")


def found(query: str, source: Source) -> bool:
    text = search_text(source)
    return all(any(one in text for one in word) for word in search_words(query))


@pytest.mark.parametrize(
    "source",
    [
        replace(NAMED, confidential=True),
        replace(NAMED, terms="off_record"),
        replace(NAMED, terms="background"),
        replace(NAMED, terms="deep_background"),
        replace(NAMED, terms="not_for_attribution"),
        Source("s1", description="مسؤول أمني"),
    ],
)
def test_a_source_that_readers_may_not_know_does_not_go_in(source: Source) -> None:
    assert not may_be_shared(source)
    assert shareable((source, NAMED)) == (NAMED,)


def test_what_a_story_says_of_a_source_stays_with_the_story() -> None:
    told = replace(
        NAMED, verification="confirmed", interest_note="طرف في النزاع", corroborated_by=("s2",),
        reply_requested_at="2025-05-01", reply="لا تعليق", anonymity_reason="خوف", reliability="B2",
    )  # fmt: skip
    kept = for_library(told, ())
    assert kept == replace(NAMED, reliability="B2")
    assert {"verification", "interest_note", "reply"} <= set(STORY_ONLY)


def test_a_carrier_is_named_only_where_the_library_has_it() -> None:
    carried = replace(NAMED, via="s9")
    assert for_library(carried, {"s9"}).via == "s9"
    assert for_library(carried, {"s8"}).via == ""


@pytest.mark.parametrize(
    "query",
    ["وكاله", "وكالة ريا", "نوفوستي وكالة", "ریا", "رِيا", "ria", "NOVOSTI", "وڪالة", "نوفو", ""],
)
def test_search_overlooks_spelling_and_order(query: str) -> None:
    assert found(query, NAMED)


@pytest.mark.parametrize(("stored", "asked"), [("مسؤول", "مسئول"), ("مسئول", "مسؤول")])
def test_search_overlooks_the_seat_of_hamza(stored: str, asked: str) -> None:
    assert found(asked, replace(NAMED, role=stored))


def test_words_are_not_joined_across_fields() -> None:
    assert not found("ريا-وكالة", NAMED)
    assert not found("نوفوستيRIA", NAMED)


def test_what_no_database_can_hold_is_no_reason_to_fail() -> None:
    assert found("ريا\ud800", replace(NAMED, name="ريا\ud800\0"))


def test_changes_to_different_fields_come_together() -> None:
    mine = replace(NAMED, label="نوفوستي")
    theirs = replace(NAMED, url="https://ria.example")
    conflict = Conflict(NAMED, mine, Entry(theirs, 2, ""))
    assert conflict.clashes == ()
    assert conflict.merged == replace(NAMED, label="نوفوستي", url="https://ria.example")


def test_changes_to_one_field_clash_and_mine_is_proposed() -> None:
    mine, theirs = replace(NAMED, label="ن"), replace(NAMED, label="ر", title="بيان")
    conflict = Conflict(NAMED, mine, Entry(theirs, 2, ""))
    assert conflict.clashes == ("label",)
    assert conflict.merged == replace(mine, title="بيان")


def test_without_a_common_beginning_every_difference_clashes() -> None:
    conflict = Conflict(None, NAMED, Entry(replace(NAMED, label="ر"), 1, ""))
    assert conflict.clashes == ("label",)
    assert Conflict(NAMED, NAMED, None).clashes == ()
    assert Conflict(NAMED, NAMED, None).merged == NAMED


def test_the_use_of_an_article_is_what_its_readers_could_see() -> None:
    article = Article(
        "a1",
        blocks=(
            Block("h", "headline", (Text("اتفاق "), Text("سري", (Mark("deleted", "r1"),)),
                                    Text("جديد"))),
            Block("p", inlines=(Text("قال"), Citation("n1", (Ref("s1"),)))),
        ),
        sources=(NAMED, replace(NAMED, id="s3")),
    )  # fmt: skip
    assert public_use(article) == ("a1", "اتفاق جديد", ("s1",))
    held = replace(article, meta=replace(article.meta, embargo="2026-12-01"))
    assert public_use(held) == ("a1", "", ("s1",))


@pytest.mark.parametrize("secret", [{"terms": "off_record"}, {"confidential": True}])
def test_an_article_with_a_hidden_source_is_not_recorded_at_all(secret: dict[str, object]) -> None:
    hidden = replace(NAMED, id="s2", **secret)
    block = Block("p", inlines=(Text("قال"), Citation("n1", (Ref("s1"),))))
    assert public_use(Article("a1", blocks=(block,), sources=(NAMED, hidden))) == ("a1", "", ())
