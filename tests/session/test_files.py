"""Opening and saving: the old content or the new one, never neither; trouble is one sentence."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from editor.edit.blocks import set_align
from editor.formats import BY_ID
from editor.formats.disk import FileProblem
from editor.library import atomic
from editor.model.article import Article, Block
from editor.model.inline import Text
from editor.session import files
from editor.session.files import (
    ChangedOutside,
    backup_path,
    changed_outside,
    open_article,
    save,
)
from editor.session.session import Session
from tests.articles import articles


def made(title: str) -> Article:
    blocks = (Block("h", "headline", (Text(title),)), Block("p", "paragraph", (Text("نص"),)))
    return Article("a", blocks=blocks)


def retitled(session: Session, title: str) -> None:
    head = replace(session.article.blocks[0], inlines=(Text(title),))
    changed = replace(session.article, blocks=(head, *session.article.blocks[1:]))
    session.propose(changed, session.state.selection, typing=True, now=0)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(articles())
def test_what_is_saved_is_what_is_opened(tmp_path: Path, article: Article) -> None:
    path = save(Session(article), tmp_path / "خبر.muharrir", force=True)
    assert open_article(path).article == article


def test_saving_names_the_file_cleans_the_session_and_keeps_the_old_content(tmp_path: Path) -> None:
    session = Session(made("أول"))
    path = save(session, tmp_path / "a.muharrir")
    first = path.read_bytes()
    retitled(session, "ثان")
    assert session.dirty
    assert save(session) == path == session.path
    assert not session.dirty
    assert open_article(path).article.headline == "ثان"
    assert backup_path(path).read_bytes() == first
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.muharrir", "a.muharrir~"]
    save(session)
    assert backup_path(path).read_bytes() == first
    session.undo()
    assert session.dirty


def test_a_broken_file_never_takes_the_place_of_a_good_backup(tmp_path: Path) -> None:
    session = Session(made("أول"))
    path = save(session, tmp_path / "a.muharrir")
    retitled(session, "ثان")
    save(session)
    good = backup_path(path).read_bytes()
    path.write_bytes(b"PK broken")
    retitled(session, "ثالث")
    save(session, force=True)
    assert backup_path(path).read_bytes() == good
    assert open_article(path).article.headline == "ثالث"


def _fail(error: int) -> Callable[..., object]:
    def failing(*args: object, **kwargs: object) -> object:
        raise OSError(error, os.strerror(error))

    return failing


def _fail_after(calls: int, real: Callable[..., object], error: int) -> Callable[..., object]:
    count = iter(range(1000))

    def failing(*args: object, **kwargs: object) -> object:
        if next(count) >= calls:
            raise OSError(error, os.strerror(error))
        return real(*args, **kwargs)

    return failing


class _FullDisk:
    """A file that takes some bytes and then no more."""

    def __init__(self, file: object, room: int) -> None:
        self._file, self._room = file, room

    def __enter__(self) -> _FullDisk:
        return self

    def __exit__(self, *args: object) -> None:
        self._file.close()  # type: ignore[attr-defined]

    def __getattr__(self, name: str) -> object:
        return getattr(self._file, name)

    def write(self, data: bytes) -> int:
        self._file.write(data[: self._room])  # type: ignore[attr-defined]
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


STEPS = ["replace", "replace backup", "fsync", "fsync backup", "write", "open", "read back",
         "chmod", "verify"]  # fmt: skip


@pytest.mark.parametrize("exists", [True, False])
@pytest.mark.parametrize("step", STEPS)
def test_whatever_step_fails_the_old_content_stands_and_the_session_is_untouched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, exists: bool
) -> None:
    session = Session(made("أول"))
    path = tmp_path / "a.muharrir"
    if exists:
        save(session, path)
    old = path.read_bytes() if exists else None
    retitled(session, "ثان")
    before, named, stamp = session.state, session.path, session.stamp
    _break(monkeypatch, step)
    if not exists and step in ("replace backup", "fsync backup", "chmod"):
        monkeypatch.undo()
        return
    with pytest.raises(FileProblem) as caught:
        save(session, path)
    monkeypatch.undo()
    assert str(caught.value).endswith((".", ")"))
    assert "\n" not in str(caught.value)
    assert (session.state, session.path, session.stamp) == (before, named, stamp)
    assert session.dirty
    assert (path.read_bytes() if path.exists() else None) == old
    assert not list(tmp_path.glob(".*"))
    save(session, path)
    assert open_article(path).article.headline == "ثان"


def _break(monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    real_open = Path.open
    match step:
        case "replace":
            monkeypatch.setattr(atomic.os, "replace", _fail(errno.EACCES))
        case "replace backup":
            monkeypatch.setattr(atomic.os, "replace", _fail_after(1, os.replace, errno.EIO))
        case "fsync":
            monkeypatch.setattr(atomic.os, "fsync", _fail(errno.EIO))
        case "fsync backup":
            monkeypatch.setattr(atomic.os, "fsync", _fail_after(1, os.fsync, errno.ENOSPC))
        case "chmod":
            monkeypatch.setattr(atomic.os, "chmod", _fail(errno.EPERM))
        case "write":
            monkeypatch.setattr(
                Path, "open", lambda self, mode="r", *a: _FullDisk(real_open(self, mode), 100)
                if "x" in mode else real_open(self, mode, *a),
            )  # fmt: skip
        case "open":
            monkeypatch.setattr(
                Path, "open", lambda self, mode="r", *a: _fail(errno.EROFS)()
                if "x" in mode else real_open(self, mode, *a),
            )  # fmt: skip
        case "read back":
            real_read = Path.read_bytes
            monkeypatch.setattr(
                Path, "read_bytes", lambda self: real_read(self)[:-1]
                if self.suffix == ".part" else real_read(self),
            )  # fmt: skip
        case "verify":
            other = replace(BY_ID["muharrir"], reader="tests.session.test_files:read_other")
            monkeypatch.setattr(files, "NATIVE", other)


def read_other(data: bytes, options: object) -> object:
    """A reader that gives another article than was written."""
    from editor.formats.result import Result

    return Result(made("غيره"))


def test_a_folder_that_cannot_be_synced_after_the_change_leaves_the_new_content_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session(made("أول"))
    path = save(session, tmp_path / "a.muharrir")
    retitled(session, "ثان")
    monkeypatch.setattr(atomic, "sync_folder", _fail(errno.EIO))
    with pytest.raises(FileProblem):
        save(session)
    monkeypatch.undo()
    assert session.dirty
    assert open_article(path).article.headline in ("أول", "ثان")
    save(session)
    assert not session.dirty


def test_saving_into_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    session = Session(made("أول"))
    with pytest.raises(FileProblem, match="folder"):
        save(session, tmp_path / "missing" / "a.muharrir")
    assert session.path is None


def test_only_our_own_format_is_saved_to(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="Export"):
        save(Session(made("أول")), tmp_path / "a.docx")
    with pytest.raises(FileProblem, match="name"):
        save(Session(made("أول")))
    assert not list(tmp_path.iterdir())


def test_a_file_changed_outside_is_noticed_and_not_written_over(tmp_path: Path) -> None:
    session = Session(made("أول"))
    path = save(session, tmp_path / "a.muharrir")
    assert changed_outside(session) == ""
    os.utime(path, ns=(1, 1))
    assert changed_outside(session) == ""
    theirs = BY_ID["muharrir"].write(made("لهم")).value.data
    path.write_bytes(theirs)
    os.utime(path, ns=(5, 5))
    assert changed_outside(session) == "changed"
    retitled(session, "لنا")
    with pytest.raises(ChangedOutside):
        save(session)
    assert path.read_bytes() == theirs
    save(session, force=True)
    assert open_article(path).article.headline == "لنا"
    assert backup_path(path).read_bytes() == theirs
    path.unlink()
    assert changed_outside(session) == "gone"
    save(session)
    assert path.exists()


def test_another_format_is_imported_and_has_no_file_of_its_own_yet(tmp_path: Path) -> None:
    path = tmp_path / "مقال.txt"
    path.write_text("عنوان\n\nنص طويل هنا.\n", "utf-8")
    opened = open_article(path)
    session = opened.session()
    assert session.path is None
    assert session.suggested == opened.suggested == "مقال"
    assert any("نص طويل" in block.text for block in session.article.blocks)
    assert not session.dirty


@pytest.mark.parametrize(
    "data",
    [b"", b"PK", b"hello", b"\x00" * 100, BY_ID["muharrir"].write(made("x")).value.data[:200]],
)
def test_a_broken_file_is_one_sentence(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.muharrir"
    path.write_bytes(data)
    with pytest.raises(FileProblem) as caught:
        open_article(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_link_to_a_file_stays_a_link(tmp_path: Path) -> None:
    real = save(Session(made("أول")), tmp_path / "real.muharrir")
    link = tmp_path / "link.muharrir"
    link.symlink_to(real)
    session = open_article(link).session()
    session.run(set_align("center"))
    save(session)
    assert link.is_symlink()
    assert open_article(real).article == session.article


def test_permissions_of_a_file_are_kept(tmp_path: Path) -> None:
    session = Session(made("أول"))
    path = save(session, tmp_path / "a.muharrir")
    path.chmod(0o640)
    retitled(session, "ثان")
    save(session)
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_folder_is_called_one_and_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="is a folder"):
        open_article(tmp_path)
    if not hasattr(os, "mkfifo"):
        return
    for name in ("pipe.muharrir", "pipe.md"):
        os.mkfifo(tmp_path / name)
        with pytest.raises(FileProblem, match="not an ordinary file"):
            open_article(tmp_path / name)
