"""Messages: .po files, plural forms, and sentences said again in another language."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from editor.lang import po
from editor.lang.i18n import (
    N_,
    Catalogue,
    Sentence,
    catalogue,
    nsentence,
    ntranslate,
    sentence,
    translate,
    ui_languages,
)

HEADER = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=n!=1;\\n"\n'
SINGULAR = "{n} place could not be read and is marked with �."
PLURAL = "{n} places could not be read and are marked with �."


def test_the_languages_on_disk_begin_with_english() -> None:
    assert ui_languages()[0] == "en"
    assert "ar" in ui_languages()


def test_english_needs_no_file() -> None:
    assert translate(N_("an image"), "en") == "an image"
    assert ntranslate("{n} word", "{n} words", 1, "en") == "1 word"
    assert ntranslate("{n} word", "{n} words", 0, "en") == "0 words"


def test_an_unknown_language_or_path_is_english() -> None:
    assert catalogue("xx").language == "en"
    assert catalogue("../../etc").language == "en"
    assert catalogue("ar-SY").language == "ar"


def test_a_message_without_translation_stays_english() -> None:
    assert translate("never written", "ar") == "never written"


def test_a_message_is_translated_and_filled_in() -> None:
    say = catalogue("ar")
    assert say("This is {kind}, not plain text.", kind="PDF") == "هذا الملف ليس نصاً، وإنما هو PDF."


@pytest.mark.parametrize(
    ("n", "expected"),
    [
        (0, "لا مواضع تعذَّرت قراءتها."),
        (1, "تعذَّرت قراءة موضع واحد، وعلامته �."),
        (2, "تعذَّرت قراءة موضعين، وعلامتهما �."),
        (3, "تعذَّرت قراءة 3 مواضع، وعلامتها �."),
        (10, "تعذَّرت قراءة 10 مواضع، وعلامتها �."),
        (11, "تعذَّرت قراءة 11 موضعاً، وعلامتها �."),
        (99, "تعذَّرت قراءة 99 موضعاً، وعلامتها �."),
        (100, "تعذَّرت قراءة 100 موضع، وعلامتها �."),
        (102, "تعذَّرت قراءة 102 موضع، وعلامتها �."),
        (103, "تعذَّرت قراءة 103 مواضع، وعلامتها �."),
        (111, "تعذَّرت قراءة 111 موضعاً، وعلامتها �."),
    ],
)
def test_arabic_has_six_plural_forms(n: int, expected: str) -> None:
    assert ntranslate(SINGULAR, PLURAL, n, "ar") == expected


def test_a_sentence_is_english_text_that_can_be_said_in_arabic() -> None:
    said = sentence("This is {kind}, not plain text.", kind=sentence("an image"))
    assert said == "This is an image, not plain text."
    assert catalogue("ar").say(said) == "هذا الملف ليس نصاً، وإنما هو صورة."


def test_a_counting_sentence_takes_the_plural_of_the_language() -> None:
    said = nsentence(SINGULAR, PLURAL, 3)
    assert said == "3 places could not be read and are marked with �."
    assert catalogue("ar").say(said) == "تعذَّرت قراءة 3 مواضع، وعلامتها �."


def test_free_text_is_said_as_it_is() -> None:
    assert catalogue("ar").say("اسم {n} ملف") == "اسم {n} ملف"


def test_values_with_braces_do_no_harm() -> None:
    assert sentence("This is {kind}, not plain text.", kind="{kind}") == (
        "This is {kind}, not plain text."
    )


def test_a_sentence_survives_a_process_boundary() -> None:
    said = nsentence(SINGULAR, PLURAL, 2)
    copy = pickle.loads(pickle.dumps(said))
    assert isinstance(copy, Sentence)
    assert catalogue("ar").say(copy) == catalogue("ar").say(said)


def test_a_catalogue_cannot_be_changed() -> None:
    found: Catalogue = catalogue("ar")
    with pytest.raises(TypeError):
        found.messages["x"] = ("y",)  # type: ignore[index]
    with pytest.raises(AttributeError):
        found.language = "fa"  # type: ignore[misc]


def test_a_po_file_is_read_with_its_escapes_and_long_lines() -> None:
    entries = po.parse(HEADER + '\n# note\nmsgid ""\n"a \\"b\\"\\n"\n"c\\\\"\nmsgstr "د"\n').entries
    assert [(entry.msgid, entry.forms) for entry in entries] == [('a "b"\nc\\', ("د",))]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "does not begin with a header"),
        ('msgid "a"\nmsgstr "b"\n', "does not begin with a header"),
        (HEADER + 'msgid "a"\nmsgstr "b"\nmsgid "a"\nmsgstr "c"\n', "Line 6: “a” is there twice"),
        (HEADER + 'msgid "a"\n', "do not belong together"),
        (HEADER + 'msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n', "do not belong together"),
        (HEADER + '#, fuzzy\nmsgid "a"\nmsgstr "b"\n', "Line 4: fuzzy"),
        (HEADER + '#~ msgid "a"\n', "Line 4: fuzzy and obsolete"),
        (HEADER + 'msgctxt "x"\nmsgid "a"\nmsgstr "b"\n', "Line 4: this cannot be read"),
        (HEADER + 'msgid "a"\nmsgstr "b"c"\n', "Line 5: a quotation mark is not escaped"),
        (HEADER + 'msgid "a"\nmsgstr "\\q"\n', "escape"),
        (HEADER + 'msgstr "b"\n', "Line 4: msgstr is out of place"),
    ],
)
def test_a_bad_po_file_is_refused_by_line(text: str, reason: str) -> None:
    with pytest.raises(po.PoError, match=reason):
        po.parse(text)


def test_a_path_among_arabic_words_keeps_its_stroke_at_its_beginning() -> None:
    said = sentence("“{path}” is a folder, not a file.", path=Path("/home/a"))
    assert "\u2068/home/a\u2069" in catalogue("ar").say(said)
    assert str(said) == catalogue("en").say(said) == "“/home/a” is a folder, not a file."
