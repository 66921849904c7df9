"""Making an edited article well-formed at the price of what changed, not of the whole.

`repair` looks at everything; after a keystroke only one block is new. What `settle` returns is what
`repair` would return, given that the article before was well-formed. Knows no command.
"""

from __future__ import annotations

from dataclasses import replace

from editor.model.article import Article, Block, inline_runs
from editor.model.inline import Citation, citations
from editor.model.schema import repair, repair_block


def settle(before: Article, after: Article) -> Article:
    """`repair(after)`, where `before` is well-formed and mostly the same."""
    if not _alike(before, after):
        return repair(after)
    blocks = list(after.blocks)
    for place, (old, new) in enumerate(zip(before.blocks, after.blocks, strict=True)):
        if old is new:
            continue
        fixed = repair_block(new)
        if fixed != new:
            blocks[place] = new = fixed
        if new.kind != old.kind or _citations(new) != _citations(old):
            return repair(after)
    same = all(map(lambda one, other: one is other, blocks, after.blocks))
    return after if same else replace(after, blocks=tuple(blocks))


def _alike(before: Article, after: Article) -> bool:
    """Whether nothing but the inside of some blocks and the metadata may have changed."""
    return (
        len(before.blocks) == len(after.blocks)
        and bool(after.id)
        and before.sources is after.sources
        and before.media is after.media
        and before.comments is after.comments
        and before.revisions is after.revisions
        and all(
            old is new or (old.id == new.id and old.kind == new.kind)
            for old, new in zip(before.blocks, after.blocks, strict=True)
        )
    )


def _citations(block: Block) -> list[Citation]:
    return [citation for inlines in inline_runs(block) for citation in citations(inlines)]
