"""Places in the view (UTF-16 units of a block) and places in the article (code points).

Characters that are in the view only count for nothing in the article. Knows no Qt.
"""

from __future__ import annotations

from collections.abc import Sequence

from editor.qt.lines import CLOSER, Piece


def units(text: str) -> int:
    """How many UTF-16 units the text takes."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def code_points(text: str, unit: int) -> int:
    """How many whole characters stand before that unit of the text."""
    if text.isascii():
        return min(unit, len(text))
    place = 0
    for number, char in enumerate(text):
        place += 2 if char > "\uffff" else 1
        if place > unit:
            return number
    return len(text)


def to_point(pieces: Sequence[Piece], unit: int) -> int:
    """The article's offset at that unit of the view."""
    point = 0
    for text, key in pieces:
        size = units(text)
        inside = min(unit, size)
        if key[:1] != "v":
            point += inside if size == len(text) else code_points(text, inside)
        unit -= size
        if unit <= 0:
            break
    return point


def to_unit(pieces: Sequence[Piece], point: int) -> int:
    """The view's unit at that offset of the article.

    Where view-only characters stand there: outside an isolate, and before a citation's joiner.
    """
    unit = 0
    for text, key in pieces:
        if key[:1] == "v":
            if point == 0:
                return unit + units(text[: len(text) - len(text.lstrip(CLOSER))])
            unit += units(text)
            continue
        if point < len(text):
            return unit + units(text[:point])
        point -= len(text)
        unit += units(text)
    return unit
