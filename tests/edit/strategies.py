"""Generated editor states over generated articles."""

from __future__ import annotations

from hypothesis import strategies as st

from editor.edit.state import EditorState, Position, Selection, size
from editor.model.article import Article
from tests.articles import articles


@st.composite
def positions(draw: st.DrawFn, article: Article) -> Position:
    block = draw(st.integers(0, len(article.blocks) - 1))
    last = size(article.blocks[block])
    return Position(block, draw(st.sampled_from((0, last)) | st.integers(0, last)))


@st.composite
def states(draw: st.DrawFn) -> EditorState:
    article = draw(articles())
    anchor = draw(positions(article))
    head = draw(st.just(anchor) | positions(article))
    return EditorState(article, Selection(anchor, head))
