"""The desk sheet as a Word document: the same facts as the page, and no others."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from editor.formats import BY_ID
from editor.formats.desk.document import compose
from editor.formats.spec import WriteOptions
from editor.model.article import Article
from editor.model.schema import check
from tests.sample_article import sample


@pytest.fixture(scope="module")
def sheet() -> Article:
    return compose(sample(), WriteOptions())


def words(article: Article) -> str:
    data = BY_ID["desk-docx"].write(article).value.data
    with ZipFile(BytesIO(data)) as package:
        xml = package.read("word/document.xml").decode("utf-8")
    return re.sub(r"[\u200e\u200f]", "", "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", xml)))


def test_the_sheet_is_a_well_formed_article_marked_internal(sheet: Article) -> None:
    assert check(sheet) == ()
    assert sheet.first("kicker")
    assert "داخلي" in sheet.first("kicker")


def test_it_says_who_supports_what(sheet: Article) -> None:
    table = next(block.table for block in sheet.blocks if block.table is not None)
    assert len(table.rows[0]) == 5
    assert len(table.rows) > 8
    said = words(sample())
    for name in ("وكالة المرفأ للأنباء", "هالة المنصوري"):
        assert name in said


def test_every_source_has_a_record(sheet: Article) -> None:
    records = [b for b in sheet.blocks if b.kind == "subheading" and b.text.startswith("[")]
    assert len(records) == len(sample().sources)


def test_vault_facts_are_in_it_only_when_they_are_handed_over() -> None:
    article = sample()
    hidden = next(source for source in article.sources if source.confidential)
    facts = {hidden.id: {"name": ("اسم لا يُقال",)}}
    assert "اسم لا يُقال" not in words(article)
    options = WriteOptions(vault=facts)
    document = compose(article, options)
    assert "اسم لا يُقال" in " ".join(block.text for block in document.blocks)
    assert any(block.kind == "correction" for block in document.blocks)
