"""The open article: its state, its one undo stack, its file, and who wants to hear of changes.

The article it holds is always well-formed. Knows no Qt and no file format; `files` reads and
writes, the view proposes. Not for several threads: the journal is handed frozen values.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, Literal

from editor.edit.history import History
from editor.edit.settle import settle, settled_of
from editor.edit.state import START, Command, EditorState, Selection, clamp
from editor.lang.i18n import N_
from editor.model.article import Article
from editor.model.schema import repair
from editor.session.stamp import Stamp
from editor.value import frozen

Kind = Literal["article", "selection", "saved", "loaded"]
Origin = Literal["view", "command", "undo", "load"]

UNTITLED: Final = N_("Untitled")


@frozen
class Change:
    """What happened. `origin` "view": a view proposed exactly `after`, and shows it already."""

    kind: Kind
    origin: Origin
    before: EditorState
    after: EditorState

    @property
    def is_typing(self) -> bool:
        """Whether the next key may follow at once: what is not the page itself can wait for it."""
        return self.kind == "article" and self.origin == "view"


Callback = Callable[[Change], None]


class Session:
    """One open article."""

    def __init__(self, article: Article, path: Path | None = None, suggested: str = "") -> None:
        self._state = EditorState(repair(article))
        self._saved: Article | None = self._state.article
        self._history = History()
        self._callbacks: tuple[Callback, ...] = ()
        self._views: tuple[Callable[[], None], ...] = ()
        self.path = path
        self.suggested = suggested
        """A file name without folder or suffix, for an article that came from another format."""
        self.stamp: Stamp | None = None
        """What the file at `path` looked like when it was last read or written."""

    @property
    def state(self) -> EditorState:
        """Article, selection and pending marks."""
        return self._state

    @property
    def article(self) -> Article:
        """The article as it is now."""
        return self._state.article

    @property
    def language(self) -> str:
        """BCP 47."""
        return self.article.meta.language

    @property
    def title(self) -> str:
        """The headline, else the file's name, else a message to translate."""
        name = self.path.name if self.path else self.suggested
        return " ".join(self.article.headline.split()) or name or UNTITLED

    @property
    def file(self) -> str:
        """The name without suffix of its file, or of what it came from; "" where it has none."""
        return self.path.stem if self.path else self.suggested

    @property
    def dirty(self) -> bool:
        """Whether the article differs from what is in its file."""
        return self._saved is None or self.article != self._saved

    @property
    def can_undo(self) -> bool:
        """Whether `undo` would do something."""
        return bool(self._history.done)

    @property
    def can_redo(self) -> bool:
        """Whether `redo` would do something."""
        return bool(self._history.undone)

    @property
    def undo_label(self) -> str:
        """What `undo` takes back; empty for typing."""
        return self._history.undo_label

    @property
    def redo_label(self) -> str:
        """What `redo` brings back; empty for typing."""
        return self._history.redo_label

    def run(
        self,
        command: Command,
        label: str = "",
        *,
        joined: bool = False,
        typing: float | None = None,
    ) -> bool:
        """Apply a command as one undo step. False, and nothing happened, where it refuses.

        `joined`: what it changes belongs to the step before it and is undone with that.
        `typing`: the time (as for `propose`) of the typing that it makes room for, which then
        belongs to its step.
        """
        self._hear_views()
        before = self._state
        result = command(before)
        if result is None:
            return False
        article = settled_of(before.article, result)
        if article == before.article:
            article = before.article
        after = EditorState(article, clamp(article, result.selection), result.pending)
        self._history = self._history.close()
        if article is not before.article:
            if joined:
                self._history = self._history.amend(before, after)
            else:
                self._history = self._history.push(
                    before, after, label=label, typing=typing is not None, now=typing or 0.0
                )
            self._become(after, "article", "command")
        elif after != before:
            self._become(after, "selection", "command")
        return True

    def propose(self, article: Article, selection: Selection, *, typing: bool, now: float) -> None:
        """Take over what a view read back after the user edited in it.

        `now`: seconds of a clock that only runs forward, for grouping. Where the proposal is not
        well-formed, its repair is taken and announced with origin "command", so that views follow.
        """
        before = self._state
        settled = settle(before.article, article)
        origin: Origin = "view" if settled == article else "command"
        if settled == before.article:
            if origin == "command":
                self._become(before, "article", origin)
            else:
                self.select(selection)
            return
        after = EditorState(settled, clamp(settled, selection))
        self._history = self._history.push(before, after, typing=typing, now=now)
        self._become(after, "article", origin)

    def select(self, selection: Selection) -> None:
        """The caret moved in a view."""
        selection = clamp(self.article, selection)
        if selection == self._state.selection:
            return
        self._history = self._history.close()
        self._become(EditorState(self.article, selection), "selection", "view")

    def undo(self) -> bool:
        """Take back the last step, with the selection that was before it."""
        self._hear_views()
        return self._go(self._history.undo())

    def redo(self) -> bool:
        """Bring back the step last undone."""
        self._hear_views()
        return self._go(self._history.redo())

    def rewrite_history(self, change: Callable[[Article], Article | None]) -> int:
        """Take something out of all that undo and redo could bring back; see `History.rewritten`.

        The article itself stays as it is. How many steps cannot be undone any more.
        """
        self._history, lost = self._history.close().rewritten(change)
        self._tell(Change("selection", "command", self._state, self._state))
        return lost

    def replace(self, article: Article, path: Path | None = None, *, suggested: str = "") -> None:
        """Load another article in place of this one; the history begins anew."""
        before = self._state
        self._history = History()
        self.path, self.suggested, self.stamp = path, suggested, None
        self._state = EditorState(repair(article), START)
        self._saved = self._state.article
        self._tell(Change("loaded", "load", before, self._state))

    def mark_saved(self, path: Path, article: Article) -> None:
        """Remember that this article is what the file at `path` now holds."""
        self.path, self._saved = path, article
        self._history = self._history.close()
        self._tell(Change("saved", "load", self._state, self._state))

    def mark_unsaved(self) -> None:
        """Remember that no file holds this article: it was recovered, or its file is gone."""
        self._saved = None
        self._tell(Change("saved", "load", self._state, self._state))

    def subscribe(self, callback: Callback) -> Callable[[], None]:
        """Hear of every change after it happened; the function returned ends that."""
        self._callbacks = (*self._callbacks, callback)

        def unsubscribe() -> None:
            self._callbacks = tuple(one for one in self._callbacks if one is not callback)

        return unsubscribe

    def ask_before(self, flush: Callable[[], None]) -> Callable[[], None]:
        """Let a view propose what was typed in it before a command, undo or redo changes anything.

        Else what it shows afterwards would lie over those letters. The function returned ends that.
        """
        self._views = (*self._views, flush)

        def forget() -> None:
            self._views = tuple(one for one in self._views if one is not flush)

        return forget

    def _hear_views(self) -> None:
        for flush in self._views:
            flush()

    def _go(self, found: tuple[History, EditorState] | None) -> bool:
        if found is None:
            return False
        self._history, state = found
        self._become(state, "article", "undo")
        return True

    def _become(self, after: EditorState, kind: Kind, origin: Origin) -> None:
        before, self._state = self._state, after
        self._tell(Change(kind, origin, before, after))

    def _tell(self, change: Change) -> None:
        for callback in self._callbacks:
            callback(change)
