"""What differs between two versions is told in words: none forgotten, none made up."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from editor.edit.comparing import compare, words
from editor.model.article import Article, Block
from editor.model.inline import Text

WORDS = st.lists(st.sampled_from(("قال", "الوزير", "إن", "92", "BBC", "أمس.")), max_size=6)
BLOCKS = st.lists(
    st.builds(
        lambda id, text: Block(id, inlines=(Text(" ".join(text)),) if text else ()),
        st.sampled_from("abcdef"), WORDS,
    ),
    max_size=6, unique_by=lambda block: block.id,
)  # fmt: skip


def article(*blocks: Block) -> Article:
    return Article("a", blocks=blocks)


def said(id: str, text: str) -> Block:
    return Block(id, inlines=(Text(text),))


def test_a_word_that_was_changed_is_removed_and_added_and_the_others_stay() -> None:
    old, new = article(said("p", "قال الوزير أمس")), article(said("p", "قال النائب أمس"))
    (line,) = compare(old, new)
    told = [(piece.text.strip(), piece.change) for piece in line.pieces]
    assert told == [("قال", ""), ("الوزير", "removed"), ("النائب", "added"), ("أمس", "")]


def test_a_new_paragraph_is_added_whole_and_its_neighbours_stay() -> None:
    first, last = said("a", "أول"), said("c", "آخر")
    lines = compare(article(first, last), article(first, said("b", "بين هذا وذاك"), last))
    assert [line.changed for line in lines] == [False, True, False]
    assert (words(lines, "added"), words(lines, "removed"), words(lines, "")) == (3, 0, 2)


def test_blocks_with_new_ids_are_compared_by_place() -> None:
    (line,) = compare(article(said("x", "قال الوزير")), article(said("y", "قال الوزير أمس")))
    assert [(piece.text.strip(), piece.change) for piece in line.pieces] == [
        ("قال الوزير", ""), ("أمس", "added"),
    ]  # fmt: skip


def test_who_speaks_counts_as_words() -> None:
    block = replace(said("q", "نعم"), kind="quotation", speaker="ليلى")
    lines = compare(article(replace(block, speaker="")), article(block))
    assert words(lines, "added") == 1


@given(BLOCKS, BLOCKS)
def test_the_pieces_give_both_versions_back(old: list[Block], new: list[Block]) -> None:
    lines = compare(article(*old), article(*new))
    for version, other in ((old, "added"), (new, "removed")):
        told = [w for line in lines for p in line.pieces if p.change != other
                for w in p.text.split()]  # fmt: skip
        assert sorted(told) == sorted(w for block in version for w in block.text.split())
    assert words(compare(article(*new), article(*new)), "added") == 0
