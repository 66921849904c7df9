"""What an article is called, where it goes and what it is on the clipboard when it is shared.

Everything goes through the writers, which see only what is public.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QStandardPaths

from editor.formats import BY_ID
from editor.formats.spec import WriteOptions
from editor.model.article import Article
from editor.session.session import Session

_NOT_IN_NAMES: Final = re.compile(r'[\x00-\x1f/\\:*?"<>|\u200b-\u200f\u202a-\u202e\u2066-\u2069]+')
LONGEST: Final = 60
"""Characters of a headline that go into a file name."""


def file_name(session: Session) -> str:
    """A name without suffix to propose: the file's own, the slug, or the headline's words."""
    if session.path is not None:
        return session.path.stem
    meta = session.article.meta
    name = session.suggested or meta.slug or session.article.headline
    name = " ".join(_NOT_IN_NAMES.sub(" ", name).split())
    if len(name) > LONGEST:
        name = name[:LONGEST].rpartition(" ")[0] or name[:LONGEST]
    return name.strip(". ") or "article"


def folder_of(session: Session) -> Path:
    """Beside the article, or where the user keeps documents."""
    if session.path is not None:
        return session.path.parent
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place) or Path.home())


def cms_mime(article: Article, *, source: bool) -> QMimeData:
    """For the clipboard: rich text with plain text beside it, or the HTML itself as text."""
    fragment = BY_ID["html"].write(article, WriteOptions(fragment=True)).value.data.decode("utf-8")
    mime = QMimeData()
    if source:
        mime.setText(fragment)
    else:
        mime.setHtml(fragment)
        plain = BY_ID["txt"].write(article, WriteOptions()).value.data
        mime.setText(plain.decode("utf-8").removeprefix("\ufeff"))
    return mime
