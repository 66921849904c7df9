"""Dates as people type them: «غداً», «25 نوفمبر 2026، 10:00», "next Friday", 25/11/2026. Out: ISO.

Reads what `dates.format_date` writes in Arabic and English, in every month style. Knows no clock:
today and the zone are given.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

from editor.lang.arabic import fold
from editor.lang.dates import MONTHS, WEEKDAYS, parse_iso
from editor.lang.digits import to_latin

RELATIVE: Final[dict[str, int]] = {
    fold(word): days
    for days, words in (
        (0, ("اليوم", "الآن", "today", "now")),
        (1, ("غدا", "غد", "tomorrow")),
        (2, ("بعد غد", "بعد الغد")),
        (-1, ("أمس", "البارحة", "yesterday")),
        (-2, ("أول أمس", "أول من أمس")),
    )
    for word in words
}
NAMES: Final[dict[str, int]] = {
    fold(one): number
    for styles in (MONTHS["ar"], MONTHS["en"])
    for names in styles.values()
    for number, name in enumerate(names, 1)
    for one in (*name.split("/"), *((name[:3],) if name.isascii() else ()))
}
DAYS: Final[dict[str, int]] = {
    fold(one): number
    for language in ("ar", "en")
    for number, name in enumerate(WEEKDAYS[language])
    for one in (name, name.removeprefix("ال"))
}
IDLE: Final = re.compile(
    r"\b(?:في|يوم|الساعه|القادم|المقبل|الموافق|on|at|next|the|of|بتوقيت)\b|[،,()]"
)
_MONTH: Final = "|".join(sorted(map(re.escape, NAMES), key=len, reverse=True))
_ZONE: Final = re.compile(
    r"(?:\b(?:utc|gmt)|غرينتش|(?<=\d))\s*([+-])(\d\d?):?(\d\d)?(?!\d)|\b(?:utc|gmt|z)\b|غرينتش"
)
_TIME: Final = re.compile(
    r"(?<![\d/.-])(\d\d?)(?::(\d\d)(?::\d\d)?)\s*(ص|صباحا|م|مساء|am|pm)?(?!\w)"
    r"|(?:الساعه\s*|\bat\s+)(\d\d?)\s*(ص|صباحا|م|مساء|am|pm)?(?!\w)"
    r"|(?<![\d/.-])(\d\d?)\s*(ص|صباحا|م|مساء|am|pm)(?!\w)"
)
_NUMBERS: Final = re.compile(r"(\d{1,4})\s*[/.-]\s*(\d\d?)(?:\s*[/.-]\s*(\d{1,4}))?\Z")
_DAY_MONTH: Final = re.compile(
    rf"(\d\d?)(?:st|nd|rd|th)?\s+({_MONTH})\s*(?:/\s*(?:{_MONTH}))?\s*(\d{{4}})?\Z"
)
_MONTH_DAY: Final = re.compile(rf"({_MONTH})\s+(\d\d?)(?:st|nd|rd|th)?\s*(\d{{4}})?\Z")


def read_date(text: str, today: date, zone: timezone) -> str | None:
    """The ISO date, or date and time, that is meant; None for what is no date.

    A day without a year is the one nearest to today, a weekday the next one, a time without a day
    today's. A time without a zone is told by the clock of `zone`.
    """
    iso = parse_iso(text)
    if iso is not None:
        return to_latin(text.strip()).replace(" ", "T")
    rest = re.sub(r"\s+", " ", fold(to_latin(text)).lower().replace("\u2066", "")).strip()
    rest, where = _take_zone(rest, zone)
    rest, clock = _take_time(rest)
    if clock == (-1, -1):
        return None
    day = _day(re.sub(r"\s+", " ", IDLE.sub(" ", rest)).strip(), today, timed=clock is not None)
    if day is None:
        return None
    if clock is None:
        return day.isoformat()
    moment = datetime(day.year, day.month, day.day, *clock, tzinfo=where)
    return moment.isoformat(timespec="minutes")


def _take_zone(text: str, zone: timezone) -> tuple[str, timezone]:
    found = _ZONE.search(text)
    if found is None:
        return text, zone
    where = UTC
    if found[1]:
        hours, minutes = int(found[2]), int(found[3] or 0)
        if hours > 14 or minutes > 59 or ":" not in text[: found.start() + 1]:
            return text, zone
        offset = timedelta(hours=hours, minutes=minutes)
        where = timezone(-offset if found[1] == "-" else offset)
    return text[: found.start()] + " " + text[found.end() :], where


def _take_time(text: str) -> tuple[str, tuple[int, int] | None]:
    """What is left, and hour and minute; (-1, -1) for a time that no clock shows."""
    found = _TIME.search(text)
    if found is None:
        return text, None
    hour = int(found[1] or found[4] or found[6])
    minute = int(found[2] or 0)
    half = found[3] or found[5] or found[7] or ""
    if half and not 1 <= hour <= 12:
        return text, (-1, -1)
    if half in ("م", "مساء", "pm"):
        hour = hour % 12 + 12
    elif half:
        hour %= 12
    if hour > 23 or minute > 59:
        return text, (-1, -1)
    return text[: found.start()] + " " + text[found.end() :], (hour, minute)


def _day(text: str, today: date, *, timed: bool) -> date | None:
    if text in RELATIVE:
        return today + timedelta(RELATIVE[text])
    if not text:
        return today if timed else None
    if text in DAYS:
        return today + timedelta((DAYS[text] - today.weekday() - 1) % 7 + 1)
    for name in DAYS:  # «الأربعاء 25 نوفمبر»: the weekday says nothing new
        if text.startswith(name + " "):
            text = text.removeprefix(name + " ")
            break
    if found := _DAY_MONTH.match(text):
        return _date(found[3], NAMES[found[2]], int(found[1]), today)
    if found := _MONTH_DAY.match(text):
        return _date(found[3], NAMES[found[1]], int(found[2]), today)
    if found := _NUMBERS.match(text):
        if len(found[1]) == 4 and found[3]:
            return _date(found[1], int(found[2]), int(found[3]), today)
        if len(found[1]) <= 2 and len(found[3] or "0000") == 4:
            return _date(found[3], int(found[2]), int(found[1]), today)
    return None


def _date(year: str | None, month: int, day: int, today: date) -> date | None:
    years = [int(year)] if year else [today.year, today.year + 1, today.year - 1]
    found = []
    for one in years:
        try:
            found.append(date(one, month, day))
        except ValueError:
            continue
    return min(found, key=lambda one: abs(one - today), default=None)
