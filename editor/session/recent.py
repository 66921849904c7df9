"""The files opened or saved last, the newest first. Only paths: no titles, no text.

A list that cannot be read or written is an empty list; no article depends on it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from editor.library.atomic import put
from editor.library.places import state_folder

MOST: Final = 20
FILE: Final = "recent.json"


def recent_files(folder: Path | None = None) -> tuple[Path, ...]:
    """The paths, whether or not a file is still there."""
    try:
        names = json.loads(((folder or state_folder()) / FILE).read_bytes())
    except (OSError, ValueError, RecursionError):
        return ()
    if not isinstance(names, list):
        return ()
    return tuple(Path(name) for name in names if isinstance(name, str) and name)[:MOST]


def remember_file(path: Path, folder: Path | None = None) -> None:
    """Put the path first."""
    path = path.absolute()
    _store((path, *(one for one in recent_files(folder) if one != path))[:MOST], folder)


def forget_file(path: Path, folder: Path | None = None) -> None:
    """Take the path out."""
    _store(tuple(one for one in recent_files(folder) if one != path.absolute()), folder)


def forget_all(folder: Path | None = None) -> None:
    """Empty the list."""
    _store((), folder)


def _store(paths: tuple[Path, ...], folder: Path | None) -> None:
    folder = folder or state_folder()
    data = json.dumps([str(path) for path in paths], ensure_ascii=False, indent=1)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        put(folder / FILE, data.encode("utf-8", "surrogateescape"), private=True)
    except OSError:
        return
