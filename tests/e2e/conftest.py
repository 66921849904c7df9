"""The real program on a virtual screen, driven with real key events."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAIN = "محرّر|Muharrir"
"""Stands in the title of every main window."""


def needed(program: str) -> str:
    path = shutil.which(program)
    if path is None:
        pytest.skip(f"{program} is not installed")
    return path


@dataclass
class Desktop:
    """A screen of its own, and a home of its own below `home`."""

    display: str
    home: Path
    programs: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        return os.environ | {
            "DISPLAY": self.display,
            "QT_QPA_PLATFORM": "xcb",
            "MUHARRIR_HOME": str(self.home / "muharrir"),
            "HOME": str(self.home),
            "PYTHONPATH": str(ROOT),
        }

    def start(self, *files: Path) -> subprocess.Popen[bytes]:
        """Open the program and wait for its window."""
        program = subprocess.Popen(
            [sys.executable, "-m", "editor", *map(str, files)],
            cwd=self.home, env=self.environment, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.programs.append(program)
        assert wait_for(lambda: self.named(MAIN)), "the window did not come"
        return program

    def xdotool(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments], env=self.environment, capture_output=True, text=True,
            timeout=30, check=False,
        )  # fmt: skip
        return done.stdout.strip()

    def focus(self) -> None:
        """There is no window manager: the keys go to the newest window."""
        if windows := self.windows():
            self.xdotool("windowfocus", "--sync", windows[-1])

    def layout(self, *names: str) -> None:
        """Load keyboards: letters that one of them has need no remapping, which loses keys."""
        subprocess.run(
            ["setxkbmap", "-layout", ",".join(names)], env=self.environment, check=True, timeout=10
        )

    def type(self, text: str, delay: int = 3) -> None:
        """Every letter on whichever of the two keyboards has it."""
        if text:
            self.xdotool("type", "--delay", str(delay), "--", text)

    def keys(self, *names: str) -> None:
        self.xdotool("key", "--delay", "12", *names)

    def windows(self) -> list[str]:
        """The ids of all windows that are to be seen."""
        return self.xdotool("search", "--onlyvisible", "--name", ".").split()

    def title(self) -> str:
        """What the main window is called."""
        return self.xdotool("getwindowname", main[0]) if (main := self.named(MAIN)) else ""

    def named(self, name: str) -> list[str]:
        """The ids of the windows to be seen that are called so (a POSIX regular expression)."""
        return self.xdotool("search", "--onlyvisible", "--name", name).split()

    def dialog(self, title: str) -> None:
        """Wait until the dialog of that title is up; the keys go there."""
        assert wait_for(lambda: self.named(f"^{title}$")), f"no {title}, but {self.seen()}"
        self.xdotool("windowfocus", "--sync", self.named(f"^{title}$")[-1])

    def alone(self) -> None:
        """Wait until no dialog is up any more; the keys go to the page."""
        assert wait_for(lambda: len(self.windows()) == 1), f"still there: {self.seen()}"
        self.focus()

    def seen(self) -> list[str]:
        """What all windows that are to be seen are called."""
        return [self.xdotool("getwindowname", one) for one in self.windows()]

    def kill(self) -> None:
        for program in self.programs:
            if program.poll() is None:
                program.send_signal(signal.SIGKILL)
            program.wait()


def wait_for(true: object, seconds: float = 15.0) -> bool:
    """Poll a question until its answer is yes."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if true():  # type: ignore[operator]
            return True
        time.sleep(0.05)
    return False


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    needed("xdotool")
    needed("setxkbmap")
    screen = subprocess.Popen(
        [needed("Xvfb"), "-displayfd", "1", "-screen", "0", "1280x860x24", "-nolisten", "tcp", "-noreset"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert screen.stdout is not None
    with screen.stdout:
        number = screen.stdout.readline().decode().strip()
    made = Desktop(f":{number}", tmp_path)
    made.layout("us", "ara")
    yield made
    made.kill()
    screen.terminate()
    screen.wait()
