"""Code points and UTF-16 units name the same places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from editor.model.article import Article, Block
from editor.model.inline import length
from editor.qt.lines import line_of
from editor.qt.offsets import code_points, to_point, to_unit, units
from tests.articles import articles, blocks


@given(st.text(max_size=30))
def test_units_are_what_utf_16_counts(text: str) -> None:
    text = text.encode("utf-16-le", "ignore").decode("utf-16-le", "ignore")
    assert units(text) == len(text.encode("utf-16-le")) // 2
    for number in range(len(text) + 1):
        assert code_points(text, units(text[:number])) == number


def test_after_an_emoji_the_places_are_still_right() -> None:
    pieces = (("خبر 😀 عاجل", "tparagraph\t"),)
    assert to_unit(pieces, 5) == 6
    assert to_point(pieces, 6) == 5
    assert to_point(pieces, 11) == 10


@given(articles(), st.data())
def test_every_place_in_the_article_is_found_again_from_the_view(
    article: Article, data: st.DataObject
) -> None:
    block = data.draw(st.sampled_from(article.blocks))
    line = line_of(article, block)
    size = sum(map(length, block.inlines))
    if line.pieces and line.pieces[0][1].startswith("o"):
        size = 1
    places = [to_unit(line.pieces, point) for point in range(size + 1)]
    assert places == sorted(set(places))
    assert [to_point(line.pieces, place) for place in places] == list(range(size + 1))


@given(blocks())
def test_view_only_characters_count_for_nothing(block: Block) -> None:
    line = line_of(Article("a", blocks=(block,)), block)
    shown = sum(len(text) for text, key in line.pieces if not key.startswith("v"))
    assert shown == (1 if line.pieces and line.pieces[0][1].startswith("o") else
                     sum(map(length, block.inlines)))  # fmt: skip
