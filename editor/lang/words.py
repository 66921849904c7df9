"""Where words begin and end for a caret: what a double click selects and where Ctrl+arrow stops.

After UAX #29, with what writers expect of it: vowel signs, ZWNJ and direction marks belong to their
word, so do apostrophes, geresh and gershayim between letters and the points in a number; a full
stop only joins Latin letters, since after an Arabic word it ends a sentence whose space was
forgotten. Quotation marks, commas and hyphens (maqaf too) are no part of a word. Knows no document.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

from editor.regex import pattern

_OF_THEIR_OWN: Final = {
    "\n": "n", "\u2028": "n", "\ufffc": "o", "\u2060": "j", "_": "l", "'": "q", "’": "q",
    "׳": "g", "״": "g", '"': "G", ".": "m", ",": "c", "٫": "c", "٬": "c", "\u200b": "s",
}  # fmt: skip
_PART: Final = pattern(
    r"(?P<word>(?:[alhd]|(?<=[alh])q(?=[alh])|(?<=h)[gG](?=h)|(?<=h)g|(?<=l)m(?=l)"
    r"|(?<=d)[mc](?=d))+)|(?P<space>s+)|(?P<lone>n|j?o)|[pqgGmcj]+?(?=[^pqgGmcj]|jo|$)"
)
"""Over one letter a character: a letter, l Latin, h Hebrew, d digit, s space, n line break, o an
object (j the joiner before it), p the rest; q g G m c join in the middle of words."""

Part = tuple[int, int, str]
"""Start, end and what it is: "word", "space", "lone" (a line break, a citation) or "" for marks."""


def parts(text: str) -> list[Part]:
    """The text in parts, in order and without gaps; offsets are code points."""
    classes: list[str] = []
    for char in text:
        what = _class(char)
        classes.append((classes[-1] if classes else "p") if what == "x" else what)
        if what == "x" and classes[-1] in "noj":
            classes[-1] = "p"
    found = _PART.finditer("".join(classes))
    return [(one.start(), one.end(), one.lastgroup or "") for one in found]


def word_at(text: str, offset: int) -> tuple[int, int]:
    """What a double click there selects: the word that touches the offset, else what is there."""
    around = [one for one in parts(text) if one[0] <= offset <= one[1]]
    around.sort(key=lambda one: (one[2] != "word", one[2] == "space", one[1] == offset))
    return around[0][:2] if around else (offset, offset)


def next_stop(text: str, offset: int) -> int:
    """Where the next word or mark begins, or a line ends."""
    rest = [one for one in parts(text) if one[1] > offset]
    if not rest:
        return offset
    behind = rest[1] if len(rest) > 1 and rest[0][2] != "lone" else None
    return behind[1] if behind and behind[2] == "space" and rest[0][2] != "space" else rest[0][1]


def previous_stop(text: str, offset: int) -> int:
    """Where the word or mark before the offset begins, or a line."""
    before = [one for one in parts(text) if one[0] < offset]
    if not before:
        return offset
    if before[-1][2] != "space" or len(before) == 1:
        return before[-1][0]
    return before[-1][0] if before[-2][2] == "lone" else before[-2][0]


@lru_cache(maxsize=4096)
def _class(char: str) -> str:
    own = _OF_THEIR_OWN.get(char)
    if own:
        return own
    if char.isspace():
        return "s"
    if unicodedata.category(char) in ("Mn", "Mc", "Me", "Cf"):
        return "x"
    if char.isdecimal():
        return "d"
    if char.isalnum():
        name = unicodedata.name(char, "")
        return "l" if name.startswith("LATIN") else "h" if name.startswith("HEBREW") else "a"
    return "p"
