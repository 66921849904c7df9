"""A real screen without a monitor: Xvfb, the program in a process of its own, keys by xdotool.

What is typed goes through the X server and Qt's input as it does at a desk. The keyboard has the
English and the Arabic layout, so no letter needs a key to be rebound while somebody types.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

PROGRAMS = ("Xvfb", "xdotool", "setxkbmap")
PATIENCE = 15.0
"""Seconds to wait for what must come."""


def missing() -> list[str]:
    """The programs that a screen needs and this machine lacks."""
    return [name for name in PROGRAMS if shutil.which(name) is None]


def until(what: str, done: Callable[[], object], patience: float = PATIENCE) -> None:
    """Wait until it is so; fails with its words."""
    end = time.monotonic() + patience
    while not done():
        assert time.monotonic() < end, f"never came: {what}"
        time.sleep(0.03)


class Screen:
    """One X server, and the keyboard and mouse at it."""

    def __init__(self, number: str, home: Path) -> None:
        self.home = home
        kept = {key: value for key, value in os.environ.items() if not key.startswith("QT_")}
        self.environment = kept | {
            "DISPLAY": f":{number}",
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_STATE_HOME": str(home / "state"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "LC_ALL": "C.UTF-8",
        }
        subprocess.run(["setxkbmap", "-layout", "us,ara"], env=self.environment, check=True)

    def xdotool(self, *arguments: str) -> str:
        """One call of xdotool; what it printed."""
        done = subprocess.run(
            ["xdotool", *arguments],
            env=self.environment, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
        return done.stdout.strip()

    def type(self, text: str) -> None:
        """Type words; a new line is Enter."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self.press("Return")
            if line:
                self.xdotool("type", "--delay", "3", "--", line)

    def press(self, *keys: str) -> None:
        """Press keys one after the other, by X's names: Return, ctrl+s."""
        self.xdotool("key", "--delay", "6", *keys)

    def titles(self) -> list[str]:
        """Titles of the windows that are there."""
        found = self.xdotool("search", "--onlyvisible", "--name", ".").split()
        return [self.xdotool("getwindowname", window) for window in found]

    def wait_for_window(self, title: str) -> str:
        """Wait for a window of that title, give it the keyboard; its number."""
        found: list[str] = []

        def there() -> bool:
            found[:] = self.xdotool("search", "--onlyvisible", "--name", title).split()
            return bool(found)

        until(f"a window called {title}", there)
        self.xdotool("windowfocus", "--sync", found[-1])
        return found[-1]

    def wait_without_window(self, title: str) -> None:
        """Wait until no window has that title."""
        until(
            f"no window called {title}",
            lambda: not self.xdotool("search", "--onlyvisible", "--name", title),
        )

    @contextmanager
    def dialog(self, title: str, *keys: str) -> Iterator[None]:
        """Open it with keys, work in it, and see it closed; then the keyboard is back.

        There is no window manager that would give the keyboard back.
        """
        before = self.xdotool("getwindowfocus")
        if keys:
            self.press(*keys)
        self.wait_for_window(f"^{title}$")
        yield
        self.wait_without_window(f"^{title}$")
        self.xdotool("windowfocus", "--sync", before)

    def picture(self, path: Path) -> None:
        """What is on the screen, as PNG, where ImageMagick is there to take it."""
        if shutil.which("import"):
            command = ["import", "-window", "root", str(path)]
            subprocess.run(command, env=self.environment, check=False)

    @contextmanager
    def program(self, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
        """The program, running; ended at the end if it still runs."""
        command = [sys.executable, "-m", "editor", *arguments]
        with (self.home / "said").open("wb") as said:
            running = subprocess.Popen(command, env=self.environment, stdout=said, stderr=said)
            try:
                yield running
            finally:
                if running.poll() is None:
                    running.terminate()
                    try:
                        running.wait(5)
                    except subprocess.TimeoutExpired:
                        running.kill()
                        running.wait()


@contextmanager
def screen(home: Path, size: str = "1280x860") -> Iterator[Screen]:
    """A screen of its own for one test, on the first number that is free."""
    listen, tell = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(tell), "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=(tell,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(tell)
    try:
        with os.fdopen(listen) as told:
            number = told.readline().strip()
        assert number, "Xvfb did not start"
        yield Screen(number, home)
    finally:
        server.terminate()
        server.wait()
