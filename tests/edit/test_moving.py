"""What is dragged goes where it is dropped: words with their spaces, objects between blocks."""

from __future__ import annotations

import pytest

from editor.edit.fragment import copy
from editor.edit.moving import between_blocks, copy_to, move
from editor.edit.state import EditorState, Position, Selection
from editor.model.article import Block, Figure
from editor.model.inline import Citation, Ref, Text, plain
from editor.model.marks import Mark
from editor.model.schema import check
from tests.edit.making import article, shape


def dragged(
    state: EditorState, chosen: Selection, to: Position, *, again: bool = False
) -> EditorState:
    fragment = copy(state.article, chosen)
    assert fragment is not None
    done = (copy_to if again else move)(chosen, fragment, to)(state)
    assert done is not None
    assert check(done.article) == ()
    return done


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[one] two|", "two one"), ("one [two]| ", ""), ("one [two] three|", "one three two"),
        ("|one [two] three", "two one three"), ("one [two], three|", "one, three two"),
        ("one [two] (|three)", "one (two three)"), ("one [two] th|ree", "one thtworee"),
        ("o[ne] two|", "o twone"), ("one| [two] x", ""), ("[one] |two", ""), ("[one] two| three", "two one three"),
        ("one |two [three]", "one three two"),
    ],
)  # fmt: skip
def test_words_take_one_space_with_them_and_find_one(before: str, after: str) -> None:
    bare = "".join(char for char in before if char not in "[]|")
    spots = {}
    for char in "[]|":
        spots[char] = Position(1, len([c for c in before[: before.index(char)] if c not in "[]|"]))
    state = EditorState(article(bare, ""))
    chosen = Selection(spots["["], spots["]"])
    if not after:
        fragment = copy(state.article, chosen)
        assert fragment is not None
        assert (done := move(chosen, fragment, spots["|"])(state)) is None or (
            done.article == state.article
        )
        return
    done = dragged(state, chosen, spots["|"])
    assert done.article.blocks[1].text == after
    place = done.selection
    text = plain(done.article.blocks[1].inlines)
    taken = bare[chosen.start.offset : chosen.end.offset]
    assert text[place.start.offset : place.end.offset] == taken


def test_words_that_are_copied_stay_where_they_were_too() -> None:
    state = EditorState(article("one two", "three"))
    done = dragged(state, Selection.span(1, 0, 3), Position(2, 5), again=True)
    assert [one.text for one in done.article.blocks[1:]] == ["one two", "three one"]


def test_marks_and_citations_go_with_the_words() -> None:
    claim = (Text("so "), Text("he said", (Mark("claim", "n"),)), Citation("n", (Ref("s1"),)))
    done = dragged(EditorState(article(claim, "then")), Selection.span(1, 3, 11), Position(2, 4))
    assert done.article.blocks[1].text == "so"
    assert done.article.blocks[2].inlines == (Text("then "), *claim[1:])


def test_a_figure_leaves_no_empty_line_and_comes_between_blocks() -> None:
    figure = Block("f", "figure", figure=Figure())
    state = EditorState(article("one", figure, "two words"))
    chosen = Selection.span(2, 0, 1)
    fragment = copy(state.article, chosen)
    assert fragment is not None
    dropped = Position(3, 4)
    lower = between_blocks(state.article, fragment, dropped, lower=True)
    upper = between_blocks(state.article, fragment, dropped, lower=False)
    assert (lower, upper) == (Position(3, 9), Position(3, 0))
    done = dragged(state, chosen, lower)
    assert [line.replace("|", "") for line in shape(done)][:3] == [
        "paragraph:one", "paragraph:two words", "figure:",
    ]  # fmt: skip
    assert done.article.blocks[done.selection.start.block].kind == "figure"
    assert done.selection.start.offset < done.selection.end.offset
