"""What a start leaves for later comes after the first paint, and writing does not wait for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from editor.session.settings import Settings
from editor.ui.after_paint import AfterPaint
from editor.ui.desk import WindowDesk
from editor.ui.window import Window


def test_steps_wait_for_the_paint_and_come_in_their_order_then_at_once(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    later, done = AfterPaint(widget), list[int]()
    later.begin()
    later.do(lambda: done.append(1))
    later.do(lambda: later.do(lambda: done.append(3)))
    later.do(lambda: done.append(2))
    QApplication.processEvents()
    assert done == []
    widget.show()
    qtbot.waitUntil(lambda: later.done)
    assert done == [1, 2, 3]
    later.do(lambda: done.append(4))
    assert done == [1, 2, 3, 4]


def test_what_is_typed_before_the_rest_is_there_is_in_the_article_and_can_be_undone(
    qtbot: QtBot, settings: Settings, qapp: QApplication
) -> None:
    window = Window(settings, WindowDesk)
    qtbot.addWidget(window)
    window.documents.new()
    window.show()
    page = window.page
    assert page is not None
    before = page.session.article
    for letter in "خبر":
        key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(page.edit, key)
    assert not window.after_paint.done
    assert "خبر" in window.session.article.headline
    qtbot.waitUntil(lambda: window.after_paint.done)
    assert page.bridge.in_step()
    window.desk.undo()
    assert page.session.article.blocks == before.blocks
    page.session.mark_saved(settings._path, page.session.article)
    window.close()
