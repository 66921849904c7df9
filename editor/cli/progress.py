"""A progress bar on standard error, for a person at a terminal and many files; else silence."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

WIDTH: Final = 30


class Progress:
    """Counts steps up to `total`; draws only on a terminal and only for more than one step."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._name = ""
        self._shown = total > 1 and sys.stderr.isatty()

    def step(self, name: str) -> None:
        """One more is done."""
        self._done += 1
        self._name = name
        self._draw()

    def close(self) -> None:
        """Take the bar away."""
        self._wipe()

    @contextmanager
    def hidden(self) -> Iterator[None]:
        """Take the bar away while something is printed."""
        self._wipe()
        yield
        if self._done < self._total:
            self._draw()

    def _draw(self) -> None:
        if self._shown:
            full = WIDTH * self._done // self._total
            bar = "█" * full + "░" * (WIDTH - full)
            sys.stderr.write(f"\r\x1b[K{bar} {self._done}/{self._total} {self._name[-40:]}")
            sys.stderr.flush()

    def _wipe(self) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
