"""Which way a language, a block and each stretch of its text run: the decisions all formats share.

The view and every writer ask here and nowhere else, so that one article reads the same way
everywhere. Knows nothing of alignment, and never takes a direction from the first strong letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from editor.lang.bidi import BRACKETS, MAX_BRACKETS, Direction, class_codes, resolve
from editor.regex import pattern

__all__ = [
    "Direction",
    "Run",
    "block_direction",
    "has_ltr",
    "has_rtl",
    "language_direction",
    "runs",
]

Run = tuple[int, int, bool]
"""Start, end and whether the characters between them belong to right-to-left text."""

RTL_LANGUAGES = frozenset(
    {
        "ar", "arc", "arz", "ary", "apc", "ajp", "acm", "afb", "ars", "aeb", "arq", "ayl", "azb",
        "bal", "bqi", "ckb", "dv", "fa", "glk", "he", "hbo", "iw", "ji", "khw", "ks", "lrc",
        "mzn", "nqo", "pes", "pnb", "prs", "ps", "sam", "sd", "sdh", "skr", "syr", "syc", "ug",
        "ur", "uzs", "yi",
    }
)  # fmt: skip
"""Primary subtags of languages written right to left unless a script subtag says otherwise."""

RTL_SCRIPTS = frozenset(
    {
        "arab", "aran", "hebr", "syrc", "syre", "syrj", "syrn", "thaa", "nkoo", "mand", "samr",
        "adlm", "rohg", "yezi", "mend",
    }
)  # fmt: skip
"""ISO 15924 codes, in lower case."""

RTL_BLOCKS = "\u0590-\u08ff\u200f\ufb1d-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff"
"""Every strong right-to-left character stands in these blocks, among marks, digits and signs."""

_RTL_LETTER = pattern("[א-תء-ي]")
"""The common ones of them."""
_RTL_BLOCK = pattern(f"[{RTL_BLOCKS}]")

CONTROLS = "\u202a-\u202e\u2066-\u2069"

# Classes of UAX #9 as far as news text uses them. A character in no list takes the exact way.
STRONG_RTL = (
    "\u05d0-\u05ea\u060b\u060d\u061b-\u064a\u066d-\u066f\u0671-\u06d5\u06fa-\u06ff\u200f"
    "\ufb50-\ufbb1\ufbd3-\ufd3d\ufdf0-\ufdfc\ufe70-\ufefc"
)
FIGURE = "0-9"
ARABIC_FIGURE = "\u0660-\u0669\u066b\u066c"
TERMINATOR = "#$%\xa2-\xa5\xb0\xb1\u066a\u2030-\u2034\u20a0-\u20bf"
ASCII_BRACKETS = r"()\[\]{}"
NEUTRAL = (
    r" !\"&'*+,\-./:;<=>?@\\^_`|~"
    "\xa0\xa1\xa6-\xa9\xab\xac\xae\xaf\xb4\xb6-\xb8\xbb-\xbf\xd7\xf7\u060c"
    "\u2010-\u2028\u202f\u2035-\u2044\ufffc"
)
MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u200b-\u200d\u2060\u06f0-\u06f9"
"""Harmless between right-to-left letters only: marks, joiners, and the figures of Persian."""

_LOUD = pattern(
    f"[^{STRONG_RTL}{FIGURE}{ARABIC_FIGURE}{TERMINATOR}{ASCII_BRACKETS}{NEUTRAL}{MARKS}]"
)
"""What may break a right-to-left paragraph: letters of the other direction, and the unknown."""

_LTR_SPAN = pattern(
    r"L(?>[LETSCOW]*[LE])?"
    r"(?>(?:[TSCOW]*\((?>[LETSCOW]*[LE])[TSCOW]*\)(?>[LETSCOW]*[LE])?)*)"
    r"(?>(?:(?<=E)T+)?)"
    r"(?=[TSCOWN()\[\]{}]*(?:[RA]|\Z))"
)
"""A left-to-right stretch of a right-to-left paragraph, in class codes with brackets as they are:
from its first letter to its last letter or figure before the next right-to-left letter (W7, N1),
with `(...)` inside it (N0) and the percent sign of its last figure (W5). Where it does not match,
the stretch is not that simple."""


@cache
def language_direction(language: str) -> Direction:
    """The direction of a BCP 47 tag; a script subtag decides over the language (`az-Arab`)."""
    primary, *subtags = language.lower().replace("_", "-").split("-")
    for subtag in subtags:
        if len(subtag) == 1:  # extensions and private use say nothing about the script
            break
        if len(subtag) == 4 and subtag.isalpha():
            return "rtl" if subtag in RTL_SCRIPTS else "ltr"
    return "rtl" if primary in RTL_LANGUAGES else "ltr"


def has_rtl(text: str) -> bool:
    """Whether any character is strong right-to-left (classes R and AL, so `؟` too)."""
    if _RTL_LETTER.search(text):
        return True
    return any(map(_is_strong_rtl, _RTL_BLOCK.findall(text)))


def has_ltr(text: str) -> bool:
    """Whether any letter is strong left-to-right: Latin, Greek, Cyrillic, Chinese and others."""
    return next(_ltr_letters(text), None) is not None


def _is_strong_rtl(char: str) -> bool:
    return class_codes(char) in "RA"


def _ltr_letters(text: str) -> Iterator[str]:
    for match in _LOUD.finditer(text):
        char = match.group()
        if char.isalpha() and class_codes(char) == "L":
            yield char


def block_direction(text: str, article: Direction, override: Direction | None = None) -> Direction:
    """The direction of a block, the one decision of the view and of every writer.

    1. `override`, what somebody chose for this block.
    2. The direction of the article wherever the text has a strong character of that direction,
       even when it begins with the other (`BBC نقلت` is right-to-left in an Arabic article), and
       where it has nothing strong: empty, figures, punctuation.
    3. The other direction for a block that is wholly in it and has two letters at least: an
       English reference in the notes of an Arabic article, an Arabic quotation in an English one.
       A single letter is a label (`A`) and stays with the article.
    """
    if override or not text:
        return override or article
    if article == "rtl":
        if has_rtl(text):
            return "rtl"
        letters = _ltr_letters(text)
        return "ltr" if next(letters, None) and next(letters, None) else "rtl"
    if has_ltr(text):
        return "ltr"
    rtl = filter(_is_strong_rtl, _RTL_BLOCK.findall(text))
    return "rtl" if next(rtl, None) and next(rtl, None) else "ltr"


def runs(text: str, base: Direction) -> list[Run]:
    """The text as maximal stretches of one direction, in logical order.

    Right-to-left are the characters that UAX #9 resolves to R, AN, or EN outside left-to-right
    context; left-to-right are L and the figures that W7 makes L; neutral characters go with what
    they are resolved to. This is what `w:rtl` marks in WordprocessingML (ISO 29500-1, 17.3.2.30).
    """
    if not text:
        return []
    spans: list[tuple[int, int]] | None = [(0, len(text))]
    if base == "rtl":
        spans = _ltr_spans(text)
    elif re.search(f"[{RTL_BLOCKS}{CONTROLS}]", text):
        spans = None
    if spans is None:
        kinds = resolve(text, base)[0]
        return [(m.start(), m.end(), m[0][0] != "L") for m in re.finditer("L+|[^L]+", kinds)]
    found: list[Run] = []
    done = 0
    for start, end in spans:
        if start > done:
            found.append((done, start, True))
        found.append((start, end, False))
        done = end
    if done < len(text):
        found.append((done, len(text), True))
    return found


def _ltr_spans(text: str) -> list[tuple[int, int]] | None:
    """The left-to-right stretches of a right-to-left paragraph, None where it takes UAX #9."""
    spans: list[tuple[int, int]] = []
    place = _LOUD.search(text)
    while place:
        start = place.start()
        letter = _RTL_LETTER.search(text, start)
        codes = _codes_and_brackets(text[start : letter.end() if letter else len(text)])
        match = _LTR_SPAN.match(codes)
        if not match or ("(" in match[0] and sum(map(text.count, "([{")) >= MAX_BRACKETS):
            return None
        spans.append((start, start + match.end()))
        place = _LOUD.search(text, start + match.end())
    return spans


def _codes_and_brackets(text: str) -> str:
    codes = class_codes(text)
    if BRACKETS.isdisjoint(text):
        return codes
    return "".join(
        char if char in BRACKETS else code for char, code in zip(text, codes, strict=True)
    )
