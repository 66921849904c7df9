"""An article on paper through Qt: for printers, and for PDF where no better program is there.

Takes the web page that the HTML writer makes. Qt never mirrors tables, so the caller hands over a
page whose rows run the other way (`for_paper`).
"""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QMarginsF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextDocument,
    QTextOption,
)

from editor.lang.direction import Direction
from editor.model.article import Article, Block
from editor.model.public import public
from editor.qt.fonts import load
from editor.value import replace

MARGINS: Final = QMarginsF(2, 2, 2, 4)
"""Millimetres; the text document adds two centimetres of its own."""
POINTS: Final = 11.5
_STYLE: Final = re.compile(r"<style.*?</style>|<script.*?</script>", re.DOTALL)
_BOXES: Final = re.compile(r"<(/?)(?:figure|figcaption|article|section|aside|header|footer)\b")
"""Elements of HTML 5 that Qt would run together with the lines around them."""
_SIZES: Final = re.compile(r'(<img\b[^>]*?) width="(\d+)" height="(\d+)"')
MAX_IMAGE: Final = 440
"""Points that an image may be wide on A4."""
SHEET: Final = """
h1 { font-size: 22pt; } h2 { font-size: 15pt; } h3 { font-size: 13pt; }
a { color: #000000; text-decoration: none; } th { font-weight: bold; }
td, th { padding: 4px 9px; }
"""


def for_paper(article: Article) -> Article:
    """What may leave of the article, with right-to-left tables turned around, for Qt lays every
    table out from left."""
    article = public(article)
    blocks = tuple(
        _turned(block) if article.direction_of(block) == "rtl" else block
        for block in article.blocks
    )
    return replace(article, blocks=blocks)


def _turned(block: Block) -> Block:
    if block.table is None:
        return block
    rows = tuple(row[::-1] for row in block.table.rows)
    return replace(block, table=replace(block.table, rows=rows, header_column=False))


def print_page(page: str, direction: Direction, device: QPagedPaintDevice, family: str) -> None:
    """Paint a web page on the device, in one of the bundled families."""
    load(family)
    document = QTextDocument()
    document.setDefaultFont(_font(family))
    option = QTextOption()
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if direction == "rtl" else Qt.LayoutDirection.LeftToRight
    )
    document.setDefaultTextOption(option)
    document.setDefaultStyleSheet(SHEET)
    plain = _BOXES.sub(r"<\1div", _STYLE.sub("", page))
    document.setHtml(_SIZES.sub(_fitting, plain))
    document.print_(device)


def write_pdf(page: str, direction: Direction, path: str, family: str, title: str) -> None:
    """The page as a PDF file on A4."""
    writer = QPdfWriter(path)
    writer.setTitle(title)
    writer.setCreator("Muharrir")
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, MARGINS,
            QPageLayout.Unit.Millimeter,
        )
    )  # fmt: skip
    print_page(page, direction, writer, family)


def _font(family: str) -> QFont:
    font = QFont(family)
    font.setPointSizeF(POINTS)
    return font


def _fitting(found: re.Match[str]) -> str:
    size = QSizeF(float(found[2]), float(found[3]))
    if size.width() > MAX_IMAGE:
        size *= MAX_IMAGE / size.width()
    return f'{found[1]} width="{size.width():.0f}" height="{size.height():.0f}"'
