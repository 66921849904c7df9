"""What is typed after `muharrir` reaches the window or the command line, whichever it is for."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import editor.__main__ as program
from editor import app
from editor.session import handover


@pytest.mark.parametrize(
    ("typed", "paths"),
    [
        (["a.md", "b.md"], ["a.md", "b.md"]),
        (["--", "-a.md"], ["-a.md"]),
        ([], []),
    ],
)
def test_files_are_handed_to_the_window_that_is_open(
    typed: list[str], paths: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    handed: list[list[Path]] = []
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(handover, "first", lambda: None)
    monkeypatch.setattr(handover, "hand_over", lambda found: not handed.append(found))
    monkeypatch.setattr(sys, "argv", ["muharrir", *typed])
    assert program.main() == 0
    assert handed == [[Path(name) for name in paths]]


@pytest.mark.parametrize("typed", [["--new-window", "a.md"], ["--new-window", "--", "a.md"]])
def test_another_window_is_opened_where_one_is_asked_for(
    typed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Opened(Exception):
        pass

    def prepare() -> None:
        raise Opened

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(handover, "first", lambda: None)
    monkeypatch.setattr(handover, "hand_over", lambda found: pytest.fail("handed over"))
    monkeypatch.setattr(app, "prepare", prepare)
    monkeypatch.setattr(sys, "argv", ["muharrir", *typed])
    with pytest.raises(Opened):
        program.main()
