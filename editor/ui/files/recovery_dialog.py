"""What was kept of articles whose program ended unexpectedly: look at it, take it, or let it go.

Each is shown beside its file, and both can be kept. Nothing is thrown away without being ticked
for it. Knows the remains; opens no article.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.lang.i18n import N_, Catalogue
from editor.session.entry import Recovered
from editor.ui.dialog import answered_by
from editor.ui.files.recovered_view import RecoveredView, clock, moment_of

ONE: Final = Qt.ItemDataRole.UserRole


class RecoveryDialog(QDialog):
    """`chosen` are to be opened again and `discarded` thrown away; all others stay for later.

    With `both` ticked, what the files of the chosen hold is wanted too, beside what was kept.
    """

    def __init__(
        self, remains: Sequence[Recovered], tr: Catalogue, language: str,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._tr, self._language = tr, language
        self.chosen: list[Recovered] = []
        self.discarded: list[Recovered] = []
        self.setWindowTitle(tr(N_("Recover")))
        self.resize(860, 540)
        text = tr.plural(
            "Muharrir ended unexpectedly. {n} unsaved article was kept.",
            "Muharrir ended unexpectedly. {n} unsaved articles were kept.",
            len(remains),
        )
        title = QLabel(text)
        title.setProperty("title", True)
        title.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName(tr(N_("Articles that were kept")))
        self.list.setSpacing(3)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view = RecoveredView(tr, language)
        self.both = QCheckBox(tr(N_("Open what is in the file as well, in a tab of its own")))
        self.both.setEnabled(False)
        for one in remains:
            self.list.addItem(self._item(one))
        self.list.currentItemChanged.connect(lambda *_: self._show())
        sides = QHBoxLayout()
        sides.addWidget(self.list, 2)
        sides.addWidget(self.view, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(14)
        layout.addWidget(title)
        layout.addLayout(sides, 1)
        layout.addWidget(self.both)
        buttons = self._buttons()
        layout.addWidget(buttons)
        answered_by(buttons, self.restore)
        self.list.setCurrentRow(0)

    def _buttons(self) -> QDialogButtonBox:
        tr, roles = self._tr, QDialogButtonBox.ButtonRole
        box = QDialogButtonBox()
        self.restore = QPushButton(tr(N_("Open what is ticked")))
        self.discard = QPushButton(tr(N_("Discard what is ticked")))
        self.later = QPushButton(tr(N_("Decide later")))
        self.restore.clicked.connect(lambda: self._end(self.chosen))
        self.discard.clicked.connect(self._throw_away)
        self.later.clicked.connect(self.reject)
        box.addButton(self.restore, roles.AcceptRole)
        box.addButton(self.discard, roles.DestructiveRole)
        box.addButton(self.later, roles.RejectRole)
        return box

    def _item(self, one: Recovered) -> QListWidgetItem:
        tr = self._tr
        title = one.title or (one.path.name if one.path else tr(N_("Untitled")))
        item = QListWidgetItem(f"{title}\n{self._when(one)}")
        item.setData(ONE, one)
        item.setToolTip(str(one.path) if one.path else tr(N_("It was never saved to a file")))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked)
        return item

    def _when(self, one: Recovered) -> str:
        moment = moment_of(one.kept)
        return clock(moment, self._language) if moment else one.kept

    def _show(self) -> None:
        if self.list.currentRow() >= 0:
            shown = self.view.show_one(self.list.currentItem().data(ONE))
            if shown is not None and shown.file is not None and shown.file != shown.article:
                self.both.setEnabled(True)

    def _throw_away(self) -> None:
        """Asked once more: this is the only copy."""
        tr = self._tr
        count = sum(
            self.list.item(row).checkState() == Qt.CheckState.Checked
            for row in range(self.list.count())
        )
        if not count:
            return
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(tr(N_("Recover")))
        box.setText(
            tr.plural(
                "Discard {n} article that was kept? This cannot be undone.",
                "Discard {n} articles that were kept? This cannot be undone.",
                count,
            )
        )
        discard = box.addButton(tr(N_("Discard")), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(tr(N_("Keep")), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.exec()
        if box.clickedButton() is discard:
            self._end(self.discarded)

    def _end(self, into: list[Recovered]) -> None:
        items = (self.list.item(row) for row in range(self.list.count()))
        into += [item.data(ONE) for item in items if item.checkState() == Qt.CheckState.Checked]
        self.accept()
