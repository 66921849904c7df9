"""Citing where one points: clauses, sentences, @names, dropped sources; and what a survey sees."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editor.edit.citations import cite
from editor.edit.citing import cite_at, cite_named, naming_at
from editor.edit.clauses import clause_before, sentence_at
from editor.edit.sources import add_sources
from editor.edit.state import EditorState, Position, Selection
from editor.edit.survey import survey
from editor.model.article import Article, Block
from editor.model.inline import Citation, Ref, Text, cut, plain, readable
from editor.model.schema import check, repair
from editor.model.sources import Source
from tests.sample_article import sample

SOURCES = (
    Source("m", "person", name="الوزيرة", via="o"),
    Source("o", "organisation", name="الوزارة", independence_group="w"),
    Source("a", "agency", name="المرفأ", independence_group="w"),
)


def state(text: str, at: int | None = None) -> EditorState:
    """A paragraph under a headline, the caret in it (at its end)."""
    blocks = (Block("h", "headline"), Block("p", inlines=(Text(text),) if text else ()))
    article = repair(Article("a", blocks=blocks, sources=SOURCES))
    return EditorState(article, Selection.at(1, len(text) if at is None else at))


def claims(state: EditorState) -> list[tuple[str, str, tuple[str, ...]]]:
    """(words of the claim, its source, the text around) for each citation of the paragraph."""
    found = survey(state.article)
    inlines = state.article.blocks[1].inlines
    return [
        (readable(cut(inlines, one.start, one.end)), *found.sources_of(one))
        for one in found.rows[1].claims
    ]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("قال الوزير إن العمل انتهى", "قال الوزير إن العمل انتهى"),
        ("قال الوزير، أمس، إن العمل انتهى", "إن العمل انتهى"),
        ("انتهى العمل. وبلغت الكلفة 4.5 مليون", "وبلغت الكلفة 4.5 مليون"),
        ("انتهى العمل. ", "انتهى العمل"),
        ("وقال: «نعم، انتهى العمل»", "«نعم، انتهى العمل»"),
        ("كلفته كبيرة\ufffc، وقيل أكبر", "وقيل أكبر"),
        ("،  ", ""),
        ("", ""),
    ],
)
def test_the_clause_just_typed_begins_after_the_last_comma_stop_or_citation(
    text: str, clause: str
) -> None:
    start, end = clause_before(text, len(text))
    assert text[start:end] == clause


@pytest.mark.parametrize(
    ("text", "place", "sentence"),
    [
        ("انتهى العمل، أخيراً. وبلغت الكلفة 4.5 مليون.", 5, "انتهى العمل، أخيراً"),
        ("انتهى العمل، أخيراً. وبلغت الكلفة 4.5 مليون.", 30, "وبلغت الكلفة 4.5 مليون"),
        ("أول\ufffc وثان", 6, "وثان"),
    ],
)
def test_the_sentence_around_a_point_has_no_stop(text: str, place: int, sentence: str) -> None:
    start, end = sentence_at(text, place)
    assert text[start:end] == sentence


@pytest.mark.parametrize(
    ("text", "name"),
    [("قال @وز", "وز"), ("@", ""), ("(@BB", "BB"), ("a@b.example", None), ("قال", None),
     ("قال @الوزيرة هالة", "الوزيرة هالة")],
)  # fmt: skip
def test_an_at_sign_names_a_source_only_at_the_start_of_a_word(text: str, name: str | None) -> None:
    found = naming_at(state(text))
    assert (found and found[1]) == name


def test_naming_a_source_cites_the_clause_and_leaves_nothing_of_the_name() -> None:
    after = cite_named("m")(state("قيل كثير، وقالت إن العمل انتهى @وز"))
    assert after is not None
    assert check(after.article) == ()
    assert claims(after) == [("وقالت إن العمل انتهى", "m")]
    text = plain(after.article.blocks[1].inlines)
    assert text == "قيل كثير، وقالت إن العمل انتهى\ufffc"
    assert after.selection == Selection.at(1, len(text))


def test_naming_a_source_after_the_stop_goes_on_after_the_stop() -> None:
    after = cite_named("m")(state("انتهى العمل. @وز"))
    assert after is not None
    assert plain(after.article.blocks[1].inlines) == "انتهى العمل\ufffc."
    assert after.selection == Selection.at(1, len("انتهى العمل\ufffc."))


def test_naming_a_source_with_words_selected_cites_just_these() -> None:
    chosen = replace(state("انتهى العمل كله"), selection=Selection.span(1, 6, 11))
    after = cite_named("o")(chosen)
    assert after is not None
    assert claims(after) == [("العمل", "o")]


def test_an_email_address_is_no_citation() -> None:
    assert cite_named("m")(state("راسلنا a@b")) is None


def test_a_dropped_source_cites_the_selection_under_it_else_the_sentence() -> None:
    text = "انتهى العمل. وبدأ غيره."
    chosen = replace(state(text), selection=Selection.span(1, 0, 5))
    inside = cite_at(("m", "a"), Position(1, 2))(chosen)
    outside = cite_at(("m",), Position(1, 15))(chosen)
    assert inside is not None
    assert outside is not None
    assert claims(inside) == [("انتهى", "m", "a")]
    assert claims(outside) == [("وبدأ غيره", "m")]
    assert cite_at(("m",), Position(1, 0))(state("")) is not None


def test_added_sources_keep_their_chain_and_forget_carriers_that_did_not_come() -> None:
    new = (Source("x", name="س", via="y"), Source("y", name="ص", via="gone"))
    after = add_sources(new)(state("نص"))
    assert after is not None
    assert [one.via for one in after.article.sources[-2:]] == ["y", ""]
    assert add_sources((SOURCES[0],))(state("نص")) is None


def test_a_survey_after_a_change_is_that_of_the_whole_article() -> None:
    article = sample()
    before = survey(article)
    at = next(n for n, block in enumerate(article.blocks) if block.kind == "paragraph")
    start = EditorState(article, Selection.span(at, 0, 5))
    after = cite((Ref("s-post"),))(start)
    assert after is not None
    assert survey(after.article, before) == survey(after.article)
    typed = replace(article.blocks[at], inlines=(Text("س"), *article.blocks[at].inlines))
    blocks = (*article.blocks[:at], typed, *article.blocks[at + 1 :])
    changed = replace(article, blocks=blocks)
    assert survey(changed, before) == survey(changed)
    assert survey(replace(article, sources=article.sources[:3]), before).voices < before.voices


def test_a_survey_tells_gaps_uses_and_independent_voices() -> None:
    blocks = (
        Block("h", "headline"),
        Block("p", inlines=(Text("قال كذا"), Citation("c1", (Ref("m"), Ref("a"))))),
        Block("q", inlines=(Text("وأضاف «كلاماً طويلاً بلا أي مصدر» ثم سكت"),)),
        Block("e"),
    )
    found = survey(repair(Article("a", blocks=blocks, sources=SOURCES)))
    assert (found.sourced, found.asked) == (1, 2)
    assert [place for place, _, _ in found.quotations] == [2]
    assert found.uses == {"m": (("c1", 1),), "a": (("c1", 1),)}
    assert found.words_of("c1", 1) == Selection.span(1, 0, 7)
    assert found.unused == ()
    # The ministry only carried the minister's words; she and the agency are two voices.
    assert found.voices == 2


def test_a_claim_over_two_blocks_is_no_gap_in_the_first() -> None:
    whole = state("أول")
    article = replace(
        whole.article, blocks=(*whole.article.blocks, Block("p2", inlines=(Text("ثان"),)))
    )
    chosen = Selection(Position(1, 0), Position(2, 4))
    after = cite((Ref("m"),))(EditorState(article, chosen))
    assert after is not None
    assert survey(after.article).sourced == 2


def test_the_sign_right_behind_an_arabic_word_names_and_inside_an_address_does_not() -> None:
    assert naming_at(state("انتهى العمل@وز")) == (11, "وز")
    assert naming_at(state("انتهى العملُ@")) is not None
    assert naming_at(state("editor@example")) is None
    assert naming_at(state("desk1@example")) is None
