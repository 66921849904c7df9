"""Commas and quotation marks that the Unicode algorithm draws into a left-to-right phrase.

In a right-to-left text a sign between a Latin letter and the next one, or the next figure, goes
with them (UAX #9, W7 and N1). So the comma and the figure of `بحسب BBC، 12 قتيلاً` would stand on
the far side of the name, and of the marks around `“Vision” 2030` one would stand inside the phrase
and one outside. Finds such signs in resolved text; knows no tokens.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import Final

from editor.lang.bidi import class_codes
from editor.lang.direction import RTL_BLOCKS
from editor.regex import pattern

Span = tuple[int, int]

LATIN: Final = "A-Za-z\u00c0-\u024f\u0370-\u052f"
RTL_LETTERS: Final = "\u05d0-\u05ea\u0621-\u064a"
FAMILY: Final = {
    "«": "«", "»": "«", "‹": "‹", "›": "‹", "“": "“", "”": "“", "„": "“", '"': '"',
}  # fmt: skip
"""Quotation marks, and the one that stands for all that they pair with."""
OPEN: Final = "«‹"
TURNING: Final = '“”„"'
"""Marks whose shape does not say which end they stand at."""

SIGNS: Final = ",،" + "".join(FAMILY)
_SIGN: Final = pattern(f"[{SIGNS}]")
_LATIN_STRETCH: Final = pattern(f"[{LATIN}][^{RTL_LETTERS}]*")
_COMMA: Final = pattern(rf"،|,(?= (?!(?:1\d|20)\d\d(?!\d))\d[\d.,]*[%٪]? [{RTL_BLOCKS}])")
"""A comma of the sentence: every Arabic one, and one before a figure that counts a word of it. A
year after a comma rather belongs to the Latin before it (`March 5, 2024`)."""


def suspects(text: str) -> list[Span]:
    """The stretches in which a sign may be torn: Latin with a comma or a quotation mark in it."""
    if not any(map(text.__contains__, SIGNS)):
        return []
    return [
        found.span()
        for found in _LATIN_STRETCH.finditer(text)
        if _SIGN.search(text, *found.span()) or text[max(0, found.start() - 1)] in OPEN + TURNING
    ]


def torn(text: str, kinds: str) -> tuple[str, list[Span]]:
    """What UAX #9 tears in a right-to-left text of these resolved classes.

    Gives the classes in which signs of the sentence are no longer left-to-right, so that phrases
    end at them, and the phrases to isolate: those before such signs, and those that hold a pair of
    quotation marks of which only one went with them.
    """
    if not _SIGN.search(text):
        return kinds, []
    ends = {found.start() for found in _COMMA.finditer(text) if kinds[found.start()] == "L"}
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
    waiting: dict[str, list[int]] = {family: [] for family in FAMILY.values()}
    alone: list[int] = []
    for place in range(*span):
        mark = text[place]
        family = FAMILY.get(mark)
        if family is None:
            continue
        partners = waiting[family]
        if mark in OPEN:
            partners.append(place)
        elif partners:
            partner = partners.pop()
            if kinds[partner] != kinds[place]:
                pairs.append((partner, place + 1))
        else:
            (partners if mark in TURNING else alone).append(place)
    # A lone straight mark is rather a sign of inches.
    waiting.pop('"')
    ends.update(one for one in chain(alone, *waiting.values()) if kinds[one] == "L")


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
