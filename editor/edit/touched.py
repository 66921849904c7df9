"""Which part of a tuple of blocks an edit touched, found at the price of the touched part.

Tuples compare their members in C and by identity first, so halving costs microseconds where a loop
over a long article would cost milliseconds on every key.
"""

from __future__ import annotations

from editor.model.article import Block

Blocks = tuple[Block, ...]


def touched(
    before: Blocks, after: Blocks, most: int | None = None, most_at_end: int | None = None
) -> tuple[int, int]:
    """How many blocks at the start and at the end are the same in both; they never overlap.

    At most so many as given, where it is known that the others differ or do not matter.
    """
    shorter = min(len(before), len(after))
    first = _alike(before, after, shorter if most is None else min(most, shorter), at_end=False)
    left = shorter - first
    return first, _alike(
        before, after, left if most_at_end is None else min(most_at_end, left), at_end=True
    )


def _alike(before: Blocks, after: Blocks, most: int, *, at_end: bool) -> int:
    """The largest number up to `most` of equal blocks at that side."""
    low, high = 0, most
    middle = most  # where nothing differs, one look is enough
    while low < high:
        if at_end:
            one = before[len(before) - middle : len(before) - low]
            two = after[len(after) - middle : len(after) - low]
        else:
            one, two = before[low:middle], after[low:middle]
        if one == two:
            low = middle
        else:
            high = middle - 1
        middle = (low + high + 1) // 2
    return low
