"""Keyboard shortcuts: every command with its keys, searchable, changeable, clashes refused."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
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
from editor.lang.arabic import fold
from editor.lang.i18n import N_, Catalogue
from editor.ui.actions import keys_of, shown

ID = Qt.ItemDataRole.UserRole


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
        self.keys = QKeySequenceEdit()
        self.keys.setMaximumSequenceLength(1)
        self.keys.setAccessibleName(tr(N_("New shortcut")))
        self.clash = QLabel()
        self.clash.setProperty("danger", True)
        self.clash.setWordWrap(True)
        reset = QPushButton(tr(N_("Reset all")))
        row = QHBoxLayout()
        row.addWidget(QLabel(tr(N_("New shortcut"))))
        row.addWidget(self.keys, 1)
        row.addWidget(reset)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        for part in (self.search, self.list):
            layout.addWidget(part)
        layout.addLayout(row)
        layout.addWidget(self.clash)
        layout.addWidget(buttons)
        self._fill()
        self.search.textChanged.connect(self._filter)
        self.list.currentItemChanged.connect(lambda *_: self._show())
        self.keys.editingFinished.connect(self._take)
        reset.clicked.connect(self._reset)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)

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
        item.setText(1, "، ".join(shown(QKeySequence(key)) for key in keys))

    def _filter(self, wanted: str) -> None:
        for place in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(place)
            assert item is not None
            names = fold(f"{item.text(0)} {item.data(0, ID)} {item.text(1)}")
            item.setHidden(fold(wanted) not in names)

    def _show(self) -> None:
        item = self.list.currentItem()
        self.clash.clear()
        if item is not None:
            keys = self._keys[item.data(0, ID)]
            self.keys.setKeySequence(QKeySequence(keys[0] if keys else ""))

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        mine = item.data(0, ID)
        key = self.keys.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        other = next(
            (c for c in COMMANDS if c.id != mine and key and key in self._keys[c.id]), None
        )
        if other is not None:
            self.clash.setText(
                self._tr(
                    N_("{key} already belongs to “{command}”."),
                    key=key, command=self._tr(other.title).rstrip("…"),
                )
            )  # fmt: skip
            return
        self._keys[mine] = [key] if key else []
        self._name(item)

    def _reset(self) -> None:
        self._keys = {c.id: list(c.keys) for c in COMMANDS}
        self._fill()
