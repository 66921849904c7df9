"""Commands on marks: bold, links, languages, isolates, and what the next typed letter carries.

The claim mark belongs to `citations`. Knows nothing of how a mark looks.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

from editor.edit.settle import keep_selection
from editor.edit.slots import typed_over
from editor.edit.state import Command, EditorState, Position, is_object, selected_spans
from editor.model.article import Block
from editor.model.inline import (
    Inlines,
    Text,
    add_mark,
    cut,
    has_mark,
    length,
    plain,
    remove_mark,
    splice,
)
from editor.model.kinds import KIND
from editor.model.marks import MARK, Mark, canonical
from editor.value import replace

LASTING: Final = frozenset({"claim", "comment", "inserted", "deleted", "slot", "filled"})
"""Marks that say something about the words; clearing the looks of a text leaves them alone."""

Span = tuple[int, int, int]
"""Block, from, to."""


def toggle(name: str, value: str = "") -> Command:
    """Lay the mark over the selection, or take it off where all of it has it already.

    With nothing selected it is for the text typed next.
    """

    def command(state: EditorState) -> EditorState | None:
        if state.selection.empty:
            return _pending(state, name, value)
        spans = _allowing(state, name)
        if not spans:
            return None
        blocks = state.article.blocks
        if all(_has(blocks[place].inlines, start, end, name, value) for place, start, end in spans):
            return _over(state, spans, lambda old, a, b: remove_mark(old, a, b, name))
        return _over(state, spans, lambda old, a, b: add_mark(old, a, b, Mark(name, value)))

    return command


def set_mark(name: str, value: str) -> Command:
    """Give the selection, or the marked stretch or word around the caret, the mark with that value.

    An empty value takes the mark off. For marks that carry one: link, language, isolate.
    """

    def command(state: EditorState) -> EditorState | None:
        spans = _allowing(state, name) or _around(state, name)
        if not spans or name not in MARK:
            return None
        if not value:
            return _over(state, spans, lambda old, a, b: remove_mark(old, a, b, name))
        return _over(state, spans, lambda old, a, b: add_mark(old, a, b, Mark(name, value)))

    return command


def set_link(url: str) -> Command:
    """Link the selection (or change the link at the caret, or link the word there); "" unlinks."""
    return set_mark("link", url.strip())


def set_language(language: str) -> Command:
    """Say which language the selected words are in; "" for the language around them."""
    return set_mark("language", language)


def isolate(direction: Literal["ltr", "rtl", "auto"] = "ltr") -> Command:
    """Isolate the selection, or the word at the caret, for the bidi algorithm; again: undo that."""

    def command(state: EditorState) -> EditorState | None:
        spans = _allowing(state, "isolate") or _around(state, "isolate")
        blocks = state.article.blocks
        on = all(
            _has(blocks[place].inlines, start, end, "isolate", direction)
            for place, start, end in spans
        )
        return set_mark("isolate", "" if on else direction)(state) if spans else None

    return command


def clear_marks(state: EditorState) -> EditorState | None:
    """Take all looks, links, languages and isolates off the selection; claims and remarks stay."""
    if state.selection.empty:
        return replace(state, pending=()) if marks_for_typing(state) else None
    spans = selected_spans(state)
    if not spans:
        return None

    def clear(old: Inlines, start: int, end: int) -> Inlines:
        bare = (
            Text(part.text, tuple(mark for mark in part.marks if mark.name in LASTING))
            if isinstance(part, Text)
            else part
            for part in cut(old, start, end)
        )
        return splice(old, start, end, bare)

    return _over(state, spans, clear)


def marks_for_typing(state: EditorState) -> tuple[Mark, ...]:
    """The marks of the next typed text: pending ones, else those around the caret.

    At the edge of a mark that is not inclusive (a link, a claim) typing does not continue it.
    """
    if state.pending is not None:
        return state.pending
    if (over := typed_over(state)) is not None:
        return over
    head = state.selection.start
    block = state.article.blocks[head.block]
    if is_object(block):
        return ()
    before = _marks_of(cut(block.inlines, head.offset - 1, head.offset)) if head.offset else None
    after = _marks_of(cut(block.inlines, head.offset, head.offset + 1))
    if before is None:
        return tuple(m for m in after or () if MARK[m.name].inclusive and m.name != "language")
    inner = frozenset(after or ())
    return tuple(mark for mark in before if MARK[mark.name].inclusive or mark in inner)


def is_active(state: EditorState, name: str) -> bool:
    """Whether a button for the mark shows pressed."""
    if state.selection.empty:
        return any(mark.name == name for mark in marks_for_typing(state))
    spans = selected_spans(state)
    blocks = state.article.blocks
    return bool(spans) and all(
        has_mark(blocks[place].inlines, start, end, name) for place, start, end in spans
    )


def mark_range(inlines: Inlines, offset: int, name: str) -> tuple[int, int, Mark] | None:
    """The whole stretch of one mark that touches the offset, and the mark; None where none does."""
    spans: list[tuple[int, int, Mark]] = []
    place = 0
    for inline in inlines:
        end = place + length(inline)
        for mark in inline.marks if isinstance(inline, Text) else ():
            if mark.name != name:
                continue
            last = next((i for i, s in enumerate(spans) if s[2] == mark and s[1] == place), None)
            if last is None:
                spans.append((place, end, mark))
            else:
                spans[last] = (spans[last][0], end, mark)
        place = end
    touching = [one for one in spans if one[0] <= offset <= one[1]]
    inside = [one for one in touching if one[0] <= offset < one[1]]
    return next(iter(inside or touching), None)


def word_range(text: str, offset: int) -> tuple[int, int] | None:
    """The word (with what joins it, as in C++ or @name) that touches the offset."""
    start = end = offset
    while start > 0 and not _parts_words(text[start - 1]):
        start -= 1
    while end < len(text) and not _parts_words(text[end]):
        end += 1
    return (start, end) if start < end else None


def _parts_words(char: str) -> bool:
    return char.isspace() or char in '\ufffc«»“”‘’"()[]{}،؛؟,;!…'


def _marks_of(inlines: Inlines) -> tuple[Mark, ...] | None:
    first = inlines[0] if inlines else None
    return first.marks if isinstance(first, Text) else None if first is None else ()


def _has(inlines: Inlines, start: int, end: int, name: str, value: str) -> bool:
    texts = [part for part in cut(inlines, start, end) if isinstance(part, Text)]
    return all(Mark(name, value) in text.marks for text in texts)


def _pending(state: EditorState, name: str, value: str) -> EditorState | None:
    block = state.article.blocks[state.selection.head.block]
    if is_object(block) or name not in KIND[block.kind].marks:
        return None
    marks = marks_for_typing(state)
    mark = Mark(name, value)
    if mark in marks:
        return replace(state, pending=tuple(one for one in marks if one != mark))
    return replace(state, pending=canonical((*marks, mark)))


def _allowing(state: EditorState, name: str) -> tuple[Span, ...]:
    """The selected spans that hold text and whose kinds allow the mark."""
    blocks = state.article.blocks
    return tuple(
        (place, start, end)
        for place, start, end in selected_spans(state)
        if name in KIND[blocks[place].kind].marks
        and any(isinstance(part, Text) for part in cut(blocks[place].inlines, start, end))
    )


def _around(state: EditorState, name: str) -> tuple[Span, ...]:
    """What a mark means with nothing selected: the marked stretch, else the word, at the caret."""
    if not state.selection.empty:
        return ()
    head: Position = state.selection.head
    block = state.article.blocks[head.block]
    if is_object(block) or name not in KIND[block.kind].marks:
        return ()
    if found := mark_range(block.inlines, head.offset, name):
        return ((head.block, found[0], found[1]),)
    word = word_range(plain(block.inlines), head.offset)
    return ((head.block, *word),) if word else ()


def _over(
    state: EditorState,
    spans: tuple[Span, ...],
    change: Callable[[Inlines, int, int], Inlines],
) -> EditorState:
    blocks: list[Block] = list(state.article.blocks)
    for place, start, end in spans:
        blocks[place] = replace(blocks[place], inlines=change(blocks[place].inlines, start, end))
    return replace(keep_selection(state, blocks), pending=None)
