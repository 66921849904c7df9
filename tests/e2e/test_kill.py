"""Kill the program while somebody types: at most two seconds of it are lost."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

import pytest

from editor.session.journal import recover
from tests.e2e.conftest import Desktop

SECONDS = [float(n) for n in os.environ.get("MUHARRIR_KILLS", "3.1 4.6").split()]
"""How long somebody types before the program is killed; name more moments to try more."""
PACE = "15"
"""Milliseconds between keys: five times a fast typist, and slow enough that no key waits in X."""


@pytest.mark.parametrize("seconds", SECONDS)
def test_after_a_kill_what_was_typed_until_two_seconds_before_is_there(
    desktop: Desktop, seconds: float
) -> None:
    desktop.start(_draft(desktop.home))
    desktop.focus()
    desktop.keys("ctrl+End")
    typed: list[tuple[float, int]] = []
    start, number = time.monotonic(), 1
    while time.monotonic() - start < seconds:
        desktop.xdotool("type", "--delay", PACE, f"{number} ")
        typed.append((time.monotonic(), number))
        number += 1
    killed = time.monotonic()
    desktop.kill()
    kept = recover(desktop.home / "muharrir" / "state" / "journal")
    assert len(kept) == 1
    text = " ".join(block.text for block in kept[0].read().blocks)
    kept[0].discard()
    numbers = {int(n) for n in re.findall(r"\d+", text)}
    lost = max((killed - at for at, n in typed if n not in numbers), default=0.0)
    print(f"killed after {seconds} s: {lost:.2f} s lost")
    assert lost <= 2.0
    assert len(numbers) > 1


def _draft(home: Path) -> Path:
    path = home / "draft.md"
    path.write_text("# عنوان\n\nبداية\n", "utf-8")
    return path
