"""The headline and its variants for other channels, changed as one step."""

from __future__ import annotations

from editor.edit.settle import keep_selection
from editor.edit.state import Command, EditorState
from editor.model.article import Block, Headlines
from editor.model.inline import Inlines, Text
from editor.value import fields, replace


def set_headlines(headline: str, variants: Headlines) -> Command:
    """The words of the headline block and its variants; marks stay where the words do.

    A variant that says what the headline says is empty: it follows. Refuses where nothing changes.
    """

    def command(state: EditorState) -> EditorState | None:
        article = state.article
        kept = {
            one.name: "" if (text := getattr(variants, one.name)) == headline else text
            for one in fields(variants)
        }
        meta = replace(article.meta, headlines=Headlines(**kept))
        blocks = [_headed(block, headline) for block in article.blocks]
        if meta == article.meta and tuple(blocks) == article.blocks:
            return None
        return keep_selection(state, blocks, article=replace(article, meta=meta))

    return command


def _headed(block: Block, headline: str) -> Block:
    if block.kind != "headline" or " ".join(block.text.split()) == headline:
        return block
    inlines: Inlines = (Text(headline),) if headline else ()
    return replace(block, inlines=inlines)
