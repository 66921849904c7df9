"""What other programs copy, read: kinds, marks, lists, notes, tables, pictures, and no looks."""

from __future__ import annotations

import pytest

from editor.formats.pasted import tree
from editor.formats.pasted.reader import HIDDEN, REMARKS, REMOVED, TOO_LARGE, Pasted, read
from editor.formats.pictures import take
from editor.model.article import Article, Block
from editor.model.inline import Break, Citation, Inlines, Text
from editor.model.schema import check, repair
from tests.articles import PNG
from tests.formats.pasted import samples


def line(inlines: Inlines) -> str:
    """Marks as <first letters>, a break as ⏎, a note as {its words}, a hard space as ~."""
    out = ""
    for one in inlines:
        if isinstance(one, Text):
            names = ",".join(m.name[:2] + (f"={m.value}" if m.value else "") for m in one.marks)
            out += f"<{names}>{one.text}</>" if names else one.text
        elif isinstance(one, Break):
            out += "⏎"
        elif isinstance(one, Citation):
            out += "{" + "".join(part.text for part in one.note) + "}"
    return out.replace("\u00a0", "~")


def shown(pasted: Pasted) -> list[str]:
    return [text for block in pasted.blocks for text in lines(block)]


def lines(block: Block) -> list[str]:
    told = [block.kind]
    told += [str(block.level)] if block.level else []
    told += ["ordered"] if block.ordered else []
    told += [str(block.direction)] if block.direction else []
    told += [f"by {block.speaker}"] if block.speaker else []
    told += [f"alt {block.figure.alt}"] if block.figure else []
    told += [block.embed.url] if block.embed else []
    told += ["headed"] if block.table and block.table.header_row else []
    out = [f"{' '.join(told)}: {line(block.inlines)}".rstrip()]
    rows = block.table.rows if block.table else ()
    return out + [" | ".join(map(line, row)) for row in rows]


EXPECTED = {
    "WORD": """
section_heading: تقرير المياه
paragraph: قال <st>الوزير</> في مؤتمر <em>القاهرة</> إن BBC نقلت الخبر{بيان الوزارة، ص 4}.
list_item: بند أول
list_item 1: بند داخلي
list_item ordered: مرقم
quotation: «لن نتراجع»
paragraph: زارت بيروت أمس وعادت.
paragraph: رابط سيئ و<li=https://example.org/a?b=1&c=2>رابط</>
table headed:
المدينة | العدد
صور | 12
""",
    "WORD_MAC": """
section_heading: عنوان من ماك
list_item: نقطة بلا قائمة
list_item ordered: مرقم بلا قائمة
paragraph: ١٢~قتيلاً في المدينة
""",
    "WORD_WEB": """
section_heading: فصل
list_item: <st>أول</>
list_item 1: ثان
""",
    "GOOGLE_DOCS": """
section_heading: مقدمة
paragraph: كلام <st,em>مهم</> و<li=https://example.org/x>رابط</><su>2</>
list_item ordered: واحد
list_item 1: داخله
list_item ordered: اثنان
table:
أ | ب
""",
    "LIBREOFFICE": """
section_heading: عنوان رئيسي
paragraph: نص مكسور على سطرين <st>غامق</>{حاشية المصدر} ثم
list_item ordered: أول
list_item 1: فرع
list_item ordered: ثان
quotation: اقتباس
paragraph: An English paragraph.
paragraph: عربي في فقرة لم يقلبها أحد
""",
    "EXCEL": """
table headed:
الشهر | القتلى | ملاحظة
آذار | 1,250 | مدمجة
نيسان | 12.5% |
""",
    "GOOGLE_SHEETS": """
table headed:
البلد | العدد
لبنان | 7⏎تقريبا
""",
    "CALC": """
table headed:
المادة | السعر
خبز | 1500
""",
    "NEWS_PAGE": """
section_heading: عنوان الموقع
figure alt صورة الساحة: الساحة أمس رويترز
paragraph: قالت الوزيرة: «نحن معكم».
quotation by ليلى حداد: قول مأثور
embed https://video.example.org/embed/1:
paragraph: سطر⏎ثان
divider:
subheading: خلفية
""",
    "GMAIL": """
paragraph: مرحبا 😀
paragraph: الفقرة الثانية
paragraph: الثالثة
paragraph: Regards, John
quotation: رد قديم
""",
    "WHATSAPP": """
paragraph: سطر أول⏎سطر ثان 🙏
""",
    "WIKIPEDIA": """
paragraph: بيروت عاصمة لبنان.{كتاب المدن، ص 9} وهي مدينة<su>[2]</>.
""",
}


@pytest.mark.parametrize("name", EXPECTED)
def test_each_program_is_read_for_what_it_means(name: str) -> None:
    pasted = read(getattr(samples, name))
    found = [text.rstrip() for text in shown(pasted)]
    assert found == [text.rstrip() for text in EXPECTED[name].strip().splitlines()]
    whole = Article("a", blocks=pasted.blocks, media=pasted.media)
    assert not [one for one in check(repair(whole)) if "image" in one.message]


def test_what_somebody_might_miss_is_told() -> None:
    assert set(read(samples.WORD).left_out) >= {HIDDEN, REMARKS, REMOVED}
    assert read(samples.GMAIL).left_out == ()


def test_nothing_hidden_removed_or_remarked_comes_along() -> None:
    words = "\n".join(shown(read(samples.WORD)))
    for secret in ("سراً", "اسم المصدر", "سطر مخفي", "[D1]", "javascript", "[1]"):
        assert secret not in words


def test_a_picture_comes_without_its_metadata_and_once() -> None:
    pasted = read(samples.NEWS_PAGE)
    (figure,) = [one for one in pasted.blocks if one.kind == "figure"]
    (media,) = pasted.media
    assert figure.figure is not None
    assert figure.figure.media == media.id
    assert media.data == take(PNG).value.data


def test_a_picture_in_a_file_is_asked_for_and_an_odd_one_told() -> None:
    html = '<p>أ</p><img src="file:///pictures/x.png" alt="س"><img src="file:///pictures/y.png">'
    asked: list[str] = []

    def fetch(address: str) -> bytes | None:
        asked.append(address)
        return PNG if "x.png" in address else b"no picture"

    pasted = read(html, fetch=fetch)
    assert [one.kind for one in pasted.blocks] == ["paragraph", "figure"]
    assert asked == ["file:///pictures/x.png", "file:///pictures/y.png"]
    assert len(pasted.left_out) == 1


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<ul><li><p>أ</p><p>ب</p></li><li>ج</li></ul>", ["list_item: أ⏎ب", "list_item: ج"]),
        ("<ol><ol><li>عميق</li></ol><li>أول</li></ol>",
         ["list_item ordered: عميق", "list_item ordered: أول"]),
        ("<b style='font-weight:normal'>عادي <b>غامق</b></b>", ["paragraph: عادي <st>غامق</>"]),
        ("<p dir=ltr>2024-05-12 BBC</p>", ["paragraph: 2024-05-12 BBC"]),
        ("<p dir=rtl>An English line</p>", ["paragraph rtl: An English line"]),
        ("<td>خلية</td>", ["paragraph: خلية"]),
        ("<table><tr><td>وحيدة</td></tr></table>", ["paragraph: وحيدة"]),
        ("<table role=presentation><tr><td><p>أ</p></td><td><h2>ب</h2></td></tr></table>",
         ["paragraph: أ", "section_heading: ب"]),
        ("<table><tr><th>أ</th><th>ب</th></tr><tr><th>ج</th><td>د</td></tr></table>",
         ["table headed:", "أ | ب", "ج | د"]),
        ("<h2><b>كله</b></h2><h2><b>بعضه</b> فقط</h2>",
         ["section_heading: كله", "section_heading: <st>بعضه</> فقط"]),
        ("<p>أ\u00ad\u200bب\ufeff  ج\u00a0د 5\u00a0%</p>", ["paragraph: أب ج د 5~%"]),
        ("<p>نيم\u200cفاصله \u200fعلامة</p>", ["paragraph: نيم\u200cفاصله \u200fعلامة"]),
        ("<pre>سطر\nثان</pre>", ["paragraph: سطر⏎ثان"]),
        ("<p>• نقطة</p><p>- شرطة</p>", ["list_item: نقطة", "paragraph: - شرطة"]),
        ("<a href='#x'>داخلي</a> <a href='data:text/html,x'>بيانات</a>", ["paragraph: داخلي بيانات"]),
        ("<div class='pull-quote'>مقتطف</div><p class='question'>لماذا؟</p>",
         ["pull_quote: مقتطف", "question: لماذا؟"]),
        ("<del>مشطوب</del> <ins>مضاف</ins>", ["paragraph: <st>مشطوب</> مضاف"]),
        ("نص بلا وسوم &amp; 1 < 2", ["paragraph: نص بلا وسوم & 1 < 2"]),
        ("<p>قال <bdi>C++</bdi></p>", ["paragraph: قال <is=auto>C++</>"]),
        ("", []), ("<!-- لا شيء -->", []), ("<p>&nbsp;</p><br>", []),
    ],
)  # fmt: skip
def test_small_things(html: str, expected: list[str]) -> None:
    assert shown(read(html)) == expected


def test_too_much_is_said_to_be_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "MAX_ELEMENTS", 500)
    assert read("<p>أ" * 600) == Pasted(too_much=True)
    assert not read("<p>أ" * 400).too_much


def test_a_table_without_end_is_left_out() -> None:
    pasted = read("<p>قبل</p><table>" + "<tr><td>أ<td>ب</tr>" * 10_001 + "</table><p>بعد</p>")
    assert shown(pasted) == ["paragraph: قبل", "paragraph: بعد"]
    assert pasted.left_out == (TOO_LARGE,)


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 5000 + "عمق", "<table><tr><td>" * 300 + "x", "<a href='" * 3000,
        "<ul><li>" * 400 + "x", "<q>" * 300 + "x", "\ud800\x00<p>\x0b", "<td rowspan=999999 colspan=99>",
        "<table><tr><td rowspan=200 colspan=200>x<td>y</tr></table>" * 50,
        "".join(f"<p id=n{n}><a id=r{n} href=#n{n + 1}>1</a><a href=#r{n - 1}>^</a></p>"
                for n in range(300)),
    ],
)  # fmt: skip
def test_hostile_html_is_read_or_left(html: str) -> None:
    assert len(read(html).blocks) <= 400
