"""Dates in words, by language, month style and digit shape."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.lang.dates import MONTHS, accessed_on, format_date, parse_iso, to_jalali
from editor.lang.digits import Digits


@pytest.mark.parametrize(
    ("language", "style", "expected"),
    [
        ("ar", None, "24 شباط 2026"),
        ("ar", "levant", "24 شباط 2026"),
        ("ar", "egypt_gulf", "24 فبراير 2026"),
        ("ar", "maghreb", "24 فيفري 2026"),
        ("ar", "dual", "24 شباط/فبراير 2026"),
        ("ar-EG", None, "24 فبراير 2026"),
        ("ar-TN", None, "24 فيفري 2026"),
        ("ar-TN", "levant", "24 شباط 2026"),
        ("fa", None, "۵ اسفند ۱۴۰۴"),
        ("fa", "gregorian", "۲۴ فوریه ۲۰۲۶"),
        ("he", None, "24 בפברואר 2026"),
        ("ur", None, "24 فروری 2026"),
        ("en", None, "24 February 2026"),
        ("en", "egypt_gulf", "24 February 2026"),
        ("xx", None, "24 February 2026"),
    ],
)
def test_a_date_in_words(language: str, style: str | None, expected: str) -> None:
    assert format_date("2026-02-24", language, style=style) == expected
    assert format_date(date(2026, 2, 24), language, style=style) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ar", "الأربعاء 24 حزيران 2026، 14:05 بتوقيت غرينتش"),
        ("fa", "چهارشنبه ۳ تیر ۱۴۰۵، ساعت ۱۴:۰۵ به وقت گرینویچ"),
        ("he", "יום רביעי, 24 ביוני 2026, 14:05 שעון גריניץ׳"),
        ("ur", "بدھ، 24 جون 2026، 14:05 جی ایم ٹی"),
        ("en", "Wednesday, 24 June 2026, 14:05 GMT"),
    ],
)
def test_weekday_and_time_of_day(language: str, expected: str) -> None:
    assert format_date("2026-06-24T14:05:00Z", language, weekday=True) == expected


def test_a_zone_is_named_when_there_is_one() -> None:
    assert format_date("2026-06-24T14:05", "en") == "24 June 2026, 14:05"
    assert format_date("2026-06-24T14:05+03:30", "en") == "24 June 2026, 14:05 (UTC+03:30)"
    assert format_date("2026-06-24T14:05-05:00", "en") == "24 June 2026, 14:05 (UTC-05:00)"


def test_partial_dates_are_dates_too() -> None:
    assert format_date("2026-06", "ar") == "حزيران 2026"
    assert format_date("2026-06", "fa") == "ژوئن ۲۰۲۶"
    assert format_date("2026", "ar", digits=Digits.ARABIC_INDIC) == "٢٠٢٦"


@pytest.mark.parametrize("text", ["ربيع 2026", "2026-13", "2026-02-30", "", "24/6/2026"])
def test_what_is_no_iso_date_comes_back_as_it_is(text: str) -> None:
    assert format_date(text, "ar", digits=Digits.ARABIC_INDIC) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-06-24", date(2026, 6, 24)),
        ("٢٠٢٦-٠٦-٢٤", date(2026, 6, 24)),
        (" 2026-06-24T14:05 ", datetime(2026, 6, 24, 14, 5)),
        ("2026-06-24T14:05:06Z", datetime(2026, 6, 24, 14, 5, 6, tzinfo=UTC)),
        ("2026-06", None),
        ("2026-02-30", None),
        ("2026-06-24T25:00", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_reading_iso_dates(text: str, expected: date | None) -> None:
    assert parse_iso(text) == expected


@given(st.dates(min_value=date(1, 1, 1)))
@settings(max_examples=60)
def test_iso_dates_are_read_back(day: date) -> None:
    assert parse_iso(day.isoformat()) == day


@pytest.mark.parametrize(
    ("day", "jalali"),
    [
        (date(1979, 2, 11), (1357, 11, 22)),
        (date(2021, 3, 20), (1399, 12, 30)),
        (date(2024, 3, 20), (1403, 1, 1)),
        (date(2025, 3, 20), (1403, 12, 30)),
        (date(2025, 3, 21), (1404, 1, 1)),
        (date(2026, 6, 24), (1405, 4, 3)),
        (date(1700, 1, 1), None),
        (date(2200, 1, 1), None),
    ],
)
def test_known_days_of_the_iranian_calendar(day: date, jalali: tuple[int, int, int] | None) -> None:
    assert to_jalali(day) == jalali


@given(st.dates(date(1800, 1, 1), date(2120, 1, 1)))
@settings(max_examples=100)
def test_the_next_jalali_day_is_the_next_day(day: date) -> None:
    here, following = to_jalali(day), to_jalali(day + timedelta(1))
    assert here
    assert following
    year, month, number = here
    assert following in (
        (year, month, number + 1),
        (year, month + 1, 1),
        (year + 1, 1, 1),
    )
    assert 1 <= number <= 31
    assert 1 <= month <= 12


def test_every_style_has_twelve_months() -> None:
    assert all(len(set(names)) == 12 for styles in MONTHS.values() for names in styles.values())


def test_when_a_source_was_looked_at() -> None:
    assert accessed_on("2026-06-24T10:00:00Z", "ar") == "اطُّلع عليه في 24 حزيران 2026"
    assert accessed_on("2026-06-24", "en") == "accessed on 24 June 2026"
    assert accessed_on("", "ar") == ""
