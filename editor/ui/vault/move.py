"""Moving who a source is into the vault: asked and explained first, and afterwards told plainly
what still says it, and what can be done about that.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QWidget,
)

from editor.edit.state import Selection
from editor.formats.disk import FileProblem
from editor.lang.i18n import N_, Catalogue
from editor.library.opening import FILE
from editor.library.places import data_folder
from editor.library.vault_moving import (
    Trace,
    given_back,
    identifies,
    moved,
    rewriting,
    tell_tales,
    traces,
)
from editor.library.vault_record import VaultRecord
from editor.model.sources import Source
from editor.qt import mime
from editor.session.older import Older, older_copies, renew_backup
from editor.ui.dialog import Dialog, form, line, quiet
from editor.ui.frame import Frame
from editor.ui.sources.shelf import Shelf
from editor.ui.sources.source_fields import LABELS
from editor.ui.vault.fields import NOTES
from editor.ui.vault.keeper import VaultKeeper
from editor.value import replace

if TYPE_CHECKING:
    from editor.library.entries import Entry

MOST_ROWS = 5
"""Places that are shown at once."""


class MoveDialog(Dialog):
    """Says what moves and asks for a code name: `code_name()`."""

    def __init__(
        self, source: Source, code_name: str, tr: Catalogue, parent: QWidget | None = None
    ) -> None:
        super().__init__(N_("Move into the vault"), tr, parent, ok=N_("Move"))
        names = [tr(LABELS.get(one) or NOTES.get(one, one)) for one in identifies(source)]
        self.body.addWidget(quiet(tr(N_(
            "Who this source is leaves the article and goes into the vault. The article keeps a "
            "code name and how the source may be described in public."
        ))))  # fmt: skip
        what = QLabel(tr(N_("These move: {names}."), names=tr(N_(", ")).join(names)))
        what.setWordWrap(True)
        self.body.addWidget(what)
        self.name = line(code_name, tr(N_("Code name")))
        rows = form()
        rows.addRow(tr(N_("Code name")), self.name)
        self.body.addLayout(rows)
        self.body.addWidget(quiet(tr(N_(
            "When you save the form, Muharrir looks for what still says it: words in the text, "
            "the file, its backup and the source library."
        ))))  # fmt: skip
        self.name.selectAll()
        self.name.setFocus()

    def code_name(self) -> str:
        """What the article calls it."""
        return self.name.text().strip()

    def problem_of(self) -> str:
        return "" if self.code_name() else N_("Give the source a code name.")


def ask_to_move(
    source: Source, number: int, keeper: VaultKeeper, tr: Catalogue, parent: QWidget
) -> tuple[Source, VaultRecord] | None:
    """The source without who it is, and the record with it; None where the user thinks again."""
    if not keeper.ensure_open(parent):
        return None
    dialog = MoveDialog(source, tr(N_("Source {n}"), n=number), tr, parent)
    if not dialog.exec():
        return None
    return moved(source, keeper.get(source.id) or VaultRecord(source.id), dialog.code_name())


def ask_to_name(
    source: Source, record: VaultRecord | None, tr: Catalogue, parent: QWidget
) -> Source:
    """The source named again, or as it is where the user wants that rather."""
    box = QMessageBox(
        QMessageBox.Icon.Question, tr(N_("Name the source?")),
        tr(N_("A source that is not confidential stands with its name in the article's file and in "
              "exports.")), parent=parent,
    )  # fmt: skip
    back = None
    if record is not None and record.name:
        back = box.addButton(tr(N_("Bring the name back")), QMessageBox.ButtonRole.AcceptRole)
    empty = box.addButton(tr(N_("Leave the name empty")), QMessageBox.ButtonRole.AcceptRole)
    keep = box.addButton(tr(N_("Stay confidential")), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.exec()
    if back is not None and box.clickedButton() is back and record is not None:
        return given_back(source, record)
    return replace(source, confidential=box.clickedButton() is not empty)


class LeftoversDialog(Dialog):
    """What still says who it is. `save` and `forget` are boxes to tick, where there is cause."""

    def __init__(
        self, found: tuple[Trace, ...], older: Older, shared: bool, tr: Catalogue,
        parent: QWidget | None = None, *, lost: int = 0,
    ) -> None:  # fmt: skip
        super().__init__(N_("Who it is stands in the vault now"), tr, parent, ok=N_("Do this"))
        self.setMinimumWidth(520)
        self.cancel.setText(tr(N_("Not now")))
        self.block = -1
        self.places = QListWidget()
        if found:
            self.body.addWidget(quiet(tr(N_("These words still stand in the article:"))))
            self._list(found)
        self.save = QCheckBox(tr(N_("Save the article now and renew the backup beside its file")))
        self.save.setChecked(older.file or older.backup)
        self.save.setVisible(older.file or older.backup)
        self.forget = QCheckBox(tr(N_("Take the source out of the source library")))
        self.forget.setChecked(shared)
        self.forget.setVisible(shared)
        self.body.addWidget(self.save)
        self.body.addWidget(self.forget)
        told = [N_(
            "Muharrir cannot reach other copies: exports, mails, backups of this computer, files "
            "in a cloud. What was deleted from a disk can sometimes be recovered."
        )]  # fmt: skip
        if older.file or older.backup:
            told.insert(0, N_("The file or its backup still has the old words until you save."))
        if older.remains:
            told.insert(0, N_("An unsaved version that a crash left still has them; it is offered "
                              "when Muharrir starts."))  # fmt: skip
        if found:
            told.insert(0, N_(
                "After you changed the text, “Forget what was before” in the Sources menu keeps "
                "undo and the backup from bringing the words back."
            ))  # fmt: skip
        self.body.addWidget(quiet("\n\n".join((self._undone(lost), *map(tr, told)))))
        if not (older.file or older.backup or shared):
            self.ok.setText(tr(N_("Close")))
            self.cancel.hide()

    def _undone(self, lost: int) -> str:
        tr = self.tr_
        told = tr(N_("Undo cannot bring it back: who it is was taken out of the earlier steps."))
        if lost:
            told += " " + tr.plural(
                "{n} earlier step said it in the text and cannot be undone any more.",
                "{n} earlier steps said it in the text and cannot be undone any more.", lost,
            )  # fmt: skip
        return told

    def _list(self, found: tuple[Trace, ...]) -> None:
        tr = self.tr_
        self.places.setAccessibleName(tr(N_("Words that still stand in the article")))
        for one in found:
            where = tr(one.where)
            if one.block >= 0:
                where = tr(N_("{where}, paragraph {n}"), where=where, n=one.block + 1)
            item = QListWidgetItem(f"«\u2068{one.words}\u2069» – {where}")
            item.setData(0x100, one.block)
            self.places.addItem(item)
        self.places.setCurrentRow(0)
        rows = min(self.places.count(), MOST_ROWS)
        self.places.setFixedHeight(rows * (self.places.sizeHintForRow(0) + 4) + 16)
        self.body.addWidget(self.places)
        show = QPushButton(tr(N_("Do this and show the place")))
        show.setAutoDefault(False)
        show.clicked.connect(self._show)
        self.buttons.addButton(show, self.buttons.ButtonRole.ActionRole)
        self.places.itemActivated.connect(lambda _: self._show())

    def _show(self) -> None:
        self.block = self.places.currentItem().data(0x100)
        self.accept()


class Aftermath:
    """What is done once a source moved."""

    def __init__(
        self, window: Frame, shelf: Shelf, vault: VaultKeeper, save: Callable[[], bool]
    ) -> None:
        self._window = window
        self._shelf = shelf
        self._vault = vault
        self._save = save

    def of(self, record: VaultRecord) -> None:
        """Take who it is out of all that undo, pasting and a crash could bring back, then look for
        everything else that still tells, say it and offer what can be done."""
        session = self._window.session
        source = session.article.source(record.id)
        if source is None:
            return
        lost = session.rewrite_history(rewriting(session.article, source, tell_tales(record)))
        mime.forget(source)
        if self._shelf.address or (data_folder() / FILE).exists():
            self._shelf.ask(
                lambda library: library.get(record.id),
                lambda entry: self.tell(record, entry, lost),
                lambda _: self.tell(record, None, lost),
            )
        else:
            self.tell(record, None, lost)

    def tell(self, record: VaultRecord, entry: Entry | None, lost: int = 0) -> None:
        """The dialog, and what was chosen in it. `lost`: steps that cannot be undone any more."""
        window = self._window
        source = window.session.article.source(record.id) if window.page is not None else None
        if source is None:
            return
        session = window.session
        words = tell_tales(record)
        found = traces(session.article, words)
        older = older_copies(session, source, words)
        dialog = LeftoversDialog(found, older, entry is not None, window.tr_, window, lost=lost)
        if not dialog.exec():
            return
        if dialog.save.isChecked() and (older.file or older.backup):
            self._save_both()
        if dialog.forget.isChecked() and entry is not None:
            self._shelf.ask(lambda library: library.delete([entry]), lambda _: None)
        if dialog.block >= 0:
            window.go_to(Selection.at(dialog.block, 0))

    def _save_both(self) -> None:
        if not self._save():
            return
        try:
            renew_backup(self._window.session)
        except FileProblem as problem:
            self._vault.refuse(problem)

    def forget_before(self) -> None:
        """Let go of all that undo and the backup could bring back, when the user agrees."""
        window = self._window
        if window.page is None:
            return
        tr = window.tr_
        session = window.session
        box = QMessageBox(
            QMessageBox.Icon.Question, tr(N_("Forget what was before?")),
            tr(N_("The article stays as it is. Undo begins anew, the article is saved, and the "
                  "backup beside its file becomes the same. Copies elsewhere are out of reach.")),
            parent=window,
        )  # fmt: skip
        forget = box.addButton(tr(N_("Forget")), QMessageBox.ButtonRole.AcceptRole)
        cancel = box.addButton(tr(N_("Cancel")), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(cancel)
        box.setEscapeButton(cancel)
        box.exec()
        if box.clickedButton() is forget:
            session.rewrite_history(lambda _: None)
            if session.path is not None:
                self._save_both()
