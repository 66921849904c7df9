"""The document as a whole: properties, styles, images, tables, boxes, and other readers."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

from editor.formats import BY_ID
from editor.formats.docx import blocks, objects, pictures, styles
from editor.model.article import Article, Block, Embed, Figure, Media, Metadata, Table
from editor.model.kinds import KIND, KINDS, Kind
from tests.articles import PNG
from tests.formats.docx.kitchen import (
    META,
    Document,
    W,
    article,
    block,
    characters,
    kitchen,
    style,
    t,
    value,
)


def test_another_library_reads_the_document() -> None:
    opened = docx.Document(BytesIO(Document(kitchen()).bytes))
    centred = [p for p in opened.paragraphs if p.alignment == WD_ALIGN_PARAGRAPH.CENTER]
    names = [p.style.name for p in opened.paragraphs if p.style is not None]
    assert [p.text for p in centred] == ["محاذاة إلى الوسط"]
    assert names[:5] == ["Muharrir Kicker", "Title", "Subtitle", "Author", "Date"]
    assert {"Heading 1", "Heading 2", "Quote", "Intense Quote", "List Bullet", "List Number",
            "Caption", "Normal"} <= set(names)  # fmt: skip
    assert [cell.text for cell in opened.tables[0].rows[0].cells] == ["السنة", "المنسوب"]
    assert len(opened.inline_shapes) == 1


def test_the_format_table_leads_here() -> None:
    assert BY_ID["docx"].write(kitchen()).value.data == Document(kitchen()).bytes


def test_properties_name_the_article_and_its_authors_and_no_program() -> None:
    document = Document(kitchen())
    core = docx.Document(BytesIO(document.bytes)).core_properties
    assert core.title == "السد يمتلئ للمرة الأولى منذ عقد"
    assert core.author == "ميس العلي; سامي أنور"
    assert core.language == "ar-SY"
    assert core.keywords == "سد; ماء"
    assert core.created is not None
    assert core.created.isoformat()[:16] == "2025-08-01T06:00"
    assert "Application" not in document.text("docProps/app.xml")
    assert not any(b"uharrir" in data for name, data in document.parts.items() if "docProps" in name
                   and name != "docProps/core.xml")  # fmt: skip


@pytest.mark.parametrize(
    ("meta", "top", "creator"),
    [
        ({"authors": ("ليلى",), "outlet": "الدار"}, (block("byline", "كتب: سامر"),), "ليلى"),
        ({"outlet": "الدار"}, (block("byline", "كتب: سامر"),), "كتب: سامر"),
        ({"outlet": "الدار"}, (), "الدار"),
        ({}, (), ""),
    ],
)
def test_the_creator_is_the_author_then_the_byline_then_the_outlet(
    meta: dict[str, object], top: tuple[Block, ...], creator: str
) -> None:
    one = article(*top, block("paragraph", "نص"), **meta)
    core = docx.Document(BytesIO(Document(one).bytes)).core_properties
    assert core.author == creator


def test_an_article_without_dates_gets_none_from_the_clock() -> None:
    assert "dcterms:created" not in Document(article()).text("docProps/core.xml")


def test_an_english_article_runs_the_other_way() -> None:
    one = article(
        block("headline", "A dam"), block("paragraph", "It said مرحبا then."), language="en"
    )
    document = Document(one)
    assert "<w:bidi/>" not in document.text("word/styles.xml")
    assert "<w:bidi/>" not in document.text("word/document.xml").partition("<w:sectPr>")[2]
    assert [value(p, "pPr/bidi") for p in document.paragraphs()] == ["0", "0"]


def test_every_style_names_its_twins_for_complex_script() -> None:
    for element in Document(kitchen()).tree("word/styles.xml").iter(f"{W}rPr"):
        for latin, twin in (("b", "bCs"), ("i", "iCs"), ("sz", "szCs")):
            assert (element.find(W + latin) is None) == (element.find(W + twin) is None)
        fonts = element.find(f"{W}rFonts")
        assert fonts is None or fonts.get(f"{W}cs")


def test_a_kind_never_heard_of_is_served_by_its_hint(monkeypatch: pytest.MonkeyPatch) -> None:
    kind = Kind("poem", "Poem", "p.poem", "House Poem", outline=3)
    known = {**KIND, "poem": kind}
    monkeypatch.setattr(styles, "KINDS", (*KINDS, kind))
    monkeypatch.setattr(blocks, "KIND", known)
    monkeypatch.setattr(objects, "KIND", known)
    monkeypatch.setattr("editor.formats.folding.KIND", known)
    monkeypatch.setattr(styles, "styles_xml", styles.styles_xml.__wrapped__)
    monkeypatch.setattr("editor.formats.docx.writer.styles_xml", styles.styles_xml)
    document = Document(Article("a", Metadata(), (Block("p", "poem", (t("قفا نبك"),)),)))
    assert style(document.paragraph("قفا نبك")) == "HousePoem"
    (row,) = document.tree("word/styles.xml").iterfind(f"{W}style[@{W}styleId='HousePoem']")
    assert value(row, "name") == "House Poem"
    assert value(row, "pPr/outlineLvl") == "1"


def test_every_kind_is_in_the_style_of_its_hint() -> None:
    used = {style(paragraph) for paragraph in Document(kitchen()).paragraphs()}
    assert {styles.style_id(kind.docx) for kind in KINDS} <= used


def test_a_box_is_one_run_of_shaded_paragraphs_under_one_rule() -> None:
    paragraphs = Document(kitchen()).paragraphs()
    names = [style(p) for p in paragraphs]
    start = names.index("MuharrirFactBoxHeading")
    box = paragraphs[start : start + 3]
    assert names[start : start + 5] == [
        "MuharrirFactBoxHeading", "MuharrirFactBox", "MuharrirFactBoxList", "MuharrirSpace",
        "MuharrirFactBox",
    ]  # fmt: skip
    assert [p.find(f"{W}pPr/{W}pBdr/{W}top") is not None for p in box] == [True, False, False]
    assert [p.find(f"{W}pPr/{W}keepNext") is not None for p in box] == [True, True, False]


def test_a_table_has_a_header_that_repeats_and_mirrored_columns() -> None:
    (table,) = Document(kitchen()).tree().iter(f"{W}tbl")
    rows = list(table.iter(f"{W}tr"))
    assert table.find(f"{W}tblPr/{W}bidiVisual") is not None
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False]
    assert [style(p) for p in rows[1].iter(f"{W}p")] == [
        "MuharrirTableHeading",
        "MuharrirTableText",
    ]


def test_a_table_too_wide_for_word_becomes_lines() -> None:
    wide = Table((tuple((t(f"خلية{n}"),) for n in range(70)),))
    document = Document(article(block("table", table=wide)))
    assert not list(document.tree().iter(f"{W}tbl"))
    assert "63" in document.warnings[0]
    assert "خلية69" in characters(document.tree())


def figure(media: Media | None, alt: str = "وصف", caption: str = "") -> Document:
    one = block("figure", caption, figure=Figure("i1", alt, "عدسة: رنا"))
    return Document(article(one, media=(media,) if media else ()))


@pytest.mark.parametrize(
    ("width", "height"), [(4000, 2000), (300, 200), (100, 5000), (1, 100_000), (100_000, 1)]
)
def test_an_image_fits_the_page_and_keeps_its_shape(width: int, height: int) -> None:
    (extent,) = figure(Media("i1", "image/png", PNG, width, height)).tree().iter("{*}extent")
    wide, high = int(extent.get("cx")), int(extent.get("cy"))
    assert 0 < wide <= pictures.MAX_WIDTH
    assert 0 < high <= pictures.MAX_HEIGHT
    if min(wide, high) > pictures.EMU_PIXEL:
        assert wide / high == pytest.approx(width / height, rel=0.02)
    assert wide <= max(width, 1) * pictures.EMU_PIXEL


def test_the_size_of_an_image_is_read_from_it_where_nobody_wrote_it_down() -> None:
    jpeg = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffc0000b080010002001011100ffd9")
    gif = b"GIF89a\x20\x00\x10\x00" + bytes(3)
    bmp = b"BM" + bytes(16) + (32).to_bytes(4, "little") + (16).to_bytes(4, "little") + bytes(4)
    for type, data in (("jpeg", jpeg), ("gif", gif), ("bmp", bmp)):
        assert pictures.size(Media("i", f"image/{type}", data)) == (32 * 9525, 16 * 9525)
    assert pictures.size(Media("i", "image/png", PNG)) == (9525, 9525)


def test_one_image_shown_twice_is_one_part() -> None:
    shown = block("figure", figure=Figure("i1", "وصف"))
    document = Document(article(shown, shown, media=(Media("i1", "image/png", PNG, 1, 1),)))
    assert sum(name.startswith("word/media/") for name in document.parts) == 1
    assert len(list(document.tree().iter("{*}docPr"))) == 2


def test_an_image_carries_its_description_and_its_credit() -> None:
    document = figure(Media("i1", "image/png", PNG, 1, 1), caption="نص الصورة")
    (drawn,) = document.tree().iter("{*}docPr")
    assert drawn.get("descr") == "وصف"
    assert characters(document.paragraph("نص الصورة")) == "نص الصورة – عدسة: رنا"


@pytest.mark.parametrize(
    "media", [None, Media("i1", "image/webp", b"RIFF"), Media("i1", "image/png", b"broken")]
)
def test_an_image_that_cannot_be_shown_leaves_its_description(media: Media | None) -> None:
    document = figure(media)
    assert characters(document.paragraphs()[0]) == "[وصف]"
    assert len(document.warnings) == 1


def test_an_embed_is_a_link_with_its_title() -> None:
    (link,) = (
        Document(article(block("embed", embed=Embed("https://v.example/1", "جلسة"))))
        .tree()
        .iter(f"{W}hyperlink")
    )
    assert characters(link) == "جلسة"
    refused = Document(article(block("embed", embed=Embed("javascript:x", "جلسة"))))
    assert characters(refused.paragraphs()[0]) == "جلسة javascript:x"


def test_the_article_without_a_headline_still_has_a_title() -> None:
    untitled = replace(kitchen(), blocks=(Block("p", "paragraph", (t("أول الكلام"),)),))
    assert ">السد يمتلئ<" in Document(untitled).text("docProps/core.xml")
    bare = replace(untitled, meta=replace(META, headlines=Metadata().headlines))
    assert ">أول الكلام<" in Document(bare).text("docProps/core.xml")
