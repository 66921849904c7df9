"""What the page shows for a block, as a value: pieces of text under keys, and a shape.

A line is what the writer puts into the view and what the reader takes out of it; where both are
equal the view is right. Some characters are in the view only: a word joiner before a citation, so
that its marker never starts a line, one after it where a mark follows that never starts a line
either, isolates where writers would isolate, and room for the edges of empty slots. A line break
is U+2028. Knows no Qt.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby, pairwise, zip_longest
from typing import Final

from editor.edit.slots import awaited_speaker
from editor.lang.direction import Direction
from editor.lang.isolation import isolates
from editor.model.article import Article, Block, new_id
from editor.model.inline import (
    OBJECT,
    Break,
    Citation,
    Inline,
    Inlines,
    Text,
    length,
    normal,
    plain,
)
from editor.model.kinds import KIND
from editor.model.marks import Mark, turn
from editor.model.slots import slots_in
from editor.qt.style import Shape
from editor.value import frozen, replace

LINE_BREAK: Final = "\u2028"
JOINER: Final = "\u2060"
OPENERS: Final = {"ltr": "\u2066", "rtl": "\u2067", "auto": "\u2068"}
CLOSER: Final = "\u2069"
AUTO: Final = Mark("isolate", "auto")
CLINGING: Final = frozenset(".,:;!?…،؛؟۔)]}»”’")
"""Marks that belong to what stands before them (UAX #14: CL, CP, EX, IS, QU at an end)."""
ROOM: Final = "\u205f"
"""The narrow space in which the edge of an empty slot stands: it is as wide in every font, and
nobody types it."""
VIEW_ONLY: Final = frozenset((JOINER, ROOM, CLOSER, *OPENERS.values()))

Piece = tuple[str, str]
"""Text and its key: one letter for what it is, then the kind, then marks or an id."""
Known = Mapping[str, Block]


@frozen
class Line:
    """One block of the view. `shape` is `Shape.key()`; neighbouring pieces have different keys."""

    id: str
    shape: str
    pieces: tuple[Piece, ...]


def shape_of(block: Block, direction: Direction) -> Shape:
    """What the block's own format depends on."""
    return Shape(
        block.kind, direction, block.align, block.level, bool(block.group), bool(block.speaker)
    )


def line_of(article: Article, block: Block, direction: Direction | None = None) -> Line:
    """What the page shows for the block; `direction` where the page shows another for a while."""
    shown = direction or article.direction_of(block)
    spoken = bool(block.speaker or awaited_speaker(article, block))
    shape = replace(shape_of(block, shown), guided=is_guided(article, block), spoken=spoken)
    key = shape.key()
    if KIND[block.kind].content == "object":
        return Line(block.id, key, ((OBJECT, f"o{block.kind}\t{block.id}"),))
    pieces = _pieces(block, shown)
    return Line(block.id, key, tuple(_merged(pieces)))


def is_guided(article: Article, block: Block) -> bool:
    """Whether guidance stands below the block: it has some, and slots that are still empty."""
    if article.brief is None or KIND[block.kind].content == "object":
        return False
    if not any(True for _ in slots_in(block)):
        return False
    guide = article.brief.guide(block.id)
    return guide is not None and bool(guide.guidance)


@lru_cache(maxsize=4096)
def text_key(kind: str, marks: tuple[Mark, ...]) -> str:
    """The key of text of that kind under those marks."""
    values = [[mark.name, mark.value] for mark in marks]
    return f"t{kind}\t{json.dumps(values, ensure_ascii=False) if values else ''}"


@lru_cache(maxsize=4096)
def parts(key: str) -> tuple[str, str, str]:
    """What it is (t, v, c, o), its kind, and its marks or id."""
    kind, _, rest = key[1:].partition("\t")
    return key[:1], kind, rest


@lru_cache(maxsize=4096)
def marks_of(key: str) -> tuple[Mark, ...]:
    """The marks under a key; none where the text came from elsewhere."""
    what, _, rest = parts(key)
    return tuple(Mark(*pair) for pair in json.loads(rest)) if what == "t" and rest else ()


def _pieces(block: Block, direction: Direction) -> Iterator[Piece]:
    """The block's inlines with what is in the view only put between them."""
    kind = block.kind
    view = f"v{kind}\t"
    signs = _signs(_isolated(block.inlines, direction))
    edges = sorted(signs)
    place, last = 0, " "
    for inline, after in zip_longest(block.inlines, block.inlines[1:]):
        end = place + length(inline)
        slot = _is_slot(inline)
        if slot and not last.isspace():
            yield ROOM + JOINER, view
        inside = edges[bisect_right(edges, place) : bisect_left(edges, end)]
        for start, stop in pairwise((place, *inside, end)):
            if start in signs:
                yield signs[start], view
            yield from _piece(inline, start - place, stop - place, kind, view)
        if isinstance(inline, Citation) and isinstance(after, Text) and after.text[0] in CLINGING:
            yield JOINER, view
        if slot and after is not None and not _is_slot(after):
            yield ROOM, view
        place, last = end, inline.text[-1] if isinstance(inline, Text) else " "
    if place in signs:
        yield signs[place], view


def _is_slot(inline: Inline) -> bool:
    return isinstance(inline, Text) and any(mark.name == "slot" for mark in inline.marks)


def _piece(inline: Inline, start: int, stop: int, kind: str, view: str) -> Iterator[Piece]:
    if isinstance(inline, Text):
        yield inline.text[start:stop], text_key(kind, inline.marks)
    elif isinstance(inline, Break):
        yield LINE_BREAK, text_key(kind, ())
    else:
        yield JOINER, view
        yield OBJECT, f"c{kind}\t{inline.id}"


def _isolated(inlines: Inlines, direction: Direction) -> list[tuple[int, int, str]]:
    """Start, end and opening character of what is isolated by mark or by the writers' rule.

    To that rule the words under such a mark are one object, as they are in what is exported.
    """
    marked: list[tuple[int, int, str]] = []
    shown: list[str] = []
    place = 0
    for opener, run in groupby(inlines, lambda inline: _opener(inline, direction)):
        words = plain(tuple(run))
        end = place + len(words)
        if opener:
            marked.append((place, end, opener))
        shown.append(OBJECT * len(words) if opener else words)
        place = end
    found = [(start, end, OPENERS["ltr"]) for start, end in isolates("".join(shown), direction)]
    return [*marked, *found]


def _opener(inline: Inline, direction: Direction) -> str:
    if not isinstance(inline, Text) or not inline.marks:
        return ""
    # Chosen by the first letter: that of all the words under the mark, whatever lies over some.
    if any(mark == AUTO for mark in inline.marks):
        return OPENERS["auto"]
    return OPENERS.get(turn(inline.marks, inline.text, direction) or "", "")


def _signs(spans: Iterable[tuple[int, int, str]]) -> dict[int, str]:
    """What stands where: what ends there is closed, then what begins there opened, widest first."""
    closing: dict[int, str] = {}
    opening: dict[int, str] = {}
    for start, end, opener in sorted(spans, key=lambda span: (span[0], -span[1])):
        opening[start] = opening.get(start, "") + opener
        closing[end] = closing.get(end, "") + CLOSER
    return {
        place: closing.get(place, "") + opening.get(place, "") for place in {*opening, *closing}
    }


def _merged(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for key, run in groupby(pieces, lambda piece: piece[1]):
        yield "".join(text for text, _ in run), key


def blocks_of(line: Line, known: Known, cited: Mapping[str, Citation]) -> list[Block]:
    """The blocks that a line of the view stands for.

    Everything that is not text comes from `known`, by id. An object with words beside it (which
    no command makes, but a stranger's input method might) gives its words a paragraph of their own.
    """
    out: list[Block] = []
    words: list[Piece] = []
    template = known.get(line.id)
    if template is None or KIND[template.kind].content == "object":
        template = Block(id="")

    def finish() -> None:
        inlines = _inlines(words, cited)
        words.clear()
        if inlines or not out:
            first = all(block.id != line.id for block in out)
            base = template if first else Block(id="", kind="paragraph")
            same = base.id and inlines == base.inlines
            out.append(base if same else replace(base, id=base.id or new_id(), inlines=inlines))

    for piece in line.pieces:
        what, _, id = parts(piece[1])
        if what == "o" and OBJECT in piece[0]:
            if words:
                finish()
            if id in known:
                out.append(known[id])
        else:
            words.append(piece)
    if words or not out:
        finish()
    return out


def _inlines(pieces: Iterable[Piece], cited: Mapping[str, Citation]) -> Inlines:
    out: list[Inline] = []
    for text, key in pieces:
        what, _, id = parts(key)
        if what == "c" and OBJECT in text:
            if id in cited:
                out.append(cited[id])
            text = text.replace(OBJECT, "")
        if what == "v":
            text = "".join(char for char in text if char not in VIEW_ONLY)
        marks = marks_of(key)
        for number, part in enumerate(text.replace(OBJECT, "").split(LINE_BREAK)):
            if number:
                out.append(Break())
            out.append(Text(part, marks))
    return normal(out)
