"""Laws that hold for the document of any article."""

from __future__ import annotations

import posixpath
from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from editor.formats.docx.runs import LRM, RLM
from editor.formats.docx.styles import style_id
from editor.formats.spec import SourceStyle
from editor.lang.direction import has_ltr, has_rtl
from editor.model.article import Article, Block, inline_runs
from editor.model.inline import plain, readable
from editor.model.kinds import KIND
from editor.model.public import public
from tests.articles import articles
from tests.formats.docx.kitchen import Document, R, W, characters, style, value

LAW = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
styles = st.sampled_from(("notes", "list", "inline", "none"))

ORDER = {
    "pPr": "pStyle keepNext keepLines widowControl numPr pBdr shd bidi spacing ind jc "
    "outlineLvl rPr",
    "rPr": "rStyle rFonts b bCs i iCs strike noProof color sz szCs u vertAlign rtl lang",
    "tblPr": "tblStyle bidiVisual tblW tblInd tblBorders tblCellMar tblLook",
    "sectPr": "footerReference pgSz pgMar bidi",
}  # fmt: skip
"""What the writer uses, in the sequence of ISO 29500-1 (CT_PPr, CT_RPr, CT_TblPr, CT_SectPr)."""


def squeezed(text: str) -> str:
    return "".join(unsigned(text).split())


def unsigned(text: str) -> str:
    """The text without direction marks and isolates, which the writer puts around words."""
    return text.translate(dict.fromkeys(map(ord, f"{LRM}{RLM}\u2066\u2067\u2069")))


@LAW
@given(articles(), styles)
def test_every_character_is_there_in_the_order_of_the_article(
    article: Article, sources: SourceStyle
) -> None:
    text = squeezed(characters(Document(article, sources).tree()))
    place = 0
    for block in public(article).blocks:
        for inlines in inline_runs(block):
            for part in plain(inlines).split("\ufffc"):
                wanted = squeezed(part)
                found = text.find(wanted, place)
                assert found >= 0, (wanted, text[place : place + 80])
                place = found + len(wanted)
        if block.speaker:
            assert squeezed(block.speaker) in text
        if block.figure is not None:
            assert squeezed(block.figure.credit) in text


@LAW
@given(articles(), styles)
def test_every_part_is_well_formed_and_every_relationship_arrives(
    article: Article, sources: SourceStyle
) -> None:
    document = Document(article, sources)
    trees = {
        name: etree.fromstring(data)
        for name, data in document.parts.items()
        if name.endswith((".xml", ".rels"))
    }
    types = trees["[Content_Types].xml"]
    typed = {e.get("PartName", "")[1:] for e in types} | {e.get("Extension") for e in types}
    assert all(name in typed or name.rpartition(".")[2] in typed for name in document.parts)
    for name, tree in trees.items():
        folder, file = posixpath.split(name)
        rows = trees.get(f"{folder}/_rels/{file}.rels", ())
        ids = [row.get("Id") for row in rows]
        assert len(set(ids)) == len(ids)
        used = {id for e in tree.iter() for key, id in e.items() if key.startswith(R)}
        assert used <= set(ids)
        for row in rows:
            if row.get("TargetMode") != "External":
                assert f"{folder}/{row.get('Target')}" in document.parts


@LAW
@given(articles(), styles)
def test_ids_are_unique_and_what_they_name_exists(article: Article, sources: SourceStyle) -> None:
    document = Document(article, sources)
    tree = document.tree()
    for tag in ("bookmarkStart", "footnoteReference"):
        ids = [e.get(f"{W}id") for e in tree.iter(f"{W}{tag}")]
        assert len(set(ids)) == len(ids)
    drawn = [e.get("id") for e in tree.iter("{*}docPr")]
    assert len(set(drawn)) == len(drawn)
    anchors = {e.get(f"{W}anchor") for e in tree.iter(f"{W}hyperlink")} - {None}
    assert anchors <= {e.get(f"{W}name") for e in tree.iter(f"{W}bookmarkStart")}
    defined = {e.get(f"{W}styleId") for e in document.tree("word/styles.xml").iter(f"{W}style")}
    used = {
        e.get(f"{W}val") for tag in ("pStyle", "rStyle", "tblStyle") for e in tree.iter(W + tag)
    }
    assert used <= defined
    lists = {e.get(f"{W}numId") for e in document.tree("word/numbering.xml").iter(f"{W}num")}
    assert {e.get(f"{W}val") for e in tree.iter(f"{W}numId")} <= lists


@LAW
@given(articles(), styles)
def test_children_stand_in_the_order_of_the_schema(article: Article, sources: SourceStyle) -> None:
    document = Document(article, sources)
    for name in ("word/document.xml", "word/styles.xml", "word/footer1.xml"):
        for tag, order in ORDER.items():
            for element in document.tree(name).iter(f"{W}{tag}"):
                places = [order.split().index(etree.QName(child).localname) for child in element]
                assert places == sorted(places)


@LAW
@given(articles())
def test_direction_is_that_of_the_model_and_runs_hold_one_direction(article: Article) -> None:
    document = Document(article)
    for name in ("word/document.xml", "word/footnotes.xml"):
        for paragraph in document.paragraphs(name) if name in document.parts else ():
            assert value(paragraph, "pPr/bidi") is not None
            for run in paragraph.iter(f"{W}r"):
                rtl = run.find(f"{W}rPr/{W}rtl") is not None
                text = unsigned(characters(run))
                assert not (has_ltr(text) if rtl else has_rtl(text)), text


@LAW
@given(articles())
def test_a_paragraph_of_text_has_the_direction_of_its_block(article: Article) -> None:
    shown = public(article)
    by_style: dict[str, Counter[bool]] = {}
    for paragraph in Document(article).paragraphs():
        rtl = value(paragraph, "pPr/bidi") != "0"
        by_style.setdefault(style(paragraph), Counter())[rtl] += 1
    for kind in ("headline", "lede", "pull_quote", "answer", "correction"):
        wanted = Counter(
            shown.direction_of(block) == "rtl" for block in shown.blocks if _is_shown(block, kind)
        )
        assert by_style.get(style_id(KIND[kind].docx), Counter()) == wanted


def _is_shown(block: Block, kind: str) -> bool:
    said = readable(block.inlines).strip() or block.speaker or "\ufffc" in plain(block.inlines)
    return block.kind == kind and bool(said)


@LAW
@given(articles())
def test_cells_and_columns_follow_the_table(article: Article) -> None:
    shown = public(article)
    tables = [block for block in shown.blocks if block.table is not None]
    grids = list(Document(article).tree().iter(f"{W}tbl"))
    assert len(tables) == len(grids)
    for block, grid in zip(tables, grids, strict=True):
        assert block.table is not None
        own = "rtl" if value(grid, "tblPr/bidiVisual") is not None else "ltr"
        cells = list(grid.iter(f"{W}tc"))
        assert len(cells) == sum(map(len, block.table.rows))
        for cell in cells:
            rtl = value(cell, "p/pPr/bidi") != "0"
            assert rtl == (own == "rtl")


@LAW
@given(articles(), styles)
def test_equal_articles_give_equal_bytes(article: Article, sources: SourceStyle) -> None:
    assert Document(article, sources).bytes == Document(article, sources).bytes
