"""Coverage at a glance: how much of the article is sourced, and where the gaps are.

Draws; what counts as sourced is told by `sourced_blocks` and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QScrollArea, QToolTip, QVBoxLayout, QWidget

from editor.edit.state import Selection
from editor.lang.i18n import N_, Catalogue
from editor.model.article import Article, Block
from editor.model.inline import Citation, Text, length
from editor.model.kinds import KIND
from editor.model.sources import Source

PALETTE: Final = (
    "#2f77c3", "#c9752f", "#3a9a63", "#9a58b5", "#b8476a", "#3b9aa0", "#8a7a2c", "#5f6bb8",
)  # fmt: skip
ROW: Final = 14


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a block, as fractions of its length, and the sources behind it."""

    start: float
    end: float
    sources: tuple[str, ...]


def needs_source(block: Block) -> bool:
    """Whether readers would ask who says so: body text, but not headings, boxes' titles, rules."""
    kind = KIND[block.kind]
    return kind.zone == "body" and kind.content == "text" and not kind.outline and bool(block.text)


def stretches(block: Block) -> tuple[Stretch, ...]:
    """The claims of a block; a citation without a claim counts for the text right before it."""
    total = sum(map(length, block.inlines)) or 1
    sources = {
        inline.id: tuple(ref.source for ref in inline.refs)
        for inline in block.inlines
        if isinstance(inline, Citation)
    }
    out: list[Stretch] = []
    place = 0
    claimed: set[str] = set()
    for inline in block.inlines:
        size = length(inline)
        if isinstance(inline, Text):
            ids = [mark.value for mark in inline.marks if mark.name == "claim"]
            behind = tuple(s for id in ids for s in sources.get(id, ()))
            if behind:
                claimed.update(ids)
                out.append(Stretch(place / total, (place + size) / total, behind))
        elif isinstance(inline, Citation) and inline.id not in claimed and inline.refs:
            out.append(Stretch(max(0.0, place / total - 0.12), place / total, sources[inline.id]))
        place += size
    return tuple(out)


def sourced_blocks(article: Article) -> tuple[int, int]:
    """(blocks with a source, blocks that need one)."""
    asked = [block for block in article.blocks if needs_source(block)]
    return sum(bool(stretches(block)) for block in asked), len(asked)


def independent(article: Article) -> int:
    """How many independent voices are cited: one group of dependent sources counts once."""
    cited = {ref for block in article.blocks for one in stretches(block) for ref in one.sources}
    known: dict[str, Source] = {source.id: source for source in article.sources}
    return len({known[id].independence_group or id for id in cited if id in known})


class Meter(QWidget):
    """A bar and a line under it."""

    def __init__(self, tr: Catalogue) -> None:
        super().__init__()
        self._tr = tr
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr(N_("Paragraphs with a source")))
        self.words = QLabel()
        self.words.setProperty("quiet", True)
        self.words.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.addWidget(self.bar)
        layout.addWidget(self.words)

    def show_article(self, article: Article | None) -> None:
        """Measure it anew."""
        good, asked = sourced_blocks(article) if article else (0, 0)
        self.bar.setMaximum(max(asked, 1))
        self.bar.setValue(good)
        voices = independent(article) if article else 0
        tr = self._tr
        self.words.setText(
            tr(N_("{good} of {all} paragraphs have a source"), good=good, all=asked)
            + " · "
            + tr.plural("{n} independent source", "{n} independent sources", voices)
        )


class CoverageMap(QScrollArea):
    """Every block a row with its length; claims in the colours of their sources; gaps bare."""

    go_to = Signal(object)

    def __init__(self, tr: Catalogue) -> None:
        super().__init__()
        self.canvas = _Canvas(self, tr)
        self.setWidget(self.canvas)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setMinimumHeight(120)

    def show_article(self, article: Article | None) -> None:
        """Draw it anew."""
        self.canvas.show_article(article)


class _Canvas(QWidget):
    def __init__(self, owner: CoverageMap, tr: Catalogue) -> None:
        super().__init__()
        self._owner = owner
        self._tr = tr
        self._article: Article | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr(N_("Sourcing map")))

    def show_article(self, article: Article | None) -> None:
        self._article = article
        self.setMinimumHeight(ROW * len(article.blocks) + 8 if article else 0)
        self.setVisible(article is not None)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._article is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        longest = max((len(block.text) for block in self._article.blocks), default=1) or 1
        colours = {
            source.id: QColor(PALETTE[n % len(PALETTE)])
            for n, source in enumerate(self._article.sources)
        }
        rtl = self._article.direction == "rtl"
        bare = self.palette().mid().color()
        faint = QColor(bare)
        faint.setAlphaF(0.4)
        for n, block in enumerate(self._article.blocks):
            wide = (self.width() - 12) * max(len(block.text) / longest, 0.06)
            self._draw(painter, n, wide, 0, 1, rtl, bare if needs_source(block) else faint)
            for one in stretches(block):
                colour = colours.get(one.sources[0], bare)
                self._draw(painter, n, wide, one.start, one.end, rtl, colour)

    def _draw(
        self, painter: QPainter, row: int, wide: float, start: float, end: float, rtl: bool,
        colour: QColor,
    ) -> None:  # fmt: skip
        left = 6 + wide * start
        if rtl:
            left = self.width() - 6 - wide * end
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(left, 4 + row * ROW, wide * (end - start), ROW - 5), 2, 2)

    def _block_at(self, place: QPoint) -> int | None:
        row = (place.y() - 4) // ROW
        there = self._article is not None and 0 <= row < len(self._article.blocks)
        return row if there else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._block_at(event.position().toPoint())
        if row is not None:
            self._owner.go_to.emit(Selection.at(row, 0))

    def event(self, event: object) -> bool:
        if isinstance(event, QHelpEvent) and self._article is not None:
            row = self._block_at(event.pos())
            if row is not None:
                block = self._article.blocks[row]
                names = {s.id: s.label or s.name for s in self._article.sources}
                behind = dict.fromkeys(id for one in stretches(block) for id in one.sources)
                told = "، ".join(names.get(id, id) for id in behind)
                told = told or (self._tr(N_("no source")) if needs_source(block) else "")
                QToolTip.showText(event.globalPos(), f"{block.text[:60]}\n{told}", self)
                return True
        return super().event(event)  # type: ignore[arg-type]
