"""The crash journal: what was typed survives a kill, and a living program is left alone."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from editor.formats.disk import FileProblem
from editor.model.article import Article, Block, Media
from editor.model.inline import Text
from editor.session import entry as entries
from editor.session.files import NATIVE, save
from editor.session.journal import Journal, recover
from editor.session.session import Session
from tests.articles import PNG, articles

ROOT = Path(__file__).parents[2]


def made(title: str, *media: Media) -> Article:
    return Article("a", blocks=(Block("h", "headline", (Text(title),)),), media=media)


def edited(session: Session, title: str) -> None:
    head = replace(session.article.blocks[0], inlines=(Text(title),))
    changed = replace(session.article, blocks=(head, *session.article.blocks[1:]))
    session.propose(changed, session.state.selection, typing=True, now=0)


def abandoned(folder: Path, article: Article) -> None:
    """What a killed program leaves: an entry, and a lock that nobody holds."""
    place = folder / "gone"
    place.mkdir(parents=True)
    entries.store(place, "e1", entries.Entry(article, None), "2025-01-01T00:00:00+00:00")


TYPIST = """
import sys, time
from dataclasses import replace
from pathlib import Path
from editor.model.article import Article, Block
from editor.model.inline import Text
from editor.session.journal import Journal
from editor.session.session import Session

journal = Journal(Path(sys.argv[1]), interval=0.05)
session = Session(Article("a", blocks=(Block("h", "headline"),)))
journal.watch(session)
for n in range(100000):
    head = replace(session.article.blocks[0], inlines=(Text(f"word {n}"),))
    article = replace(session.article, blocks=(head, *session.article.blocks[1:]))
    session.propose(article, session.state.selection, typing=True, now=n)
    if n % 20 == 0:
        assert journal.flush()
        print(n, flush=True)
    time.sleep(0.001)
"""


def test_after_a_kill_everything_that_was_safe_comes_back(tmp_path: Path) -> None:
    typist = subprocess.Popen(
        [sys.executable, "-c", TYPIST, str(tmp_path)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert typist.stdout is not None
    safe = [int(typist.stdout.readline()) for _ in range(4)][-1]
    assert recover(tmp_path) == (), "a living program was taken for a crash"
    os.kill(typist.pid, signal.SIGKILL)
    typist.wait()
    typist.stdout.close()
    (found,) = recover(tmp_path)
    assert int(found.read().headline.split()[1]) >= safe
    assert found.title == found.read().headline
    found.discard()
    assert list(tmp_path.iterdir()) == []


def test_an_article_without_unsaved_changes_leaves_nothing(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j", interval=0)
    session = Session(made("أول"))
    journal.watch(session)
    edited(session, "ثان")
    assert journal.flush()
    assert list((tmp_path / "j").rglob("*.entry"))
    save(session, tmp_path / "a.muharrir")
    assert journal.flush()
    assert not list((tmp_path / "j").rglob("*.entry"))
    edited(session, "ثالث")
    session.undo()
    assert journal.flush()
    assert not list((tmp_path / "j").rglob("*.entry"))
    journal.close()
    assert list((tmp_path / "j").iterdir()) == []


def test_closing_in_order_leaves_nothing_even_with_unsaved_changes(tmp_path: Path) -> None:
    journal = Journal(tmp_path, interval=60)
    session = Session(made("أول"))
    journal.watch(session)
    for title in ("ب", "ت", "ث"):
        edited(session, title)
    journal.close()
    assert list(tmp_path.iterdir()) == []


def test_only_the_newest_state_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    real = entries.store

    def store(folder: Path, name: str, entry: entries.Entry | None, now: str) -> None:
        written.append(entry.article.headline if entry else "")
        real(folder, name, entry, now)

    monkeypatch.setattr("editor.session.journal.store", store)
    journal = Journal(tmp_path, interval=60)
    session = Session(made("0"))
    journal.watch(session)
    edited(session, "1")
    assert journal.flush()
    for n in range(2, 50):
        edited(session, str(n))
    assert journal.flush()
    journal.close()
    assert written[0] == "1"
    assert written[-2:] == ["49", ""]
    assert len(written) < 10


def test_an_adopted_article_is_unsaved_and_its_remains_go_only_when_it_is_safe_again(
    tmp_path: Path,
) -> None:
    abandoned(tmp_path, made("بقية"))
    (found,) = recover(tmp_path)
    assert recover(tmp_path) == ()
    session = Session(found.read())
    journal = Journal(tmp_path, interval=0)
    journal.adopt(found, session)
    assert session.dirty
    assert not (tmp_path / "gone").exists()
    assert len(list(tmp_path.rglob("*.entry"))) == 1
    journal.close()
    assert list(tmp_path.iterdir()) == []


def test_images_are_written_once_and_come_back(tmp_path: Path) -> None:
    image = Media("i1", "image/png", PNG, 1, 1)
    abandoned(tmp_path, made("صورة", image))
    (found,) = recover(tmp_path)
    assert found.read().media == (image,)
    assert PNG not in found.place.read_bytes()
    found.discard()


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(articles())
def test_what_comes_back_is_what_was_there(tmp_path: Path, article: Article) -> None:
    abandoned(tmp_path, article)
    (found,) = recover(tmp_path)
    assert found.read() == article
    found.discard()


def test_a_broken_entry_is_a_sentence_and_the_others_come_back(tmp_path: Path) -> None:
    abandoned(tmp_path, made("سليم"))
    (tmp_path / "gone" / "e2.entry").write_bytes(b"{}\nnothing")
    good, bad = recover(tmp_path)
    assert good.read().headline == "سليم"
    with pytest.raises(FileProblem, match="cannot be read"):
        bad.read()
    bad.discard()
    assert (tmp_path / "gone").exists()
    good.discard()
    assert not (tmp_path / "gone").exists()


def test_a_full_disk_is_said_and_writing_goes_on_when_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    full = [True]
    real = entries.store

    def store(folder: Path, name: str, entry: entries.Entry | None, now: str) -> None:
        if full[0]:
            raise OSError(28, "No space left on device")
        real(folder, name, entry, now)

    monkeypatch.setattr("editor.session.journal.store", store)
    journal = Journal(tmp_path, interval=0.01, on_problem=said.append)
    session = Session(made("أول"))
    journal.watch(session)
    edited(session, "ثان")
    assert not journal.flush()
    assert said[0].startswith("What is typed cannot be kept aside; save it.")
    assert "full" in said[0]
    full[0] = False
    journal.problem = ""
    assert journal.flush()
    assert list(tmp_path.rglob("*.entry"))
    journal.close()


def test_only_this_user_may_read_the_journal(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j", interval=0)
    session = Session(made("أول"))
    journal.watch(session)
    edited(session, "ثان")
    assert journal.flush()
    (entry,) = (tmp_path / "j").rglob("*.entry")
    assert entry.stat().st_mode & 0o077 == 0
    assert entry.parent.stat().st_mode & 0o077 == 0
    journal.close()


def unsaved(journal: Journal, title: str) -> Session:
    session = Session(made("أول"))
    journal.watch(session)
    edited(session, title)
    return session


def test_a_journal_that_somebody_cleaned_away_is_written_anew_with_every_article(
    tmp_path: Path,
) -> None:
    journal = Journal(tmp_path / "j", interval=0)
    one, other = unsaved(journal, "واحد"), unsaved(journal, "آخر")
    assert journal.flush()
    shutil.rmtree(tmp_path / "j")
    edited(one, "واحد بعده")
    assert journal.flush()
    places = [*(tmp_path / "j").rglob("*.entry")]
    kept = {NATIVE.read(place.read_bytes().partition(b"\n")[2]).value.headline for place in places}
    assert kept == {"واحد بعده", "آخر"}
    assert recover(tmp_path / "j") == ()
    assert other.dirty
    journal.close()
    assert list((tmp_path / "j").iterdir()) == []


@pytest.mark.parametrize("trouble", [MemoryError, SystemExit, RuntimeError("odd"), OSError(5, "")])
def test_whatever_befalls_the_worker_it_says_so_once_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: type[BaseException] | BaseException
) -> None:
    said: list[str] = []
    troubles = [trouble, trouble, trouble]
    real = entries.store

    def store(*arguments: object) -> None:
        if troubles:
            raise troubles.pop()
        real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("editor.session.journal.store", store)
    journal = Journal(tmp_path, interval=0, on_problem=said.append)
    unsaved(journal, "ثان")
    while len(said) < 2:
        journal.flush(0.05)
    assert said[0]
    assert said[1:] == [""]
    assert journal.flush()
    assert list(tmp_path.rglob("*.entry"))
    journal.close()


def test_a_listener_that_is_gone_does_not_stop_the_writing(tmp_path: Path) -> None:
    def gone(sentence: str) -> None:
        raise RuntimeError("Internal C++ object already deleted.")

    (tmp_path / "j").write_text("in the way", "utf-8")
    journal = Journal(tmp_path / "j", interval=0, on_problem=gone)
    unsaved(journal, "ثان")
    assert not journal.flush()
    (tmp_path / "j").unlink()
    while journal.problem:
        journal.flush(0.05)
    assert journal.flush()
    assert list(tmp_path.rglob("*.entry"))
    journal.close()


def test_without_a_thread_typing_goes_on_and_the_next_change_tries_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def refused(self: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    journal = Journal(tmp_path, interval=0, on_problem=said.append)
    with monkeypatch.context() as patch:
        patch.setattr(threading.Thread, "start", refused)
        session = unsaved(journal, "ثان")
        edited(session, "ثالث")
    assert session.article.headline == "ثالث"
    assert len(said) == 1
    assert "save it" in said[0]
    edited(session, "رابع")
    while journal.problem:
        journal.flush(0.05)
    assert journal.flush()
    assert said[1:] == [""]
    journal.close()
