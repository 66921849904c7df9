"""Putting bytes into a file so that at every moment the old or the new content is there, whole.

Raises OSError only; whoever calls it has the sentence. Knows no format.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from contextlib import suppress
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
    this user may read it; otherwise whoever may read and write an existing file still may.
    Its other names (hard links) keep the old content: programs that back up files make them.
    """
    temporary = path.with_name(f".{new_id()}.part")
    try:
        _write(temporary, data, path, private=private)
        if temporary.read_bytes() != data:
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(temporary))
        before()
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(path.parent)


def _write(path: Path, data: bytes, model: Path, *, private: bool) -> None:
    with path.open("xb") as file:
        if private:
            os.chmod(path, 0o600)
        else:
            _dress(path, model)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _dress(path: Path, model: Path) -> None:
    """Give the file what the model has: permissions, and where the system lets us its owner and
    group and what stands beside it, lists of who may read it among that."""
    try:
        facts = model.stat()
    except OSError:
        return
    if hasattr(os, "chown"):
        # The group is that of the desk that shares the file: without it colleagues are locked out.
        for owner, group in ((facts.st_uid, facts.st_gid), (-1, facts.st_gid)):
            with suppress(OSError):
                os.chown(path, owner, group)
                break
    os.chmod(path, stat.S_IMODE(facts.st_mode))
    if hasattr(os, "listxattr"):
        with suppress(OSError):
            for name in os.listxattr(model):
                with suppress(OSError):
                    os.setxattr(path, name, os.getxattr(model, name))


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
