"""Addresses: what people type becomes a link, or one sentence says why not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.edit import addresses
from editor.edit.addresses import SCHEMES, address


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        (" example.org/خبر ", "https://example.org/خبر"),
        ("HTTP://Example.org", "http://Example.org"),
        ("\u200fhttps://example.org\u200e", "https://example.org"),
        ("example.org:8080/x", "https://example.org:8080/x"),
        ("مثال.إختبار", "https://مثال.إختبار"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("http://[::1]/", "http://[::1]/"),
        ("desk@marsa.example", "mailto:desk@marsa.example"),
        ("mailto:desk@marsa.example?subject=x", "mailto:desk@marsa.example?subject=x"),
        ("+963-11-555 1234", "tel:+963115551234"),
        ("tel:٠١١٢٣٤٥٦", "tel:01123456"),
    ],
)  # fmt: skip
def test_addresses_are_made_whole(typed: str, url: str) -> None:
    assert address(typed).url == url
    assert address(typed).problem == ""


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", addresses.EMPTY),
        ("\u200f ", addresses.EMPTY),
        ("javascript:alert(1)", addresses.NOT_ALLOWED),
        ("data:text/html,x", addresses.NOT_ALLOWED),
        ("file:///etc/passwd", addresses.NOT_ALLOWED),
        ("https://exam ple.org", addresses.HAS_SPACE),
        ("https://", addresses.NO_HOST),
        ("https:example.org", addresses.NO_HOST),
        ("http://[::1", addresses.NO_HOST),
        ("http://example.org:99999", addresses.NO_HOST),
        ("مرحبا", addresses.NO_HOST),
        ("mailto:desk", addresses.NO_MAIL),
        ("tel:abc", addresses.NO_NUMBER),
    ],
)
def test_everything_else_is_refused_with_a_sentence(typed: str, problem: str) -> None:
    assert address(typed).url == ""
    assert address(typed).problem == problem


def test_an_embed_needs_a_web_page() -> None:
    assert address("mailto:a@b.example", web=True).problem == addresses.NO_WEB
    assert address("b.example", web=True).url == "https://b.example"


@given(st.text(max_size=40))
def test_there_is_either_an_address_of_an_allowed_scheme_or_a_sentence(typed: str) -> None:
    found = address(typed)
    assert bool(found.url) != bool(found.problem)
    if found.url:
        assert found.url.partition(":")[0] in SCHEMES
        assert address(found.url) == found
