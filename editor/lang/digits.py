"""The decimal digits in their three shapes.

Knows no locale: a shape is always chosen, never guessed.
"""

from __future__ import annotations

from enum import StrEnum


class Digits(StrEnum):
    """The three shapes of the decimal digits in the languages of the program."""

    LATIN = "latin"
    ARABIC_INDIC = "arabic-indic"
    PERSIAN = "persian"


_DIGITS = {
    Digits.LATIN: "0123456789",
    Digits.ARABIC_INDIC: "٠١٢٣٤٥٦٧٨٩",
    Digits.PERSIAN: "۰۱۲۳۴۵۶۷۸۹",
}
_SHAPING = {
    shape: {
        ord(digit): own[value] for digits in _DIGITS.values() for value, digit in enumerate(digits)
    }
    for shape, own in _DIGITS.items()
}


def shape_digits(text: str, shape: Digits) -> str:
    """Every digit of the three sets in one shape; separators and signs stay as they are."""
    return text.translate(_SHAPING[shape])


def to_latin(text: str) -> str:
    """Digits as 0-9."""
    return shape_digits(text, Digits.LATIN)


def to_arabic_indic(text: str) -> str:
    """Digits as U+0660-0669, which Arabic uses in the Mashriq."""
    return shape_digits(text, Digits.ARABIC_INDIC)


def to_persian(text: str) -> str:
    """Digits as U+06F0-06F9, which Persian and Urdu use."""
    return shape_digits(text, Digits.PERSIAN)
