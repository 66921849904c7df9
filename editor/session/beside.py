"""A recovered article next to what its file holds now: both, when each was written, whose it is."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from editor.formats.disk import FileProblem
from editor.lang.i18n import N_
from editor.model.article import Article
from editor.session.entry import Recovered
from editor.session.files import open_article
from editor.value import frozen

GONE: Final = N_("Its file is no longer there.")


@frozen
class Beside:
    """`file` is None where there is nothing to compare with; `problem` says why if it had one.

    `saved` is when the file was written last. `foreign`: another program wrote it since it was
    opened here.
    """

    article: Article
    file: Article | None = None
    saved: datetime | None = None
    foreign: bool = False
    problem: str = ""


def beside(one: Recovered) -> Beside:
    """Both versions. Raises `FileProblem` where what was kept cannot be read."""
    article = one.read()
    if one.path is None:
        return Beside(article)
    if not one.path.exists():
        return Beside(article, problem=GONE)
    try:
        opened = open_article(one.path)
        saved = datetime.fromtimestamp(one.path.stat().st_mtime, UTC)
    except FileProblem as problem:
        return Beside(article, problem=problem.sentence)
    except OSError:
        return Beside(article, problem=GONE)
    known, now = one.stamp, opened.stamp
    foreign = known is not None and now is not None and known.sha256 != now.sha256
    return Beside(article, opened.article, saved, foreign)
