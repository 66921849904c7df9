"""The codec keeps every article, writes little, and names exactly what it does not understand."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from editor.formats.codec import Mismatch, from_data, to_data
from editor.model.article import Article, Block, Metadata
from editor.model.inline import Break, Citation, Ref, Text
from editor.model.marks import Mark
from tests.articles import PNG, articles


def without_bytes(article: Article) -> Article:
    from dataclasses import replace

    return replace(article, media=tuple(replace(one, data=b"") for one in article.media))


@given(articles())
def test_an_article_comes_back_equal_through_json(article) -> None:
    data = json.loads(json.dumps(to_data(article)))
    assert from_data(data) == without_bytes(article)


@given(articles())
def test_bytes_of_images_are_left_to_the_file(article) -> None:
    assert PNG.hex() not in json.dumps(to_data(article))
    assert all("data" not in one for one in to_data(article)["media"])


def test_inlines_are_written_for_people() -> None:
    block = Block(
        "b1",
        inlines=(
            Text("قال "),
            Text("الوزير", (Mark("strong"), Mark("link", "https://a.example"))),
            Break(),
            Citation("n1", (Ref("s1"), Ref("s2", "ص 4")), (Text("انظر"),)),
        ),
    )
    assert to_data(Article("a", blocks=(block,))) == {
        "id": "a",
        "blocks": [
            {
                "id": "b1",
                "inlines": [
                    "قال ",
                    {"text": "الوزير", "marks": ["strong", {"link": "https://a.example"}]},
                    {"break": True},
                    {
                        "citation": "n1",
                        "refs": [{"source": "s1"}, {"source": "s2", "locator": "ص 4"}],
                        "note": "انظر",
                    },
                ],
            }
        ],
    }


def test_a_block_of_one_plain_text_is_one_string_and_defaults_are_left_out() -> None:
    data = to_data(Article("a", Metadata(language="ar"), (Block("b", inlines=(Text("نص"),)),)))
    assert data == {"id": "a", "blocks": [{"id": "b", "inlines": "نص"}]}


def with_block(**block: object) -> dict[str, object]:
    return {"id": "a", "blocks": [{"id": "b0"}, {"id": "b1", **block}]}


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ([], "Expected an object at article, found a list."),
        ({}, "The field “id” is missing at article."),
        ({"id": 7}, "Expected text at id, found a number."),
        ({"id": "a", "blocks": "x"}, "Expected a list at blocks, found text."),
        ({"id": "a", "blocks": [{}]}, "The field “id” is missing at blocks[0]."),
        (with_block(level="two"), "Expected a number at blocks[1].level, found text."),
        (with_block(level=True), "Expected a number at blocks[1].level, found true or false."),
        (with_block(level=1.5), "Expected a number at blocks[1].level, found a fraction."),
        (with_block(ordered=1), "Expected true or false at blocks[1].ordered, found a number."),
        (with_block(inlines=None), "Expected a list at blocks[1].inlines, found nothing."),
        (with_block(inlines=[1]), "Expected an object at blocks[1].inlines[0], found a number."),
        (with_block(inlines=["", {"text": 1}]),
         "Expected text at blocks[1].inlines[1].text, found a number."),
        (with_block(inlines=[{"text": "x", "marks": 3}]),
         "Expected a list at blocks[1].inlines[0].marks, found a number."),
        (with_block(inlines=[{"text": "x", "marks": [{"link": 1}]}]),
         "Expected text at blocks[1].inlines[0].marks[0], found a number."),
        (with_block(inlines=[{"text": "x", "marks": [{}]}]),
         "Expected text at blocks[1].inlines[0].marks[0], found an object."),
        (with_block(inlines=[{"citation": "n", "note": [{"break": True}]}]),
         "Expected text at blocks[1].inlines[0].note[0], found an object."),
        (with_block(table={"rows": [[["x"]], ["y", 1]]}),
         "Expected a list at blocks[1].table.rows[1][1], found a number."),
    ],
)  # fmt: skip
def test_a_wrong_shape_is_named_with_its_place(data, sentence) -> None:
    with pytest.raises(Mismatch) as error:
        from_data(data)
    assert str(error.value) == sentence


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"id": "a", "mood": "calm"}, "the field “mood” at article"),
        (with_block(colour="red"), "the field “colour” at blocks[1]"),
        (with_block(kind="poem"), "the block kind “poem” at blocks[1].kind"),
        (with_block(align="left"), "the value “left” at blocks[1].align"),
        (with_block(inlines=[{"text": "x", "marks": ["glow"]}]),
         "the mark “glow” at blocks[1].inlines[0].marks[0]"),
        (with_block(inlines=[{"text": "x", "size": 3}]), "the field “size” at blocks[1]"),
        (with_block(inlines=[{"formula": "x"}]), "the inline “formula” at blocks[1].inlines[0]"),
        (with_block(inlines=[{"citation": "n", "id": "m"}]), "the inline “citation”"),
        ({"id": "a", "sources": [{"id": "s", "kind": "ghost"}]},
         "the source kind “ghost” at sources[0].kind"),
        ({"id": "a", "media": [{"id": "i", "type": "image/png", "data": "x"}]},
         "the field “data” at media[0]"),
    ],
)  # fmt: skip
def test_what_a_newer_version_brought_is_refused_by_name(data, sentence) -> None:
    with pytest.raises(Mismatch) as error:
        from_data(data)
    assert str(error.value).startswith("This version of Muharrir does not know ")
    assert sentence in str(error.value)
