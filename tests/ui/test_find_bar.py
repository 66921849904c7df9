"""The find bar: what it finds, counts, walks through, replaces, and tells the page to highlight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from editor.edit.find import Match
from editor.edit.state import Selection
from editor.lang.i18n import catalogue
from editor.model.article import Article, Block, Table
from editor.model.inline import Text
from editor.session.session import Session
from editor.ui.find_bar import FindBar
from editor.ui.find_switches import SWITCHES

WORDS = ("كِتَابٌ قديم", "في الكتـــاب ١٢ صفحة", "كتاب آخر في 12 جزءاً")


@pytest.fixture
def session() -> Session:
    blocks = [Block(f"b{n}", "paragraph", (Text(text),)) for n, text in enumerate(WORDS)]
    return Session(Article("a", blocks=(Block("h", "headline"), *blocks)))


@pytest.fixture
def bar(qtbot: QtBot, session: Session) -> FindBar:
    made = FindBar(catalogue("ar"))
    qtbot.addWidget(made)
    made.go_to.connect(session.select)
    made.show_session(session)
    made.open(replace=True)
    return made


def look(bar: FindBar, text: str) -> None:
    bar.field.setText(text)
    bar._search()


def test_matches_are_counted_and_walked_in_a_circle_with_enter(
    bar: FindBar, session: Session
) -> None:
    look(bar, "كتاب")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    seen = []
    for _ in range(4):
        seen.append((bar.count.text(), session.state.selection.head.block))
        QTest.keyClick(bar.field, Qt.Key.Key_Return)
    places = {1: "1 من 3", 2: "2 من 3", 3: "3 من 3"}
    assert all(text == places[block] for text, block in seen)
    assert [block for _, block in seen][:3] in ([1, 2, 3], [2, 3, 1])
    before = session.state.selection
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    QTest.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert session.state.selection == before


def test_each_switch_turns_one_difference_back_on(bar: FindBar) -> None:
    look(bar, "كتاب")
    assert len(bar._found.matches) == 3
    bar.switches["diacritics"].click()
    assert len(bar._found.matches) == 2
    bar.switches["tatweel"].click()
    assert len(bar._found.matches) == 1
    look(bar, "12")
    assert len(bar._found.matches) == 2
    bar.switches["digits"].click()
    assert len(bar._found.matches) == 1
    bar.modes["whole_word"].click()
    look(bar, "كتا")
    assert bar.count.text() == "لا نتائج"


def test_the_page_is_told_what_to_highlight_and_to_stop_when_the_bar_closes(
    bar: FindBar, qtbot: QtBot
) -> None:
    told: list[list[Match]] = []
    bar.matches_changed.connect(told.append)
    look(bar, "كتاب")
    assert [match.block for match in told[-1]] == [1, 2, 3]
    with qtbot.waitSignal(bar.closed):
        QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert told[-1] == []
    assert not bar.isVisible()


def test_replace_all_is_one_step_and_says_how_many(bar: FindBar, session: Session) -> None:
    before = session.article
    look(bar, "كتاب")
    bar.replacement.setText("دفتر")
    bar.replace_all_button.click()
    assert session.article.blocks[1].text == "دفتر قديم"
    assert bar.count.text() == "استُبدلت 3 مواضع"
    session.undo()
    assert session.article == before
    assert not session.can_undo


def test_replace_takes_the_match_that_is_selected_and_goes_on(
    bar: FindBar, session: Session
) -> None:
    session.select(Selection.at(0, 0))
    look(bar, "كتاب")
    bar.step(back=False)
    first = session.state.selection.head.block
    bar.replacement.setText("دفتر")
    bar.replacement.setFocus()
    QTest.keyClick(bar.replacement, Qt.Key.Key_Return)
    assert "دفتر" in session.article.blocks[first].text
    assert session.state.selection.head.block != first
    assert sum("دفتر" in block.text for block in session.article.blocks) == 1


def test_a_broken_pattern_is_one_sentence_and_a_good_one_finds(bar: FindBar) -> None:
    bar.modes["regex"].click()
    look(bar, "(كت")
    assert bar.count.text() == "هذا النمط ناقص أو غير مسموح به."
    assert not bar.next.isEnabled()
    look(bar, r"كت\w+")
    assert len(bar._found.matches) == 3


def test_opening_takes_the_selected_words(bar: FindBar, session: Session) -> None:
    session.select(Selection.span(3, 0, 4))
    bar.open(replace=False)
    assert bar.field.text() == "كتاب"
    assert not bar.replacement.isVisible()


def test_matches_follow_what_is_typed_meanwhile(
    bar: FindBar, session: Session, qtbot: QtBot
) -> None:
    look(bar, "كتاب")
    session.undo()
    session.run(lambda state: None)
    blocks = (*session.article.blocks, Block("b9", "paragraph", (Text("كتاب"),)))
    session.replace(Article("a", blocks=blocks))
    qtbot.waitUntil(lambda: len(bar._found.matches) == 4)


def test_matches_inside_one_table_are_walked_one_by_one(qtbot: QtBot) -> None:
    table = Table((((Text("كتاب"),), (Text("كتاب"),)),))
    blocks = (Block("p", "paragraph", (Text("كتاب"),)), Block("t", "table", table=table))
    session = Session(Article("a", blocks=blocks))
    bar = FindBar(catalogue("en"))
    qtbot.addWidget(bar)
    bar.go_to.connect(session.select)
    bar.show_session(session)
    bar.open(replace=False)
    look(bar, "كتاب")
    seen = set()
    for _ in range(3):
        bar.step(back=False)
        seen.add(bar.count.text())
    assert seen == {"1 of 3", "2 of 3", "3 of 3"}


def test_without_a_session_it_finds_nothing_and_does_not_break(qtbot: QtBot) -> None:
    bar = FindBar(catalogue("ar"))
    qtbot.addWidget(bar)
    bar.show_session(None)
    bar.open(replace=True)
    look(bar, "كتاب")
    bar.step(back=False)
    bar.replace_one()
    bar.replace_every()
    assert bar.count.text() == "لا نتائج"


def test_every_switch_and_button_says_what_it_does(bar: FindBar) -> None:
    assert {row.field for row in SWITCHES} == set(bar.switches)
    for button in (*bar.switches.values(), *bar.modes.values(), bar.next, bar.previous):
        assert button.accessibleName()
        assert button.toolTip()


def test_tab_leads_from_what_is_sought_to_what_replaces_it(qtbot: QtBot, bar: FindBar) -> None:
    with qtbot.waitExposed(bar):
        bar.show()
    look(bar, "كتاب")
    bar.activateWindow()
    bar.field.setFocus()
    reached = []
    for _ in range(3):
        QTest.keyClick(bar.focusWidget(), Qt.Key.Key_Tab)
        reached.append(bar.focusWidget())
    assert reached == [bar.replacement, bar.replace_button, bar.replace_all_button]
