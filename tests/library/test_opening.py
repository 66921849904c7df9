"""Opening a library: what is made, what is refused with one sentence, and what is not loaded."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from editor.library.entries import Entry, LibraryProblem
from editor.library.opening import open_library
from editor.model.sources import Source

AGENCY = Source("s1", "agency", "ريا", name="وكالة ريا نوفوستي")


def refused(location: Path | str) -> str:
    with pytest.raises(LibraryProblem) as caught:
        open_library(location)
    assert "\n" not in caught.value.sentence
    return caught.value.sentence


def test_the_library_is_in_the_users_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MUHARRIR_HOME", str(tmp_path))
    with closing(open_library()) as library:
        assert library.place == str(tmp_path / "data" / "sources.db")
        assert library.notice == ""
    assert (tmp_path / "data" / "sources.db").is_file()


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_only_this_user_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "sources.db"
    open_library(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "sources.db"
    path.write_bytes(b"A letter to the editor, of some length. " * 50)
    before = path.read_bytes()
    assert "damaged" in refused(path)
    assert path.read_bytes() == before


def test_a_damaged_library_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "sources.db"
    open_library(path).close()
    data = bytearray(path.read_bytes())
    data[100:4096] = bytes(3996)
    path.write_bytes(data)
    assert "damaged" in refused(path)


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "theirs.db"
    with closing(sqlite3.connect(path)) as theirs:
        theirs.execute("CREATE TABLE recipes (name TEXT)")
        theirs.commit()
    assert "another program" in refused(path)
    with closing(sqlite3.connect(path)) as theirs:
        tables = theirs.execute("SELECT name FROM sqlite_master").fetchall()
    assert tables == [("recipes",)]


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert str(tmp_path) in refused(tmp_path)


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert str(tmp_path / "file") in refused(tmp_path / "file" / "sources.db")


def test_a_library_that_somebody_keeps_locked_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("editor.library.on_sqlite.WAIT", 0.05)
    path = tmp_path / "sources.db"
    open_library(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "Try again" in refused(path)


@pytest.mark.parametrize(
    "address",
    ["mysql://editor:hunter2@db/x", "postgresql://editor:hunter2@db:port/x", "sqlite:///x", "://"],
)
def test_an_address_that_is_not_understood_is_refused_without_repeating_it(address: str) -> None:
    assert "hunter2" not in refused(address)
    assert "postgresql://user@server/database" in refused(address)


@pytest.mark.parametrize("how", ["deleted", "redacted"])
def test_what_was_taken_out_is_in_no_file(tmp_path: Path, how: str) -> None:
    path = tmp_path / "sources.db"
    name = "Quetzalcoatlus Wirevox"
    with closing(open_library(path)) as library:
        keep, gone = library.add([AGENCY, replace(AGENCY, id="s2", name_latin=name)])
        assert isinstance(keep, Entry)
        assert isinstance(gone, Entry)
        if how == "deleted":
            library.delete([gone])
        else:
            library.update(gone, replace(gone.source, name_latin=""))
        # Already while the library is open, and in the log beside it too.
        data = b"".join(file.read_bytes() for file in tmp_path.iterdir()).lower()
    for bytes_ in (data, path.read_bytes().lower()):
        assert AGENCY.name.encode() in bytes_
        for piece in (name.encode().lower(), b"zal", b"wir"):
            assert piece not in bytes_


def test_the_database_code_is_loaded_when_a_library_is_opened_and_not_before(
    tmp_path: Path,
) -> None:
    program = (
        "import sys; import editor.library.opening, editor.library.entries; "
        "heavy = lambda: {m.split('.')[0] for m in sys.modules} & {'sqlalchemy', 'psycopg', "
        "'cryptography', 'sqlite3'}; assert not heavy(), heavy(); "
        f"editor.library.opening.open_library({str(tmp_path / 'sources.db')!r}).close(); "
        "assert 'sqlalchemy' in heavy(); assert 'psycopg' not in heavy()"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
