"""Figures, tables and embeds: what a block carries beside its caption."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from editor.formats.docx.draft import Draft
from editor.formats.docx.paragraphs import paragraph
from editor.formats.docx.pictures import SUFFIXES, size
from editor.formats.docx.runs import Piece
from editor.formats.docx.tables import MAX_COLUMNS, grid, lines
from editor.lang.i18n import N_
from editor.model.article import Block, Embed, Figure, Table
from editor.model.inline import Inlines
from editor.model.kinds import KIND
from editor.model.marks import Mark

CREDIT: Final = "MuharrirCredit"
ABOVE_TABLE: Final = '<w:spacing w:before="320" w:after="100"/>'


def object_paragraphs(draft: Draft, block: Block) -> Iterator[str]:
    """The paragraphs of a block that carries something."""
    if block.figure is not None:
        yield from _figure(draft, block, block.figure)
    if block.table is not None:
        yield from _table(draft, block, block.table)
    if block.embed is not None:
        yield from _embed(draft, block, block.embed)


def _figure(draft: Draft, block: Block, figure: Figure) -> Iterator[str]:
    media = draft.article.medium(figure.media)
    extent = size(media) if media is not None and media.type in SUFFIXES else None
    if media is not None and extent is not None:
        relation = draft.relations.add("image", draft.pictures.add(media))
        alt = figure.alt or block.text
        drawing = draft.pictures.drawing(relation, extent, alt, draft.words["figure"])
        content = f"<w:r>{drawing}</w:r>"
        yield paragraph("Muharrir Picture", content, draft.article.direction, block.align)
        if not figure.alt:
            draft.warn(N_("A figure has no description for those who cannot see it."))
    else:
        if media is None:
            draft.warn(N_("A figure has no image; its description stands in its place."))
        else:
            draft.warn(
                N_("Word cannot show the image “{name}”; its description stands in its place."),
                name=media.id,
            )
        if figure.alt:
            direction = draft.direction(figure.alt, block)
            content = draft.line([Piece(f"[{figure.alt}]")], direction, block)
            yield paragraph("Muharrir Picture", content, direction, block.align)
    yield from _caption(draft, block, figure.credit)


def _caption(
    draft: Draft, block: Block, credit: str = "", keep: str = "", spacing: str = ""
) -> Iterator[str]:
    """The caption and the credit as one paragraph, where there is either."""
    pieces = draft.notes.pieces(block.inlines)
    direction = draft.article.direction_of(block) if pieces else draft.direction(credit, block)
    if credit:
        dash = (Piece(" – ", style=CREDIT),) if pieces else ()
        pieces += (*dash, Piece(credit, style=CREDIT))
    if pieces:
        content = draft.line(pieces, direction, block)
        style = KIND[block.kind].docx
        yield paragraph(style, content, direction, block.align, keep=keep, spacing=spacing)


def _embed(draft: Draft, block: Block, embed: Embed) -> Iterator[str]:
    """The title as a link to what is embedded; the address itself where there is no title."""
    title = embed.title or embed.url
    if title:
        direction = draft.direction(title, block)
        pieces = [Piece(title, (Mark("link", embed.url),) if embed.url else ())]
        if embed.title and embed.url and not draft.link(embed.url):
            pieces.append(Piece(f" {embed.url}"))
        content = draft.line(pieces, direction, block)
        yield paragraph("Muharrir Embed", content, direction, block.align)
    yield from _caption(draft, block)


def _table(draft: Draft, block: Block, table: Table) -> Iterator[str]:
    """The caption, kept with the rows below it; a narrow line after them parts two tables."""
    yield from _caption(draft, block, keep="<w:keepNext/>", spacing=ABOVE_TABLE)
    width = max((len(row) for row in table.rows), default=0)
    if not width:
        return

    own = draft.article.direction_of(block)

    def cell(inlines: Inlines, style: str) -> str:
        content = draft.line(draft.notes.pieces(inlines), own, block)
        return paragraph(style, content, own, block.align)

    if width > MAX_COLUMNS:
        draft.warn(
            N_("Word cannot hold a table of more than {n} columns; its cells stand one a line."),
            n=MAX_COLUMNS,
        )
        yield from lines(table, cell)
        return
    yield grid(table, own, cell)
    yield paragraph("Muharrir Space", "", draft.article.direction)
