"""Words of outputs: every language has every word, with the same placeholders."""

from __future__ import annotations

import json
import re

import pytest

from editor.lang.terms import term_languages, terms
from editor.resources import resource

PLACEHOLDER = re.compile(r"\{(\w*)\}")


def file_of(language: str) -> dict[str, str]:
    words: dict[str, str] = json.loads(
        resource("terms", f"{language}.json").read_text(encoding="utf-8")
    )
    return words


def test_the_five_languages_are_there() -> None:
    assert term_languages() == {"ar", "en", "fa", "he", "ur"}


@pytest.mark.parametrize("language", sorted(term_languages()))
def test_a_language_has_every_word_in_the_same_order(language: str) -> None:
    assert list(file_of(language)) == list(file_of("en"))


@pytest.mark.parametrize("language", sorted(term_languages()))
def test_placeholders_are_the_same_in_every_language(language: str) -> None:
    def placeholders(words: dict[str, str]) -> dict[str, list[str]]:
        return {key: sorted(PLACEHOLDER.findall(text)) for key, text in words.items()}

    assert placeholders(file_of(language)) == placeholders(file_of("en"))


@pytest.mark.parametrize("language", sorted(term_languages()))
def test_words_are_clean(language: str) -> None:
    for key, text in file_of(language).items():
        assert text.strip(), key
        assert "  " not in text, key
        assert key.endswith("_separator") or text == text.strip(), key


@pytest.mark.parametrize("language", ["ar", "fa", "ur"])
def test_no_latin_punctuation_or_letters_in_arabic_script(language: str) -> None:
    for key, text in file_of(language).items():
        assert not re.search("[A-Za-z,;?]", PLACEHOLDER.sub("", text)), key


def test_persian_and_arabic_letters_are_not_mixed() -> None:
    assert not re.search("[یکہ]", "".join(file_of("ar").values()))
    assert not re.search("[يكى]", "".join(file_of("fa").values()))
    assert not re.search("[يكى]", "".join(file_of("ur").values()))


def test_a_region_takes_its_language_and_the_unknown_takes_english() -> None:
    assert terms("ar-SY")["sources"] == "المصادر"
    assert terms("xx")["sources"] == "Sources"
    assert terms("xx").language == "en"


def test_placeholders_are_filled_in() -> None:
    assert terms("ar")("note_backlink", n=3) == "عُد إلى موضع الحاشية 3 في النص"


def test_an_unknown_word_is_an_error() -> None:
    with pytest.raises(KeyError):
        terms("ar")["no such word"]
