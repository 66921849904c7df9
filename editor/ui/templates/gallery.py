"""The gallery: pages to begin from, each drawn small as it will be.

Shows offers and says which was taken; where they come from and what is made of one is not its
business. Pictures are drawn one after the other while nothing else happens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QFontMetrics,
    QImage,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from editor.lang.arabic import fold
from editor.model.article import Article
from editor.qt.miniature import miniature
from editor.qt.style import Style
from editor.value import frozen

PICTURE: Final = QSize(168, 208)
CARD: Final = QSize(200, 286)
PAD: Final = 16
BAR: Final = 26
"""Pixels beside the cards: the scroll bar and the padding of the list."""
OFFER: Final = Qt.ItemDataRole.UserRole
DRAWN: Final = Qt.ItemDataRole.UserRole + 1


@frozen
class Offer:
    """Something to begin from. `group` is a heading that is shown; `make` gives what it looks like.

    `names` are further words that it is found by.
    """

    id: str
    title: str
    summary: str
    group: str
    make: Callable[[], Article]
    names: str = ""


class Gallery(QWidget):
    """Cards in rows from the start side: arrow keys walk, Enter or a double click takes one."""

    current_changed = Signal(object)
    taken = Signal(object)

    def __init__(self, name: str, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._offers: tuple[Offer, ...] = ()
        self._pictures: dict[str, QImage] = {}
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setViewMode(QListWidget.ViewMode.IconMode)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setMovement(QListWidget.Movement.Static)
        self.list.setUniformItemSizes(True)
        self.list.setWordWrap(True)
        self.list.setItemDelegate(_Card(self.list))
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda *_: self.current_changed.emit(self.current))
        self.list.itemActivated.connect(lambda _: self.taken.emit(self.current))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list)
        self.setFocusProxy(self.list)
        self._draw = QTimer(self, interval=0)
        self._draw.timeout.connect(self._draw_next)

    @property
    def current(self) -> Offer | None:
        """The offer that is chosen."""
        item = self.list.currentItem()
        return item.data(OFFER) if item is not None and not item.isHidden() else None

    @property
    def shown(self) -> Sequence[Offer]:
        """The offers that are to be seen, in order."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [item.data(OFFER) for item in items if not item.isHidden()]

    def show_offers(self, offers: Iterable[Offer]) -> None:
        """Show these, in this order."""
        self._offers = tuple(offers)
        self.list.clear()
        for offer in self._offers:
            item = QListWidgetItem(offer.title)
            item.setSizeHint(CARD)
            item.setToolTip(offer.summary)
            item.setData(OFFER, offer)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, offer.summary)
            item.setData(DRAWN, self._pictures.get(offer.id))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._draw.start()

    def filter(self, wanted: str, group: str = "") -> None:
        """Hide what has not every wanted word in its names, or is of another group."""
        words = fold(wanted).split()
        first = -1
        for row in range(self.list.count()):
            item = self.list.item(row)
            offer: Offer = item.data(OFFER)
            names = fold(" ".join((offer.title, offer.summary, offer.group, offer.names)))
            fits = all(word in names for word in words) and group in ("", offer.group)
            item.setHidden(not fits)
            if fits and first < 0:
                first = row
        if self.current is None:
            self.list.setCurrentRow(first)
        self.current_changed.emit(self.current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The cards share the room of a row."""
        super().resizeEvent(event)
        room = event.size().width() - BAR
        columns = max(1, room // CARD.width())
        self.list.setGridSize(QSize(room // columns, CARD.height()))

    def walk_from(self, field: QWidget) -> None:
        """Let Down and Enter in a search field reach the cards."""
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.list.setFocus()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current:
                self.taken.emit(self.current)
                return True
        return super().eventFilter(watched, event)

    def _draw_next(self) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            offer: Offer = item.data(OFFER)
            if item.data(DRAWN) is None and not item.isHidden():
                picture = miniature(offer.make(), PICTURE, self._style, self.devicePixelRatioF())
                self._pictures[offer.id] = picture
                item.setData(DRAWN, picture)
                return
        self._draw.stop()


class _Card(QStyledItemDelegate):
    """A small page with its name beneath."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return CARD

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        palette = option.palette
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = option.rect.x() + (option.rect.width() - PICTURE.width()) // 2
        page = QRect(x, option.rect.y() + 8, PICTURE.width(), PICTURE.height())
        outline = QPainterPath()
        outline.addRoundedRect(page.adjusted(0, 0, 0, 0), 6, 6)
        painter.fillPath(outline, palette.color(QPalette.ColorRole.Base))
        picture = index.data(DRAWN)
        if picture is not None:
            painter.setClipPath(outline)
            painter.drawImage(page, picture)
            painter.setClipping(False)
        edge = QPalette.ColorRole.Highlight if chosen else QPalette.ColorRole.Mid
        pen = painter.pen()
        pen.setColor(palette.color(edge))
        pen.setWidthF(2.5 if chosen else 1)
        painter.setPen(pen)
        painter.drawPath(outline)
        offer: Offer = index.data(OFFER)
        self._name(painter, option, offer, page.bottom() + 8)
        painter.restore()

    def _name(
        self, painter: QPainter, option: QStyleOptionViewItem, offer: Offer, top: int
    ) -> None:
        area = QRect(option.rect.x() + PAD, top, option.rect.width() - 2 * PAD, 64)
        font = option.font
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        title = QFontMetrics(font).elidedText(
            offer.title, Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, title)
        font.setBold(False)
        painter.setFont(font)
        group = QPalette.ColorGroup.Disabled
        painter.setPen(option.palette.color(group, QPalette.ColorRole.Text))
        painter.drawText(
            area.adjusted(0, 22, 0, 0), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop,
            offer.group,
        )  # fmt: skip
