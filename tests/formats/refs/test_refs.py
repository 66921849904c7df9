"""References in and out: what other programs write is understood, what we write they understand."""

from __future__ import annotations

import contextlib
import csv
import io
import json

import bibtexparser
import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st

from editor.formats.refs import read_refs, write_refs
from editor.formats.result import Unreadable
from editor.model.sources import Source

BIBTEX = r"""
@string{marfa = "وكالة المرفأ"}
@online{cable2025,
  author = {الخطيب, سامر and Ren{\'e} M{\"u}ller},
  title = {الكابل {MedLink-2}: 92\% جاهز},
  organization = marfa # { للأنباء},
  date = {2025-05-11}, url = {https://marfa.example/a%20b_c}, urldate = {2025-05-12},
}
@report{broken, title = {بلا نهاية
@dataset{net, title = "سعات الشبكة", year = 2024, month = mar, doi = {10.5555/net_1}}
"""
RIS = """TY  - NEWS
TI  - أسعار الإنترنت
AU  - العطار, رنا
T2  - صحيفة الساحل
DA  - 2025/05/09/
UR  - https://sahel.example/x
ER  -
TY  - RPRT
TI  - دراسة الجدوى
PB  - معهد الشاطئ
DO  - 10.5555/medlink
"""
PAGE = """<!doctype html><html lang="ar"><head><meta charset="utf-8">
<title>عنوان الصفحة</title><link rel="canonical" href="https://sahel.example/news/1">
<meta property="og:site_name" content="الساحل">
<script type="application/ld+json">{"@graph":[{"@type":"Person","@id":"#r","name":"رنا العطار"},
{"@type":"NewsArticle","headline":"أسعار الإنترنت","author":{"@id":"#r"},
"datePublished":"2025-05-09T10:00:00+03:00",},]}</script></head><body>…</body></html>"""


def test_bibtex_reads_accents_strings_and_addresses_and_survives_a_broken_entry() -> None:
    result = read_refs(BIBTEX.encode())
    cable, net = result.value
    assert cable.author == "سامر الخطيب، René Müller"
    assert cable.title == "الكابل MedLink-2: 92% جاهز"
    assert cable.publisher == "وكالة المرفأ للأنباء"
    assert cable.url == "https://marfa.example/a%20b_c"
    assert net.published_at == "2024-03"
    assert net.kind == "dataset"
    assert net.identifier == "doi:10.5555/net_1"
    assert len(result.warnings) == 1


def test_ris_reads_a_byte_order_mark_and_a_last_record_without_its_end() -> None:
    first, last = read_refs(b"\xef\xbb\xbf" + RIS.encode()).value
    assert (first.name, first.author) == ("صحيفة الساحل", "رنا العطار")
    assert first.published_at == "2025-05-09"
    assert last.publisher == "معهد الشاطئ"


def test_ris_in_an_old_arabic_encoding_is_decoded() -> None:
    (first, _) = read_refs(RIS.encode("cp1256")).value
    assert first.title == "أسعار الإنترنت"


def test_a_saved_page_tells_its_own_metadata() -> None:
    (source,) = read_refs(PAGE.encode(), "page.html").value
    assert source.title == "أسعار الإنترنت"
    assert source.author == "رنا العطار"
    assert source.name == "الساحل"
    assert source.url == "https://sahel.example/news/1"


def test_a_page_of_ours_is_read_back_with_its_headline() -> None:
    from editor.formats import BY_ID
    from tests.sample_article import sample

    (source,) = read_refs(BY_ID["html"].write(sample()).value.data).value
    assert source.title == sample().headline


def test_an_address_and_a_doi_are_references_too() -> None:
    text = "انظر https://example.org/a?b=1.\nتقرير الجدوى، doi:10.5555/medlink.2024"
    first, second = read_refs(text.encode()).value
    assert first.url == "https://example.org/a?b=1"
    assert second.identifier == "doi:10.5555/medlink.2024"
    assert second.title == "تقرير الجدوى"


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", "كلام عادي".encode(), b"[", b"{}x", b"[1"])
def test_what_holds_no_reference_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        read_refs(data)
    assert str(refused.value).endswith(".")


SOURCE = Source(
    "s1", "document", title="دراسة {الجدوى} & «الكابل»", author="سامر الخطيب، رنا العطار",
    publisher="معهد الشاطئ", published_at="2024-11-03", url="https://x.example/a%20b_c",
    identifier="doi:10.5555/m_1", volume="3", issue="2", pages="9–12", accessed_at="2025-05-12",
)  # fmt: skip


@pytest.mark.parametrize("kind", ["csl-json", "bibtex", "ris"])
def test_what_we_write_we_read_back(kind: str) -> None:
    (back,) = read_refs(write_refs([SOURCE], kind)).value
    wanted = SOURCE.title.replace("{", "").replace("}", "") if kind == "bibtex" else SOURCE.title
    assert back.title == wanted
    for name in ("author", "publisher", "published_at", "url", "identifier", "volume", "issue"):
        assert getattr(back, name) == getattr(SOURCE, name), name


def test_other_programs_understand_what_we_write() -> None:
    library = bibtexparser.parse_string(write_refs([SOURCE], "bibtex").decode())
    assert not library.failed_blocks
    assert library.entries[0]["url"] == SOURCE.url
    (record,) = rispy.loads(write_refs([SOURCE], "ris").decode())
    assert record["title"] == SOURCE.title
    assert record["authors"] == ["سامر الخطيب", "رنا العطار"]
    (item,) = json.loads(write_refs([SOURCE], "csl-json"))
    assert item["issued"] == {"date-parts": [[2024, 11, 3]]}


def test_a_spreadsheet_runs_no_formula_from_a_source() -> None:
    data = write_refs([Source("s", name="=HYPERLINK(1)")], "csv")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[0]["name"] == "'=HYPERLINK(1)"


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    for start in ("", "@online{k, ", "TY  - NEWS\nTI  - ", "<html><head>", "[{"):
        with contextlib.suppress(Unreadable):
            assert isinstance(read_refs((start + text).encode("utf-8", "replace")).value, tuple)
