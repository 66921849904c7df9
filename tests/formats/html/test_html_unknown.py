"""A kind or a mark that the writer has never heard of is served by its row alone."""

from __future__ import annotations

import pytest

from editor.formats.html.writer import write
from editor.formats.spec import WriteOptions
from editor.model.article import Article, Block
from editor.model.inline import Text
from editor.model.kinds import KIND, Kind
from editor.model.marks import MARK, Mark, MarkSpec
from tests.formats.html.kitchen import parse


def show(monkeypatch: pytest.MonkeyPatch, kind: Kind, *marks: Mark) -> str:
    monkeypatch.setitem(KIND, kind.id, kind)
    blocks = (
        Block("h", "headline", (Text("عنوان"),)),
        Block("x", kind.id, (Text("نص", marks),)),
    )
    return write(Article("a", blocks=blocks), WriteOptions(fragment=True)).value.data.decode()


@pytest.mark.parametrize(
    ("hint", "expected"),
    [
        ("p.poem", '<p class="poem">نص</p>'),
        ("aside.sidebar", '<aside class="sidebar"><p>نص</p></aside>'),
        ("address", "<address>نص</address>"),
    ],
)
def test_a_new_kind_is_its_hint(monkeypatch: pytest.MonkeyPatch, hint: str, expected: str) -> None:
    assert expected in show(monkeypatch, Kind("new", "New", hint, "Normal"))


def test_a_new_heading_takes_its_place_in_the_outline(monkeypatch: pytest.MonkeyPatch) -> None:
    text = show(monkeypatch, Kind("new", "New", "h4.deep", "heading 3", outline=4))
    assert parse(text).xpath("string(//h2[@class='deep'])") == "نص"


def test_a_new_object_is_its_element_around_its_caption(monkeypatch: pytest.MonkeyPatch) -> None:
    text = show(monkeypatch, Kind("new", "New", "figure.map", "caption", content="object"))
    assert '<figure class="map">نص</figure>' in text


@pytest.mark.parametrize(
    ("value", "mark", "expected"),
    [
        ("none", "", "<mark>نص</mark>"),
        ("url", "https://a.example/", '<mark href="https://a.example/">نص</mark>'),
        ("language", "fr", '<mark lang="fr">نص</mark>'),
        ("direction", "rtl", '<mark dir="rtl">نص</mark>'),
        ("claim", 'a"b', '<mark data-new="a&quot;b">نص</mark>'),
    ],
)
def test_a_new_mark_is_its_element_and_value(
    monkeypatch: pytest.MonkeyPatch, value: str, mark: str, expected: str
) -> None:
    spec = MarkSpec("new", "New", value, html="mark")  # type: ignore[arg-type]
    monkeypatch.setitem(MARK, "new", spec)
    assert expected in show(monkeypatch, Kind("new", "New", "p", "Normal"), Mark("new", mark))
