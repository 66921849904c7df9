"""Blocks as they are shown -> Markdown paragraphs, one string each, without their blank lines.

Whatever has no Markdown of its own stands in `<div class="..." markdown="1">`, which all readers
pass over and Python-Markdown reads into. Lists are indented by four, for Python-Markdown; a blank
line stands in a list only where its marker changes. Knows nothing of the record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from editor.formats.folding import Box, Interview, Item, List, Node
from editor.formats.markdown.inline_writer import inline_markdown
from editor.formats.markdown.links import destination
from editor.formats.markdown.media import MediaNames
from editor.model.article import Article, Block
from editor.model.inline import Citation, Inlines, Text
from editor.model.kinds import KIND
from editor.value import dataclass, field

DIV: Final = '<div class="{}" markdown="1">'
END: Final = "</div>"
BOX: Final = "fact-box"
DIVIDER: Final = "---"
INDENT: Final = "    "
_CLOSING_HASHES: Final = re.compile(r"(?<!&)#+\Z")
_MOST_NUMBER: Final = 99
"""A number of three digits would put what is below an item outside it, in CommonMark."""


@dataclass(slots=True)
class Page:
    """One file in the making."""

    article: Article
    labels: dict[str, str]
    media: MediaNames
    blocks: list[str] = field(default_factory=list)
    depths: dict[int, int] = field(default_factory=dict)
    drawn: set[str] = field(default_factory=set)

    def inline(self, inlines: Inlines, *, one_line: bool = False, cell: bool = False) -> str:
        """The Markdown of inlines."""
        return inline_markdown(inlines, self.label, one_line=one_line, cell=cell)

    def label(self, citation: Citation) -> str:
        """The marker of a citation in the text."""
        return f"[^{self.labels[citation.id]}]"

    def text(self) -> str:
        """The body of the file, with the images that are defined and not drawn at its end."""
        definitions = [
            self.media.definition(media)
            for media in self.article.media
            if self.media.embed or media.id not in self.drawn
        ]
        ends = ["\n".join(definitions)] if definitions else []
        return "\n\n".join([*self.blocks, *ends]) + "\n" if self.blocks or ends else ""


def write_nodes(page: Page, nodes: Iterable[Node]) -> dict[int, int]:
    """Writes the nodes; gives the depth of every list item, by the identity of its block."""
    for node in nodes:
        if isinstance(node, List):
            page.blocks.append("\n".join(_list_lines(page, (node,))))
        elif isinstance(node, Box):
            page.blocks.append(DIV.format(BOX))
            write_nodes(page, node.nodes)
            page.blocks.append(END)
        elif isinstance(node, Interview):
            for block in node.blocks:
                _write_block(page, block)
        else:
            _write_block(page, node)
    return page.depths


def note_lines(label: str, inlines: Inlines) -> str:
    """The definition of a note."""
    return f"[^{label}]: {inline_markdown(inlines, lambda citation: '')}"


def _write_block(page: Page, block: Block) -> None:
    kind = KIND[block.kind]
    if block.figure is not None:
        if block.figure.media:
            page.drawn.add(block.figure.media)
        caption = page.inline(block.inlines, one_line=True)
        page.blocks.append(f"![{caption}]{page.media.target(block.figure.media)}")
    elif block.table is not None:
        _write_table(page, block)
    elif kind.markdown.startswith("."):
        paragraphs = [_embed(page, block) if block.embed else page.inline(block.inlines)]
        if kind.outline or kind.id == "box_heading":
            paragraphs = [_heading(page, block, "###")]
        if kind.container == "box":
            page.blocks += paragraphs
        else:
            page.blocks += [DIV.format(kind.markdown[1:]), *paragraphs, END]
    elif kind.markdown.startswith("#"):
        page.blocks.append(_heading(page, block, kind.markdown.strip()))
    elif kind.content == "object":
        page.blocks.append(DIVIDER)
    else:
        page.blocks.append(_prefixed(page.inline(block.inlines), kind.markdown))


def _heading(page: Page, block: Block, hashes: str) -> str:
    text = page.inline(block.inlines, one_line=True)
    text = _CLOSING_HASHES.sub(lambda found: "\\#" * len(found[0]), text)
    return f"{hashes} {text}"


def _prefixed(text: str, prefix: str) -> str:
    return "\n".join(prefix + line for line in text.split("\n")) if prefix else text


def _embed(page: Page, block: Block) -> str:
    embed = block.embed
    if embed is None or not embed.url:
        return page.inline(block.inlines)
    title = inline_markdown((Text(embed.title),), page.label)
    link = f"[{title}]({destination(embed.url)})"
    return f"{link}  \n{page.inline(block.inlines)}" if block.inlines else link


def _write_table(page: Page, block: Block) -> None:
    """A pipe table; pandoc takes the line with a colon after it for its caption."""
    table = block.table
    if table is None:
        return
    rows = [
        [page.inline(cell, one_line=True, cell=True) for cell in row] for row in table.rows
    ]  # fmt: skip
    width = len(table.rows[0])
    header = rows.pop(0) if table.header_row else [""] * width
    lines = [_row(header), _row(["---"] * width), *map(_row, rows)]
    page.blocks.append("\n".join(lines))
    if block.inlines:
        page.blocks.append(": " + page.inline(block.inlines, one_line=True))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


@dataclass(slots=True)
class _Lines:
    """Lines of one list. `shallow` is the depth at which the present stretch of lines began."""

    lines: list[str] = field(default_factory=list)
    shallow: int = 0


def _list_lines(page: Page, lists: Sequence[List]) -> list[str]:
    out = _Lines()
    _add_lists(page, lists, 0, out)
    return out.lines


def _add_lists(page: Page, lists: Sequence[List], depth: int, out: _Lines) -> None:
    for place, one in enumerate(lists):
        for number, item in enumerate(one.items, 1):
            changed = number == 1 and place > 0
            if out.lines and (changed or depth < out.shallow):
                out.lines.append("")
                out.shallow = depth
            marker = f"{min(number, _MOST_NUMBER)}. " if one.ordered else "- "
            out.lines += _item_lines(page, item, depth, marker)
            _add_lists(page, item.lists, depth + 1, out)


def _item_lines(page: Page, item: Item, depth: int, marker: str) -> list[str]:
    page.depths[id(item.block)] = depth
    first, *others = page.inline(item.block.inlines).split("\n")
    indent = INDENT * depth
    return [indent + marker + first, *(f"{indent}  {line}" for line in others)]
