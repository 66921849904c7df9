"""Figures, tables, embeds and dividers as HTML; the words of such a block are its caption.

An embed is a plain link: nothing on the page loads from elsewhere.
"""

from __future__ import annotations

import re
from binascii import b2a_base64
from typing import Final

from editor.formats.html.inline import inline_html
from editor.formats.html.page import (
    Page,
    Picture,
    attribute,
    direction_attribute,
    escape,
    language_attribute,
)
from editor.lang.bidi import Direction
from editor.lang.direction import block_direction
from editor.lang.i18n import N_
from editor.model.article import Block, Embed, Figure, Media, Table
from editor.model.inline import Inlines, Text
from editor.model.kinds import KIND

SUFFIXES: Final = {
    "image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp",
}  # fmt: skip
"""Kinds of image that every browser shows and that cannot carry scripts, as SVG can."""

_VOID: Final = frozenset({"hr", "br", "img", "wbr"})


def object_html(page: Page, block: Block, parent: Direction) -> str:
    """The block by what it carries; one that carries nothing is its hint's element and caption."""
    if block.figure is not None:
        return _figure(page, block, block.figure, parent)
    if block.table is not None:
        return _table(page, block, block.table, parent)
    if block.embed is not None:
        return _embed(page, block, block.embed, parent)
    element, _, css = KIND[block.kind].html.partition(".")
    named = f' class="{css.replace(".", " ")}"' if css else ""
    if element in _VOID:
        return f"<{element}{named}>\n"
    return f"<{element}{named}>{_text(page, block)}</{element}>\n"


def _text(page: Page, block: Block) -> str:
    return inline_html(page, block.inlines, page.article.direction_of(block))


def _language(page: Page, block: Block) -> str:
    same = block.language == page.article.meta.language
    return "" if same or not block.language else language_attribute(block.language)


def _styled(block: Block) -> str:
    return f' style="text-align:{block.align}"' if block.align else ""


def _phrase(page: Page, text: str, parent: Direction, element: str, css: str) -> str:
    """Words that are not inlines, as an element with the direction that is theirs."""
    own = block_direction(text, page.direction)
    given = f'class="{css}"{direction_attribute(own, parent)}'
    return f"<{element} {given}>{inline_html(page, (Text(text),), own)}</{element}>"


def _figure(page: Page, block: Block, figure: Figure, parent: Direction) -> str:
    id = page.new_id("b", block.id)
    own = page.article.direction_of(block)
    image = _image(page, block, figure, id, parent)
    caption = _text(page, block)
    if figure.credit:
        caption += "\n" if caption else ""
        caption += _phrase(page, figure.credit, own, "small", "credit")
    if not image and not caption:
        return ""
    if caption:
        given = f"{direction_attribute(own, parent)}{_styled(block)}"
        caption = f"<figcaption{given}>{caption}</figcaption>\n"
    element, _, css = KIND[block.kind].html.partition(".")
    named = f' class="{css.replace(".", " ")}"' if css else ""
    return f'<{element} id="{id}"{named}{_language(page, block)}>\n{image}{caption}</{element}>\n'


def _image(page: Page, block: Block, figure: Figure, id: str, parent: Direction) -> str:
    """The image; its description in words where there is none to show."""
    medium = page.article.medium(figure.media)
    if medium is None or medium.type not in SUFFIXES:
        if medium is None:
            page.warn(N_("A figure has no image; its description stands in its place."))
        else:
            page.warn(N_("An image of the type “{type}” cannot be shown safely."), type=medium.type)
        return _phrase(page, figure.alt, parent, "p", "no-image") + "\n" if figure.alt else ""
    if not figure.alt:
        page.warn(N_("A figure has no description for those who cannot see it."))
    address = _address(page, medium)
    size = "".join(
        f' {name}="{number}"'
        for name, number in (("width", medium.width), ("height", medium.height))
        if number > 0
    )
    page.pictures.append(Picture(block, medium, id, address))
    return f'<img src="{address}" alt="{attribute(figure.alt)}"{size}>\n'


def _address(page: Page, medium: Media) -> str:
    """Where the image is: in the page itself, or beside it, and then among the page's files."""
    if page.options.media == "embed":
        data = b2a_base64(medium.data, newline=False).decode("ascii")
        return f"data:{medium.type};base64,{data}"
    stem = re.sub(r"[^\w-]+", "_", medium.id) or "image"
    name, n = f"{stem}.{SUFFIXES[medium.type]}", 2
    path = f"{page.options.media_folder}/{name}"
    while page.files.get(path, medium.data) != medium.data:
        path = f"{page.options.media_folder}/{stem}-{n}.{SUFFIXES[medium.type]}"
        n += 1
    page.files[path] = medium.data
    return page.link(f"./{path}").removeprefix("./")


def _table(page: Page, block: Block, table: Table, parent: Direction) -> str:
    """Cells in reading order; the direction of the table decides on which side the first one is."""
    own = page.article.direction_of(block)
    given = f"{_language(page, block)}{direction_attribute(own, parent)}"
    caption = _text(page, block)
    if caption:
        caption = f"<caption{_styled(block)}>{caption}</caption>\n"
    head = _row(page, table.rows[0], table, own, top=True) if table.header_row else ""
    rest = table.rows[1:] if table.header_row else table.rows
    body = "".join(_row(page, row, table, own, top=False) for row in rest)
    head = f"<thead>\n{head}</thead>\n" if head else ""
    body = f"<tbody>\n{body}</tbody>\n" if body else ""
    id = page.new_id("b", block.id)
    return f'<div class="table">\n<table id="{id}"{given}>\n{caption}{head}{body}</table>\n</div>\n'


def _row(page: Page, row: tuple[Inlines, ...], table: Table, own: Direction, *, top: bool) -> str:
    cells = []
    for place, cell in enumerate(row):
        text = inline_html(page, cell, own)
        scope = "col" if top else "row" if table.header_column and place == 0 else ""
        # An empty corner heads nothing.
        element, scoped = ("th", f' scope="{scope}"') if scope and text else ("td", "")
        cells.append(f"<{element}{scoped}>{text}</{element}>")
    return f"<tr>{''.join(cells)}</tr>\n"


def _embed(page: Page, block: Block, embed: Embed, parent: Direction) -> str:
    own = page.article.direction_of(block)
    address = page.link(embed.url)
    name = embed.title or embed.url
    side = block_direction(name, page.direction)
    words = inline_html(page, (Text(name),), side) if embed.title else escape(name)
    if address:
        # On paper the style writes the address beside a title.
        own_address = "" if embed.title else ' class="address"'
        words = f'<a href="{address}" rel="external noopener"{own_address}>{words}</a>'
    elif embed.title and embed.url:
        words += f" {escape(embed.url)}"
    caption = _text(page, block)
    if caption:
        given = f"{direction_attribute(own, parent)}{_styled(block)}"
        caption = f"<figcaption{given}>{caption}</figcaption>\n"
    element, _, css = KIND[block.kind].html.partition(".")
    named = f' class="{css.replace(".", " ")}"' if css else ""
    link = f"<p{direction_attribute(side, parent)}>{words}</p>\n"
    return f"<{element}{named}{_language(page, block)}>\n{link}{caption}</{element}>\n"
