"""The template manager: ours are copied, one's own changed, deleted and brought back."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from editor.lang.i18n import catalogue
from editor.qt.style import Style
from editor.templates.catalogue import load
from editor.ui.templates.template_manager import TemplateManager


@pytest.fixture
def manager(home: Path, qtbot: QtBot) -> TemplateManager:
    made = TemplateManager(catalogue("ar"), Style())
    qtbot.addWidget(made)
    return made


def press(manager: TemplateManager, name: str) -> None:
    manager._buttons[name].click()


def test_ours_can_only_be_copied(manager: TemplateManager) -> None:
    assert manager.current is not None
    assert manager.focusWidget() is manager.list
    assert manager.text.isReadOnly()
    assert not manager._buttons["delete"].isEnabled()
    press(manager, "duplicate")
    assert manager.current.own
    assert not manager.text.isReadOnly()
    assert not manager.picture.pixmap().isNull()


def test_a_change_is_kept_only_while_it_reads_as_a_template(manager: TemplateManager) -> None:
    press(manager, "duplicate")
    good = manager.text.toPlainText()
    manager.text.setPlainText(good.replace("{", "{{", 1))
    manager._read()
    assert not manager._buttons["save"].isEnabled()
    assert manager.said.text()
    manager.text.setPlainText(good.replace("summary = ", "# note\nsummary = ", 1))
    manager._read()
    press(manager, "save")
    assert manager.current is not None
    assert "# note" in manager.current.path.read_text("utf-8")


def test_a_deleted_template_comes_back(manager: TemplateManager) -> None:
    press(manager, "duplicate")
    count = len(load().found)
    press(manager, "delete")
    assert len(load().found) == count - 1
    press(manager, "undo")
    assert len(load().found) == count


def test_a_broken_file_is_listed_with_what_is_wrong(home: Path, qtbot: QtBot) -> None:
    folder = home / "config" / "templates" / "ar"
    folder.mkdir(parents=True)
    (folder / "bad.toml").write_text("kind = ", "utf-8")
    manager = TemplateManager(catalogue("ar"), Style())
    qtbot.addWidget(manager)
    assert "bad.toml" in manager.list.item(0).text()
    assert "السطر 1" in manager.said.text()
