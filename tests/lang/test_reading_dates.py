"""Dates as people type them."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.lang.dates import MONTHS, format_date
from editor.lang.reading_dates import read_date

TODAY = date(2026, 11, 25)  # a Wednesday
HERE = timezone(timedelta(hours=3))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-11-24", "2026-11-24"),
        ("٢٠٢٦-١١-٢٤", "2026-11-24"),
        ("2026-11-24T10:00+03:00", "2026-11-24T10:00+03:00"),
        ("غداً", "2026-11-26"),
        ("بعد غد", "2026-11-27"),
        ("أمس", "2026-11-24"),
        ("اليوم", "2026-11-25"),
        ("tomorrow at 9 pm", "2026-11-26T21:00+03:00"),
        ("غداً الساعة 10", "2026-11-26T10:00+03:00"),
        ("غدًا، 10:30 مساءً", "2026-11-26T22:30+03:00"),
        ("18:45", "2026-11-25T18:45+03:00"),
        ("الخميس", "2026-11-26"),
        ("الأربعاء القادم", "2026-12-02"),
        ("next Friday", "2026-11-27"),
        ("25 نوفمبر 2026", "2026-11-25"),
        ("٢٥ تشرين الثاني ٢٠٢٦", "2026-11-25"),
        ("3 كانون الثاني", "2027-01-03"),
        ("يوم الأربعاء 25 نونبر 2026", "2026-11-25"),
        ("November 25, 2026", "2026-11-25"),
        ("25/11/2026", "2026-11-25"),
        ("25-11-2026", "2026-11-25"),
        ("1/12", "2026-12-01"),
        ("1 ديسمبر 2026، 06:00 بتوقيت غرينتش", "2026-12-01T06:00+00:00"),
        ("1 Dec 2026 06:00 UTC+05:30", "2026-12-01T06:00+05:30"),
    ],
)
def test_it_reads(typed: str, meant: str) -> None:
    assert read_date(typed, TODAY, HERE) == meant


@pytest.mark.parametrize(
    "typed", ["", "قريباً", "32 نوفمبر", "30/2/2026", "غداً 25:00", "13 pm", "12345", "نوفمبر", "5"]
)
def test_what_is_no_date_is_none(typed: str) -> None:
    assert read_date(typed, TODAY, HERE) is None


DATES = st.dates(date(1000, 1, 1), date(2999, 12, 31))
ZONES = st.integers(-12 * 4, 14 * 4).map(lambda n: timezone(timedelta(minutes=15 * n)))
MOMENTS = st.builds(
    lambda day, minute, zone: datetime(day.year, day.month, day.day, minute // 60, minute % 60,
                                       tzinfo=zone),
    DATES, st.integers(0, 1439), ZONES,
)  # fmt: skip
LOOKS = st.sampled_from([("ar", style) for style in MONTHS["ar"]] + [("en", "gregorian")])


@given(DATES, LOOKS)
def test_a_day_is_read_as_it_is_written(day: date, look: tuple[str, str]) -> None:
    assert read_date(format_date(day, look[0], style=look[1]), TODAY, HERE) == day.isoformat()


@given(MOMENTS, LOOKS)
def test_a_moment_is_read_as_it_is_written(moment: datetime, look: tuple[str, str]) -> None:
    read = read_date(format_date(moment, look[0], style=look[1]), TODAY, HERE)
    assert read is not None
    assert datetime.fromisoformat(read) == moment


@given(st.text("0123456789:/-+. زغدمصانوفبر apmz", max_size=20))
def test_nothing_typed_breaks_it(text: str) -> None:
    read = read_date(text, TODAY, HERE)
    assert read is None or datetime.fromisoformat(read)
