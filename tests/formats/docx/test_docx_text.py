"""How text becomes runs: direction, isolation, marks, citations."""

from __future__ import annotations

import pytest

from editor.formats.docx.runs import LRM, RLM
from editor.model.article import Table
from editor.model.inline import Break, Citation, Ref
from tests.formats.docx.kitchen import (
    Document,
    R,
    W,
    article,
    block,
    characters,
    kitchen,
    rtl_runs,
    style,
    t,
    value,
)


def runs_of(*inlines: object, **given: object) -> list[tuple[str, bool]]:
    value = article(block("paragraph", *inlines, **given))  # type: ignore[arg-type]
    return rtl_runs(Document(value).paragraphs()[0])


def test_latin_words_stand_in_runs_of_their_own() -> None:
    assert runs_of("نقلت BBC، وقالت") == [("نقلت ", True), ("BBC", False), ("، وقالت", True)]


def test_a_closing_stop_and_figures_go_with_the_arabic_words() -> None:
    assert runs_of("عام 2025.") == [("عام 2025.", True)]


@pytest.mark.parametrize("token", ["C++", "@handle", "+963-11-555 1234"])
def test_a_token_that_bidi_breaks_has_marks_on_both_sides(token: str) -> None:
    assert (f"{LRM}{token}{LRM}", False) in runs_of(f"لغة {token} هنا")


def test_a_figure_after_an_isolated_token_is_not_drawn_to_it() -> None:
    assert runs_of("لغة ", t("C++", isolate="ltr"), " 2025 ثم")[1:] == [
        (f"{LRM}C++{LRM}", False),
        (f"{RLM} 2025 ثم", True),
    ]


def test_a_token_of_two_dresses_is_marked_at_its_outer_ends() -> None:
    assert runs_of("لغة ", t("C", "strong"), "++ هنا")[1:3] == [
        (f"{LRM}C", False),
        (f"++{LRM}", False),
    ]


def test_an_isolate_chosen_by_hand_is_one_across_its_dresses() -> None:
    ten = (t("10", isolate="ltr"), t("-3", "superscript", isolate="ltr"))
    assert runs_of("أي (", *ten, " ثانية)")[1:3] == [(f"{LRM}10", False), (f"-3{LRM}", False)]


def test_code_with_arabic_in_it_runs_from_left_to_right_as_a_whole() -> None:
    whole = "".join(text for text, _ in runs_of("الأمر ", t('echo "نعم" 1', "code"), " ثم"))
    assert whole == 'الأمر \u2066echo "نعم" 1\u2069 ثم'


def test_an_isolate_may_decide_by_its_first_letter() -> None:
    turned = runs_of("from ", t("حلب", isolate="auto"), " today")
    assert turned == [("from", False), (f" {RLM}حلب{RLM} ", True), ("today", False)]
    assert (f"{LRM}Rome{LRM}", False) in runs_of("من ", t("Rome", isolate="auto"), " اليوم")


def test_a_quotation_in_another_language_is_a_left_to_right_paragraph() -> None:
    document = Document(kitchen())
    paragraph = document.paragraph("Water finds its way.")
    assert value(paragraph, "pPr/bidi") == "0"
    assert value(paragraph, "r/rPr/lang") == "en-US"
    assert style(paragraph) == "Quote"


@pytest.mark.parametrize(
    ("align", "written"),
    [("start", "left"), ("center", "center"), ("end", "right"), ("justify", "both")],
)
def test_alignment_is_written_as_word_reads_it(align: str, written: str) -> None:
    one = article(block("paragraph", "نص", align=align), block("paragraph", "بلا"))
    first, second = Document(one).paragraphs()[:2]
    assert value(first, "pPr/jc") == written
    assert value(second, "pPr/jc") is None


def test_marks_become_properties_with_their_twins_for_arabic() -> None:
    paragraph = Document(kitchen()).paragraph("غامق")
    dressed = {
        characters(run): {child.tag for child in run.iterfind(f"{W}rPr/*")}
        for run in paragraph.iter(f"{W}r")
    }
    assert {f"{W}b", f"{W}bCs"} <= dressed["غامق"]
    assert {f"{W}b", f"{W}bCs", f"{W}i", f"{W}iCs"} <= dressed[" ومائل"]
    assert f"{W}strike" in dressed[" مشطوب"]
    assert f"{W}u" in dressed[" مسطّر"]
    assert f"{W}rStyle" in dressed["رابط"]


def test_a_claim_and_what_stays_in_the_house_leave_no_trace() -> None:
    one = article(block("paragraph", t("قال ", claim="n1"), t("الوزير", comment="c1"), "."))
    assert rtl_runs(Document(one).paragraphs()[0]) == [("قال الوزير.", True)]
    assert "محذوف" not in Document(kitchen()).text("word/document.xml")


def test_a_line_break_is_one() -> None:
    paragraph = Document(article(block("paragraph", "سطر", Break(), "آخر"))).paragraphs()[0]
    assert characters(paragraph) == "سطر\nآخر"
    assert len(list(paragraph.iter(f"{W}br"))) == 1


def test_links_of_two_runs_are_one_link() -> None:
    link = "https://a.example/"
    one = article(block("paragraph", t("موقع BBC", link=link), t(" كله", "strong", link=link)))
    document = Document(one)
    (found,) = document.tree().iter(f"{W}hyperlink")
    assert characters(found) == "موقع BBC كله"
    assert found.get(f"{R}id") in document.text("word/_rels/document.xml.rels")


@pytest.mark.parametrize("url", ["javascript:alert(1)", " JAVAscript:x", "data:text/html,x",
                                 "file:///etc/passwd", "vbscript:x", "//host/share"])  # fmt: skip
def test_an_address_that_must_not_be_followed_is_text(url: str) -> None:
    document = Document(article(block("paragraph", t("اضغط", link=url))))
    assert not list(document.tree().iter(f"{W}hyperlink"))
    assert url.strip() not in document.text("word/_rels/document.xml.rels")
    assert len(document.warnings) == 1
    assert characters(document.paragraphs()[0]) == "اضغط"


def test_what_word_takes_for_damage_is_encoded_in_an_address() -> None:
    document = Document(article(block("paragraph", t("x", link='https://a.example/"b c"?<100%>'))))
    rels = document.text("word/_rels/document.xml.rels")
    assert "https://a.example/%22b%20c%22?%3C100%25%3E" in rels


def test_notes_are_footnotes_in_reading_order() -> None:
    document = Document(kitchen())
    marks = [e.get(f"{W}id") for e in document.tree().iter(f"{W}footnoteReference")]
    notes = list(document.tree("word/footnotes.xml"))
    assert marks == ["1", "2", "3", "4"]
    assert [note.get(f"{W}id") for note in notes] == ["-1", "0", *marks]
    assert "جمانة رسلان" in characters(notes[2])
    assert characters(notes[5]).strip() == "ملاحظة من المحررة."
    assert all(note.find(f"{W}p/{W}pPr/{W}bidi") is not None for note in notes)


def test_the_number_of_a_note_is_not_drawn_to_a_latin_word() -> None:
    paragraph = Document(kitchen()).paragraph("BBC")
    assert rtl_runs(paragraph)[:3] == [("عن ", True), ("BBC", False), (RLM, True)]


def test_a_list_of_sources_is_numbered_like_its_markers() -> None:
    document = Document(kitchen(), "list")
    assert "word/footnotes.xml" not in document.parts
    assert "سعته[1؛ 2، ص 4] أمس" in characters(document.paragraph("نصف سعته")).replace(RLM, "")
    listed = [p for p in document.paragraphs() if style(p) == "Bibliography"]
    heading = listed[0].getprevious()
    assert [characters(heading), style(heading)] == ["المصادر", "Heading1"]
    assert len(listed) == 4
    assert "جمانة رسلان" in characters(listed[0])


def test_sources_may_stand_in_brackets_or_nowhere() -> None:
    inline = characters(Document(kitchen(), "inline").paragraph("نصف سعته"))
    assert "نصف سعته (جمانة رسلان، نقلاً عن وكالة السنديان؛ وكالة السنديان) أمس" in inline
    none = Document(kitchen(), "none")
    assert characters(none.paragraph("نصف سعته")) == "بلغ السد نصف سعته أمس الخميس."
    assert "السنديان" not in none.text("word/document.xml")


def test_an_unnamed_source_stays_unnamed_in_every_style() -> None:
    for style_ in ("notes", "list", "inline", "none"):
        parts = Document(kitchen(), style_).parts.values()  # type: ignore[arg-type]
        assert not any("اسم سري".encode() in part or "سر المكتب".encode() in part for part in parts)


def test_each_ordered_list_begins_with_one() -> None:
    document = Document(kitchen())
    first, second, other = (
        value(document.paragraph(words), "pPr/numPr/numId")
        for words in ("خطوة", "خطوة ثانية", "تبدأ من واحد")
    )
    assert first == second != other
    numbers = document.tree("word/numbering.xml")
    for id, level in ((first, "1"), (other, "0")):
        (override,) = numbers.iterfind(f"{W}num[@{W}numId='{id}']/{W}lvlOverride")
        assert override.get(f"{W}ilvl") == level
        assert value(override, "startOverride") == "1"


def test_notes_in_cells_and_captions_are_kept() -> None:
    cited = Citation("n1", (Ref("s1"),))
    table = Table((((t("أ"), cited),), ((t("ب"),),)))
    document = Document(article(block("table", "جدول", Citation("n2", (Ref("s4"),)), table=table)))
    assert len(list(document.tree().iter(f"{W}footnoteReference"))) == 2
