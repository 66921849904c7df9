"""Words, characters, sentences and how long a text takes to read.

The word count is LibreOffice's (and Word's): chunks between white space, en dashes and em dashes.
Characters are what a reader counts, grapheme clusters (UAX #29), without line ends. Knows plain
text only; counts of blocks add up to counts of an article.
"""

from __future__ import annotations

import re
import unicodedata

from editor.regex import pattern
from editor.value import frozen

READING_WORDS_A_MINUTE = 200
BROADCAST_WORDS_A_MINUTE = 130


@frozen
class Counts:
    """Counts of a text; add them to count several texts together."""

    words: int = 0
    characters: int = 0
    characters_no_spaces: int = 0
    sentences: int = 0

    @property
    def reading_seconds(self) -> int:
        """Seconds to read it silently, rounded up."""
        return -(-self.words * 60 // READING_WORDS_A_MINUTE)

    @property
    def broadcast_seconds(self) -> int:
        """Seconds to read it aloud on air, rounded up."""
        return -(-self.words * 60 // BROADCAST_WORDS_A_MINUTE)

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.words + other.words,
            self.characters + other.characters,
            self.characters_no_spaces + other.characters_no_spaces,
            self.sentences + other.sentences,
        )


def count(text: str) -> Counts:
    """All counts of one text."""
    if not text:
        return Counts()
    characters = count_characters(text)
    spaces = sum(map(len, _SPACES.findall(text)))
    return Counts(count_words(text), characters, characters - spaces, len(sentence_spans(text)))


def count_words(text: str) -> int:
    """Chunks between white space, en and em dashes; a mark that stands alone is one."""
    return len(text.replace("–", " ").replace("—", " ").split())


def count_characters(text: str) -> int:
    """Grapheme clusters except line ends: one for a letter with its marks, or an emoji family."""
    if _UNUSUAL.search(text):
        return _count_clusters(text)
    uncounted = sum(map(len, _LINE_ENDS.findall(text))) + sum(map(len, _EXTENDING.findall(text)))
    return len(text) - uncounted


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """(start, end) of each sentence, without the white space around it.

    A sentence ends at . ! ? ؟ … ۔ with the closing quotes and brackets after them, before white
    space or the end, and at every line end. A full stop after a single Arabic letter or a chain of
    letters (د. أ.ف.ب.), after إلخ and after an English title ends nothing, nor do dots that stand
    alone.
    """
    spans: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        start = line.start()
        for mark in _TERMINATOR.finditer(text, *line.span()):
            if not _ends_nothing(text, start, mark):
                spans.append((start, mark.end()))
                start = mark.end()
        spans.append((start, line.end()))
    return [trimmed for span in spans if (trimmed := _trimmed(text, *span))]


_LINE_ENDS = pattern(r"\r\n|[\n\r\x85\u2028\u2029]")
_SPACES = pattern(r"[^\S\n\r\x85\u2028\u2029]+")
_MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u200c\u200d"
)
# A mark with nothing before it in its line is a character of its own.
_EXTENDING = pattern(f"(?<=[^\\x00-\\x1f\x85\u2028\u2029])[{_MARKS}]+")
# Where other marks, emoji and conjoining letters live; the rest needs no character database.
_UNUSUAL = pattern(
    "[^\\x00-\u0482\u048a-\u06ff\u1e00-\u20cf\u2100-\u218f\ufb50-\ufdff\ufe70-\ufeff]"
)

_LINE = pattern(r"[^\n\r\x85\u2028\u2029]+")
_TERMINATOR = pattern("([.!?؟…۔]+)[\"'”’“»›)\\]}\u200e\u200f\u061c\u2069]*(?=\\s|\\Z)")
_ABBREVIATED = pattern(
    "(?:(?<![\\w.])(?:[\u0621-\u064a]\\.)*[\u0621-\u064a]|(?<![\\w.])(?:[A-Z]\\.)+[A-Z]"
    "|(?<!\\w)(?:إلخ|الخ|Dr|Mr|Mrs|Ms|Prof|St|No|vs))\\Z"
)
_LONGEST_ABBREVIATION = 16


def _ends_nothing(text: str, start: int, mark: re.Match[str]) -> bool:
    at = mark.start()
    if mark[1] == ".":
        return _ABBREVIATED.search(text[max(start, at - _LONGEST_ABBREVIATION) : at]) is not None
    alone = at == start or text[at - 1].isspace()
    return alone and mark[1].strip(".…") == ""


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without outer white space; None where it holds no letter and no digit."""
    part = text[start:end]
    if not any(map(str.isalnum, part)):
        return None
    return start + len(part) - len(part.lstrip()), start + len(part.rstrip())


def _count_clusters(text: str) -> int:
    """UAX #29 extended grapheme clusters, without line ends, Prepend and Indic conjuncts."""
    clusters = 0
    previous, joined, flags = "", False, 0
    for char in _LINE_ENDS.sub("\n", text):
        if char == "\n":
            previous, joined, flags = "", False, 0
            continue
        flags = flags + 1 if "\U0001f1e6" <= char <= "\U0001f1ff" else 0
        extends = previous and (
            _extends(char)
            or (joined and _is_pictograph(char))
            or (flags and flags % 2 == 0)
            or ("\u1160" <= char <= "\u11ff" and "\u1100" <= previous <= "\u11ff")
        )
        clusters += not extends
        joined = char == "\u200d" and bool(previous)
        previous = char
    return clusters


def _extends(char: str) -> bool:
    return (
        unicodedata.category(char)[0] == "M"
        or char in "\u200c\u200d"
        or "\U0001f3fb" <= char <= "\U0001f3ff"
        or "\U000e0020" <= char <= "\U000e007f"
    )


def _is_pictograph(char: str) -> bool:
    return "\u2190" <= char <= "\u2bff" or "\U0001f000" <= char <= "\U0001faff"
