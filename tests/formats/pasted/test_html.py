"""HTML from the clipboard becomes kinds and marks; nothing else of it comes in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from editor.formats.pasted.reader import read
from editor.model.article import Block
from editor.model.inline import Break, Text
from editor.model.marks import Mark
from editor.model.schema import repair_block


def read_fragment(html: str) -> tuple[Block, ...]:
    return read(html).blocks


def shape(html: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read_fragment(html)]


def test_paragraphs_headings_quotations_and_rules() -> None:
    html = "<h2>فصل</h2><p>نص</p><blockquote><p>قول</p></blockquote><hr><h3>فرع</h3>"
    assert shape(html) == [
        ("section_heading", "فصل"), ("paragraph", "نص"), ("quotation", "قول"), ("divider", ""),
        ("subheading", "فرع"),
    ]  # fmt: skip


def test_lists_keep_level_and_order() -> None:
    blocks = read_fragment("<ol><li>أ<ul><li>ب</li></ul></li><li>ج</li></ol>")
    assert [(b.text, b.level, b.ordered) for b in blocks] == [
        ("أ", 0, True), ("ب", 1, False), ("ج", 0, True),
    ]  # fmt: skip


def test_marks_and_safe_links_only() -> None:
    html = (
        '<p><b>قوي</b> <a href="https://example.org/">رابط</a> <a href="javascript:x()">لا</a> '
        '<span style="font-weight:700;color:#1f497d">غامق</span> س<br>ص</p>'
    )
    (block,) = read_fragment(html)
    assert Text("قوي", (Mark("strong"),)) in block.inlines
    assert Text("رابط", (Mark("link", "https://example.org/"),)) in block.inlines
    assert Text("غامق", (Mark("strong"),)) in block.inlines
    assert Break() in block.inlines
    assert not any("javascript" in str(inline) for inline in block.inlines)


def test_a_browser_that_wraps_all_in_light_bold_makes_nothing_strong() -> None:
    (block,) = read_fragment('<b style="font-weight:normal"><p>نص</p></b>')
    assert block.inlines == (Text("نص"),)


def test_scripts_styles_and_comments_are_dropped() -> None:
    html = "<style>p{}</style><script>alert(1)</script><!--x--><p>نص</p><title>ع</title>"
    assert shape(html) == [("paragraph", "نص")]


def test_a_table_stays_a_table_with_its_header() -> None:
    (block,) = read_fragment("<table><tr><th>أ</th><th>ب</th></tr><tr><td>1</td></tr></table>")
    assert block.table is not None
    assert block.table.header_row
    assert block.table.rows == (((Text("أ"),), (Text("ب"),)), ((Text("1"),), ()))


def test_white_space_of_the_source_is_not_text() -> None:
    assert shape("<p>\n  كلمة\n   أخرى  </p>\n\n<p> </p>") == [("paragraph", "كلمة أخرى")]


@given(st.text(alphabet='<>/abphrtdul123 ="ن&;!-', max_size=120))
def test_whatever_comes_gives_well_formed_blocks(html: str) -> None:
    for block in read_fragment(html):
        assert repair_block(block) == block
