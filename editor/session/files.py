"""The article and its file: opening, saving so that nothing can be lost, changes made outside.

Saving is always to `.muharrir`; every other format is an export. Every problem is a `FileProblem`
with one sentence, and the session stays as it was. Asks nobody anything.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Final, Literal

from editor.formats import BY_ID
from editor.formats.disk import FileProblem, problem, read_article, read_bytes
from editor.formats.result import Unreadable
from editor.lang.i18n import N_, sentence
from editor.library.atomic import put
from editor.model.article import Article
from editor.session.session import Session
from editor.session.stamp import Stamp, digest
from editor.value import frozen

SUFFIX: Final = ".muharrir"
NATIVE: Final = BY_ID["muharrir"]
LONGEST_NAME: Final = 255
"""Bytes; no common file system takes more."""

NOT_OURS: Final = N_(
    "“{path}” is not a .muharrir file. Saving keeps everything only there; use Export instead."
)
NO_NAME: Final = N_("The article has no file yet: choose a name for it.")
CHANGED: Final = N_("“{path}” was changed by another program since it was opened.")
NO_FOLDER: Final = N_("The folder “{path}” is not there (any more): save under another name.")
NOT_READ_BACK: Final = N_("“{path}” was not saved: what was written could not be read back.")


class ChangedOutside(FileProblem):
    """The file is no longer the one that was opened; saving again with `force` overwrites it."""


@frozen
class Opened:
    """An article from a file. Imported from another format, it has no path, only a `suggested`
    name without suffix."""

    article: Article
    path: Path | None
    suggested: str = ""
    warnings: tuple[str, ...] = ()
    stamp: Stamp | None = None

    def session(self) -> Session:
        """A session for it."""
        session = Session(self.article, self.path, self.suggested)
        session.stamp = self.stamp
        return session

    def load(self, session: Session) -> None:
        """Put it into an open session, in place of what is there."""
        session.replace(self.article, self.path, suggested=self.suggested)
        session.stamp = self.stamp


def open_article(path: Path, language: str = "") -> Opened:
    """The article in a file of any format that can be read. Raises `FileProblem`."""
    if path.suffix.lower() != SUFFIX:
        result = read_article(path, language)
        return Opened(result.value, None, path.stem, result.warnings)
    stamp = _look(path)
    data = read_bytes(path)
    try:
        result = NATIVE.read(data)
    except Unreadable as error:
        raise FileProblem(
            sentence("“{path}” cannot be read: {reason}", path=path, reason=error.args[0])
        ) from error
    known = Stamp(len(data), stamp.modified if stamp else 0, digest(data))
    return Opened(result.value, path.absolute(), "", result.warnings, known)


def save(session: Session, path: Path | None = None, *, force: bool = False) -> Path:
    """Save the article, to its own file or as `path`; the path. Raises `FileProblem`.

    The previous content stays beside it as the backup `name.muharrir~`. Where the file changed
    outside since it was opened or saved, raises `ChangedOutside` unless `force` is set. A new
    `path` is written over: whoever asks for it has asked the user.
    """
    path = path or session.path
    if path is None:
        raise FileProblem(sentence(NO_NAME))
    if path.suffix.lower() != SUFFIX:
        raise FileProblem(sentence(NOT_OURS, path=path))
    path = path.absolute()
    article = session.article
    changed = not force and path == session.path and changed_outside(session) == "changed"
    # An earlier saving may have come so far that only its end failed: that is no change.
    if changed and not _holds(path, article):
        raise ChangedOutside(sentence(CHANGED, path=path))
    stamp = write(article, path, session.stamp if path == session.path else None)
    session.stamp = stamp
    session.mark_saved(path, article)
    return path


def write(article: Article, path: Path, known: Stamp | None = None) -> Stamp:
    """Put the article into the file at `path`, the old content becoming its backup.

    `known`: the stamp of an old content that is known to be good. Raises `FileProblem`.
    """
    data = NATIVE.write(article).value.data
    try:
        intact = NATIVE.read(data).value == article
    except Unreadable:
        intact = False
    if not intact:
        raise FileProblem(sentence(NOT_READ_BACK, path=path))
    # Unlike `Path.resolve` this leaves a link that leads to itself to be told by the system.
    target = Path(os.path.realpath(path))
    if not target.parent.is_dir():
        raise FileProblem(sentence(NO_FOLDER, path=target.parent))
    try:
        if target.exists() and not (target.is_file() or target.is_dir()):
            raise FileProblem(sentence("“{path}” is not an ordinary file.", path=path))
        if target.exists() and not os.access(target, os.W_OK):
            locked = os.statvfs(target).f_flag & os.ST_RDONLY
            number = errno.EROFS if locked else errno.EACCES
            raise OSError(number, os.strerror(number), str(target))
        put(target, data, before=lambda: _keep(target, data, known))
        facts = target.stat()
    except OSError as error:
        raise problem(error, path) from error
    return Stamp(len(data), facts.st_mtime_ns, digest(data))


def backup_path(path: Path) -> Path:
    """Where the content before the last saving is kept; a name that leaves no room is cut."""
    stem = path.stem
    while len(os.fsencode(f"{stem}{path.suffix}~")) > LONGEST_NAME and stem:
        stem = stem[:-1]
    return path.with_name(f"{stem}{path.suffix}~")


def _keep(path: Path, new: bytes, known: Stamp | None) -> None:
    """Make the file as it is the backup, unless it is broken: a good backup is worth more."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return
    if data == new:
        return
    if known is None or digest(data) != known.sha256:
        try:
            NATIVE.read(data)
        except Unreadable:
            return
    put(backup_path(path), data)


def changed_outside(session: Session) -> Literal["", "changed", "gone"]:
    """Whether the session's file is still the one that was opened or saved."""
    if session.path is None or session.stamp is None:
        return ""
    facts = _look(session.path)
    if facts is None:
        return "gone"
    if (facts.size, facts.modified) == (session.stamp.size, session.stamp.modified):
        return ""
    try:
        now = digest(session.path.read_bytes())
    except OSError:
        return "changed"
    if now != session.stamp.sha256:
        return "changed"
    session.stamp = Stamp(facts.size, facts.modified, now)
    return ""


def _holds(path: Path, article: Article) -> bool:
    try:
        return path.read_bytes() == NATIVE.write(article).value.data
    except OSError:
        return False


def _look(path: Path) -> Stamp | None:
    """Size and time of the file; None where there is none, or what has its name is no file."""
    try:
        facts = path.stat()
    except OSError:
        return None
    return Stamp(facts.st_size, facts.st_mtime_ns, "") if stat.S_ISREG(facts.st_mode) else None
