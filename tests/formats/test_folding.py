"""Folding nests lists, boxes and interviews, and unfolding gives every block back in order."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from editor.formats.folding import Box, Interview, List, Node, fold
from editor.model.article import Block
from editor.model.schema import repair_block
from tests.articles import articles, blocks


def flatten(nodes: Iterable[Node]) -> list[Block]:
    out: list[Block] = []
    for node in nodes:
        if isinstance(node, Block):
            out.append(node)
        elif isinstance(node, List):
            for item in node.items:
                out += [item.block, *flatten(item.lists)]
        elif isinstance(node, Box):
            out += flatten(node.nodes)
        else:
            out += node.blocks
    return out


def item(id: str, level: int = 0, *, ordered: bool = False, group: str = "") -> Block:
    return Block(id, "list_item", level=level, ordered=ordered, group=group)


@given(articles())
def test_unfolding_gives_the_blocks_back(article) -> None:
    assert tuple(flatten(fold(article.blocks))) == article.blocks


@given(st.lists(blocks().map(repair_block), max_size=12))
def test_any_blocks_unfold_again_and_every_list_is_of_one_ordering(some) -> None:
    folded = fold(some)
    assert flatten(folded) == some

    def look(nodes: Iterable[Node], *, inside: bool) -> None:
        for node in nodes:
            if isinstance(node, Box):
                assert not inside
                assert {block.group for block in flatten([node])} == {node.group}
                look(node.nodes, inside=True)
            elif isinstance(node, List):
                assert node.items
                for one in node.items:
                    assert one.block.ordered == node.ordered
                    assert all(b.level > one.block.level for b in flatten(one.lists))
                    look(one.lists, inside=inside)

    look(folded, inside=False)


def test_deeper_items_hang_below_the_item_before_them() -> None:
    (only,) = fold([item("a"), item("b", 1), item("c", 3), item("d")])
    assert isinstance(only, List)
    assert [one.block.id for one in only.items] == ["a", "d"]
    (below,) = only.items[0].lists
    assert [one.block.id for one in below.items] == ["b"]
    assert below.items[0].lists[0].items[0].block.id == "c"


def test_numbers_and_bullets_are_two_lists() -> None:
    assert [node.ordered for node in fold([item("a"), item("b", ordered=True)])] == [False, True]  # type: ignore[union-attr]


def test_groups_make_boxes_and_lists_may_stand_inside() -> None:
    some = [
        Block("a", "box_heading", group="g"), Block("b", "box_body", group="g"),
        item("c", group="g"), Block("d", "box_body", group="h"), item("e"),
    ]  # fmt: skip
    first, second, third = fold(some)
    assert isinstance(first, Box)
    assert isinstance(first.nodes[2], List)
    assert isinstance(second, Box)
    assert second.group == "h"
    assert isinstance(third, List)


def test_without_groups_a_second_heading_opens_a_second_box() -> None:
    some = [Block(str(n), kind) for n, kind in enumerate(["box_heading", "box_body"] * 2)]
    assert [len(flatten([node])) for node in fold(some)] == [2, 2]


def test_questions_and_answers_in_a_row_are_one_interview() -> None:
    some = [Block("q", "question"), Block("a", "answer"), Block("p", "paragraph")]
    first, second = fold(some)
    assert isinstance(first, Interview)
    assert second is some[2]
