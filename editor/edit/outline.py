"""The sections of an article, and moving one with everything in it.

A section begins at a heading and ends before the next heading of its level or a higher one. The
headline's reaches to the end and cannot be moved. Knows no panel.
"""

from __future__ import annotations

from editor.edit.state import Command, EditorState
from editor.edit.structure import move_blocks_to
from editor.model.article import Article
from editor.model.kinds import KIND
from editor.value import frozen


@frozen
class Section:
    """Its first block, its level (1 for the headline), its title, and the place after its end."""

    block: int
    level: int
    title: str
    end: int


def sections(article: Article) -> tuple[Section, ...]:
    """Every section, in reading order; those below another follow it."""
    heads = [
        (place, KIND[block.kind].outline, " ".join(block.text.split()))
        for place, block in enumerate(article.blocks)
        if KIND[block.kind].outline
    ]
    total = len(article.blocks)
    ends: list[int] = []
    for number, (_, level, _) in enumerate(heads):
        later = heads[number + 1 :]
        ends.append(next((place for place, other, _ in later if other <= level), total))
    return tuple(
        Section(place, level, title, end)
        for (place, level, title), end in zip(heads, ends, strict=True)
    )


def section_at(article: Article, block: int) -> Section | None:
    """The innermost section that the block is in."""
    return next((one for one in reversed(sections(article)) if one.block <= block < one.end), None)


def move_section(source: int, target: int) -> Command:
    """Move a section, by its number, before the section of another number (the count: to the end).

    Refuses the headline and moving a section into itself.
    """

    def command(state: EditorState) -> EditorState | None:
        found = sections(state.article)
        if not 0 <= source < len(found) or not 0 <= target <= len(found):
            return None
        moved = found[source]
        to = found[target].block if target < len(found) else len(state.article.blocks)
        if moved.level == 1:
            return None
        return move_blocks_to(range(moved.block, moved.end), to)(state)

    return command


def step_section(article: Article, source: int, *, down: bool) -> int | None:
    """Where `move_section` puts a section to pass its neighbour of the same section.

    Both go with everything in them. None where there is no neighbour to pass.
    """
    found = sections(article)
    if not 0 <= source < len(found):
        return None
    moved = found[source]
    if down:
        after = next((n for n, one in enumerate(found) if one.block >= moved.end), None)
        if after is None or found[after].level < moved.level:
            return None
        passed = found[after]
        return next((n for n, one in enumerate(found) if one.block >= passed.end), len(found))
    before = [n for n in range(source) if found[n].level <= moved.level]
    return before[-1] if before and found[before[-1]].level == moved.level else None
