"""One picture is one thing to delete."""

from __future__ import annotations

import pytest

from editor.lang.emoji import emoji_before


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("خبر 😀", 1), ("👨\u200d👩\u200d👧", 5), ("👍🏽", 2), ("❤\ufe0f", 2), ("1\ufe0f\u20e3", 3),
        ("🇱🇧", 2), ("🇱🇧🇪🇬", 2), ("🇱🇧🇪", 1), ("😀ب", 0), ("كَتَّ", 0), ("", 0), ("12", 0),
        ("نيم\u200c", 0),
    ],
)  # fmt: skip
def test_the_emoji_at_the_end_is_counted_whole(text: str, length: int) -> None:
    assert emoji_before(text) == length
