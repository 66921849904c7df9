"""Opening the source library, where it is first needed: only here is the database code loaded.

The window's start and every export stay free of it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from editor.library.places import data_folder

if TYPE_CHECKING:
    from editor.library.source_library import SourceLibrary

FILE: Final = "sources.db"


def open_library(location: str | Path = "") -> SourceLibrary:
    """The library in a file, or at a `postgresql://` address; by default in the user's data folder.

    A new one is made where there is none. Takes a third of a second the first time (the database
    code is loaded), so call it from a worker. A password belongs into PostgreSQL's own password
    file rather than the address. Raises `LibraryProblem`.
    """
    from editor.library.connecting import connect
    from editor.library.source_library import SourceLibrary

    database = connect(location or data_folder() / FILE)
    try:
        return SourceLibrary(database)
    except BaseException:
        database.engine.dispose()
        raise
