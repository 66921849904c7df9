"""`repair` is total and idempotent and loses nothing; `check` names what it would change."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.model.article import (
    Article,
    Block,
    Comment,
    Embed,
    Figure,
    Media,
    Metadata,
    Table,
    all_citations,
    inline_runs,
)
from editor.model.cleaning import FORBIDDEN, NEWLINE
from editor.model.inline import Break, Citation, Ref, Text, plain
from editor.model.kinds import KINDS
from editor.model.marks import Mark
from editor.model.schema import check, repair, repair_block
from editor.model.sources import Source
from tests.articles import articles

NOISE = (
    "قال",
    "a\r\nb",
    "x\u2028y",
    "\x00",
    "\ufffc",
    "\ud800",
    "",
    "\tz",
    "\x0bv",
    "\u200f",
    "\n",
)
strings = st.lists(st.sampled_from(NOISE), max_size=3).map("".join)
few = st.sampled_from(("", "a", "b", "\x01a"))
broken_marks = st.lists(
    st.builds(Mark, st.sampled_from(("strong", "link", "code", "nothing", "isolate")), few),
    max_size=2,
).map(tuple)
broken_texts = st.builds(Text, strings, broken_marks)
broken_citations = st.builds(
    Citation,
    few,
    st.lists(st.builds(Ref, few, strings), max_size=2).map(tuple),
    st.lists(broken_texts, max_size=2).map(tuple),
)
broken_inlines = st.lists(
    st.one_of(broken_texts, broken_texts, st.just(Break()), broken_citations), max_size=4
).map(tuple)
broken_tables = st.builds(
    Table, st.lists(st.lists(broken_inlines, max_size=2).map(tuple), max_size=2).map(tuple)
)
broken_blocks = st.builds(
    Block,
    id=few,
    kind=st.sampled_from((*(kind.id for kind in KINDS), "poem", "")),
    inlines=broken_inlines,
    direction=st.sampled_from((None, "rtl", "up")),
    align=st.sampled_from(("", "end", "left")),
    language=strings,
    level=st.integers(-2, 12),
    ordered=st.booleans(),
    group=strings,
    speaker=strings,
    figure=st.one_of(st.none(), st.builds(Figure, few, strings)),
    table=st.one_of(st.none(), st.none(), broken_tables),
    embed=st.one_of(st.none(), st.builds(Embed, strings, strings)),
)
broken_sources = st.builds(
    Source,
    id=few,
    kind=st.sampled_from(("person", "ghost")),
    name=strings,
    via=few,
    terms=st.sampled_from(("on_record", "whisper")),
)
broken_articles = st.builds(
    Article,
    id=few,
    meta=st.builds(
        Metadata,
        language=st.sampled_from(("ar", "")),
        direction=st.sampled_from((None, "down")),
        authors=st.lists(strings, max_size=2).map(tuple),
        status=st.sampled_from(("draft", "lost")),
    ),
    blocks=st.lists(broken_blocks, max_size=6).map(tuple),
    sources=st.lists(broken_sources, max_size=4).map(tuple),
    media=st.lists(st.builds(Media, few, few, st.just(b"")), max_size=2).map(tuple),
    comments=st.lists(st.builds(Comment, few, text=strings), max_size=3).map(tuple),
)


def characters(article: Article) -> str:
    """Every character that may stand in an article, in reading order, without white space."""
    runs = (plain(inlines) for block in article.blocks for inlines in inline_runs(block))
    return "".join(re.sub(FORBIDDEN, "", re.sub(NEWLINE, "", "".join(runs))).split())


@settings(max_examples=150)
@given(broken_articles)
def test_any_article_is_repaired_into_a_well_formed_one(article) -> None:
    found = repair(article)
    assert repair(found) == found
    missing = {one.message for one in check(found)} - {
        "A figure shows an image that is not in the file."
    }
    assert not missing


@settings(max_examples=150)
@given(broken_articles)
def test_repair_loses_no_character(article) -> None:
    assert characters(repair(article)) == characters(article)


@given(broken_articles)
def test_repair_loses_no_source_comment_or_citation_that_says_something(article) -> None:
    found = repair(article)
    assert len(found.comments) == len(article.comments)
    assert {one.name for one in found.sources} >= {
        re.sub(FORBIDDEN, "", re.sub(NEWLINE, " ", one.name)) for one in article.sources
    }
    cited = [
        one
        for one in all_citations(article)
        if any(ref.source for ref in one.refs)
        or any(re.sub(FORBIDDEN, "", t.text) for t in one.note)
    ]
    assert len(list(all_citations(found))) == len(cited)
    known = {one.id for one in found.sources}
    assert all(ref.source in known for one in all_citations(found) for ref in one.refs)


@given(articles())
def test_a_well_formed_article_has_no_problems_and_is_left_as_it_is(article) -> None:
    assert check(article) == ()
    assert repair(article) == article


@given(articles())
def test_blocks_that_are_fine_are_given_back_themselves(article) -> None:
    assert all(repair_block(block) is block for block in article.blocks)


@given(articles(), st.randoms(use_true_random=False))
def test_blocks_in_any_order_become_an_article_with_all_their_words(article, random) -> None:
    blocks = list(article.blocks)
    random.shuffle(blocks)
    shuffled = replace(article, blocks=tuple(blocks))
    assert sorted(characters(repair(shuffled))) == sorted(characters(article))


HEAD = Block("h", "headline", (Text("عنوان"),))
BODY = Block("p", "paragraph", (Text("متن"),))


@pytest.mark.parametrize(
    ("article", "sentence"),
    [
        (Article("a", blocks=(BODY,)), "no headline"),
        (Article("a", blocks=(HEAD, BODY, BODY)), "Two blocks have the id p."),
        (Article("a", blocks=(HEAD, BODY, replace(HEAD, id="i", kind="standfirst"))),
         "A standfirst may only stand above the body text."),
        (Article("a", blocks=(HEAD, replace(HEAD, id="i"), BODY)), "only one headline"),
        (Article("a", blocks=(HEAD, replace(BODY, kind="poem"))), "no block kind “poem”"),
        (Article("a", blocks=(HEAD, replace(BODY, level=3))), "A paragraph is not well-formed."),
        (Article("a", blocks=(HEAD, replace(BODY, inlines=(Citation("n", (Ref("s9"),)),)))),
         "names a source that is not there"),
        (Article("a", blocks=(HEAD, replace(BODY, inlines=(Citation("n"),)))),
         "names no source and says nothing"),
        (Article("a", blocks=(HEAD, replace(BODY, kind="figure", figure=Figure("x")))),
         "an image that is not in the file"),
        (Article("a", blocks=(HEAD, BODY), sources=(Source("s", via="s"),)), "runs in a circle"),
        (Article("a", blocks=(HEAD, BODY), sources=(Source("s", via="t"),)), "via one that is not"),
        (Article("a", blocks=(HEAD, BODY), sources=(Source("s", kind="x"),)), "source kind “x”"),
        (Article("a", Metadata(language=""), (HEAD, BODY)), "not in its canonical form"),
    ],
)  # fmt: skip
def test_each_fault_is_named(article, sentence) -> None:
    assert any(sentence in problem.text() for problem in check(article))


def test_a_table_whose_block_says_otherwise_stays_a_table() -> None:
    table = Table((((Text("خلية"),), ()), ((Text("ب"),),)))
    block = repair_block(Block("b", "paragraph", table=table))
    assert block.kind == "table"
    assert block.table is not None
    assert [len(row) for row in block.table.rows] == [2, 2]


def test_a_divider_with_words_becomes_a_paragraph() -> None:
    assert repair_block(Block("b", "divider", (Text("نص"),))).kind == "paragraph"


def test_terms_that_nobody_knows_become_the_strictest() -> None:
    article = Article("a", blocks=(HEAD, BODY), sources=(Source("s", terms="whisper"),))  # type: ignore[arg-type]
    assert repair(article).sources[0].terms == "off_record"


def test_two_different_sources_of_one_id_are_both_kept() -> None:
    two = (Source("s", name="تاس"), Source("s", name="سانا"))
    found = repair(Article("a", blocks=(HEAD, BODY), sources=two)).sources
    assert [one.name for one in found] == ["تاس", "سانا"]
    assert len({one.id for one in found}) == 2
