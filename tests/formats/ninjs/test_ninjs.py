"""The ninjs item: only what 3.1 knows, everything the article says, nothing confidential."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from editor.formats import BY_ID
from editor.formats.result import Result
from editor.formats.spec import WriteOptions, Written
from editor.model.article import Article, Block, Headlines, Metadata
from editor.model.inline import Citation, Ref, Text
from editor.model.sources import IDENTIFYING, Source
from tests.articles import articles
from tests.sample_article import sample

# The names of ninjs 3.1 properties that we may use, with the type of each value.
OBJECTS: dict[str, dict[str, type]] = {
    "standard": {"name": str, "version": str, "schema": str},
    "headlines": {"role": str, "contentType": str, "value": str},
    "descriptions": {"role": str, "contentType": str, "value": str},
    "bodies": {"role": str, "contentType": str, "charCount": int, "wordCount": int, "value": str},
    "people": {"name": str, "rel": str, "uri": str, "literal": str},
    "organisations": {"name": str, "rel": str, "uri": str, "literal": str},
    "places": {"name": str, "rel": str, "uri": str, "literal": str},
    "subjects": {"name": str, "rel": str, "uri": str, "literal": str},
    "infoSources": {"name": str, "role": str, "uri": str, "literal": str},
    "renditions": {"name": str, "contentType": str, "width": int, "height": int,
                   "sizeInBytes": int},
}  # fmt: skip
PLAIN = {
    "uri", "type", "representationType", "firstCreated", "versionCreated", "contentCreated",
    "embargoedUntil", "pubStatus", "copyrightNotice", "usageTerms", "language", "by", "slugline",
    "located",
}  # fmt: skip
NEEDED = {"headlines": "value", "descriptions": "value", "bodies": "value", "renditions": "name"}
CHOICES = {
    "type": {"text", "picture"},
    "representationType": {"full", "partial"},
    "pubStatus": {"usable", "withheld", "canceled"},
}
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")
URI = re.compile(r"[a-z][a-z0-9+.-]*:[!#-;=?-Z\[\]_a-z~]+")


def written(article: Article, **options: Any) -> Result[Written]:
    return BY_ID["ninjs"].write(article, WriteOptions(**options))


def item(article: Article, **options: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(written(article, **options).value.data)
    return found


def check(found: dict[str, Any], *, inside: bool = False) -> None:
    """The shape that 3.1 asks of an item, and of an associated one inside it."""
    assert URI.fullmatch(found["uri"])
    for name, value in found.items():
        if inside and name in ("name", "rel"):
            assert isinstance(value, str)
        elif name == "associations":
            for one in value:
                assert one["name"]
                check(one, inside=True)
        elif name in OBJECTS:
            for record in [value] if name == "standard" else value:
                assert NEEDED.get(name, next(iter(record))) in record
                for key, inner in record.items():
                    assert type(inner) is OBJECTS[name][key]
                    assert key != "uri" or URI.fullmatch(inner)
        else:
            assert name in PLAIN
            assert isinstance(value, str)
            assert name not in CHOICES or value in CHOICES[name]
            assert not name.endswith(("Created", "Until")) or MOMENT.fullmatch(value)


@settings(max_examples=60, deadline=None)
@given(articles())
def test_every_article_becomes_an_item_of_the_right_shape(article: Article) -> None:
    check(item(article))


def test_the_sample_says_everything_it_knows() -> None:
    found = item(sample())
    check(found)
    assert found["standard"]["version"] == "3.1"
    assert found["uri"] == "https://muharrir.example/medlink-2-marsa"
    assert found["language"] == "ar-SY"
    assert found["pubStatus"] == "usable"
    assert found["versionCreated"] == "2025-05-12T18:40:00+03:00"
    assert [one["role"] for one in found["headlines"]] == [
        "main",
        "kicker",
        "web",
        "social",
        "push",
    ]
    assert [one["role"] for one in found["descriptions"]] == ["standfirst", "summary"]
    assert found["by"] == "كتبت: ليلى حداد"
    assert found["people"] == [{"name": "ليلى حداد", "rel": "author"}]
    assert found["located"] == found["places"][0]["name"] == "مرسى النخيل"
    assert [one["rel"] for one in found["subjects"]] == ["section", *["keyword"] * 3]
    (body,) = found["bodies"]
    assert body["contentType"] == "text/plain"
    assert body["value"].startswith("مرسى النخيل – 12 أيار 2025\n\nيدخل الكابل")
    assert "كنا نرسل الملفات" in body["value"]


def test_pictures_are_described_outside_the_text_and_not_carried() -> None:
    found = item(sample())
    first = found["associations"][0]
    assert first["by"] == "رسم: محرّر"
    assert [one["role"] for one in first["descriptions"]] == ["caption", "alt"]
    assert first["renditions"][0]["width"] == 960
    assert first["name"] not in found["bodies"][0]["value"]
    assert first["uri"] != found["associations"][1]["uri"]
    assert len(json.dumps(found)) < 40_000


def test_sources_stand_once_each_origin_and_distributor_apart() -> None:
    found = item(sample())["infoSources"]
    assert {"name": "هالة المنصوري", "role": "origin"} in found
    assert {"name": "وزارة الاتصالات", "role": "distributor"} in found
    assert {"name": "مهندس يعمل في المشروع", "role": "origin"} in found
    assert len({json.dumps(one) for one in found}) == len(found)
    assert "infoSources" not in item(sample(), sources="none")


def cited(*sources: Source, **meta: Any) -> Article:
    refs = tuple(Ref(one.id) for one in sources)
    block = Block("b1", inlines=(Text("كلام"), Citation("n1", refs)))
    return Article("a1", Metadata(**meta), (block,), sources)


@pytest.mark.parametrize("terms", ["background", "deep_background", "not_for_attribution"])
def test_no_identifying_field_of_an_unnamed_source_is_in_the_item(terms: Any) -> None:
    values = {name: f"SECRET{n}" for n, name in enumerate(IDENTIFYING) if name != "aliases"}
    source = Source("s1", "person", terms=terms, description="مسؤول", **values)
    text = written(cited(source)).value.data.decode()
    assert "SECRET" not in text
    assert item(cited(source))["infoSources"] == [{"name": "مسؤول", "role": "origin"}]


def test_an_unnamed_source_without_a_description_is_just_a_source() -> None:
    found = item(cited(Source("s1", name="SECRET", confidential=True)))
    assert found["infoSources"][0]["name"] == "مصدر لم يُكشف عن هويته"


def test_nothing_for_the_desk_and_no_source_off_the_record_is_in_the_item() -> None:
    source = Source("s1", name="SECRET", terms="off_record")
    article = cited(source, desk_note="SECRET")
    assert b"SECRET" not in written(article).value.data
    assert "infoSources" not in item(article)
    assert "edNote" not in item(sample())
    assert "trustIndicators" not in item(sample())


@pytest.mark.parametrize(
    ("status", "told"),
    [("draft", "withheld"), ("review", "withheld"), ("approved", "usable"),
     ("published", "usable"), ("withdrawn", "canceled")],
)  # fmt: skip
def test_the_status_says_whether_it_may_be_used(status: Any, told: str) -> None:
    assert item(cited(status=status))["pubStatus"] == told


def test_an_embargo_with_time_and_zone_is_told() -> None:
    result = written(cited(status="approved", embargo="2025-06-01T06:00+03:00"))
    found = json.loads(result.value.data)
    assert found["embargoedUntil"] == "2025-06-01T06:00:00+03:00"
    assert found["usageTerms"].startswith("محظور النشر حتى 1 حزيران 2025")
    assert not result.warnings


@pytest.mark.parametrize("embargo", ["2025-06-01", "2025-06-01T06:00", "غداً صباحاً"])
def test_an_embargo_that_is_no_moment_withholds_the_item(embargo: str) -> None:
    result = written(cited(status="published", embargo=embargo))
    found = json.loads(result.value.data)
    assert found["pubStatus"] == "withheld"
    assert "embargoedUntil" not in found
    assert "withheld" in result.warnings[0]


def test_an_embargo_does_not_revive_a_withdrawn_item() -> None:
    assert item(cited(status="withdrawn", embargo="2025-06-01"))["pubStatus"] == "canceled"


def test_a_date_without_a_time_is_left_out_and_said() -> None:
    result = written(cited(created="2025-05"))
    assert "contentCreated" not in json.loads(result.value.data)
    assert len(result.warnings) == 2


def test_an_article_without_an_address_is_named_by_its_id() -> None:
    assert item(cited())["uri"] == "urn:muharrir:a1"
    assert item(cited(url="javascript:alert(1)"))["uri"] == "urn:muharrir:a1"
    arabic = item(cited(url="https://example.org/خبر"))["uri"]
    assert arabic == "https://example.org/%D8%AE%D8%A8%D8%B1"


def test_an_empty_article_is_an_item_all_the_same() -> None:
    found = item(Article("a1"))
    check(found)
    assert "bodies" not in found


def test_broken_characters_do_not_stop_it() -> None:
    article = replace(cited(), meta=Metadata(headlines=Headlines(web="a\ud800\x00b\u202e")))
    assert item(article)["headlines"][0]["value"]
