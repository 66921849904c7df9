"""Quotation marks: the profile of each language, and which mark a typed quote key means.

Knows one paragraph's text before and after the caret, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from editor.value import frozen

APOSTROPHE = "’"
GERESH = "׳"
GERSHAYIM = "״"


@frozen
class QuoteProfile:
    """Marks for a quotation and for one inside it, in reading order (`open` comes first)."""

    open: str
    close: str
    inner_open: str
    inner_close: str


# Not taken from CLDR: its ar gives ”x“, which no Arabic newsroom writes.
PROFILES: Mapping[str, QuoteProfile] = MappingProxyType(
    {
        "guillemets": QuoteProfile("«", "»", "“", "”"),
        "guillemets-single": QuoteProfile("«", "»", "‹", "›"),
        "curly": QuoteProfile("“", "”", "‘", "’"),
        "curly-reversed": QuoteProfile("”", "“", "’", "‘"),
        "hebrew": QuoteProfile("”", "”", "’", "’"),
        "straight": QuoteProfile('"', '"', "'", "'"),
    }
)
_DEFAULTS = {
    "ar": "guillemets",
    "fa": "guillemets-single",
    "he": "hebrew",
    "ur": "curly-reversed",
    "en": "curly",
}

_INVISIBLE = "\u200e\u200f\u061c\u2066\u2067\u2068\u2069"
_OPENING_SIGNS = "([{⟨﴿/-‐–—"
_BEFORE_SPEECH = ":،,؛;="
_CLOSING_SIGNS = ".,،؛؟!:)]}"
# A clitic or a tatweel before the caret carries the quotation that follows: لـ«الشرق», و«الغد».
_CLITIC = r"(?:^|[\s(])[وفبلك]\Z|[\u0621-\u064a]\u0640\Z"
_HEBREW_LETTER = "[\u05d0-\u05ea]"


def quote_profile(language: str) -> QuoteProfile:
    """The default profile for a BCP 47 tag; the English one for languages without their own."""
    return PROFILES[_DEFAULTS.get(language.partition("-")[0], "curly")]


def smart_quote(
    before: str,
    after: str,
    language: str,
    profile: QuoteProfile | None = None,
    *,
    key: str = '"',
) -> str:
    """The mark to insert where a quote key (`"` or `'`) was typed.

    before, after: the text of the paragraph on each side of the caret, in logical order. A straight
    mark comes back for inches and minutes. What an open quotation needs is its own closing mark,
    whichever key was typed.
    """
    profile = profile or quote_profile(language)
    before, after = before.rstrip(_INVISIBLE), after.lstrip(_INVISIBLE)
    pending = _owed(before, profile)
    if sign := _word_sign(before[-1:], after[:1], key, pending):
        return sign
    if _opens(before, after, profile, pending):
        inner = key == "'" or bool(pending)
        return profile.inner_open if inner else profile.open
    if pending:
        return pending[-1]
    return profile.inner_close if key == "'" else profile.close


def _owed(before: str, profile: QuoteProfile) -> list[str]:
    """The closing marks that the text still owes, outermost first."""
    closers = {profile.open: profile.close, profile.inner_open: profile.inner_close}
    pending: list[str] = []
    for index, char in enumerate(before):
        in_word = before[index - 1 : index].isalpha() and before[index + 1 : index + 2].isalpha()
        if char == APOSTROPHE and in_word:
            continue
        if pending and char == pending[-1]:
            pending.pop()
        elif char in closers:
            pending.append(closers[char])
    return pending


def _word_sign(last: str, following: str, key: str, pending: list[str]) -> str | None:
    """Apostrophe, geresh, gershayim or a measure mark: a quote key that means no quotation."""
    inside = last.isalpha() and following.isalpha()
    if re.match(_HEBREW_LETTER, last) and (inside or not pending):
        return GERSHAYIM if key == '"' else GERESH
    latin = last.isalpha() and last < "\u0250"
    if key == "'" and latin and (inside or APOSTROPHE not in pending):
        return APOSTROPHE
    if last.isdigit() and not pending:
        return key
    return None


def _opens(before: str, after: str, profile: QuoteProfile, pending: list[str]) -> bool:
    last, following = before[-1:], after[:1]
    openers = {profile.open, profile.inner_open} - {profile.close, profile.inner_close}
    if not last or last in _OPENING_SIGNS or last in openers or re.search(_CLITIC, before):
        return True
    if last in _BEFORE_SPEECH and not pending:
        return True
    if last.isspace():
        return not (pending and following and following in _CLOSING_SIGNS)
    return not pending and not last.isalnum() and following.isalnum()
