"""The source library in the window: opened where it is first needed, asked in its own thread.

A library that cannot be reached costs a sentence and nothing else. Knows no SQL and no dialog's
inside.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from editor.lang.i18n import N_
from editor.library.address import with_password
from editor.library.entries import Conflict, Entry, public_use, shareable
from editor.library.opening import FILE, open_library
from editor.library.places import data_folder
from editor.model.sources import chain
from editor.session.session import Session
from editor.ui.dialog import ask
from editor.ui.frame import Frame
from editor.ui.sources.library_place import LibraryPlace
from editor.ui.work import Work

if TYPE_CHECKING:
    from editor.library.source_library import SourceLibrary

Answer = TypeVar("Answer")


class Shelf:
    """One library for all articles of a window."""

    def __init__(self, window: Frame) -> None:
        self._window = window
        self._work = Work(window)
        self._library: SourceLibrary | None = None
        self._password = ""

    @property
    def address(self) -> str:
        """The shared library's address, or nothing for the one on this computer."""
        return str(self._window.settings.get("library"))

    def ask(
        self, question: Callable[[SourceLibrary], Answer], then: Callable[[Answer], object],
        failed: Callable[[str], object] | None = None, *, topic: str = "",
    ) -> None:  # fmt: skip
        """Ask the library; `then` hears the answer in the window's thread."""
        location = with_password(self.address, self._password)
        self._work.ask(
            lambda: question(self._opened(location)), then, failed or self._refuse, topic=topic
        )

    def close(self) -> None:
        """Let go of it once everything that was asked is done."""
        self._work.close(self._closed)

    def keep(self, ids: Sequence[str] = ()) -> None:
        """Put sources of the article (all, unless named) into the library, carriers with them."""
        if self._window.page is None:
            return
        article = self._window.session.article
        known = {source.id: source for source in article.sources}
        wanted = [known[id] for id in ids if id in known] or list(article.sources)
        steps = {step.id: step for one in wanted for step in chain(one, known)}
        fit = shareable(steps.values())
        left = len(steps) - len(fit)
        if not fit:
            self._tell(N_("None of these sources may be named, so they stay in the article."))
            return
        self.ask(
            lambda library: library.add(fit),
            lambda results: self._kept(results, left),
        )

    def record_use(self, session: Session) -> None:
        """Note in the library what the saved article cites, where there is a library at all."""
        if session.dirty or not (self.address or (data_folder() / FILE).exists()):
            return
        use = public_use(session.article)
        self.ask(lambda library: library.record_use(*use), lambda _: None, self._whisper)

    def choose_place(self, then: Callable[[], object] | None = None) -> None:
        """Ask where the library is; `then` happens where it may have moved."""
        dialog = LibraryPlace(self.address, data_folder() / FILE, self._window.tr_, self._window)
        if not ask(dialog):
            return
        self._password = dialog.password()
        self._window.settings.set("library", dialog.address())
        self._window.settings.save()
        self._work.ask(self._closed, lambda _: None, lambda _: None)
        if then is not None:
            then()

    # In the thread

    def _opened(self, location: str | Path) -> SourceLibrary:
        if self._library is None:
            self._library = open_library(location)
        return self._library

    def _closed(self) -> None:
        if self._library is not None:
            self._library.close()
            self._library = None

    # Answers

    def _kept(self, results: Sequence[Entry | Conflict], left: int) -> None:
        tr = self._window.tr_
        kept = sum(isinstance(one, Entry) for one in results)
        for one in results:
            if isinstance(one, Conflict):
                self.settle(one)
        told = [tr.plural("{n} source is in the library.", "{n} sources are in the library.", kept)]
        if left:
            told.append(
                tr.plural(
                    "{n} source may not be named and stays in the article.",
                    "{n} sources may not be named and stay in the article.", left,
                )
            )  # fmt: skip
        self._window.statusBar().showMessage(" ".join(told), 10000)

    def settle(self, conflict: Conflict, then: Callable[[Any], object] | None = None) -> None:
        """Two versions of one source: ask field by field, and write what was chosen."""
        from editor.ui.sources.conflict_dialog import ConflictDialog

        dialog = ConflictDialog(conflict, self._window.tr_, self._window)
        theirs = conflict.theirs
        if not ask(dialog) or theirs is None:
            return
        chosen = dialog.source()

        def heard(result: Entry | Conflict) -> None:
            if isinstance(result, Conflict):
                self.settle(result, then)
            elif then is not None:
                then(result)

        self.ask(lambda library: library.update(theirs, chosen), heard)

    def _tell(self, sentence: str) -> None:
        self._window.statusBar().showMessage(self._window.tr_.say(sentence), 10000)

    def _refuse(self, sentence: str) -> None:
        tr = self._window.tr_
        self._window.tell(tr(N_("Source library")), tr.say(sentence))

    def _whisper(self, sentence: str) -> None:
        self._tell(sentence)
