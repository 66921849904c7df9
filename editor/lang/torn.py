"""Commas and quotation marks that the Unicode algorithm draws into a left-to-right phrase.

In a right-to-left text a sign between a Latin letter and the next one, or the next figure, goes
with them (UAX #9, W7 and N1). So the comma and the figure of `بحسب BBC، 12 قتيلاً` would stand on
the far side of the name, and of the marks around `“Vision” 2030` one would stand inside the phrase
and one outside. Finds such signs in resolved text; knows no tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from editor.lang.bidi import class_codes
from editor.lang.direction import RTL_BLOCKS

Span = tuple[int, int]

LATIN: Final = "A-Za-z\u00c0-\u024f\u0370-\u052f"
RTL_LETTERS: Final = "\u05d0-\u05ea\u0621-\u064a"
OPEN: Final = "«‹"
CLOSED_BY: Final = {"»": "«", "›": "‹"}
TURNING: Final = {**dict.fromkeys("“”„", "“"), '"': '"'}
"""Marks whose shape does not say which end they stand at, and the family in which they pair."""

_SUSPECT: Final = rf"[{LATIN}][^{RTL_LETTERS}]*"
_SIGN: Final = r"[،,«»‹›“”„\"]"
_COMMA: Final = rf"،|,(?= (?!(?:1\d|20)\d\d(?!\d))\d[\d.,]*[%٪]? [{RTL_BLOCKS}])"
"""A comma of the sentence: every Arabic one, and one before a figure that counts a word of it. A
year after a comma rather belongs to the Latin before it (`March 5, 2024`)."""


def suspects(text: str) -> list[Span]:
    """The stretches in which a sign may be torn: Latin with a comma or a quotation mark in it."""
    if not re.search(_SIGN, text):
        return []
    return [
        found.span()
        for found in re.finditer(_SUSPECT, text)
        if re.search(_SIGN, found[0]) or text[: found.start()].endswith(tuple('«‹“”„"'))
    ]


def torn(text: str, kinds: str) -> tuple[str, list[Span]]:
    """What UAX #9 tears in a right-to-left text of these resolved classes.

    Gives the classes in which signs of the sentence are no longer left-to-right, so that phrases
    end at them, and the phrases to isolate: those before such signs, and those that hold a pair of
    quotation marks of which only one went with them.
    """
    ends = {found.start() for found in re.finditer(_COMMA, text) if kinds[found.start()] == "L"}
    pairs: list[Span] = []
    for one in re.finditer("[^RA]+", class_codes(text)):
        if "L" in kinds[one.start() : one.end()]:
            _quotes(text, kinds, one.span(), ends, pairs)
    if not ends and not pairs:
        return kinds, []
    bounds = "".join("R" if place in ends else kind for place, kind in enumerate(kinds))
    phrases = [_before(bounds, text, end) for end in ends]
    return bounds, [*filter(None, phrases), *pairs]


def _quotes(text: str, kinds: str, span: Span, ends: set[int], pairs: list[Span]) -> None:
    """Adds the torn pairs between two right-to-left letters, and the marks without a partner.

    A partner that stands elsewhere stands beyond a letter of the sentence: so does the quotation.
    """
    waiting: list[int] = []
    alone: list[int] = []
    for place in range(*span):
        mark = text[place]
        family = CLOSED_BY.get(mark) or TURNING.get(mark)
        if mark in OPEN:
            waiting.append(place)
        elif family:
            partner = next(_partners(text, waiting, family), None)
            if partner is not None:
                waiting.remove(partner)
                if kinds[partner] != kinds[place]:
                    pairs.append((partner, place + 1))
            else:
                (waiting if mark in TURNING else alone).append(place)
    # A lone straight mark is rather a sign of inches.
    ends.update(one for one in (*alone, *waiting) if kinds[one] == "L" and text[one] != '"')


def _partners(text: str, waiting: list[int], family: str) -> Iterator[int]:
    return (one for one in reversed(waiting) if TURNING.get(text[one], text[one]) == family)


def _before(bounds: str, text: str, end: int) -> Span | None:
    """The left-to-right phrase that ends at a sign."""
    start = end
    while start and bounds[start - 1] == "L":
        start -= 1
    return trimmed(text, start, end)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without white space at its ends, or nothing."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return (start, end) if start < end else None
