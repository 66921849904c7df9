"""What happens as you type, and that one undo takes only that back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.edit.state import Selection
from editor.edit.typing import TypingOptions, as_you_type, changes_nothing
from editor.model.article import Block, Metadata
from editor.model.inline import Text, plain
from editor.model.marks import Mark
from editor.session.session import Session
from tests.edit.making import article, shape


def typed(text: str, language: str = "ar", kind: str = "paragraph") -> Session:
    """A session in which the text was typed letter by letter, with everything that follows."""
    start = replace(article(Block("b", kind)), meta=Metadata(language=language))
    session = Session(start)
    session.select(Selection.at(1, 0))
    for now, char in enumerate(text):
        place, offset = session.state.selection.head.block, session.state.selection.head.offset
        blocks = list(session.article.blocks)
        line = plain(blocks[place].inlines)
        line = line[:offset] + char + line[offset:]
        blocks[place] = replace(blocks[place], inlines=(Text(line),))
        session.propose(
            replace(session.article, blocks=tuple(blocks)),
            Selection.at(place, offset + 1), typing=True, now=now / 10,
        )  # fmt: skip
        session.run(as_you_type(char))
    return session


@pytest.mark.parametrize(
    ("language", "keys", "text"),
    [
        ("ar", 'قال "نعم" ثم', "قال «نعم» ثم"),
        ("en", 'He said "yes" and don\'t', "He said “yes” and don’t"),
        ("fa", 'گفت "بله"', "گفت «بله»"),
        ("ar", "قال, ثم; لماذا?", "قال، ثم؛ لماذا؟"),
        ("ar", 'قال:"نعم"', "قال:«نعم»"),
        ("ar", "في https://a.b/ص?ب=1,2;--... ثم?", "في https://a.b/ص?ب=1,2;--... ثم؟"),
        ("ar", "قالَ, (نعم)?", "قالَ، (نعم)؟"),
        ("ar", "في 2025, ثم BBC, ثم", "في 2025, ثم BBC, ثم"),
        ("ar", "1,000 و1;2", "1,000 و1;2"),
        ("en", "yes, no; why?", "yes, no; why?"),
        ("ar", "ربما...", "ربما…"),
        ("ar", "ربما....", "ربما…."),
        ("ar", "كلمة -- أخرى", "كلمة – أخرى"),
        ("en", "word--word", "word—word"),
        ("en", "a --flag here", "a --flag here"),
        ("ar", "10-20", "10-20"),
    ],
)
def test_marks_become_what_the_language_writes(language: str, keys: str, text: str) -> None:
    assert plain(typed(keys, language).article.blocks[1].inlines) == text


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("## نص", ["section_heading:نص|"]),
        ("### نص", ["subheading:نص|"]),
        ("- نص", ["list_item:نص|"]),
        ("1. نص", ["list_item:نص|"]),
        ("١. نص", ["list_item:نص|"]),
        ("> نص", ["quotation:نص|"]),
        ("---", ["divider:", "paragraph:|"]),
        ("نص - نص", ["paragraph:نص - نص|"]),
        ("-نص", ["paragraph:-نص|"]),
    ],
)
def test_signs_at_the_start_of_a_paragraph_make_kinds(keys: str, expected: list[str]) -> None:
    assert shape(typed(keys).state) == expected


def test_numbers_make_an_ordered_list() -> None:
    assert typed("1. نص").article.blocks[1].ordered
    assert not typed("- نص").article.blocks[1].ordered


def test_elsewhere_than_in_a_paragraph_signs_are_signs() -> None:
    assert shape(typed("- نص", kind="quotation").state) == ["quotation:- نص|"]
    assert shape(typed("> نص", kind="box_body").state) == ["box_body:> نص|"]
    assert shape(typed("- نص", kind="box_body").state) == ["list_item:نص|"]


@pytest.mark.parametrize(
    ("keys", "undone"),
    [('قال "', 'قال "'), ("قال,", "قال,"), ("ربما...", "ربما..."), ("## ", "## "), ("---", "---")],
)
def test_one_undo_takes_only_the_change_back(keys: str, undone: str) -> None:
    session = typed(keys)
    assert plain(session.article.blocks[1].inlines) != undone
    assert session.undo()
    assert session.article.blocks[1].kind == "paragraph"
    assert plain(session.article.blocks[1].inlines) == undone
    assert session.state.selection == Selection.at(1, len(undone))


def test_nothing_is_changed_in_code_and_links_or_when_switched_off() -> None:
    for mark in (Mark("code"), Mark("link", "https://example.org")):
        coded = article((Text('قال,"', (mark,)),))
        session = Session(coded)
        session.select(Selection.at(1, 5))
        assert not session.run(as_you_type('"'))
    off = TypingOptions(False, False, False, False, False)
    for text in ('قال "', "قال,", "ربما...", "## ", "---", "ا -- "):
        session = Session(article(text))
        session.select(Selection.at(1, len(text)))
        assert not session.run(as_you_type(text[-1], off))
        assert session.run(as_you_type(text[-1]))


@given(
    st.text(st.sampled_from("اب a1٣.,-#>\"' @/:w…"), max_size=12),
    st.sampled_from("اéa1٣ـ -.,\"'#>ﷺ"),
    st.sampled_from(("paragraph", "box_body", "headline", "list_item")),
    st.sampled_from(("ar", "en", "fa")),
)
def test_a_letter_that_changes_nothing_is_told_from_the_character_before_it(
    before: str, char: str, kind: str, language: str
) -> None:
    text = before + char
    start = replace(article(Block("b", kind, (Text(text),))), meta=Metadata(language=language))
    state = Session(start).state
    place = next(n for n, block in enumerate(state.article.blocks) if block.id == "b")
    at_the_end = replace(state, selection=Selection.at(place, len(text)))
    changed = as_you_type(char)(at_the_end)
    assert changed is None or not changes_nothing(before[-1:], char)
