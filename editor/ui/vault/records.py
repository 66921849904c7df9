"""Who is in the vault: every record with a search, what belongs to no open article, what is due.

Changes go into the vault at once. Closes when the vault locks.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QWidget,
)

from editor.lang.direction import language_direction
from editor.lang.i18n import N_, Catalogue
from editor.library.vault_record import VaultRecord, VaultSearch, overdue
from editor.model.article import Article
from editor.ui.dialog import Dialog, ask
from editor.ui.empty import EmptyState
from editor.ui.icons import icon
from editor.ui.sources.source_words import LRM, RLM
from editor.ui.vault.fields import VaultSection
from editor.ui.vault.keeper import VaultKeeper

ID: Final = Qt.ItemDataRole.UserRole
SHOWN: Final = (
    ("all", N_("All")),
    ("homeless", N_("In no open article")),
    ("due", N_("Due to be deleted")),
)


class RecordDialog(Dialog):
    """One record by itself."""

    def __init__(
        self, keeper: VaultKeeper, record: VaultRecord, tr: Catalogue, parent: QWidget | None = None
    ) -> None:
        super().__init__(record.code_name or N_("Confidential source"), tr, parent, ok=N_("Save"))
        self.resize(580, 640)
        self.section = VaultSection(keeper, record.id, tr)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self.section)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.body.addWidget(area, 1)
        keeper.locking.connect(self.reject)

    def problem_of(self) -> str:
        if not self.section.good():
            return N_("Write dates as 2026-11-24, 2026-11 or 2026.")
        return self.section.keep()


class VaultList(Dialog):
    """Follows the keeper; `articles` are those that are open."""

    def __init__(
        self, keeper: VaultKeeper, articles: Sequence[Article], tr: Catalogue,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(N_("Who is in the vault"), tr, parent, ok=N_("Edit…"))
        self._keeper = keeper
        self._homes = {
            source.id: " ".join(article.headline.split()) or tr(N_("Untitled"))
            for article in articles
            for source in article.sources
        }
        self._search = VaultSearch()
        self.resize(620, 540)
        self.cancel.setText(tr(N_("Close")))
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr(N_("Search in the vault")))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.which = QComboBox()
        self.which.setAccessibleName(tr(N_("Which records")))
        for id, label in SHOWN:
            self.which.addItem(tr(label), id)
        head = QHBoxLayout()
        head.addWidget(self.search, 1)
        head.addWidget(self.which)
        self.list = QListWidget()
        self.list.setAccessibleName(tr(N_("Records of the vault")))
        self.list.setWordWrap(True)
        self.empty = EmptyState(
            tr(N_("Nobody here")),
            tr(N_("Mark a source as confidential in its form, and who it is comes here.")),
        )
        self.remove = QPushButton(tr(N_("Delete for good…")))
        self.remove.setAutoDefault(False)
        self.buttons.addButton(self.remove, self.buttons.ButtonRole.DestructiveRole)
        self.body.addLayout(head)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.empty, 1)
        self.search.textChanged.connect(lambda _: self.refresh())
        self.which.currentIndexChanged.connect(lambda _: self.refresh())
        self.list.currentRowChanged.connect(lambda _: self._enable())
        self.list.itemActivated.connect(lambda _: self.accept())
        self.remove.clicked.connect(self._remove)
        keeper.locking.connect(self.reject)
        if keeper.vault is not None and overdue(keeper.vault.records, date.today()):
            self.which.setCurrentIndex(2)
        self.refresh()
        self.search.setFocus()

    def accept(self) -> None:
        """Enter edits the record; the list stays."""
        record = self._current()
        if record is not None:
            ask(RecordDialog(self._keeper, record, self.tr_, self))
            self.refresh()

    def reject(self) -> None:
        """Nothing of it stays in a hidden window."""
        self.list.clear()
        self._search = VaultSearch()
        super().reject()

    def refresh(self) -> None:
        """The records that fit the search and the choice."""
        if self._keeper.vault is None:
            return
        records = self._keeper.vault.records
        due = {one.id for one in overdue(records, date.today())}
        fits = {
            "all": lambda one: True,
            "homeless": lambda one: one.id not in self._homes,
            "due": lambda one: one.id in due,
        }[self.which.currentData()]
        current = self.list.currentRow()
        self.list.clear()
        for record in self._search.search(filter(fits, records), self.search.text()):
            self.list.addItem(self._item(record, due=record.id in due))
        self.list.setCurrentRow(min(max(current, 0), self.list.count() - 1))
        self.list.setVisible(bool(self.list.count()))
        self.empty.setVisible(not self.list.count())
        self._enable()

    def _item(self, record: VaultRecord, *, due: bool) -> QListWidgetItem:
        tr = self.tr_
        name = record.name or record.name_latin or tr(N_("Name not known"))
        code = record.code_name or tr(N_("No code name"))
        facts = [" – ".join(filter(None, (record.role, record.organisation)))]
        home = self._homes.get(record.id)
        if home is not None:
            facts.append(tr(N_("In “{title}”"), title=home))
        elif record.article:
            facts.append(tr(N_("Not open: “{title}”"), title=record.article))
        else:
            facts.append(tr(N_("In no open article")))
        if record.delete_by:
            words = N_("Had to be deleted by {day}") if due else N_("To be deleted by {day}")
            facts.append(tr(words, day=f"\u2066{record.delete_by}\u2069"))
        item = QListWidgetItem(icon("warning" if due else "vault_open"), "")
        mark = RLM if language_direction(tr.language) == "rtl" else LRM
        item.setText(
            f"{mark}\u2068{code}\u2069: \u2068{name}\u2069\n{' · '.join(filter(None, facts))}"
        )
        item.setData(ID, record.id)
        return item

    def _current(self) -> VaultRecord | None:
        item = self.list.currentItem()
        return self._keeper.get(item.data(ID)) if item is not None else None

    def _enable(self) -> None:
        there = self.list.currentItem() is not None
        self.ok.setEnabled(there)
        self.remove.setEnabled(there)

    def _remove(self) -> None:
        record, tr = self._current(), self.tr_
        if record is None:
            return
        box = QMessageBox(
            QMessageBox.Icon.Warning, tr(N_("Delete for good")),
            tr(N_("Delete what the vault knows of “{name}”? This cannot be undone; backups that "
                  "were made before still have it."), name=record.code_name or record.name),
            parent=self,
        )  # fmt: skip
        delete = box.addButton(tr(N_("Delete")), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(tr(N_("Keep it")), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.exec()
        if box.clickedButton() is delete:
            self._keeper.attempt(lambda vault: vault.delete([record.id]))
            self.refresh()
