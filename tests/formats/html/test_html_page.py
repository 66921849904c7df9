"""The page as a whole: its golden copy, and what each kind of block becomes."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.formats.html.writer import write
from editor.formats.spec import WriteOptions
from editor.model.article import Block, Embed, Figure, Media, Table, inline_runs
from editor.model.inline import Citation, Ref, Text
from editor.model.kinds import KINDS
from editor.model.marks import MARKS, Mark
from editor.model.public import public
from tests.articles import PNG
from tests.conftest import Golden
from tests.formats.html.kitchen import article, block, kitchen, page, parse, t, words

GOLDEN = Path(__file__).with_name("golden")


def test_the_kitchen_sink_holds_every_kind_and_every_mark() -> None:
    blocks = kitchen().blocks
    used = {
        mark.name
        for one in blocks
        for inlines in inline_runs(one)
        for part in inlines
        if isinstance(part, Text)
        for mark in part.marks
    }
    assert {one.kind for one in blocks} == {kind.id for kind in KINDS}
    assert used == {spec.id for spec in MARKS}


@pytest.mark.parametrize("style", ["notes", "list", "inline", "none"])
def test_a_fragment_equals_its_golden_copy(style: str, golden: Golden) -> None:
    options = WriteOptions(sources=style, fragment=True)  # type: ignore[arg-type]
    golden(GOLDEN / f"fragment-{style}.html", page(kitchen(), options).encode())


def test_a_page_equals_its_golden_copy(golden: Golden) -> None:
    head, _, rest = page(kitchen()).partition("<style>")
    golden(GOLDEN / "page.html", f"{head}<style>{rest.partition('</style>')[2]}".encode())


def test_a_well_formed_article_with_everything_gives_no_warning() -> None:
    assert write(public(kitchen()), WriteOptions()).warnings == ()


def test_a_fragment_is_one_article_element_with_language_and_direction() -> None:
    text = page(kitchen(), WriteOptions(fragment=True))
    assert text.startswith('<article lang="ar-SY" dir="rtl">')
    assert text.endswith("</article>\n")
    assert not parse(text).xpath(
        "//style | //script | //title | //meta | //header//time/../../style"
    )


def test_ids_of_a_fragment_carry_the_article_so_that_several_may_share_a_page() -> None:
    ids = parse(page(kitchen(), WriteOptions(fragment=True))).xpath("//@id")
    assert ids
    assert all(id.startswith("kitchen-") for id in ids)


def test_headings_skip_no_level_wherever_a_subheading_stands() -> None:
    tree = parse(
        page(
            article(
                block("subheading", "أ"),
                block("subheading", "ب"),
                block("section_heading", "ج"),
                block("subheading", "د"),
                block("box_heading", "ه"),
                block("section_heading", "و"),
                block("box_heading", "ز"),
            )
        )
    )
    assert [h.tag for h in tree.iter("h1", "h2", "h3", "h4")] == (
        ["h1", "h2", "h2", "h2", "h3", "h4", "h2", "h3"]
    )


def test_a_block_says_its_language_and_direction_only_where_they_differ() -> None:
    tree = parse(
        page(article(block("paragraph", "عربي"), block("paragraph", "English text", language="en")))
    )
    first, second = tree.xpath("//article/p")
    assert dict(first.attrib) == {}
    assert dict(second.attrib) == {"lang": "en", "dir": "ltr"}


def test_a_left_to_right_token_is_isolated_even_across_marks() -> None:
    text = page(article(block("paragraph", "لغة ", t("C", "strong"), "++ مفيدة")))
    assert '<bdi dir="ltr"><strong>C</strong>++</bdi>' in text


def test_a_link_stays_whole_around_an_isolated_token() -> None:
    text = page(article(block("paragraph", t("تعلم C++ الآن", link="https://a.example/"))))
    assert '<a href="https://a.example/">تعلم <bdi dir="ltr">C++</bdi> الآن</a>' in text


def test_neighbours_share_the_elements_of_the_marks_they_share() -> None:
    text = page(article(block("paragraph", t("أ", "strong"), t("ب", "strong", "emphasis"))))
    assert "<strong>أ<em>ب</em></strong>" in text


def test_a_note_marker_after_latin_words_is_isolated() -> None:
    tree = parse(page(article(block("paragraph", "قالت Reuters", Citation("n", (Ref("s1"),))))))
    assert tree.xpath("//a[@role='doc-noteref']/@dir") == ["ltr"]


def test_notes_lead_back_with_arabic_labels() -> None:
    tree = parse(page(kitchen()))
    backs = tree.xpath("//section[@role='doc-endnotes']//a[@role='doc-backlink']")
    assert len(backs) == 4
    assert all("الحاشية" in back.get("aria-label") for back in backs)


def test_a_list_of_sources_names_each_source_once() -> None:
    cite = (Citation("n1", (Ref("s1", "ص 3"),)), Citation("n2", (Ref("s1"), Ref("s4"))))
    tree = parse(page(article(block("paragraph", "أ", *cite)), WriteOptions(sources="list")))
    assert [words(one) for one in tree.xpath("//span[@class='cite']")] == ["[1، ص 3]", "[1؛ 2]"]
    assert len(tree.xpath("//section[@role='doc-bibliography']//li")) == 2


def test_remarks_stay_in_the_text_where_there_are_no_notes() -> None:
    cite = Citation("n1", (Ref("s1"),), (t("بحسب نسخة أولى"),))
    for style in ("list", "inline"):
        options = WriteOptions(sources=style)  # type: ignore[arg-type]
        assert "بحسب نسخة أولى" in words(
            parse(page(article(block("paragraph", "أ", cite)), options))
        )


def test_no_sources_means_none_in_text_list_or_data() -> None:
    text = page(kitchen(), WriteOptions(sources="none"))
    assert "وكالة الجسر" not in text


def test_a_table_scopes_its_headers_and_leaves_an_empty_corner_a_cell() -> None:
    table = Table((((), (t("عام"),)), ((t("دمشق"),), (t("1"),))), True, True)
    tree = parse(page(article(block("table", "كميات", table=table))))
    assert [(c.tag, c.get("scope")) for c in tree.xpath("//tr/*")] == (
        [("td", None), ("th", "col"), ("th", "row"), ("td", None)]
    )
    assert tree.xpath("string(//caption)") == "كميات"


def _with_image(media: Media, figure: Figure) -> object:
    value = article(block("figure", "تعليق", figure=figure))
    return type(value)(**{**{f: getattr(value, f) for f in value.__slots__}, "media": (media,)})


def test_an_image_beside_the_page_is_among_its_files() -> None:
    value = kitchen()
    done = write(public(value), WriteOptions(media="beside", media_folder="صور المقال")).value
    assert done.files == (("صور المقال/i1.png", PNG),)
    src = parse(done.data.decode()).xpath("string(//img/@src)")
    assert src == "صور%20المقال/i1.png"


def test_an_image_of_an_unsafe_type_is_left_out_with_a_warning() -> None:
    value = _with_image(Media("x", 'image/svg+xml" onerror="', b"<svg>"), Figure("x", "وصف"))
    done = write(value, WriteOptions())  # type: ignore[arg-type]
    tree = parse(done.value.data.decode())
    assert not tree.xpath("//img")
    assert tree.xpath("string(//p[@class='no-image'])") == "وصف"
    assert any("cannot be shown safely" in one for one in done.warnings)


def test_an_embed_without_a_title_says_its_address_once_on_paper_too() -> None:
    tree = parse(page(article(block("embed", embed=Embed("https://v.example/1")))))
    (link,) = tree.xpath("//figure[@class='embed']//a")
    assert link.text == "https://v.example/1"
    assert link.get("class") == "address"
    (style,) = tree.xpath("//style")
    assert ".embed a:not(.address)::after" in style.text


def test_an_embed_is_a_link_and_nothing_more() -> None:
    tree = parse(
        page(article(block("embed", "تعليق", embed=Embed("https://v.example/1", "فيديو"))))
    )
    link = tree.xpath("//figure[@class='embed']//a")[0]
    assert (link.get("href"), link.text) == ("https://v.example/1", "فيديو")
    assert not tree.xpath("//iframe | //object | //embed")


def test_an_empty_headline_is_said_and_warned_of() -> None:
    done = write(public(article(block("headline"), block("paragraph", "نص"))), WriteOptions())
    assert parse(done.value.data.decode()).xpath("string(//h1)") == "بلا عنوان"
    assert any("no headline" in one for one in done.warnings)


def test_empty_blocks_leave_nothing_behind() -> None:
    tree = parse(page(article(block("paragraph"), block("list_item"), block("paragraph", "نص"))))
    assert [one.tag for one in tree.xpath("//article/*")] == ["header", "p"]


def test_the_date_of_publication_shows_where_the_words_tell_none() -> None:
    tree = parse(page(article(block("paragraph", "نص"), published="2025-08-02T08:00:00+03:00")))
    shown = tree.xpath("//p[@class='published']/time")[0]
    assert shown.get("datetime") == "2025-08-02T08:00:00+03:00"
    assert shown.text == "نُشر في 2 آب 2025"


def test_characters_that_no_page_may_hold_are_left_out_and_said() -> None:
    done = write(public(article(block("paragraph", "أ\u202eب\x85ج\ufdd0د"))), WriteOptions())
    assert "أبجد" in words(parse(done.value.data.decode())).replace(" ", "")
    assert any("control characters" in one for one in done.warnings)


def test_a_correction_is_labelled_unless_it_says_so_itself() -> None:
    tree = parse(page(article(block("correction", "الرقم 12."), block("correction", "تصحيح: 13."))))
    assert [one.get("data-label") for one in tree.xpath("//p[@class='correction']")] == [
        "تصحيح",
        None,
    ]


def test_an_english_article_is_left_to_right() -> None:
    tree = parse(page(article(Block("p", "paragraph", (Text("Hello"),)), language="en")))
    assert (tree.get("lang"), tree.get("dir")) == ("en", "ltr")


def test_a_chosen_direction_turns_the_code_within_it_too() -> None:
    code = Text("أمر x", (Mark("isolate", "rtl"), Mark("code")))
    shown = page(article(block("paragraph", "قال ", code)))
    assert '<bdi dir="rtl"><code>أمر x</code></bdi>' in shown
