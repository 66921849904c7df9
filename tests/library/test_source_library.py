"""The source library on both databases: the same tests for SQLite and for a PostgreSQL server."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from traceback import format_exception

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import Executable, inspect, text

from editor.library import tables
from editor.library.connecting import connect
from editor.library.entries import Conflict, Entry, LibraryProblem, for_library, may_be_shared
from editor.library.opening import open_library
from editor.library.source_library import SourceLibrary
from editor.model.article import new_id
from editor.model.sources import Source
from tests.articles import sources as any_source

AGENCY = Source("s1", "agency", "ريا", name="وكالة ريا نوفوستي", name_latin="RIA Novosti")
PAPER = Source("s2", "outlet", "ستاندرد", name="صحيفة ستاندرد", aliases=("Evening Standard",))
KREMLIN = Source("s3", "organisation", "الكرملين", name="الكرملين", via="s1")
MINISTER = Source(
    "s4", "person", "هيلي", name="جون هيلي", role="وزير الدفاع", organisation="بريطانيا"
)


@pytest.fixture
def library(location: str) -> Iterator[SourceLibrary]:
    library = open_library(location)
    yield library
    library.close()


def added(library: SourceLibrary, *sources: Source) -> tuple[Entry, ...]:
    results = library.add(sources)
    assert all(isinstance(one, Entry) for one in results)
    return tuple(one for one in results if isinstance(one, Entry))


def ids(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.source.id for entry in entries]


def test_a_source_comes_back_as_it_was_put_in(library: SourceLibrary) -> None:
    (entry,) = added(library, AGENCY)
    assert entry.source == AGENCY
    assert entry.version == 1
    assert library.get("s1") == entry
    assert library.get("s9") is None


def test_what_was_put_in_is_there_after_opening_again(location: str) -> None:
    first = open_library(location)
    entries = added(first, AGENCY, PAPER)
    first.close()
    again = open_library(location)
    assert (again.get("s1"), again.get("s2")) == entries
    again.close()


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(source=any_source.filter(may_be_shared))
def test_any_source_survives(library: SourceLibrary, source: Source) -> None:
    source = replace(source, id=new_id())  # the library lives on between the examples
    (entry,) = added(library, source)
    expected = for_library(source, {source.id})
    assert entry.source == expected
    assert library.get(source.id) == entry
    assert source.id in ids(library.search(source.name, limit=1000))


def test_adding_the_same_again_changes_nothing(library: SourceLibrary) -> None:
    first = added(library, AGENCY)
    assert library.add([AGENCY, AGENCY]) == (*first, *first)


def test_adding_another_under_the_same_id_is_a_conflict(library: SourceLibrary) -> None:
    (entry,) = added(library, AGENCY)
    other = replace(AGENCY, label="نوفوستي")
    assert library.add([other]) == (Conflict(None, other, entry),)
    assert library.get("s1") == entry


@pytest.mark.parametrize(
    "change", [{"confidential": True}, {"terms": "background"}, {"terms": "off_record"}]
)
def test_a_source_without_a_public_name_is_refused_with_all_that_came_with_it(
    library: SourceLibrary, change: dict[str, object]
) -> None:
    secret = replace(PAPER, **change)  # type: ignore[arg-type]
    with pytest.raises(LibraryProblem) as caught:
        library.add([AGENCY, secret])
    assert secret.name not in str(caught.value)
    assert library.search("") == ()
    (entry,) = added(library, AGENCY)
    with pytest.raises(LibraryProblem):
        library.update(entry, replace(AGENCY, **change))  # type: ignore[arg-type]
    assert library.get("s1") == entry


def test_an_update_counts_versions(library: SourceLibrary) -> None:
    (entry,) = added(library, AGENCY)
    changed = replace(AGENCY, url="https://ria.example")
    updated = library.update(entry, changed)
    assert isinstance(updated, Entry)
    assert (updated.source, updated.version) == (changed, 2)
    assert library.get("s1") == updated


def test_an_update_of_what_somebody_changed_is_a_conflict_with_both(library: SourceLibrary) -> None:
    (base,) = added(library, AGENCY)
    theirs = library.update(base, replace(AGENCY, label="ر"))
    assert isinstance(theirs, Entry)
    mine = replace(AGENCY, title="بيان")
    conflict = library.update(base, mine)
    assert conflict == Conflict(AGENCY, mine, theirs)
    assert library.get("s1") == theirs
    assert isinstance(conflict, Conflict)
    resolved = library.update(theirs, conflict.merged)
    assert isinstance(resolved, Entry)
    assert resolved.source == replace(AGENCY, label="ر", title="بيان")


def test_the_same_change_by_two_people_is_no_conflict(library: SourceLibrary) -> None:
    (base,) = added(library, AGENCY)
    changed = replace(AGENCY, label="ر")
    assert library.update(base, changed) == library.update(base, changed)


def test_an_update_of_what_somebody_deleted_is_a_conflict(library: SourceLibrary) -> None:
    (base,) = added(library, AGENCY)
    assert library.delete([base]) == ()
    mine = replace(AGENCY, label="ر")
    assert library.update(base, mine) == Conflict(AGENCY, mine, None)
    assert isinstance(library.add([mine])[0], Entry)


def test_what_somebody_changed_is_not_deleted(library: SourceLibrary) -> None:
    (base, paper) = added(library, AGENCY, PAPER)
    theirs = library.update(base, replace(AGENCY, label="ر"))
    assert isinstance(theirs, Entry)
    assert library.delete([base, paper]) == (Conflict(AGENCY, AGENCY, theirs),)
    assert library.get("s1") == theirs
    assert library.get("s2") is None
    assert library.search("ستاندرد") == ()


def test_of_two_who_write_at_once_one_is_told_and_nothing_is_lost(location: str) -> None:
    libraries = [open_library(location), open_library(location)]
    (base,) = added(libraries[0], AGENCY)
    start = Barrier(2)

    def write(number: int) -> Entry | Conflict:
        start.wait()
        return libraries[number].update(base, replace(AGENCY, label=f"تسمية {number}"))

    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(write, (0, 1)))
    won = [one for one in results if isinstance(one, Entry)]
    lost = [one for one in results if isinstance(one, Conflict)]
    assert len(won) == len(lost) == 1
    assert lost[0].theirs == won[0] == libraries[0].get("s1")
    assert lost[0].mine.label != won[0].source.label
    for library in libraries:
        library.close()


def test_many_writers_together_lose_no_source_and_no_change(location: str) -> None:
    sources = [replace(PAPER, id=f"p{n}", label=f"ص{n}") for n in range(4)]

    def work(number: int) -> None:
        library = open_library(location)  # they also make the tables at once
        library.add([AGENCY, sources[number]])
        for round in range(5):
            base = library.get("s1")
            assert base is not None
            mine = replace(base.source, aliases=(*base.source.aliases, f"{number}-{round}"))
            result = library.update(base, mine)
            while isinstance(result, Conflict):
                assert result.theirs is not None
                again = result.theirs.source.aliases
                mine = replace(result.theirs.source, aliases=(*again, f"{number}-{round}"))
                result = library.update(result.theirs, mine)
        library.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    library = open_library(location)
    entry = library.get("s1")
    assert entry is not None
    assert sorted(entry.source.aliases) == sorted(f"{n}-{r}" for n in range(4) for r in range(5))
    assert entry.version == 21
    assert {one.source for one in library.search("ستاندرد")} == set(sources)
    library.close()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("وكاله", ["s1"]),
        ("رِيَا", ["s1"]),
        ("novo", ["s1"]),
        ("STANDARD evening", ["s2"]),
        ("و", ["s4", "s1"]),
        ("كر", ["s3"]),
        ("وزير دفا", ["s4"]),
        ("ري و", ["s4", "s1"]),
        ("ص", ["s2"]),
        ("ت", ["s2", "s1"]),
        ("", ["s4", "s3", "s2", "s1"]),
        ("لا شيء", []),
        ('"وكالة', []),
        ("%", []),
        ("___", []),
        ("100% AND (OR", []),
        ("' --", []),
    ],
)
def test_search_finds_every_word_in_any_spelling(
    library: SourceLibrary, query: str, expected: list[str]
) -> None:
    added(library, AGENCY, PAPER, KREMLIN, MINISTER)
    found = ids(library.search(query))
    assert sorted(found) == sorted(expected)
    if query in ("", "و"):
        assert found[-1] == "s1" if query == "" else found[0] == "s1"


def test_names_that_begin_with_the_query_come_first_and_the_newest_next(
    library: SourceLibrary,
) -> None:
    middle = [replace(PAPER, id=f"m{n}", name=f"مكتب وكالة {n}") for n in range(6)]
    added(library, AGENCY, *middle)
    assert ids(library.search("وكالة", limit=4)) == ["s1", "m5", "m4", "m3"]
    assert ids(library.search("وكالة"))[-1] == "m0"
    assert len(library.search("وكالة")) == 7


def test_search_follows_a_change(library: SourceLibrary) -> None:
    (entry,) = added(library, AGENCY)
    library.update(entry, replace(AGENCY, name="تاس", name_latin=""))
    assert library.search("نوفوستي") == ()
    assert library.search("novosti") == ()
    assert ids(library.search("تاس")) == ["s1"]


def test_a_source_comes_with_those_that_carried_it(library: SourceLibrary) -> None:
    added(library, KREMLIN, AGENCY)
    assert ids(library.with_carriers("s3")) == ["s3", "s1"]
    assert library.with_carriers("s9") == ()


def test_a_circle_of_carriers_ends(library: SourceLibrary) -> None:
    added(library, KREMLIN, replace(AGENCY, via="s3"))
    assert ids(library.with_carriers("s3")) == ["s3", "s1"]


def test_a_carrier_that_stays_in_the_article_is_not_named(library: SourceLibrary) -> None:
    (entry,) = added(library, KREMLIN)
    assert entry.source.via == ""
    added(library, AGENCY)
    updated = library.update(entry, KREMLIN)
    assert isinstance(updated, Entry)
    assert updated.source.via == "s1"


def test_where_a_source_was_used_is_known_and_follows_the_article(library: SourceLibrary) -> None:
    added(library, AGENCY, PAPER)
    library.record_use("a1", "اتصال هاتفي", ["s1", "s2", "s1", "unknown"])
    library.record_use("a2", "قمة", ["s1"])
    assert {(use.article, use.headline) for use in library.used_in("s1")} == {
        ("a1", "اتصال هاتفي"),
        ("a2", "قمة"),
    }
    assert [entry.used for entry in library.search("")] == [1, 2]
    library.record_use("a1", "اتصال ثانٍ", ["s1"])
    assert library.used_in("s2") == ()
    assert sorted(use.headline for use in library.used_in("s1")) == sorted(["اتصال ثانٍ", "قمة"])


def test_uses_go_with_their_source(library: SourceLibrary) -> None:
    (entry,) = added(library, AGENCY)
    library.record_use("a1", "خبر", ["s1"])
    library.delete([entry])
    assert library.used_in("s1") == ()
    added(library, AGENCY)
    assert library.used_in("s1") == ()


def write(library: SourceLibrary, *statements: Executable) -> None:
    with library._database.writing() as connection:
        for statement in statements:
            connection.execute(statement)


def test_a_failed_write_leaves_nothing_half_done(library: SourceLibrary) -> None:
    added(library, AGENCY)
    with pytest.raises(LibraryProblem):
        write(library, tables.SOURCES.delete(), text("SELECT nothing FROM nowhere"))
    assert ids(library.search("")) == ["s1"]


def test_a_database_error_does_not_quote_what_was_stored(library: SourceLibrary) -> None:
    added(library, AGENCY)
    row = {"id": "s1", "version": 1, "changed_at": "", "body": "محتوى", "first": "", "folded": ""}
    with pytest.raises(LibraryProblem) as caught:
        write(library, tables.SOURCES.insert().values(row))
    shown = "".join(format_exception(caught.value))
    assert "محتوى" not in shown


def test_a_source_that_cannot_be_read_is_said_so(library: SourceLibrary) -> None:
    added(library, AGENCY)
    write(library, tables.SOURCES.update().values(body='{"id": "s1", "colour": "red"}'))
    with pytest.raises(LibraryProblem, match="colour"):
        library.get("s1")


def test_the_tables_are_as_the_migrations_make_them(library: SourceLibrary) -> None:
    with library._database.reading() as connection:
        seen = inspect(connection)
        for table in tables.METADATA.sorted_tables:
            made = {column["name"]: column["nullable"] for column in seen.get_columns(table.name)}
            assert list(made) == [column.name for column in table.columns]


def test_an_older_library_is_brought_up_to_date(
    location: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = open_library(location)
    (entry,) = added(library, AGENCY)
    library.close()
    step = tables.Migration(both=("ALTER TABLE muharrir_uses ADD COLUMN outlet TEXT",))
    monkeypatch.setattr(tables, "MIGRATIONS", (*tables.MIGRATIONS, step))
    monkeypatch.setattr("editor.library.database.MIGRATIONS", tables.MIGRATIONS)
    for _ in range(2):
        newer = open_library(location)
        assert newer.get("s1") == entry
        with newer._database.reading() as connection:
            columns = inspect(connection).get_columns("muharrir_uses")
        assert [column["name"] for column in columns][-1] == "outlet"
        newer.close()


def test_a_migration_that_fails_leaves_the_library_as_it_was(
    location: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = open_library(location)
    (entry,) = added(library, AGENCY)
    library.close()
    step = tables.Migration(both=("DELETE FROM muharrir_sources", "SELECT broken FROM nowhere"))
    with monkeypatch.context() as patch:
        patch.setattr(tables, "MIGRATIONS", (*tables.MIGRATIONS, step))
        patch.setattr("editor.library.database.MIGRATIONS", tables.MIGRATIONS)
        with pytest.raises(LibraryProblem):
            open_library(location)
    again = open_library(location)
    assert again.get("s1") == entry
    again.close()


def test_a_newer_library_is_refused_and_left_alone(location: str) -> None:
    library = open_library(location)
    added(library, AGENCY)
    write(library, tables.LIBRARY.update().values(version=99))
    library.close()
    with pytest.raises(LibraryProblem, match="newer"):
        connect(location)
