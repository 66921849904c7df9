"""Plain text for agencies: every word in its place, every note in the list, nothing private."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from editor.formats import BY_ID
from editor.formats.spec import WriteOptions
from editor.formats.text.writer import LRM, RLM, lead, write
from editor.model.article import (
    Article,
    Block,
    Embed,
    Figure,
    Table,
    all_citations,
    inline_runs,
)
from editor.model.inline import Break, Citation, Inlines, Ref, Text
from editor.model.marks import Mark
from editor.model.public import public
from editor.model.sources import Source
from tests.articles import articles

HEAD = Block("h", "headline", (Text("عنوان"),))


def written(*blocks: Block) -> str:
    article = Article("a", blocks=(HEAD, *blocks))
    text = BY_ID["txt"].write(article).value.data.decode()
    assert text.startswith("عنوان\n\n")
    return text.removeprefix("عنوان\n\n").rstrip("\n")


def block(kind: str, *inlines: str | Text | Break | Citation, **fields: object) -> Block:
    texts: Inlines = tuple(Text(one) if isinstance(one, str) else one for one in inlines)
    return replace(Block(f"b{abs(hash(texts))}", kind, texts), **fields)  # type: ignore[arg-type]


def test_a_latin_cell_leaves_the_cells_beside_it_in_their_places() -> None:
    rows = tuple(tuple((Text(cell),) for cell in row.split("|")) for row in ROWS)
    *_, first, second, third = written(block("table", table=Table(rows))).split("\n")
    assert first == f"{RLM}{LRM}C++{LRM} | سعر | 5"
    assert second == f"{RLM}Brent{RLM} | 92.5 | أ"
    assert third == f"نفط Brent{RLM} | {LRM}Visual C++{LRM}{RLM} | $5"


ROWS = ("C++|سعر|5", "Brent|92.5|أ", "نفط Brent|Visual C++|$5")


def test_code_runs_from_left_to_right_in_an_arabic_line() -> None:
    code = Text('git commit -m "إصلاح"', (Mark("code"),))
    assert written(block("paragraph", "الأمر ", code, "، 12 مرة")) == (
        'الأمر \u2066git commit -m "إصلاح"\u2069، 12 مرة'
    )


def test_a_direction_that_somebody_chose_holds_in_plain_text() -> None:
    chosen = Text("v1-", (Mark("isolate", "ltr"),))
    assert written(block("paragraph", "هو ", chosen, " ثم")) == f"هو {LRM}v1-{LRM} ثم"


def test_a_figure_after_a_held_phrase_stays_behind_it() -> None:
    assert written(block("paragraph", "بحسب BBC، 12 قتيلاً")) == f"بحسب {LRM}BBC{LRM}{RLM}، 12 قتيلاً"


def bare(text: str) -> str:
    signs = dict.fromkeys(map(ord, f"{LRM}{RLM}\u2066\u2067\u2069"))
    return "".join(text.translate(signs).split())


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(articles())
def test_every_piece_of_text_is_there_in_order(article) -> None:
    text = bare(write(public(article)).value.data.decode())
    place = 0
    for one in public(article).blocks:
        for inlines in inline_runs(one) if one.kind != "divider" else ():
            for inline in inlines:
                if isinstance(inline, Text):
                    piece = bare(inline.text)
                    place = text.find(piece, place)
                    assert place >= 0, piece
                    place += len(piece)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(articles())
def test_every_note_has_its_number_in_the_text_and_in_the_list(article) -> None:
    text = write(public(article)).value.data.decode()
    numbers = range(1, len(list(all_citations(public(article)))) + 1)
    assert all(f"[{n}]" in text and f"\n[{n}] " in text.replace(RLM, "").replace(LRM, "")
               for n in numbers)  # fmt: skip


def test_items_get_bullets_numbers_and_indents() -> None:
    found = written(
        block("list_item", "أول"), block("list_item", "تحته", level=1),
        block("list_item", "ثان", ordered=True), block("list_item", "ثالث", ordered=True),
    )  # fmt: skip
    assert found == "• أول\n  • تحته\n\n1. ثان\n2. ثالث"


def test_links_show_their_address_once() -> None:
    link = Mark("link", "https://a.example")
    found = written(
        block("paragraph", Text("الموقع", (link,)), " و", Text("https://a.example", (link,)))
    )
    assert found == "الموقع (https://a.example) وhttps://a.example"


def test_a_link_whose_words_differ_in_marks_shows_its_address_once() -> None:
    link = Mark("link", "https://a.example")
    found = written(
        block("paragraph", Text("الموقع ", (link,)), Text("هنا", (link, Mark("strong"))))
    )
    assert found == "الموقع هنا (https://a.example)"


def test_an_address_in_code_is_not_said_twice() -> None:
    address = "https://a.example"
    marks = (Mark("link", address), Mark("code"))
    assert written(block("paragraph", "انظر ", Text(address, marks))).count(address) == 1


def test_a_line_that_begins_with_a_turned_phrase_is_led_to_its_side() -> None:
    turned = Text("قال abc", (Mark("isolate", "rtl"),))
    shown = written(block("paragraph", turned, " BBC نص"))
    assert "\u200f\u2067قال abc\u2069 BBC نص" in shown


def test_a_quotation_that_begins_with_quoted_code_gets_no_second_marks() -> None:
    code = Text('"x" = قيمة', (Mark("code"),))
    assert "«" not in written(block("quotation", code))


def test_objects_are_told_in_words() -> None:
    table = Table((((Text("أ"),), (Text("ب"),)), ((Text("ج"),), ())))
    assert written(block("table", "جدول", table=table)) == "جدول\nأ | ب\nج | "
    figure = Figure("i", "سفينة", "رسم: محرّر")
    assert written(block("figure", "تعليق", figure=figure)) == "[صورة: سفينة]\nتعليق\nرسم: محرّر"
    embed = Embed("https://v.example/1", "مقطع")
    assert written(block("embed", "وصف", embed=embed)) == "مقطع\nوصف\nhttps://v.example/1"
    assert written(block("divider")) == "* * *"


def test_quotations_stand_in_marks_and_name_who_speaks() -> None:
    assert written(block("quotation", "لن نعود", speaker="نادر")) == "«لن نعود»\n— نادر"
    assert written(block("quotation", "«لن نعود»")) == "«لن نعود»"
    assert written(block("question", "متى؟", speaker="محرّر")) == "محرّر: متى؟"
    assert written(block("correction", "والصواب 412.")) == "تصحيح: والصواب 412."


SOURCE = Source("s", "agency", name="المرفأ", url="https://m.example")


@pytest.mark.parametrize(
    ("style", "marker", "ending"),
    [("notes", "[1]", "المصادر:\n[1] "),
     ("list", "", "المصادر:\n[1] "), ("inline", " (المرفأ)", ""),
     ("none", "", "")],
)  # fmt: skip
def test_sources_show_as_asked(style, marker, ending) -> None:
    cited = block("paragraph", "قيل", Citation("n", (Ref("s"),)), ".")
    article = Article("a", blocks=(HEAD, cited), sources=(SOURCE,))
    data = BY_ID["txt"].write(article, WriteOptions(sources=style)).value.data
    found = data.decode().removeprefix("عنوان\n\n")
    assert found.startswith(f"قيل{marker}.")
    assert ("https://m.example" in found) == bool(ending)
    assert ending in found


def test_lines_that_would_run_the_wrong_way_are_led_by_a_mark() -> None:
    assert written(block("paragraph", "BBC نقلت الخبر")) == f"{RLM}BBC نقلت الخبر"
    assert written(block("paragraph", "2025")) == f"{RLM}2025"
    assert written(block("paragraph", "An English line")) == "An English line"
    assert lead("«خبر»", "rtl") == "«خبر»"
    assert lead("خبر", "ltr") == f"{LRM}خبر"


def test_tokens_that_would_fall_apart_are_held_together() -> None:
    assert f"{LRM}C++{LRM}" in written(block("paragraph", "بلغة C++ وحدها"))


def test_a_forced_line_end_is_a_line_end() -> None:
    assert written(block("paragraph", "أ", Break(), "ب")) == "أ\nب"
