"""Every shipped template, as it is made and half filled: no label, brace or mark of it leaves."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.edit.slots import chips, fill
from editor.edit.state import EditorState
from editor.formats import BY_ID
from editor.formats.spec import WriteOptions
from editor.model.article import Article
from editor.model.public import public
from editor.model.schema import check
from editor.templates.catalogue import Found, load
from editor.templates.making import make_article

FOUND = [one for one in load(Path("nowhere")).found if one.template.kind == "article"]
NAMES = [f"{one.template.language}-{one.template.id}" for one in FOUND]
SHOWN = ("html", "txt", "md")


def exported(article: Article, format: str) -> str:
    return BY_ID[format].write(article, WriteOptions()).value.data.decode()


@pytest.mark.parametrize("found", FOUND, ids=NAMES)
def test_a_template_nobody_filled_leaves_nothing_of_its_slots(found: Found) -> None:
    article = make_article(found.template)
    assert check(article) == ()
    left = public(article)
    assert check(left) == ()
    text = "\n".join(block.text for block in left.blocks)
    assert "{" not in text
    assert "}" not in text
    assert not any(part in text for part in ("«»", "()", "  ", " .", " ،", "،،"))


@pytest.mark.parametrize("found", FOUND, ids=NAMES)
def test_a_template_that_is_all_filled_shows_every_value(found: Found) -> None:
    state = EditorState(make_article(found.template))
    values = []
    for slot in found.template.slots:
        value = f"قيمة{slot.name}".replace("_", "")
        if after := fill(slot.name, value)(state):
            state, values = after, [*values, value]
    assert not list(chips(state.article))
    assert check(state.article) == ()
    for format in SHOWN:
        text = exported(state.article, format)
        assert [value for value in values if value not in text] == []
