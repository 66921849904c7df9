"""Clauses and sentences in a block's text: which words a citation is meant for.

Works on `plain` text, where a citation is U+FFFC. Knows no article.
"""

from __future__ import annotations

from typing import Final

from editor.regex import pattern

OBJECT: Final = "\ufffc"
SPACE: Final = " \t\n\u00a0"
_BREAK: Final = pattern(
    r"[؛;؟?!…:،\n\ufffc]|[.](?!\d)|,(?!\d)|[–—](?=\s)"
)  # a point or comma before a digit belongs to a number
_FULL_STOP: Final = pattern(r"[؟?!…\n]|[.](?!\d)")
_TAIL: Final = SPACE + "؛;؟?!…:،.,–—"
_CLOSING: Final = {"»": "«", "”": "“"}


def clause_before(text: str, end: int) -> tuple[int, int]:
    """(from, to) of the clause that ends at a position; empty where there is none.

    It begins after the last comma, stop or citation. Words in guillemets are one clause, whatever
    stands between the marks. Spaces and stops at the position itself are not part of it.
    """
    end = len(text[:end].rstrip(_TAIL))
    opening = _CLOSING.get(text[end - 1 : end])
    quoted = text.rfind(opening, 0, end) if opening else -1
    if quoted >= 0 and OBJECT not in text[quoted:end]:
        return quoted, end
    start = max((found.end() for found in _BREAK.finditer(text, 0, end)), default=0)
    return _trimmed(text, start, end)


def sentence_at(text: str, place: int) -> tuple[int, int]:
    """(from, to) of the sentence around a position, without its last stop and without citations.

    Where the sentence has citations, it is the part between two of them that holds the position.
    """
    breaks = [found.span() for found in _FULL_STOP.finditer(text)]
    breaks += [(at, at + 1) for at, char in enumerate(text) if char == OBJECT]
    start = max((end for _, end in breaks if end <= place), default=0)
    end = min((begin for begin, _ in breaks if begin >= place), default=len(text))
    return _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _TAIL:
        start += 1
    while end > start and text[end - 1] in _TAIL:
        end -= 1
    return start, end
