"""Dates in words, for the languages of the program. ISO 8601 in, text out.

Dates are kept as ISO strings everywhere; this is where they become words. Year alone and year with
month are dates too. It reads no clock, no locale of the system and no time zone database.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType

from editor.lang.digits import Digits, shape_digits, to_latin
from editor.lang.terms import terms
from editor.value import frozen


def _words(text: str) -> tuple[str, ...]:
    """Names in a row; an underscore is a space inside one."""
    return tuple(name.replace("_", " ") for name in text.split())


_LEVANT = _words(
    "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول"
)
_EGYPT_GULF = _words("يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر")

MONTHS: Mapping[str, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "ar": {
            "levant": _LEVANT,
            "egypt_gulf": _EGYPT_GULF,
            "maghreb": _words(
                "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر"
            ),
            "morocco": _words(
                "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر"
            ),
            "dual": tuple(map("{}/{}".format, _LEVANT, _EGYPT_GULF)),
        },
        "fa": {
            "jalali": _words("فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"),
            "gregorian": _words(
                "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر"
            ),
        },
        "he": {
            "gregorian": _words(
                "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר"
            )
        },
        "ur": {
            "gregorian": _words(
                "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر"
            )
        },
        "en": {
            "gregorian": _words(
                "January February March April May June July August September October November"
                " December"
            )
        },
    }
)
"""Month names by language and style; the first style is the default of its language."""

_REGION_STYLES = {
    **dict.fromkeys(("EG", "SD", "SA", "AE", "QA", "KW", "BH", "OM", "YE", "LY"), "egypt_gulf"),
    **dict.fromkeys(("DZ", "TN"), "maghreb"),
    "MA": "morocco",
}

# From Monday, as date.weekday() counts.
WEEKDAYS = {
    "ar": _words("الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد"),
    "fa": _words("دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه"),
    "he": _words("יום_שני יום_שלישי יום_רביעי יום_חמישי יום_שישי יום_שבת יום_ראשון"),
    "ur": _words("پیر منگل بدھ جمعرات جمعہ ہفتہ اتوار"),
    "en": _words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
}
WEEKDAY_SIGNS = {"ar": _words("ن ث ر خ ج س ح"), "en": _words("Mo Tu We Th Fr Sa Su")}
"""What stands over the columns of a calendar, from Monday too."""


@frozen
class _Patterns:
    day: str
    weekday: str
    time: str
    utc: str


_PATTERNS = {
    "ar": _Patterns("{d} {m} {y}", "{w} {date}", "{date}، {time}", "{time} بتوقيت غرينتش"),
    "fa": _Patterns("{d} {m} {y}", "{w} {date}", "{date}، ساعت {time}", "{time} به وقت گرینویچ"),
    "he": _Patterns("{d} ב{m} {y}", "{w}, {date}", "{date}, {time}", "{time} שעון גריניץ׳"),
    "ur": _Patterns("{d} {m} {y}", "{w}، {date}", "{date}، {time}", "{time} جی ایم ٹی"),
    "en": _Patterns("{d} {m} {y}", "{w}, {date}", "{date}, {time}", "{time} GMT"),
}

_ISO = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)"
    r"(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?\Z",
    re.ASCII,
)


def parse_iso(text: str) -> date | datetime | None:
    """A full ISO date, or date and time, in any digits; None for everything else."""
    text = to_latin(text.strip())
    match = _ISO.match(text)
    if match is None or match[3] is None:
        return None
    try:
        return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    except ValueError:
        return None


def format_date(
    value: str | date | datetime,
    language: str,
    *,
    style: str | None = None,
    digits: Digits | None = None,
    weekday: bool = False,
    time: bool = True,
) -> str:
    """A date in words: «24 حزيران 2026». Text that is no ISO date comes back as it is.

    style: a key of MONTHS[language]; None, or one that the language has not, is that of the region
    ("ar-EG") or the first (levant, jalali, gregorian). Partial dates ("2026-06", "2026") have no
    day to convert, so they are never Jalali.
    digits: None is Persian digits for Persian and Latin ones elsewhere.
    time: whether the clock time of a datetime is shown; its zone is named when it has one.
    """
    base = language.partition("-")[0]
    base = base if base in MONTHS else "en"
    style = _known_style(language, base, style)
    moment = parse_iso(value) if isinstance(value, str) else value
    if moment is not None:
        text = _full(moment, base, style, weekday=weekday, time=time)
    elif partial := _partial(str(value), base, style):
        text = partial
    else:
        return str(value)
    return shape_digits(text, digits or (Digits.PERSIAN if base == "fa" else Digits.LATIN))


def accessed_on(
    value: str | date | datetime,
    language: str,
    *,
    style: str | None = None,
    digits: Digits | None = None,
) -> str:
    """«اطُّلع عليه في 24 حزيران 2026»: when a source was looked at; empty for an empty value."""
    if not value:
        return ""
    day = format_date(value, language, style=style, digits=digits, time=False)
    return terms(language)("accessed_on", date=day)


def to_jalali(day: date) -> tuple[int, int, int] | None:
    """(year, month, day) in the Iranian solar calendar, by the 33-year leap cycle.

    The cycle gives the official calendar for the years 1178 to 1501; None outside them.
    """
    year = day.year - 621
    if day < _nowruz(year):
        year -= 1
    if not 1178 <= year <= 1501:
        return None
    passed = (day - _nowruz(year)).days
    month, rest = divmod(passed, 31) if passed < 186 else divmod(passed - 186, 30)
    return year, month + (1 if passed < 186 else 7), rest + 1


def _nowruz(year: int) -> date:
    """The first day of a Jalali year: 365 days a year, and 8 leap days in 33 years."""
    return date(622, 3, 21) + timedelta(365 * (year - 1) + (8 * year + 21) // 33)


def _known_style(language: str, base: str, wanted: str | None) -> str:
    styles = MONTHS[base]
    regional = _REGION_STYLES.get(language.partition("-")[2].upper())
    return next((style for style in (wanted, regional) if style in styles), None) or next(
        iter(styles)
    )


def _full(moment: date | datetime, base: str, style: str, *, weekday: bool, time: bool) -> str:
    patterns = _PATTERNS[base]
    day = moment.date() if isinstance(moment, datetime) else moment
    year, month, number = day.year, day.month, day.day
    if style == "jalali":
        if jalali := to_jalali(day):
            year, month, number = jalali
        else:
            style = "gregorian"
    text = patterns.day.format(d=number, m=MONTHS[base][style][month - 1], y=year)
    if weekday:
        text = patterns.weekday.format(w=WEEKDAYS[base][day.weekday()], date=text)
    if time and isinstance(moment, datetime):
        text = patterns.time.format(date=text, time=_clock(moment, patterns))
    return text


def _clock(moment: datetime, patterns: _Patterns) -> str:
    clock = f"{moment.hour:02}:{moment.minute:02}"
    offset = moment.utcoffset()
    if offset is None:
        return clock
    if not offset:
        return patterns.utc.format(time=clock)
    minutes = int(offset.total_seconds()) // 60
    sign = "-" if minutes < 0 else "+"
    return f"{clock} (UTC{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02})"


def _partial(text: str, base: str, style: str) -> str | None:
    match = _ISO.match(to_latin(text.strip()))
    if match is None or match[3]:
        return None
    if match[2] is None:
        return match[1]
    month = int(match[2])
    if not 1 <= month <= 12:
        return None
    names = MONTHS[base]["gregorian" if style == "jalali" else style]
    return f"{names[month - 1]} {match[1]}"
