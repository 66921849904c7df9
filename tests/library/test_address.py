"""The library's address: what may be stored, and a password that joins it only in memory."""

from __future__ import annotations

import pytest

from editor.library.address import HAS_PASSWORD, NO_ADDRESS, problem_of, with_password


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("postgresql://desk@news.example/library", ""),
        ("postgresql://desk@/library?host=/run/pg", ""),
        ("postgresql://desk:secret@news.example/library", HAS_PASSWORD),
        ("postgresql://desk@news.example/library?password=secret", HAS_PASSWORD),
        ("postgresql://news.example", NO_ADDRESS),
        ("mysql://desk@news.example/library", NO_ADDRESS),
        ("postgresql://[/library", NO_ADDRESS),
        ("", NO_ADDRESS),
    ],
)
def test_an_address_to_store_has_a_database_and_no_password(address: str, problem: str) -> None:
    assert problem_of(address) == problem


def test_a_password_is_put_in_so_that_it_reads_back_whole() -> None:
    from sqlalchemy.engine import make_url

    joined = with_password("postgresql://desk@news.example:5433/library", "p@ss/w:rd٪")
    url = make_url(joined)
    assert (url.username, url.password, url.host, url.port) == (
        "desk", "p@ss/w:rd٪", "news.example", 5433,
    )  # fmt: skip
    assert with_password("", "secret") == ""
