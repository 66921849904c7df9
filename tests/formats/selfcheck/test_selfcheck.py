"""The self-check passes what our writers write, and sees every kind of damage done to it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editor.formats import BY_ID, FORMATS
from editor.formats.selfcheck import Report, verify
from editor.formats.selfcheck.verify import NATIVE, SEEN
from editor.formats.spec import SourceStyle, WriteOptions, Written
from editor.lang.i18n import catalogue
from editor.model.schema import repair
from tests.articles import articles
from tests.sample_article import sample

SAMPLE = repair(sample())
STYLES: tuple[SourceStyle, ...] = ("notes", "list", "inline", "none")


def made(format: str, options: WriteOptions | None = None) -> Written:
    return BY_ID[format].write(SAMPLE, options).value


def lost(format: str, data: bytes) -> set[str]:
    report = verify(SAMPLE, format, Written(data))
    return {row.what for row in report.rows if not row.kept}


def test_formats_that_are_looked_into_are_formats_that_can_be_written() -> None:
    assert {*SEEN, NATIVE} <= {format.id for format in FORMATS if format.writer}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("format", [*SEEN, NATIVE])
def test_the_sample_is_kept_whole_in_every_format_and_style(format, style) -> None:
    options = WriteOptions(sources=style)
    report = verify(SAMPLE, format, made(format, options), options)
    assert report.kept, list(report.lines())
    assert report.rows


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(articles(), st.sampled_from([*SEEN, NATIVE]), st.sampled_from(STYLES), st.booleans())
def test_whatever_is_written_is_found_again(article, format, style, fragment) -> None:
    options = WriteOptions(sources=style, fragment=fragment)
    written = BY_ID[format].write(article, options).value
    report = verify(article, format, written, options)
    assert report.kept, list(report.lines())


HTML_DAMAGE = {
    "a word": (r"<h1>كابل بحري", "<h1>كابل", {"blocks of text", "headings"}),
    "a paragraph": (r"<p>وقالت وزيرة.*?</p>\n", "", {"blocks of text", "note references"}),
    "an order": (r"(<li>ثانوية النخيل</li>\n)(<li>المشفى الوطني</li>\n)", r"\2\1",
                 {"blocks of text"}),
    "the page's direction": (r'(<html lang="ar-SY") dir="rtl"', r"\1", {"directions", "metadata"}),
    "a block's direction": (r'(<p lang="en") dir="ltr"', r"\1", {"directions"}),
    "a table's direction": (r"<table ", '<table dir="ltr" ', {"directions of tables"}),
    "a link": (r"https://nader\.example/tools", "https://other.example/tools", {"links"}),
    "a link's target": (r' href="mailto:[^"]*"', "", {"links"}),
    "a note": (r'<li id="fn-3">.*?</li>\n', "", {"notes", "links"}),
    "a note's words": (r"(?<=ص 41)\.", "؟", {"notes"}),
    "a note reference": (r'<a class="noteref" id="fnref-2".*?</a>', "", {"note references"}),
    "a heading's level": (r"<h2 id=\"b-s1\">(.*?)</h2>", r"<p>\1</p>", {"headings"}),
    "an image's description": (r' alt="سفينة[^"]*"', ' alt=""', {"images"}),
    "an image": (r"<img [^>]*رتقال[^>]*>", "", {"images"}),
    "a cell": (r"<td>24 دولاراً</td>", "", {"tables"}),
    "two cells": (r"(<td>24 دولاراً</td>)(<td>15 دولاراً</td>)", r"\2\1", {"tables"}),
    "a speaker": (r"<cite>.*?</cite>", "", {"blocks of text"}),
    "a credit": (r'<small class="credit">.*?</small>', "", {"blocks of text"}),
    "an author": (r'<meta name="author"[^>]*>', '<meta name="author" content="أحد">', {"metadata"}),
    "the title": (r'"headline":"', '"headline":"غير ', {"metadata"}),
    "JSON-LD": (r"\}</script>", "</script>", {"faults in the file"}),
    "escaping": (r"</p>", " AT&T</p>", {"faults in the file"}),
    "an element": (r"</strong>", "", {"faults in the file"}),
    "a tag": (r"<em>", "<em", {"faults in the file"}),
}  # fmt: skip


@pytest.mark.parametrize("name", HTML_DAMAGE)
def test_damage_to_a_web_page_is_seen(name) -> None:
    pattern, instead, rows = HTML_DAMAGE[name]
    page = made("html").data.decode()
    damaged, changes = re.subn(pattern, instead, page, count=1, flags=re.DOTALL)
    assert changes
    assert rows <= lost("html", damaged.encode())


def part(name: str, pattern: str, instead: str = "") -> Callable[[bytes], bytes]:
    """A change of one part of the package, by its first match."""

    def change(data: bytes) -> bytes:
        out = io.BytesIO()
        done = 0
        with ZipFile(io.BytesIO(data)) as old, ZipFile(out, "w") as new:
            for one in old.namelist():
                content = old.read(one)
                if one == name:
                    text, done = re.subn(
                        pattern, instead, content.decode(), count=1, flags=re.DOTALL
                    )
                    content = text.encode()
                new.writestr(one, content)
        assert done
        return out.getvalue()

    return change


def without(name: str) -> Callable[[bytes], bytes]:
    """The package without one part."""

    def change(data: bytes) -> bytes:
        out = io.BytesIO()
        with ZipFile(io.BytesIO(data)) as old, ZipFile(out, "w") as new:
            for one in old.namelist():
                if one != name:
                    new.writestr(one, old.read(one))
        return out.getvalue()

    return change


DOCUMENT, NOTES = "word/document.xml", "word/footnotes.xml"
RELATIONS = "word/_rels/document.xml.rels"
ENGLISH = r'<w:bidi w:val="0"/>(?=(?:(?!</w:p>).)*landing)'
DOCX_DAMAGE = {
    "bidi of a paragraph": (part(DOCUMENT, "<w:bidi/>"), {"directions"}),
    "bidi of an English paragraph": (part(DOCUMENT, ENGLISH, "<w:bidi/>"), {"directions"}),
    "bidi of the table": (part(DOCUMENT, "<w:bidiVisual/>"), {"directions of tables"}),
    "a paragraph": (part(DOCUMENT, r"<w:p>(?:(?!</w:p>).)*ساعتين.*?</w:p>"),
                    {"blocks of text", "note references"}),
    "a word": (part(DOCUMENT, "سبعة أضعاف السعة", "سبعة السعة"), {"blocks of text", "headings"}),
    "a heading's style": (part(DOCUMENT, '"Heading1"', '"Normal"'), {"headings"}),
    "a note": (part(NOTES, r'<w:footnote w:id="2">.*?</w:footnote>'),
               {"notes", "faults in the file"}),
    "a note's words": (part(NOTES, "ص 41", "ص 42"), {"notes"}),
    "a note reference": (part(DOCUMENT, r'<w:footnoteReference w:id="2"/>'), {"note references"}),
    "a link": (part(RELATIONS, r"https://nader\.example", "https://other.example"), {"links"}),
    "a relationship": (part(RELATIONS, r"<Relationship [^>]*nader[^>]*/>"), {"faults in the file"}),
    "an image's description": (part(DOCUMENT, r' descr="[^"]*"'), {"images"}),
    "an image's file": (without("word/media/image1.png"), {"faults in the file"}),
    "the notes": (without(NOTES), {"notes", "faults in the file"}),
    "a cell": (part(DOCUMENT, r"<w:tc>(?:(?!</w:tc>).)*24 دولاراً.*?</w:tc>"), {"tables"}),
    "the title": (part("docProps/core.xml", "<dc:title>.*?</dc:title>", "<dc:title/>"),
                  {"metadata"}),
    "the language": (part("docProps/core.xml", "ar-SY", "en-US"), {"metadata"}),
    "well-formedness": (part(DOCUMENT, "</w:body>"), {"faults in the file"}),
    "the document": (without(DOCUMENT), {"faults in the file", "blocks of text"}),
    "half the file": (lambda data: data[: len(data) // 2], {"faults in the file"}),
}  # fmt: skip


@pytest.mark.parametrize("name", DOCX_DAMAGE)
def test_damage_to_a_word_document_is_seen(name) -> None:
    change, rows = DOCX_DAMAGE[name]
    assert rows <= lost("docx", change(made("docx").data))


TEXT_DAMAGE = {
    "a word": ("كابل بحري جديد يصل", "كابل يصل", "blocks of text"),
    "a line": ("ثانوية النخيل", "", "blocks of text"),
    "a note": (r"\n\[3\] [^\n]*", "", "notes"),
    "a note reference": (r"\[3\]", "", "note references"),
    "a link": (r"https://nader\.example[^)]*", "", "links"),
    "an image's description": ("سفينة عند الغروب", "سفينة", "images"),
    "a cell": (r"24 دولاراً", "", "blocks of text"),
}


@pytest.mark.parametrize("name", TEXT_DAMAGE)
def test_damage_to_plain_text_is_seen(name) -> None:
    pattern, instead, row = TEXT_DAMAGE[name]
    damaged, changes = re.subn(pattern, instead, made("txt").data.decode(), count=1)
    assert changes
    assert row in lost("txt", damaged.encode())


MARKDOWN_DAMAGE = {
    "a word": ("سبعة أضعاف السعة", "سبعة السعة", {"blocks of text", "headings"}),
    "a paragraph": (r"\nلكن مهندساً[^\n]*\n", "\n", {"blocks of text", "note references"}),
    "a heading": (r"## الخطوات", "الخطوات", {"headings"}),
    "a note": (r"\n\[\^s-stats\]: [^\n]*", "", {"notes"}),
    "a note reference": (r"\[\^s-ministry\](?!:)", "", {"note references"}),
    "a link": (r"\]\(https://nader\.example[^)]*\)", "](https://other.example)", {"links"}),
    "an image's description": ("سفينة عند الغروب", "", {"images"}),
    "a cell": (r"24 دولاراً", "", {"blocks of text"}),
    "the language": (r'lang: "ar-SY"', 'lang: "en"', {"metadata"}),
    "the headline": (r'title: "كابل بحري', 'title: "كابل', {"blocks of text", "headings"}),
}


@pytest.mark.parametrize("name", MARKDOWN_DAMAGE)
def test_damage_to_markdown_is_seen(name) -> None:
    pattern, instead, rows = MARKDOWN_DAMAGE[name]
    damaged, changes = re.subn(pattern, instead, made("md").data.decode(), count=1)
    assert changes
    assert rows <= lost("md", damaged.encode())


def test_a_damaged_article_file_is_seen() -> None:
    data = made(NATIVE).data
    assert lost(NATIVE, data[:-30]) == {"articles"}
    other = BY_ID[NATIVE].write(replace(SAMPLE, id="other")).value.data
    assert lost(NATIVE, other) == {"articles"}


@pytest.mark.parametrize("format", ["html", "docx", "md", "txt"])
def test_a_private_remark_in_a_public_file_is_seen(format) -> None:
    note = SAMPLE.meta.desk_note
    told = tuple(
        replace(block, inlines=(replace(block.inlines[0], text=note),))
        if block.id == "p2"
        else block  # type: ignore[call-arg]
        for block in SAMPLE.blocks
    )
    leaky = BY_ID[format].write(replace(SAMPLE, blocks=told)).value
    assert "private remarks" in lost(format, leaky.data)


def test_a_report_says_in_one_line_what_was_kept() -> None:
    report = verify(SAMPLE, "html", made("html"))
    assert report.summary().startswith("everything was kept: blocks of text ")
    assert "\n" not in report.summary()
    assert all(line.startswith("✓ ") for line in report.lines())


def test_a_report_says_in_one_line_what_was_lost_and_quotes_it() -> None:
    damaged = made("html").data.replace("ثانوية النخيل".encode(), b"")
    report = verify(SAMPLE, "html", Written(damaged))
    assert re.fullmatch(r"not everything was kept: blocks of text \d+/\d+", report.summary())
    assert any(line.startswith("✗ ") and "(ثانوية النخيل)" in line for line in report.lines())


def test_reports_speak_arabic() -> None:
    arabic = catalogue("ar")
    report = verify(SAMPLE, "docx", made("docx"))
    text = report.summary(arabic) + "".join(report.lines(arabic))
    assert not re.search("[a-z]", text)


def test_a_format_that_cannot_be_opened_is_said_to_be_unchecked() -> None:
    assert verify(SAMPLE, "pdf", Written(b"")) == Report()
    assert Report().summary() == "not checked"
