"""Saving where names, links, permissions or others get in the way: what was written stays."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from editor.formats import BY_ID
from editor.formats.disk import FileProblem
from editor.library import atomic
from editor.model.article import Article, Block, Media
from editor.model.inline import Text
from editor.session.files import backup_path, changed_outside, open_article, save
from editor.session.session import Session
from editor.value import replace

LONG = "\N{ARABIC LETTER ALEF}" * 122 + "x.muharrir"


def made(title: str, text: str = "نص") -> Article:
    blocks = (Block("h", "headline", (Text(title),)), Block("p", "paragraph", (Text(text),)))
    return Article("a", blocks=blocks)


def retitled(session: Session, title: str) -> None:
    head = replace(session.article.blocks[0], inlines=(Text(title),))
    changed = replace(session.article, blocks=(head, *session.article.blocks[1:]))
    session.propose(changed, session.state.selection, typing=True, now=0)


def saved_twice(path: Path) -> Session:
    session = Session(made("أول"))
    save(session, path)
    retitled(session, "ثان")
    save(session)
    return session


@pytest.mark.parametrize("more", ["", "y"])
def test_the_longest_name_there_can_be_has_a_backup_too(tmp_path: Path, more: str) -> None:
    path = tmp_path / (more + LONG)
    assert len(os.fsencode(path.name)) == 254 + len(more)
    saved_twice(path)
    assert open_article(path).article.headline == "ثان"
    backup = BY_ID["muharrir"].read(backup_path(path).read_bytes()).value
    assert backup.headline == "أول"
    assert len(os.fsencode(backup_path(path).name)) <= 255


def test_a_name_that_is_too_long_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="too long"):
        save(Session(made("أول")), tmp_path / ("ب" + LONG))
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give a file to somebody else")
def test_whose_the_file_is_stays_so_that_colleagues_can_still_write(tmp_path: Path) -> None:
    session = Session(made("أول"))
    path = save(session, tmp_path / "a.muharrir")
    os.chown(path, 1234, 4321)
    path.chmod(0o660)
    retitled(session, "ثان")
    save(session)
    facts = path.stat()
    assert (facts.st_uid, facts.st_gid, facts.st_mode & 0o777) == (1234, 4321, 0o660)


def test_an_owner_that_cannot_be_kept_is_no_reason_not_to_save(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(atomic.os, "chown", refused)
    monkeypatch.setattr(atomic.os, "listxattr", refused, raising=False)
    saved_twice(tmp_path / "a.muharrir")


def test_what_stands_beside_the_file_stays_with_it(tmp_path: Path) -> None:
    session = Session(made("أول"))
    path = save(session, tmp_path / "a.muharrir")
    try:
        os.setxattr(path, "user.tag", b"urgent")
    except (OSError, AttributeError):
        pytest.skip("this disk keeps nothing beside a file")
    retitled(session, "ثان")
    save(session)
    assert os.getxattr(path, "user.tag") == b"urgent"


def test_another_name_of_the_file_keeps_the_old_content(tmp_path: Path) -> None:
    session = Session(made("أول"))
    path = save(session, tmp_path / "a.muharrir")
    os.link(path, tmp_path / "yesterday.muharrir")
    retitled(session, "ثان")
    save(session)
    assert open_article(tmp_path / "yesterday.muharrir").article.headline == "أول"
    assert open_article(path).article.headline == "ثان"


def test_what_is_no_file_is_neither_waited_for_nor_written_over(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.muharrir"
    os.mkfifo(pipe)
    with pytest.raises(FileProblem, match="ordinary"):
        save(Session(made("أول")), pipe)
    assert pipe.is_fifo()
    session = Session(made("أول"))
    path = save(session, tmp_path / "a.muharrir")
    path.unlink()
    os.mkfifo(path)
    retitled(session, "ثان")
    assert changed_outside(session) == "gone"
    with pytest.raises(FileProblem, match="ordinary"):
        save(session)
    assert session.dirty


def test_links_that_lead_nowhere_are_sentences_or_become_the_file_they_name(tmp_path: Path) -> None:
    new, nowhere, loop = (tmp_path / f"{name}.muharrir" for name in ("new", "nowhere", "loop"))
    new.symlink_to(tmp_path / "real.muharrir")
    nowhere.symlink_to(tmp_path / "missing" / "x.muharrir")
    loop.symlink_to(loop)
    save(Session(made("أول")), new)
    assert new.is_symlink()
    assert open_article(tmp_path / "real.muharrir").article.headline == "أول"
    with pytest.raises(FileProblem, match="missing"):
        save(Session(made("أول")), nowhere)
    with pytest.raises(FileProblem, match="links"):
        save(Session(made("أول")), loop)


def test_a_folder_that_goes_away_and_comes_back_takes_the_article_again(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    session = saved_twice(folder / "a.muharrir")
    shutil.rmtree(folder)
    retitled(session, "ثالث")
    with pytest.raises(FileProblem, match="desk"):
        save(session)
    assert session.dirty
    folder.mkdir()
    save(session)
    assert open_article(folder / "a.muharrir").article.headline == "ثالث"


def test_what_another_writes_in_the_middle_of_saving_becomes_the_backup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = saved_twice(tmp_path / "a.muharrir")
    theirs = BY_ID["muharrir"].write(made("لهم")).value.data
    real = atomic._write

    def meanwhile(path: Path, *args: object, **kwargs: bool) -> None:
        if not written:
            written.append(path)
            (tmp_path / "a.muharrir").write_bytes(theirs)
        real(path, *args, **kwargs)  # type: ignore[arg-type]

    written: list[Path] = []
    monkeypatch.setattr(atomic, "_write", meanwhile)
    retitled(session, "لنا")
    path = save(session)
    assert open_article(path).article.headline == "لنا"
    assert backup_path(path).read_bytes() == theirs


def test_saving_twice_at_once_keeps_the_last_and_the_one_before(tmp_path: Path) -> None:
    session = saved_twice(tmp_path / "a.muharrir")
    for title in ("ثالث", "رابع"):
        retitled(session, title)
        path = save(session)
    save(session)
    assert open_article(path).article.headline == "رابع"
    assert BY_ID["muharrir"].read(backup_path(path).read_bytes()).value.headline == "ثالث"
    assert len(list(tmp_path.iterdir())) == 2


def test_a_clock_that_goes_backwards_hides_no_change(tmp_path: Path) -> None:
    session = saved_twice(tmp_path / "a.muharrir")
    assert session.path is not None
    session.path.write_bytes(BY_ID["muharrir"].write(made("لهم")).value.data)
    os.utime(session.path, (0, 0))
    assert changed_outside(session) == "changed"


def test_an_article_that_packs_to_almost_nothing_is_saved_and_opened(tmp_path: Path) -> None:
    chart = Media("i1", "image/svg+xml", b"<svg>" + b" " * 17_000_000 + b"</svg>", 1, 1)
    article = replace(made("طويل"), media=(chart,))
    path = save(Session(article), tmp_path / "a.muharrir")
    assert open_article(path).article == article
