"""The letter of a menu's title that chooses it from the keyboard; each once in its menu.

Chosen by rule, so that a new command or language needs no list: first letters of words before
letters inside them, and only letters that stand on a key of their own. Knows no toolkit but its
sign: an `&` before the letter.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from editor.regex import pattern

KEYS: Final = frozenset(
    "abcdefghijklmnopqrstuvwxyzضصثقفغعهخحجدشسيبلاتنمكطرةوزظذچپگژکیںےٹڈڑאבגדהוזחטיכלמנסעפצקרשת"
)
"""Letters that a keyboard gives without Shift."""
ARTICLES: Final = pattern(r"(?:وال|بال|لل|ال)(?=\w{2})")
"""What an Arabic word may begin with and many do, so that it would tell nothing apart."""


def with_letters(
    titles: Mapping[str, str], menus: Collection[Collection[str]]
) -> Mapping[str, str]:
    """The titles with an `&` before the letter of each.

    titles: by id, in their order; an `&` of their own is kept as two. menus: the ids that stand
    together in one menu; an id may stand in several. A title for which all its letters are taken
    gets none.
    """
    mine: dict[str, set[str]] = {id: set() for id in titles}
    for menu in menus:
        for id in menu:
            mine[id].update(menu)
    chosen: dict[str, str] = {}
    out: dict[str, str] = {}
    # What stands in more places has less to choose from, and so have short titles.
    order = sorted(titles, key=lambda id: -sum(id in menu for menu in menus))
    for id in order:
        taken = {chosen[other] for other in mine[id] if other in chosen}
        place = next((p for p in _places(titles[id]) if titles[id][p].lower() not in taken), None)
        if place is None and (freed := _make_room(id, titles, mine, chosen)):
            moved, there, place = freed
            chosen[moved] = titles[moved][there].lower()
            out[moved] = _marked(titles[moved], there)
        if place is not None:
            chosen[id] = titles[id][place].lower()
        out[id] = _marked(titles[id], place)
    return {id: out[id] for id in titles}


def letter_of(title: str) -> str:
    """The letter after the `&`, small; empty where there is none."""
    found = re.search(r"&([^&])", title.replace("&&", ""))
    return found[1].lower() if found else ""


def _places(title: str) -> Iterator[int]:
    """Where letters stand that would do, the best first."""
    first: list[int] = []
    rest: list[int] = []
    for word in re.finditer(r"\w+", title):
        article = ARTICLES.match(word[0])
        start = word.start() + (article.end() if article else 0)
        for place in range(word.start(), word.end()):
            if title[place].lower() in KEYS:
                (first if place == start else rest).append(place)
    yield from first
    yield from rest


def _make_room(
    id: str, titles: Mapping[str, str], mine: Mapping[str, set[str]], chosen: Mapping[str, str]
) -> tuple[str, int, int] | None:
    """Another that can move to a free letter of its own: (its id, its place, the place freed)."""
    for place in _places(titles[id]):
        letter = titles[id][place].lower()
        holders = [other for other in mine[id] if chosen.get(other) == letter]
        if len(holders) != 1:
            continue
        taken = {chosen[other] for other in mine[holders[0]] if other in chosen}
        for there in _places(titles[holders[0]]):
            if titles[holders[0]][there].lower() not in taken:
                return holders[0], there, place
    return None


def _marked(title: str, place: int | None) -> str:
    if place is None:
        return title.replace("&", "&&")
    return title[:place].replace("&", "&&") + "&" + title[place:].replace("&", "&&")
