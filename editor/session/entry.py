"""One entry of the crash journal: a line that says what it is, then the article as in a file.

Images stand beside the entries, each once, under the hash of its bytes, so that typing in an
article with large photographs writes only the text again. Knows no thread.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Final

from editor.formats import BY_ID
from editor.formats.disk import FileProblem, problem
from editor.formats.result import Unreadable
from editor.lang.i18n import N_, sentence
from editor.library.atomic import put
from editor.library.lock import lock
from editor.model.article import Article, Media
from editor.session.session import Session
from editor.session.stamp import Stamp, digest
from editor.value import dataclass, field, fields, frozen, replace

SUFFIX: Final = ".entry"
IMAGE: Final = ".image"
BROKEN: Final = N_("What was kept of the article cannot be read: {reason}")


@frozen
class Entry:
    """An article to keep, and the file it belongs to."""

    article: Article
    path: Path | None
    stamp: Stamp | None = None
    """What that file looked like, so that what others wrote into it since is not written over."""


@dataclass(slots=True)
class _Hold:
    """The lock on a folder of remains, shared by everything found in it."""

    folder: Path
    file: IO[bytes]
    left: int = 0

    def release(self) -> None:
        """One remnant less; with the last one the folder goes."""
        self.left -= 1
        if self.left <= 0:
            self.file.close()
            shutil.rmtree(self.folder, ignore_errors=True)


@frozen
class Recovered:
    """What is left of an article: its headline, its file if it had one, when it was kept (UTC)."""

    title: str
    path: Path | None
    kept: str
    place: Path
    stamp: Stamp | None
    _hold: _Hold = field(repr=False, compare=False)

    def read(self) -> Article:
        """The article. Raises `FileProblem` with a sentence."""
        try:
            data = self.place.read_bytes()
            article = BY_ID["muharrir"].read(data.partition(b"\n")[2]).value
        except Unreadable as error:
            raise FileProblem(sentence(BROKEN, reason=error.args[0])) from error
        except OSError as error:
            raise FileProblem(sentence(BROKEN, reason=error.strerror)) from error
        media = tuple(_fetched(one, self.place.parent) for one in article.media)
        return replace(article, media=media)

    def rewrite(self, article: Article) -> None:
        """Keep this article in place of the one that was kept. Raises `FileProblem`."""
        try:
            store(self.place.parent, self.place.stem, Entry(article, self.path, self.stamp),
                  self.kept)  # fmt: skip
        except OSError as error:
            raise problem(error, self.place.parent) from error

    def session(self) -> Session:
        """An unsaved session of it that knows how its file was. Raises `FileProblem`."""
        session = Session(self.read(), self.path)
        session.stamp = self.stamp
        return session

    def leave(self) -> None:
        """Let others have it: it is not looked at any more."""
        self._hold.file.close()

    def discard(self) -> None:
        """Throw it away."""
        if self.place.exists():
            self.place.unlink()
            self._hold.release()


def store(folder: Path, name: str, entry: Entry | None, now: str) -> None:
    """Write an entry in place of the one before, or take it away. Raises OSError."""
    place = folder / f"{name}{SUFFIX}"
    if entry is None:
        place.unlink(missing_ok=True)
        return
    article = entry.article
    stamp = entry.stamp
    light = replace(article, media=tuple(_put_aside(one, folder) for one in article.media))
    head = {
        "title": " ".join(article.headline.split()),
        "path": str(entry.path or ""),
        "kept": now,
        "stamp": stamp and {one.name: getattr(stamp, one.name) for one in fields(stamp)},
    }
    line = json.dumps(head, ensure_ascii=True).encode("ascii")
    put(place, line + b"\n" + BY_ID["muharrir"].write(light).value.data, private=True)


def _put_aside(media: Media, folder: Path) -> Media:
    """The image with the hash of its bytes in their place."""
    name = digest(media.data)
    place = folder / f"{name}{IMAGE}"
    if not place.exists():
        put(place, media.data, private=True)
    return replace(media, data=name.encode("ascii"))


def _fetched(media: Media, folder: Path) -> Media:
    digest = media.data.decode("ascii", "replace")
    if not (len(digest) == 64 and digest.isalnum()):
        return media
    try:
        return replace(media, data=(folder / f"{digest}{IMAGE}").read_bytes())
    except OSError:
        return replace(media, data=b"")


def left_behind(root: Path) -> tuple[Recovered, ...]:
    """The entries in all folders below `root` that no living program holds, the newest first."""
    found: list[Recovered] = []
    for folder in _folders(root):
        try:
            file = lock(folder)
        except OSError:
            continue
        if file is None:
            continue
        hold = _Hold(folder, file)
        entries = list(_entries(folder, hold))
        hold.left = len(entries)
        if not entries:
            hold.release()
        found += entries
    return tuple(sorted(found, key=lambda one: one.kept, reverse=True))


def _folders(root: Path) -> list[Path]:
    try:
        return sorted(path for path in root.iterdir() if path.is_dir())
    except OSError:
        return []


def _entries(folder: Path, hold: _Hold) -> Iterator[Recovered]:
    for place in sorted(folder.glob(f"*{SUFFIX}")):
        head = _head(place)
        path = Path(head["path"]) if head.get("path") else None
        title, kept, stamp = head.get("title", ""), head.get("kept", ""), _stamp(head.get("stamp"))
        yield Recovered(str(title), path, str(kept), place, stamp, hold)


def _stamp(data: object) -> Stamp | None:
    """The stamp in a head; None where there is none or it makes no sense."""
    if not isinstance(data, dict):
        return None
    try:
        return Stamp(int(data["size"]), int(data["modified"]), str(data["sha256"]))
    except (KeyError, TypeError, ValueError):
        return None


def _head(place: Path) -> dict[str, Any]:
    try:
        with place.open("rb") as file:
            head = json.loads(file.readline(65536))
    except (OSError, ValueError, RecursionError):
        return {}
    return head if isinstance(head, dict) else {}
