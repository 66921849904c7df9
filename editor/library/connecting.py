"""Which database stands behind an address: a server's or a file's. Loads only the one it needs."""

from __future__ import annotations

from pathlib import Path

from editor.library.database import Database, prepare


def connect(location: str | Path) -> Database:
    """The database at an address or in a file, ready to use. Raises `LibraryProblem`."""
    if isinstance(location, str) and "://" in location:
        from editor.library.on_postgresql import database_at as opened
    else:
        from editor.library.on_sqlite import database_in as opened
    database = opened(str(location))
    try:
        prepare(database)
    except BaseException:
        database.engine.dispose()
        raise
    return database
