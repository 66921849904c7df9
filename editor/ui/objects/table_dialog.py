"""A table in a grid that runs the way the article does: cells, rows, columns, headers, caption.

The table is a value that every action replaces; the grid only shows it. A cell whose text is
changed keeps the marks and citations of the words that stay.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QWidget,
)

from editor.edit import tables
from editor.edit.retyping import retyped
from editor.lang.direction import Direction
from editor.lang.i18n import N_, Catalogue
from editor.model.article import Table
from editor.model.inline import Inlines, readable
from editor.ui.actions import shown
from editor.ui.dialog import Dialog, form, line, quiet
from editor.ui.icons import icon
from editor.value import frozen, replace


@frozen
class TableValue:
    """The answer."""

    table: Table
    caption: Inlines


@frozen
class Action:
    """A row of ACTIONS: `change` makes a table from a table and the current row and column.

    `step` is where the current cell goes: rows down, columns on.
    """

    title: str
    keys: str
    change: Callable[[Table, int, int], Table]
    step: tuple[int, int] = (0, 0)


ACTIONS: Final[tuple[Action, ...]] = (
    Action(N_("Add a row below"), "Ctrl+Return",
           lambda t, row, _: tables.insert_rows(t, row + 1), (1, 0)),
    Action(N_("Add a row above"), "Ctrl+Shift+Return",
           lambda t, row, _: tables.insert_rows(t, row)),
    Action(N_("Move the row up"), "Alt+Up",
           lambda t, row, _: tables.move_row(t, row, row - 1), (-1, 0)),
    Action(N_("Move the row down"), "Alt+Down",
           lambda t, row, _: tables.move_row(t, row, row + 1), (1, 0)),
    Action(N_("Remove the row"), "Ctrl+Backspace",
           lambda t, row, _: tables.remove_rows(t, row)),
    Action("", "", lambda t, row, column: t),
    Action(N_("Add a column after"), "Ctrl+Alt+Return",
           lambda t, _, column: tables.insert_columns(t, column + 1), (0, 1)),
    Action(N_("Add a column before"), "Ctrl+Alt+Shift+Return",
           lambda t, _, column: tables.insert_columns(t, column)),
    Action(N_("Move the column back"), "Alt+PgUp",
           lambda t, _, column: tables.move_column(t, column, column - 1), (0, -1)),
    Action(N_("Move the column on"), "Alt+PgDown",
           lambda t, _, column: tables.move_column(t, column, column + 1), (0, 1)),
    Action(N_("Remove the column"), "Ctrl+Alt+Backspace",
           lambda t, _, column: tables.remove_columns(t, column)),
)  # fmt: skip
"""A row without a title parts rows from columns."""


Hint = QAbstractItemDelegate.EndEditHint


class Grid(QTableWidget):
    """Cells that Tab walks through; after the last one it asks for another row."""

    def __init__(self, owner: TableDialog) -> None:
        super().__init__()
        self._owner = owner
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(False)
        self.setWordWrap(True)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(80)
        self.verticalHeader().setDefaultSectionSize(36)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self._owner.paste(QApplication.clipboard().text())
        elif event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(self._owner.chosen_text())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not event.modifiers():
            self._owner.clear_chosen()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            # From an open cell the key arrives here as well, and must not reach the dialog.
            if self.state() == QAbstractItemView.State.EditingState:
                self._owner.walk(tables.width(self._owner.table))
            else:
                self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab in an open cell goes the way that Tab goes outside of one, where Qt would wrap."""
        step = {Hint.EditNextItem: 1, Hint.EditPreviousItem: -1}.get(hint)
        super().closeEditor(editor, hint if step is None else Hint.NoHint)
        if step is not None:
            # The grid may be filled anew on the way, and Qt still holds the cell that closes.
            QTimer.singleShot(0, lambda: self.focusNextPrevChild(step > 0))

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab walks through the cells; before the first and after an empty last row it leaves."""
        return self._owner.walk(1 if next else -1) or super().focusNextPrevChild(next)


ACCEPT: Final = "Alt+Return"
"""Opens the grid from the page, and takes what is in it."""


class TableDialog(Dialog):
    """A new table, or with `table` given an existing one. `direction` is that of its block."""

    def __init__(
        self, tr: Catalogue, parent: QWidget | None = None, *, table: Table | None = None,
        caption: Inlines = (), direction: Direction = "rtl",
    ) -> None:  # fmt: skip
        super().__init__(N_("Table"), tr, parent, ok=N_("Save") if table else N_("Insert"))
        self.table = table or tables.empty_table(3, 3)
        self._caption = caption
        self._past: list[Table] = []
        self.resize(680, 500)
        done = QShortcut(QKeySequence(ACCEPT), self)
        done.activated.connect(self.accept)
        self.ok.setToolTip(f"{self.ok.text()} ({shown(QKeySequence(ACCEPT))})")
        self.grid = Grid(self)
        rtl = direction == "rtl"
        self.grid.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        self.grid.setAccessibleName(tr(N_("Table")))
        self.caption = line(readable(caption), tr(N_("Caption")))
        rows = form()
        rows.addRow(tr(N_("Caption")), self.caption)
        self.body.addLayout(self._bar())
        self.body.addWidget(self.grid, 1)
        self.body.addLayout(rows)
        self.body.addWidget(quiet(tr(N_("Cells copied from a spreadsheet can be pasted here."))))
        self.grid.itemChanged.connect(self._typed)
        self._show(0, 0)
        self.grid.setFocus()

    def value(self) -> TableValue:
        """The table and caption as they are now."""
        return TableValue(self.table, retyped(self._caption, self.caption.text()))

    def _bar(self) -> QHBoxLayout:
        tr = self.tr_
        bar = QHBoxLayout()
        bar.setSpacing(4)
        groups: list[list[QAction]] = [[]]
        for row in ACTIONS:
            if not row.title:
                groups.append([])
                continue
            action = QAction(tr(row.title), self.grid)
            action.setShortcut(QKeySequence(row.keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _=False, row=row: self._act(row))
            self.grid.addAction(action)
            groups[-1].append(action)
        self.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for title, actions in zip((N_("Row"), N_("Column")), groups, strict=True):
            button = QToolButton()
            button.setText(tr(title))
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIcon(icon("add"))
            button.addActions(actions)
            bar.addWidget(button)
        self.undo_button = QToolButton()
        self.undo_button.setIcon(icon("undo", mirrored=True))
        self.undo_button.setToolTip(tr(N_("Undo")))
        self.undo_button.setAccessibleName(tr(N_("Undo")))
        self.undo_button.setShortcut(QKeySequence.StandardKey.Undo)
        self.undo_button.clicked.connect(self.undo)
        bar.addWidget(self.undo_button)
        bar.addStretch(1)
        self.header_row = self._switch(N_("First row is a header"), self.table.header_row)
        self.header_column = self._switch(N_("First column is a header"), self.table.header_column)
        bar.addWidget(self.header_row)
        bar.addSpacing(10)
        bar.addWidget(self.header_column)
        return bar

    def _switch(self, title: str, on: bool) -> QCheckBox:
        box = QCheckBox(self.tr_(title))
        box.setChecked(on)
        box.toggled.connect(self._switched)
        return box

    def _switched(self) -> None:
        self._become(
            replace(
                self.table,
                header_row=self.header_row.isChecked(),
                header_column=self.header_column.isChecked(),
            )
        )

    # What the grid asks for.

    def paste(self, text: str) -> None:
        """Lay cells copied from a spreadsheet over the table; it grows for them."""
        cells = tables.from_spreadsheet(text)
        if cells:
            row, column = self._here()
            self._become(tables.paste_cells(self.table, row, column, cells))

    def clear_chosen(self) -> None:
        """Empty the selected cells."""
        table = self.table
        for index in self.grid.selectedIndexes():
            table = tables.set_cell(table, index.row(), index.column(), ())
        self._become(table)

    def chosen_text(self) -> str:
        """The selected cells as a spreadsheet takes them: tabs and lines."""
        chosen = sorted((index.row(), index.column()) for index in self.grid.selectedIndexes())
        lines: dict[int, list[str]] = {}
        for row, column in chosen:
            text = " ".join(readable(self.table.rows[row][column]).split())
            lines.setdefault(row, []).append(text)
        return "\n".join("\t".join(cells) for cells in lines.values())

    def walk(self, step: int) -> bool:
        """To the next cell in reading order; from the last one into a new row, if the last is used.

        False where there is nowhere to go.
        """
        columns = tables.width(self.table)
        row, column = self._here()
        place = row * columns + column + step
        if place < 0 or (place >= columns * len(self.table.rows) and not any(self.table.rows[-1])):
            return False
        if place >= columns * len(self.table.rows):
            self._become(tables.insert_rows(self.table, len(self.table.rows)))
        self.grid.setCurrentCell(*divmod(place, columns))
        return True

    def undo(self) -> None:
        """Take the last change in this dialog back."""
        if self._past:
            self.table = self._past.pop()
            self._show(*self._here())

    def _act(self, action: Action) -> None:
        row, column = self._here()
        changed = action.change(self.table, row, column)
        if changed != self.table:
            self._become(changed)
            self.grid.setCurrentCell(
                min(max(row + action.step[0], 0), len(changed.rows) - 1),
                min(max(column + action.step[1], 0), tables.width(changed) - 1),
            )

    def _typed(self, item: QTableWidgetItem) -> None:
        row, column = item.row(), item.column()
        inlines = retyped(self.table.rows[row][column], item.text().strip())
        self._become(tables.set_cell(self.table, row, column, inlines))

    def _become(self, table: Table) -> None:
        if table != self.table:
            self._past.append(self.table)
            self.table = table
        self._show(*self._here())

    def _here(self) -> tuple[int, int]:
        return max(self.grid.currentRow(), 0), max(self.grid.currentColumn(), 0)

    def _show(self, row: int, column: int) -> None:
        """Fill the grid anew and stand at that cell, or the nearest there is."""
        table, grid = self.table, self.grid
        grid.blockSignals(True)
        grid.setRowCount(len(table.rows))
        grid.setColumnCount(tables.width(table))
        for place, cells in enumerate(table.rows):
            for offset, inlines in enumerate(cells):
                item = QTableWidgetItem(readable(inlines))
                header = (table.header_row and not place) or (table.header_column and not offset)
                font = item.font()
                font.setBold(header)
                item.setFont(font)
                if header:
                    item.setBackground(self.palette().alternateBase())
                grid.setItem(place, offset, item)
        grid.blockSignals(False)
        for box, on in (
            (self.header_row, table.header_row), (self.header_column, table.header_column),
        ):  # fmt: skip
            box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(False)
        self.undo_button.setEnabled(bool(self._past))
        row, column = min(row, grid.rowCount() - 1), min(column, grid.columnCount() - 1)
        if (grid.currentRow(), grid.currentColumn()) != (row, column):
            grid.setCurrentCell(row, column)
