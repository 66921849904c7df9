"""Long work shows a bar, leaves the window alive, and can be called off."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProgressDialog, QPushButton
from pytestqt.qtbot import QtBot

from editor.lang.i18n import catalogue
from editor.qt import incoming
from editor.ui import patience
from editor.ui.files import documents
from editor.ui.patience import Cancelled, wait
from editor.ui.window import Window

AR = catalogue("ar")


@pytest.fixture(autouse=True)
def _no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "PATIENCE", 0.0)


def box() -> QProgressDialog:
    (found,) = [one for one in QApplication.topLevelWidgets()
                if isinstance(one, QProgressDialog) and one.isVisible()]  # fmt: skip
    return found


def call_off() -> None:
    button = box().findChild(QPushButton)
    assert button is not None
    button.click()


def test_the_window_lives_on_and_hears_the_answer(qtbot: QtBot) -> None:
    goes_on = threading.Event()
    seen: list[str] = []

    def look() -> None:
        seen.append(box().labelText())
        goes_on.set()

    QTimer.singleShot(0, look)
    assert wait(lambda: goes_on.wait(20) and 7, AR, "لحظة…", None) == 7
    assert seen == ["لحظة…"]


def test_what_the_work_raises_is_raised_here(qtbot: QtBot) -> None:
    with pytest.raises(ZeroDivisionError):
        wait(lambda: 1 // 0, AR, "", None)


def test_what_is_typed_meanwhile_calls_nothing_off(qtbot: QtBot) -> None:
    goes_on = threading.Event()

    def type_on() -> None:
        for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Space):
            QTest.keyClick(box().focusWidget() or box(), key)
        goes_on.set()

    QTimer.singleShot(0, type_on)
    assert wait(lambda: goes_on.wait(20), AR, "", None)


def test_who_would_not_wait_gets_nothing(qtbot: QtBot) -> None:
    goes_on = threading.Event()
    QTimer.singleShot(0, call_off)
    with pytest.raises(Cancelled):
        wait(lambda: goes_on.wait(20), AR, "", None)
    goes_on.set()


def test_a_long_paste_that_is_called_off_leaves_the_article_as_it_was(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(incoming, "LONG", 10)
    window.desk.new_article()
    assert window.page is not None
    data = QMimeData()
    data.setHtml("<h2>عنوان</h2><p>فقرة</p>")
    before = window.session.article
    goes_on = threading.Event()
    real = incoming._from_html

    def slow(html: str, language: str) -> incoming.Incoming:
        goes_on.wait(20)
        return real(html, language)

    monkeypatch.setattr(incoming, "_from_html", slow)
    QTimer.singleShot(0, call_off)
    window.page.edit.insertFromMimeData(data)
    assert window.session.article == before
    goes_on.set()
    window.page.edit.insertFromMimeData(data)
    assert "فقرة" in [block.text for block in window.session.article.blocks]


def test_a_long_file_opens_and_can_be_called_off(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "LONG", 10)
    file = tmp_path / "long.md"
    file.write_text("# عنوان طويل\n\nفقرة\n", encoding="utf-8")
    goes_on = threading.Event()
    real = documents.open_article
    monkeypatch.setattr(documents, "open_article", lambda path: goes_on.wait(20) and real(path))
    QTimer.singleShot(0, call_off)
    window.open_files([file])
    assert not window.pages
    goes_on.set()
    window.open_files([file])
    assert window.session.article.headline == "عنوان طويل"
