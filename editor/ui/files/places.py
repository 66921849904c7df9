"""Where file dialogs begin, and what name they propose. Looks at folders, asks nobody."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6 import QtCore

from editor.model.public import standing
from editor.regex import pattern
from editor.session.recent import recent_files
from editor.session.session import Session

_NOT_IN_NAMES: Final = pattern(r'[\x00-\x1f/\\:*?"<>|\u200b-\u200f\u202a-\u202e\u2066-\u2069]+')
LONGEST: Final = 60
"""Characters of a headline that go into a file name."""


def file_name(session: Session) -> str:
    """A name without suffix to propose: the file's own, the slug, or the headline's words."""
    if session.path is not None:
        return session.path.stem
    meta = session.article.meta
    name = session.suggested or meta.slug or standing(session.article).headline
    name = " ".join(_NOT_IN_NAMES.sub(" ", name).split())
    if len(name) > LONGEST:
        name = name[:LONGEST].rpartition(" ")[0] or name[:LONGEST]
    return name.strip(". ") or "article"


def folder_of(session: Session | None) -> Path:
    """Beside the article, else where the last article is, else where the user keeps documents."""
    if session is not None and session.path is not None:
        return session.path.parent
    places = QtCore.QStandardPaths
    documents = places.writableLocation(places.StandardLocation.DocumentsLocation)
    folders = (*(path.parent for path in recent_files()), Path(documents or Path.home()))
    return next((folder for folder in folders if folder.is_dir()), Path.home())
