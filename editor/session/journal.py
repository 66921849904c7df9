"""The crash journal: every article with unsaved changes, written aside at most 2 s behind typing.

A frozen article is handed to a worker thread, which writes the newest one of each session and
skips those in between. Each running program has a folder of its own and holds its lock, so what a
second window is writing is never taken for the remains of a crash. An entry holds what the article
holds, its file's path, and nothing else.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import gmtime, monotonic, strftime
from typing import IO, Final

from editor.formats.disk import problem
from editor.lang.i18n import N_, sentence
from editor.library.lock import lock
from editor.library.places import state_folder
from editor.model.article import new_id
from editor.session.entry import Entry, Recovered, left_behind, store
from editor.session.session import Change, Session

INTERVAL: Final = 1.0
"""Seconds between two rounds of writing; what is typed in between is lost with the process."""

TURN: Final = 0.0005
"""Seconds after which a thread that computes lets another one go on."""

NOT_KEPT: Final = N_("What is typed cannot be kept aside; save it. ({reason})")


def journal_folder() -> Path:
    """Where the journals of all running programs of this user are."""
    return state_folder() / "journal"


class Journal:
    """The journal of this running program. All methods are for the thread of the sessions.

    `on_problem` hears a sentence (or "" when it works again) from the worker's thread.
    """

    def __init__(
        self,
        folder: Path | None = None,
        interval: float = INTERVAL,
        on_problem: Callable[[str], None] = lambda sentence: None,
    ) -> None:
        self._root = folder or journal_folder()
        self._folder = self._root / new_id()
        self._interval = interval
        self._on_problem = on_problem
        self._lock: IO[bytes] | None = None
        self._names: dict[Session, str] = {}
        self._forget: dict[Session, Callable[[], None]] = {}
        self._wanted: dict[str, Entry | None] = {}
        self._latest: dict[str, Entry] = {}
        self._signal = threading.Condition()
        self._busy = False
        self._closing = False
        self._urgent = False
        self._thread: threading.Thread | None = None
        self.problem = ""

    def watch(self, session: Session) -> None:
        """Keep the session in the journal while it has unsaved changes."""
        if session in self._names:
            return
        self._names[session] = new_id()
        self._forget[session] = session.subscribe(lambda change: self._changed(session, change))
        if session.dirty:
            self._keep(session)

    def drop(self, session: Session) -> None:
        """The session was closed in order: nothing of it remains."""
        if session in self._names:
            self._forget.pop(session)()
            self._want(self._names.pop(session), None)

    def adopt(self, recovered: Recovered, session: Session) -> None:
        """Watch a session made from a recovered article; the remains go once it is safe here."""
        session.mark_unsaved()
        self.watch(session)
        if self.flush():
            recovered.discard()

    def flush(self, seconds: float = 10.0) -> bool:
        """Wait until everything is written; False where it could not be."""
        until = monotonic() + seconds
        with self._signal:
            self._urgent = True
            self._signal.notify_all()
            while (self._wanted or self._busy) and not self.problem:
                if not self._signal.wait(max(until - monotonic(), 0)):
                    return False
            return not self.problem

    def close(self) -> None:
        """End in order: every session was saved or given up, and nothing remains."""
        for session in tuple(self._names):
            self.drop(session)
        with self._signal:
            self._closing = True
            self._signal.notify_all()
        if self._thread is not None:
            self._thread.join()
        if self._lock is not None:
            self._lock.close()
            shutil.rmtree(self._folder, ignore_errors=True)

    def _changed(self, session: Session, change: Change) -> None:
        if change.kind == "selection":
            return
        if session.dirty:
            self._keep(session)
        else:
            self._want(self._names[session], None)

    def _keep(self, session: Session) -> None:
        self._want(self._names[session], Entry(session.article, session.path, session.stamp))

    def _want(self, name: str, entry: Entry | None) -> None:
        with self._signal:
            if entry is None and self._thread is None:
                return
            self._wanted[name] = entry
            if entry is None:
                self._latest.pop(name, None)
            else:
                self._latest[name] = entry
            if self._thread is None:
                self._start()
            self._signal.notify_all()

    def _start(self) -> None:
        """Start the worker; where the system has no thread left, the next change tries again."""
        # A key must not wait its turn while a long article is being encoded.
        sys.setswitchinterval(TURN)
        thread = threading.Thread(target=self._work, name="journal", daemon=True)
        try:
            thread.start()
        except RuntimeError as error:
            self._say(no_longer(error))
        else:
            self._thread = thread

    def _say(self, said: str) -> None:
        if said != self.problem:
            self.problem = said
            # Whoever listened may be gone; that is no reason to keep nothing from then on.
            with suppress(Exception):
                self._on_problem(said)

    def _work(self) -> None:
        while True:
            with self._signal:
                while not self._wanted and not self._closing:
                    self._signal.wait()
                wanted, self._wanted = self._wanted, {}
                if not wanted:
                    return
                self._busy, self._urgent = True, False
            failed = self._write(wanted)
            with self._signal:
                self._busy = False
                # What could not be written is tried again, unless something newer came.
                self._wanted = {**failed, **self._wanted} if not self._closing else self._wanted
                self._signal.notify_all()
                self._rest()

    def _rest(self) -> None:
        """Let some time go by, unless somebody waits for the worker."""
        until = monotonic() + self._interval
        while not (self._closing or self._urgent) and (left := until - monotonic()) > 0:
            self._signal.wait(left)

    def _write(self, wanted: dict[str, Entry | None]) -> dict[str, Entry | None]:
        failed: dict[str, Entry | None] = {}
        said = ""
        if self._lock is not None and not self._folder.is_dir():
            # Somebody cleaned up: everything that is unsaved must be written anew.
            self._lock.close()
            self._lock = None
            with self._signal:
                wanted = {**self._latest, **wanted}
        for name, entry in wanted.items():
            try:
                self._prepare()
                store(self._folder, name, entry, _now())
            except OSError as error:
                said = sentence(NOT_KEPT, reason=problem(error, self._folder).sentence)
                failed[name] = entry
            except BaseException as error:
                # Whatever it is: a worker that ends in silence would keep nothing from then on.
                said = no_longer(error)
                failed[name] = entry
        self._say(said)
        return failed

    def _prepare(self) -> None:
        if self._lock is None:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._lock = lock(self._folder)
            if self._lock is None:
                raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))


def no_longer(error: BaseException) -> str:
    """The sentence for what no disk is to blame for."""
    return sentence(NOT_KEPT, reason=f"{type(error).__name__}: {error}")


def _now() -> str:
    return strftime("%Y-%m-%dT%H:%M:%S+00:00", gmtime())


def recover(folder: Path | None = None) -> tuple[Recovered, ...]:
    """What programs that did not end in order left behind, the newest first."""
    return left_behind(folder or journal_folder())
