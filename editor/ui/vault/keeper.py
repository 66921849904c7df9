"""The vault of a window: shut or open, and everything that a user asks of it.

It locks itself after some minutes without a key or a movement, and on waking from sleep. Whoever
shows something of it hears `locking` in time to put away what was typed, and `changed` after.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6 import QtWidgets
from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from editor.formats.disk import FileProblem
from editor.lang.i18n import N_, sentence
from editor.lang.isolation import file_filter
from editor.library.places import VAULT_SUFFIX, vault_is_gone, vault_path
from editor.ui.frame import Frame
from editor.ui.vault.secret_clipboard import SecretClipboard

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

    from editor.library.vault import Vault
    from editor.library.vault_record import VaultRecord

LOOK: Final = 5000
"""Milliseconds between two looks at the clock."""
TOUCHED: Final = frozenset(
    (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
     QEvent.Type.TouchBegin, QEvent.Type.TabletPress)
)  # fmt: skip
PASSPHRASE: Final = N_("Passphrase")
NEW: Final = N_(
    "The vault is an encrypted file on this computer. Who your confidential sources are stands "
    "there and nowhere else: no article and no export has it."
)
RESTORED: Final = N_("Choose a passphrase for the vault that the backup goes into.")
GONE: Final = N_(
    "A vault was here before, and its file is gone: “{path}”. Put it back, or restore it from a "
    "backup in the Sources menu. A new vault is empty."
)
LOST: Final = N_(
    "Nobody can reset the passphrase. A backup that opens with another one can be restored in the "
    "Sources menu; the vault of now is then set aside, not deleted."
)


class VaultKeeper(QObject):
    """One vault for all articles of a window."""

    locking = Signal()
    changed = Signal()

    def __init__(self, window: Frame) -> None:
        super().__init__(window)
        self._window = window
        self.vault: Vault | None = None
        self.clipboard = SecretClipboard(self)
        self._touched = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK)
        self._timer.timeout.connect(self.look)

    @property
    def state(self) -> str:
        """ "none", "locked" or "open"."""
        if self.vault is not None:
            return "open"
        return "locked" if vault_path().exists() else "none"

    def get(self, id: str) -> VaultRecord | None:
        """What is known of a source; nothing while it is locked."""
        return self.vault.get(id) if self.vault is not None else None

    # Opening and shutting

    def toggle(self) -> None:
        """What a click on the lock means."""
        if self.vault is not None:
            self.lock()
        else:
            self.ensure_open()

    def ensure_open(self, parent: QWidget | None = None) -> bool:
        """Unlock it, or make one where there is none; whether it is open now."""
        if self.vault is not None:
            return True
        return self._ask_to_unlock(parent) if vault_path().exists() else self.make(parent)

    def make(self, parent: QWidget | None = None, words: str = "") -> bool:
        """A new vault under a new passphrase. `words`: what it is for, where that is known."""
        from editor.library.vault import Vault

        told = sentence(GONE, path=vault_path()) if vault_is_gone() else NEW
        return self._asks(
            N_("Make a vault"), words or told,
            (PASSPHRASE, N_("Once more")), 0, N_("Make the vault"),
            lambda new: self._opened(Vault.create(vault_path(), new)), parent,
        )  # fmt: skip

    def _ask_to_unlock(self, parent: QWidget | None) -> bool:
        from editor.library.vault import Vault

        return self._asks(
            N_("Unlock the vault"),
            N_("Who your confidential sources are stands in the vault."),
            (PASSPHRASE,), None, N_("Unlock"),
            lambda given: self._opened(Vault.unlock(vault_path(), given)), parent, lost=LOST,
        )  # fmt: skip

    def lock(self) -> None:
        """Shut it; what is being typed into it is put away first."""
        if self.vault is None:
            return
        self.locking.emit()
        self.clipboard.clear()
        self.vault.close()
        self.vault = None
        self._timer.stop()
        QGuiApplication.instance().focusWindowChanged.disconnect(self._watch)  # type: ignore[union-attr]
        self._told()

    def _opened(self, vault: Vault) -> None:
        from datetime import date

        from editor.library.vault_record import overdue

        self.vault = vault
        _no_core_dumps()
        self._touched = time.time()
        self._timer.start()
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._watch)
        self._watch(app.focusWindow())
        self._told()
        if due := len(overdue(vault.records, date.today())):
            self._say(self._window.tr_.plural(
                "{n} record of the vault has to be deleted by now.",
                "{n} records of the vault have to be deleted by now.", due,
            ))  # fmt: skip

    def _told(self) -> None:
        self.changed.emit()

    # Locking by itself

    def look(self) -> None:
        """Lock it where nobody touched anything for too long, or the clock jumped."""
        limit = 60 * self._window.settings.get("vault_minutes")
        if self.vault is not None and not 0 <= time.time() - self._touched < limit:
            self.lock()
            self._say(self._window.tr_(N_("The vault locked itself.")))

    def _watch(self, window: QWindow | None) -> None:
        """Keys and mouse reach a window of the system first."""
        if window is not None:
            self._touched = time.time()
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only looks."""
        if event.type() in TOUCHED:
            self._touched = time.time()
        return False

    def set_minutes(self) -> None:
        """Ask after how long it locks itself."""
        from editor.ui.dialog import ask
        from editor.ui.vault.dialogs import MinutesDialog

        settings = self._window.settings
        dialog = MinutesDialog(settings.get("vault_minutes"), self._window.tr_, self._window)
        if ask(dialog):
            settings.set("vault_minutes", dialog.minutes.currentData())
            settings.save()

    # The passphrase and backups

    def change_passphrase(self) -> None:
        """Ask for the old and the new one."""
        if not self.ensure_open() or self.vault is None:
            return
        if self._asks(
            N_("Change the passphrase"),
            N_("Backups that were made before still open with the old passphrase."),
            (N_("Passphrase of now"), N_("New passphrase"), N_("The new one once more")), 1,
            N_("Change"), self.vault.change_passphrase,
        ):  # fmt: skip
            self._say(self._window.tr_(N_("The vault has a new passphrase.")))

    def back_up(self) -> None:
        """Ask where to and write an encrypted copy."""
        if not self.ensure_open() or self.vault is None:
            return
        tr = self._window.tr_
        name, _ = QtWidgets.QFileDialog.getSaveFileName(
            self._window, tr(N_("Back up the vault")),
            str(Path.home() / f"muharrir-{time.strftime('%Y-%m-%d')}{VAULT_SUFFIX}"),
            file_filter(tr(N_("Vaults")), f"*{VAULT_SUFFIX}"),
        )  # fmt: skip
        if not name:
            return
        path = Path(name if name.endswith(VAULT_SUFFIX) else name + VAULT_SUFFIX)
        try:
            self.vault.back_up(path)
        except FileProblem as problem:
            self.refuse(problem)
            return
        self._say(tr(N_("The backup was written and read back: {path}"), path=path.name))

    def restore(self) -> None:
        """Ask for a backup and its passphrase, then whether to merge or to replace."""
        from editor.library.vault import read_vault
        from editor.ui.dialog import ask
        from editor.ui.vault.dialogs import RestoreDialog

        tr = self._window.tr_
        name, _ = QtWidgets.QFileDialog.getOpenFileName(
            self._window, tr(N_("Restore the vault from a backup")), str(Path.home()),
            file_filter(tr(N_("Vaults")), f"*{VAULT_SUFFIX}"),
        )  # fmt: skip
        if not name:
            return
        found: list[VaultRecord] = []
        if not self._asks(
            N_("Open the backup"), N_("Type the passphrase that the backup was made with."),
            (PASSPHRASE,), None, N_("Open"),
            lambda given: found.extend(read_vault(Path(name), given)),
        ):  # fmt: skip
            return
        aside: Path | None = None
        if self.state == "locked" and not self._ask_to_unlock(None):
            aside = self._set_aside()
            if aside is None:
                return
        there = self.make(words=RESTORED) if self.state == "none" else self.ensure_open()
        if not there or self.vault is None:
            if aside is not None:
                self._put_back(aside)
            return
        dialog = RestoreDialog(len(found), len(self.vault.records), tr, self._window)
        if ask(dialog) and self.attempt(
            lambda vault: vault.restore(found, replace=dialog.replaces())
        ):
            self.changed.emit()
            count = len(self.vault.records)
            self._say(tr.plural("The vault has {n} record.", "The vault has {n} records.", count))

    def _set_aside(self) -> Path | None:
        """A vault whose passphrase is lost makes room, but is not deleted; where it is now."""
        from editor.library.vault import set_aside

        tr = self._window.tr_
        box = QtWidgets.QMessageBox(
            QtWidgets.QMessageBox.Icon.Question, tr(N_("Restore the vault")),
            tr(N_("The vault that is there was not opened. Set it aside and begin a new one with "
                  "what the backup has? The old file stays beside it.")),
            parent=self._window,
        )  # fmt: skip
        aside = box.addButton(tr(N_("Set it aside")), QtWidgets.QMessageBox.ButtonRole.AcceptRole)
        cancel = box.addButton(tr(N_("Cancel")), QtWidgets.QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(cancel)
        box.exec()
        if box.clickedButton() is not aside:
            return None
        try:
            return set_aside(vault_path())
        except FileProblem as problem:
            self.refuse(problem)
            return None

    def _put_back(self, aside: Path) -> None:
        from editor.library.vault import put_back

        try:
            put_back(aside, vault_path())
        except FileProblem as problem:
            self.refuse(problem)
        self.changed.emit()

    # What is in it

    def attempt(self, change: Callable[[Vault], object]) -> bool:
        """Change something in the open vault; what went wrong is told."""
        if self.vault is None:
            return False
        try:
            change(self.vault)
        except FileProblem as problem:
            self.refuse(problem)
            return False
        return True

    def join(self, keep: str, drop: str) -> bool:
        """Two confidential sources are one: let one record know what the other one does.

        The other record stays, for undo. False where the vault was not unlocked, or refused.
        """
        from editor.library.vault_record import VaultRecord, joined

        if self.state == "none":
            return True
        if not self.ensure_open():
            return False
        other = self.get(drop)
        if other is None:
            return True
        record = joined(self.get(keep) or VaultRecord(keep), other)
        return self.attempt(lambda vault: vault.put(record))

    def refuse(self, problem: FileProblem) -> None:
        """One sentence in a box."""
        tr = self._window.tr_
        self._window.tell(tr(N_("The vault")), tr.say(problem.sentence))

    def _asks(
        self, title: str, words: str, asks: tuple[str, ...], new: int | None, ok: str,
        done: Callable[..., object], parent: QWidget | None = None, *, lost: str = "",
    ) -> bool:  # fmt: skip
        from editor.ui.dialog import ask
        from editor.ui.vault.dialogs import PassphraseDialog

        dialog = PassphraseDialog(
            title, words, asks, done, self._window.tr_, parent or self._window, ok=ok, new=new,
            lost=lost,
        )  # fmt: skip
        return ask(dialog)

    def _say(self, text: str) -> None:
        self._window.statusBar().showMessage(text, 10000)


def _no_core_dumps() -> None:
    """A crash must not write what is in memory to the disk."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
