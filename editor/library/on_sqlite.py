"""The library in an SQLite file of this user: one writer at a time, search by trigrams (FTS5).

A word of fewer than three letters has no trigram and is looked for in the text itself.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from time import monotonic, sleep
from typing import Any, Final

from sqlalchemy import (
    URL,
    ColumnElement,
    Connection,
    Engine,
    FromClause,
    Select,
    column,
    create_engine,
    event,
    func,
    or_,
    select,
    table,
)
from sqlalchemy.exc import SQLAlchemyError

from editor.formats.disk import problem
from editor.lang.i18n import N_, Sentence, sentence
from editor.library.database import Database, Words
from editor.library.entries import LibraryProblem
from editor.library.tables import SOURCES

TRIGRAM: Final = 3
FIND: Final = table("muharrir_find", column("rowid"), column("folded"), column("muharrir_find"))
"""The full-text table; its column of its own name is what MATCH is asked of."""
WAIT: Final = 5.0
"""Seconds to wait while another window writes."""

DAMAGED: Final = N_("“{place}” is damaged, or it is not a source library. It was left as it is.")
BUSY: Final = N_("Another program is writing to the source library “{place}”. Try again.")
UNREACHABLE: Final = N_("The source library “{place}” cannot be opened.")
UNWRITABLE: Final = N_("The source library “{place}” cannot be written.")
FULL: Final = N_("The disk is full: the source library “{place}” was not changed.")
OTHER: Final = N_("The source library “{place}” could not be used: {reason}.")

SENTENCES: Final[dict[int, str]] = {
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
    sqlite3.SQLITE_CANTOPEN: UNREACHABLE,
    sqlite3.SQLITE_PERM: UNREACHABLE,
    sqlite3.SQLITE_READONLY: UNWRITABLE,
    sqlite3.SQLITE_FULL: FULL,
}


def database_in(location: str) -> Database:
    """The database in a file; the folder is made, and only this user may read the file."""
    path = Path(location)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise LibraryProblem(problem(error, path).sentence) from error
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": WAIT},
        hide_parameters=True,
    )
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return Database(
        engine,
        str(path),
        shared=False,
        explain=_explain,
        guard=lambda connection: None,  # BEGIN IMMEDIATE has waited
        found=_found,
        index=lambda connection: None,  # a migration made it
        wipe=_wipe,
        settle=lambda: _settle(engine),
    )


def _on_connect(connection: Any, record: object) -> None:
    connection.isolation_level = None  # _on_begin begins
    _use_log(connection)
    for pragma in ("foreign_keys = ON", "secure_delete = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _use_log(connection: Any) -> None:
    """Readers and a writer side by side. This change of a new file does not wait by itself while
    another program makes it as well."""
    until = monotonic() + WAIT
    while connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise
            sleep(0.02)


def _on_begin(connection: Connection) -> None:
    # A transaction that first reads and then writes would fail where another one wrote between.
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _found(words: Words, limit: int) -> Select[tuple[int]]:
    long = [word for word in words if min(map(len, word)) >= TRIGRAM]
    place: FromClause = FIND if long else SOURCES
    seq = FIND.c.rowid if long else SOURCES.c.seq
    conditions: list[ColumnElement[bool]] = [
        or_(*(func.instr(place.c.folded, one) > 0 for one in word))
        for word in words
        if word not in long
    ]
    if long:
        query = " AND ".join(f"({' OR '.join(map(_quoted, word))})" for word in long)
        conditions.append(FIND.c.muharrir_find.op("MATCH")(query))
    return select(seq).where(*conditions).order_by(seq.desc()).limit(limit)


def _quoted(word: str) -> str:
    doubled = word.replace('"', '""')
    return f'"{doubled}"'


def _wipe(connection: Connection) -> None:
    """Without this the index keeps the letters of deleted text until it next tidies itself."""
    connection.exec_driver_sql("INSERT INTO muharrir_find (muharrir_find) VALUES ('optimize')")


def _settle(engine: Engine) -> None:
    """Empty the log: until then it keeps the pages as they were before something was deleted.

    Where somebody reads at this moment, the log stays until the next time.
    """
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
    finally:
        raw.close()


def _explain(error: SQLAlchemyError, place: str) -> Sentence:
    cause = getattr(error, "orig", None)
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    if code in SENTENCES:
        return sentence(SENTENCES[code], place=place)
    return sentence(OTHER, place=place, reason=getattr(cause, "sqlite_errorname", "SQLite"))
