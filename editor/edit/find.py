"""Find and replace: spelling differences overlooked as told, patterns that cannot hang, counts.

Matches stand in block texts, captions and table cells alike, and all can be replaced. A citation
inside a match is overlooked by finding and survives replacing. Knows no highlight.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import inf
from sys import maxsize
from time import monotonic
from typing import Final

from editor.edit.pattern import Pattern, compiled
from editor.edit.settle import keep_selection
from editor.edit.state import Command, EditorState, Position, Selection, is_object
from editor.lang.arabic import DEFAULT_FOLDING, Folding, fold, fold_with_offsets
from editor.lang.i18n import N_
from editor.model.article import Article, Block
from editor.model.brief import SLOT
from editor.model.inline import OBJECT, Citation, Inline, Inlines, Text, cut, plain, splice
from editor.model.marks import Mark
from editor.regex import pattern
from editor.value import frozen, replace

PATIENCE: Final = 2.0
"""Seconds after which a search gives back what it has found so far."""
MAX_MATCHES: Final = 20_000
TOO_SLOW: Final = N_("The search took too long; only the first matches are shown.")
TOO_MANY: Final = N_("There are very many matches; only the first ones are shown.")

Span = tuple[int, int]


@frozen
class Query:
    """What to look for. `folding` says which differences are overlooked."""

    text: str
    folding: Folding = DEFAULT_FOLDING
    regex: bool = False
    whole_word: bool = False


@frozen
class Match:
    """Where: positions in the block's own text (an object's caption), or in a table cell.

    `groups` are the spans of a pattern's groups, (-1, -1) for one that took no part.
    """

    block: int
    start: int
    end: int
    cell: tuple[int, int] | None = None
    groups: tuple[Span, ...] = ()


@frozen
class Found:
    """All matches in reading order; `problem` is a sentence where they are not all or none."""

    matches: tuple[Match, ...] = ()
    problem: str = ""


def find_all(article: Article, query: Query, within: Selection | None = None) -> Found:
    """Every match, in the whole article or in a selection of it."""
    return _find(article, query, within, MAX_MATCHES)


def _find(article: Article, query: Query, within: Selection | None, most: int) -> Found:
    if not query.text:
        return Found()
    pattern, problem = _pattern(query)
    if pattern is None:
        return Found(problem=problem)
    # Plain words cost what the text is long; only patterns need watching.
    until = monotonic() + PATIENCE if query.regex else inf
    matches: list[Match] = []
    for place, block in enumerate(article.blocks):
        for match in _in_block(place, block, query, pattern, until):
            if within is None or _is_within(match, within, block):
                matches.append(match)
            if len(matches) >= most:
                return Found(tuple(matches), TOO_MANY)
        if monotonic() > until:
            return Found(tuple(matches), TOO_SLOW)
    return Found(tuple(matches))


def _pattern(query: Query) -> tuple[Pattern | None, str]:
    if query.regex:
        return compiled(fold(query.text, _for_patterns(query.folding)), query.folding.case)
    return Pattern(re.compile(re.escape(fold(query.text, query.folding)))), ""


def _for_patterns(folding: Folding) -> Folding:
    """What of a folding may touch a pattern without changing its signs; case is for the engine."""
    return replace(folding, case=False, punctuation=False, forms=False, invisibles=False)


def _in_block(
    place: int, block: Block, query: Query, pattern: Pattern, until: float
) -> Iterator[Match]:
    for start, end, groups in _in_inlines(block.inlines, query, pattern, until):
        yield Match(place, start, end, None, groups)
    for row, cells in enumerate(block.table.rows if block.table else ()):
        for column, inlines in enumerate(cells):
            for start, end, groups in _in_inlines(inlines, query, pattern, until):
                yield Match(place, start, end, (row, column), groups)


def _in_inlines(
    inlines: Inlines, query: Query, pattern: Pattern, until: float
) -> Iterator[tuple[int, int, tuple[Span, ...]]]:
    text = plain(inlines)
    places = [i for i, char in enumerate(text) if char != OBJECT] if OBJECT in text else None
    text = text.replace(OBJECT, "")
    folding = _for_patterns(query.folding) if query.regex else query.folding
    # The way back to the original costs ten times the folding: most blocks do not need it.
    if next(pattern.matches(fold(text, folding), until), None) is None:
        return
    folded = fold_with_offsets(text, folding)

    def original(start: int, end: int) -> Span:
        first, last = folded.span(start, end)
        if places is None:
            return first, last
        return places[first], places[last - 1] + 1

    for match in pattern.matches(folded.text, until):
        start, end = match.span()
        if start == end or (query.whole_word and not _is_whole(folded.text, start, end)):
            continue
        groups = tuple(
            original(*span) if span[0] < span[1] else (-1, -1) for span in match.regs[1:]
        )
        yield (*original(start, end), groups)


def _is_whole(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() and text[start].isalnum()) and not (
        after.isalnum() and text[end - 1].isalnum()
    )


def _is_within(match: Match, within: Selection, block: Block) -> bool:
    if is_object(block):
        return within.start <= Position(match.block, 0) and Position(match.block, 1) <= within.end
    return (
        within.start <= Position(match.block, match.start)
        and Position(match.block, match.end) <= within.end
    )


def next_match(found: Found, place: Position, *, backwards: bool = False) -> Match | None:
    """The first match at or after the place, or the last one before it; the search goes round."""
    if not found.matches:
        return None
    if backwards:
        before = [m for m in found.matches if Position(m.block, m.end) <= place]
        return (before or found.matches)[-1]
    after = (m for m in found.matches if Position(m.block, m.start) >= place)
    return next(after, found.matches[0])


def selection_of(article: Article, match: Match) -> Selection:
    """What to select to show a match: its words, or the whole object that it is in."""
    if is_object(article.blocks[match.block]):
        return Selection.span(match.block, 0, 1)
    return Selection.span(match.block, match.start, match.end)


def replace_match(match: Match, query: Query, replacement: str) -> Command:
    """Put the replacement for one match, which is then selected; refuses a match that is stale.

    In a pattern's replacement `$1` (or a backslash and a figure) is what its group found.
    """

    def command(state: EditorState) -> EditorState | None:
        one = replace(state.article, blocks=state.article.blocks[: match.block + 1])
        if match not in find_all(one, query).matches:
            return None
        block = _replaced(state.article.blocks[match.block], (match,), query, replacement)
        blocks = (*state.article.blocks[: match.block], block)
        blocks += state.article.blocks[match.block + 1 :]
        after = keep_selection(state, blocks)
        if is_object(block):
            return after
        grown = len(plain(block.inlines)) - len(plain(state.article.blocks[match.block].inlines))
        chosen = Selection.span(match.block, match.start, match.end + grown)
        return replace(after, selection=chosen, pending=None)

    return command


def replace_all(query: Query, replacement: str, within: Selection | None = None) -> Command:
    """Replace every match at once: one step to undo. Refuses where not all can be found in time."""

    def command(state: EditorState) -> EditorState | None:
        by_block: dict[int, list[Match]] = {}
        found = _find(state.article, query, within, maxsize)
        for match in found.matches:
            by_block.setdefault(match.block, []).append(match)
        if not by_block or found.problem:
            return None
        blocks = list(state.article.blocks)
        for place, matches in by_block.items():
            blocks[place] = _replaced(blocks[place], tuple(matches), query, replacement)
        return replace(keep_selection(state, blocks), pending=None)

    return command


def _replaced(block: Block, matches: tuple[Match, ...], query: Query, replacement: str) -> Block:
    """The block with its matches replaced, the last one first so that positions hold."""
    for match in reversed(matches):
        if match.cell is None:
            inlines = _exchange(block.inlines, match, query, replacement)
            block = replace(block, inlines=inlines)
        elif block.table is not None:
            row, column = match.cell
            rows = [list(cells) for cells in block.table.rows]
            rows[row][column] = _exchange(rows[row][column], match, query, replacement)
            block = replace(block, table=replace(block.table, rows=tuple(map(tuple, rows))))
    return block


def _exchange(inlines: Inlines, match: Match, query: Query, replacement: str) -> Inlines:
    """New words under the marks of the first old ones; citations among the old ones stay."""
    old = cut(inlines, match.start, match.end)
    first: tuple[Mark, ...] = next((one.marks for one in old if isinstance(one, Text)), ())
    marks = tuple(mark for mark in first if mark.name != SLOT)
    text = _expanded(replacement, plain(inlines), match) if query.regex else replacement
    kept: list[Inline] = [one for one in old if isinstance(one, Citation)]
    new: list[Inline] = [Text(text, marks)] if text else []
    return splice(inlines, match.start, match.end, (*new, *kept))


_GROUP: Final = pattern(r"[\\$](\d)|\\(.)", re.DOTALL)


def _expanded(replacement: str, text: str, match: Match) -> str:
    def part(sign: re.Match[str]) -> str:
        if not sign[1]:
            return {"n": "\n", "t": "\t"}.get(sign[2], sign[2])
        number = int(sign[1])
        spans = ((match.start, match.end), *match.groups)
        start, end = spans[number] if number < len(spans) else (-1, -1)
        return text[start:end].replace(OBJECT, "") if start >= 0 else ""

    return _GROUP.sub(part, replacement)
