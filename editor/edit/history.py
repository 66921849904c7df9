"""Undo and redo as values: one stack for text, sources and metadata.

A step keeps the whole state before and after it, selection included; blocks are shared, so a step
costs one tuple of references. Typing is grouped as in Word: a step goes on until a word is complete
after a pause or a long stretch, and ends at a caret move or a command. Knows no clock: the time of
typing is handed in.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from editor.edit.state import EditorState, is_object
from editor.model.article import Article
from editor.model.inline import cut, plain
from editor.value import frozen, replace

PAUSE: Final = 1.0
"""Seconds without typing after which a step ends at the next word boundary."""
STRETCH: Final = 20.0
"""Seconds of typing without a pause after which a step ends at the next word boundary."""
MAX_STEPS: Final = 1000
MAX_REFERENCES: Final = 3_000_000
"""References to blocks that all steps together may hold: about 24 MB."""


@frozen
class Step:
    """One thing to undo. `open`: typing may still be added to it; `due`: until the word ends."""

    before: EditorState
    after: EditorState
    label: str = ""
    open: bool = False
    due: bool = False
    started: float = 0.0
    touched: float = 0.0


@frozen
class History:
    """What can be undone (last one first to go) and redone (last one first to come back)."""

    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()

    def push(
        self,
        before: EditorState,
        after: EditorState,
        *,
        label: str = "",
        typing: bool = False,
        now: float = 0.0,
    ) -> History:
        """The history with this change; typing is added to the step before it where it belongs.

        `now` is in seconds of any clock that only runs forward.
        """
        last = self.done[-1] if self.done else None
        if typing and last is not None and _continues(last, before, after, now):
            due = last.due or _is_due(last, now)
            step = replace(last, after=after, due=due, touched=now)
            return History((*self.done[:-1], step))
        step = Step(before, after, label, typing, False, now, now)
        return History(_bounded((*self.done, step)))

    def amend(self, before: EditorState, after: EditorState) -> History:
        """The history with this change as a part of the step that led to it, if one did."""
        last = self.done[-1] if self.done else None
        if last is None or last.after.article is not before.article:
            return self.push(before, after)
        return History((*self.done[:-1], replace(last, after=after, open=False)))

    def close(self) -> History:
        """The same, but typing from now on is a step of its own."""
        if not self.done or not self.done[-1].open:
            return self
        return replace(self, done=(*self.done[:-1], replace(self.done[-1], open=False)))

    def undo(self) -> tuple[History, EditorState] | None:
        """The history and the state before the last step; None when there is none."""
        if not self.done:
            return None
        step = replace(self.done[-1], open=False)
        return History(self.done[:-1], (*self.undone, step)), step.before

    def redo(self) -> tuple[History, EditorState] | None:
        """The history and the state after the step last undone; None when there is none."""
        if not self.undone:
            return None
        step = self.undone[-1]
        return History((*self.done, step), self.undone[:-1]), step.after

    def rewritten(self, change: Callable[[Article], Article | None]) -> tuple[History, int]:
        """The history with every article in it as `change` gives it, and how many steps back went.

        None is an article that must not come back: the steps that lead to it go, and those behind
        them; these are counted. A step that changes nothing any more is none. `change` keeps the
        blocks.
        """
        known: dict[int, Article | None] = {}

        def state(old: EditorState) -> EditorState | None:
            key = id(old.article)
            if key not in known:
                known[key] = change(old.article)
            new = known[key]
            return None if new is None else replace(old, article=new)

        def steps(old: tuple[Step, ...]) -> tuple[tuple[Step, ...], int]:
            out: list[Step] = []
            lost = len(old)
            for step in reversed(old):
                before, after = state(step.before), state(step.after)
                if before is None or after is None:
                    break
                lost -= 1
                if before.article != after.article:
                    out.append(replace(step, before=before, after=after))
            return tuple(reversed(out)), lost

        done, lost = steps(self.done)
        return History(done, steps(self.undone)[0]), lost

    @property
    def undo_label(self) -> str:
        """What `undo` would take back; empty for typing or when there is nothing."""
        return self.done[-1].label if self.done else ""

    @property
    def redo_label(self) -> str:
        """What `redo` would bring back; empty for typing or when there is nothing."""
        return self.undone[-1].label if self.undone else ""


def _is_due(step: Step, now: float) -> bool:
    return now - step.touched >= PAUSE or now - step.started >= STRETCH


def _continues(last: Step, before: EditorState, after: EditorState, now: float) -> bool:
    if not last.open or last.after.article != before.article:
        return False
    if last.after.selection != before.selection:
        return False
    if _weight(before) > _weight(after) and _weight(last.before) <= _weight(last.after):
        return False
    return not (last.due or _is_due(last, now)) or _inside_word(before)


def _weight(state: EditorState) -> tuple[int, int]:
    """Grows with typing and shrinks with deleting, as far as the caret's block shows it."""
    place = state.selection.head.block
    block = state.article.blocks[place]
    return len(state.article.blocks), len(plain(block.inlines))


def _inside_word(state: EditorState) -> bool:
    """Whether the caret stands right behind a letter or figure."""
    head = state.selection.head
    block = state.article.blocks[head.block]
    if is_object(block) or head.offset == 0:
        return False
    return plain(cut(block.inlines, head.offset - 1, head.offset)).isalnum()


def _bounded(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The newest steps, as many as memory allows, and never fewer than one."""
    room = MAX_REFERENCES // max(1, len(steps[-1].after.article.blocks))
    return steps[-max(1, min(MAX_STEPS, room)) :]
