"""How sources look: a colour of its own for each, that stays its own."""

from __future__ import annotations

from itertools import pairwise

from editor.model.article import new_id
from editor.model.sources import Source
from editor.ui.sources.source_look import PALETTE, colours_of


def made(count: int) -> list[Source]:
    return [Source(new_id(), "person", name=str(n)) for n in range(count)]


def test_a_source_keeps_its_colour_when_others_go_come_and_come_back() -> None:
    for _ in range(20):
        sources = made(6)
        before = colours_of(sources)
        assert len({colour.name() for colour in before.values()}) == 6
        fewer = colours_of(sources[1:3] + sources[4:])
        assert all(before[id] == colour for id, colour in fewer.items())
        new = made(2)
        more = colours_of([new[0], *sources[1:], new[1]])
        assert all(before[one.id] == more[one.id] for one in sources[1:])
        assert len({colour.name() for colour in more.values()}) == 7


def test_an_undone_deletion_brings_the_colour_back() -> None:
    sources = made(4)
    before = colours_of(sources)
    colours_of(sources[1:])
    assert colours_of(sources) == before


def test_beyond_the_palette_neighbours_still_differ() -> None:
    sources = made(3 * len(PALETTE))
    found = [colours_of(sources)[source.id].name() for source in sources]
    assert all(one != other for one, other in pairwise(found))
    assert len(set(found)) == len(PALETTE)
