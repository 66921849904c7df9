"""Connections to the library's database, whichever it is, and its errors as sentences.

`Database` is what the two modules `on_sqlite` and `on_postgresql` fill in, each with its own
locking and its own index for search. Knows no source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection, Engine, Select, inspect, select
from sqlalchemy.exc import SQLAlchemyError

from editor.lang.i18n import N_, Sentence, sentence
from editor.library.entries import LibraryProblem
from editor.library.tables import LIBRARY, MIGRATIONS, migrate
from editor.value import frozen

Words = Sequence[tuple[str, ...]]
"""Words that must all be found, each in one of its spellings."""

NEWER: Final = N_(
    "The source library was made by a newer Muharrir. It was left as it is; update the program."
)
FOREIGN: Final = N_("“{place}” is a database of another program. It was left as it is.")
BAD_ADDRESS: Final = N_(
    "The address of the source library is not understood. It reads like this: "
    "postgresql://user@server/database"
)


@frozen
class Database:
    """`explain` turns a database error into a sentence. `guard` waits until nobody else writes.

    `found` selects the `seq` of the newest sources in whose folded text all words stand, so many
    at most. `index` prepares search and returns a sentence where it stays slow, or nothing.
    `wipe` takes what was deleted out of that index, `settle`, after the transaction, out of what
    the database keeps beside its file. `shared`: other programs may keep tables of
    their own in the database.
    """

    engine: Engine
    place: str
    shared: bool
    explain: Callable[[SQLAlchemyError, str], Sentence]
    guard: Callable[[Connection], None]
    found: Callable[[Words, int], Select[tuple[int]]]
    index: Callable[[Connection], Sentence | None]
    wipe: Callable[[Connection], None]
    settle: Callable[[], None]

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for one question."""
        try:
            with self.engine.connect() as connection:
                yield connection
        except SQLAlchemyError as error:
            # Its text may quote what was being stored, so it is not chained.
            raise LibraryProblem(self.explain(error, self.place)) from None

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction, one at a time, written whole at the end of the block or not at all."""
        try:
            with (
                self.engine.connect().execution_options(writing=True) as connection,
                connection.begin(),
            ):
                self.guard(connection)
                yield connection
        except SQLAlchemyError as error:
            raise LibraryProblem(self.explain(error, self.place)) from None


def prepare(database: Database) -> None:
    """Its tables, as they are in this version. Raises `LibraryProblem`."""
    with database.reading() as connection:
        version = _version(database, connection)
    if version == len(MIGRATIONS):
        return
    with database.writing() as connection:
        # Somebody else may have done it since.
        version = _version(database, connection)
        if version < len(MIGRATIONS):
            migrate(connection, version)


def _version(database: Database, connection: Connection) -> int:
    tables = inspect(connection).get_table_names()
    if LIBRARY.name not in tables:
        if tables and not database.shared:
            raise LibraryProblem(sentence(FOREIGN, place=database.place))
        return 0
    version = connection.execute(select(LIBRARY.c.version)).scalar_one_or_none() or 0
    if version > len(MIGRATIONS):
        raise LibraryProblem(sentence(NEWER))
    return version
