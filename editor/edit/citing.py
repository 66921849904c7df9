"""Citing where one points: words that were dropped on, and the clause that was just typed.

Each is one step: what was typed to name the source goes, the words are marked, the marker stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from editor.edit.citations import cite
from editor.edit.clauses import SPACE, clause_before, sentence_at
from editor.edit.state import Command, EditorState, Position, Selection, is_object
from editor.model.inline import Ref, plain, splice
from editor.regex import pattern
from editor.value import replace

MOST: Final = 40
"""Letters that may follow the sign before it is no name any more."""
_BEFORE: Final = r"[\s«“\"'(\[،؛:\ufffc\u0620-\u0652]"
"""What the sign may follow: Arabic letters too, for no address is written in them."""
_NAMING: Final = pattern(rf"(?:^|(?<={_BEFORE}))@([^@\n\ufffc]{{0,{MOST}}})\Z")


def naming_at(state: EditorState) -> tuple[int, str] | None:
    """(position of the sign, what follows it) where a source is being named with @ at the caret.

    An @ inside a Latin word, as in an address, names nothing.
    """
    head = state.selection.head
    block = state.article.blocks[head.block]
    if not state.selection.empty or is_object(block):
        return None
    before = plain(block.inlines)[: head.offset]
    found = _NAMING.search(before) if "@" in before else None
    return (found.start(), found[1]) if found else None


def cite_named(source: str) -> Command:
    """Put a citation in place of the @ and the name at the caret, for the clause before it.

    With words selected it is for these, and nothing is replaced.
    """

    def command(state: EditorState) -> EditorState | None:
        if not state.selection.empty:
            return _after(cite((Ref(source),))(state))
        found = naming_at(state)
        if found is None:
            return None
        head = state.selection.head
        block = state.article.blocks[head.block]
        start, end = found[0], head.offset
        text = plain(block.inlines)
        while start and text[start - 1] in SPACE:
            start -= 1
        inlines = splice(block.inlines, start, end)
        blocks = list(state.article.blocks)
        blocks[head.block] = replace(block, inlines=inlines)
        first, last = clause_before(text, start)
        chosen = (
            Selection.span(head.block, first, last)
            if first < last
            else Selection.at(head.block, start)
        )
        article = replace(state.article, blocks=tuple(blocks))
        made = cite((Ref(source),))(EditorState(article, chosen))
        if made is None or last == start or first == last:
            return _after(made)
        # The clause ended before a stop: go on after the stop, where the writer was.
        place = Position(head.block, start + 1)
        return replace(made, selection=Selection(place, place))

    return command


def cite_at(sources: Iterable[str], place: Position) -> Command:
    """Cite sources where they were dropped: for the selection there, else for the sentence."""
    refs = tuple(Ref(id) for id in sources)

    def command(state: EditorState) -> EditorState | None:
        chosen = state.selection
        if chosen.empty or not chosen.start <= place <= chosen.end:
            block = state.article.blocks[place.block]
            if is_object(block):
                return None
            start, end = sentence_at(plain(block.inlines), place.offset)
            chosen = (
                Selection.span(place.block, start, end) if start < end else Selection(place, place)
            )
        return _after(cite(refs)(replace(state, selection=chosen)))

    return command


def _after(state: EditorState | None) -> EditorState | None:
    """The caret where the citation ends, ready to write on."""
    if state is None:
        return None
    place = state.selection.end
    return replace(state, selection=Selection(place, place))
