"""Coverage at a glance: how much of the article is sourced, and where the gaps are.

Draws what a survey found, and nothing else counts. A click goes to the words.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QScrollArea,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from editor.edit.state import Selection
from editor.edit.survey import Claim, Row, Survey
from editor.lang.i18n import N_, Catalogue
from editor.model.article import Article
from editor.model.inline import cut, readable
from editor.model.kinds import KIND
from editor.model.sources import Source
from editor.ui.sources.source_fields import VERIFICATIONS
from editor.ui.sources.source_look import colours_of, draw_claim, state_colour
from editor.ui.sources.source_words import chain_text, short_name

STEP: Final = 15
BAR: Final = 9
EDGE: Final = 16
"""Pixels of a row, of the bar in it, and beside the bars at the start."""
STATES: Final = dict(VERIFICATIONS)


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

    def show_survey(self, survey: Survey) -> None:
        """Measure it anew."""
        good, asked = survey.sourced, survey.asked
        self.bar.setMaximum(max(asked, 1))
        self.bar.setValue(good)
        tr = self._tr
        voices = survey.voices
        self.words.setText(
            tr(N_("{good} of {all} paragraphs have a source"), good=good, all=asked)
            + " · "
            + tr.plural("{n} independent source", "{n} independent sources", voices)
        )


class Legend(QWidget):
    """What the fills of the map mean."""

    SHOWN: Final = ("confirmed", "partly", "unverified", "disputed")

    def __init__(self, tr: Catalogue) -> None:
        super().__init__()
        rows = QGridLayout(self)
        rows.setContentsMargins(2, 0, 2, 0)
        rows.setVerticalSpacing(2)
        for place, state in enumerate(self.SHOWN):
            rows.addWidget(self._sign(state, tr), place // 2, place % 2)

    def _sign(self, state: str, tr: Catalogue) -> QWidget:
        sign = QWidget()
        layout = QHBoxLayout(sign)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(_Swatch(state))
        word = QLabel(tr(STATES[state]))
        word.setProperty("quiet", True)
        font = word.font()
        font.setPointSizeF(font.pointSizeF() * 0.85)
        word.setFont(font)
        layout.addWidget(word)
        layout.addStretch(1)
        return sign


class _Swatch(QWidget):
    def __init__(self, state: str) -> None:
        super().__init__()
        self._state = state
        self.setFixedSize(12, BAR)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QApplication.palette().placeholderText().color()
        draw_claim(painter, QRectF(self.rect()), colour, self._state, self.palette())


class CoverageMap(QScrollArea):
    """Every block a row with its length; claims in the colours of their sources; gaps hollow."""

    go_to = Signal(object)
    source_chosen = Signal(str)

    def __init__(self, tr: Catalogue) -> None:
        super().__init__()
        self.canvas = Canvas(tr)
        self.canvas.go_to.connect(self.go_to)
        self.canvas.source_chosen.connect(self.source_chosen)
        self.canvas.row_wanted.connect(self._show_row)
        self.setWidget(self.canvas)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumHeight(56)

    def show_survey(self, article: Article, survey: Survey) -> None:
        """Draw it anew."""
        self.canvas.show_survey(article, survey)

    def _show_row(self, row: int) -> None:
        self.ensureVisible(0, row * STEP + STEP, 0, 2 * STEP)


class Canvas(QWidget):
    """The drawing itself: only the rows in view are painted."""

    go_to = Signal(object)
    source_chosen = Signal(str)
    row_wanted = Signal(int)

    def __init__(self, tr: Catalogue) -> None:
        super().__init__()
        self._tr = tr
        self._survey: Survey | None = None
        self._known: dict[str, Source] = {}
        self._colours: dict[str, QColor] = {}
        self._rtl = True
        self._longest = 1
        self._row = -1
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tr(N_("Sourcing map")))

    def show_survey(self, article: Article, survey: Survey) -> None:
        """Draw this one from now on."""
        self._survey = survey
        self._known = {source.id: source for source in article.sources}
        self._colours = colours_of(article.sources)
        self._rtl = article.direction == "rtl"
        self._longest = max((row.length for row in survey.rows), default=1) or 1
        self._row = min(self._row, len(survey.rows) - 1)
        self.setMinimumHeight(STEP * len(survey.rows) + 8)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self.minimumHeight())

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._survey is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first = max(0, (event.rect().top() - 4) // STEP)
        last = min(len(self._survey.rows), (event.rect().bottom() - 4) // STEP + 1)
        for place in range(first, last):
            self._paint_row(painter, place, self._survey.rows[place])

    def _paint_row(self, painter: QPainter, place: int, row: Row) -> None:
        top = 4 + place * STEP
        if place == self._row:
            tint = QColor(self.palette().highlight().color())
            tint.setAlphaF(0.12 if self.hasFocus() or self.underMouse() else 0.0)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tint)
            painter.drawRoundedRect(QRectF(0, top - 1, self.width(), STEP), 3, 3)
        if KIND[row.block.kind].outline > 0:
            self._heading(painter, top, row)
            return
        survey = self._survey
        assert survey is not None
        claimed = survey.has_source(row)
        box = self._box(row, 0, row.length, top)
        ground = QColor(QApplication.palette().placeholderText().color())
        ground.setAlphaF(0.20 if row.asks else 0.12)
        painter.setPen(Qt.PenStyle.NoPen)
        if row.asks and not claimed:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            edge = QColor(QApplication.palette().placeholderText().color())
            edge.setAlphaF(0.6)
            painter.setPen(QPen(edge, 1, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
        else:
            thin = box if row.asks else box.adjusted(0, 3, 0, -3)
            painter.setBrush(ground)
            painter.drawRoundedRect(thin, 2, 2)
        for claim in row.claims:
            self._paint_claim(painter, row, claim, top)
        self._warn(painter, row, top)

    def _paint_claim(self, painter: QPainter, row: Row, claim: Claim, top: int) -> None:
        """Several sources lie above each other; a citation without marked words is thinner."""
        assert self._survey is not None
        found = [id for id in self._survey.sources_of(claim) if id in self._known][:3]
        if not found:
            return
        box = self._box(row, claim.start, claim.end, top)
        if not claim.marked:
            box = box.adjusted(0, 2, 0, -2)
        high = box.height() / len(found)
        for n, id in enumerate(found):
            band = QRectF(box.left(), box.top() + n * high, box.width(), high)
            state = self._known[id].verification
            draw_claim(painter, band, self._colours[id], state, self.palette())

    def _warn(self, painter: QPainter, row: Row, top: int) -> None:
        """Quoted words that nobody stands behind: a line under them and a mark at the edge."""
        if not row.quotations:
            return
        colour = state_colour("partly", self.palette())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for start, end in row.quotations:
            box = self._box(row, start, end, top)
            painter.drawRect(QRectF(box.left(), box.bottom() - 1.5, box.width(), 2.5))
        x = self.width() - 9.0 if self._rtl else 5.0
        painter.drawEllipse(QRectF(x, top + 2, 5, 5))

    def _heading(self, painter: QPainter, top: int, row: Row) -> None:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.78)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QApplication.palette().placeholderText().color())
        wide = self.width() - EDGE - 8
        shown = QFontMetrics(font).elidedText(
            row.block.text, Qt.TextElideMode.ElideRight, int(wide)
        )
        align = Qt.AlignmentFlag.AlignRight if self._rtl else Qt.AlignmentFlag.AlignLeft
        force = (Qt.TextFlag.TextForceRightToLeft if self._rtl
                 else Qt.TextFlag.TextForceLeftToRight)  # fmt: skip
        left = 8 if self._rtl else EDGE
        align |= Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(QRectF(left, top - 3, wide, STEP + 1), int(align) | int(force), shown)

    def _box(self, row: Row, start: int, end: int, top: int) -> QRectF:
        room = self.width() - EDGE - 8
        wide = room * max(row.length / self._longest, 0.03)
        unit = wide / max(row.length, 1)
        left, size = EDGE + unit * start, max(unit * (end - start), 2.0)
        if self._rtl:
            left = self.width() - left - size
        return QRectF(left, top + (STEP - BAR) / 2 - 1, size, BAR)

    # Pointing

    def _place_at(self, point: QPoint) -> int:
        row = (point.y() - 4) // STEP
        count = len(self._survey.rows) if self._survey else 0
        return row if 0 <= row < count else -1

    def claim_at(self, point: QPoint) -> Claim | None:
        """The claim under a point."""
        place = self._place_at(point)
        if place < 0 or self._survey is None:
            return None
        row = self._survey.rows[place]
        x = float(point.x())
        return next(
            (one for one in row.claims
             if self._box(row, one.start, one.end, 0).adjusted(-1, 0, 1, 0).left() <= x
             <= self._box(row, one.start, one.end, 0).right() + 1),
            None,
        )  # fmt: skip

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        place = self._place_at(point)
        if place < 0 or self._survey is None:
            return
        claim = self.claim_at(point)
        self._row = place
        self.update()
        row = self._survey.rows[place]
        if claim is not None:
            if sources := self._survey.sources_of(claim):
                self.source_chosen.emit(sources[0])
            self.go_to.emit(Selection.span(place, claim.start, claim.end))
        elif row.quotations:
            self.go_to.emit(Selection.span(place, *row.quotations[0]))
        else:
            self.go_to.emit(Selection.at(place, 0))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().toPoint())
        if place != self._row:
            self._row = place
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        count = len(self._survey.rows) if self._survey else 0
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None and count:
            self._row = min(max(self._row + step, 0), count - 1)
            self.row_wanted.emit(self._row)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and 0 <= self._row < count:
            self.go_to.emit(Selection.at(self._row, 0))
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self._survey is not None:
            told = self.told(event.pos())
            if told:
                QToolTip.showText(event.globalPos(), told, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def told(self, point: QPoint) -> str:
        """What the tooltip says: the words, who stands behind them, and how sure that is."""
        place = self._place_at(point)
        if place < 0 or self._survey is None:
            return ""
        row, tr = self._survey.rows[place], self._tr
        claim = self.claim_at(point)
        words = row.block.text if claim is None else _words(row, claim)
        lines = [_short(words, 90)]
        ids = (
            self._survey.sources_of(claim) if claim is not None
            else tuple(dict.fromkeys(
                id for one in row.claims for id in self._survey.sources_of(one)))
        )  # fmt: skip
        for id in ids:
            source = self._known.get(id)
            if source is not None:
                name = chain_text(source, self._known, tr) or short_name(source, tr)
                lines.append(f"{name} · {tr(STATES[source.verification])}")
        if not ids and row.asks and not self._survey.has_source(row):
            lines.append(tr(N_("no source")))
        if row.quotations:
            count = len(row.quotations)
            told = tr.plural(
                "{n} quotation without a source", "{n} quotations without a source", count
            )
            lines.append(told)
        return "\n".join(lines)


def _words(row: Row, claim: Claim) -> str:
    return readable(cut(row.block.inlines, claim.start, claim.end))


def _short(text: str, most: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + "…"
