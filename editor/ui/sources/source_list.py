"""The list of an article's sources: rows drawn as they come into view, however many there are.

Shows what a survey says; changes nothing. Sources are dragged from here onto the text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QDrag, QFont, QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from editor.lang.arabic import fold
from editor.lang.i18n import N_, Catalogue
from editor.model.sources import Source
from editor.qt.mime import SOURCES
from editor.ui.icons import icon
from editor.ui.sources.source_fields import TERMS, VERIFICATIONS
from editor.ui.sources.source_look import chip, colours_of, draw_state, terms_icon
from editor.ui.sources.source_words import FSI, chain_text, kind_name, short_name, sought

ID: Final = Qt.ItemDataRole.UserRole
SOURCE: Final = ID + 1
STATES: Final = dict(VERIFICATIONS)
TERM_NAMES: Final = dict(TERMS)
Index = QModelIndex | QPersistentModelIndex


class SourceModel(QAbstractListModel):
    """The sources that a search finds, with how often each is used."""

    def __init__(self, tr: Catalogue) -> None:
        super().__init__()
        self._tr = tr
        self.plain = False
        """Whether neither colour nor verification is shown: both belong to one article."""
        self.known: dict[str, Source] = {}
        self.uses: Mapping[str, int] | None = None
        self.colours: dict[str, QColor] = {}
        self._all: Sequence[Source] = ()
        self._rows: list[Source] = []
        self._sought: dict[str, tuple[Source, str]] = {}

    def show(
        self,
        sources: Sequence[Source],
        uses: Mapping[str, int] | None,
        wanted: str = "",
        rows: Sequence[Source] | None = None,
    ) -> None:
        """Show those of the sources in which every word of `wanted` stands, or just `rows`.

        `uses`: how often each is cited; None where that is not counted.
        """
        words = fold(wanted).split()
        if sources is not self._all:
            self._all = sources
            self.known = {source.id: source for source in sources}
            self.colours = colours_of(sources)
        if rows is None:
            rows = [one for one in sources if not words or self._has(one, words)]
        same = [one.id for one in rows] == [one.id for one in self._rows]
        if same:
            self._rows, self.uses = list(rows), uses
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows, self.uses = list(rows), uses
        self.endResetModel()

    def _has(self, source: Source, words: Sequence[str]) -> bool:
        found = self.sought(source)
        return all(word in found for word in words)

    def sought(self, source: Source) -> str:
        """Everything it may be found by; folded once, however often it is looked for."""
        known = self._sought.get(source.id)
        if known is None or known[0] is not source:
            known = self._sought[source.id] = (source, sought(source))
        return known[1]

    @property
    def rows(self) -> tuple[Source, ...]:
        """The sources that are shown, in order."""
        return tuple(self._rows)

    def row_of(self, id: str) -> int:
        """Its row, or -1."""
        return next((n for n, one in enumerate(self._rows) if one.id == id), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        source = self._rows[index.row()]
        if role == ID:
            return source.id
        if role == SOURCE:
            return source
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            said = [short_name(source, self._tr), self.below(source), self.used(source)]
            if role == Qt.ItemDataRole.AccessibleTextRole and not self.plain:
                said += self._marks(source)
            return self._tr(N_(", ")).join(filter(None, said))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.told(source)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [SOURCES]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(SOURCES, "\n".join(str(one.data(ID)) for one in indexes).encode())
        return data

    def below(self, source: Source) -> str:
        """The second line: how it reached us, or else what it is."""
        told = chain_text(source, self.known, self._tr)
        if told:
            return told
        more = source.role or source.organisation or source.container or source.platform
        return f"{kind_name(source, self._tr)} · {more}" if more else kind_name(source, self._tr)

    def used(self, source: Source) -> str:
        """How often it is used, in words; nothing where nobody counted."""
        if self.uses is None:
            return ""
        uses = self.uses.get(source.id, 0)
        tr = self._tr
        return tr.plural("used once", "used {n} times", uses) if uses else tr(N_("not used yet"))

    def _marks(self, source: Source) -> tuple[str, ...]:
        """What the row shows by its signs alone."""
        terms = TERM_NAMES[source.terms] if source.terms != "on_record" else ""
        secret = N_("Confidential source") if source.confidential else ""
        return tuple(map(self._tr, filter(None, (STATES[source.verification], terms, secret))))

    def told(self, source: Source) -> str:
        """Everything a tooltip says."""
        tr = self._tr
        full = source.name or source.title or source.description
        lines = [
            full or short_name(source, tr),
            source.title if full != source.title else "",
            " · ".join(filter(None, (kind_name(source, tr), source.role, source.organisation))),
            chain_text(source, self.known, tr),
            f"{tr(STATES[source.verification])} · {tr(TERM_NAMES[source.terms])}",
            source.url,
            self.used(source),
        ]
        return "\n".join(filter(None, lines))


class SourceDelegate(QStyledItemDelegate):
    """Two calm lines: the name, and under it the chain or the kind."""

    PAD, MARK, BAR = 10, 16, 3

    def __init__(self, model: SourceModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = QFontMetrics(option.font).height()
        return QSize(120, 2 * line + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        source: Source = index.data(SOURCE)
        rect: QRect = option.rect
        palette: QPalette = option.palette
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, palette, state)
        place = _Places(option)
        if not self._model.plain:
            self._mark(painter, place, source, palette)
        self._words(painter, place, source, palette)
        painter.restore()

    def _ground(
        self, painter: QPainter, rect: QRect, palette: QPalette, state: QStyle.StateFlag
    ) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            tint = QColor(palette.highlight().color())
            tint.setAlphaF(0.13 if chosen else 0.05)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tint)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)

    def _mark(self, painter: QPainter, place: _Places, source: Source, palette: QPalette) -> None:
        rect = place.rect
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._model.colours.get(source.id, palette.mid().color()))
        bar = place(rect.left() + 2, rect.top() + 9, self.BAR, rect.height() - 18)
        painter.drawRoundedRect(bar, 1.5, 1.5)
        mark = place(rect.left() + self.PAD, rect.top() + 7, self.MARK, self.MARK)
        draw_state(painter, QRectF(mark), source.verification, palette)

    def _words(self, painter: QPainter, place: _Places, source: Source, palette: QPalette) -> None:
        model, rect, font = self._model, place.rect, place.font
        quiet = QApplication.palette().placeholderText().color()
        left = rect.left() + self.PAD + (0 if model.plain else self.MARK + 8)
        line = QFontMetrics(font).height()
        wide = rect.right() - self.PAD - left
        uses = 1 if model.uses is None else model.uses.get(source.id, 0)
        count = "" if model.uses is None else str(uses or "–")
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * 0.92)
        room = QFontMetrics(small).horizontalAdvance(count) + 6
        trailing = rect.right() - self.PAD
        painter.setFont(small)
        painter.setPen(quiet)
        place.text(painter, count, trailing - room, rect.top() + 5, room, line, end=True)
        if name := terms_icon(source):
            box = place(trailing - 15, rect.top() + 8 + line, 15, 15)
            icon(name).paint(painter, box)
            below = wide - 20
        else:
            below = wide
        told = model.below(source)
        place.text(painter, told, left, rect.top() + 7 + line, below, line)
        strong = QFont(font)
        strong.setWeight(QFont.Weight.DemiBold if uses else QFont.Weight.Normal)
        painter.setFont(strong)
        painter.setPen(palette.text().color())
        # Isolated, for what a Latin name is cut short with belongs behind it.
        name = f"{FSI}{short_name(source, model._tr)}"
        place.text(painter, name, left, rect.top() + 5, wide - room - 4, line)


class _Places:
    """Boxes of a row, mirrored where the row runs from right to left."""

    def __init__(self, option: QStyleOptionViewItem) -> None:
        self.rect: QRect = option.rect
        self.font: QFont = option.font
        self.direction: Qt.LayoutDirection = option.direction

    def __call__(self, x: int, y: int, wide: int, high: int) -> QRect:
        return QStyle.visualRect(self.direction, self.rect, QRect(x, y, wide, high))

    def text(
        self, painter: QPainter, text: str, x: int, y: int, wide: int, high: int, *,
        end: bool = False,
    ) -> None:  # fmt: skip
        rtl = self.direction == Qt.LayoutDirection.RightToLeft
        metrics = QFontMetrics(painter.font())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, wide)
        force = Qt.TextFlag.TextForceRightToLeft if rtl else Qt.TextFlag.TextForceLeftToRight
        align = Qt.AlignmentFlag.AlignAbsolute | (
            Qt.AlignmentFlag.AlignRight if rtl != end else Qt.AlignmentFlag.AlignLeft
        )
        flags = int(force) | int(align | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(self(x, y, wide, high), flags | int(Qt.TextFlag.TextSingleLine), shown)


class SourceList(QListView):
    """Enter edits, Ctrl+Enter cites, Space walks the uses, Delete deletes; drag to cite."""

    key = Signal(str)
    """What a key asks for: "cite", "delete", "walk", "duplicate", "paste", "back"."""
    typed = Signal(str)
    """Letters that belong into the search field."""

    def __init__(self, tr: Catalogue) -> None:
        super().__init__()
        self.sources = SourceModel(tr)
        self.setModel(self.sources)
        self.setItemDelegate(SourceDelegate(self.sources, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(tr(N_("Sources")))
        self._tr = tr

    @property
    def current(self) -> str:
        """The id of the current source, or nothing."""
        index = self.currentIndex()
        return str(index.data(ID)) if index.isValid() else ""

    def choose(self, id: str) -> bool:
        """Make a source the current one, if it is in the list."""
        row = self.sources.row_of(id)
        if row >= 0:
            index = self.sources.index(row)
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return row >= 0

    def walk_from(self, field: QLineEdit) -> None:
        """Up and down in that field walk the list, and letters typed here go on there."""
        field.installEventFilter(self)
        self.types_into(field)

    def types_into(self, field: QLineEdit) -> None:
        """Letters typed here go on in that search field."""

        def go_on(text: str) -> None:
            field.setFocus()
            field.setText(field.text() + text)

        self.typed.connect(go_on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self.step(step)
                return True
        return super().eventFilter(watched, event)

    def step(self, rows: int) -> None:
        """Go so many rows on (0: to the first, where none is current), not past the ends."""
        count = self.sources.rowCount()
        if count:
            row = min(max(self.currentIndex().row() + rows, 0), count - 1)
            self.setCurrentIndex(self.sources.index(row))

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Carry the name along, small, under the pointer."""
        index = self.currentIndex()
        if not index.isValid():
            return
        drag = QDrag(self)
        drag.setMimeData(self.sources.mimeData([index]))
        drag.setPixmap(chip(short_name(index.data(SOURCE), self._tr), self))
        drag.setHotSpot(QPoint(-6, -6))
        drag.exec(Qt.DropAction.CopyAction)

    def event(self, event: QEvent) -> bool:
        """Its keys win over the menus while it has the focus."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            keys = Qt.Key
            if control and event.key() in (keys.Key_D, keys.Key_V, keys.Key_Return):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        keys = Qt.Key
        enter = event.key() in (keys.Key_Return, keys.Key_Enter)
        asked = {keys.Key_Delete: "delete", keys.Key_Space: "walk", keys.Key_Escape: "back"}
        if event.key() == keys.Key_Escape and self.window().isModal():
            event.ignore()  # in a dialog it leaves that
        elif enter and control:
            self.key.emit("cite")
        elif control and event.key() == keys.Key_D:
            self.key.emit("duplicate")
        elif control and event.key() == keys.Key_V:
            self.key.emit("paste")
        elif not control and event.key() in asked:
            self.key.emit(asked[keys(event.key())])
        elif event.text() and event.text().isprintable() and not control:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)
