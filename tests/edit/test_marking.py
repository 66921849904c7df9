"""Marks: what toggles, what typing carries on, what clearing leaves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.edit import marks
from editor.edit.state import Command, EditorState, Position, Selection, selected_spans
from editor.model.article import Block
from editor.model.inline import Citation, Inlines, Ref, Text, has_mark, plain
from editor.model.kinds import KIND
from editor.model.marks import MARK, Mark
from tests.edit.making import state
from tests.edit.strategies import states

STRONG = Mark("strong")
LINK = Mark("link", "https://example.org")


def after(command: Command, start: EditorState) -> EditorState:
    result = command(start)
    assert result is not None
    return result


def over(content: Inlines | str, start: int, end: int) -> EditorState:
    return EditorState(state(content).article, Selection.span(1, start, end))


def test_a_mark_goes_on_where_it_is_not_everywhere_and_off_where_it_is() -> None:
    half = (Text("قا", (STRONG,)), Text("ل"))
    on = after(marks.toggle("strong"), over(half, 0, 3))
    assert on.article.blocks[1].inlines == (Text("قال", (STRONG,)),)
    assert marks.is_active(on, "strong")
    off = after(marks.toggle("strong"), on)
    assert off.article.blocks[1].inlines == (Text("قال"),)
    assert off.selection == Selection.span(1, 0, 3)


def test_marks_that_exclude_each_other_change_places() -> None:
    low = after(marks.toggle("subscript"), over("قال", 0, 3))
    high = after(marks.toggle("superscript"), low)
    assert high.article.blocks[1].inlines == (Text("قال", (Mark("superscript"),)),)


def test_a_headline_refuses_marks_that_its_kind_does_not_know() -> None:
    start = EditorState(state("نص").article, Selection.span(0, 0, 3))
    assert marks.toggle("code")(start) is None
    assert marks.toggle("code")(replace(start, selection=Selection.at(0, 1))) is None
    both = replace(start, selection=Selection(Position(0, 0), Position(1, 2)))
    done = after(marks.toggle("code"), both)
    assert done.article.blocks[0] == start.article.blocks[0]
    assert has_mark(done.article.blocks[1].inlines, 0, 2, "code")


def test_with_nothing_selected_it_is_for_what_comes_next() -> None:
    start = state("قال", at=(1, 3))
    bold = after(marks.toggle("strong"), start)
    assert bold.article is start.article
    assert marks.marks_for_typing(bold) == (STRONG,)
    assert marks.marks_for_typing(after(marks.toggle("strong"), bold)) == ()
    assert marks.marks_for_typing(after(marks.clear_marks, bold)) == ()


@pytest.mark.parametrize(("offset", "linked"), [(0, 0), (3, 0), (4, 1), (6, 1), (7, 0), (8, 0)])
def test_typing_at_the_edge_of_a_link_does_not_go_on_with_it(offset: int, linked: int) -> None:
    content = (Text("في "), Text("موقع", (LINK,)), Text(" كذا"))
    assert marks.marks_for_typing(state(content, at=(1, offset))) == (LINK,) * linked


def test_typing_behind_a_claim_or_its_citation_is_not_part_of_it() -> None:
    claim = (Text("قال", (Mark("claim", "n1"),)), Citation("n1", (Ref("s1"),)), Text("."))
    for offset in (3, 4):
        assert marks.marks_for_typing(state(claim, at=(1, offset))) == ()
    assert marks.marks_for_typing(state(claim, at=(1, 2))) == (Mark("claim", "n1"),)


def test_typing_behind_bold_text_goes_on_bold_and_at_the_start_of_it_too() -> None:
    bold = (Text("قال", (STRONG,)), Text(" كذا"))
    assert marks.marks_for_typing(state(bold, at=(1, 3))) == (STRONG,)
    assert marks.marks_for_typing(state(bold, at=(1, 0))) == (STRONG,)


def test_a_link_is_set_changed_as_a_whole_and_taken_off() -> None:
    content = (Text("في "), Text("موقع", (LINK,)), Text(" كذا"))
    changed = after(marks.set_link("https://example.com"), state(content, at=(1, 4)))
    assert changed.article.blocks[1].inlines[1] == Text(
        "موقع", (Mark("link", "https://example.com"),)
    )
    gone = after(marks.set_link(""), changed)
    assert gone.article.blocks[1].inlines == (Text("في موقع كذا"),)
    word = after(marks.set_link("https://example.org"), state("في موقع", at=(1, 4)))
    assert word.article.blocks[1].inlines == (Text("في "), Text("موقع", (LINK,)))
    assert marks.set_link("https://example.org")(state("", at=(1, 0))) is None


def test_one_key_isolates_the_word_at_the_caret_and_frees_it_again() -> None:
    done = after(marks.isolate(), state("لغة C++.", at=(1, 5)))
    assert done.article.blocks[1].inlines[1] == Text("C++.", (Mark("isolate", "ltr"),))
    freed = after(marks.isolate(), done)
    assert freed.article.blocks[1].inlines == (Text("لغة C++."),)


def test_clearing_leaves_what_says_something_about_the_words() -> None:
    claim = Mark("claim", "n1")
    content = (Text("قال", (claim, STRONG, LINK)), Citation("n1", (Ref("s1"),)))
    done = after(marks.clear_marks, over(content, 0, 4))
    assert done.article.blocks[1].inlines[0] == Text("قال", (claim,))


@settings(max_examples=60, deadline=None)
@given(states(), st.sampled_from(("strong", "emphasis", "strike", "superscript")))
def test_after_toggling_all_allowed_text_has_the_mark_or_none_has(
    start: EditorState, name: str
) -> None:
    done = marks.toggle(name)(start)
    if done is None or start.selection.empty:
        return
    found = set()
    for place, first, last in selected_spans(done):
        block: Block = done.article.blocks[place]
        if name in KIND[block.kind].marks and plain(block.inlines)[first:last].strip("\n\ufffc"):
            found.add(has_mark(block.inlines, first, last, name))
    assert len(found) == 1
    assert MARK[name].value == "none"
