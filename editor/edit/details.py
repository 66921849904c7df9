"""Commands on what stands in forms: metadata, an object's facts and caption, remarks.

Knows no form and no window.
"""

from __future__ import annotations

from collections.abc import Callable

from editor.edit.settle import keep_selection
from editor.edit.state import Command, EditorState, is_object
from editor.model.article import Block, Embed, Figure, Metadata
from editor.model.inline import Inlines
from editor.value import replace


def set_meta(change: Callable[[Metadata], Metadata]) -> Command:
    """Change the metadata; refuses where nothing changes."""

    def command(state: EditorState) -> EditorState | None:
        meta = change(state.article.meta)
        if meta == state.article.meta:
            return None
        return replace(state, article=replace(state.article, meta=meta))

    return command


def edit_block(id: str, change: Callable[[Block], Block]) -> Command:
    """Change the inside of one block by its id; refuses where there is none or nothing changes."""

    def command(state: EditorState) -> EditorState | None:
        blocks = list(state.article.blocks)
        place = next((i for i, block in enumerate(blocks) if block.id == id), None)
        if place is None:
            return None
        changed = replace(change(blocks[place]), id=id, kind=blocks[place].kind)
        if changed == blocks[place]:
            return None
        blocks[place] = changed
        return keep_selection(state, blocks)

    return command


def set_caption(id: str, inlines: Inlines) -> Command:
    """The caption of a figure, table or embed."""
    return edit_block(
        id, lambda block: replace(block, inlines=inlines) if is_object(block) else block
    )


def set_figure(id: str, figure: Figure) -> Command:
    """The image, alternative text, credit and rights of a figure."""
    return edit_block(id, lambda block: replace(block, figure=figure) if block.figure else block)


def set_embed(id: str, embed: Embed) -> Command:
    """The URL and title of an embed."""
    return edit_block(id, lambda block: replace(block, embed=embed) if block.embed else block)
