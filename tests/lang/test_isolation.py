"""Tokens that must be isolated, and everything that must not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.lang.isolation import isolates, with_paths_isolated


def isolated(text: str) -> list[str]:
    return [text[start:end] for start, end in isolates(text, "rtl")]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("لغة C++ قديمة", ["C++"]),
        ("لغة C++", ["C++"]),
        ("بين C# وF# فرق", ["C#", "F#"]),
        ("قال (C++) ثم", ["C++"]),
        ("منصة Disney+ الجديدة", ["Disney+"]),
        ("إطار .NET الجديد", [".NET"]),
        ("كتب @user_1 أمس", ["@user_1"]),
        ("وسم #Syria2025 أمس", ["#Syria2025"]),
        ("هاتف +963-11-555 1234 هنا", ["+963-11-555 1234"]),
        ("هاتف +963115551234 هنا", ["+963115551234"]),
        ("هاتف +33 1 42 68 53 00.", ["+33 1 42 68 53 00"]),
        ("هاتف 011-5551234 هنا", ["011-5551234"]),
        ("هاتف (011) 555 1234 هنا", ["(011) 555 1234"]),
        ("في 2025-02-12 أعلن", ["2025-02-12"]),
        ("و2025-02-12 أعلن", ["2025-02-12"]),
        ("بلغ 20 000 000 ليرة", ["20 000 000"]),
        ("رابط https://example.org/ar/. ثم", ["https://example.org/ar/"]),
        ("رابط www.example.org/سوريا/، ثم", ["www.example.org/سوريا/"]),
        ("بريد 99@example.org هنا", ["99@example.org"]),
        ("موقع Yahoo! أن", ["Yahoo!"]),
        ("فيلم «Are You There?» أمس", ["Are You There?"]),
        ("في U.S. أمس", ["U.S."]),
        ("السعر $15.50 للبرميل", ["$15.50"]),
        ("متجر 7-Eleven الجديد", ["7-Eleven"]),
        ("كتب @user ٣ و2025-02-12 و5", ["@user", "2025-02-12"]),
        ("كتب @user ٣ 2025-02-12 أمس", ["@user", "2025-02-12"]),
        ("كتب @user (2025-02-12) أمس", ["@user (2025-02-12)"]),
        ("والحرارة +12°C أمس", ["+12°C"]),
        ("والحرارة 25.5°F.", ["25.5°F"]),
        ("قال A. B.: نعم", ["A. B."]),
    ],
)
def test_a_token_that_would_come_apart_is_isolated(text: str, tokens: list[str]) -> None:
    assert isolated(text) == tokens


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("لغة Microsoft Visual C++ قديمة", "Microsoft Visual C++"),
        ("في Washington, D.C. أمس", "Washington, D.C."),
        ("شركة Apple Inc. أعلنت", "Apple Inc."),
        ("متجر 7-Eleven Inc أمس", "7-Eleven Inc"),
    ],
)
def test_a_phrase_is_isolated_whole(text: str, phrase: str) -> None:
    assert isolated(text) == [phrase]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("بحسب BBC، 12 قتيلاً سقطوا", ["BBC"]),
        ("شركات Google، Meta، Apple وغيرها", ["Google", "Meta"]),
        ("لغة Google، Visual C++ قديمة", ["Google", "Visual C++"]),
        ("«القرار S/RES/2254 (2015)»، UN، 18 أيار", ["S/RES/2254 (2015)", "UN"]),
        ("לפי Reuters, 12 איש", ["Reuters"]),
        ("BBC «News خبر» قال", ["BBC"]),
        ("“قال BBC” 2030 وثم", ["BBC"]),
    ],
)
def test_signs_of_the_sentence_stay_in_it(text: str, phrases: list[str]) -> None:
    """A comma or a quotation mark between two Latin words, or before a figure, is not theirs."""
    assert isolated(text) == phrases


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("مشروع “Vision” 2030 السعودي", "“Vision” 2030"),
        ("مشروع «Vision» 2030 السعودي", "«Vision» 2030"),
        ('صحيفة "Wall Street" Journal أمس', '"Wall Street" Journal'),
        ("فيلم The “Best”", "The “Best”"),
        ("“We will not pay,” he said. ثم قال", "“We will not pay,” he said"),
        ("منشور: “Hi!” (1)", "“Hi!” (1)"),
    ],
)
def test_quotation_marks_stay_on_both_sides_of_what_they_quote(text: str, phrase: str) -> None:
    assert isolated(text) == [phrase]


@pytest.mark.parametrize(
    "text",
    [
        "قال “Hello” ثم", "كتب “The «Best» Book” أمس", "شاشة LG 27\" OLED جديدة",
        "في March 5, 2024 أعلن", 'قال صה"ל Intel أمس', "قال «نعم، Yes» ثم", "درجة 25 °C",
        "", "قال الرئيس أمس", "قالت BBC أمس", "قالت BBC.", "قالت Reuters! ثم", "قال (Reuters) ثم",
        "قالت New York Times أمس", "بين 10-20 شخصا", "بين 2024-2025 عاما", "النتيجة 3-2",
        "نسبة 15% أمس", "درجة -5 مئوية", "عمر +18 فقط", "في 12/05/2025 أعلن", "الساعة 10:30",
        "مقاتلة F-16 أمس", "شبكة 5G الجديدة", "القرار S/RES/2254 (2015) الدولي",
        "بريد name@example.org.", "في BBC 2025-02-12 أمس", "#عاجل: قال", "AT&T أمس",
        "بلغ 1,250,000 أمس", "المادة 5(أ) أمس", "عن شركة Apple Inc.",
    ],
)  # fmt: skip
def test_what_the_algorithm_shows_well_is_left_alone(text: str) -> None:
    assert isolated(text) == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("1,342.50 USD", ["1,342.50 USD"]),
        ("Total:", ["Total:"]),
        ("Apple Inc.\nREST/JSON\nNo!\ufffc", ["Apple Inc.", "No!"]),
        ("Google، Meta", ["Google"]),
        ("REST/JSON", []),
        ("A)", []),
        ("100%", []),
    ],
)
def test_a_latin_cell_or_item_of_an_arabic_table_or_list_stays_in_one_piece(
    text: str, lines: list[str]
) -> None:
    assert isolated(text) == lines


def test_an_english_text_isolates_only_beside_arabic() -> None:
    assert isolates("Call +963-11-555 1234 now, C++", "ltr") == []
    text = "He said سلام 2025-02-12 again"
    assert [text[a:b] for a, b in isolates(text, "ltr")] == ["2025-02-12"]


PIECES = (
    "قال", "C++", "@user", "#tag", "2025-02-12", "Yahoo!", "BBC", "$15", "(", ")", " ", " ", " ",
    "،", ".", "«", "»", "٣", "+963 11 555 1234", "https://example.org/a/", "7-Eleven", "U.S.",
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_spans_are_apart_and_hold_no_outer_space(text: str) -> None:
    spans = isolates(text, "rtl")
    bounds = [bound for span in spans for bound in span]
    assert bounds == sorted(set(bounds))
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_once_isolated_nothing_is_left_to_isolate(text: str) -> None:
    for start, end in reversed(isolates(text, "rtl")):
        text = f"{text[:start]}\u2066{text[start:end]}\u2069{text[end:]}"
    assert isolates(text, "rtl") == []


UNITS = (
    *"،,“”„«»‹›\"()[]-.!?/\n\t", " ", " ", " ", "لغة", "و", "א", "C++", "BBC", "@name", "12", "٣",
    "3.5%", "2025-01-02", "+963 11 555 1234", "U.S.", "é", "Ω", "\ufffc", "“Vision”", "«Wow!»",
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(st.sampled_from(UNITS), max_size=16).map("".join))
def test_to_look_at_the_parts_of_a_text_finds_what_the_whole_of_it_would_say(text: str) -> None:
    """A bracket without a partner has the algorithm look at everything at once."""
    whole = isolates(f"{text}ن C++ (ن", "rtl")
    assert isolates(f"{text}ن", "rtl") == whole[:-1]
    assert whole[-1][0] == len(text) + 2


def test_quotations_within_quotations_are_paired_from_the_inside() -> None:
    text = "ن “a «b” c» 2 ن"
    assert isolated(text) == ["“a «b” c» 2"]


def test_a_quoted_path_in_an_arabic_sentence_runs_from_left_to_right() -> None:
    told = with_paths_isolated("لا تمكن قراءة «/home/a/مادة.muharrir»: تالف، و«عنوان» و“C:\\a”.")
    assert "«\u2066/home/a/مادة.muharrir\u2069»" in told
    assert "«عنوان»" in told
    assert "“\u2066C:\\a\u2069”" in told


def test_suffixes_in_brackets_run_from_left_to_right() -> None:
    told = with_paths_isolated("لاحقته غير معروفة (.md .desk.html .txt).")
    assert told == "لاحقته غير معروفة (\u2066.md .desk.html .txt\u2069)."
    assert with_paths_isolated("كلمة (ثم .md كلمة).") == "كلمة (ثم .md كلمة)."
