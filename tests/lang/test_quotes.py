"""Which quotation mark a typed quote key means, by language and by what stands around it."""

from __future__ import annotations

import pytest

from editor.lang.quotes import PROFILES, quote_profile, smart_quote


def typed(keys: str, language: str) -> str:
    """What a journalist gets who types these keys one after the other."""
    text = ""
    for key in keys:
        text += smart_quote(text, "", language, key=key) if key in "\"'" else key
    return text


@pytest.mark.parametrize(
    ("language", "keys", "expected"),
    [
        ("ar", 'قال "نعم" ثم', "قال «نعم» ثم"),
        ("ar", '"نعم"، قال', "«نعم»، قال"),
        ("ar", 'قال "إن "الشرق" قالت" ثم', "قال «إن “الشرق” قالت» ثم"),
        ("ar", 'قال "كتبت "الشرق""', "قال «كتبت “الشرق”»"),
        ("ar", 'نشرت لـ"الشرق" و"الغد"', "نشرت لـ«الشرق» و«الغد»"),
        ("ar", 'حرف "و" هنا', "حرف «و» هنا"),
        ("ar", '("نعم")', "(«نعم»)"),
        ("ar", "قال 'نعم' ثم", "قال “نعم” ثم"),
        ("ar", "Zelensky's خطاب", "Zelensky’s خطاب"),
        ("ar", 'شاشة 24" عرضاً', 'شاشة 24" عرضاً'),
        ("ar", 'قال "عام 2026" ثم', "قال «عام 2026» ثم"),
        ("fa", 'گفت "بله" و "نه"', "گفت «بله» و «نه»"),
        ("fa", 'گفت "او "بله" گفت"', "گفت «او ‹بله› گفت»"),
        ("ur", 'کہا "ہاں" پھر', "کہا ”ہاں“ پھر"),
        ("en", 'He said "I don\'t" and "no"', "He said “I don’t” and “no”"),
        ("en", "\"They wrote 'we know' today\"", "“They wrote ‘we know’ today”"),
        ("he", 'אמר "כן" ואז', "אמר ”כן” ואז"),
        ("he", 'צה"ל', "צה״ל"),
        ("he", "צ'ק", "צ׳ק"),
    ],
)
def test_typing_gives_the_marks_of_the_language(language: str, keys: str, expected: str) -> None:
    assert typed(keys, language) == expected


def test_direction_marks_beside_the_caret_are_looked_through() -> None:
    assert smart_quote("قال \u200f", "نعم", "ar") == "«"
    assert smart_quote("قال «BBC\u2069", "", "ar") == "»"


def test_a_quote_that_was_opened_in_an_earlier_paragraph_can_be_closed() -> None:
    assert smart_quote("وهذا آخر الكلام.", "", "ar") == "»"


def test_a_space_before_the_closing_mark_is_forgiven_before_punctuation() -> None:
    assert smart_quote("«نعم ", "، قال", "ar") == "»"


def test_the_house_profile_wins_over_the_language() -> None:
    assert smart_quote("قال ", "", "ar", PROFILES["curly"]) == "“"
    assert smart_quote("قال “نعم", "", "ar", PROFILES["curly"]) == "”"
    assert smart_quote("قال ", "", "ar", PROFILES["straight"]) == '"'


def test_regions_and_unknown_languages_have_a_profile() -> None:
    assert quote_profile("ar-EG") == quote_profile("ar")
    assert quote_profile("xx") == quote_profile("en")
