"""One window a user: who starts the program again hands the files to the window that is open.

The first program holds a lock in this user's own folder, which the system lets go of however it
ends, and listens on a socket beside it. So a socket whose lock can be had is left from a crash.
Whenever anything is odd (no answer, a box or menu open there, a network folder, a system without
such sockets, as Windows is to Python) the second program opens a window of its own: two windows do
no harm, since journals have folders of their own and saving notices what others wrote. Knows no Qt.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from editor.library.lock import lock
from editor.library.places import state_folder

if TYPE_CHECKING:
    import socket

LOCK: Final = "window.lock"
SOCKET: Final = "window.socket"
PATIENCE: Final = 3.0
"""Seconds that the second program waits for an answer."""
HASTE: Final = 0.5
"""Seconds that the window, which cannot paint meanwhile, waits for what is handed over."""
LONGEST: Final = 1 << 20
"""Bytes of names that are read."""
TAKEN: Final = b"taken\n"
BUSY: Final = b"busy\n"


class Door:
    """Held by the first program until it ends."""

    def __init__(self, held: IO[bytes], path: Path) -> None:
        self._held = held
        self._path = path
        self._listening: socket.socket | None = None

    def open(self) -> int | None:
        """Listen; the number of the open file to watch, None where the system cannot do it."""
        import socket  # a start does without it

        if not hasattr(socket, "AF_UNIX"):
            return None
        listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            self._path.unlink(missing_ok=True)
            listening.bind(str(self._path))
            os.chmod(self._path, 0o600)
            listening.listen()
        except OSError:
            listening.close()
            return None
        listening.setblocking(False)
        self._listening = listening
        return listening.fileno()

    def answer(self, *, busy: bool) -> tuple[Path, ...] | None:
        """The files that somebody hands over; None where nobody does, or was told to wait."""
        if self._listening is None:
            return None
        try:
            caller, _ = self._listening.accept()
        except OSError:
            return None
        with caller:
            caller.settimeout(HASTE)
            try:
                paths = _names(_line(caller))
                caller.sendall(BUSY if busy or paths is None else TAKEN)
            except OSError:
                return None  # the caller has opened a window of its own by now
        return None if busy else paths

    def close(self) -> None:
        """Listen no more, and let another program be the first."""
        if self._listening is not None:
            self._listening.close()
            self._listening = None
            self._path.unlink(missing_ok=True)
        self._held.close()


def first(folder: Path | None = None) -> Door | None:
    """The door, where no other program of this user holds it; None also where that is unknown."""
    folder = folder or state_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        held = lock(folder, LOCK)
    except OSError:
        return None
    return None if held is None else Door(held, folder / SOCKET)


def hand_over(paths: Sequence[Path], folder: Path | None = None) -> bool:
    """Whether the program that is running took the files (and shows itself)."""
    import socket

    if not hasattr(socket, "AF_UNIX"):
        return False
    line = json.dumps([str(path.absolute()) for path in paths]).encode("ascii") + b"\n"
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as caller:
        caller.settimeout(PATIENCE)
        try:
            caller.connect(str((folder or state_folder()) / SOCKET))
            caller.sendall(line)
            return _line(caller) == TAKEN
        except OSError:
            return False


def _line(peer: socket.socket) -> bytes:
    data = b""
    while not data.endswith(b"\n") and len(data) < LONGEST:
        piece = peer.recv(65536)
        if not piece:
            break
        data += piece
    return data


def _names(line: bytes) -> tuple[Path, ...] | None:
    try:
        names = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return None
    return tuple(map(Path, names))
