"""Keyboard shortcuts: every command with its keys, searchable, changeable, clashes refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from editor.commands import COMMANDS
from editor.commands.command import Command
from editor.lang.arabic import fold
from editor.lang.i18n import N_, Catalogue
from editor.ui.actions import keys_of, shown
from editor.ui.dialog import answered_by

ID: Final = Qt.ItemDataRole.UserRole
BY_ID: Final = {command.id: command for command in COMMANDS}


class ShortcutsDialog(QDialog):
    """`shortcuts()` holds only what differs from the table."""

    def __init__(
        self, changed: Mapping[str, str], tr: Catalogue, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tr = tr
        self._keys = {c.id: keys_of(c, changed) for c in COMMANDS}
        self.setWindowTitle(tr(N_("Keyboard shortcuts")))
        self.resize(620, 560)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr(N_("Search commands")))
        self.search.setAccessibleName(self.search.placeholderText())
        self.list = QTreeWidget()
        self.list.setHeaderLabels([tr(N_("Command")), tr(N_("Shortcut"))])
        self.list.setRootIsDecorated(False)
        self.list.setColumnWidth(0, 360)
        self.list.setAccessibleName(tr(N_("Keyboard shortcuts")))
        self.keys = KeysEdit()
        for field in (self.keys, *self.keys.findChildren(QLineEdit)):
            field.setAccessibleName(tr(N_("New shortcut")))
        self.clash = QLabel()
        self.clash.setProperty("danger", True)
        self.clash.setWordWrap(True)
        self.reset_one = QPushButton(tr(N_("Reset this one")))
        self.reset_all = QPushButton(tr(N_("Reset all")))
        row = QHBoxLayout()
        row.addWidget(QLabel(tr(N_("New shortcut"))))
        row.addWidget(self.keys, 1)
        for button in (self.reset_one, self.reset_all):
            button.setAutoDefault(False)
            row.addWidget(button)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        for part in (self.search, self.list):
            layout.addWidget(part)
        layout.addLayout(row)
        layout.addWidget(self.clash)
        layout.addWidget(buttons)
        answered_by(buttons, buttons.button(QDialogButtonBox.StandardButton.Ok))
        self._fill()
        self.search.textChanged.connect(self._filter)
        self.list.currentItemChanged.connect(lambda *_: self._show())
        self.keys.keySequenceChanged.connect(self._take)
        self.reset_one.clicked.connect(self._reset_one)
        self.reset_all.clicked.connect(self._reset)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.list.setCurrentItem(self.list.topLevelItem(0))  # type: ignore[arg-type]
        self.search.setFocus()

    def shortcuts(self) -> dict[str, str]:
        """Command id -> keys with spaces between, for those that differ from the table."""
        return {
            c.id: " ".join(self._keys[c.id])
            for c in COMMANDS
            if tuple(self._keys[c.id]) != tuple(c.keys)
        }

    def _fill(self) -> None:
        self.list.clear()
        for command in COMMANDS:
            item = QTreeWidgetItem([self._tr(command.title).rstrip("…"), ""])
            item.setData(0, ID, command.id)
            self.list.addTopLevelItem(item)
            self._name(item)

    def _name(self, item: QTreeWidgetItem) -> None:
        keys = self._keys[item.data(0, ID)]
        item.setText(1, self._tr(N_(", ")).join(shown(QKeySequence(key)) for key in keys))
        font = item.font(0)
        font.setBold(self._differs(item.data(0, ID)))
        item.setFont(0, font)
        item.setFont(1, font)

    def _differs(self, id: str) -> bool:
        return tuple(self._keys[id]) != BY_ID[id].keys

    def _filter(self, wanted: str) -> None:
        for place in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(place)
            assert item is not None
            names = fold(f"{item.text(0)} {item.data(0, ID)} {item.text(1)}")
            item.setHidden(fold(wanted) not in names)

    def _show(self) -> None:
        item = self.list.currentItem()
        self.clash.clear()
        self.reset_one.setEnabled(item is not None and self._differs(item.data(0, ID)))
        if item is not None:
            keys = self._keys[item.data(0, ID)]
            self.keys.show_keys(keys[0] if keys else "")

    def _take(self, wanted: QKeySequence) -> None:
        """Give the current command these keys, unless they would be missed elsewhere."""
        item = self.list.currentItem()
        if item is None:
            return
        mine = item.data(0, ID)
        key = wanted.toString(QKeySequence.SequenceFormat.PortableText)
        self.clash.clear()
        if key and writes(wanted):
            self.clash.setText(
                self._tr(
                    N_("{key} is needed for writing: add Ctrl or Alt, or take a function key."),
                    key=shown(wanted),
                )
            )
            return
        if key and (other := self._owner(key, mine)):
            self._say_clash(key, other)
            return
        self._keys[mine] = [key] if key else []
        self._name(item)
        self.reset_one.setEnabled(self._differs(mine))

    def _reset_one(self) -> None:
        """The keys of the table again, for the current command."""
        item = self.list.currentItem()
        if item is None:
            return
        mine = item.data(0, ID)
        for key in BY_ID[mine].keys:
            if other := self._owner(key, mine):
                self._say_clash(key, other)
                return
        self._keys[mine] = list(BY_ID[mine].keys)
        self._name(item)
        self._show()

    def _reset(self) -> None:
        self._keys = {c.id: list(c.keys) for c in COMMANDS}
        for place in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(place)
            assert item is not None
            self._name(item)
        self._show()

    def _owner(self, key: str, mine: str) -> Command | None:
        """The other command that has these keys now."""
        return next((c for c in COMMANDS if c.id != mine and key in self._keys[c.id]), None)

    def _say_clash(self, key: str, other: Command) -> None:
        self.clash.setText(
            self._tr(
                N_("{key} already belongs to “{command}”."),
                key=shown(QKeySequence(key)), command=self._tr(other.title).rstrip("…"),
            )
        )  # fmt: skip


def writes(keys: QKeySequence) -> bool:
    """Whether somebody who writes or walks in the text needs these keys as they are."""
    pressed = keys[0]  # type: ignore[index]
    plain = pressed.keyboardModifiers() & ~Qt.KeyboardModifier.ShiftModifier
    return not plain and not Qt.Key.Key_F1 <= pressed.key() <= Qt.Key.Key_F35


class KeysEdit(QKeySequenceEdit):
    """Takes one chord; Tab leaves it, and what is only shown is no change."""

    def __init__(self) -> None:
        super().__init__()
        self.setMaximumSequenceLength(1)
        self.setClearButtonEnabled(True)

    def show_keys(self, keys: str) -> None:
        """Show what a command has."""
        self.blockSignals(True)
        self.setKeySequence(QKeySequence(keys))
        self.blockSignals(False)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            if event.type() == QEvent.Type.KeyPress:
                self.focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return False
        return super().event(event)
