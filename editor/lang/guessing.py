"""Which language a text is probably in, by its letters: a proposal where nothing says it.

Knows the scripts and the letters that only some languages use; no words. Between languages of one
alphabet it names the one most likely in a newsroom here (`ar`, `he`, `en`).
"""

from __future__ import annotations

from typing import Final

SAMPLE: Final = 20_000
"""Characters that are looked at."""
SHARE: Final = 50
"""A language's own letters are at least one in so many."""

SCRIPTS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "ar": (("\u0620", "\u064a"), ("\u066e", "\u06d3"), ("\u06d5", "\u06d5"), ("\u06fa", "\u06ff")),
    "he": (("\u05d0", "\u05ea"),),
    "en": (("A", "Z"), ("a", "z"), ("\u00c0", "\u024f")),
}
"""First and last letter of the blocks of a script, by the language it stands for."""

OWN_LETTERS: Final = (
    ("ckb", "ێۆڕڵە"),
    ("ur", "ٹڈڑںےھہ"),
    ("ps", "ټډړښځڅېۍ"),
    ("fa", "پچژگکی"),
)
"""Letters of Arabic script by the language that has them; those of Persian come last, for others
use them too."""


def guess_language(text: str, default: str = "ar") -> str:
    """A BCP 47 language tag; `default` for a text without letters of a known script."""
    sample = text[:SAMPLE]
    # Counted letter by letter: an article has few different ones, and no pattern is compiled.
    letters = {letter: sample.count(letter) for letter in set(sample)}
    counts = {
        language: sum(
            count
            for letter, count in letters.items()
            if any(first <= letter <= last for first, last in blocks)
        )
        for language, blocks in SCRIPTS.items()
    }
    best = max(counts, key=lambda language: counts[language])
    if not counts[best]:
        return default
    if best != "ar":
        return best
    for language, own in OWN_LETTERS:
        if sum(letters.get(letter, 0) for letter in own) * SHARE > counts["ar"]:
            return language
    return "ar"
