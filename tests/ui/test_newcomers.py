"""What a second program hands over opens in the window that is there, and shows it."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtWidgets import QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from editor.session.handover import first, hand_over
from editor.ui.window import Window
from tests.ui.test_documents import file_of


def test_a_file_comes_into_a_tab_of_the_window_that_is_open(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    door = first()
    assert door is not None
    window.listen(door)
    file = file_of(tmp_path, "خبر")
    heard: list[bool] = []

    def start_again() -> None:
        second = threading.Thread(target=lambda: heard.append(hand_over([file])))
        second.start()
        qtbot.waitUntil(lambda: not second.is_alive())
        second.join()

    window.showMinimized()
    start_again()
    qtbot.waitUntil(lambda: len(window.pages) == 1)
    assert window.session.path == file
    assert not window.isMinimized()

    box = QMessageBox(window)
    box.open()
    box.setModal(True)
    start_again()
    box.close()
    assert heard == [True, False], "while something is asked, the second one opens its own window"
    assert len(window.pages) == 1

    menu = QMenu(window)
    menu.addAction("x")
    menu.popup(window.pos())
    start_again()
    menu.close()
    assert heard.pop() is False, "a menu is about the article that is in front"


def test_a_window_that_closes_lets_the_next_program_be_the_first(window: Window) -> None:
    door = first()
    assert door is not None
    window.listen(door)
    assert first() is None
    window.close()
    again = first()
    assert again is not None
    again.close()
