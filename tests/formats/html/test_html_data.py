"""What the page tells machines: schema.org, OpenGraph, dates."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from editor.formats.html.jsonld import unsaid
from editor.formats.html.times import find_dates
from editor.formats.html.writer import write
from editor.formats.spec import WriteOptions
from editor.model.article import Article, Block
from editor.model.inline import Citation, Ref, Text
from editor.model.public import public
from tests.formats.html.kitchen import article, block, kitchen, page, parse
from tests.sample_article import sample


def record(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(parse(text).xpath("string(//script)"))
    return found


def test_the_record_names_everything_that_the_article_knows() -> None:
    data = record(page(kitchen()))
    wanted = {
        "@context", "@type", "headline", "alternativeHeadline", "description", "author",
        "datePublished", "dateModified", "inLanguage", "image", "publisher", "mainEntityOfPage",
        "url", "articleSection", "keywords", "dateline", "locationCreated", "citation", "hasPart",
        "correction",
    }  # fmt: skip
    assert set(data) == wanted
    assert data["dateModified"] == "2025-08-04T10:00:00+03:00"
    assert data["correction"][0]["datePublished"] == "2025-08-03"


def test_a_source_that_came_through_another_is_what_that_one_is_based_on() -> None:
    data = record(page(article(block("paragraph", "أ", Citation("n", (Ref("s2"),))))))
    (cited,) = data["citation"]
    assert cited["publisher"]["name"] == "وكالة الجسر"
    assert cited["archivedAt"] == "https://archive.example/jisr"
    assert cited["isBasedOn"]["author"] == {"@type": "Person", "name": "سلمى نعيم"}


def test_an_unnamed_source_is_only_its_description() -> None:
    data = record(page(article(block("paragraph", "أ", Citation("n", (Ref("s3"),))))))
    assert data["citation"] == [{"@type": "CreativeWork", "description": "موظف في الوزارة"}]


def test_quotations_with_a_speaker_are_parts_of_the_article() -> None:
    assert record(page(kitchen()))["hasPart"] == [
        {
            "@type": "Quotation",
            "text": "الماء حق للجميع.",
            "spokenByCharacter": {"@type": "Person", "name": "سلمى نعيم"},
        }
    ]


def test_an_image_beside_the_page_has_an_address_and_one_inside_is_never_repeated() -> None:
    beside = record(page(kitchen(), WriteOptions(media="beside")))["image"][0]
    inside = page(kitchen())
    assert beside["contentUrl"] == "media/i1.png"
    assert record(inside)["image"][0]["@id"].startswith("https://muharrir.example/water#")
    assert inside.count("base64,") == 1


def test_the_author_comes_from_the_byline_where_the_metadata_has_none() -> None:
    data = record(page(article(block("byline", "كتبت: ليلى حداد"))))
    assert data["author"] == [{"@type": "Person", "name": "ليلى حداد"}]


def test_the_description_is_cut_between_words() -> None:
    text = record(page(article(block("lede", "كلمة " * 80))))["description"]
    assert text.endswith("كلمة…")
    assert len(text) <= 201


@pytest.mark.parametrize(
    ("meta", "expected"),
    [
        ({"published": "2025-01-02", "modified": "2025-01-03"}, "2025-01-02"),
        ({"published": "", "modified": "2025-01-03", "created": "2025-01-01"}, "2025-01-03"),
        ({"published": "أمس", "created": "2025-01-01"}, "2025-01-01"),
    ],
)
def test_dates_come_from_the_metadata_alone(meta: dict[str, str], expected: str) -> None:
    assert record(page(article(block("paragraph", "نص"), **meta)))["datePublished"] == expected


def test_an_article_without_dates_has_none_and_says_so() -> None:
    done = write(public(article(block("paragraph", "نص"), published="")), WriteOptions())
    assert "datePublished" not in record(done.value.data.decode())
    assert any("no date" in one for one in done.warnings)


def test_opengraph_uses_the_headline_for_social_media() -> None:
    tree = parse(page(kitchen()))
    named = {m.get("property"): m.get("content") for m in tree.xpath("//meta[@property]")}
    assert named["og:title"] == "خطة جديدة لمياه النهر"
    assert named["og:type"] == "article"
    assert named["og:url"] == "https://muharrir.example/water"
    assert tree.xpath("string(//title)") == "خطة المياه"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("دمشق – 2 آب 2025", "ar-SY", ["2025-08-02"]),
        ("القاهرة، ٢ أغسطس ٢٠٢٥", "ar-EG", ["2025-08-02"]),
        ("2 آب/أغسطس 2025", "ar", ["2025-08-02"]),
        ("من 2025-08-02 إلى 2025-08-04", "ar", ["2025-08-02", "2025-08-04"]),
        ("London, 2 August 2025", "en", ["2025-08-02"]),
        ("31 شباط 2025، 2025-13-01، 12 أيار، 2025", "ar", []),
        ("آب 2025", "ar", []),
    ],
)
def test_whole_dates_are_found_in_words(text: str, language: str, expected: list[str]) -> None:
    assert [iso for _, _, iso in find_dates(text, language)] == expected


def test_what_search_engines_recommend_and_the_record_lacks_is_told() -> None:
    assert unsaid(sample()) == ()
    bare = Article("a", blocks=(Block("h", "headline"), Block("p", inlines=(Text("كلام"),))))
    assert unsaid(bare) == (
        "a headline", "who wrote it", "a picture", "when it was published", "the outlet",
        "its address on the web",
    )  # fmt: skip
    dated = replace(sample(), meta=replace(sample().meta, published="2025-05-12"))
    assert unsaid(dated) == ("the time zone of its dates",)
