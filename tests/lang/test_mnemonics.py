"""Letters of menus: one each, each once in its menu, on a key of its own."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from editor.lang.mnemonics import KEYS, letter_of, with_letters


def lettered(*titles: str) -> list[str]:
    named = dict(zip("123456789", titles, strict=False))
    return list(with_letters(named, [named]).values())


def test_the_first_letter_is_taken_and_the_next_title_takes_another() -> None:
    assert lettered("Save", "Save as…", "Open") == ["&Save", "Save &as…", "&Open"]


def test_an_arabic_word_is_told_by_its_letter_after_the_article() -> None:
    assert lettered("البنية", "إدراج") == ["ال&بنية", "إ&دراج"]


def test_a_title_with_few_letters_makes_another_move() -> None:
    assert lettered("Fog", "Go", "F") == ["F&og", "&Go", "&F"]


def test_a_sign_in_the_title_stays_a_sign() -> None:
    assert lettered("R&D") == ["&R&&D"]
    assert letter_of("&&x") == ""


@given(st.lists(st.text("abcdeابتثج &", min_size=1, max_size=6), max_size=9), st.data())
def test_no_letter_stands_twice_in_a_menu(titles: list[str], data: st.DataObject) -> None:
    named = {str(place): title for place, title in enumerate(titles)}
    ids = st.lists(st.sampled_from(list(named)), unique=True) if named else st.just([])
    menus = data.draw(st.lists(ids, max_size=3))
    given_ = with_letters(named, menus)
    assert {id: title.replace("&&", "§").replace("&", "").replace("§", "&")
            for id, title in given_.items()} == named  # fmt: skip
    for menu in menus:
        letters = [letter for id in menu if (letter := letter_of(given_[id]))]
        assert len(letters) == len(set(letters))
        assert set(letters) <= KEYS
