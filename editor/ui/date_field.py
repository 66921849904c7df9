"""A date, typed as people type dates or chosen from a calendar; kept as ISO 8601.

What is no date is said in a sentence under it and goes nowhere. Knows no article.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from editor.lang.dates import format_date, parse_iso
from editor.lang.i18n import N_, Catalogue
from editor.lang.reading_dates import read_date
from editor.ui.calendar_popup import CalendarPopup, zone_name
from editor.ui.dialog import quiet
from editor.ui.icons import icon


def local_zone() -> timezone:
    """The zone of this computer's clock, as it is today."""
    return timezone(datetime.now().astimezone().utcoffset() or timedelta())


def show_from_start(line: QLineEdit, text: str) -> None:
    """Have this text in it; while nobody types there, its beginning is what is seen."""
    line.setText(text)
    if not line.hasFocus():
        line.setCursorPosition(0)


class DateField(QWidget):
    """`language` tells in whose words the date is shown."""

    changed = Signal(str)  # ISO, or empty

    def __init__(self, name: str, language: Callable[[], str], tr: Catalogue) -> None:
        super().__init__()
        self._tr, self._language = tr, language
        self._value = ""
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(tr(N_("tomorrow at 10:00")))
        self.line.editingFinished.connect(self._finish)
        self.problem = QLabel()
        self.problem.setProperty("danger", True)
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.zone = quiet("")
        self.zone.hide()
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.line, 1)
        self.clear = self._button("close", N_("Clear the date"), self._clear)
        self.open = self._button("calendar", N_("Choose from a calendar"), self._open)
        self.clear.hide()
        self.line.textChanged.connect(lambda text: self.clear.setVisible(bool(text)))
        row.addWidget(self.clear)
        row.addWidget(self.open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.zone)
        layout.addWidget(self.problem)
        self.setFocusProxy(self.line)

    def _button(self, sign: str, words: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(sign))
        button.setIconSize(QSize(16, 16))
        button.setToolTip(self._tr(words))
        button.setAccessibleName(f"{self.line.accessibleName()}: {self._tr(words)}")
        button.clicked.connect(lambda _=False: act())
        return button

    def show_value(self, value: str) -> None:
        """Show what the article has."""
        self._value = value
        show_from_start(self.line, self._words(value))
        self._tell_zone()
        self._say("")

    def _words(self, value: str) -> str:
        """As the clock of its own zone has it; the zone stands below, where there is room."""
        moment = parse_iso(value)
        if isinstance(moment, datetime):
            return format_date(moment.replace(tzinfo=None), self._language())
        return format_date(value, self._language())

    def _tell_zone(self) -> None:
        """The zone, where it is not that of this place, and what the clocks here say then."""
        moment = parse_iso(self._value)
        words = ""
        if isinstance(moment, datetime) and (offset := moment.utcoffset()) is not None:
            here = moment.astimezone(local_zone())
            if offset != here.utcoffset():
                words = self._tr(
                    N_("Time of {zone}; here that is {date}"),
                    zone=zone_name(int(offset.total_seconds()) // 60),
                    date=format_date(here.replace(tzinfo=None), self._language()),
                )
        self.zone.setText(words)
        self.zone.setVisible(bool(words))
        self.line.setAccessibleDescription(words)

    def _zone(self) -> timezone:
        """In which a time is meant that is typed without one: that of the value, or of here."""
        moment = parse_iso(self._value)
        offset = moment.utcoffset() if isinstance(moment, datetime) else None
        return local_zone() if offset is None else timezone(offset)

    def hand_in(self) -> None:
        """Take what is typed so far, if it is a date, and leave the words as they are."""
        value = self._read()
        if value is not None and value != self._value:
            self._value = value
            self._tell_zone()
            self.changed.emit(value)

    def _read(self) -> str | None:
        text = self.line.text().strip()
        if text == self._words(self._value):
            return self._value
        return read_date(text, date.today(), self._zone()) if text else ""

    def _finish(self) -> None:
        value = self._read()
        if value is None:
            example = format_date(date.today() + timedelta(1), self._language())
            self._say(
                self._tr(
                    N_("“{text}” is no date; write it as in {example}."),
                    text=self.line.text().strip(), example=example,
                )
            )  # fmt: skip
            return
        known = self._value
        self.show_value(value)
        if value != known:
            self.changed.emit(value)

    def _take(self, value: str) -> None:
        self.show_value(value)
        self.changed.emit(value)

    def _clear(self) -> None:
        self._take("")
        self.line.setFocus()

    def _open(self) -> None:
        """The calendar, below the field or above it where there is no room."""
        popup = CalendarPopup(
            parse_iso(self._value), local_zone(), self._language(), self._tr, self
        )
        popup.chosen.connect(lambda chosen: self._take(_iso(chosen)))
        popup.adjustSize()
        rtl = self.isRightToLeft()
        corner = self.line.rect().bottomRight() if rtl else self.line.rect().bottomLeft()
        place = self.line.mapToGlobal(corner)
        place.setX(place.x() - popup.width() if rtl else place.x())
        room = self.screen().availableGeometry()
        if place.y() + popup.height() > room.bottom():
            place.setY(place.y() - self.line.height() - popup.height())
        place.setX(min(max(place.x(), room.left()), room.right() - popup.width()))
        popup.move(place)
        popup.show()

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))


def _iso(chosen: date | datetime) -> str:
    if isinstance(chosen, datetime):
        return chosen.isoformat(timespec="minutes")
    return chosen.isoformat()
