"""Slots: from one to the next, filled together, and never half an empty one."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from editor.edit.fragment import copy, insert, text_of
from editor.edit.marks import marks_for_typing
from editor.edit.retyping import retyped
from editor.edit.slots import (
    chip_at,
    chip_beside,
    chips,
    choices_of,
    fill,
    next_slot,
    previous_slot,
    spread,
    whole,
)
from editor.edit.state import EditorState, Position, Selection
from editor.model.article import Article, Block
from editor.model.brief import Brief, Form, Guide, Slot
from editor.model.inline import Text
from editor.model.marks import Mark
from editor.model.slots import empty_slots, slot_of
from editor.model.sources import Source
from tests.edit.strategies import states

WHO = Text("من؟", (Mark("slot", "who"),))
WHAT = Text("ماذا؟", (Mark("slot", "what"),))
VERB = Text("الفعل", (Mark("slot", "verb"),))
SLOTS = (
    Slot("who", "من؟", "person", required=True),
    Slot("verb", "الفعل", "verb", forms=(Form("أعلن", "أعلنت"),), agrees="who"),
    Slot("what", "ماذا؟", "choice", choices=("اتفاقاً", "هدنة")),
)


def made(
    *blocks: Block, at: tuple[int, int] = (0, 0), guides: tuple[Guide, ...] = ()
) -> EditorState:
    head = Block("h", "headline", (WHO, Text(" "), VERB, Text(" "), WHAT))
    article = Article("a", blocks=(head, *blocks), brief=Brief("t", SLOTS, guides))
    return EditorState(article, Selection.at(*at))


STORY = Block("p", "paragraph", (Text("وقال "), WHO, Text(" إن كل شيء "), WHAT, Text(".")))


def texts(state: EditorState) -> list[str]:
    return [block.text for block in state.article.blocks]


def typed(state: EditorState, text: str) -> EditorState:
    """As the page types: the selected slot is replaced by words under the marks of typing."""
    chip = chip_at(state)
    assert chip is not None
    block = state.article.blocks[chip.block]
    inlines = tuple(
        Text(text, marks_for_typing(state)) if slot_of(one) == chip.name else one
        for one in block.inlines
    )
    blocks = list(state.article.blocks)
    blocks[chip.block] = replace(block, inlines=inlines)
    article = replace(state.article, blocks=tuple(blocks))
    return EditorState(article, Selection.at(chip.block, chip.start + len(text)))


def test_tab_goes_from_slot_to_slot_and_round() -> None:
    state = made(STORY)
    names = []
    for _ in range(6):
        state = next_slot(state)
        assert state is not None
        names.append(chip_at(state).name)
    assert names == ["who", "verb", "what", "who", "what", "who"]
    back = previous_slot(state)
    assert back is not None
    assert chip_at(back).block == 1


def test_there_is_nowhere_to_go_without_slots() -> None:
    article = Article("a", blocks=(Block("h", "headline"), Block("p", "paragraph", (Text("نص"),))))
    assert next_slot(EditorState(article)) is None
    assert previous_slot(EditorState(article)) is None


def test_filling_one_fills_all_of_the_name_and_leaves_the_caret_behind_it() -> None:
    state = next_slot(made(STORY))
    after = fill("who", "الوزيرة")(state)
    assert texts(after) == ["الوزيرة أعلنت ماذا؟", "وقال الوزيرة إن كل شيء ماذا؟."]
    assert after.selection == Selection.at(0, len("الوزيرة"))
    assert after.article.brief.value("who") == "الوزيرة"
    assert [name for _, name in empty_slots(after.article)] == ["what", "what"]


def test_what_is_typed_over_a_slot_reaches_the_others_once_the_caret_leaves() -> None:
    state = typed(next_slot(made(STORY)), "لافروف")
    assert spread(state) is None
    gone = replace(state, selection=Selection.at(1, 0))
    after = spread(gone)
    assert texts(after) == ["لافروف الفعل ماذا؟", "وقال لافروف إن كل شيء ماذا؟."]
    assert not any("filled" in repr(block.inlines) for block in after.article.blocks)
    assert spread(state, everywhere=True).article == after.article


def test_a_verb_agrees_with_a_source_whose_gender_is_known() -> None:
    state = made(STORY)
    source = Source("s", "person", name="ماريا", gender="f")
    state = replace(state, article=replace(state.article, sources=(source,)))
    after = fill("who", "ماريا")(state)
    assert texts(after)[0] == "ماريا أعلنت ماذا؟"


def test_a_menu_offers_choices_and_the_verb_that_agrees_first() -> None:
    article = made(STORY).article
    assert choices_of(article, "what") == ("اتفاقاً", "هدنة")
    assert choices_of(article, "verb") == ("أعلن", "أعلنت")
    assert choices_of(article, "who") == ()


def test_a_speaker_is_known_once_its_slots_are() -> None:
    said = Block("q", "quotation", (Text("كلام"),))
    state = made(said, guides=(Guide("q", speaker="{who}، الوزير"),))
    after = fill("who", "سامي")(state)
    assert after.article.blocks[1].speaker == "سامي، الوزير"


def test_who_wrote_it_and_where_are_details_too_unless_somebody_said_so_before() -> None:
    author = Slot("author", "الكاتب", "person", fill="author")
    place = Slot("town", "المكان", "place", fill="place")
    words = (Text("كتبت "), Text("الكاتب", (Mark("slot", "author"),)), Text(" من "))
    byline = Block("b", "byline", (*words, Text("المكان", (Mark("slot", "town"),))))
    start = made(byline, STORY)
    article = replace(start.article, brief=Brief("t", (*SLOTS, author, place)))
    one = fill("author", "ليلى حداد")(replace(start, article=article))
    assert one is not None
    two = fill("town", "مرسى النخيل")(one)
    assert two is not None
    assert (two.article.meta.authors, two.article.meta.place) == (("ليلى حداد",), "مرسى النخيل")
    said = replace(article, meta=replace(article.meta, authors=("سامي",)))
    kept = fill("author", "ليلى حداد")(replace(start, article=said))
    assert kept is not None
    assert kept.article.meta.authors == ("سامي",)


def test_a_caret_in_a_slot_is_in_all_of_it_and_beside_it_next_to_it() -> None:
    inside = made(STORY, at=(1, 6))
    assert whole(inside) == Selection.span(1, 5, 8)
    assert chip_beside(made(STORY, at=(1, 8)), back=True).name == "who"
    assert chip_beside(made(STORY, at=(1, 5)), back=False).name == "who"
    half = replace(inside, selection=Selection(Position(1, 2), Position(1, 6)))
    assert whole(half) == Selection.span(1, 2, 8)


def test_slots_travel_inside_and_never_to_others() -> None:
    state = replace(made(STORY), selection=Selection.span(1, 0, 10))
    fragment = copy(state.article, state.selection)
    assert "من؟" not in text_of(fragment)
    other = EditorState(Article("b", blocks=(Block("h", "headline"), Block("p", "paragraph"))),
                        Selection.at(1, 0))  # fmt: skip
    after = insert(fragment)(other)
    assert after.article.brief.slot("who") == SLOTS[0]


def test_what_is_typed_into_a_slot_of_a_table_cell_is_text() -> None:
    assert retyped((WHO,), "من؟ كلهم") == (Text("من؟ كلهم"),)
    assert retyped((WHO,), "1500") == (Text("1500"),)


@settings(max_examples=60, deadline=None)
@given(states())
def test_every_slot_is_reached_and_selected_whole(state: EditorState) -> None:
    found = list(chips(state.article))
    seen = set()
    for _ in found:
        state = next_slot(state)
        seen.add(chip_at(state))
        assert whole(state) == state.selection
    assert seen == set(found)
