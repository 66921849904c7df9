"""Whole files on disk: read one, or write one so that it is there entirely or not at all.

The only place that turns an `OSError` into a sentence. Knows no format beyond the suffix table and
keeps no state.
"""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from editor.formats import BY_SUFFIX, FORMATS
from editor.formats.spec import Format, ReadOptions, Result, Unreadable
from editor.lang.i18n import N_
from editor.model.article import Article

MAX_INPUT: Final = 200 * 1024 * 1024
"""Bytes. Larger files are refused before they are read."""

SENTENCES: Final[dict[int, str]] = {
    errno.ENOENT: N_("There is no file “{0}”."),
    errno.EISDIR: N_("“{0}” is a folder, not a file."),
    errno.ENOTDIR: N_("“{0}” is not inside a folder."),
    errno.EACCES: N_("“{0}” may not be read or written: permission is missing."),
    errno.EPERM: N_("“{0}” may not be read or written: permission is missing."),
    errno.EROFS: N_("“{0}” stands on a disk that cannot be written."),
    errno.ENOSPC: N_("The disk is full: “{0}” was not written."),
    errno.EDQUOT: N_("The disk is full: “{0}” was not written."),
    errno.EEXIST: N_("“{0}” is already there; it was left as it is."),
    errno.ENAMETOOLONG: N_("The name “{0}” is too long."),
    errno.EFBIG: N_("“{0}” is larger than 200 MB."),
}


@dataclass
class FileProblem(Exception):
    """What went wrong with a file: a translatable sentence and its arguments."""

    message: str
    args_: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.message.format(*self.args_)


def problem(error: OSError, path: Path) -> FileProblem:
    """The sentence for an operating-system error on a path."""
    sentence = SENTENCES.get(error.errno or 0)
    if sentence is None:
        return FileProblem(
            N_("“{0}” could not be used: {1}."), (str(path), error.strerror or str(error))
        )
    return FileProblem(sentence, (str(path),))


def format_of(path: Path) -> Format:
    """The format by the file's suffix."""
    format = BY_SUFFIX.get(path.suffix.lower())
    if format is None:
        known = " ".join(suffix for row in FORMATS for suffix in row.suffixes)
        raise FileProblem(
            N_("“{0}” has no suffix that Muharrir knows ({1})."), (str(path), known)
        )
    return format


def read_bytes(path: Path) -> bytes:
    """The whole file. Refuses folders, devices and very large files."""
    try:
        with path.open("rb") as file:
            facts = os.fstat(file.fileno())
            if not stat.S_ISREG(facts.st_mode):
                raise FileProblem(N_("“{0}” is not an ordinary file."), (str(path),))
            if facts.st_size > MAX_INPUT:
                raise OSError(errno.EFBIG, "")
            return file.read()
    except OSError as error:
        raise problem(error, path) from error


def read_article(path: Path, language: str = "") -> Result[Article]:
    """The article in a file, by its suffix."""
    format = format_of(path)
    if not format.reader:
        raise FileProblem(
            N_("Muharrir cannot read {0} files yet: “{1}”."), (path.suffix, str(path))
        )
    data = read_bytes(path)

    def beside(name: str) -> bytes | None:
        return _beside(path.parent, name)

    try:
        return format.read(data, ReadOptions(path.stem, language, beside))
    except Unreadable as error:
        raise FileProblem(N_("“{0}” cannot be read: {1}"), (str(path), str(error))) from error


def _beside(folder: Path, name: str) -> bytes | None:
    """A file below the folder by its relative name; nothing outside the folder is looked at."""
    try:
        target = (folder / name).resolve()
        if not target.is_relative_to(folder.resolve()) or not target.is_file():
            return None
        return target.read_bytes() if target.stat().st_size <= MAX_INPUT else None
    except (OSError, ValueError):
        return None


def write_whole(path: Path, data: bytes, *, overwrite: bool = False) -> None:
    """Write beside, sync, then put in place. An existing file survives every failure."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if overwrite:
            os.replace(temporary, path)
        else:
            _place(temporary, path)
    except OSError as error:
        raise problem(error, path) from error
    finally:
        temporary.unlink(missing_ok=True)


def _place(temporary: Path, path: Path) -> None:
    """Give the file its name only if nobody has it, in one step where the file system can."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:
        if path.exists():
            raise FileExistsError(errno.EEXIST, "", str(path)) from None
        os.replace(temporary, path)
