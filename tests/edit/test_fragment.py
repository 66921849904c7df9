"""Cutting and pasting: nothing lost, nothing there twice, everything needed comes along."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from editor.edit.cleanup import clean, clean_text
from editor.edit.deleting import delete_selection
from editor.edit.fragment import Fragment, copy, cut_selection, insert, insert_text, text_of
from editor.edit.state import EditorState, Position, Selection, selected_spans
from editor.model.article import Article, Block, Figure, Media, all_citations
from editor.model.inline import Break, Citation, Inlines, Ref, Text, plain
from editor.model.marks import Mark
from editor.model.schema import check
from editor.model.sources import Source
from tests.articles import PNG
from tests.edit.making import shape, state
from tests.edit.strategies import states

CITED: Inlines = (Text("قال", (Mark("claim", "n1"),)), Citation("n1", (Ref("s2"),)), Text(" ذلك"))


def part(start: EditorState, anchor: tuple[int, int], head: tuple[int, int]) -> Fragment:
    found = copy(start.article, Selection(Position(*anchor), Position(*head)))
    assert found is not None
    return found


def pasted(fragment: Fragment, start: EditorState) -> EditorState:
    done = insert(fragment)(start)
    assert done is not None
    assert check(done.article) == ()
    return done


def test_words_of_a_heading_flow_into_a_paragraph() -> None:
    start = state(Block("s", "subheading", (Text("عنوان كبير"),)), "نص هنا", at=(2, 2))
    assert shape(pasted(part(start, (1, 0), (1, 5)), start))[1] == "paragraph:نصعنوان| هنا"


def test_whole_blocks_keep_their_kinds() -> None:
    start = state(Block("q", "quotation", (Text("قول"),), speaker="س"), "ثان", "قبلبعد", at=(3, 3))
    done = pasted(part(start, (1, 0), (3, 0)), start)
    assert shape(done)[2:] == [
        "paragraph:قبل", "quotation:قول", "paragraph:ثان", "paragraph:|", "paragraph:بعد",
    ]  # fmt: skip
    assert done.article.blocks[4].speaker == "س"


def test_open_ends_flow_and_what_is_between_stands_alone() -> None:
    start = state("واحد", Block("d", "divider"), "اثنان", "قبلبعد", at=(4, 3))
    done = pasted(part(start, (1, 2), (3, 3)), start)
    assert shape(done)[3:] == ["paragraph:قبلحد", "divider:", "paragraph:اثن|بعد"]


def test_a_copy_of_a_claim_is_a_claim_of_its_own() -> None:
    start = state(CITED, "هنا", at=(2, 3))
    done = pasted(part(start, (1, 0), (1, 8)), start)
    first, second = all_citations(done.article)
    assert first.id != second.id
    (text, *_) = [t for t in done.article.blocks[2].inlines if isinstance(t, Text) and t.marks]
    assert text.marks == (Mark("claim", second.id),)


def test_a_claim_without_its_citation_and_remarks_from_elsewhere_do_not_travel() -> None:
    start = state(CITED, "هنا", at=(2, 3))
    done = pasted(part(start, (1, 0), (1, 2)), start)
    assert done.article.blocks[2].inlines == (Text("هناقا"),)


def test_sources_with_their_carriers_and_images_come_along() -> None:
    picture = Block("f", "figure", figure=Figure("i1"))
    home = state(CITED, picture, "نص").article
    home = replace(home, media=(Media("i1", "image/png", PNG),))
    fragment = copy(home, Selection(Position(1, 0), Position(3, 0)))
    assert fragment is not None
    away = EditorState(Article("b", blocks=state("هنا").article.blocks), Selection.at(1, 3))
    done = pasted(fragment, away)
    assert [one.id for one in done.article.sources] == ["s1", "s2"]
    assert [one.id for one in done.article.media] == ["i1"]


def test_another_source_under_the_same_id_gets_an_id_of_its_own() -> None:
    fragment = part(state(CITED), (1, 0), (1, 8))
    other = Article("b", blocks=state("هنا").article.blocks, sources=(Source("s2", name="غيره"),))
    done = pasted(fragment, EditorState(other, Selection.at(1, 3)))
    (citation,) = all_citations(done.article)
    cited = done.article.source(citation.refs[0].source)
    assert cited is not None
    assert cited.name == "الكرملين"
    assert cited.via in {one.id for one in done.article.sources}
    kept = done.article.source("s2")
    assert kept is not None
    assert kept.name == "غيره"


def test_at_home_an_edited_source_stays_as_it_was_edited() -> None:
    start = state(CITED)
    fragment = part(start, (1, 0), (1, 8))
    edited = replace(
        start.article,
        sources=tuple(
            replace(s, name="جديد") if s.id == "s2" else s for s in start.article.sources
        ),
    )
    done = pasted(fragment, EditorState(edited, Selection.at(1, 0)))
    assert done.article.sources == edited.sources


def test_paragraphs_pasted_into_the_headline_go_to_the_body() -> None:
    start = state("واحد", "اثنان", "متن", at=(0, 5))
    done = pasted(part(start, (1, 0), (3, 0)), start)
    assert shape(done)[0] == "headline:عنوانواحد"
    assert shape(done)[1:4] == ["paragraph:اثنان", "paragraph:|", "paragraph:واحد"]


def test_plain_text_takes_the_kind_and_direction_of_where_it_lands() -> None:
    target = Block("t", "list_item", (Text("بند"),), direction="ltr", level=1, language="en")
    done = insert_text("one\ntwo\n")(state(target, at=(1, 3)))
    assert done is not None
    assert shape(done) == ["list_item:بندone", "list_item:two|"]
    assert [(b.direction, b.level, b.language) for b in done.article.blocks[1:]] == [
        ("ltr", 1, "en")
    ] * 2
    headline = insert_text("a\nb")(state("نص", at=(0, 5)))
    assert headline is not None
    assert shape(headline)[:2] == ["headline:عنوانa", "paragraph:b|"]


def test_plain_text_never_changes_the_direction_of_its_target() -> None:
    for text in ("word", "one\ntwo", "123"):
        done = insert_text(text)(state("", at=(1, 0)))
        assert done is not None
        assert {one.direction for one in done.article.blocks} == {None}


def test_words_for_other_programs_have_no_markers() -> None:
    assert text_of(part(state(CITED, "ثان"), (1, 0), (2, 3))) == "قال ذلك\nثان"


@settings(max_examples=60, deadline=None)
@given(states())
def test_cutting_is_deleting_and_pasting_back_keeps_the_words(start: EditorState) -> None:
    found = cut_selection(start)
    if found is None:
        assert start.selection.empty or delete_selection(start) is None
        return
    fragment, rest = found
    words = "".join(
        plain(start.article.blocks[place].inlines)[first:last]
        for place, first, last in selected_spans(start)
    )
    assert "".join(plain(b.inlines) for b in fragment.blocks if b.figure is None
                   and b.table is None and b.embed is None) == words  # fmt: skip
    if fragment.blocks:
        pasted(fragment, rest)


@settings(max_examples=60, deadline=None)
@given(states(), states())
def test_any_part_of_one_article_can_be_pasted_into_any_other(
    one: EditorState, other: EditorState
) -> None:
    fragment = copy(one.article, one.selection)
    if fragment is None or not fragment.blocks:
        return
    done = pasted(clean(fragment), replace(other, article=replace(other.article, id="elsewhere")))
    ids = [block.id for block in done.article.blocks]
    assert len(set(ids)) == len(ids)


@given(st.text(max_size=40))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)


def test_what_word_processors_leave_behind_goes() -> None:
    messy = Block(
        "w", "section_heading",
        (Text("  ﻣﺮﺣﺒﺎ\u00ad  "), Text(" بكم\u200b ", (Mark("strong"),)), Break(), Break()),
        direction="rtl", align="justify",
    )  # fmt: skip
    empty = Block("e", "paragraph", (Text(" \u202b "),))
    (block,) = clean(Fragment((messy, empty))).blocks
    assert block == Block("w", "section_heading", (Text("مرحبا بكم"),))
    assert clean_text("می\u200cرود \u200c") == "می\u200cرود "
    assert clean_text("100\u00a0كم") == "100\u00a0كم"
