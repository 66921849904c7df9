"""The templates that ship: enough of them, every slot of use, texts that keep our own rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from editor.edit.material import Material
from editor.edit.state import EditorState
from editor.formats import BY_ID
from editor.lang.counting import count_characters, count_words
from editor.model.brief import Slot
from editor.model.public import public
from editor.templates.catalogue import Found, load
from editor.templates.checking import findings
from editor.templates.headlines import suggestions
from editor.templates.inserting import insert_section
from editor.templates.making import Known, make_article
from editor.templates.template import PatternFile, Template, names_in

SHIPPED = load(Path("nowhere"))
NEWS = {
    "breaking-news", "news-story", "diplomatic-contact", "follow-up", "explainer", "correction",
    "live-updates", "fact-check", "press-release-rewrite",
}  # fmt: skip
LEADS_ON = {
    "ar": "فإن|أن|إن|إلى|عن|من|وفق|بحسب|قد|في|على|مع|بعد|لأن|حين|نقلاً|وعنها|يوم|عند",
    "en": "to|of|that|from|with|by|in|on|at|according|because|after|when|about|and|but|is|was",
    "fa": "که|به|از|با|در|بر|تا|و|گفتهٔ|دربارهٔ|نقل",
    "he": "כי|של|עם|על|לפי|אל|את|בין|אחרי|לדברי|או",
}
"""Words after which something must follow."""


def name(found: Found) -> str:
    return f"{found.template.language}/{found.template.id}"


def texts(template: Template) -> Iterator[str]:
    yield from (template.title, template.summary)
    for slot in template.slots:
        yield from (slot.label, slot.hint, *slot.choices)
    for block in template.blocks:
        yield from (block.text, block.speaker, block.guidance)
        yield from (cell for row in block.rows for cell in row)


def used(template: Template) -> set[str]:
    patterns = (text for b in template.blocks for text in (b.text, b.speaker, *sum(b.rows, ())))
    return {slot for text in patterns for slot in names_in(text)}


def filled(slot: Slot) -> str:
    """Something that fits into a slot of that type."""
    if slot.type == "verb":
        return slot.forms[0].m
    if slot.type == "choice":
        return slot.choices[0]
    return {"number": "7", "time": "10:30"}.get(slot.type, "كلمة")


def test_there_are_as_many_as_a_newsroom_needs() -> None:
    assert len(SHIPPED.templates("article", "ar")) >= 19
    assert len(SHIPPED.templates("section", "ar")) >= 18
    assert sum(len(file.headlines) for file in SHIPPED.headlines("ar")) >= 30
    for language in ("ar", "en", "fa", "he"):
        assert {one.id for one in SHIPPED.templates("article", language)} >= NEWS
        assert len(SHIPPED.templates("section", language)) >= 10
        assert sum(len(file.headlines) for file in SHIPPED.headlines(language)) >= 12


def test_the_same_id_is_the_same_kind_in_every_language() -> None:
    kinds: dict[str, set[str]] = {}
    for one in SHIPPED.found:
        kinds.setdefault(one.template.id, set()).add(one.template.kind)
    assert [id for id, all_of in kinds.items() if len(all_of) > 1] == []


@pytest.mark.parametrize("found", SHIPPED.found, ids=name)
def test_a_file_is_called_after_its_template_and_every_slot_is_used(found: Found) -> None:
    template = found.template
    assert found.path.stem == template.id
    assert found.path.parent.name == template.language
    assert used(template) == {slot.name for slot in template.slots}
    assert template.summary


@pytest.mark.parametrize("found", SHIPPED.found, ids=name)
def test_texts_keep_our_own_rules_of_typography(found: Found) -> None:
    for text in texts(found.template):
        assert "  " not in text
        assert text == text.strip()
        assert not re.search(r"\s[،؛:.؟!,;?](?!\{)", text), text
        if found.template.language in ("ar", "fa"):
            assert not re.search('["“”]|[\u0600-\u06ff][,;?]', text), text
        if found.template.language == "fa":
            assert not re.search("[يكىة]", text), text
        if found.template.language == "ar":
            assert not re.search("[یکگپچژ]", text), text


@pytest.mark.parametrize(
    "found", [one for one in SHIPPED.found if one.template.kind == "article"], ids=name
)
def test_an_article_whose_slots_are_all_filled_asks_for_nothing_more(found: Found) -> None:
    template = found.template
    values = {slot.name: filled(slot) for slot in template.slots}
    article = make_article(template, Known(values=values))
    open_slots = [one for one in findings(article) if "still empty" in str(one.sentence)]
    assert open_slots == []
    assert not [one for one in findings(article) if "are enough" in str(one.sentence)]
    assert all("{" not in block.text for block in article.blocks)


@pytest.mark.parametrize(
    "found", [one for one in SHIPPED.found if one.template.kind == "article"], ids=name
)
def test_where_only_what_is_required_was_filled_every_sentence_ends(found: Found) -> None:
    template = found.template
    values = {slot.name: filled(slot) for slot in template.slots if slot.required}
    article = public(make_article(template, Known(values=values)))
    words = LEADS_ON[template.language]
    for block in article.blocks:
        assert not re.search(rf"(?<!\w)({words})\s*([.،,؛;:؟?!]|$)", block.text), block.text


@pytest.mark.parametrize(
    "found", [one for one in SHIPPED.found if one.template.kind == "section"], ids=name
)
def test_a_section_goes_into_an_article_twice_without_sharing_slots(found: Found) -> None:
    article = BY_ID["txt"].read("عنوان\n\nفقرة أولى طويلة بعض الشيء في هذه المادة.".encode()).value
    once = insert_section(found.template)(EditorState(article))
    assert once is not None
    twice = insert_section(found.template)(once)
    assert twice is not None
    brief = twice.article.brief
    assert brief is not None
    assert len({slot.name for slot in brief.slots}) == 2 * len(found.template.slots)
    assert len(brief.guides) == 2 * len(found.template.blocks)


@pytest.mark.parametrize("file", SHIPPED.patterns, ids=lambda file: file.language)
def test_headline_examples_are_headlines(file: PatternFile) -> None:
    assert len({one.id for one in file.headlines}) == len(file.headlines)
    for one in file.headlines:
        assert count_characters(one.example) <= 70, one.example
        assert count_words(one.example) >= 4, one.example
        assert not one.example.endswith((".", "،", "!"))
        assert one.title
        assert one.use
        assert not re.search("[\u064b-\u0652]{2}", one.example)


def test_an_article_with_nothing_to_offer_still_gets_patterns_to_write_on() -> None:
    assert all(one.holes for one in suggestions(SHIPPED.headlines("ar"), Material()))


@pytest.mark.parametrize("language", ["ar", "en", "fa", "he"])
def test_one_language_read_alone_is_what_it_is_among_all(language: str) -> None:
    alone = load(Path("nowhere"), language=f"{language}-XX")
    assert alone.templates("article", language) == SHIPPED.templates("article", language) != ()
    assert alone.templates("section", language) == SHIPPED.templates("section", language) != ()
