"""What of the page must be shown anew when one article takes the place of another.

Compares values only; knows no document.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from editor.model.article import Block, inline_runs
from editor.model.inline import citations
from editor.model.slots import slots_in


def widened(
    blocks: Sequence[Block], before: Mapping[str, int], now: Mapping[str, int]
) -> list[int]:
    """The places of the blocks in which a number got more or fewer digits, or is new."""
    changed = {id for id, n in now.items() if len(str(before.get(id, ""))) != len(str(n))}
    return [
        place
        for place, block in enumerate(blocks)
        if changed
        and any(one.id in changed for run in inline_runs(block) for one in citations(run))
    ]


def looks(blocks: Iterable[Block]) -> list[tuple[object, ...]]:
    """What is painted around the words of each block: where it changes, all must be painted."""
    return [
        (b.kind, b.level, b.ordered, b.group, b.speaker, not b.inlines, *slots_in(b))
        for b in blocks
    ]


def cited(blocks: Iterable[Block]) -> list[str]:
    """The ids of the citations, in order: where they change, numbers do."""
    return [one.id for block in blocks for run in inline_runs(block) for one in citations(run)]
