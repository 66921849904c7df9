"""What leaves the house: nothing planted as a secret ever does."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given

from editor.model.article import Article, Block, Comment, Figure, Media, Metadata, Revision, Table
from editor.model.inline import Citation, Ref, Text, citations
from editor.model.marks import Mark
from editor.model.public import public
from editor.model.schema import check
from editor.model.sources import DESK_ONLY, IDENTIFYING, Source
from tests.articles import articles

SECRET = "سرّ-دفين"
HEAD = Block("h", "headline", (Text("عنوان"),))
LISTS = ("aliases", "corroborated_by")


def cite(*refs: Ref, note: tuple[Text, ...] = ()) -> tuple[Text | Citation, ...]:
    return (Text("قال مصدر", (Mark("claim", "n1"),)), Citation("n1", refs, note))


def article(*inlines: Text | Citation, **parts: object) -> Article:
    return replace(Article("a", blocks=(HEAD, Block("p", "paragraph", inlines))), **parts)  # type: ignore[arg-type]


def secretive(names: tuple[str, ...], **other: object) -> Source:
    """A source whose named fields all hold the secret."""
    secrets = {name: (SECRET,) if name in LISTS else SECRET for name in names}
    return Source(**{"id": "s1", **secrets, **other})  # type: ignore[arg-type]


@given(articles())
def test_the_public_part_of_the_public_part_is_the_same(some) -> None:
    assert public(public(some)) == public(some)


@given(articles())
def test_the_public_part_is_well_formed_and_has_no_private_part(some) -> None:
    found = public(some)
    assert check(found) == ()
    assert not found.comments
    assert not found.revisions
    assert not found.meta.desk_note
    assert all(source.terms != "off_record" for source in found.sources)
    text = repr(found.blocks)
    assert not any(f"name='{name}'" in text for name in ("comment", "inserted", "deleted"))


NAMED_ALSO = tuple(name for name in (*IDENTIFYING, *DESK_ONLY, "label"))


@pytest.mark.parametrize("terms", ["not_for_attribution", "background", "deep_background"])
@pytest.mark.parametrize("field", NAMED_ALSO)
def test_nothing_that_identifies_an_unnamed_source_leaves(field, terms) -> None:
    source = secretive((field,), terms=terms)
    assert SECRET not in repr(public(article(*cite(Ref("s1")), sources=(source,))))


def test_a_confidential_source_on_record_is_unnamed_too() -> None:
    source = secretive(NAMED_ALSO, confidential=True)
    assert SECRET not in repr(public(article(*cite(Ref("s1")), sources=(source,))))


@pytest.mark.parametrize("field", DESK_ONLY)
def test_what_serves_the_desk_stays_even_for_a_named_source(field) -> None:
    found = public(article(*cite(Ref("s1")), sources=(secretive((field,)),)))
    assert SECRET not in repr(found)
    assert found.sources


def test_of_an_off_record_source_nothing_leaves_not_even_that_there_was_one() -> None:
    every = tuple(
        one.name for one in fields(Source)
        if one.type == "str" and one.name not in ("id", "kind", "via")
    )  # fmt: skip
    source = secretive(every, terms="off_record")
    found = public(article(*cite(Ref("s1", SECRET)), sources=(source,)))
    assert found.sources == ()
    assert SECRET not in repr(found)
    assert found.blocks[1].inlines == (Text("قال مصدر"),)


def test_an_off_record_carrier_drops_out_of_the_chain() -> None:
    chain = (
        Source("s1", name="الكرملين", via="s2"),
        secretive(("name",), id="s2", via="s3", terms="off_record"),
        Source("s3", name="وكالة لا شأن لها"),
    )
    found = public(article(*cite(Ref("s1")), sources=chain))
    assert SECRET not in repr(found)
    assert [(one.id, one.via) for one in found.sources] == [("s1", "")]


def test_the_place_in_an_unnamed_source_stays_here() -> None:
    source = Source("s1", description="مسؤول", terms="background")
    found = public(article(*cite(Ref("s1", SECRET)), sources=(source,)))
    assert SECRET not in repr(found)
    assert len(list(citations(found.blocks[1].inlines))) == 1


def test_sources_that_nobody_cites_stay_here() -> None:
    spare = secretive(("name",), id="s9")
    assert SECRET not in repr(public(article(Text("متن"), sources=(spare,))))


def test_deleted_words_and_comments_stay_here_also_inside_notes_and_cells() -> None:
    hidden = Text(SECRET, (Mark("deleted", "r1"),))
    marked = Text("قيل", (Mark("comment", SECRET),))
    table = Block("t", "table", table=Table((((hidden, marked),),)))
    found = public(
        Article(
            "a",
            Metadata(desk_note=SECRET),
            (HEAD, Block("p", "paragraph", (hidden, marked, *cite(note=(hidden, marked)))), table),
            comments=(Comment("c1", text=SECRET),),
            revisions=(Revision("r1", SECRET),),
        )
    )
    assert SECRET not in repr(found)
    assert found.blocks[1].text == "قيلقال مصدر"


def test_an_image_that_no_figure_shows_stays_here() -> None:
    media = (Media("i1", "image/png", b"shown"), Media("i2", "image/png", SECRET.encode()))
    figure = Block("f", "figure", figure=Figure("i1"))
    found = public(Article("a", blocks=(HEAD, figure), media=media))
    assert found.media == media[:1]


def test_a_named_source_keeps_what_readers_may_know() -> None:
    source = Source("s1", "agency", "ريا", name="ريا نوفوستي", url="https://ria.example")
    found = public(article(*cite(Ref("s1", "ص 4")), sources=(source,)))
    assert found.sources == (source,)
    assert found.blocks[1].inlines == cite(Ref("s1", "ص 4"))
