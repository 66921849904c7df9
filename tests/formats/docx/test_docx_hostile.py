"""Text that is out to break the document: the writer never raises and never writes damage."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from editor.formats.docx.runs import LRM, RLM, Piece, line
from editor.formats.docx.writer import write
from editor.formats.docx.xml import ILLEGAL, NAMESPACES
from editor.formats.spec import WriteOptions
from editor.lang.isolation import CLOSING
from editor.model.article import Article, Block, Metadata
from editor.model.inline import Text
from editor.model.marks import Mark
from tests.formats.docx.kitchen import Document, article, block, characters

LAW = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
hostile = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "<>&\"'\x00\x08\x0b\x1f\ud800\ufffe\uffff\t\r\n\x85\u2028\u202e\u2067\u2069\u200e"
        ),
        st.sampled_from("ابجد 123 ABC +-/()[]@#"),
    ),
    max_size=60,
)


@LAW
@given(hostile, hostile)
def test_any_text_is_well_formed_and_keeps_what_xml_can_carry(one: str, other: str) -> None:
    pieces = [Piece(one), Piece(other, (Mark("strong"), Mark("isolate", "auto")))]
    root = etree.fromstring(f"<w:p {NAMESPACES}>{line(pieces, 'rtl', lambda url: '')}</w:p>")
    wanted = re.sub(ILLEGAL, "", one + other)
    assert _bare(characters(root)) == _bare(wanted)


def _bare(text: str) -> str:
    """The text without our own marks, each kind of line end as one."""
    for sign in (LRM, RLM, *CLOSING, *CLOSING.values()):
        text = text.replace(sign, "")
    return "\n".join(text.replace("\r\n", "\n").replace("\u2028", "\n").splitlines())


def test_a_piece_without_text_opens_no_isolate() -> None:
    pieces = [Piece(""), Piece("x = قيمة", (Mark("code"),))]
    assert line(pieces, "rtl", lambda url: "").count("\u2066") == 1


@LAW
@given(hostile)
def test_unrepaired_articles_are_written_too(text: str) -> None:
    meta = Metadata(language=text, authors=(text,), outlet=text, keywords=(text,), created=text)
    blocks = (
        Block("1", "headline", (Text(text),), language=text),
        Block("1", "paragraph", (Text(text, (Mark("link", text), Mark("language", text))),)),
        Block("2", "quotation", (Text(text),), speaker=text),
    )
    article = Article("a", meta, blocks)
    data = write(article, WriteOptions()).value.data
    assert data.startswith(b"PK\x03\x04")
    document = Document(article)
    for name, part in document.parts.items():
        assert etree.fromstring(part) is not None, name


def test_markup_in_the_text_is_text() -> None:
    words = '</w:t></w:r></w:p><w:p>&lt;"x"'
    document = Document(article(block("paragraph", words)))
    assert characters(document.paragraphs()[0]).replace(LRM, "").replace(RLM, "") == words


@pytest.mark.parametrize("unit", ["كلمة ", "كلمة word ", "C++ لغة ", "(", "1-2 "])
def test_a_huge_paragraph_is_written(unit: str) -> None:
    words = unit * 20_000
    (paragraph, *_) = Document(article(block("paragraph", words))).paragraphs()
    assert characters(paragraph).replace(LRM, "").replace(RLM, "") == words


def test_ten_thousand_marks_are_written() -> None:
    texts = [Text("نص", (Mark("strong"),)), Text(" abc ", ())] * 5_000
    (paragraph, *_) = Document(article(block("paragraph", *texts))).paragraphs()
    assert characters(paragraph) == "نص abc " * 5_000


def test_lists_deeper_than_word_counts_are_written() -> None:
    items = tuple(Block(f"{n}", "list_item", (Text(f"بند {n}"),), level=n) for n in range(12))
    document = Document(Article("a", Metadata(), items))
    assert "بند 11" in characters(document.tree())
    assert 'w:ilvl w:val="9"' not in document.text("word/document.xml")
