"""Tab goes through every dialog as it is read; Escape leaves it; what Enter does is no refusal."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from editor.edit.state import Selection
from editor.lang.i18n import catalogue
from editor.session.session import Session
from editor.ui.dialog import Dialog
from editor.ui.sources.merge_dialog import MergeDialog
from editor.ui.sources.phrases_dialog import PhrasesDialog
from editor.ui.window import Window
from tests.sample_article import SOURCES, sample
from tests.ui.test_accessible import DIALOGS

MORE: dict[str, Callable[[Window], object]] = {
    "attribute": lambda w: w.desk.attribute(),
    "paste sources": lambda w: w.desk.capture_sources(),
    "where the library is": lambda w: w.desk.choose_library(),
    "edit the table": lambda w: edit(w, "t1"),
    "edit the figure": lambda w: edit(w, "f1"),
    "edit the embed": lambda w: edit(w, "e1"),
    "speaker": lambda w: (stand(w, "q1"), w.desk.edit_speaker()),
    "characters": lambda w: w.desk.insert_character(),
    "save as a section": lambda w: (w.desk.select_all(), w.desk.save_section_template()),
    "save as a template": lambda w: w.desk.save_article_template(),
    "minutes of the vault": lambda w: w.desk.set_vault_minutes(),
    "close unsaved": lambda w: (w.page.edit.type_text("س"), w.desk.close_article()),
    "about": lambda w: w.desk.about(),
}
ALL = {**DIALOGS, **MORE}
ENGLISH = ("cite", "export", "headlines", "new from a template")
REFUSING = {"إلغاء", "إغلاق", "Cancel", "Close"}


def stand(window: Window, id: str) -> None:
    blocks = window.session.article.blocks
    place = next(n for n, block in enumerate(blocks) if block.id == id)
    window.page.edit.select(Selection.at(place, 0))


def edit(window: Window, id: str) -> None:
    stand(window, id)
    window.desk.edit_object()


def stops(dialog: QDialog) -> list[QWidget]:
    """What Tab reaches, from the uppermost and leading one on."""
    found: list[QWidget] = []
    # Asked by moving: widgets that `nextInFocusChain` gives belong to each other in PySide's eyes.
    while (widget := dialog.focusWidget()) is not None and widget not in found:
        found.append(widget)
        dialog.focusNextPrevChild(True)
    rtl = dialog.isRightToLeft()
    first = min(found, key=lambda one: corner(where(one, dialog), rtl=rtl), default=None)
    start = found.index(first) if first else 0
    return found[start:] + found[:start]


def corner(rect: QRect, *, rtl: bool) -> tuple[int, int]:
    return rect.top() // 12, -rect.right() if rtl else rect.left()


def where(widget: QWidget, dialog: QDialog) -> QRect:
    return QRect(widget.mapTo(dialog, QPoint()), widget.size())


def goes_back(one: QRect, following: QRect, *, rtl: bool) -> bool:
    """Whether the second is read before the first: above it and in no later column, or before it
    in one row."""
    if rtl:
        later_column, before = following.right() <= one.left(), following.left() >= one.right()
    else:
        later_column, before = following.left() >= one.right(), following.right() <= one.left()
    if following.bottom() <= one.top():
        return not later_column
    return following.top() < one.bottom() and before


def told(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QPushButton) else widget.accessibleName()
    return f"{type(widget).__name__} {words}"


def wrong_turns(dialog: QDialog) -> list[str]:
    rtl = dialog.isRightToLeft()
    return [
        f"{told(one)} -> {told(following)}"
        for one, following in pairwise(stops(dialog))
        if goes_back(where(one, dialog), where(following, dialog), rtl=rtl)
    ]


def met(show: Callable[[], object]) -> tuple[list[str], list[str], bool]:
    """The wrong turns of the dialog that comes, its default button, and whether Escape left it."""
    seen: list[tuple[list[str], list[str], bool]] = []

    def look() -> None:
        dialogs = (w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog))
        dialog = next((one for one in dialogs if one.isVisible()), None)
        if dialog is None or seen:
            return
        buttons = [b.text() for b in dialog.findChildren(QPushButton) if b.isDefault()]
        turns = wrong_turns(dialog)
        QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Escape)
        seen.append((turns, buttons, not dialog.isVisible()))
        dialog.reject()

    timer = QTimer(interval=40)
    timer.timeout.connect(look)
    timer.start()
    show()
    for _ in range(500):
        if seen:
            break
        QTest.qWait(10)
    timer.stop()
    assert seen, "no dialog came"
    return seen[0]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_tab_follows_the_reading_in_every_dialog_and_escape_leaves(
    window: Window, language: str
) -> None:
    window.settings.set("language", language)
    window.build()
    window.add_page(Session(sample()))
    wrong: dict[str, object] = {}
    for name in ALL if language == "ar" else ENGLISH:
        turns, default, left = met(lambda name=name: ALL[name](window))
        if turns or REFUSING & set(default) or not left:
            wrong[name] = turns, default, left
    assert wrong == {}


def test_dialogs_over_dialogs_are_read_in_order_as_well(qtbot: QtBot) -> None:
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    tr = catalogue("ar")
    for dialog in (MergeDialog(SOURCES[0], SOURCES, tr), PhrasesDialog(None, "ar", tr)):
        qtbot.addWidget(dialog)
        dialog.show()
        assert wrong_turns(dialog) == []


def test_an_order_that_goes_back_is_found(qtbot: QtBot) -> None:
    dialog = Dialog("x", catalogue("en"))
    qtbot.addWidget(dialog)
    first, second = QLineEdit(), QLineEdit()
    for field in (first, second):
        dialog.body.addWidget(field)
    dialog.show()
    assert wrong_turns(dialog) == []
    QWidget.setTabOrder(dialog.ok, second)
    assert len(wrong_turns(dialog)) == 1
