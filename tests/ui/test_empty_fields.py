"""Where the caret of an empty field stands, in a window of either direction."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from editor.ui.dialog import by_direction
from editor.ui.empty_fields import EmptyFields

Direction = Qt.LayoutDirection


@pytest.fixture
def fields(qapp: QApplication) -> EmptyFields:
    return EmptyFields(qapp)


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
@pytest.mark.parametrize("direction", [Direction.RightToLeft, Direction.LeftToRight])
def test_the_caret_of_an_empty_field_stands_where_the_window_begins(
    fields: EmptyFields, kind: type, direction: Direction, qtbot: QtBot
) -> None:
    field = kind()
    qtbot.addWidget(field)
    field.setLayoutDirection(direction)
    field.resize(300, 60)
    field.show()
    if isinstance(field, QPlainTextEdit):
        by_direction(field)
    fields.meet(field)
    qtbot.keyClicks(field, "x")
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    field.grab()  # a field finds its caret's place when it is painted
    on_the_right = field.cursorRect().x() > 150
    assert on_the_right == (direction == Direction.RightToLeft)


def test_words_of_the_other_direction_stand_on_their_own_side(
    fields: EmptyFields, qtbot: QtBot
) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.setLayoutDirection(Direction.RightToLeft)
    field.resize(300, 40)
    field.show()
    plain = QLineEdit("https://example.org")
    qtbot.addWidget(plain)
    plain.setLayoutDirection(Direction.RightToLeft)
    plain.resize(300, 40)
    plain.show()
    fields.meet(field)
    field.setText("https://example.org")
    field.grab()
    plain.grab()
    assert field.cursorRect() == plain.cursorRect()


def test_a_field_with_a_side_of_its_own_keeps_it(fields: EmptyFields, qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.setLayoutDirection(Direction.RightToLeft)
    field.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    fields.meet(field)
    assert field.alignment() == Qt.AlignmentFlag.AlignHCenter
