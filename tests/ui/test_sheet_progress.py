"""A bar comes where the sheets take their time, and stopping there stops them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QProgressDialog
from pytestqt.qtbot import QtBot

from editor.lang.i18n import catalogue
from editor.ui.files import sheet_progress
from editor.ui.files.sheet_progress import step_by_step

AR = catalogue("ar")


def boxes() -> list[QProgressDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QProgressDialog)
            and one.isVisible()]  # fmt: skip


def test_quick_work_shows_no_bar(qtbot: QtBot) -> None:
    seen: list[int] = []

    def steps() -> Iterator[tuple[int, int]]:
        for done in range(4):
            yield done, 3
            seen.append(len(boxes()))

    assert step_by_step(steps(), AR, "Print", None)
    assert seen == [0, 0, 0, 0]


def test_slow_work_shows_a_bar_that_can_stop_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_progress, "PATIENCE", -1.0)
    told: list[str] = []
    ended: list[int] = []

    def steps() -> Iterator[tuple[int, int]]:
        done = 0
        try:
            for done in range(10):
                yield done, 9
                (box,) = boxes()
                told.append(box.labelText())
                if done == 3:
                    box.cancel()
        finally:
            ended.append(done)

    assert not step_by_step(steps(), AR, "Print", None)
    assert told[-1] == "الصفحة 4 من 9"
    assert ended == [4]
    assert not boxes()
