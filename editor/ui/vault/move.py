"""Moving who a source is into the vault: asked and explained first, and afterwards told plainly
what still says it, and what can be done about that.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from editor.formats.disk import FileProblem
from editor.lang.i18n import N_, Catalogue
from editor.library.opening import FILE
from editor.library.places import data_folder
from editor.library.vault_moving import (
    given_back,
    identifies,
    moved,
    rewriting,
    tell_tales,
)
from editor.library.vault_record import VaultRecord
from editor.model.sources import Source
from editor.qt import mime
from editor.session.older import older_copies, renew_backup
from editor.session.recent import forget_file
from editor.ui.dialog import Dialog, ask, form, line, quiet
from editor.ui.frame import Frame
from editor.ui.sources.shelf import Shelf
from editor.ui.sources.source_fields import LABELS
from editor.ui.vault.fields import NOTES
from editor.ui.vault.keeper import VaultKeeper
from editor.ui.vault.leftovers import LeftoversDialog, left_in
from editor.value import replace

if TYPE_CHECKING:
    from editor.library.entries import Entry


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
    if not ask(dialog):
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


class Aftermath:
    """What is done once a source moved."""

    def __init__(
        self, window: Frame, shelf: Shelf, vault: VaultKeeper, save: Callable[[], bool]
    ) -> None:
        self._window = window
        self._shelf = shelf
        self._vault = vault
        self._save = save

    def of(self, record: VaultRecord, *, moved: bool = True) -> None:
        """Take who it is out of all that undo, pasting and a crash could bring back, then look for
        everything else that still tells, say it and offer what can be done.

        `moved`: it was in the article; otherwise only something that is found is worth a word.
        """
        session = self._window.session
        source = session.article.source(record.id)
        if source is None:
            return
        lost = session.rewrite_history(rewriting(session.article, source, tell_tales(record)))
        mime.forget(source)
        if self._shelf.address or (data_folder() / FILE).exists():
            self._shelf.ask(
                lambda library: library.get(record.id),
                lambda entry: self._tell(record, entry, lost, moved),
                lambda _: self._tell(record, None, lost, moved),
            )
        else:
            self._tell(record, None, lost, moved)

    def _tell(self, record: VaultRecord, entry: Entry | None, lost: int, moved: bool) -> None:
        """The dialog, and what was chosen in it. `lost`: steps that cannot be undone any more."""
        window = self._window
        source = window.session.article.source(record.id) if window.page is not None else None
        if source is None:
            return
        session = window.session
        words = tell_tales(record)
        left = left_in(window, words)
        older = older_copies(session, source, words)
        copies = older.file or older.backup or older.remains
        if not (moved or lost or copies or entry) and left.nothing:
            return
        dialog = LeftoversDialog(left, older, entry is not None, window.tr_, window, lost=lost)
        if not ask(dialog):
            return
        if dialog.recent.isChecked():
            for path in left.names:
                forget_file(path)
        if dialog.clipboard.isChecked():
            QGuiApplication.clipboard().clear()
        if dialog.save.isChecked() and (older.file or older.backup):
            self._save_both()
        if dialog.forget.isChecked() and entry is not None:
            self._shelf.ask(lambda library: library.delete([entry]), lambda _: None)
        if dialog.go is not None:
            dialog.go()

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
