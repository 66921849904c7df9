"""Articles out of templates: what is known is in place, all else waits, and none of it leaks."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from editor.formats import BY_ID, FORMATS
from editor.model.public import public
from editor.model.schema import check
from editor.model.slots import empty_slots
from editor.templates.catalogue import Found, load
from editor.templates.checking import findings, required_slots
from editor.templates.making import Known, make_article, make_blocks, speaker
from editor.templates.template import Template

SHIPPED = load(Path("nowhere"))
ARTICLES = [one for one in SHIPPED.found if one.template.kind == "article"]
NOW = datetime(2026, 6, 24, 9, 30, tzinfo=UTC)


def name(found: Found) -> str:
    return f"{found.template.language}/{found.template.id}"


def breaking() -> Template:
    found = SHIPPED.template("breaking-news", "ar")
    assert found is not None
    return found


@pytest.mark.parametrize("found", ARTICLES, ids=name)
def test_every_article_template_makes_a_well_formed_article(found: Found) -> None:
    article = make_article(found.template, Known(now=NOW))
    assert check(article) == ()
    assert article.brief is not None
    assert article.brief.template == found.template.id
    assert BY_ID["muharrir"].read(BY_ID["muharrir"].write(article).value.data).value == article


@pytest.mark.parametrize("found", ARTICLES, ids=name)
def test_no_label_of_an_empty_slot_is_in_any_export(found: Found) -> None:
    article = make_article(found.template, Known(now=NOW))
    assert not list(empty_slots(public(article)))
    labels = {slot.label for slot in found.template.slots if len(slot.label) > 8}
    for format in FORMATS:
        if format.writer and format.public and format.id != "docx":
            text = format.write(article).value.data.decode("utf-8")
            assert not [label for label in labels if label in text]


def test_values_fill_every_place_of_their_name() -> None:
    article = make_article(breaking(), Known(values={"who": "الوزيرة"}))
    assert all(slot != "who" for _, slot in empty_slots(article))
    assert "الوزيرة" in article.headline


def test_what_was_given_leaves_even_where_another_slot_beside_it_is_empty() -> None:
    given = {"who": "الوزيرة", "did": "أعلنت", "what": "وقف الملاحة", "source": "بيان رسمي"}
    article = public(make_article(breaking(), Known(values=given)))
    assert article.first("lede") == "أعلنت الوزيرة وقف الملاحة، وفق بيان رسمي."
    assert public(make_article(breaking(), Known(now=NOW))).first("lede") == ""


def test_days_fill_themselves_and_a_verb_agrees_where_there_is_one() -> None:
    article = make_article(breaking(), Known(now=NOW, place="دمشق"))
    assert article.first("dateline") == "دمشق – 24 حزيران 2026"


def test_a_speaker_is_named_once_all_its_slots_are_filled() -> None:
    assert speaker("{who}، {role}", {"who": "ليلى"}) == ""
    assert speaker("{who}، {role}", {"who": "ليلى", "role": "مبرمجة"}) == "ليلى، مبرمجة"
    assert speaker("ليلى", {}) == "ليلى"


def test_blocks_have_fresh_ids_each_time() -> None:
    one, two = (make_blocks(breaking(), {}) for _ in range(2))
    assert not {block.id for block in one} & {block.id for block in two}


def test_required_slots_and_fields_are_named_until_they_are_filled() -> None:
    empty = make_article(breaking())
    assert {str(one.sentence) for one in required_slots(empty)} >= {"“من؟” is still empty."}
    values = {slot.name: "أ" for slot in breaking().slots if slot.required}
    full = make_article(breaking(), Known(values=values, section="سياسة"))
    assert [one for one in findings(full) if one.weight == "required"] == []


def test_a_headline_over_its_limit_is_found() -> None:
    long = make_article(breaking(), Known(values={"who": "الوزيرة", "what": "كلمة " * 20}))
    assert any("characters where 70" in str(one.sentence) for one in findings(long))
