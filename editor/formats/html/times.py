"""Dates in the words of a dateline or a correction, so that `<time>` can say them to machines.

Reads whole dates only: ISO 8601, or day, month name and year in any style of the language. Guesses
nothing: where the day or the year is missing there is no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Final

from editor.lang.dates import MONTHS, parse_iso
from editor.lang.digits import to_latin

Found = tuple[int, int, str]
"""Start, end, and the ISO date."""

_ISO: Final = r"(?<!\d)(?P<iso>\d{4}-\d\d-\d\d)(?!\d)"


def find_dates(text: str, language: str) -> Iterator[Found]:
    """Every whole date in the text, in order."""
    if not any(map(str.isdigit, text)):
        return
    pattern, months = _pattern(language.partition("-")[0])
    for match in pattern.finditer(text):
        if match["iso"]:
            found = parse_iso(match["iso"])
        else:
            found = _date(match["year"], months[match["month"]], match["day"])
        if found is not None:
            yield match.start(), match.end(), found.isoformat()


def _date(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(to_latin(year)), month, int(to_latin(day)))
    except ValueError:
        return None


@cache
def _pattern(language: str) -> tuple[re.Pattern[str], MappingProxyType[str, int]]:
    """The pattern of a language, and the number of each month name. Jalali is left out."""
    months = {
        name: number
        for style, names in MONTHS.get(language, MONTHS["en"]).items()
        if style != "jalali"
        for number, name in enumerate(names, 1)
    }
    names = "|".join(map(re.escape, sorted(months, key=len, reverse=True)))
    day, year = r"(?<!\d)(?P<day>\d{1,2})", r"(?P<year>\d{4})(?!\d)"
    return (
        re.compile(rf"{_ISO}|{day} ב?(?P<month>{names}),? {year}"),
        MappingProxyType(months),
    )
