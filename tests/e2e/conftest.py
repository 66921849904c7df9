"""The real program on a virtual screen, driven with real key events."""

from __future__ import annotations

import os
import re
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
        self.xdotool("search", "--sync", "--onlyvisible", "--name", "محرّر|Muharrir")
        return program

    def xdotool(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments], env=self.environment, capture_output=True, text=True,
            timeout=30, check=False,
        )  # fmt: skip
        return done.stdout.strip()

    def focus(self) -> None:
        """There is no window manager: the keys go to the newest window."""
        windows = self.xdotool("search", "--onlyvisible", "--name", ".").split()
        if windows:
            self.xdotool("windowfocus", "--sync", windows[-1])

    def layout(self, name: str) -> None:
        """Load a keyboard: letters that it has need no remapping, which loses keys when hurried."""
        subprocess.run(["setxkbmap", name], env=self.environment, check=True, timeout=10)

    def type(self, text: str, delay: int = 4) -> None:
        """Arabic on an Arabic keyboard, everything else on a Latin one."""
        for part in re.findall(r"[\u0621-\u064a\u064b-\u0652،؛؟ ]+|[^\u0621-\u0652،؛؟]+", text):
            self.layout("ara" if re.search("[\u0621-\u0652،؛؟]", part) else "us")
            self.xdotool("type", "--delay", str(delay), "--", part)

    def windows(self) -> int:
        """How many windows are to be seen."""
        return len(self.xdotool("search", "--onlyvisible", "--name", ".").split())

    def title(self) -> str:
        """What the main window is called."""
        found = self.xdotool("search", "--onlyvisible", "--name", "محرّر|Muharrir").split()
        return self.xdotool("getwindowname", found[0]) if found else ""

    def dialog(self, up: bool) -> None:
        """Wait until a dialog is up, or none is any more; the keys go to what is in front."""
        assert wait_for(lambda: (self.windows() > 1) == up), "a dialog came or stayed unasked"
        self.settle()

    def settle(self, seconds: float = 0.25) -> None:
        """Give what was asked a moment, and the keys to whatever is in front."""
        time.sleep(seconds)
        self.focus()

    def keys(self, *names: str) -> None:
        self.layout("us")
        self.xdotool("key", "--delay", "12", *names)

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
    yield made
    made.kill()
    screen.terminate()
    screen.wait()
