"""The Unicode Bidirectional Algorithm against written cases and against an independent one."""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path
from typing import NamedTuple

import bidi as independent
import pytest

from editor.lang.bidi import PAIRS, Direction, display, levels, reorder
from editor.lang.embedding import MAX_DEPTH

CASES = Path(__file__).with_name("bidi_cases.txt")
CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
REMOVED = ("LRE", "RLE", "LRO", "RLO", "PDF", "BN")


class Case(NamedTuple):
    text: str
    base: Direction
    levels: list[str]
    order: list[int]


def cases() -> list[Case]:
    found = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            points, base, own, order = line.split(";")
            text = "".join(chr(int(point, 16)) for point in points.split())
            direction: Direction = "rtl" if base == "1" else "ltr"
            found.append(Case(text, direction, own.split(), [int(n) for n in order.split()]))
    return found


def is_removed(char: str) -> bool:
    return unicodedata.bidirectional(char) in REMOVED


@pytest.mark.parametrize("case", cases(), ids=lambda case: ascii(case.text))
def test_levels_and_order_are_those_of_the_written_case(case: Case) -> None:
    own = levels(case.text, case.base)
    shown = [
        "x" if is_removed(char) else str(level) for char, level in zip(case.text, own, strict=True)
    ]
    assert shown == case.levels
    assert [index for index in reorder(own) if not is_removed(case.text[index])] == case.order


def alphabet() -> dict[str, list[str]]:
    """Characters of the common planes by bidi class, without controls and paragraph ends."""
    found: dict[str, list[str]] = {}
    for point in (*range(9, 0x3000), *range(0xFB00, 0xFDD0), *range(0xFE70, 0xFF80)):
        char = chr(point)
        kind = unicodedata.bidirectional(char)
        if kind and kind != "B" and char not in CONTROLS:
            found.setdefault(kind, []).append(char)
    return found


def random_text(source: random.Random, classes: dict[str, list[str]], controls: bool) -> str:
    """Up to 30 characters, each but the controls once, so that a display tells the order."""
    kinds = list(classes)
    chosen: dict[str, None] = {}
    text = ""
    for _ in range(source.randint(1, 30)):
        draw = source.random()
        if controls and draw < 0.25:
            text += source.choice(CONTROLS)
            continue
        char = source.choice(PAIRS if draw < 0.4 else classes[source.choice(kinds)])
        if char not in chosen:
            chosen[char] = None
            text += char
    return text


def without_controls(text: str) -> str:
    return "".join(char for char in text if char not in CONTROLS and not is_removed(char))


@pytest.mark.parametrize("seed", range(4))
def test_ten_thousand_random_lines_are_ordered_as_by_the_independent_algorithm(seed: int) -> None:
    source = random.Random(seed)
    classes = alphabet()
    for number in range(10_000):
        text = random_text(source, classes, controls=bool(number % 2))
        base = source.choice("LR")
        if base == "R" and ("\u202d" in text or not any(map(is_strong_rtl, text))):
            # The other one never reorders a line of even levels, though L1 may make one odd.
            text = "א" + text.replace("א", "")
        own = levels(text, "rtl" if base == "R" else "ltr")
        visual = "".join(text[index] for index in reorder(own))
        expected = independent.get_display(text, base_dir=base)
        assert without_controls(visual) == without_controls(expected), ascii(text)


def is_strong_rtl(char: str) -> bool:
    return unicodedata.bidirectional(char) in ("R", "AL")


def test_brackets_are_what_unicode_says_of_paired_brackets() -> None:
    expected = {
        char
        for char in map(chr, range(0x110000))
        if unicodedata.category(char) in ("Ps", "Pe")
        and unicodedata.mirrored(char)
        and unicodedata.bidirectional(char) == "ON"
    }
    assert expected <= set(PAIRS)
    assert len(PAIRS) == len(set(PAIRS)) == 128


def test_unassigned_characters_have_the_class_of_their_block() -> None:
    assert levels("\u05ff", "ltr") == [1]
    assert levels("\u074b\u0031", "ltr") == [1, 2]
    assert levels("\u0378", "rtl") == [2]
    assert levels("a1\u20cf", "rtl") == [2, 2, 2]
    assert levels("\ufdd0א", "ltr") == [0, 1]
    assert levels("\U0001fffea", "rtl") == [1, 2]


def test_each_paragraph_starts_anew() -> None:
    assert levels("BBC\nقال", "rtl") == [2, 2, 2, 1, 1, 1, 1]
    assert levels("سلام\n10", "ltr") == [1, 1, 1, 1, 0, 0, 0]
    assert levels("\u202bab\u2029ab", "ltr")[-2:] == [0, 0]


def test_nothing_has_no_levels() -> None:
    assert levels("", "rtl") == []
    assert reorder([]) == []
    assert display("", "ltr") == ""


def test_embeddings_stop_at_the_deepest_level() -> None:
    text = "\u202b\u202a" * 200 + "a" + "\u202c" * 400 + "b"
    own = levels(text, "ltr")
    assert own[text.index("a")] == MAX_DEPTH + 1
    assert own[-1] == 0


@pytest.mark.parametrize(("waiting", "level"), [(0, 1), (62, 1), (63, 2), (70, 2)])
def test_pairing_ends_where_sixty_three_brackets_wait(waiting: int, level: int) -> None:
    text = "[" * waiting + "a (b ا) c"
    assert levels(text, "rtl")[text.index("(")] == level


def test_display_mirrors_what_runs_right_to_left() -> None:
    assert display("قال «BBC» (هنا)", "rtl") == "(انه) «BBC» لاق"
    assert display("a < ب < ج", "ltr") == "a < ج > ب"
