"""Older copies of an article that still say who a source is, after it moved into the vault.

Looks at the file, at the backup beside it and at what crashes left; changes only the backup, and
only when told. Copies elsewhere are out of its reach, and whoever asks has to say so.
"""

from __future__ import annotations

from pathlib import Path

from editor.formats.disk import FileProblem, problem
from editor.formats.spec import Unreadable
from editor.library.atomic import put
from editor.library.vault_moving import identifies
from editor.model.article import Article
from editor.session.files import NATIVE, backup_path
from editor.session.journal import recover
from editor.session.session import Session
from editor.value import frozen


@frozen
class Older:
    """Which copies still tell: the file, the backup, and how many remains of crashes."""

    file: bool = False
    backup: bool = False
    remains: int = 0


def older_copies(session: Session, source: str) -> Older:
    """What still says who the source of that id is. Copies that cannot be read are not counted."""
    remains = 0
    for one in recover():
        try:
            article = one.read()
        except FileProblem:
            continue
        remains += article.id == session.article.id and _tells(article, source)
    if session.path is None:
        return Older(remains=remains)
    path = session.path
    return Older(_told(path, source), _told(backup_path(path), source), remains)


def renew_backup(session: Session) -> None:
    """Put what the file holds now in place of its backup. Raises `FileProblem`."""
    if session.path is None or not backup_path(session.path).exists():
        return
    try:
        put(backup_path(session.path), session.path.read_bytes())
    except OSError as error:
        raise problem(error, backup_path(session.path)) from error


def _told(path: Path, source: str) -> bool:
    try:
        return _tells(NATIVE.read(path.read_bytes()).value, source)
    except (OSError, Unreadable):
        return False


def _tells(article: Article, id: str) -> bool:
    source = article.source(id)
    return source is not None and bool(identifies(source))
