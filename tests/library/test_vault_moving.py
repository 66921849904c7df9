"""Moving who a source is into the vault: nothing of it stays in the record, nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editor.library.vault_moving import (
    MOVED,
    forgotten,
    given_back,
    identifies,
    moved,
    places,
    rewriting,
    says,
    tell_tales,
)
from editor.library.vault_record import VaultRecord, texts
from editor.model.article import Article, Block, Comment, Embed, Figure, Metadata, Table
from editor.model.inline import Citation, Ref, Text
from editor.model.marks import Mark
from editor.model.sources import Source


def full() -> Source:
    """A source whose every movable field says its own name."""
    values = {name: (f"<{name}>",) if name == "aliases" else f"<{name}>" for name in MOVED}
    return replace(Source("s1", "person", "سامر"), **values)


def test_every_identifying_word_leaves_the_article_and_is_in_the_vault() -> None:
    source = full()
    hidden, record = moved(source, VaultRecord("s1"), "نخلة")
    assert not identifies(hidden)
    assert hidden.confidential
    assert hidden.label == record.code_name == "نخلة"
    kept = texts(record)
    for name in (*MOVED, "label"):
        value = getattr(source, name)
        assert (value[0] if isinstance(value, tuple) else value) in kept, name


def test_given_back_is_the_source_as_it_was() -> None:
    source = full()
    assert given_back(*moved(source, VaultRecord("s1"), "نخلة")) == source


def test_what_the_vault_knows_already_is_kept_beside_what_comes() -> None:
    _, record = moved(
        Source("s1", name="سمير", aliases=("أبو",)),
        VaultRecord("s1", name="سامر", aliases=("الجار",)), "نخلة",
    )  # fmt: skip
    assert record.name == "سامر"
    assert "سمير" in texts(record)
    assert record.aliases == ("الجار", "أبو")


NAME = "سامر الخطيب"
PLACES = {
    "text": Block("b", inlines=(Text(f"قال {NAME} ذلك"),)),
    "joined": Block("b", inlines=(Text("وقال لسامر الخطيبِ صديقه"),)),
    "surname": Block("b", inlines=(Text("وأضاف الخطيب"),)),
    "deleted": Block("b", inlines=(Text(NAME, (Mark("deleted", "r"),)),)),
    "link": Block("b", inlines=(Text("هنا", (Mark("link", f"https://x.example/ {NAME}"),)),)),
    "speaker": Block("b", "quotation", (Text("…"),), speaker=NAME),
    "note": Block("b", inlines=(Citation("c", (Ref("s2"),), (Text(NAME),)),)),
    "locator": Block("b", inlines=(Citation("c", (Ref("s2", f"مكالمة {NAME}"),)),)),
    "picture": Block("b", "figure", figure=Figure("m", alt=NAME)),
    "embed": Block("b", "embed", embed=Embed("https://x.example", NAME)),
    "cell": Block("b", "table", table=Table((((Text(NAME),),),))),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_name_left_in_the_text_is_found(place: str) -> None:
    _, record = moved(Source("s1", name=NAME), VaultRecord("s1"), "نخلة")
    found = places(Article("a", blocks=(PLACES[place],)), tell_tales(record))
    assert found
    assert {one.block for one in found} == {0}


@pytest.mark.parametrize(
    "article",
    [Article("a", Metadata(desk_note=f"اتصل بـ {NAME}")), Article("a", Metadata(keywords=(NAME,))),
     Article("a", comments=(Comment("c", text=NAME),)),
     Article("a", sources=(Source("s2", interest_note=f"قريب {NAME}"),))],
)  # fmt: skip
def test_a_name_left_beside_the_text_is_found(article: Article) -> None:
    assert places(article, (NAME,))


def test_other_words_are_no_places() -> None:
    article = Article("a", blocks=(Block("b", inlines=(Text("الخطيبة سامرة قالت"),)),))
    assert not places(article, (NAME, "الخطيب"))


def test_each_place_says_how_often_and_a_surname_in_a_name_is_not_counted_twice() -> None:
    article = Article(
        "a", Metadata(desk_note=f"{NAME}، الخطيب"),
        (Block("h", "headline", (Text("الخطيب يستقيل"),)),
         Block("p", inlines=(Text(f"قال {NAME} إن"), Text("الخطيب", (Mark("strong"),)))),
         Block("q", inlines=(Text("لا أحد"),))),
        (Source("s2", name=NAME),),
    )  # fmt: skip
    found = places(article, (NAME, "الخطيب"))
    assert [(one.where, one.words, one.times, one.block, one.source) for one in found] == [
        ("Headline", ("الخطيب",), 1, 0, ""),
        ("In the text", (NAME, "الخطيب"), 2, 1, ""),
        ("In the note to the desk", (NAME, "الخطيب"), 2, -1, ""),
        ("In a source", (NAME,), 1, -1, "s2"),
    ]
    assert places(article, ()) == ()


def test_a_file_s_name_may_say_it_too() -> None:
    assert says("تحقيق_الخطيب.muharrir", (NAME, "الخطيب"))
    assert not says("تحقيق.muharrir", (NAME, "الخطيب"))
    assert not says("تحقيق.muharrir", ())


def test_earlier_states_forget_the_record_and_those_that_say_it_in_the_text_do_not_come_back() -> (
    None
):
    source = replace(full(), name="سامر الخطيب")
    code, record = moved(source, VaultRecord("s1"), "نخلة")
    words = tell_tales(record)
    before = Article("a", sources=(source,), blocks=(Block("p", inlines=(Text("قال المهندس"),)),))
    now = replace(before, sources=(code,))
    change = rewriting(now, code, words)
    after = change(before)
    assert after == now
    assert change(now) is now
    said = replace(before, blocks=(Block("p", inlines=(Text("قال سامر الخطيب"),)),))
    assert change(said) is None
    # What the article says at this moment too is told to the journalist instead.
    still = rewriting(replace(said, sources=(code,)), code, words)(said)
    assert still is not None
    assert still.sources == (code,)


def test_what_was_never_there_is_not_forgotten() -> None:
    article = Article("a", sources=(Source("s2", name="غيره"),))
    assert forgotten(article, replace(full(), confidential=True)) is article
