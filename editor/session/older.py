"""Older copies of an article that still say who a source is, after it moved into the vault.

Takes it out of what crashes left of any article, looks at the file and at the backup beside it, and
changes only the backup, and only when told. Copies elsewhere are out of its reach, and whoever
asks has to say so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from editor.formats.disk import FileProblem, problem
from editor.formats.result import Unreadable
from editor.library.atomic import put
from editor.library.vault_moving import Teller, forgotten, identifies
from editor.model.article import Article
from editor.model.sources import Source
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


def older_copies(session: Session, source: Source, words: Iterable[str]) -> Older:
    """What still says who the source is, in its record or in words that the article lost since.

    `source` is the record as it is now. Copies that cannot be read are not counted.
    """
    teller = Teller(words)
    now = teller.told(session.article)

    def tells(article: Article) -> bool:
        record = article.source(source.id)
        said = record is not None and bool(identifies(record))
        return said or not teller.told(article) <= now

    def told(path: Path) -> bool:
        try:
            return tells(NATIVE.read(path.read_bytes()).value)
        except (OSError, Unreadable):
            return False

    remains = _clean_remains(source, session.article.id, tells)
    if session.path is None:
        return Older(remains=remains)
    return Older(told(session.path), told(backup_path(session.path)), remains)


def _clean_remains(source: Source, article: str, tells: Callable[[Article], bool]) -> int:
    """Take the record out of what crashes left; how many of this article still tell."""
    left = 0
    found = recover()
    for one in found:
        try:
            kept = one.read()
            clean = forgotten(kept, source)
            if clean is not kept:
                one.rewrite(clean)
        except FileProblem:
            continue
        left += kept.id == article and tells(clean)
    for one in found:
        one.leave()
    return left


def renew_backup(session: Session) -> None:
    """Put what the file holds now in place of its backup. Raises `FileProblem`."""
    if session.path is None or not backup_path(session.path).exists():
        return
    try:
        put(backup_path(session.path), session.path.read_bytes())
    except OSError as error:
        raise problem(error, backup_path(session.path)) from error
