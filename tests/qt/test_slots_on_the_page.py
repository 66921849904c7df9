"""Slots on the page, with real key events: entered whole, typed over, filled together, undone."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from editor.edit.blocks import set_speaker
from editor.edit.slots import chip_at, chips_of, fill
from editor.edit.state import Selection
from editor.model.article import Article, Block
from editor.model.brief import Brief, Guide, Limit, Slot
from editor.model.inline import Text
from editor.model.marks import Mark
from editor.qt.chips import at, rects, selected, tip
from editor.qt.guidance import measure
from editor.qt.page import visible
from editor.templates.checking import required_slots
from tests.qt.conftest import Open

Key = Qt.Key
WHO = Text("من؟", (Mark("slot", "who"),))
WHAT = Text("ماذا؟", (Mark("slot", "what"),))
SLOTS = (
    Slot("who", "من؟", "person", required=True, hint="الاسم والصفة"),
    Slot("what", "ماذا؟", "choice", choices=("اتفاقاً", "هدنة")),
)


def made() -> Article:
    blocks = (
        Block("h", "headline", (WHO, Text(" يعلن "), WHAT)),
        Block("p", "paragraph", (Text("وقال "), WHO, Text(" إن كل شيء بخير."))),
        Block("q", "paragraph", (Text("خاتمة"),)),
    )
    guides = (Guide("h", "فعل مضارع", limit=Limit(graphemes=20)), Guide("p", "من قال ولمن؟"))
    return Article("a", blocks=blocks, brief=Brief("t", SLOTS, guides))


def test_tab_selects_whole_slots_and_typing_replaces_and_fills_the_others(write: Open) -> None:
    page = write(made())
    page.at(0, 0)
    page.key(Key.Key_Tab)
    assert page.session.state.selection == Selection.span(0, 0, 3)
    page.type("الوزيرة")
    assert page.texts[:2] == ["الوزيرة يعلن ماذا؟", "وقال من؟ إن كل شيء بخير."]
    page.key(Key.Key_Tab)
    assert page.texts[1] == "وقال الوزيرة إن كل شيء بخير."
    assert selected(page.edit).name == "what"


def test_one_undo_takes_back_the_typing_and_what_it_filled(write: Open) -> None:
    page = write(made())
    page.at(0, 0)
    page.key(Key.Key_Tab)
    page.type("سامي")
    page.key(Key.Key_Tab)
    assert page.bridge.undo()
    assert page.article == made()
    assert page.bridge.redo()
    assert page.texts[1] == "وقال سامي إن كل شيء بخير."
    page.at(2, 0)
    page.key(Key.Key_Tab, "shift")


def test_shift_tab_goes_back_and_without_slots_keys_do_what_they_did(write: Open) -> None:
    page = write(made())
    page.at(2, 2)
    page.key(Key.Key_Backtab, "shift")
    assert page.session.state.selection == Selection.span(1, 5, 8)
    for name in ("who", "what"):
        page.bridge.run(fill(name, "كلمة"))
    before = page.session.state.selection
    page.key(Key.Key_Tab)
    assert page.session.state.selection == before


def test_an_input_method_replaces_a_slot_too(write: Open) -> None:
    page = write(made())
    page.at(0, 0)
    page.key(Key.Key_Tab)
    page.compose(preedit="سا")
    page.compose(commit="سامي")
    page.at(2, 0)
    assert page.texts[:2] == ["سامي يعلن ماذا؟", "وقال سامي إن كل شيء بخير."]


def test_the_caret_is_never_inside_a_slot(write: Open) -> None:
    page = write(made())
    page.at(1, 5)
    page.key(Key.Key_Left)
    assert page.session.state.selection == Selection.span(1, 5, 8)
    page.at(1, 6)
    page.type("س")
    assert page.texts[1] == "وقال س إن كل شيء بخير."


def test_backspace_and_delete_take_a_slot_whole(write: Open) -> None:
    page = write(made())
    page.at(1, 8)
    page.key(Key.Key_Backspace)
    assert page.texts[1] == "وقال  إن كل شيء بخير."
    page.bridge.undo()
    page.at(1, 5)
    page.key(Key.Key_Delete)
    assert page.texts[1] == "وقال  إن كل شيء بخير."


def test_what_is_pasted_into_a_slot_replaces_it(write: Open) -> None:
    page = write(made())
    QGuiApplication.clipboard().setText("الوفد")
    page.at(1, 6)
    page.key(Key.Key_V, "control")
    assert page.texts[1] == "وقال الوفد إن كل شيء بخير."


def test_typing_goes_on_after_a_slot_without_being_a_part_of_it(write: Open) -> None:
    page = write(made())
    page.at(1, 8)
    page.type("،")
    assert page.inlines(1)[2] == Text("، إن كل شيء بخير.")


def test_a_slot_says_what_belongs_in_it(write: Open) -> None:
    page = write(made())
    page.edit.show()
    page.at(1, 0)
    chip = at(page.edit, page.edit.cursorRect().center())
    assert chip is None
    assert tip(page.edit, SLOTS[0]).startswith("الاسم والصفة\n")
    page.edit.grab()


def test_the_meter_counts_words_that_are_there(write: Open) -> None:
    found = measure(made().blocks[0], Limit(graphemes=6))
    assert found is not None
    assert (found.used, found.over, found.near) == (4, 0, False)
    assert measure(made().blocks[0], Limit()) is None
    assert chip_at(write(made()).session.state) is None


def test_tab_asks_for_a_speaker_that_is_still_to_be_named_and_not_twice(write: Open) -> None:
    said = Block("s", "quotation", (Text("كلام"),))
    slots = (Slot("voice", "الشاهد", "person", required=True),)
    brief = Brief("t", slots, (Guide("s", speaker="{voice}، شاهد"),))
    page = write(
        Article("a", blocks=(Block("h", "headline"), said, Block("p", "paragraph")), brief=brief)
    )
    asked: list[int] = []
    page.edit.speaker_wanted.connect(lambda: asked.append(page.session.state.selection.head.block))
    page.at(0, 0)
    page.key(Key.Key_Tab)
    page.key(Key.Key_Tab)
    assert asked == [1]
    assert [str(one.sentence) for one in required_slots(page.article)] == [
        "“الشاهد” is still empty."
    ]
    page.edit.grab()
    page.bridge.run(set_speaker("هالة"))
    assert required_slots(page.article) == ()


def beside(*words: Text) -> Article:
    return replace(
        made(), blocks=(Block("h", "headline", (Text("خبر"),)), Block("p", "paragraph", words))
    )


def test_chips_touch_neither_each_other_nor_a_comma_or_bracket_beside_them(write: Open) -> None:
    page = write(beside(Text("("), WHO, Text(" "), WHAT, Text("، "), WHO, Text(")")))
    page.edit.show()
    seen = list(visible(page.edit, page.edit.viewport().rect()))[1]
    first, second, third = (next(rects(page.edit, seen, c)) for c in chips_of(seen.block, 1))
    block = page.edit.document().findBlockByNumber(1)
    line, left = block.layout().lineAt(0), block.layout().position().x()
    comma = left + line.cursorToX(block.text().index("،"))[0]
    bracket = left + line.cursorToX(1)[0]
    assert first.left() - second.right() > 2
    assert second.left() - comma > 1
    assert comma > third.right()
    assert bracket - first.right() > 1
    assert page.texts[1] == "(من؟ ماذا؟، من؟)"


def test_the_room_around_chips_is_no_part_of_what_is_typed_beside_them(write: Open) -> None:
    page = write(beside(Text("("), WHO, Text("،")))
    page.at(1, 4)
    page.type("ب")
    assert page.texts[1] == "(من؟ب،"
    page.key(Key.Key_Backspace)
    page.at(1, 1)
    page.key(Key.Key_Backspace)
    assert page.texts[1] == "من؟،"
