"""Keys on the page: each rule by example, with real key events."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from pytestqt.qtbot import QtBot

from editor.edit.blocks import set_kind
from editor.edit.details import set_meta
from editor.edit.marks import toggle
from editor.edit.state import Selection
from editor.edit.typing import DEFAULT
from editor.model.article import Block, Embed
from editor.model.inline import Break, Citation, Ref, Text
from editor.model.marks import Mark
from editor.model.sources import Source
from editor.value import replace
from tests.qt.conftest import Open, article

Key = Qt.Key
LINK = Mark("link", "https://example.org")
SOURCES = (Source("s", "person"),)


def test_typed_words_reach_the_session(write: Open) -> None:
    page = write(article(""))
    page.at(1, 0)
    page.type("خبر 😀 عاجل من BBC")
    assert page.texts[1] == "خبر 😀 عاجل من BBC"
    assert page.session.state.selection == Selection.at(1, len("خبر 😀 عاجل من BBC"))


def test_a_letter_is_painted_before_the_article_takes_it_over(write: Open, qtbot: QtBot) -> None:
    page = write(article("متن"))
    page.at(1, 3)
    page.type("ا")
    assert page.edit.document().findBlockByNumber(1).text() == "متنا"
    assert page.session.article.blocks[1].text == "متن"
    qtbot.waitUntil(lambda: page.session.article.blocks[1].text == "متنا")


def test_whoever_asks_for_the_state_gets_the_letter_that_waits(write: Open) -> None:
    page = write(article("متن"))
    page.at(1, 3)
    page.type("ا")
    assert page.bridge.state.article.blocks[1].text == "متنا"


def test_letters_that_come_at_once_are_undone_together_with_their_word(write: Open) -> None:
    page = write(article("متن"))
    page.at(1, 3)
    page.type(" كلمة")
    assert page.bridge.undo()
    assert page.texts[1] in ("متن", "متن ")


@pytest.mark.parametrize("text", ["،", " ", '"', "-"])
def test_what_may_change_something_is_taken_over_at_once(write: Open, text: str) -> None:
    page = write(article("متن"))
    page.at(1, 3)
    page.type(text)
    assert page.session.article.blocks[1].text == f"متن{text}"


def test_the_first_letter_of_a_block_is_taken_over_at_once_and_with_it_its_prompt(
    write: Open,
) -> None:
    page = write(article(""))
    page.at(1, 0)
    page.type("ا")
    assert page.session.article.blocks[1].text == "ا"


def test_enter_gives_the_kind_that_follows(write: Open) -> None:
    page = write(article("متن"))
    page.at(0, 5)
    page.type("\nمقدمة")
    assert page.kinds[:2] == ["headline", "standfirst"]
    assert page.texts[1] == "مقدمة"


def test_shift_enter_breaks_the_line_inside_the_block(write: Open) -> None:
    page = write(article("سطر"))
    page.at(1, 3)
    page.key(Key.Key_Return, "shift")
    page.type("آخر")
    assert page.inlines(1) == (Text("سطر"), Break(), Text("آخر"))


def test_backspace_at_the_start_joins_and_takes_one_character_elsewhere(write: Open) -> None:
    page = write(article("أول", "ثان"))
    page.at(2, 0)
    page.key(Key.Key_Backspace)
    assert page.texts[1:] == ["أولثان"]
    page.key(Key.Key_Backspace)
    assert page.texts[1:] == ["أوثان"]


def test_delete_at_the_end_joins_with_what_follows(write: Open) -> None:
    page = write(article("أول", "ثان"))
    page.at(1, 3)
    page.key(Key.Key_Delete)
    assert page.texts[1:] == ["أولثان"]


def test_control_backspace_takes_a_word(write: Open) -> None:
    page = write(article("قال الوزير"))
    page.at(1, 10)
    page.key(Key.Key_Backspace, "control")
    assert page.texts[1] == "قال "


def test_a_selection_over_several_blocks_goes_and_typing_replaces_it(write: Open) -> None:
    page = write(article("أول", "وسط", "أخير"))
    cursor = page.edit.textCursor()
    cursor.setPosition(page.bridge.unit(Selection.at(1, 1).head))
    cursor.setPosition(page.bridge.unit(Selection.at(3, 2).head), QTextCursor.MoveMode.KeepAnchor)
    page.edit.setTextCursor(cursor)
    page.type("ن")
    assert page.texts[1:] == ["أنير"]


def test_typing_over_words_of_one_block_is_one_step_to_undo(write: Open) -> None:
    page = write(article("قال الوزير أمس"))
    page.at(1, 4, 10)
    page.type("س")
    assert page.texts[1] == "قال س أمس"
    page.key(Key.Key_Z, "control")
    assert page.texts[1] == "قال الوزير أمس"


def test_undo_and_redo_bring_back_words_and_caret(write: Open) -> None:
    page = write(article("نص"))
    page.at(1, 2)
    page.type(" جديد")
    page.key(Key.Key_Z, "control")
    assert page.texts[1] == "نص"
    assert page.bridge.selection() == Selection.at(1, 2)
    page.key(Key.Key_Z, "control shift")
    assert page.texts[1] == "نص جديد"
    assert page.bridge.selection() == Selection.at(1, 7)


def test_typing_at_the_edges_of_a_link_does_not_extend_it(write: Open) -> None:
    page = write(article(Block("p", inlines=(Text("رابط", (LINK,)),))))
    page.at(1, 4)
    page.type("ب")
    page.at(1, 0)
    page.type("أ")
    page.at(1, 3)
    page.type("ط")
    assert page.inlines(1) == (Text("أ"), Text("راطبط", (LINK,)), Text("ب"))


def test_typing_behind_strong_words_stays_strong_and_a_toggle_ends_it(write: Open) -> None:
    page = write(article(Block("p", inlines=(Text("مهم", (Mark("strong"),)),))))
    page.at(1, 3)
    page.type("ة")
    page.bridge.run(toggle("strong"))
    page.type(" جدا")
    assert page.inlines(1) == (Text("مهمة", (Mark("strong"),)), Text(" جدا"))


def test_typing_behind_a_citation_belongs_to_nobody(write: Open) -> None:
    claim = Text("قال", (Mark("claim", "n"),))
    page = write(article(Block("p", inlines=(claim, Citation("n", (Ref("s"),)))), sources=SOURCES))
    page.at(1, 4)
    page.type("، ثم")
    assert page.inlines(1)[2] == Text("، ثم")
    page.at(1, 3)
    page.type("وا")
    assert page.inlines(1)[:2] == (claim, Text("وا"))


def test_backspace_and_delete_take_a_citation_whole(write: Open) -> None:
    cited = Citation("n", (Ref("s"),))
    page = write(article(Block("p", inlines=(Text("قال"), cited, Text("."))), sources=SOURCES))
    page.at(1, 4)
    page.key(Key.Key_Backspace)
    assert page.inlines(1) == (Text("قال."),)
    page.bridge.undo()
    page.at(1, 3)
    page.key(Key.Key_Delete)
    assert page.inlines(1) == (Text("قال."),)


def test_one_arrow_steps_over_a_citation(write: Open) -> None:
    cited = Citation("n", (Ref("s"),))
    page = write(article(Block("p", inlines=(Text("قال"), cited, Text("ثم"))), sources=SOURCES))
    page.edit.visual_caret = False
    page.at(1, 3)
    page.key(Key.Key_Left)
    assert page.bridge.state.selection == Selection.at(1, 4)
    page.key(Key.Key_Right)
    assert page.bridge.state.selection == Selection.at(1, 3)


def test_numbers_follow_the_order_and_the_document_does_not_change(write: Open) -> None:
    one = Block("p1", inlines=(Text("أ"), Citation("n1", (Ref("s"),))))
    two = Block("p2", inlines=(Text("ب"), Citation("n2", (Ref("s"),))))
    page = write(article(one, two, sources=SOURCES))
    assert page.bridge.scene.numbers == {"n1": 1, "n2": 2}
    page.at(1, 2)
    page.key(Key.Key_Backspace)
    assert page.bridge.scene.numbers == {"n2": 1}


def test_composing_changes_nothing_until_it_is_committed(write: Open) -> None:
    page = write(article("نص"))
    page.at(1, 2)
    page.compose(preedit="مك")
    assert not page.session.can_undo
    assert page.texts[1] == "نص"
    page.compose(commit="مكتوب")
    assert page.texts[1] == "نصمكتوب"


def test_tab_moves_list_items_in_and_out(write: Open) -> None:
    items = [Block(f"i{n}", "list_item", (Text("بند"),)) for n in range(2)]
    page = write(article(*items))
    page.at(2, 0)
    page.key(Key.Key_Tab)
    assert page.article.blocks[2].level == 1
    page.key(Key.Key_Backtab, "shift")
    assert page.article.blocks[2].level == 0


def test_typing_at_an_object_opens_a_paragraph_beside_it(write: Open) -> None:
    page = write(article("قبل", Block("e", "embed", embed=Embed("https://example.org/1"))))
    page.at(2, 1)
    page.type("بعد")
    assert page.kinds[1:] == ["paragraph", "embed", "paragraph"]
    assert page.texts[-1] == "بعد"


def test_backspace_behind_an_object_selects_it_and_then_takes_it(write: Open) -> None:
    page = write(article("قبل", Block("e", "divider"), "بعد"))
    page.at(3, 0)
    page.key(Key.Key_Backspace)
    assert page.bridge.selection() == Selection.span(2, 0, 1)
    assert "divider" in page.kinds
    page.key(Key.Key_Backspace)
    assert page.texts[1:] == ["قبل", "بعد"]
    assert page.bridge.selection() == Selection.at(2, 0)


def test_typing_over_several_blocks_is_one_step_to_undo(write: Open) -> None:
    page = write(article("أول", Block("q", "quotation", (Text("قول"),)), "أخير"))
    page.edit.select(Selection(Selection.at(1, 1).head, Selection.at(3, 2).head))
    page.type("جديد")
    assert page.texts[1:] == ["أجديدير"]
    page.key(Key.Key_Z, "control")
    assert page.texts[1:] == ["أول", "قول", "أخير"]
    assert not page.bridge.selection().empty


def test_typing_beside_an_object_is_one_step_to_undo(write: Open) -> None:
    page = write(article("قبل", Block("e", "divider")))
    page.at(2, 1)
    page.type("بعد")
    page.key(Key.Key_Z, "control")
    assert page.kinds[1:] == ["paragraph", "divider"]


def test_cut_and_paste_keep_kinds_marks_and_citations(write: Open) -> None:
    quote = Block("q", "quotation", (Text("قول", (Mark("strong"),)), Citation("n", (Ref("s"),))))
    page = write(article("أول", quote, "أخير", sources=SOURCES))
    page.edit.select(Selection(Selection.at(1, 0).head, Selection.at(3, 0).head))
    page.key(Key.Key_X, "control")
    assert page.texts[1:] == ["أخير"]
    page.at(1, 4)
    page.key(Key.Key_V, "control")
    assert page.kinds.count("quotation") == 1
    pasted = next(block for block in page.article.blocks if block.kind == "quotation")
    assert pasted.inlines[0] == Text("قول", (Mark("strong"),))
    assert isinstance(pasted.inlines[1], Citation)


def test_other_programs_get_text_and_clean_html(write: Open) -> None:
    page = write(article(Block("p", inlines=(Text("كلمة", (Mark("strong"),)),))))
    page.at(1, 0, 4)
    page.edit.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "كلمة"
    assert "<strong>كلمة</strong>" in data.html()
    assert "style=" not in data.html()


def test_html_from_elsewhere_brings_no_looks(write: Open) -> None:
    page = write(article("أول"))
    page.at(1, 3)
    html = '<p style="font:30pt Calibri;color:red">ثان <b>مهم</b></p><h2>فصل</h2><p>ثالث</p>'
    from PySide6.QtCore import QMimeData

    data = QMimeData()
    data.setHtml(html)
    page.edit.insertFromMimeData(data)
    assert "section_heading" in page.kinds
    assert any(Text("مهم", (Mark("strong"),)) in block.inlines for block in page.article.blocks)


def test_a_change_of_kind_is_shown_and_undone(write: Open) -> None:
    page = write(article("فصل"))
    page.at(1, 2)
    page.bridge.run(set_kind("section_heading"))
    assert page.kinds[1] == "section_heading"
    page.bridge.undo()
    assert page.kinds[1] == "paragraph"


def test_a_latin_first_word_does_not_jump_while_it_is_typed(write: Open) -> None:
    page = write(article(""))
    page.at(1, 0)
    page.type("BBC")
    block = page.edit.document().findBlockByNumber(1)
    assert block.textDirection().name == "RightToLeft"
    page.at(0, 0)
    assert page.edit.document().findBlockByNumber(1).textDirection().name == "LeftToRight"


def test_what_as_you_type_changes_is_taken_back_by_one_undo(write: Open) -> None:
    page = write(article("نعم"))
    page.bridge.typing = DEFAULT
    page.at(1, 3)
    page.type(",")
    assert page.texts[1] == "نعم،"
    page.key(Key.Key_Z, "control")
    assert page.texts[1] == "نعم,"


def test_backspace_takes_marks_one_by_one_and_an_emoji_whole(write: Open) -> None:
    page = write(article("كَتَّ👨\u200d👩\u200d👧🇱🇧"))
    page.at(1, len(page.texts[1]))
    left = []
    for _ in range(4):
        page.key(Key.Key_Backspace)
        left.append(page.texts[1])
    assert left == ["كَتَّ👨\u200d👩\u200d👧", "كَتَّ", "كَتَ", "كَت"]


def test_a_sign_that_made_a_kind_comes_back_as_it_was_typed(write: Open) -> None:
    for signs, kind in (("# ", "section_heading"), ("- ", "list_item"), ("1. ", "list_item"),
                        ("> ", "quotation")):  # fmt: skip
        page = write(article(""))
        page.bridge.typing = DEFAULT
        page.at(1, 0)
        page.type(signs)
        assert page.kinds[1] == kind
        page.key(Key.Key_Z, "control")
        assert (page.kinds[1], page.texts[1]) == ("paragraph", signs)


@pytest.mark.parametrize("sign", ["\u2066", "\u2068", "\u2069", "\u2060", "\u200f", "\u200c"])
def test_a_sign_that_somebody_typed_is_deleted_from_both_sides(write: Open, sign: str) -> None:
    page = write(article(f"قال{sign}نعم"))
    page.at(1, 4)
    page.key(Key.Key_Backspace)
    assert page.texts[1] == "قالنعم"
    page.bridge.undo()
    page.at(1, 3)
    page.key(Key.Key_Delete)
    assert page.texts[1] == "قالنعم"


def test_a_letter_is_not_lost_to_a_command_that_comes_right_behind_it(write: Open) -> None:
    page = write(article("قال الوزير", "ثان"))
    page.at(1, 10)
    page.type("ة")
    page.session.run(set_kind("quotation"), "Kind")
    assert (page.texts[1], page.kinds[1]) == ("قال الوزيرة", "quotation")
    page.at(2, 3)
    page.type("ي")
    page.session.run(set_meta(lambda meta: replace(meta, slug="خبر")), "Article details")
    page.type("ة")
    page.session.undo()
    assert page.texts[2] == "ثاني"
    page.session.undo()
    page.session.undo()
    assert (page.texts[2], page.article.meta.slug) == ("ثان", "")
