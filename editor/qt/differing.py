"""What of the page must be shown anew when one article takes the place of another.

Compares values only; knows no document.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from editor.model.article import Block, cited_in
from editor.model.slots import slots_in
from editor.qt.lines import Line


def widened(
    blocks: Sequence[Block], before: Mapping[str, int], now: Mapping[str, int]
) -> list[int]:
    """The places of the blocks in which a number got more or fewer digits, or is new."""
    changed = {id for id, n in now.items() if len(str(before.get(id, ""))) != len(str(n))}
    out: list[int] = []
    for place, block in enumerate(blocks):
        if not changed:
            break
        if found := changed.intersection(one.id for one in cited_in((block,))):
            changed -= found
            out.append(place)
    return out


def differing(have: Sequence[Line], want: Sequence[Line], few: int) -> int:
    """How many blocks must be put in, taken out or rewritten; 0 where there can be but a `few`."""
    if max(len(have), len(want)) <= few:
        return 0
    old, new = set(have), set(want)
    return max(len(old - new), len(new - old))


def looks(blocks: Iterable[Block]) -> list[tuple[object, ...]]:
    """What is painted around the words of each block: where it changes, all must be painted."""
    return [
        (b.kind, b.level, b.ordered, b.group, b.speaker, not b.inlines, *slots_in(b))
        for b in blocks
    ]
