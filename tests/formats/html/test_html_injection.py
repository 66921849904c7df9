"""Whatever an article says is text on its page and never markup, an address or a script."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from editor.formats.html.page import ADDRESS
from editor.formats.html.writer import write
from editor.formats.spec import WriteOptions
from editor.model.article import Article, Embed, Figure, Headlines, Media, Table
from editor.model.inline import Citation, Ref
from editor.model.public import public
from editor.model.schema import repair
from tests.articles import PNG
from tests.formats.html.kitchen import article, block, page, parse, t, words

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style></title></head><img src=x onerror=alert(1)>",
    '" onerror="alert(1)" x="',
    "' onmouseover='alert(1)",
    "]]><!-- --><!--",
    "&lt;b&gt; &amp; &#x3c;",
    "javascript:alert(1)",
)


def poisoned(text: str) -> Article:
    """The text everywhere an article takes free text."""
    value = article(
        block("headline", text),
        block("byline", text),
        block("dateline", text),
        block("section_heading", text),
        block("quotation", t(text, claim=text), speaker=text, language=text),
        block("paragraph", t(text, language=text), t(text, isolate=text), t(text, link=text)),
        block("question", text, speaker=text),
        block("box_heading", text, group=text),
        block("figure", text, figure=Figure("i", text, text, text)),
        block("table", text, table=Table((((t(text),),),), True, True)),
        block("embed", text, embed=Embed(text, text)),
        block("embed", text, embed=Embed("https://v.example/" + text, text)),
        block("correction", text, Citation(text, (Ref("s1", text),), (t(text),))),
        language="ar", headlines=Headlines(text, text, text), authors=(text,), description=text,
        outlet=text, place=text, section=text, keywords=(text,), slug=text, url=text,
        published="2025-08-02",
    )  # fmt: skip
    sources = tuple(
        replace(one, name=text, title=text, url=text, archived_url=text) for one in value.sources
    )
    media = (Media("i", "image/png", PNG, 1, 1),)
    return repair(replace(value, id=text, sources=sources, media=media))


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("fragment", [False, True])
@pytest.mark.parametrize("style", ["notes", "list", "inline"])
def test_hostile_text_stays_text(text: str, style: str, fragment: bool) -> None:
    options = WriteOptions(sources=style, fragment=fragment, media="beside")  # type: ignore[arg-type]
    tree = parse(page(poisoned(text), options))
    assert len(tree.xpath("//script")) == (0 if fragment else 1)
    assert len(tree.xpath("//style")) == (0 if fragment else 1)
    assert not tree.xpath("//*[@*[starts-with(name(), 'on')]] | //comment()")
    assert len(tree.xpath("//img")) == 1
    assert not [a for a in tree.xpath("//@href") if not a.startswith(("#", "https://"))]
    assert " ".join(text.split()) in words(tree.xpath("//h1")[0])
    assert tree.xpath("string(//img/@alt)") == text


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_ends_the_data_for_machines(text: str) -> None:
    whole = page(poisoned(text))
    record = json.loads(parse(whole).xpath("string(//script)"))
    assert record["headline"] == " ".join(text.split())
    data = whole.partition('application/ld+json">')[2].partition("</script>")[0]
    assert "<" not in data


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)",
        "java\tscript:alert(1)", "\x01javascript:alert(1)", "data:text/html,x", "vbscript:x",
        "file:///etc/passwd", "//evil.example", "http://", "https://user:secret@host.example/",
        "ftp://a.example", "view-source:https://a.example", "<b>",
    ],
)  # fmt: skip
def test_an_unsafe_address_becomes_plain_text_with_a_warning(url: str) -> None:
    value = public(article(block("paragraph", t("نص الرابط", link=url))))
    done = write(value, WriteOptions())
    tree = parse(done.value.data.decode())
    assert not tree.xpath("//article//a")
    assert "نص الرابط" in words(tree.body)
    assert any("no address for a link" in one for one in done.warnings)


@pytest.mark.parametrize(
    "url",
    ["https://a.example", "http://a.example:8080/x?y#z", "HTTPS://مثال.example/مقال",
     "mailto:a@b.example", "tel:+963115551234", "#القسم", "/news/1", "../x.html", "x.html?a:b"],
)  # fmt: skip
def test_a_safe_address_is_a_link(url: str) -> None:
    assert ADDRESS.match(url)
    assert parse(page(article(block("paragraph", t("نص", link=url))))).xpath("//p/a/@href") == [url]


def test_what_an_address_may_not_hold_is_percent_encoded() -> None:
    text = page(article(block("paragraph", t("نص", link='https://a.example/a b"<c>%zz%20'))))
    assert 'href="https://a.example/a%20b%22%3Cc%3E%25zz%20"' in text


def test_the_note_to_the_desk_and_unnamed_people_are_nowhere() -> None:
    value = article(block("paragraph", "أ", Citation("n", (Ref("s3"),))), desk_note="سر المكتب")
    for fragment in (False, True):
        text = page(value, WriteOptions(fragment=fragment))
        assert "سر المكتب" not in text
        assert "اسم سري" not in text
