"""A lock that the system lets go of when its process ends, however it ends.

So what is locked and can be had belongs to nobody who is alive. Knows nothing of what it guards.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO, Final

NAME: Final = "lock"

if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def lock(folder: Path, name: str = NAME) -> IO[bytes] | None:
    """Hold the lock of that name until the file is closed; None where somebody holds it already.

    Raises OSError where the folder cannot be written.
    """
    file = (folder / name).open("ab")
    try:
        _take(file)
    except OSError:
        file.close()
        return None
    file.truncate(0)
    file.write(f"{os.getpid()}\n".encode())
    file.flush()
    return file
