"""The date field: typed freely or chosen, told in words, kept as ISO."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from editor.lang.i18n import catalogue
from editor.ui.calendar_popup import CalendarPopup
from editor.ui.date_field import DateField, local_zone


@pytest.fixture
def field(qtbot: QtBot) -> DateField:
    made = DateField("Embargo", lambda: "ar-EG", catalogue("ar"))
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_is_typed_is_told_in_the_words_of_the_region(field: DateField) -> None:
    got: list[str] = []
    field.changed.connect(got.append)
    field.line.setText("25 تشرين الثاني 2026 10:00 +12:45")
    field.line.editingFinished.emit()
    assert got == ["2026-11-25T10:00+12:45"]
    assert field.line.text() == "25 نوفمبر 2026، 10:00"
    assert field.zone.isVisible()
    assert "UTC+12:45" in field.zone.text()


def test_a_time_typed_over_one_of_a_foreign_zone_is_of_that_zone(field: DateField) -> None:
    got: list[str] = []
    field.show_value("2026-11-25T10:00+12:45")
    field.changed.connect(got.append)
    field.line.setText("26 نوفمبر 2026، 11:30")
    field.line.editingFinished.emit()
    assert got == ["2026-11-26T11:30+12:45"]
    field.show_value("2026-11-26")
    assert not field.zone.isVisible()


def test_a_date_with_its_foreign_zone_is_read_whole_in_a_narrow_panel(field: DateField) -> None:
    field.resize(238, 80)
    field.show_value("2026-09-17T06:00-03:30")
    room = field.line.width() - 24
    assert field.line.fontMetrics().horizontalAdvance(field.line.text()) <= room
    assert field.zone.heightForWidth(field.zone.width()) <= field.zone.height()


def test_tomorrow_is_a_date(field: DateField) -> None:
    got: list[str] = []
    field.changed.connect(got.append)
    field.line.setText("غداً")
    field.hand_in()
    assert field.line.text() == "غداً", "words change only when the field is left"
    field.line.editingFinished.emit()
    assert got == [(date.today() + timedelta(1)).isoformat()]


def test_what_is_no_date_is_said_under_the_field_and_goes_nowhere(field: DateField) -> None:
    got: list[str] = []
    field.changed.connect(got.append)
    field.line.setText("قريباً")
    field.line.editingFinished.emit()
    assert not got
    assert "قريباً" in field.problem.text()
    assert field.problem.isVisible()
    field.line.setText("")
    field.line.editingFinished.emit()
    assert not field.problem.isVisible()


def test_clearing_empties_it(field: DateField) -> None:
    got: list[str] = []
    field.show_value("2026-11-25")
    field.changed.connect(got.append)
    field.clear.click()
    assert got == [""]
    assert field.line.text() == ""


def test_the_calendar_has_the_months_of_the_region_and_gives_days_and_times(qtbot: QtBot) -> None:
    got: list[date | datetime] = []
    popup = CalendarPopup(date(2026, 11, 25), local_zone(), "ar-MA", catalogue("ar"), DateField(
        "x", lambda: "ar", catalogue("ar")))  # fmt: skip
    qtbot.addWidget(popup)
    popup.chosen.connect(got.append)
    popup.show()
    assert popup.title.text() == "نونبر 2026"
    QTest.keyClick(popup.grid, Qt.Key.Key_Up)
    assert got == [date(2026, 11, 18)]
    QTest.keyClick(popup.grid, Qt.Key.Key_PageDown)
    assert popup.title.text() == "دجنبر 2026"
    popup.zone.setCurrentIndex(popup.zone.findData(180))
    popup.time.setCurrentText("18:30")
    assert got[-1] == datetime(2026, 11, 18, 18, 30, tzinfo=timezone(timedelta(hours=3)))
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()
