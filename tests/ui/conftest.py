"""A window without a screen, with folders of its own; every open page shows just its article."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.qt.fonts import SANS, load
from editor.session.settings import Settings
from editor.ui import theme
from editor.ui.desk import WindowDesk
from editor.ui.window import Window


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MUHARRIR_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def settings(home: Path) -> Settings:
    return Settings.load()


@pytest.fixture
def window(qtbot: QtBot, settings: Settings, qapp: QApplication) -> Iterator[Window]:
    load(SANS)
    theme.apply(qapp, "light", QFont(SANS, 10))
    made = Window(settings, WindowDesk)
    made.show()
    qtbot.waitUntil(lambda: made.after_paint.done)
    yield made
    for page in made.pages:
        assert page.bridge.in_step()
        page.session.mark_saved(Path("nowhere.muharrir"), page.session.article)
    made.close()
    made.deleteLater()
