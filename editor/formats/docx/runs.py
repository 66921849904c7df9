"""A line of text as runs: cut by direction, dressed by marks, isolated where bidi would break it.

Every character that UAX #9 resolves right to left stands in a run with `w:rtl` (ISO 29500-1,
17.3.2.30), every other one without. Tokens that the algorithm breaks get U+200E on both sides:
Word and LibreOffice keep to it, while LibreOffice ignores `w:dir` and `w:bdo`. Knows no block and
no citation.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from editor.formats.docx.styles import word_language
from editor.formats.docx.xml import attribute, characters
from editor.lang.bidi import class_codes
from editor.lang.direction import Direction, Run, language_direction, runs
from editor.lang.isolation import CLOSING, REACH, closing_mark, isolates, next_strong, sign_around
from editor.model.inline import OBJECT
from editor.model.marks import Mark, turn

LRM, RLM = "\u200e", "\u200f"

PROPERTIES: Final = {
    "strong": "<w:b/><w:bCs/>",
    "emphasis": "<w:i/><w:iCs/>",
    "strike": "<w:strike/>",
    "underline": '<w:u w:val="single"/>',
    "superscript": '<w:vertAlign w:val="superscript"/>',
    "subscript": '<w:vertAlign w:val="subscript"/>',
}
"""Marks that are run properties, in the order of CT_RPr."""

STYLED: Final = {"code": "VerbatimChar", "link": "Hyperlink"}
"""Marks that are character styles; the first one present is it."""

VISIBLE: Final = {*PROPERTIES, *STYLED, "language"}


class Piece(NamedTuple):
    """A stretch of one dress: its text, its marks, or the XML of an object (text is U+FFFC).

    `style` is a character style of its own. `apart`: it does not belong to the text before it, so
    a Latin word there must not draw it to its side.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    style: str = ""
    object: str = ""
    apart: bool = False


Linker = Callable[[str], str]
"""Gives the attribute of `w:hyperlink` for a URL, or nothing where it must not be a link."""


def line(pieces: Sequence[Piece], base: Direction, linker: Linker, language: str = "") -> str:
    """The pieces as `w:r` and `w:hyperlink`. `language` is that of the block, where it has one."""
    text = "".join([piece.text for piece in pieces])
    if not text:
        return ""
    pieces = _guarded([piece for piece in pieces if piece.text], text, base)
    spans = runs("".join([piece.text for piece in pieces]), base)
    return "".join(_linked(_cut(pieces, spans), linker, language))


def _cut(pieces: Iterable[Piece], spans: Sequence[Run]) -> Iterator[tuple[Piece, str, bool]]:
    """The pieces cut where the direction turns: piece, its characters there, right-to-left."""
    place = at = 0
    for piece in pieces:
        start, end = place, place + len(piece.text)
        while place < end:
            while spans[at][1] <= place:
                at += 1
            stop = min(end, spans[at][1])
            yield piece, piece.text[place - start : stop - start], spans[at][2]
            place = stop


def _linked(cut: Iterable[tuple[Piece, str, bool]], linker: Linker, language: str) -> Iterator[str]:
    for url, group in groupby(cut, key=_address):
        inside = "".join([_run(piece, text, rtl, language) for piece, text, rtl in group])
        target = linker(url) if url else ""
        yield f"<w:hyperlink {target}>{inside}</w:hyperlink>" if target else inside


def _address(part: tuple[Piece, str, bool]) -> str:
    marks = part[0].marks
    return _value(marks, "link") if marks else ""


def _run(piece: Piece, text: str, rtl: bool, language: str) -> str:
    if not piece.marks and not piece.style and not language:
        properties = "<w:rPr><w:rtl/></w:rPr>" if rtl else ""
    else:
        names = tuple([mark.name for mark in piece.marks])
        language = _value(piece.marks, "language") or language
        properties = _properties(names, piece.style, rtl, language)
    return f"<w:r>{properties}{piece.object or characters(text)}</w:r>"


@lru_cache(maxsize=256)
def _properties(names: tuple[str, ...], style: str, rtl: bool, language: str) -> str:
    """The `w:rPr` of a run under the marks of these names."""
    styles = [style, *(STYLED[name] for name in STYLED if name in names)]
    style = next(filter(None, styles), "")
    out = [f'<w:rStyle w:val="{style}"/>' if style else ""]
    out += [xml for name, xml in PROPERTIES.items() if name in names]
    if rtl:
        out.append("<w:rtl/>")
    if language:
        side = "bidi" if language_direction(language) == "rtl" else "val"
        out.append(f'<w:lang w:{side}="{attribute(word_language(language))}"/>')
    inside = "".join(out)
    return f"<w:rPr>{inside}</w:rPr>" if inside else ""


def _value(marks: Iterable[Mark], name: str) -> str:
    for mark in marks:
        if mark.name == name:
            return mark.value
    return ""


def _guarded(pieces: Sequence[Piece], text: str, base: Direction) -> Sequence[Piece]:
    """The pieces with direction marks around what must be isolated, and without unseen marks."""
    chosen = list(_chosen(pieces, base))
    spans = isolates(_hidden(text, chosen), base)
    signs = _merged([*chosen, *((start, end, LRM) for start, end in spans)])
    opening = {start: sign for start, _, sign in signs}
    closing = {end: CLOSING.get(sign, sign) for _, end, sign in signs}
    if base == "rtl":
        for end, sign in closing.items():
            if sign == LRM:
                closing[end] += closing_mark(text[end : end + REACH], base)
        place = 0
        for piece in pieces:
            if piece.apart and _is_drawn(text, place, place + len(piece.text)):
                opening[place] = RLM + opening.get(place, "")
            place += len(piece.text)
    return _joined(_with_guards(pieces, opening, closing) if opening else pieces)


def _is_drawn(text: str, start: int, end: int) -> bool:
    """Whether a figure there would join the Latin word before it (W7), unlike one in a `bdi`."""
    before = (class_codes(character) for character in reversed(text[max(0, start - REACH) : start]))
    drawn = next((code for code in before if code in "LRA"), "") == "L"
    return drawn and next_strong(text[end : end + REACH]) != "L"


def _chosen(pieces: Iterable[Piece], base: Direction) -> Iterator[tuple[int, int, str]]:
    """What a mark isolates: start, end and the sign that opens it."""
    place = 0
    for piece in pieces:
        end = place + len(piece.text)
        if piece.marks and (turned := turn(piece.marks, piece.text, base)):
            yield place, end, sign_around(piece.text, turned)
        place = end


def _hidden(text: str, chosen: Iterable[tuple[int, int, str]]) -> str:
    """The text in which what is isolated already is an object."""
    parts: list[str] = []
    done = 0
    for start, end, _ in chosen:
        parts += text[done:start], OBJECT * (end - start)
        done = end
    return "".join((*parts, text[done:]))


def _merged(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Disjoint spans; those that touch and take the same mark are one."""
    out: list[tuple[int, int, str]] = []
    for start, end, sign in sorted(spans):
        if out and (start < out[-1][1] or (start == out[-1][1] and sign == out[-1][2])):
            start, sign, end = out[-1][0], out[-1][2], max(end, out[-1][1])
            out.pop()
        out.append((start, end, sign))
    return out


def _with_guards(
    pieces: Iterable[Piece], opening: dict[int, str], closing: dict[int, str]
) -> Iterator[Piece]:
    """Every sign goes into the piece that it opens or closes; beside an object it stands alone."""
    edges = sorted({*opening, *closing})
    place = 0
    for piece in pieces:
        start, end = place, place + len(piece.text)
        place = end
        before, after = opening.get(start, ""), closing.get(end, "")
        if piece.object:
            yield from (Piece(before), piece, Piece(after))
            continue
        inside = edges[bisect_right(edges, start) : bisect_left(edges, end)]
        if not (before or after or inside):
            yield piece
            continue
        text = [before]
        for a, b in pairwise((start, *inside, end)):
            text += (piece.text[a - start : b - start], closing.get(b, ""), opening.get(b, ""))
        yield piece._replace(text="".join(text[:-2]) + after)


def _joined(pieces: Iterable[Piece]) -> Sequence[Piece]:
    """Neighbours that look alike as one piece."""
    out: list[Piece] = []
    for piece in pieces:
        if piece.marks:
            marks = tuple([mark for mark in piece.marks if mark.name in VISIBLE])
            piece = piece if len(marks) == len(piece.marks) else piece._replace(marks=marks)
        last = out[-1] if out else None
        if (
            last
            and last.style == piece.style
            and last.marks == piece.marks
            and not last.object
            and not piece.object
        ):
            out[-1] = last._replace(text=last.text + piece.text)
        elif piece.text:
            out.append(piece)
    return out
