"""Arabic letters and punctuation as tables, and the folding that find and search rest on.

Covers the Arabic script as Arabic, Persian and Urdu write it. Knows no dictionary and no direction.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from editor.lang.digits import to_latin
from editor.regex import pattern
from editor.value import dataclass, frozen

# Inside a regular expression class.
LETTERS = "\u0620-\u063f\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06d5\u06fa-\u06fc\u0750-\u077f"
DIACRITICS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff"
HEBREW_POINTS = "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
TATWEEL = "\u0640"
INVISIBLES = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"

_LETTER = pattern(f"[{LETTERS}]")

# What a journalist means when typing the Latin mark after an Arabic letter.
_ARABIC_PUNCTUATION = MappingProxyType({",": "،", ";": "؛", "?": "؟"})
PUNCTUATION: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "ar": _ARABIC_PUNCTUATION,
        "fa": _ARABIC_PUNCTUATION,
        "ur": MappingProxyType({**_ARABIC_PUNCTUATION, ".": "۔"}),
    }
)


def punctuation(language: str) -> Mapping[str, str]:
    """Latin mark -> the mark this language uses in its place; empty where they are the same."""
    return PUNCTUATION.get(language.partition("-")[0], MappingProxyType({}))


def is_arabic_letter(char: str) -> bool:
    """Whether this one character is a letter of the Arabic script (tatweel is not)."""
    return _LETTER.match(char) is not None


@frozen
class Folding:
    """What find and search overlook. Everything but `seats` by default.

    diacritics   tashkeel, Qur'anic marks, Hebrew points
    tatweel      kashida
    hamza        أ إ آ ٱ as ا, ؤ as و, ئ as ي
    seats        hamza inside a word whatever carries it (مسؤول مسئول); wins over `hamza` there
    ya           ى and the Persian and Urdu ی ې ے as ي
    ta_marbuta   ة as ه
    letters      ک ڪ as ك; ہ ھ ە ۀ as ه; ڤ ڥ, which Arabic has for a foreign v, as ف
    digits       the three digit shapes
    punctuation  Arabic marks, all quotation marks and dashes as their ASCII cousins
    case         Unicode case folding
    invisibles   joiners, direction marks, isolates, soft hyphens
    forms        presentation forms, ligatures, full width (Unicode NFKC)
    """

    diacritics: bool = True
    tatweel: bool = True
    hamza: bool = True
    seats: bool = False
    ya: bool = True
    ta_marbuta: bool = True
    letters: bool = True
    digits: bool = True
    punctuation: bool = True
    case: bool = True
    invisibles: bool = True
    forms: bool = True


DEFAULT_FOLDING = Folding()


@frozen
class Folded:
    """Folded text, and for each of its characters where it starts and ends in the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original code points behind the folded ones [start, end), marks included."""
        if start < end:
            return self.starts[start], self.ends[end - 1]
        at = self.starts[start] if start < len(self.starts) else max(self.ends, default=0)
        return at, at


def fold(text: str, folding: Folding = DEFAULT_FOLDING) -> str:
    """The text as find and search see it. A token is never folded to nothing."""
    return "".join(
        piece if lone else _fold_piece(piece, folding)
        for _, piece, lone in _pieces(text, _rules(folding))
    )


def fold_with_offsets(text: str, folding: Folding = DEFAULT_FOLDING) -> Folded:
    """`fold`, with the way back to the original for highlighting and replacing."""
    rules = _rules(folding)
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def put(folded: str, start: int, end: int) -> None:
        if not folded and ends and ends[-1] == start:
            ends[-1] = end
        out.append(folded)
        starts.extend([start] * len(folded))
        ends.extend([end] * len(folded))

    for offset, piece, lone in _pieces(text, rules):
        if lone:
            for index, char in enumerate(piece, offset):
                put(char, index, index + 1)
            continue
        kept = [index for index, char in enumerate(piece) if not rules.hides(char)]
        visible = rules.seated("".join(piece[index] for index in kept))
        for match in _UNIT_OR_CHAR.finditer(visible):
            start = offset + kept[match.start()]
            put(rules.folded(match[0]), start, offset + kept[match.end() - 1] + 1)
    return Folded("".join(out), tuple(starts), tuple(ends))


# Text that NFC and NFKC leave alone, one character at a time.
_PLAIN = "\x00-\x7f\u060c\u061b\u061f\u0620-\u064a\u0660-\u066f\u06f0-\u06f9\u05d0-\u05ea«»"
_MARKS = f"\u0300-\u036f{DIACRITICS}{HEBREW_POINTS}"
_UNIT = pattern(f".[{_MARKS}]+|[^{_PLAIN}]", re.DOTALL)
_UNIT_OR_CHAR = pattern(f".[{_MARKS}]*", re.DOTALL)
_SEATED = pattern(f"[ؤئء]|(?<=[{LETTERS}{DIACRITICS}])أ")
_HAMZA = {**dict.fromkeys("أإآٱ", "ا"), "ؤ": "و", "ئ": "ي"}
_YA = dict.fromkeys("ىیېے", "ي")
_TA_MARBUTA = dict.fromkeys("ةۃ", "ه")
_LETTER_SHAPES = {**dict.fromkeys("کڪ", "ك"), **dict.fromkeys("ہھەۀۂ", "ه"),
                  **dict.fromkeys("ڤڥ", "ف")}  # fmt: skip
_ASCII = {
    "،": ",", "؛": ";", "؟": "?", "۔": ".", "٪": "%", "٫": ".", "٬": ",", "…": "...",
    **dict.fromkeys("“”„‟«»״", '"'),
    **dict.fromkeys("‘’‚‛‹›׳", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class _Rules:
    """A Folding, made ready: patterns and one translation table."""

    folding: Folding
    lone: re.Pattern[str]
    table: Mapping[int, str]
    hidden: re.Pattern[str]

    def hides(self, char: str) -> bool:
        return self.hidden.match(char) is not None

    def seated(self, text: str) -> str:
        return _SEATED.sub("ء", text) if self.folding.seats else text

    def normal(self, match: re.Match[str]) -> str:
        return unicodedata.normalize("NFKC" if self.folding.forms else "NFC", match[0])

    def folded(self, unit: str) -> str:
        text = _UNIT.sub(self.normal, unit).translate(self.table)
        return text.casefold() if self.folding.case else text


@cache
def _rules(folding: Folding) -> _Rules:
    dropped = (DIACRITICS + HEBREW_POINTS) * folding.diacritics + TATWEEL * folding.tatweel
    hidden = INVISIBLES if folding.invisibles else ""
    lost = dropped + hidden + "\ufe70-\ufe7f" * (folding.forms and folding.diacritics)
    table: dict[str, str] = {}
    for wanted, part in (
        (folding.hamza, _HAMZA),
        (folding.ya, _YA),
        (folding.ta_marbuta, _TA_MARBUTA),
        (folding.letters, _LETTER_SHAPES),
        (folding.punctuation, _ASCII),
    ):
        table.update(part if wanted else {})
    codes = {ord(char): folded for char, folded in table.items()}
    if folding.digits:
        codes |= {ord(digit): to_latin(digit) for digit in "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"}
    codes |= {ord(char): "" for char in _members(dropped)}
    never = "(?!)"
    return _Rules(
        folding,
        re.compile(rf"(?<!\S)[{lost}]+(?!\S)" if lost else never),
        MappingProxyType(codes),
        re.compile(f"[{hidden}]" if hidden else never),
    )


def _members(char_class: str) -> Iterator[str]:
    """The characters of a regular expression class made of single characters and ranges."""
    for match in re.finditer(r"(.)(?:-(.))?", char_class):
        yield from map(chr, range(ord(match[1]), ord(match[2] or match[1]) + 1))


def _pieces(text: str, rules: _Rules) -> Iterator[tuple[int, str, bool]]:
    """(offset, piece, whether it is a token that folding would lose whole)."""
    at = 0
    for match in rules.lone.finditer(text):
        yield at, text[at : match.start()], False
        yield match.start(), match[0], True
        at = match.end()
    yield at, text[at:], False


def _fold_piece(piece: str, folding: Folding) -> str:
    rules = _rules(folding)
    return rules.folded(rules.seated(rules.hidden.sub("", piece)))
