"""Going, selecting and deleting by word, by key and by mouse, as writers of four languages do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest

from editor.edit.state import Position, Selection
from editor.model.article import Block
from editor.model.inline import Citation, Ref, Text, cut, plain
from editor.model.sources import Source
from editor.qt.words import stop
from tests.qt.conftest import Open, Writing, article

LEFT = Qt.MouseButton.LeftButton


def shown(page: Writing) -> Writing:
    page.edit.show()
    page.edit.resize(900, 700)
    return page


def point(page: Writing, block: int, offset: int) -> QPoint:
    """A place inside the character that stands at that offset."""
    cursor = page.edit.textCursor()
    cursor.setPosition(page.bridge.unit(Position(block, offset)))
    here = page.edit.cursorRect(cursor).center()
    cursor.setPosition(page.bridge.unit(Position(block, offset + 1)))
    there = page.edit.cursorRect(cursor).center()
    return QPoint((here.x() + there.x()) // 2, here.y())


def selected(page: Writing) -> str:
    chosen = page.bridge.state.selection
    assert chosen.start.block == chosen.end.block
    inlines = page.inlines(chosen.start.block)
    return plain(cut(inlines, chosen.start.offset, chosen.end.offset))


@pytest.mark.parametrize(
    ("text", "word"),
    [("قال «مُحَمَّدٌ»، ثم", "مُحَمَّدٌ"), ("او می\u200cشود.", "می\u200cشود"), ("אמר צה״ל.", "צה״ל"),
     ("كان 45.3% منه", "45.3"), ("قال (Reuters) إنّ", "Reuters")],
)  # fmt: skip
def test_a_double_click_selects_the_word_alone_and_a_third_the_paragraph(
    write: Open, text: str, word: str
) -> None:
    page = shown(write(article(text, "بعده")))
    place = point(page, 1, text.index(word) + 1)
    QTest.mouseClick(page.edit.viewport(), LEFT, pos=place)
    QTest.mouseDClick(page.edit.viewport(), LEFT, pos=place)
    assert selected(page) == word
    QTest.mouseClick(page.edit.viewport(), LEFT, pos=place)
    assert selected(page) == text


def moved(place: QPoint) -> QMouseEvent:
    """The mouse with its left button held, over that place."""
    where = QPointF(place)
    none = Qt.KeyboardModifier.NoModifier
    return QMouseEvent(QEvent.Type.MouseMove, where, where, LEFT, LEFT, none)


def test_what_is_dragged_after_a_double_click_grows_by_whole_words_both_ways(write: Open) -> None:
    page = shown(write(article("قبل «كلمة»، ثم بعد ذلك")))
    text = page.texts[1]
    start = point(page, 1, text.index("كلمة") + 1)
    for target, wanted in (("بعد", "كلمة»، ثم بعد"), ("قبل", "قبل «كلمة")):
        there = moved(point(page, 1, text.index(target) + 1))
        page.edit.mouseDoubleClickEvent(moved(start))
        page.edit.mouseMoveEvent(there)
        assert selected(page) == wanted
        page.edit.mouseReleaseEvent(there)
        page.edit.mouseMoveEvent(moved(start))
        assert selected(page) == wanted


def test_control_arrows_go_by_words_over_quotes_numbers_latin_and_blocks(write: Open) -> None:
    page = write(article("قال «محمد» 45.3% من BBC.", "ثم"))
    page.at(1, 0)
    stops = []
    while page.bridge.state.selection.head != Position(2, 2):
        page.key(Qt.Key.Key_Left, "control")
        stops.append(page.bridge.state.selection.head)
    assert stops == [
        *(Position(1, offset) for offset in (4, 5, 9, 11, 15, 17, 20, 23, 24)),
        Position(2, 0), Position(2, 2),
    ]  # fmt: skip
    back = []
    while page.bridge.state.selection.head != Position(1, 0):
        page.key(Qt.Key.Key_Right, "control")
        back.append(page.bridge.state.selection.head)
    assert back == [*reversed(stops[:-1]), Position(1, 0)]
    page.key(Qt.Key.Key_Left, "control shift", times=2)
    assert page.bridge.state.selection == Selection(Position(1, 0), Position(1, 5))


def test_in_a_block_that_runs_the_other_way_the_arrows_still_go_where_they_point(
    write: Open,
) -> None:
    page = write(article(Block("e", inlines=(Text("one, two"),), direction="ltr")))
    page.at(1, 0)
    page.key(Qt.Key.Key_Right, "control", times=2)
    assert page.bridge.state.selection.head == Position(1, 5)
    page.key(Qt.Key.Key_Left, "control")
    assert page.bridge.state.selection.head == Position(1, 3)


@pytest.mark.parametrize(
    ("text", "back", "forward"),
    [("قال «مُحَمَّدٌ|» ثم", "قال «» ثم", "قال «مُحَمَّدٌثم"), ("که می\u200cشود| را", "که  را", "که می\u200cشودرا"),
     ("אמר צה״ל| כי", "אמר  כי", "אמר צה״לכי"), ("كان 45.3|% ثم", "كان % ثم", "كان 45.3ثم"),
     ("the |don't do", "don't do", "the do")],
)  # fmt: skip
def test_deleting_by_word_takes_just_the_word(
    write: Open, text: str, back: str, forward: str
) -> None:
    for key, wanted in ((Qt.Key.Key_Backspace, back), (Qt.Key.Key_Delete, forward)):
        page = write(article(text.replace("|", "")))
        page.at(1, text.index("|"))
        page.key(key, "control")
        assert page.texts[1] == wanted


def test_a_word_behind_an_emoji_is_found_in_units_of_the_page(write: Open) -> None:
    page = write(article("😀😀 كلمة"))
    page.at(1, 2)
    cursor = page.edit.textCursor()
    assert stop(cursor, back=False) - cursor.position() == 1
    page.key(Qt.Key.Key_Left, "control", times=2)
    assert page.bridge.state.selection.head == Position(1, 7)


def test_a_press_holds_an_object_so_that_it_can_be_dragged_and_a_click_lets_it_go(
    write: Open,
) -> None:
    cited = (Text("قال"), Citation("n", (Ref("s"),)), Text(" ثم ذهب"))
    page = shown(
        write(article(Block("c", inlines=cited), Block("d", "divider"), "نص",
                      sources=(Source("s", "person", name="ليلى"),)))
    )  # fmt: skip
    view = page.edit.viewport()
    for block, offset in ((1, 3), (2, 0)):
        QTest.mousePress(view, LEFT, pos=point(page, block, offset))
        assert page.bridge.state.selection == Selection.span(block, offset, offset + 1)
        QTest.mouseRelease(view, LEFT, pos=point(page, block, offset))
        assert page.bridge.state.selection.empty
    QTest.mousePress(view, LEFT, pos=point(page, 1, 5))
    assert page.bridge.state.selection.empty
    QTest.mouseRelease(view, LEFT, pos=point(page, 1, 5))
