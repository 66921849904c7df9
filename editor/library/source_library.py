"""The source library: sources that live on between articles, shared where it is on a server.

Every change names the version it began with; where somebody was faster, a `Conflict` with both
comes back and nothing is written. Any thread may call it, the window's own thread should not: a
server may take its time. Knows no article and no vault. Import it through `opening.open_library`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, delete, func, insert, select, update

from editor.formats.codec import Mismatch, decoder, encoder
from editor.lang.i18n import N_, sentence
from editor.library.database import Database
from editor.library.entries import (
    Conflict,
    Entry,
    LibraryProblem,
    Use,
    first_text,
    for_library,
    may_be_shared,
    search_text,
    search_words,
    storable,
)
from editor.library.tables import SOURCES, USES
from editor.model.sources import Source

LIMIT: Final = 50
"""Entries that a search gives at most, unless told."""

UNSHAREABLE: Final = N_(
    "Only sources that may be named in public go into the library. This one stays in its article."
)
UNREADABLE: Final = N_("A source in the library cannot be read: {reason}")

_USED: Final = (
    select(func.count()).where(USES.c.source == SOURCES.c.seq).correlate(SOURCES).scalar_subquery()
)
_ENTRY: Final = select(
    SOURCES.c.body, SOURCES.c.version, SOURCES.c.changed_at, _USED.label("used"), SOURCES.c.seq
)


class SourceLibrary:
    """An open library. `notice` is a sentence for the person where search stays slow, or empty."""

    def __init__(self, database: Database) -> None:
        self._database = database
        with database.writing() as connection:
            self.notice: str = database.index(connection) or ""

    @property
    def place(self) -> str:
        """Its file, or its server and database, fit to be shown."""
        return self._database.place

    def close(self) -> None:
        """Let go of the database; the library cannot be used afterwards."""
        self._database.engine.dispose()

    # -- sources -----------------------------------------------------------------------------------

    def add(self, sources: Iterable[Source]) -> tuple[Entry | Conflict, ...]:
        """Put sources in; one result for each.

        A source whose id is there with the same content is left; with other content it is a
        `Conflict`. `via` is kept only where that source is in the library too or comes with them.
        Raises `LibraryProblem` for one that may not be shared, and then nothing is added.
        """
        wanted = _checked(sources)
        with self._database.writing() as connection:
            there = _fetch(connection, SOURCES.c.id.in_([source.id for source in wanted]))
            known = self._carriers(connection, wanted) | {source.id for source in wanted}
            results: list[Entry | Conflict] = []
            rows = []
            for source in (for_library(source, known) for source in wanted):
                entry = there.get(source.id)
                if entry is None:
                    entry = there[source.id] = Entry(source, 1, _now())
                    rows.append({"id": source.id, "version": 1} | _columns(source, entry))
                same = entry.source == source
                results.append(entry if same else Conflict(None, source, entry))
            if rows:
                connection.execute(insert(SOURCES), rows)
        return tuple(results)

    def update(self, base: Entry, source: Source) -> Entry | Conflict:
        """Replace the entry that was shown by the changed source, or say who was faster."""
        (source,) = _checked((source,))
        with self._database.writing() as connection:
            source = for_library(source, self._carriers(connection, (source,)))
            entry = Entry(source, base.version + 1, _now(), base.used)
            done = connection.execute(
                update(SOURCES)
                .where(SOURCES.c.id == base.source.id, SOURCES.c.version == base.version)
                .values(version=entry.version, **_columns(source, entry))
            )
            now = None if done.rowcount else _one(connection, base.source.id)
            if done.rowcount and not _sought(base.source) <= _sought(source):
                self._database.wipe(connection)
        if done.rowcount:
            self._database.settle()
            return entry
        return now if now and now.source == source else Conflict(base.source, source, now)

    def get(self, id: str) -> Entry | None:
        """The entry of a source, if the library has it."""
        with self._database.reading() as connection:
            return _one(connection, id)

    def with_carriers(self, id: str) -> tuple[Entry, ...]:
        """The entry and those that carried it, origin first: what an article takes over."""
        out: list[Entry] = []
        with self._database.reading() as connection:
            seen: set[str] = set()
            while id and id not in seen and (entry := _one(connection, id)) is not None:
                out.append(entry)
                seen.add(id)
                id = entry.source.via
        return tuple(out)

    def delete(self, entries: Iterable[Entry]) -> tuple[Conflict, ...]:
        """Take sources out, except those that somebody changed since: these come back.

        Articles keep their own copies.
        """
        conflicts = []
        with self._database.writing() as connection:
            for base in entries:
                id = base.source.id
                ours = (SOURCES.c.id == id, SOURCES.c.version == base.version)
                if not connection.execute(delete(SOURCES).where(*ours)).rowcount:
                    now = _one(connection, id)
                    conflicts += [Conflict(base.source, base.source, now)] if now else []
            self._database.wipe(connection)
        self._database.settle()
        return tuple(conflicts)

    def search(self, query: str, limit: int = LIMIT) -> tuple[Entry, ...]:
        """Sources in which every word of the query stands, whatever its Arabic spelling.

        Those whose name begins with the query come first, then the newest. An empty query gives
        the newest.
        """
        words = search_words(query)
        newest = SOURCES.c.seq.desc()
        with self._database.reading() as connection:
            if not words:
                return _entries(connection, _ENTRY.order_by(newest).limit(limit))
            start = " ".join(word[0] for word in words)
            begins = SOURCES.c.first.between(start, start + "\U0010ffff")
            first = connection.execute(
                _ENTRY.where(begins).order_by(SOURCES.c.first, newest).limit(limit)
            ).all()
            # The index is asked for one round more than is shown: the first round may be in it.
            found = self._database.found(words, 2 * limit)
            rest = connection.execute(_ENTRY.where(SOURCES.c.seq.in_(found)).order_by(newest)).all()
        rows = {row.seq: row for row in (*first, *rest)}
        return tuple(_entry(row) for row in rows.values())[:limit]

    # -- where they were used ----------------------------------------------------------------------

    def record_use(self, article: str, headline: str, sources: Iterable[str]) -> None:
        """Note that an article cites these sources, and no longer others. See `public_use`.

        Ids that the library does not have are not noted.
        """
        ids = list(dict.fromkeys(sources))
        values = {"article": article, "headline": storable(headline), "cited_at": _now()}
        with self._database.writing() as connection:
            connection.execute(delete(USES).where(USES.c.article == article))
            known = connection.execute(select(SOURCES.c.seq).where(SOURCES.c.id.in_(ids)))
            rows = [{"source": seq, **values} for seq in sorted(known.scalars())]
            if rows:
                connection.execute(insert(USES), rows)

    def used_in(self, id: str) -> tuple[Use, ...]:
        """The articles that cite the source, the one recorded last first."""
        question = (
            select(USES.c.article, USES.c.headline, USES.c.cited_at)
            .join(SOURCES, SOURCES.c.seq == USES.c.source)
            .where(SOURCES.c.id == id)
            .order_by(USES.c.cited_at.desc(), USES.c.article)
        )
        with self._database.reading() as connection:
            return tuple(Use(*row) for row in connection.execute(question))

    def _carriers(self, connection: Connection, sources: Sequence[Source]) -> set[str]:
        """Which of the sources' carriers the library has."""
        wanted = {source.via for source in sources if source.via}
        found = connection.execute(select(SOURCES.c.id).where(SOURCES.c.id.in_(wanted)))
        return set(found.scalars())


def _checked(sources: Iterable[Source]) -> tuple[Source, ...]:
    sources = tuple(sources)
    if not all(may_be_shared(source) for source in sources):
        raise LibraryProblem(sentence(UNSHAREABLE))
    return sources


def _sought(source: Source) -> frozenset[str]:
    return frozenset(search_text(source).split())


def _columns(source: Source, entry: Entry) -> dict[str, Any]:
    body = json.dumps(encoder(Source)(source), ensure_ascii=False)
    return {
        "changed_at": entry.changed_at,
        "body": storable(body),
        "first": first_text(source),
        "folded": search_text(source),
    }


def _fetch(connection: Connection, condition: ColumnElement[bool]) -> dict[str, Entry]:
    found = _entries(connection, _ENTRY.where(condition))
    return {entry.source.id: entry for entry in found}


def _one(connection: Connection, id: str) -> Entry | None:
    return _fetch(connection, SOURCES.c.id == id).get(id)


def _entries(connection: Connection, question: Select[Any]) -> tuple[Entry, ...]:
    return tuple(_entry(row) for row in connection.execute(question))


def _entry(row: Any) -> Entry:
    try:
        source: Source = decoder(Source)(json.loads(row.body))
    except Mismatch as error:
        raise LibraryProblem(sentence(UNREADABLE, reason=error.sentence)) from None
    return Entry(source, row.version, row.changed_at, row.used)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
