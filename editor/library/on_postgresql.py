"""A newsroom's shared library on PostgreSQL, through psycopg: search by pg_trgm where it is there.

Where the extension may not be installed, or the database's locale makes it blind to Arabic, search
finds the same, but reads everything each time; `index` says so. The password comes from libpq's
own places (a password file, a service file) or the address, and is never said again.

What was deleted is vacuumed away at once where this user may. The server's write-ahead log, its
replicas and its backups keep it for as long as its administrator has them keep it.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, Engine, Select, create_engine, or_, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from editor.lang.i18n import N_, Sentence, sentence
from editor.library.database import BAD_ADDRESS, Database, Words
from editor.library.entries import LibraryProblem
from editor.library.tables import SOURCES

SCHEMES: Final = ("postgresql", "postgres", "postgresql+psycopg")
CONNECT_SECONDS: Final = 5
STATEMENT_MILLISECONDS: Final = 15_000
GUARD: Final = 0x6D756861
"""The advisory lock of whoever writes: the letters “muha”. Writing takes milliseconds, and one
at a time there is neither a deadlock nor the same source added twice."""

NO_DRIVER: Final = N_(
    "A library on PostgreSQL needs the Python package psycopg: pip install 'muharrir[postgresql]'"
)
NOT_UTF8: Final = N_("The database “{place}” does not keep its text in UTF-8.")
UNREACHABLE: Final = N_("The shared library “{place}” cannot be reached: {reason}")
REFUSED: Final = N_("The shared library “{place}” refused: {reason}")
UNINDEXED: Final = N_(
    "Search in the shared library reads every source, because the database has no pg_trgm. "
    "Its administrator can add it: CREATE EXTENSION pg_trgm"
)
BLIND: Final = N_(
    "Search in the shared library reads every source, because the database's locale hides Arabic "
    "letters from pg_trgm. It wants a database with the locale C.UTF-8 or one of a language."
)


def database_at(location: str) -> Database:
    """The database at a `postgresql://` address."""
    try:
        url = make_url(location)
    except (ArgumentError, ValueError):
        raise LibraryProblem(sentence(BAD_ADDRESS)) from None
    if url.drivername not in SCHEMES:
        raise LibraryProblem(sentence(BAD_ADDRESS))
    try:
        engine = create_engine(
            url.set(drivername="postgresql+psycopg"),
            connect_args={
                "connect_timeout": CONNECT_SECONDS,
                "options": f"-c statement_timeout={STATEMENT_MILLISECONDS}",
                "application_name": "muharrir",
                # A statement prepared for any word would never use the index for this word.
                "prepare_threshold": None,
            },
            hide_parameters=True,
            pool_pre_ping=True,
        )
    except ModuleNotFoundError:
        raise LibraryProblem(sentence(NO_DRIVER)) from None
    host = str(url.host or url.query.get("host") or "localhost")
    return Database(
        engine,
        f"{host}/{url.database or ''}",
        shared=True,
        explain=_explain,
        guard=_guard,
        found=_found,
        index=_index,
        wipe=lambda connection: None,
        settle=lambda: _settle(engine),
    )


def _guard(connection: Connection) -> None:
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": GUARD})


def _settle(engine: Engine) -> None:
    """Give back the room of dead rows; until then they stand in the table's file."""
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM muharrir_sources, muharrir_uses"))
    except SQLAlchemyError:
        # The rows are gone for everybody who asks; the server's own vacuum comes by later.
        return


def _found(words: Words, limit: int) -> Select[tuple[int]]:
    conditions = (
        or_(*(SOURCES.c.folded.contains(one, autoescape=True) for one in word)) for word in words
    )
    return select(SOURCES.c.seq).where(*conditions).order_by(SOURCES.c.seq.desc()).limit(limit)


def _index(connection: Connection) -> Sentence | None:
    """Make the trigram index if it is not there and may be made."""
    if connection.execute(text("SHOW server_encoding")).scalar_one() != "UTF8":
        raise LibraryProblem(sentence(NOT_UTF8, place=connection.engine.url.database or ""))
    indexed = text("SELECT to_regclass('muharrir_sources_find') IS NOT NULL")
    if not connection.execute(indexed).scalar_one():
        try:
            with connection.begin_nested():
                connection.execute(text("CREATE EXTENSION IF NOT EXISTS pg_trgm"))
                connection.execute(
                    text(
                        "CREATE INDEX IF NOT EXISTS muharrir_sources_find ON muharrir_sources"
                        " USING gin (folded gin_trgm_ops)"
                    )
                )
        except DBAPIError:
            return sentence(UNINDEXED)
    try:
        with connection.begin_nested():
            seen = connection.execute(text("SELECT show_trgm('مصدر') <> '{}'")).scalar_one()
    except DBAPIError:
        return None  # indexed, though in a schema that is not searched for functions
    return None if seen else sentence(BLIND)


def _explain(error: SQLAlchemyError, place: str) -> Sentence:
    cause = getattr(error, "orig", None)
    told = getattr(getattr(cause, "diag", None), "message_primary", None)
    if told:
        return sentence(REFUSED, place=place, reason=told)
    # Without an answer of the server there is only what libpq says, which has no row in it.
    lines = str(cause or "").strip().splitlines()
    return sentence(UNREACHABLE, place=place, reason=lines[0] if lines else type(error).__name__)
