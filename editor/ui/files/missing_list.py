"""What an article still lacks, as a short list from which one goes to the place.

Given findings; knows nothing of how they are found.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.lang.i18n import N_, Catalogue
from editor.templates.checking import Finding
from editor.ui.icons import icon

ROWS: Final = 4
BLOCK: Final = Qt.ItemDataRole.UserRole


class MissingList(QWidget):
    """`go_wanted(block id)`: the user wants to see the place. Hidden where nothing is missing."""

    go_wanted = Signal(str)

    def __init__(self, tr: Catalogue, findings: Iterable[Finding]) -> None:
        super().__init__()
        head = QLabel(tr(N_("Still empty, and missing from what is exported:")))
        head.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName(tr(N_("What is still empty")))
        for one in findings:
            item = QListWidgetItem(icon("warning"), tr.say(one.sentence))
            item.setData(BLOCK, one.block)
            self.list.addItem(item)
        self.go = QPushButton(tr(N_("Go there")))
        self.go.setAutoDefault(False)
        self.go.clicked.connect(self._go)
        self.list.itemActivated.connect(lambda _: self._go())
        self.list.currentRowChanged.connect(lambda _: self._able())
        row = QHBoxLayout()
        row.addWidget(head, 1)
        row.addWidget(self.go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(row)
        layout.addWidget(self.list)
        count = self.list.count()
        self.list.setCurrentRow(0)
        self.list.setFixedHeight(min(count, ROWS) * max(30, self.list.sizeHintForRow(0)) + 10)
        self.setVisible(count > 0)
        self._able()

    def _able(self) -> None:
        item = self.list.currentItem()
        self.go.setEnabled(item is not None and bool(item.data(BLOCK)))

    def _go(self) -> None:
        item = self.list.currentItem()
        if item is not None and item.data(BLOCK):
            self.go_wanted.emit(item.data(BLOCK))
