"""What is particular to a newsroom's server: rights, search without pg_trgm, a server gone away."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from editor.library.entries import Entry, LibraryProblem
from editor.library.opening import open_library
from editor.model.sources import Source
from tests.library.conftest import execute

AGENCY = Source("s1", "agency", "ريا", name="وكالة ريا نوفوستي")
NewDatabase = Callable[..., str]


def database_of(address: str) -> str:
    return address.partition("@/")[2].partition("?")[0]


@pytest.fixture
def plain_user(server: Path) -> str:
    """A role that may do nothing unless told."""
    execute(
        server,
        "DO $$ BEGIN IF to_regrole('reporter') IS NULL THEN"
        " CREATE ROLE reporter LOGIN; END IF; END $$",
    )
    return "reporter"


def test_search_uses_the_trigram_index(new_database: NewDatabase) -> None:
    with closing(open_library(new_database())) as library:
        assert library.notice == ""
        library.add([AGENCY])
        with library._database.reading() as connection:
            connection.execute(text("SET enable_seqscan = off"))
            connection.execute(text("SET enable_indexscan = off"))
            plan = connection.execute(
                text("EXPLAIN SELECT seq FROM muharrir_sources WHERE folded LIKE '%نوفوستي%'")
            )
            assert "muharrir_sources_find" in "\n".join(plan.scalars())


def test_without_the_right_to_make_the_extension_search_works_and_says_that_it_is_slow(
    new_database: NewDatabase, plain_user: str, server: Path
) -> None:
    address = new_database(plain_user)
    execute(server, "GRANT CREATE ON SCHEMA public TO reporter", database=database_of(address))
    with closing(open_library(address)) as library:
        assert "pg_trgm" in library.notice
        library.add([AGENCY])
        assert [entry.source for entry in library.search("نوفوستى")] == [AGENCY]
    execute(server, "CREATE EXTENSION pg_trgm", database=database_of(address))
    with closing(open_library(address)) as library:
        assert library.notice == ""


def test_what_was_deleted_is_vacuumed_away_at_once(new_database: NewDatabase) -> None:
    with closing(open_library(new_database())) as library:
        (entry,) = library.add([AGENCY])
        assert isinstance(entry, Entry)
        library.delete([entry])
        with library._database.reading() as connection:
            seen = text("SELECT last_vacuum FROM pg_stat_user_tables"
                        " WHERE relname = 'muharrir_sources'")  # fmt: skip
            assert connection.execute(seen).scalar_one() is not None
            # Nothing is left of the table's only row, so the table has no page any more.
            size = text("SELECT pg_relation_size('muharrir_sources')")
            assert connection.execute(size).scalar_one() == 0


def test_a_locale_that_hides_arabic_letters_from_the_index_is_said(
    new_database: NewDatabase,
) -> None:
    address = new_database(options="LOCALE 'C' TEMPLATE template0")
    with closing(open_library(address)) as library:
        assert "C.UTF-8" in library.notice
        library.add([AGENCY])
        assert [entry.source for entry in library.search("نوفوستى")] == [AGENCY]


def test_a_database_that_does_not_keep_utf_8_is_refused(new_database: NewDatabase) -> None:
    address = new_database(options="ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    with pytest.raises(LibraryProblem, match="UTF-8"):
        open_library(address)


def test_a_reader_may_search_and_is_told_that_it_may_not_write(
    new_database: NewDatabase, plain_user: str, server: Path
) -> None:
    address = new_database()
    with closing(open_library(address)) as library:
        library.add([AGENCY])
    execute(
        server,
        "GRANT SELECT ON muharrir_sources, muharrir_uses, muharrir_library TO reporter",
        database=database_of(address),
    )
    with closing(open_library(address.replace("muharrir@", f"{plain_user}@"))) as library:
        assert [entry.source for entry in library.search("نوفوستي")] == [AGENCY]
        with pytest.raises(LibraryProblem, match="permission denied"):
            library.add([Source("s2", name="تاس")])


def test_tables_of_other_programs_are_no_hindrance(new_database: NewDatabase, server: Path) -> None:
    address = new_database()
    execute(server, "CREATE TABLE sources (name TEXT)", database=database_of(address))
    with closing(open_library(address)) as library:
        library.add([AGENCY])
        assert library.get("s1") is not None


def test_a_connection_that_the_server_closed_is_made_anew(
    new_database: NewDatabase, server: Path
) -> None:
    address = new_database()
    with closing(open_library(address)) as library:
        library.add([AGENCY])
        execute(
            server,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            f" WHERE datname = '{database_of(address)}'",
        )
        assert library.get("s1") is not None


def test_a_server_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(LibraryProblem, match="cannot be reached") as caught:
        open_library(f"postgresql://editor:hunter2@/library?host={tmp_path}")
    assert "hunter2" not in caught.value.sentence
    assert "\n" not in caught.value.sentence


def test_a_database_that_is_not_there_is_one_sentence(server: Path) -> None:
    with pytest.raises(LibraryProblem, match="nothing_here") as caught:
        open_library(f"postgresql://muharrir:hunter2@/nothing_here?host={server}")
    assert "hunter2" not in caught.value.sentence
    assert "\n" not in caught.value.sentence


def test_a_missing_driver_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(LibraryProblem, match="psycopg"):
        open_library("postgresql://editor@server/library")
