"""Whole files on disk: read one, or write one so that it is there entirely or not at all.

The only place that turns an `OSError` into a sentence. Knows no format beyond the suffix table and
keeps no state.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Final

from editor.formats import BY_SUFFIX, FORMATS
from editor.formats.result import Result, Unreadable
from editor.formats.spec import Format, ReadOptions
from editor.lang.i18n import N_, sentence
from editor.model.article import Article, new_id

MAX_INPUT: Final = 200 * 1024 * 1024
"""Bytes. Larger files are refused before they are read."""

SENTENCES: Final[dict[int, str]] = {
    errno.ENOENT: N_("There is no file “{path}”."),
    errno.EISDIR: N_("“{path}” is a folder, not a file."),
    errno.ENOTDIR: N_("“{path}” is not inside a folder."),
    errno.EACCES: N_("“{path}” may not be read or written: permission is missing."),
    errno.EPERM: N_("“{path}” may not be read or written: permission is missing."),
    errno.EROFS: N_("“{path}” stands on a disk that cannot be written."),
    errno.ENOSPC: N_("The disk is full: “{path}” was not written."),
    errno.EDQUOT: N_("The disk is full: “{path}” was not written."),
    errno.EEXIST: N_("“{path}” is already there; it was left as it is."),
    errno.ENAMETOOLONG: N_("The name “{path}” is too long."),
    errno.EFBIG: N_("“{path}” is larger than 200 MB."),
}


class FileProblem(Exception):
    """What went wrong with a file, as one translatable sentence (`Catalogue.say` translates it)."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def problem(error: OSError, path: Path) -> FileProblem:
    """The sentence for an operating-system error on a path."""
    message = SENTENCES.get(error.errno or 0)
    if message is None:
        reason = error.strerror or str(error)
        return FileProblem(
            sentence("“{path}” could not be used: {reason}.", path=path, reason=reason)
        )
    return FileProblem(sentence(message, path=path))


def format_of(path: Path) -> Format:
    """The format by the file's suffix."""
    format = BY_SUFFIX.get(path.suffix.lower())
    if format is None:
        known = " ".join(suffix for row in FORMATS for suffix in row.suffixes)
        raise FileProblem(
            sentence(
                "“{path}” has no suffix that Muharrir knows ({known}).", path=path, known=known
            )
        )
    return format


def read_bytes(path: Path) -> bytes:
    """The whole file. Refuses folders, devices and very large files."""
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            facts = os.fstat(file.fileno())
            if not stat.S_ISREG(facts.st_mode):
                raise FileProblem(sentence("“{path}” is not an ordinary file.", path=path))
            if facts.st_size > MAX_INPUT:
                raise OSError(errno.EFBIG, "")
            return file.read()
    except OSError as error:
        raise problem(error, path) from error


def _without_waiting(name: str, flags: int) -> int:
    """A pipe that nobody writes to would be waited for forever."""
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def read_article(path: Path, language: str = "") -> Result[Article]:
    """The article in a file, by its suffix."""
    if path.is_dir():
        raise FileProblem(sentence(SENTENCES[errno.EISDIR], path=path))
    format = format_of(path)
    if not format.reader:
        raise FileProblem(
            sentence(
                "Muharrir cannot read {suffix} files yet: “{path}”.", suffix=path.suffix, path=path
            )
        )
    data = read_bytes(path)

    def beside(name: str) -> bytes | None:
        return _beside(path.parent, name)

    try:
        return format.read(data, ReadOptions(path.stem, language, beside))
    except Unreadable as error:
        raise FileProblem(
            sentence("“{path}” cannot be read: {reason}", path=path, reason=error.args[0])
        ) from error


def _beside(folder: Path, name: str) -> bytes | None:
    """A file below the folder by its relative name; nothing outside the folder is looked at."""
    try:
        target = (folder / name).resolve()
        if not target.is_relative_to(folder.resolve()) or not target.is_file():
            return None
        return target.read_bytes() if target.stat().st_size <= MAX_INPUT else None
    except (OSError, ValueError):
        return None


def write_whole(path: Path, data: bytes, *, overwrite: bool = False, private: bool = False) -> None:
    """Write beside, sync, then put in place. An existing file survives every failure.

    What is overwritten keeps its permissions, and a link to it stays a link. `private`: nobody
    but this user may read it.
    """
    try:
        target = Path(os.path.realpath(path)) if overwrite else path
        mode = 0o600 if private else _mode(target)
        temporary = target.with_name(f".{new_id()}.part")
        try:
            with temporary.open("xb") as file:
                if mode is not None:
                    os.chmod(temporary, mode)
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if overwrite:
                os.replace(temporary, target)
            else:
                _place(temporary, target)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise problem(error, path) from error


def _mode(path: Path) -> int | None:
    """The permissions of the file that is there; None where there is none."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except OSError:
        return None


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
