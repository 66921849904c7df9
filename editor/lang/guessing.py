"""Which language a text is probably in, by its letters: a proposal where nothing says it.

Knows the scripts and the letters that only some languages use; no words. Between languages of one
alphabet it names the one most likely in a newsroom here (`ar`, `he`, `en`).
"""

from __future__ import annotations

import re
from typing import Final

SAMPLE: Final = 20_000
"""Characters that are looked at."""
SHARE: Final = 50
"""A language's own letters are at least one in so many."""

ARABIC_SCRIPT: Final = re.compile("[\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff]")
HEBREW_SCRIPT: Final = re.compile("[\u05d0-\u05ea]")
LATIN_SCRIPT: Final = re.compile("[A-Za-z\u00c0-\u024f]")

OWN_LETTERS: Final = (
    ("ckb", re.compile("[ێۆڕڵە]")),
    ("ur", re.compile("[ٹڈڑںےھہ]")),
    ("ps", re.compile("[ټډړښځڅېۍ]")),
    ("fa", re.compile("[پچژگکی]")),
)
"""Letters of Arabic script by the language that has them; those of Persian come last, for others
use them too."""


def guess_language(text: str, default: str = "ar") -> str:
    """A BCP 47 language tag; `default` for a text without letters of a known script."""
    sample = text[:SAMPLE]
    counts = {
        "ar": len(ARABIC_SCRIPT.findall(sample)),
        "he": len(HEBREW_SCRIPT.findall(sample)),
        "en": len(LATIN_SCRIPT.findall(sample)),
    }
    best = max(counts, key=lambda language: counts[language])
    if not counts[best]:
        return default
    if best != "ar":
        return best
    for language, letters in OWN_LETTERS:
        if len(letters.findall(sample)) * SHARE > counts["ar"]:
            return language
    return "ar"
