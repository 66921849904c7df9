"""Left-to-right words that the Unicode algorithm alone shows in pieces: `C++`, `@name`, a phone.

Finds where a writer must isolate, and leaves to each format how (`bdi`, marks). Ordinary words,
percentages, negative numbers and ranges (`10-20`) are left to the algorithm. Commas and quotation
marks that it draws into a left-to-right phrase are the business of `torn`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from editor.lang.bidi import Direction, brackets_are_paired, class_codes, resolve
from editor.lang.direction import CONTROLS, block_direction, has_ltr, has_rtl
from editor.lang.torn import suspects, torn, trimmed
from editor.regex import pattern

Span = tuple[int, int]
Stretch = tuple[int, int, list[Span]]
"""Start and end of a part of a text, and the tokens in it, counted from its start."""

BANG_NAMES = "Yahoo|Jeopardy|Joomla|Kahoot|Oklahoma|Mamma Mia|Wham|E"
"""Names that end in `!`. Elsewhere the mark belongs to the sentence."""

ABBREVIATIONS = "Inc|Ltd|Co|Corp|Bros|Jr|Sr|Dr|Mr|Mrs|Ms|Prof|Gen|Lt|Col|Sgt|St|No|Vol|Fig|vs|etc"
"""Abbreviations whose full stop belongs to them while the sentence goes on."""

URL_CHAR = r"[^\s<>\"«»،؛؟\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffc]"
RTL_LETTERS = {
    **dict.fromkeys(map(chr, range(0x5D0, 0x5EB)), "א"),
    **dict.fromkeys(map(chr, range(0x621, 0x64B)), "ا"),
}
"""Strong letters of Hebrew (class R) and Arabic (class AL), and one of the class for all of it."""

ISOLATED = "\ufffc"
"""What an isolate is to the text around it: something neutral."""

_CHUNK = pattern(
    r"[0-9A-Za-z@#+$€£¥._(](?:(?:(?<=h)ttps?://|(?<=w)ww\.)" + URL_CHAR + r"*"
    r"|[!-~€£¥°]*+(?: (?:[(0-9]|[A-Z]\.)[!-~€£¥°]*+)*+)"
)
"""ASCII without spaces but for those between figures, and addresses with letters of any kind."""

_QUOTED = pattern(r"[«“]([A-Za-z][^«»“”\u0590-\u08ff]*[!?.…])[»”]")
"""A quotation that is wholly Latin: the mark at its end is its own."""

_LINE = pattern(r"[^\s\ufffc](?:[^\n]*[^\s\ufffc])?")

_CONTROL = pattern(f"[{CONTROLS}]")

_SUSPECT = pattern(r"[@#+$€£¥/°]|[A-Za-z][.!]|\.[A-Za-z]|[0-9][-&'. )][ (0-9A-Za-z]")

# A word boundary here is that of ASCII: an Arabic letter may stand right before a token (و2025).
TOKENS = "|".join(
    (
        rf"(?:https?://|www\.){URL_CHAR}*(?:\([^\s()]*\)|(?![.,:;!?()\[\]'*…]){URL_CHAR})",
        r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}",
        r"(?<!\w)[@#](?=\w*[A-Za-z])[A-Za-z0-9_]+",
        r"(?<![\w+])[A-Za-z][A-Za-z0-9]*(?:\+{1,2}|#)(?![\w+])",
        r"(?<![\w.])\.[A-Za-z][A-Za-z0-9]*\b(?!\.)",
        r"(?<!\w)(?:[A-Za-z]\.){2,}(?!\w)",
        r"(?<!\w)(?:[A-Z]\. ?)+[A-Z]\.(?!\w)",
        r"(?<!\w)[+-]?\d+(?:\.\d+)?°[CF](?!\w)",
        rf"(?<!\w)(?:{BANG_NAMES})!(?![\w!])",
        rf"(?<!\w)(?:{ABBREVIATIONS})\.(?=[ ,])",
        r"(?<!\w)\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?Z?)?(?!\w)",
        r"(?<!\w)[A-Za-z]+(?:/[A-Za-z0-9]+)+(?: ?\(\d+\))?",
        r"(?<!\w)\+?\d{1,5}(?:[ -]\d{2,8}){2,}(?!\w)",
        r"(?<!\w)\+(?=(?:[ ()-]{0,2}\d){7})\d[\d() -]*\d(?!\w)",
        r"(?<!\w)\(\+?\d{2,5}\)[ -]?\d{3,5}(?:[ -]?\d{3,5})?(?!\w)",
        r"(?<!\w)0\d{1,4}[ -]\d{5,9}(?!\w)",
        r"(?<!\w)\d+(?:[-&'.][A-Za-z][A-Za-z0-9]*)+(?!\w)",
        r"(?<!\w)(?:US|A|C|HK|NZ)?[$€£¥]\d+(?:[.,]\d+)*(?:[kKmMbB]n?)?(?!\w)",
    )
)
_TOKEN = pattern(TOKENS, re.ASCII)


def isolates(text: str, base: Direction) -> list[Span]:
    """Where left-to-right tokens must be isolated, as disjoint spans in logical order.

    Only tokens that UAX #9 would not show as they look on a line of their own, in one piece from
    left to right. In a right-to-left text a span takes in the left-to-right words
    that its token is part of (all of `Microsoft Visual C++`), since isolating the end of a phrase
    alone would turn the phrase around. A text wholly in Latin letters and
    punctuation is one phrase in each line.
    """
    places: list[Span] = []
    if base == "rtl" and _is_latin(text):
        tokens = [line.span() for line in _LINE.finditer(text)]
    else:
        tokens = _tokens(text)
        places = suspects(text) if base == "rtl" else []
    if not (tokens or places) or (base == "ltr" and not has_rtl(text)):
        return []
    return _merged(
        [
            (first + start, first + end)
            for first, stop, inside in _stretches(text, base, tokens, places)
            for start, end in _isolated(_alike(text[first:stop]), base, tuple(inside))
        ]
    )


def _is_latin(text: str) -> bool:
    """Whether nothing in a right-to-left text is of that direction, signs and controls included."""
    if "،" in text or block_direction(text, "rtl") == "rtl":
        return False
    return not _CONTROL.search(text)


def _stretches(text: str, base: Direction, tokens: list[Span], places: list[Span]) -> list[Stretch]:
    """The parts of the text that the algorithm resolves without looking further, with their tokens.

    Only those that hold a token or another of the `places` to look at. In a right-to-left text
    such a part reaches from one right-to-left letter to the next: no rule looks beyond one but
    those of brackets (N0) and of explicit controls (X1 to X8). Where these do, the part is the
    whole text.
    """
    whole = [(0, len(text), tokens)]
    if base == "ltr" or _CONTROL.search(text):
        return whole
    found: list[Stretch] = []
    named = set(tokens)
    for start, end in sorted({*named, *places}):
        first, stop, inside = start, end + 1, list[Span]()
        if found and start < found[-1][1]:
            first, stop, inside = found.pop()
        while first and text[first] not in RTL_LETTERS:
            first -= 1
        stop = max(stop, end + 1)
        while stop < len(text) and text[stop - 1] not in RTL_LETTERS:
            stop += 1
        if (start, end) in named:
            inside.append((start - first, end - first))
        found.append((first, stop, inside))
    if all(brackets_are_paired(text[first:stop]) for first, stop, _ in found):
        return found
    return whole


def _alike(text: str) -> str:
    """The text with letters at its ends that are the same for every text of the same classes."""
    first, last = text[0], text[-1]
    return f"{RTL_LETTERS.get(first, first)}{text[1:-1]}{RTL_LETTERS.get(last, last)}"


@lru_cache(maxsize=1024)
def _isolated(text: str, base: Direction, tokens: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans in a text of its own. Remembered, for an article names the same things again.

    What is isolated no longer lends its direction to what follows (W7), so that a date after it
    may have to be isolated as well; where such a chain is longer than any article has, the last
    round isolates all that is left.
    """
    spans: list[Span] = []
    shown = list(text)
    controlled = _CONTROL.search(text)  # by hand: then a sign stands where it was put
    for last in (False, False, False, True):
        now = "".join(shown)
        kinds, levels = resolve(now, base)
        broken = [
            span
            for span in tokens
            if last or not _stands_alone(text[slice(*span)], levels[slice(*span)])
        ]
        if base == "rtl" and not controlled:
            kinds, phrases = torn(now, kinds)
            broken = [_whole_phrase(now, kinds, *span) for span in _merged([*broken, *phrases])]
        if not broken:
            break
        spans = _merged(spans + broken)
        for start, end in broken:
            shown[start:end] = ISOLATED * (end - start)
        tokens = tuple((start, end) for start, end in tokens if set(shown[start:end]) != {ISOLATED})
    return tuple(spans)


def _tokens(text: str) -> list[Span]:
    """Everything that may need isolation, in order; spans may overlap."""
    spans = []
    if "»" in text or "”" in text:
        spans = [match.span(1) for match in _QUOTED.finditer(text)]
    for chunk in _CHUNK.finditer(text):
        start, end = chunk.span()
        if end - start > 1 and _SUSPECT.search(text, start, end):
            # One character more, for the patterns that look at what follows.
            spans += [match.span() for match in _TOKEN.finditer(text, start, end + 1)]
    return sorted(spans)


def _stands_alone(token: str, levels: list[int]) -> bool:
    """Whether the levels are those of the token on a left-to-right line, all as much deeper."""
    depth = min(levels)
    if depth % 2:
        return False
    own = resolve(token, "ltr")[1]
    return levels == [level + depth for level in own]


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            start, end = merged[-1][0], max(end, merged.pop()[1])
        merged.append((start, end))
    return merged


def _whole_phrase(text: str, kinds: str, start: int, end: int) -> Span:
    """The token with the left-to-right stretches that it begins or ends in."""
    if kinds[start] == "L":
        while start and kinds[start - 1] == "L":
            start -= 1
    if kinds[end - 1] == "L":
        while end < len(kinds) and kinds[end] == "L":
            end += 1
    return trimmed(text, start, end) or (start, end)


REACH = 64
"""Characters after an isolate that are looked at for what a mark might draw to itself."""


def next_strong(text: str) -> str:
    """The class of the first letter or European figure; no letter of either direction: empty."""
    return next((code for code in map(class_codes, text[:REACH]) if code in "LERA"), "")


def closing_mark(after: str, base: Direction) -> str:
    """What ends an isolate that is made of LRM alone: RLM where LRM would draw to itself (W7, N1)
    the Latin word or the figure that follows."""
    return "\u200f" if base == "rtl" and next_strong(after) in ("L", "E") else ""


def sign_around(words: str, turned: Direction) -> str:
    """What opens a stretch of plain text turned by a mark; it ends with `CLOSING.get(sign, sign)`.

    A direction mark on both sides where that is enough; around words of both directions it would
    turn only the outer ones, and there an isolate has to be (UAX #9, 2.4).
    """
    mixed = has_rtl(words) if turned == "ltr" else has_ltr(words)
    return {"ltr": "\u200e\u2066", "rtl": "\u200f\u2067"}[turned][mixed]


CLOSING = {"\u2066": "\u2069", "\u2067": "\u2069"}

_QUOTED_PATH = pattern(
    r"(?<=[“«])(?:/|[A-Za-z]:\\)[^“”«»]*(?=[”»])|(?<=\()\.[a-z]+(?:[ .]+[a-z]+)*(?=\))"
)


def with_paths_isolated(sentence: str) -> str:
    """A sentence in which every quoted path, and a list of suffixes in brackets, runs from left to
    right, its first sign first."""
    return _QUOTED_PATH.sub(lambda found: f"\u2066{found[0]}\u2069", sentence)


def file_filter(words: str, patterns: str) -> str:
    """A row of a file dialog: what the files are, and the patterns of their names as they read.

    The isolate stays open: Qt takes patterns only where the row ends with their bracket.
    """
    return f"{words} \u2066({patterns})"
