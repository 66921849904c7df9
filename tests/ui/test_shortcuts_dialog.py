"""Shortcuts are changed with real keys; what another command or the text needs is refused."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from editor.commands import COMMANDS
from editor.lang.i18n import catalogue
from editor.session.settings import Settings
from editor.ui.shortcuts_dialog import ID, ShortcutsDialog
from editor.ui.window import Window

EN = catalogue("en")
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def dialog(qtbot: QtBot) -> ShortcutsDialog:
    made = ShortcutsDialog({}, EN)
    qtbot.addWidget(made)
    made.show()
    return made


def stand_on(dialog: ShortcutsDialog, id: str) -> None:
    for place in range(dialog.list.topLevelItemCount()):
        item = dialog.list.topLevelItem(place)
        if item is not None and item.data(0, ID) == id:
            dialog.list.setCurrentItem(item)
            dialog.keys.setFocus()
            return
    raise AssertionError(id)


def test_a_free_chord_is_taken_and_shown_and_can_be_reset_alone(dialog: ShortcutsDialog) -> None:
    stand_on(dialog, "file.pdf")
    assert not dialog.reset_one.isEnabled()
    QTest.keyClick(dialog.keys, Qt.Key.Key_F9, CTRL)
    assert dialog.shortcuts() == {"file.pdf": "Ctrl+F9"}
    assert "F9" in dialog.list.currentItem().text(1)
    stand_on(dialog, "file.print")
    QTest.keyClick(dialog.keys, Qt.Key.Key_F10, CTRL)
    dialog.reset_one.click()
    assert dialog.shortcuts() == {"file.pdf": "Ctrl+F9"}
    assert dialog.list.currentItem().data(0, ID) == "file.print"
    dialog.reset_all.click()
    assert dialog.shortcuts() == {}


def test_keys_of_another_command_are_refused_with_its_name(dialog: ShortcutsDialog) -> None:
    stand_on(dialog, "file.pdf")
    QTest.keyClick(dialog.keys, Qt.Key.Key_S, CTRL)
    assert dialog.clash.text() == "\u2066Ctrl+S\u2069 already belongs to “Save”."
    assert dialog.shortcuts() == {}


def test_keys_that_were_given_away_are_not_taken_back_by_a_reset(dialog: ShortcutsDialog) -> None:
    stand_on(dialog, "file.save")
    QTest.keyClick(dialog.keys, Qt.Key.Key_F9, CTRL)
    stand_on(dialog, "file.pdf")
    QTest.keyClick(dialog.keys, Qt.Key.Key_S, CTRL)
    stand_on(dialog, "file.save")
    dialog.reset_one.click()
    assert "already belongs to “Save as PDF”" in dialog.clash.text()
    assert dialog.shortcuts() == {"file.save": "Ctrl+F9", "file.pdf": "Ctrl+S"}


@pytest.mark.parametrize("key", [Qt.Key.Key_B, Qt.Key.Key_Return, Qt.Key.Key_Left])
def test_keys_that_write_or_walk_are_refused(dialog: ShortcutsDialog, key: Qt.Key) -> None:
    stand_on(dialog, "file.pdf")
    QTest.keyClick(dialog.keys, key, PLAIN)
    assert "needed for writing" in dialog.clash.text()
    assert dialog.shortcuts() == {}


def test_tab_leaves_the_field_and_escape_the_dialog(dialog: ShortcutsDialog) -> None:
    stand_on(dialog, "file.pdf")
    QTest.keyClick(dialog.keys, Qt.Key.Key_Tab)
    assert not dialog.keys.hasFocus()
    stand_on(dialog, "file.pdf")
    QTest.keyClick(dialog.keys, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.shortcuts() == {}


def test_commands_are_found_by_name_and_by_keys(dialog: ShortcutsDialog) -> None:
    for wanted in ("save as pdf", "file.pdf"):
        dialog.search.setText(wanted)
        items = (dialog.list.topLevelItem(n) for n in range(len(COMMANDS)))
        assert [i.data(0, ID) for i in items if i is not None and not i.isHidden()] == ["file.pdf"]


def test_a_changed_shortcut_works_at_once_and_after_the_next_start(
    window: Window, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def change(dialog: ShortcutsDialog) -> int:
        stand_on(dialog, "file.new")
        QTest.keyClick(dialog.keys, Qt.Key.Key_F9, ALT)
        return 1

    monkeypatch.setattr(ShortcutsDialog, "exec", change)
    window.desk.show_shortcuts()
    QTest.keyClick(window, Qt.Key.Key_F9, ALT)
    assert len(window.pages) == 1
    assert Settings.load().get("shortcuts") == {"file.new": "Alt+F9"}
