"""A program that is started again hands its files to the one that runs, or lives on its own."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from editor.session.handover import LOCK, SOCKET, Door, first, hand_over

pytestmark = pytest.mark.skipif(
    not hasattr(socket, "AF_UNIX"), reason="Python has no such sockets on this system"
)


def asked(door: Door, folder: Path, *paths: Path, busy: bool = False) -> tuple[bool, object]:
    """What the second program heard, and what the first one was given."""
    heard: list[bool] = []
    second = threading.Thread(target=lambda: heard.append(hand_over(paths, folder)))
    second.start()
    given = None
    while second.is_alive() and given is None:
        given = door.answer(busy=busy)
    second.join()
    return heard[0], given


def test_the_files_reach_the_program_that_runs(tmp_path: Path) -> None:
    door = first(tmp_path)
    assert door is not None
    assert door.open() is not None
    paths = (tmp_path / "خبر.muharrir", tmp_path / "a\nb.md", Path("relative.txt"))
    heard, given = asked(door, tmp_path, *paths)
    assert heard
    assert given == tuple(path.absolute() for path in paths)
    assert asked(door, tmp_path) == (True, ()), "without files it only shows itself"
    door.close()


def test_only_one_program_is_the_first_until_it_ends(tmp_path: Path) -> None:
    door = first(tmp_path)
    assert door is not None
    assert first(tmp_path) is None
    door.open()
    door.close()
    assert not (tmp_path / SOCKET).exists()
    again = first(tmp_path)
    assert again is not None
    again.close()


def test_a_window_with_an_open_question_takes_nothing(tmp_path: Path) -> None:
    door = first(tmp_path)
    assert door is not None
    door.open()
    assert asked(door, tmp_path, tmp_path / "a.md", busy=True) == (False, None)
    door.close()


def test_what_a_killed_program_left_is_no_obstacle(tmp_path: Path) -> None:
    dies = "import os, sys; from pathlib import Path; from editor.session.handover import first;" \
        "door = first(Path(sys.argv[1])); door.open(); os.kill(os.getpid(), 9)"  # fmt: skip
    subprocess.run([sys.executable, "-c", dies, str(tmp_path)], check=False, timeout=30)
    assert (tmp_path / LOCK).exists()
    assert (tmp_path / SOCKET).exists()
    assert not hand_over([tmp_path / "a.md"], tmp_path)
    door = first(tmp_path)
    assert door is not None
    door.open()
    assert asked(door, tmp_path, tmp_path / "a.md") == (True, (tmp_path / "a.md",))
    door.close()


def test_files_are_not_opened_for_a_caller_that_has_given_up(tmp_path: Path) -> None:
    door = first(tmp_path)
    assert door is not None
    door.open()
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as caller:
        caller.connect(str(tmp_path / SOCKET))
        caller.sendall(b'["/a.md"]\n')
    assert door.answer(busy=False) is None
    door.close()


@pytest.mark.parametrize("line", [b"\n", b"{}\n", b"[1]\n", b"[" * 100_000 + b"\n", b"\xff\xfe\n"])
def test_nonsense_is_refused(tmp_path: Path, line: bytes) -> None:
    door = first(tmp_path)
    assert door is not None
    door.open()
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as caller:
        caller.connect(str(tmp_path / SOCKET))
        caller.sendall(line)
        assert door.answer(busy=False) is None
        assert caller.recv(16) == b"busy\n"
    door.close()


def test_only_this_user_may_knock(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    door = first(folder)
    assert door is not None
    door.open()
    assert (folder / SOCKET).stat().st_mode & 0o077 == 0
    assert folder.stat().st_mode & 0o077 == 0
    door.close()


def test_a_folder_too_deep_for_a_socket_means_windows_of_their_own(tmp_path: Path) -> None:
    folder = tmp_path / ("د" * 60)
    door = first(folder)
    assert door is not None
    assert door.open() is None
    assert not hand_over([], folder)
    door.close()


def test_a_folder_that_cannot_be_written_means_windows_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert first(tmp_path / "file") is None
    assert not hand_over([], tmp_path / "file")
