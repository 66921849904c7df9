"""A pattern that is compiled when it is first used is a pattern like any other."""

from __future__ import annotations

import re

import pytest

from editor.regex import pattern


def test_it_matches_splits_and_replaces_as_a_compiled_one_does() -> None:
    for source, flags in ((r"(ا)|b", 0), ("B", re.IGNORECASE)):
        later, now = pattern(source, flags), re.compile(source, flags)
        for text in ("", "كتاب", "abab"):
            assert later.sub("-", text) == now.sub("-", text)
            assert later.split(text) == now.split(text)
            assert [m.span() for m in later.finditer(text)] == [
                m.span() for m in now.finditer(text)
            ]
        assert later.pattern == source
        assert later.flags == now.flags


def test_it_is_compiled_once_and_not_before_it_is_used() -> None:
    broken = pattern("(")
    with pytest.raises(re.error):
        broken.search("")
    one = pattern("a")
    assert one.search is one.search
