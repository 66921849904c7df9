"""The table grid: it mirrors, takes spreadsheets, keeps citations, and every step can be undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from editor.edit.tables import width
from editor.lang.i18n import catalogue
from editor.model.article import Table
from editor.model.inline import Citation, Text
from editor.model.marks import Mark
from editor.ui.objects.table_dialog import ACTIONS, TableDialog

CITED = (Text("15", (Mark("strong"),)), Citation("c1"))
TABLE = Table((((Text("أ"),), (Text("ب"),)), ((Text("ج"),), CITED)))


def grid(qtbot: QtBot, table: Table | None = TABLE, direction: str = "rtl") -> TableDialog:
    dialog = TableDialog(
        catalogue("ar"),
        table=table,
        caption=(Text("شرح"),),
        direction=direction,  # type: ignore[arg-type]
    )
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def act(dialog: TableDialog, title: str) -> None:
    word = catalogue("ar")(title)
    next(action for action in dialog.grid.actions() if action.text() == word).trigger()


def texts(dialog: TableDialog) -> list[str]:
    return [
        "".join(c.text for c in cell if isinstance(c, Text))
        for row in dialog.table.rows
        for cell in row
    ]


@pytest.mark.parametrize("direction", ["rtl", "ltr"])
def test_the_first_column_stands_where_reading_begins(qtbot: QtBot, direction: str) -> None:
    dialog = grid(qtbot, direction=direction)
    first, second = (dialog.grid.visualRect(dialog.grid.model().index(0, c)).x() for c in (0, 1))
    assert (first > second) == (direction == "rtl")


def test_an_untouched_table_comes_back_equal(qtbot: QtBot) -> None:
    value = grid(qtbot).value()
    assert (value.table, value.caption) == (TABLE, (Text("شرح"),))


def test_typing_in_a_cell_keeps_the_citations_and_marks_of_all_others(qtbot: QtBot) -> None:
    dialog = grid(qtbot)
    dialog.grid.setCurrentCell(0, 0)
    QTest.keyClick(dialog.grid, Qt.Key.Key_Return)
    field = dialog.grid.findChild(QLineEdit)
    assert field is not None
    field.setText("جديد")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert dialog.table.rows[0][0] == (Text("جديد"),)
    assert dialog.table.rows[1][1] == CITED
    assert dialog.isVisible()
    dialog.grid.item(1, 1).setText("16")
    assert dialog.table.rows[1][1] == (Text("16", (Mark("strong"),)), Citation("c1"))


def test_rows_and_columns_are_added_moved_and_removed_and_undo_takes_each_back(
    qtbot: QtBot,
) -> None:
    dialog = grid(qtbot)
    dialog.grid.setCurrentCell(0, 0)
    act(dialog, "Move the row down")
    assert texts(dialog) == ["ج", "15", "أ", "ب"]
    assert dialog.grid.currentRow() == 1
    act(dialog, "Add a column after")
    assert width(dialog.table) == 3
    act(dialog, "Remove the row")
    assert texts(dialog) == ["ج", "", "15"]
    for _ in range(3):
        dialog.undo()
    assert dialog.table == TABLE
    assert not dialog.undo_button.isEnabled()


def test_the_last_row_and_column_cannot_be_removed(qtbot: QtBot) -> None:
    dialog = grid(qtbot)
    for _ in range(4):
        act(dialog, "Remove the row")
        act(dialog, "Remove the column")
    assert len(dialog.table.rows) == width(dialog.table) == 1


def test_cells_from_a_spreadsheet_are_pasted_and_the_table_grows(qtbot: QtBot) -> None:
    dialog = grid(qtbot, None)
    dialog.grid.setCurrentCell(2, 1)
    QApplication.clipboard().setText("سنة\tسعة\n2021\t0.6\n2025\t4.1\n")
    QTest.keySequence(dialog.grid, "Ctrl+V")
    assert (len(dialog.table.rows), width(dialog.table)) == (5, 3)
    assert dialog.table.rows[4] == ((), (Text("2025"),), (Text("4.1"),))


def test_cells_are_copied_as_a_spreadsheet_takes_them_and_delete_empties_them(
    qtbot: QtBot,
) -> None:
    dialog = grid(qtbot)
    dialog.grid.selectAll()
    QTest.keySequence(dialog.grid, "Ctrl+C")
    assert QApplication.clipboard().text() == "أ\tب\nج\t15"
    QTest.keyClick(dialog.grid, Qt.Key.Key_Delete)
    assert texts(dialog) == ["", "", "", ""]
    dialog.undo()
    assert dialog.table == TABLE


def test_tab_walks_in_reading_order_and_makes_a_row_after_the_last_cell(qtbot: QtBot) -> None:
    dialog = grid(qtbot)
    dialog.grid.setCurrentCell(0, 1)
    QTest.keyClick(dialog.grid, Qt.Key.Key_Tab)
    assert (dialog.grid.currentRow(), dialog.grid.currentColumn()) == (1, 0)
    QTest.keyClick(dialog.grid, Qt.Key.Key_Tab)
    QTest.keyClick(dialog.grid, Qt.Key.Key_Tab)
    assert (dialog.grid.currentRow(), len(dialog.table.rows)) == (2, 3)
    QTest.keyClick(dialog.grid, Qt.Key.Key_Tab)
    QTest.keyClick(dialog.grid, Qt.Key.Key_Tab)
    assert len(dialog.table.rows) == 3, "an empty last row lets the keyboard out"
    assert not dialog.grid.hasFocus()


def test_headers_are_switches(qtbot: QtBot) -> None:
    dialog = grid(qtbot)
    assert dialog.grid.item(0, 0).font().bold()
    dialog.header_row.click()
    dialog.header_column.click()
    assert (dialog.table.header_row, dialog.table.header_column) == (False, True)
    assert not dialog.grid.item(0, 1).font().bold()
    assert dialog.grid.item(1, 0).font().bold()


def test_shortcuts_of_the_grid_differ() -> None:
    keys = [row.keys for row in ACTIONS if row.keys]
    assert len(set(keys)) == len(keys)


def test_tab_from_an_open_cell_at_the_end_makes_a_row_and_never_wraps(qtbot: QtBot) -> None:
    dialog = grid(qtbot)
    dialog.grid.setCurrentCell(1, 1)
    dialog.grid.setFocus()
    dialog.grid.edit(dialog.grid.currentIndex())
    editor = dialog.grid.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "new")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    QApplication.processEvents()
    assert len(dialog.table.rows) == 3
    assert (dialog.grid.currentRow(), dialog.grid.currentColumn()) == (2, 0)
    assert texts(dialog)[0] == "أ"
