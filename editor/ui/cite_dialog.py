"""Citing: choose the sources behind the selected words, where in each, and a remark."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.lang.arabic import fold
from editor.lang.i18n import N_, Catalogue
from editor.model.inline import Ref, Text
from editor.model.sources import Source

ID = Qt.ItemDataRole.UserRole


class CiteDialog(QDialog):
    """`refs()` and `note()` are the answer; `wants_new` that none of the sources fits."""

    def __init__(
        self, claim: str, sources: Sequence[Source], refs: Sequence[Ref], note: str, tr: Catalogue,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.wants_new = False
        self._locators = {ref.source: ref.locator for ref in refs}
        self.setWindowTitle(tr(N_("Cite a source")))
        self.resize(520, 480)
        words = QLabel(claim or tr(N_("No words are selected: the marker stands at the caret.")))
        words.setWordWrap(True)
        words.setProperty("quiet", True)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr(N_("Search sources")))
        self.search.setAccessibleName(self.search.placeholderText())
        self.list = QListWidget()
        self.list.setAccessibleName(tr(N_("Sources")))
        for source in sources:
            item = QListWidgetItem(source.label or source.name or source.title or source.id)
            names = (source.name, source.name_latin, source.title, *source.aliases, source.label)
            item.setData(ID + 1, fold(" ".join(names)))
            item.setData(ID, source.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            cited = source.id in self._locators
            item.setCheckState(Qt.CheckState.Checked if cited else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.locator = QLineEdit()
        self.locator.setPlaceholderText(tr(N_("Where in it: page, paragraph, minute")))
        self.locator.setAccessibleName(self.locator.placeholderText())
        self.remark = QLineEdit(note)
        self.remark.setPlaceholderText(tr(N_("A remark of your own for the note")))
        self.remark.setAccessibleName(self.remark.placeholderText())
        new = QPushButton(tr(N_("New source…")))
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.addButton(new, QDialogButtonBox.ButtonRole.ActionRole)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        for part in (words, self.search, self.list, self.locator, self.remark, buttons):
            layout.addWidget(part)
        self.search.textChanged.connect(self._filter)
        self.list.currentItemChanged.connect(self._show)
        self.list.itemActivated.connect(self._toggle)
        self.locator.textEdited.connect(self._locate)
        new.clicked.connect(self._new)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.list.setCurrentRow(0)
        self.search.setFocus()

    def refs(self) -> tuple[Ref, ...]:
        """The chosen sources, in the order of the list."""
        out = []
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.checkState() == Qt.CheckState.Checked:
                id = item.data(ID)
                out.append(Ref(id, self._locators.get(id, "").strip()))
        return tuple(out)

    def note(self) -> tuple[Text, ...]:
        """The remark."""
        text = self.remark.text().strip()
        return (Text(text),) if text else ()

    def accept(self) -> None:
        """With nothing ticked, Enter means the row it stands on."""
        if not self.refs() and not self.note() and (item := self.list.currentItem()):
            item.setCheckState(Qt.CheckState.Checked)
        super().accept()

    def _filter(self, wanted: str) -> None:
        first = -1
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(fold(wanted) not in item.data(ID + 1))
            if first < 0 and not item.isHidden():
                first = row
        self.list.setCurrentRow(first)

    def _show(self) -> None:
        item = self.list.currentItem()
        self.locator.setEnabled(item is not None)
        self.locator.setText(self._locators.get(item.data(ID), "") if item else "")

    def _locate(self, text: str) -> None:
        if item := self.list.currentItem():
            self._locators[item.data(ID)] = text
            if text:
                item.setCheckState(Qt.CheckState.Checked)

    def _toggle(self, item: QListWidgetItem) -> None:
        on = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)

    def _new(self) -> None:
        self.wants_new = True
        self.reject()
