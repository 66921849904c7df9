"""Enter, Backspace, Delete and kinds, as a journalist expects them."""

from __future__ import annotations

import pytest

from editor.edit import blocks, deleting, enter
from editor.edit.state import EditorState, Position, Selection
from editor.model.article import Article, Block, Figure
from editor.model.inline import Text
from editor.model.kinds import KINDS
from editor.model.schema import repair
from tests.edit.making import shape, state


def item(id: str, text: str, level: int = 0, group: str = "") -> Block:
    return Block(id, "list_item", (Text(text),) if text else (), level=level, group=group)


def of(kind: str, text: str, id: str = "k") -> Block:
    return Block(id, kind, (Text(text),) if text else ())


def after(command: object, start: EditorState) -> EditorState:
    result = command(start)  # type: ignore[operator]
    assert result is not None
    return result


FIGURE = Block("f", "figure", figure=Figure())


@pytest.mark.parametrize("kind", [k for k in KINDS if k.content == "text" and k.zone == "body"])
def test_enter_at_the_end_gives_the_kind_that_follows(kind: object) -> None:
    start = state(of(kind.id, "نص"), at=(1, 2))  # type: ignore[attr-defined]
    assert shape(after(enter.split, start)) == [f"{kind.id}:نص", f"{kind.next}:|"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", ["paragraph", "list_item", "quotation", "section_heading"])
def test_enter_in_the_middle_keeps_the_kind(kind: str) -> None:
    start = state(of(kind, "نصف"), at=(1, 1))
    assert shape(after(enter.split, start)) == [f"{kind}:ن", f"{kind}:|صف"]


def test_enter_in_a_once_kind_makes_the_rest_what_follows() -> None:
    start = state(of("lede", "نصف"), at=(1, 1))
    assert shape(after(enter.split, start)) == ["lede:ن", "paragraph:|صف"]


def top(*kinds: str, at: tuple[int, int]) -> EditorState:
    made = repair(
        Article("a", blocks=(*(of(k, "نص", k) for k in kinds), of("paragraph", "متن", "p")))
    )
    return EditorState(made, Selection.at(*at))


def test_enter_walks_down_the_top_of_the_page() -> None:
    start = top("headline", "standfirst", at=(0, 2))
    assert after(enter.split, start).selection == Selection.at(1, 0)
    assert shape(after(enter.split, top("headline", at=(0, 2)))) == [
        "headline:نص", "standfirst:|", "paragraph:متن",
    ]  # fmt: skip


def test_enter_inside_a_headline_that_has_all_below_it_breaks_the_line() -> None:
    start = top("headline", "standfirst", "byline", "dateline", at=(0, 1))
    assert shape(after(enter.split, start))[0] == "headline:ن\n|ص"


def test_enter_at_the_start_opens_a_line_above() -> None:
    start = state(of("section_heading", "عنوان"), at=(1, 0))
    done = after(enter.split, start)
    assert shape(done) == ["paragraph:", "section_heading:|عنوان"]
    assert done.article.blocks[2].id == "k"


def test_enter_on_an_empty_item_goes_up_a_level_and_then_out_of_the_list() -> None:
    start = state(item("i", "أ"), item("j", "", 1), at=(2, 0))
    once = after(enter.split, start)
    assert once.article.blocks[2].level == 0
    assert shape(after(enter.split, once)) == ["list_item:أ", "paragraph:|"]
    boxed = state(item("i", "", 0, "g"), at=(1, 0))
    assert shape(after(enter.split, boxed)) == ["box_body:|"]


def test_enter_beside_an_object_makes_a_paragraph() -> None:
    assert shape(after(enter.split, state(FIGURE, at=(1, 1)))) == ["figure:", "paragraph:|"]
    assert shape(after(enter.split, state(FIGURE, at=(1, 0)))) == ["paragraph:|", "figure:"]


def test_enter_over_a_selection_takes_it_out_first() -> None:
    start = EditorState(state("قبل بعد").article, Selection.span(1, 3, 4))
    assert shape(after(enter.split, start)) == ["paragraph:قبل", "paragraph:|بعد"]


def test_answers_alternate_with_questions_and_remember_who_spoke() -> None:
    asked = Block("q", "question", (Text("لماذا"),), speaker="محرر")
    answered = Block("w", "answer", (Text("لأن"),), speaker="هالة")
    again = Block("r", "question", (Text("متى"),), speaker="محرر")
    done = after(enter.split, state(asked, answered, again, at=(3, 3)))
    assert done.article.blocks[4].kind == "answer"
    assert done.article.blocks[4].speaker == "هالة"


def test_backspace_unwraps_before_it_merges() -> None:
    start = state("أ", item("i", "ب", 1), at=(2, 0))
    one = after(deleting.merge_back, start)
    assert one.article.blocks[2].level == 0
    two = after(deleting.merge_back, one)
    assert shape(two) == ["paragraph:أ", "paragraph:|ب"]
    assert shape(after(deleting.merge_back, two)) == ["paragraph:أ|ب"]
    heading = state("أ", of("subheading", "ب"), at=(2, 0))
    assert shape(after(deleting.merge_back, heading)) == ["paragraph:أ", "paragraph:|ب"]


def test_the_first_kind_wins_unless_it_is_empty() -> None:
    assert shape(after(deleting.merge_back, state(of("quotation", "أ"), "ب", at=(2, 0)))) == [
        "quotation:أ|ب"
    ]
    done = after(deleting.merge_back, state("", of("quotation", "ب"), at=(2, 0)))
    assert shape(done) == ["quotation:|ب"]
    assert done.article.blocks[1].id == "k"


def test_a_headline_is_never_merged_away() -> None:
    start = EditorState(
        repair(Article("a", blocks=(of("headline", "", "h"), of("paragraph", "ب", "p")))),
        Selection.at(1, 0),
    )
    assert shape(after(deleting.merge_back, start)) == ["headline:|ب", "paragraph:"]


def test_an_object_is_selected_and_then_deleted_whole() -> None:
    start = state(FIGURE, "ب", at=(2, 0))
    chosen = after(deleting.merge_back, start)
    assert chosen.selection == Selection.span(1, 0, 1)
    assert shape(after(deleting.merge_back, chosen)) == ["paragraph:|ب"]
    before = after(deleting.merge_forward, state("أ", FIGURE, "ب", at=(1, 1)))
    assert before.selection == Selection.span(2, 0, 1)
    assert shape(after(deleting.merge_forward, before)) == ["paragraph:أ", "paragraph:|ب"]


def test_an_empty_paragraph_beside_an_object_goes_instead() -> None:
    assert shape(after(deleting.merge_back, state(FIGURE, "", at=(2, 0))))[0] == "figure:|"


def test_inside_text_the_view_deletes() -> None:
    assert deleting.merge_back(state("نص", at=(1, 1))) is None
    assert deleting.merge_forward(state("نص", at=(1, 1))) is None
    assert deleting.merge_back(state(at=(0, 0))) is None


def test_deleting_across_blocks_joins_what_is_left() -> None:
    article = state(of("section_heading", "عنوان"), FIGURE, "فقرة").article
    selection = Selection(Position(3, 2), Position(1, 3))
    done = after(deleting.delete_selection, EditorState(article, selection))
    assert shape(done) == ["section_heading:عنو|رة"]


def test_deleting_everything_leaves_an_empty_page() -> None:
    article = state("أ", FIGURE, "ب").article
    everything = Selection(Position(0, 0), Position(3, 1))
    done = after(deleting.delete_selection, EditorState(article, everything))
    assert shape(done) == ["headline:|", "paragraph:"]


def test_half_an_object_is_not_selected() -> None:
    article = state("أ", FIGURE, "ب").article
    done = after(
        deleting.delete_selection, EditorState(article, Selection(Position(2, 1), Position(3, 1)))
    )
    assert shape(done) == ["paragraph:أ", "figure:|", "paragraph:"]


def test_a_once_kind_moves_and_top_kinds_change_places() -> None:
    done = after(blocks.set_kind("lede"), state(of("lede", "أ"), "ب", at=(2, 0)))
    assert shape(done) == ["paragraph:أ", "lede:|ب"]
    swapped = after(blocks.set_kind("headline"), top("headline", "standfirst", at=(1, 0)))
    assert [one.kind for one in swapped.article.blocks[:2]] == ["standfirst", "headline"]


def test_kinds_that_may_not_stand_there_are_refused() -> None:
    assert blocks.set_kind("paragraph")(state("أ", at=(0, 0))) is None
    assert blocks.set_kind("byline")(state("أ", "ب", at=(2, 0))) is None
    assert blocks.set_kind("divider")(state("أ", at=(1, 0))) is None
    assert blocks.set_kind("paragraph")(state(FIGURE, at=(1, 0))) is None


def test_direction_alignment_and_speaker_belong_to_the_selected_blocks() -> None:
    start = EditorState(state("أ", "ب", "ج").article, Selection(Position(1, 0), Position(3, 0)))
    done = after(blocks.set_direction("ltr"), start)
    assert [one.direction for one in done.article.blocks] == [None, "ltr", "ltr", None]
    assert done.selection == start.selection
    assert blocks.set_speaker("س")(start) is None
    spoken = after(blocks.set_speaker("س"), state(of("quotation", "أ"), at=(1, 0)))
    assert spoken.article.blocks[1].speaker == "س"


def test_what_follows_a_paragraph_reads_the_same_way_and_a_new_kind_starts_afresh() -> None:
    english = Block("e", "paragraph", (Text("So"),), direction="ltr", align="center", language="en")
    new = after(enter.split, state(english, at=(1, 2))).article.blocks[2]
    assert (new.direction, new.align, new.language) == ("ltr", "center", "en")
    quoted = Block("e", "quotation", (Text("So"),), direction="ltr", language="en")
    assert after(enter.split, state(quoted, at=(1, 2))).article.blocks[2].direction is None
