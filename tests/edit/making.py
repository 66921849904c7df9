"""Small articles for tests: a headline, then what is asked for."""

from __future__ import annotations

from editor.edit.state import EditorState, Selection
from editor.model.article import Article, Block
from editor.model.inline import Inlines, Text
from editor.model.sources import Source

SOURCES = (
    Source("s1", "agency", "ريا", name="ريا نوفوستي"),
    Source("s2", "organisation", "الكرملين", name="الكرملين", via="s1"),
    Source("s3", "outlet", "ستاندرد", name="ستاندرد"),
)


def block(content: Block | str | Inlines, id: str) -> Block:
    if isinstance(content, Block):
        return content
    inlines = ((Text(content),) if content else ()) if isinstance(content, str) else content
    return Block(id, "paragraph", inlines)


def article(*contents: Block | str | Inlines) -> Article:
    """A headline and the blocks; a string is a paragraph. Ids b1, b2 ... by place."""
    blocks = tuple(block(content, f"b{place}") for place, content in enumerate(contents, 1))
    return Article("a", blocks=(Block("h", "headline", (Text("عنوان"),)), *blocks), sources=SOURCES)


def state(*contents: Block | str | Inlines, at: tuple[int, int] = (1, 0)) -> EditorState:
    """The article with the caret at (block, offset)."""
    return EditorState(article(*contents), Selection.at(*at))


def shape(state: EditorState) -> list[str]:
    """Kind and text of each block after the headline, the caret as |."""
    out = []
    for place, one in enumerate(state.article.blocks):
        text = one.text
        if state.selection.head.block == place:
            offset = state.selection.head.offset
            text = f"{text[:offset]}|{text[offset:]}"
        out.append(f"{one.kind}:{text}")
    return out[1:] if out[0] == "headline:عنوان" else out
