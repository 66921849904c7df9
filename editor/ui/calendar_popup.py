"""A month to choose a day from, with the names that the region gives its months, and a clock.

Mirrors with the window: in Arabic the week runs from right to left. Knows dates and no field.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.lang.dates import WEEKDAY_SIGNS, WEEKDAYS, format_date
from editor.lang.digits import to_latin
from editor.lang.i18n import N_, Catalogue
from editor.ui.icons import icon

WEEKS: Final = 6
OFFSETS: Final = (
    *range(-12 * 60, -3 * 60, 60), -210, *range(-180, 210, 60), 210, 240, 270, 300, 330, 345, 360,
    390, 420, 480, 540, 570, 600, 660, 720, 780, 840,
)  # fmt: skip
"""Minutes that clocks of the world are ahead of Greenwich."""
CLOCK: Final = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
DAY: Final = Qt.ItemDataRole.UserRole
CELL: Final = QSize(42, 34)
"""Pixels of a day."""
ROUND: Final = 14.5
"""Pixels of the radius of what marks a day."""


class _Days(QStyledItemDelegate):
    """Days as numbers: the chosen one on a disc, today in a ring, those of other months faint."""

    month = 0

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:  # fmt: skip
        day, palette = index.data(DAY), QApplication.palette()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        middle = QRectF(option.rect).center()
        disc = QRectF(0, 0, 2 * ROUND, 2 * ROUND)
        disc.moveCenter(middle)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(palette.link().color() if day == date.today() else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if chosen or over:
            painter.setBrush(palette.highlight() if chosen else palette.alternateBase())
        painter.drawEllipse(disc)
        ink = palette.text() if day.month == self.month else palette.placeholderText()
        painter.setPen((palette.highlightedText() if chosen else ink).color())
        painter.setOpacity(1.0 if chosen or day.month == self.month else 0.6)
        painter.drawText(option.rect, Qt.AlignmentFlag.AlignCenter, str(day.day))
        painter.restore()


class CalendarPopup(QFrame):
    """Tells each choice as it is made. `language`: whose month names; the words are `tr`'s."""

    chosen = Signal(object)  # a date, or a datetime with its zone

    def __init__(
        self, value: date | datetime | None, here: timezone, language: str, tr: Catalogue,
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("card")
        self._tr, self._language = tr, language
        moment = value if isinstance(value, datetime) else None
        self._day = moment.date() if moment else value or date.today()
        self._first = self._day.replace(day=1)
        start = QLocale(language.replace("-", "_")).firstDayOfWeek().value - 1
        self._start = start
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addLayout(self._head())
        self.grid = self._make_grid()
        layout.addWidget(self.grid)
        layout.addLayout(self._clock(moment, here))
        self._show()
        self.grid.setFocus()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.title = QLabel()
        self.title.setProperty("strong", True)
        row.addWidget(self.title, 1)
        for name, words, months in (
            ("back", N_("Previous month"), -1),
            ("forward", N_("Next month"), 1),
        ):
            button = QToolButton()
            button.setIcon(icon(name, mirrored=True))
            button.setIconSize(QSize(16, 16))
            button.setToolTip(self._tr(words))
            button.setAccessibleName(self._tr(words))
            button.clicked.connect(lambda _=False, months=months: self._turn(months))
            row.addWidget(button)
        return row

    def _make_grid(self) -> QTableWidget:
        grid = QTableWidget(WEEKS, 7)
        grid.setProperty("calendar", True)
        grid.setAccessibleName(self._tr(N_("Day")))
        grid.setShowGrid(False)
        grid.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        grid.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        grid.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        grid.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        grid.verticalHeader().hide()
        language = "ar" if self._tr.language == "ar" else "en"
        names, signs = WEEKDAYS[language], WEEKDAY_SIGNS[language]
        grid.setHorizontalHeaderLabels([signs[(self._start + i) % 7] for i in range(7)])
        for column in range(7):
            head = grid.horizontalHeaderItem(column)
            if head is not None:
                head.setToolTip(names[(self._start + column) % 7])
        for header in (grid.horizontalHeader(), grid.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setMinimumSectionSize(20)
        grid.setFixedSize(7 * CELL.width(), WEEKS * CELL.height() + 30)
        grid.setMouseTracking(True)
        self._days = _Days(grid)
        grid.setItemDelegate(self._days)
        grid.installEventFilter(self)
        grid.cellClicked.connect(lambda *_: self._choose())
        grid.itemDoubleClicked.connect(lambda _: self.close())
        return grid

    def _clock(self, moment: datetime | None, here: timezone) -> QHBoxLayout:
        row = QHBoxLayout()
        self.time = QComboBox()
        self.time.setEditable(True)
        self.time.addItems([f"{n // 2:02}:{n % 2 * 30:02}" for n in range(48)])
        self.time.setCurrentText(f"{moment:%H:%M}" if moment else "09:00")
        self.time.setAccessibleName(self._tr(N_("Time")))
        self.zone = QComboBox()
        self.zone.setAccessibleName(self._tr(N_("Time zone")))
        offset = (moment.utcoffset() if moment else None) or here.utcoffset(None)
        now = int(offset.total_seconds()) // 60 if offset is not None else 0
        for minutes in sorted({*OFFSETS, now}):
            self.zone.addItem(zone_name(minutes), minutes)
        self.zone.setCurrentIndex(self.zone.findData(now))
        self.timed = QPushButton(self._tr(N_("With a time")))
        self.timed.setProperty("chip", True)
        self.timed.setCheckable(True)
        self.timed.setChecked(moment is not None)
        for widget in (self.timed, self.time, self.zone):
            row.addWidget(widget, 1 if widget is self.zone else 0)
        self.timed.toggled.connect(lambda _: self._choose())
        self.time.currentTextChanged.connect(lambda _: self._choose(timed=True))
        self.zone.activated.connect(lambda _: self._choose(timed=True))
        return row

    def _turn(self, months: int) -> None:
        number = self._first.year * 12 + self._first.month - 1 + months
        if 12 <= number < 12 * 9999:
            self._first = date(number // 12, number % 12 + 1, 1)
            self._show()

    def _show(self) -> None:
        """The days of the month, and what of its neighbours shares its weeks."""
        first = self._first - timedelta((self._first.weekday() - self._start) % 7)
        self.title.setText(format_date(f"{self._first:%Y-%m}", self._language))
        self._days.month = self._first.month
        self.grid.blockSignals(True)
        for place in range(WEEKS * 7):
            day = first + timedelta(place)
            item = QTableWidgetItem(str(day.day))
            item.setData(DAY, day)
            self.grid.setItem(place // 7, place % 7, item)
            if day == self._day:
                self.grid.setCurrentItem(item)
        if not first <= self._day < first + timedelta(WEEKS * 7):
            self.grid.setCurrentCell(-1, -1)
        self.grid.blockSignals(False)

    def _choose(self, *, timed: bool = False) -> None:
        item = self.grid.currentItem()
        if item is not None:
            self._day = item.data(DAY)
        if timed and not self.timed.isChecked():
            self.timed.setChecked(True)
            return
        if not self.timed.isChecked():
            self.chosen.emit(self._day)
            return
        clock = CLOCK.fullmatch(to_latin(self.time.currentText().strip()))
        if clock is None:
            return  # it is still being typed
        zone = timezone(timedelta(minutes=self.zone.currentData()))
        day = self._day
        self.chosen.emit(
            datetime(day.year, day.month, day.day, int(clock[1]), int(clock[2]), tzinfo=zone)
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk over the edges of the month, page keys turn it, Enter leaves."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        key = Qt.Key(event.key())
        ahead = -1 if self.isRightToLeft() else 1
        steps = {Qt.Key.Key_Right: ahead, Qt.Key.Key_Left: -ahead,
                 Qt.Key.Key_Down: 7, Qt.Key.Key_Up: -7}  # fmt: skip
        if key in steps:
            self._walk(steps[key])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._turn(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        else:
            return False
        return True

    def _walk(self, days: int) -> None:
        self._day += timedelta(days)
        self._first = self._day.replace(day=1)
        self._show()
        self._choose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Escape leave from everywhere."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.close()
        else:
            super().keyPressEvent(event)


def zone_name(minutes: int) -> str:
    """«UTC+03:00», from left to right wherever it stands."""
    sign = "-" if minutes < 0 else "+"
    return f"\u2066UTC{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}\u2069"
