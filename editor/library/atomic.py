"""Putting bytes into a file so that at every moment the old or the new content is there, whole.

Raises OSError only; whoever calls it has the sentence. Knows no format.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

from editor.model.article import new_id


def put(
    path: Path,
    data: bytes,
    *,
    before: Callable[[], None] = lambda: None,
    private: bool = False,
) -> None:
    """Write beside, sync, read back, then take the place of `path`, and sync the folder.

    `before` runs when the new content is safe and the old one still in place. `private`: only
    this user may read it; otherwise the permissions of an existing file are kept.
    """
    temporary = path.with_name(f".{new_id()}.part")
    try:
        _write(temporary, data, 0o600 if private else _mode(path))
        if temporary.read_bytes() != data:
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(temporary))
        before()
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(path.parent)


def _write(path: Path, data: bytes, mode: int | None) -> None:
    with path.open("xb") as file:
        if mode is not None:
            os.chmod(path, mode)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _mode(path: Path) -> int | None:
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except OSError:
        return None


def sync_folder(folder: Path) -> None:
    """Make names in the folder last through a power cut, where the system can do that."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some network file systems refuse to sync a folder; the file itself is safe.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
            raise
    finally:
        os.close(handle)
