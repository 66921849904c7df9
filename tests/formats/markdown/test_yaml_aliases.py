"""Front matter that repeats itself: a few aliases are text, a bomb of them is refused."""

from __future__ import annotations

import pytest

from editor.formats.markdown import reader
from editor.formats.result import Unreadable

BODY = "# عنوان\n\nنص الخبر.\n"


def bomb(levels: int, times: int = 9) -> bytes:
    """Each level is the one before it, repeated: `times` to the power of `levels` in the end."""
    lines = ['a0: &a0 ["x"]']
    for n in range(1, levels + 1):
        lines.append(f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * times)}]")
    return "\n".join(["---", *lines, f"title: *a{levels}", "---", BODY]).encode()


@pytest.mark.parametrize("levels", [4, 9, 500])
def test_a_bomb_of_aliases_is_refused(levels: int) -> None:
    with pytest.raises(Unreadable) as refused:
        reader.read(bomb(levels))
    assert refused.value.args == (reader.TOO_MANY_ALIASES,)


def test_a_bomb_written_as_lists_is_refused() -> None:
    lines = ["a: &a [x]", "b: &b", *["  - *a"] * 40]
    with pytest.raises(Unreadable):
        reader.read("\n".join(["---", *lines, "---", BODY]).encode())


def test_a_few_aliases_are_kept_as_text_and_told() -> None:
    found = reader.read(bomb(1, 3))
    assert reader.ALIASES in found.warnings
    assert found.value.headline == "عنوان"
    assert "a1: &a1 [*a0,*a0,*a0]" in [block.text for block in found.value.blocks]


def test_emphasis_between_two_rules_is_no_alias() -> None:
    text = "---\n" + "- *كلمة* و *أخرى*: *ثالثة*, *word*\n" * 60 + "---\n" + BODY
    found = reader.read(text.encode())
    assert reader.ALIASES not in found.warnings
    assert found.value.headline == "عنوان"


def test_a_long_line_of_stars_ends_soon() -> None:
    found = reader.read(f"---\na: &a {'*' * 50_000}\nb: {'- *a, ' * 20}x\n---\n{BODY}".encode())
    assert found.value.headline == "عنوان"
