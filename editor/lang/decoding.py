"""Bytes to text: the one decoder for everything a person opens, pastes or imports.

It names the encoding it took and says what it had to guess. Knows nothing about formats: markup
stays as it is, and a declared charset inside the text is not read.
"""

from __future__ import annotations

import re

from editor.lang.i18n import N_, nsentence, sentence
from editor.value import frozen

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

_KNOWN_FILES = (
    (b"PK\x03\x04", N_("a zip package, such as a Word document")),
    (b"%PDF-", N_("a PDF file")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", N_("an old or encrypted Office document")),
    (b"\x89PNG\r\n\x1a\n", N_("an image")),
    (b"\xff\xd8\xff", N_("an image")),
    (b"GIF8", N_("an image")),
    (b"\x1f\x8b", N_("a compressed file")),
)

# High bytes of UTF-16 units in Arabic (06), Hebrew (05) and Latin (00) text. Arabic UTF-16 is
# valid UTF-8, but these bytes in every second place never occur in a byte-wise text.
_UTF16_HIGH_BYTES = (b"\x06", b"\x05", b"\x00")
_SAMPLE = 1 << 16

# Letters per ten thousand in Arabic newspaper text (658,656 letters of 400 articles counted).
_LETTER_FREQUENCY = {
    "ا": 1499, "ل": 1173, "ي": 755, "م": 670, "و": 534, "ن": 491, "ر": 466, "ت": 458, "ب": 349,
    "ع": 345, "ة": 326, "د": 314, "ف": 264, "ه": 249, "س": 240, "ق": 211, "أ": 204, "ك": 189,
    "ح": 177, "ج": 145, "ش": 97, "ص": 95, "ط": 94, "خ": 84, "ى": 83, "إ": 81, "ض": 65, "ز": 64,
    "ذ": 61, "ث": 54, "ئ": 42, "غ": 36, "ء": 33, "ظ": 24, "ؤ": 12, "آ": 10,
}  # fmt: skip
_RARE = 2
_CERTAIN_LETTERS = 20

_NEWLINES = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNSTORABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
    + "]"
)
_OVERRIDES = {
    "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
}  # fmt: skip
_OVERRIDE = re.compile("[\u202a-\u202e]")
# Words of high bytes only: beside ASCII letters, in one word, they are accents as in “café”.
_FOREIGN_WORD = rb"(?<![A-Za-z\x80-\xff])[\x80-\xff]+(?![A-Za-z\x80-\xff])"
_CONTROL_BYTES = bytes(byte for byte in range(32) if byte not in b"\t\n\x0b\x0c\r\x1a")


class UndecodableText(ValueError):
    """The bytes are not text; the message is a sentence for a person."""


@frozen
class Decoded:
    """Text with `\\n` line ends, the Python name of its encoding, and what was guessed or lost."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """Decode any text file. Raises UndecodableText when it is not one.

    A byte order mark decides; then UTF-16 by its high bytes, strict UTF-8, UTF-8 with a few broken
    bytes, and last Windows-1256 or ISO-8859-6 by letter frequency (right from about 20 letters).
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _replacing(data[len(mark) :], encoding)
    for magic, name in _KNOWN_FILES:
        if data.startswith(magic):
            raise UndecodableText(
                sentence(N_("This is {kind}, not plain text."), kind=sentence(name))
            )
    if utf16 := _utf16_without_mark(data):
        return _replacing(data, utf16)
    if _looks_binary(data):
        raise UndecodableText(sentence(N_("This file is not text: it holds binary data.")))
    try:
        return Decoded(normalise_newlines(data.decode("utf-8")), "utf-8")
    except UnicodeDecodeError:
        return _damaged_utf8(data) or _legacy(data)


def normalise_newlines(text: str) -> str:
    """CRLF, CR, NEL (U+0085), U+2028, U+2029, vertical tab and form feed become `\\n`."""
    return _NEWLINES.sub("\n", text)


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """(text that every format can store, what was taken out).

    Control characters, noncharacters, stray byte order marks and surrogates go, and so do embedding
    and override characters, which reorder text that others then misread. LRM, RLM, ALM, ZWNJ, ZWJ
    and isolates stay. Line ends become `\\n`.
    """
    text = normalise_newlines(text)
    warnings: list[str] = []
    text, removed = _UNSTORABLE.subn("", text)
    if removed:
        warnings.append(
            nsentence(
                "{n} control character was removed: no document can hold it.",
                "{n} control characters were removed: no document can hold them.",
                removed,
            )
        )
    counts = [f"{text.count(char)} {name}" for char, name in _OVERRIDES.items() if char in text]
    text, removed = _OVERRIDE.subn("", text)
    if removed:
        warnings.append(
            nsentence(
                "{n} direction embedding or override character was removed ({which}).",
                "{n} direction embedding or override characters were removed ({which}).",
                removed,
                which=", ".join(counts),
            )
        )
    return text, tuple(warnings)


def _replacing(data: bytes, encoding: str) -> Decoded:
    """Decode what is known to be in this encoding; broken places become U+FFFD, and are counted."""
    codec = "utf-8" if encoding == "utf-8-sig" else encoding
    try:
        return Decoded(normalise_newlines(data.decode(codec)), encoding)
    except UnicodeDecodeError:
        text = data.decode(codec, "replace")
    known = data.decode(codec, "ignore").count("\ufffd")
    broken = text.count("\ufffd") - known
    warning = nsentence(
        "{n} place could not be read and is marked with �.",
        "{n} places could not be read and are marked with �.",
        broken,
    )
    return Decoded(normalise_newlines(text), encoding, (warning,))


def _utf16_without_mark(data: bytes) -> str | None:
    sample = data[:_SAMPLE]
    pairs = len(sample) // 2
    if not pairs:
        return None
    for encoding, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        high, low = sample[first::2], sample[1 - first :: 2]
        typical = sum(high.count(byte) for byte in _UTF16_HIGH_BYTES)
        if typical * 10 >= pairs * 6 and low.count(b"\x00") * 10 <= pairs:
            text = sample[: pairs * 2].decode(encoding, "replace")
            broken = len(_UNSTORABLE.findall(text)) + text.count("\ufffd")
            if broken <= max(2, len(text) // 50):
                return encoding
    return None


def _looks_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    return controls * 2 > len(sample) or (controls > 4 and controls * 20 > len(sample))


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes, told from other encodings by its whole sequences."""
    found = _replacing(data, "utf-8")
    broken = found.text.count("\ufffd")
    whole = sum(char > "\x7f" for char in found.text) - broken
    return found if whole >= 4 * broken else None


def _legacy(data: bytes) -> Decoded:
    """Windows-1256 or ISO-8859-6, whichever reads as the more likely Arabic."""
    best = max(("cp1256", "iso8859-6"), key=lambda encoding: _likeliness(data, encoding))
    text = data.decode(best, "replace")
    letters = [char for char in text if char > "\x7f" and char.isalpha()]
    arabic = sum(char in _LETTER_FREQUENCY for char in letters)
    warnings: tuple[str, ...] = ()
    if arabic < _CERTAIN_LETTERS or arabic * 10 < len(letters) * 9:
        name = {"cp1256": "Windows-1256", "iso8859-6": "ISO-8859-6"}[best]
        warnings = (
            sentence(
                N_("The text names no encoding; it was read as {name}. Check that it looks right."),
                name=name,
            ),
        )
    return Decoded(normalise_newlines(text), best, warnings)


def _likeliness(data: bytes, encoding: str) -> float:
    """Sum over the high bytes of log frequency; bytes the encoding has no letter for are rare."""
    from math import log

    high = b"".join(re.findall(_FOREIGN_WORD, data[:_SAMPLE]))
    total = 0.0
    for byte in set(high):
        char = bytes((byte,)).decode(encoding, "replace")
        weight = 0.1 if char == "\ufffd" else _LETTER_FREQUENCY.get(char, _RARE)
        total += high.count(byte) * log(weight)
    return total
