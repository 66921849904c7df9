"""Laws that hold for the page of any article."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editor.formats.html.writer import FORBIDDEN, write
from editor.formats.spec import WriteOptions
from editor.lang.terms import terms
from editor.model.article import Article, inline_runs
from editor.model.inline import Citation, readable
from editor.model.public import public
from tests.articles import articles
from tests.formats.html.kitchen import page, parse, words

LAW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
options = st.builds(
    WriteOptions,
    sources=st.sampled_from(("notes", "list", "inline", "none")),
    fragment=st.booleans(),
    media=st.sampled_from(("embed", "beside")),
)


def squeezed(text: str) -> str:
    return "".join(FORBIDDEN.sub("", text).split())


@LAW
@given(articles(), options)
def test_every_word_of_the_article_is_on_the_page(article: Article, options: WriteOptions) -> None:
    shown = public(article)
    tree = parse(page(article, options))
    for cite in tree.xpath("//span[@class='cite']"):
        cite.drop_tree()
    text = squeezed(words(tree.body))
    for block in shown.blocks:
        for inlines in inline_runs(block):
            assert squeezed(readable(inlines)) in text
        if block.figure is not None and block.figure.credit:
            assert squeezed(block.figure.credit) in text


@LAW
@given(articles(), options)
def test_ids_are_unique_and_links_into_the_page_arrive(
    article: Article, options: WriteOptions
) -> None:
    tree = parse(page(article, options))
    ids = Counter(tree.xpath("//@id"))
    assert not [id for id, n in ids.items() if n > 1]
    roles = "@role='doc-noteref' or @role='doc-backlink' or @role='doc-biblioref'"
    for target in tree.xpath(f"//a[{roles}]/@href"):
        assert target.removeprefix("#") in ids
    assert all(id in ids for id in tree.xpath("//@aria-labelledby"))


@LAW
@given(articles())
def test_every_citation_has_a_note_and_a_way_back(article: Article) -> None:
    tree = parse(page(article))
    wanted = [
        part.id
        for block in public(article).blocks
        for inlines in inline_runs(block)
        for part in inlines
        if isinstance(part, Citation)
    ]
    markers = tree.xpath("//a[@role='doc-noteref']")
    assert [one.get("data-cite") for one in markers] == wanted
    assert [one.text_content() for one in markers] == [str(n + 1) for n in range(len(wanted))]
    backs = tree.xpath("//section[@role='doc-endnotes']/ol/li/a[@role='doc-backlink']/@href")
    assert backs == [f"#{one.get('id')}" for one in markers]


@LAW
@given(articles(), options)
def test_headings_start_with_one_h1_and_skip_no_level(
    article: Article, options: WriteOptions
) -> None:
    levels = [
        int(one.tag[1]) for one in parse(page(article, options)).iter("h1", "h2", "h3", "h4", "h5")
    ]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@LAW
@given(articles(), options)
def test_nothing_on_the_page_is_active(article: Article, options: WriteOptions) -> None:
    tree = parse(page(article, options))
    assert all(one.get("type") == "application/ld+json" for one in tree.iter("script"))
    assert not tree.xpath(
        "//iframe | //object | //embed | //form | //base | //*[@*[starts-with(name(),'on')]]"
    )
    for address in tree.xpath("//a/@href"):
        assert re.match(r"https?://|mailto:|tel:|#", address)


@LAW
@given(articles())
def test_the_data_for_machines_is_json_and_its_headline_is_the_h1(article: Article) -> None:
    tree = parse(page(article))
    record = json.loads(tree.xpath("string(//script)"))
    assert record["@type"] == "NewsArticle"
    heading = words(tree.xpath("//h1")[0])
    # A note mark alone is no headline, and a record has to have one.
    assert record["headline"] == (heading or terms(article.meta.language)["untitled"])


@LAW
@given(articles(), options)
def test_the_same_article_gives_the_same_page(article: Article, options: WriteOptions) -> None:
    shown = public(article)
    assert write(shown, options) == write(shown, options)
