"""Blocks as paragraphs: every kind by its own hints, lists and boxes by folding.

The order is that of the article. So a kicker stands before the title as it does on the page, and
pandoc, which takes title and author from the very first paragraphs only, finds those of such an
article in the core properties alone. Knows no object (`objects`) and no part but the body.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from editor.formats.docx.draft import Draft
from editor.formats.docx.numbering import boxed_indent, properties
from editor.formats.docx.objects import object_paragraphs
from editor.formats.docx.paragraphs import paragraph
from editor.formats.docx.runs import Piece
from editor.formats.docx.styles import ACCENT, BOX_INDENT, FILL, border
from editor.formats.folding import Box, Interview, Item, List, Node, fold
from editor.model.article import Block
from editor.model.inline import citations
from editor.model.kinds import KIND
from editor.model.marks import Mark

STRONG: Final = (Mark("strong"),)
BOX_LIST: Final = "Muharrir Fact Box List"
ORDERED: Final = {"List Bullet": "List Number"}
"""Style of a list item -> its style in an ordered list."""

Row = tuple[Block, int, int]
"""A list item, the number of its list, its level."""


def body_xml(draft: Draft) -> str:
    """All paragraphs and tables, and the list of sources where it is asked for."""
    out: list[str] = []
    before: Node | None = None
    for node in fold(draft.article.blocks):
        if isinstance(node, Box) and isinstance(before, Box):
            out.append(paragraph("Muharrir Space", "", draft.article.direction))
        out += _node(draft, node)
        before = node
    return "".join((*out, draft.notes.sources(draft.link)))


def _node(draft: Draft, node: Node) -> Iterator[str]:
    if isinstance(node, Box):
        yield from _box(draft, node)
    elif isinstance(node, List):
        for row in _rows(draft, node, 0):
            yield _item(draft, row)
    else:
        for block in node.blocks if isinstance(node, Interview) else (node,):
            yield from _block(draft, block)


def _block(draft: Draft, block: Block) -> Iterator[str]:
    if block.figure is not None or block.table is not None or block.embed is not None:
        yield from object_paragraphs(draft, block)
        return
    kind = KIND[block.kind]
    if kind.content == "text" and not _has_content(block):
        return
    yield _text(draft, block)
    if block.speaker and kind.container != "interview":
        direction = draft.article.direction_of(block)
        content = draft.line([Piece(f"— {block.speaker}")], direction, block)
        yield paragraph("Muharrir Attribution", content, direction, block.align)


def _has_content(block: Block) -> bool:
    """Whether there is anything to show but white space; a citation counts."""
    return bool(block.text.strip() or block.speaker) or any(citations(block.inlines))


def _text(draft: Draft, block: Block, *, keep: str = "", frame: str = "", spacing: str = "") -> str:
    """A block that is one paragraph."""
    direction = draft.article.direction_of(block)
    content = draft.line(_spoken(draft, block), direction, block)
    style = KIND[block.kind].docx
    return paragraph(
        style, content, direction, block.align, keep=keep, frame=frame, spacing=spacing
    )


def _spoken(draft: Draft, block: Block) -> list[Piece]:
    """The pieces of the block, in an interview after the name of who speaks."""
    pieces = draft.notes.pieces(block.inlines)
    if block.speaker and KIND[block.kind].container == "interview":
        return [Piece(f"{block.speaker}:", STRONG, "MuharrirSpeaker"), Piece(" "), *pieces]
    return pieces


def _rows(draft: Draft, node: List, level: int) -> Iterator[Row]:
    """The items of a list and of those below it that say something, in reading order."""
    number = draft.numbering.open(node.ordered, level)
    for item in node.items:
        yield from _below(draft, item, number, level)


def _below(draft: Draft, item: Item, number: int, level: int) -> Iterator[Row]:
    if _has_content(item.block):
        yield item.block, number, level
    for inner in item.lists:
        yield from _rows(draft, inner, level + 1)


def _item(draft: Draft, row: Row) -> str:
    block = row[0]
    hint = KIND[block.kind].docx
    return _listed(draft, row, ORDERED.get(hint, hint) if block.ordered else hint)


def _listed(
    draft: Draft,
    row: Row,
    style: str,
    *,
    keep: str = "",
    frame: str = "",
    spacing: str = "",
    indent: str = "",
) -> str:
    """A list item. The keywords are XML."""
    block, number, level = row
    direction = draft.article.direction_of(block)
    return paragraph(
        style,
        draft.line(_spoken(draft, block), direction, block),
        direction,
        block.align,
        keep=keep,
        number=properties(number, level),
        frame=frame,
        spacing=spacing,
        indent=indent,
    )


def _box(draft: Draft, box: Box) -> Iterator[str]:
    """Shaded paragraphs under one rule, on one page where they fit; the outer two are padded."""
    rows: list[Block | Row] = []
    for node in box.nodes:
        if isinstance(node, List):
            rows += _rows(draft, node, 0)
        elif isinstance(node, Block) and _has_content(node):
            rows.append(node)
    for place, row in enumerate(rows):
        first, last = place == 0, place == len(rows) - 1
        sides = border("top", 18, 8, ACCENT) if first else ""
        sides += border("bottom", 4, 8, FILL) if last else ""
        frame = f"<w:pBdr>{sides}</w:pBdr>" if sides else ""
        around = ' w:before="320"' if first else ""
        around += ' w:after="360"' if last else ""
        spacing = f"<w:spacing{around}/>" if around else ""
        keep = "" if last else "<w:keepNext/>"
        if isinstance(row, Block):
            yield _text(draft, row, keep=keep, frame=frame, spacing=spacing)
        else:
            indent = boxed_indent(row[2], BOX_INDENT)
            yield _listed(
                draft, row, BOX_LIST, keep=keep, frame=frame, spacing=spacing, indent=indent
            )
