"""Several unsaved articles at once: one question with a tick for each, instead of one after one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.lang.i18n import N_, Catalogue
from editor.ui.dialog import answered_by


class UnsavedDialog(QDialog):
    """`saved` are the places of the articles to save; accepted also means: give up the others."""

    def __init__(self, titles: Sequence[str], tr: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self.setWindowTitle(tr(N_("Unsaved changes")))
        self.setMinimumWidth(440)
        label = QLabel(tr(N_("Which articles shall be saved? What is not ticked is given up.")))
        label.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName(tr(N_("Unsaved articles")))
        for title in titles:
            item = QListWidgetItem(title)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
        self.list.itemChanged.connect(lambda _: self._name())
        self.ok = QPushButton()
        cancel = QPushButton(tr(N_("Cancel")))
        buttons = QDialogButtonBox()
        buttons.addButton(self.ok, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(label)
        layout.addWidget(self.list)
        layout.addWidget(buttons)
        answered_by(buttons, self.ok)
        self._name()

    @property
    def saved(self) -> list[int]:
        """The places of what is ticked."""
        rows = range(self.list.count())
        return [row for row in rows if self.list.item(row).checkState() == Qt.CheckState.Checked]

    def _name(self) -> None:
        """The button says what will happen."""
        chosen = len(self.saved)
        words = self._tr.plural("Save {n} article and quit", "Save {n} articles and quit", chosen)
        self.ok.setText(words if chosen else self._tr(N_("Quit without saving")))
