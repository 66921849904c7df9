"""A dialog that was answered goes: a day of work leaves none behind."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from editor.ui.window import Window

OPENED: dict[str, Callable[[Window], object]] = {
    "export": lambda window: window.desk.export(),
    "gallery": lambda window: window.desk.new_from_template(),
    "section": lambda window: window.desk.insert_section(),
    "source": lambda window: window.desk.new_source(),
    "link": lambda window: window.desk.edit_link(),
    "table": lambda window: window.desk.insert_table(),
    "cite": lambda window: window.sourcing.cite(),
    "attribution": lambda window: window.sourcing.attribute(),
    "capture": lambda window: window.sourcing.capture(),
    "preferences": lambda window: window.desk.show_preferences(),
    "shortcuts": lambda window: window.desk.show_shortcuts(),
    "templates": lambda window: window.desk.manage_templates(),
    "passphrase": lambda window: window.vault.make(),
}


def turn_away() -> None:
    for one in QApplication.topLevelWidgets():
        if isinstance(one, QDialog) and one.isVisible():
            one.reject()


@pytest.mark.parametrize("name", OPENED)
def test_nothing_of_it_stays_with_the_window(window: Window, name: str) -> None:
    window.desk.open_sample()

    def count() -> int:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return len(window.findChildren(QWidget))

    def open_once() -> None:
        QTimer.singleShot(0, turn_away)
        OPENED[name](window)

    open_once()  # what is made once and kept is made now
    before = count()
    open_once()
    assert count() == before
