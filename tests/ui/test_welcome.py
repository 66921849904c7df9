"""The page that stands where no article is open: what it offers, by mouse and by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.formats import BY_ID
from editor.session.recent import remember_file
from editor.ui.window import Window
from tests.sample_article import sample


@pytest.fixture
def files(home: Path, tmp_path: Path) -> list[Path]:
    """Two articles opened before, the one opened last first."""
    data = BY_ID["muharrir"].write(sample()).value.data
    made = [tmp_path / "b.muharrir", tmp_path / "a.muharrir"]
    for path in reversed(made):
        path.write_bytes(data)
        remember_file(path)
    return made


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_2, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier),
    ],
    ids=["2", "Alt+2"],
)
def test_the_number_of_a_recent_file_opens_it(
    files: list[Path], window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier, qtbot: QtBot
) -> None:
    assert [button.text() for button in window.welcome.recent] == ["b", "a"]
    window.activateWindow()
    QTest.keyClick(window.welcome, key, modifier)
    qtbot.waitUntil(lambda: bool(window.pages))  # a button that its keys press shows it first
    assert [page.session.path for page in window.pages] == [files[1]]


def test_tab_and_arrows_reach_every_recent_file_and_each_says_its_key(
    files: list[Path], window: Window
) -> None:
    rows = window.welcome.recent
    assert ["Alt+1" in row.accessibleDescription() for row in rows] == [True, False]
    assert QApplication.focusWidget() is window.welcome.focusProxy()
    met = set()
    for _ in range(8):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        met.add(window.focusWidget())
    assert set(rows) <= met


def test_enter_opens_the_file_that_the_focus_stands_on(files: list[Path], window: Window) -> None:
    window.welcome.recent[1].setFocus()
    QTest.keyClick(window.welcome.recent[1], Qt.Key.Key_Return)
    assert [page.session.path for page in window.pages] == [files[1]]


def test_files_of_one_name_are_told_apart_by_their_folder(
    home: Path, tmp_path: Path, window: Window
) -> None:
    for name in ("north", "south"):
        (tmp_path / name).mkdir()
        path = tmp_path / name / "harvest.muharrir"
        path.write_bytes(BY_ID["muharrir"].write(sample()).value.data)
        remember_file(path)
    window.welcome.hide()
    window.welcome.show()
    names = [button.text() for button in window.welcome.recent]
    assert names == ["harvest – south", "harvest – north"]
