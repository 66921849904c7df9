"""The menu of a slot with choices: there when the slot is selected, never in the way of typing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.edit.state import Selection
from editor.lang.i18n import catalogue
from editor.model.article import Article, Block
from editor.model.brief import Brief, Form, Slot
from editor.model.inline import Text
from editor.model.marks import Mark
from editor.session.session import Session
from editor.ui.files.export_dialog import ExportDialog
from editor.ui.page import Page
from editor.ui.window import Window

Key = Qt.Key
SLOTS = (
    Slot("who", "من؟", "person"),
    Slot("verb", "الفعل", "verb", forms=(Form("يعلن", "تعلن"), Form("ينفي", "تنفي")), agrees="who"),
)


def waiting(name: str, label: str) -> Text:
    return Text(label, (Mark("slot", name),))


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> Page:
    head = (waiting("who", "من؟"), Text(" "), waiting("verb", "الفعل"))
    blocks = (Block("h", "headline", head), Block("p", "paragraph", (Text("متن"),)))
    window.documents.add(Session(Article("a", blocks=blocks, brief=Brief("t", SLOTS))))
    assert window.page is not None
    edit = window.page.edit
    # Windows of earlier tests may still be about to go, and hold the focus until then.
    window.activateWindow()
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus, timeout=5000)
    edit.select(Selection.at(1, 0))
    QApplication.processEvents()
    return window.page


def press(page: Page, key: Qt.Key) -> None:
    QTest.keyClick(page.edit, key)
    QApplication.processEvents()


def test_it_opens_at_a_slot_with_choices_and_enter_fills_it(page: Page) -> None:
    press(page, Key.Key_Tab)
    assert not page.slot_menu.isVisible()
    press(page, Key.Key_Tab)
    assert page.slot_menu.isVisible()
    press(page, Key.Key_Down)
    press(page, Key.Key_Return)
    assert not page.slot_menu.isVisible()
    assert page.session.article.blocks[0].text == "من؟ ينفي"
    assert page.bridge.undo()
    assert page.session.article.blocks[0].text == "من؟ الفعل"


def test_verbs_that_agree_come_first(page: Page) -> None:
    press(page, Key.Key_Tab)
    page.edit.type_text("الوزيرة")
    press(page, Key.Key_Tab)
    assert page.slot_menu.list.item(0).text() == "تعلن"


def test_typing_escape_and_tab_leave_it(page: Page) -> None:
    for key in (Key.Key_Tab, Key.Key_Tab):
        press(page, key)
    press(page, Key.Key_Escape)
    assert not page.slot_menu.isVisible()
    assert page.session.article.blocks[0].text == "من؟ الفعل"
    for key in (Key.Key_Tab, Key.Key_Tab):
        press(page, key)
    assert page.slot_menu.isVisible()
    page.edit.type_text("ي")
    QApplication.processEvents()
    assert not page.slot_menu.isVisible()
    assert page.session.article.blocks[0].text == "من؟ ي"


def test_the_export_dialog_names_what_is_empty_and_goes_there(page: Page, tmp_path: Path) -> None:
    slots = (Slot("who", "من؟", "person", required=True), SLOTS[1])
    article = replace(page.session.article, brief=Brief("t", slots))
    dialog = ExportDialog(catalogue("en"), article, tmp_path, "x", page)
    rows = [dialog.missing.list.item(n).text() for n in range(dialog.missing.list.count())]
    assert rows == ["“من؟” is still empty."]
    asked: list[str] = []
    dialog.go_wanted.connect(asked.append)
    dialog.missing.go.click()
    assert asked == ["h"]
    assert not dialog.isVisible()


def test_what_is_being_typed_in_a_slot_is_in_all_of_them_when_it_is_handed_over(
    page: Page, window: Window
) -> None:
    state = page.session.state
    more = replace(state.article.blocks[1], inlines=(Text("متن "), waiting("who", "من؟")))
    article = replace(state.article, blocks=(state.article.blocks[0], more))
    page.session.replace(article)
    page.edit.select(Selection.at(0, 0))
    press(page, Key.Key_Tab)
    page.edit.type_text("سامي")
    window.sharing.copy_for_cms(source=False)
    assert QApplication.clipboard().text().count("سامي") == 2
    page.edit.type_text(" نصر")
    press(page, Key.Key_Tab)
    assert page.session.article.blocks[1].text == "متن سامي نصر"
