"""An article on paper through Qt: for printers, and for PDF where no better program is there.

Takes the web page that the HTML writer makes. Qt never mirrors tables, so the caller hands over a
page whose rows run the other way (`for_paper`).
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
    QTextOption,
)

from editor.lang.direction import Direction
from editor.model.article import Article, Block
from editor.model.public import public
from editor.qt.fonts import SANS, load
from editor.value import replace

MARGINS: Final = QMarginsF(2, 2, 2, 4)
"""Millimetres that no sheet is painted in."""
EDGE_MM: Final = 20.0
"""Between them and the words."""
POINTS: Final = 11.5
ASIDE: Final = 9.0
"""Points of the title above and the number below."""
GREY: Final = "#555555"
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


def sheets(
    page: str, direction: Direction, device: QPagedPaintDevice, font: QFont, title: str
) -> Iterator[tuple[int, int]]:
    """Paint a web page on the device, in the font of one of the bundled families, a sheet a step.

    Each step tells how many sheets are done and how many there are; whoever takes no more steps
    and closes the iterator gets no more of them. Every sheet has its number below and, after the
    first, the title above. Raises OSError where nothing can be painted on it.
    """
    load(font.family())
    document = _document(page, direction, font)
    painter = QPainter()
    if not painter.begin(device):
        raise OSError(errno.EIO, os.strerror(errno.EIO))
    try:
        sheet = QSizeF(device.width(), device.height())
        edge = EDGE_MM / 25.4 * device.logicalDpiX()
        document.documentLayout().setPaintDevice(device)
        # A margin is one of the screen, and becomes as much larger as the device is finer.
        dots = QGuiApplication.primaryScreen().logicalDotsPerInchY()
        document.setDocumentMargin(EDGE_MM / 25.4 * dots)
        document.setPageSize(sheet)
        count = document.pageCount()
        wanted = device.pageRanges()
        numbers = [n for n in range(1, count + 1) if wanted.isEmpty() or wanted.contains(n)]
        yield 0, len(numbers)
        for done, number in enumerate(numbers, 1):
            if done > 1:
                device.newPage()
            _paint(painter, document, number, sheet)
            _paint_aside(painter, font, sheet, edge, number, title if number > 1 else "")
            yield done, len(numbers)
    finally:
        painter.end()


def pdf_sheets(page: str, direction: Direction, path: str, title: str) -> Iterator[tuple[int, int]]:
    """The same into a PDF file on A4, in the font whose words are found best there."""
    writer = QPdfWriter(path)
    writer.setTitle(title)
    writer.setCreator("Muharrir")
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, MARGINS,
            QPageLayout.Unit.Millimeter,
        )
    )  # fmt: skip
    yield from sheets(page, direction, writer, _searchable(font_of(SANS)), title)


def _document(page: str, direction: Direction, font: QFont) -> QTextDocument:
    document = QTextDocument()
    document.setDefaultFont(font)
    option = QTextOption()
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if direction == "rtl" else Qt.LayoutDirection.LeftToRight
    )
    document.setDefaultTextOption(option)
    document.setDefaultStyleSheet(SHEET)
    plain = _BOXES.sub(r"<\1div", _STYLE.sub("", page))
    document.setHtml(_SIZES.sub(_fitting, plain))
    return document


def _paint(painter: QPainter, document: QTextDocument, number: int, sheet: QSizeF) -> None:
    above = (number - 1) * sheet.height()
    look = QAbstractTextDocumentLayout.PaintContext()
    look.clip = QRectF(0, above, sheet.width(), sheet.height())
    ink = QPalette()
    ink.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
    look.palette = ink
    painter.save()
    painter.translate(0, -above)
    painter.setClipRect(look.clip)
    document.documentLayout().draw(painter, look)
    painter.restore()


def _paint_aside(
    painter: QPainter, font: QFont, sheet: QSizeF, edge: float, number: int, title: str
) -> None:
    small = QFont(font)
    small.setPointSizeF(ASIDE)
    painter.setFont(small)
    painter.setPen(QColor(GREY))
    middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
    room = QRectF(edge, sheet.height() - edge, sheet.width() - 2 * edge, edge)
    painter.drawText(room, middle, str(number))
    above = QRectF(edge, 0, room.width(), edge)
    fits = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, int(above.width()))
    painter.drawText(above, middle, fits)


def font_of(family: str) -> QFont:
    """The font of running words on paper."""
    font = QFont(family)
    font.setPointSizeF(POINTS)
    return font


def _searchable(font: QFont) -> QFont:
    """The font without what keeps Arabic out of reach of searching and copying in Qt's PDF files.

    Glyphs that a local form put in the place of others, as IBM Plex does with digits, stand for no
    character there; and kerning tears words apart. So measured with `pdftotext`.
    """
    for feature in ("locl", "kern"):
        font.setFeature(QFont.Tag(feature), 0)
    return font


def _fitting(found: re.Match[str]) -> str:
    size = QSizeF(float(found[2]), float(found[3]))
    if size.width() > MAX_IMAGE:
        size *= MAX_IMAGE / size.width()
    return f'{found[1]} width="{size.width():.0f}" height="{size.height():.0f}"'
