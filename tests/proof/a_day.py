"""A day in the window that ends in a crash: `python -m tests.proof.a_day FOLDER`.

FOLDER has `in/article.muharrir`, in which everything is planted. What a journalist does with it
leaves its traces in HOME, XDG and TMP folders that the caller named; `said/` gets what the
clipboard held. Ends itself with SIGABRT, as a crash would.
"""

from __future__ import annotations

import faulthandler
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDesktopServices, QFont
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox

from editor.edit.state import Selection
from editor.formats.disk import FileProblem
from editor.library.places import vault_path
from editor.library.vault import Vault
from editor.library.vault_crypt import Cost, passphrase_bytes
from editor.qt.fonts import SANS, load
from editor.session.settings import Settings
from editor.ui import theme
from editor.ui.desk import WindowDesk
from editor.ui.files import sharing
from editor.ui.files.export_dialog import ExportDialog
from editor.ui.sources.source_form import SourceForm
from editor.ui.vault.move import LeftoversDialog, MoveDialog
from editor.ui.window import Window
from tests.formats.test_pictures import png
from tests.proof.words import MOVED_ID, plant

PASSPHRASE = "أربع كلمات لا رابط بينها"


def until(done: Callable[[], bool], seconds: float = 20) -> None:
    """Let the window work until something is so."""
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "it never happened"
        QApplication.processEvents()
        time.sleep(0.01)


class Day:
    """One window and the folder of all traces."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.planted = plant(png())
        self.window = Window(Settings.load(), WindowDesk)
        self.window.show()

    def unlock(self) -> None:
        """The vault with its records, open, and once wrongly tried."""
        vault = Vault.create(vault_path(), passphrase_bytes(PASSPHRASE), Cost(64, 1, 1))
        vault.restore(self.planted.records, replace=True)
        vault.close()
        try:
            Vault.unlock(vault_path(), passphrase_bytes("خطأ"))
        except FileProblem as problem:
            print(problem, file=sys.stderr)
        self.window.vault._opened(Vault.unlock(vault_path(), passphrase_bytes(PASSPHRASE)))

    def write(self) -> None:
        """Open, type, save twice so that there is a backup, keep sources in the library."""
        window = self.window
        window.documents.open_path(self.folder / "in" / "article.muharrir")
        for text in ("كلمة ", "أخرى "):
            window.desk.insert_text(text)
            assert window.documents.save()
        window.shelf.keep()
        done: list[int] = []
        window.shelf.ask(
            lambda library: library.get(MOVED_ID), lambda e: done.append(e is not None)
        )
        until(lambda: done == [True])

    def look_at_sources(self) -> None:
        """Open forms with the vault's fields; move a named source into the vault."""
        window = self.window

        def reads(form: SourceForm) -> int:
            assert form.secret is not None
            assert form.secret.open
            form.grab()
            form.secret.fields["notes"].fill(self.planted.records[0].notes + " وأكثر")
            form.accept()
            return form.result()

        def moves(form: SourceForm) -> int:
            form.findChild(object, "confidential").setChecked(True)  # type: ignore[attr-defined]
            form.accept()
            return form.result()

        ANSWERS.update({SourceForm: reads, MoveDialog: lambda d: 1, LeftoversDialog: lambda d: 1})
        window.sourcing.edit_source("s-secret")
        ANSWERS[SourceForm] = moves
        window.sourcing.edit_source(MOVED_ID)
        until(lambda: not window.session.dirty)
        done: list[int] = []
        window.shelf.ask(lambda library: library.get(MOVED_ID), lambda e: done.append(e is None))
        until(lambda: done == [True])
        window.desk.show_vault()

    def hand_over(self) -> None:
        """Clipboard, export of everything, PDF, preview, paper, a backup of the vault."""
        window, out = self.window, self.folder / "out"
        said = self.folder / "said"
        for source in (False, True):
            window.desk.copy_for_cms(source=source)
            _clipboard(said / f"cms-{source}")
        window.desk.select_all()
        window.desk.copy()
        _clipboard(said / "copied")
        ANSWERS[ExportDialog] = lambda dialog: _exports(dialog, out)
        window.sharing.export()
        sharing.found = lambda: ()  # type: ignore[assignment]
        window.sharing.write_pdf(out / "page.pdf")
        QDesktopServices.openUrl = lambda url: True  # type: ignore[method-assign, assignment]
        window.sharing.preview()
        QFileDialog.getSaveFileName = lambda *a, **k: (str(out / "b.vault"), "")  # type: ignore[method-assign, assignment]
        window.vault.back_up()
        (said / "name.txt").write_text(sharing.file_name(window.session))

    def crash(self) -> None:
        """Something goes wrong in the middle of typing, and then everything does."""
        window = self.window
        window.settings.save()
        QTimer.singleShot(0, lambda: _stumble(window.vault.vault))
        window.go_to(Selection.at(1, 0))
        window.desk.insert_text("كلام لم يُحفظ ")
        QApplication.processEvents()
        assert window.session.dirty
        assert window.documents.journal.flush()
        os.kill(os.getpid(), signal.SIGABRT)


def _stumble(vault: Any) -> None:
    records = vault.records
    raise RuntimeError(f"{len(records)} records and a mistake in the program")


def _exports(dialog: ExportDialog, out: Path) -> int:
    for box in dialog.formats.values():
        box.setChecked(True)
    dialog.folder.setText(str(out))
    assert dialog.export(), dialog.problem.text()
    # A desk sheet is for the house.
    house = out.parent / "house"
    for path in out.glob("*.desk.*"):
        path.rename(house / path.name)
    return 1


def _clipboard(path: Path) -> None:
    mime = QApplication.clipboard().mimeData()
    for name in mime.formats():
        path.with_name(f"{path.name}-{name.replace('/', '-')}").write_bytes(
            bytes(mime.data(name).data())
        )


ANSWERS: dict[type, Callable[[Any], int]] = {}


def main(folder: Path) -> None:
    faulthandler.enable()
    app = QApplication([])
    load(SANS)
    theme.apply(app, "light", QFont(SANS, 10))
    QDialog.exec = lambda dialog: ANSWERS.get(type(dialog), lambda d: 0)(dialog)  # type: ignore[method-assign, assignment]
    QMessageBox.exec = lambda box: print(box.text(), file=sys.stderr) or 0  # type: ignore[method-assign, assignment]
    QMessageBox.warning = lambda *words: print(*words[1:], file=sys.stderr)  # type: ignore[method-assign, assignment]
    for name in ("out", "said", "house"):
        (folder / name).mkdir()
    day = Day(folder)
    day.unlock()
    day.write()
    day.look_at_sources()
    day.hand_over()
    print("the day was done", flush=True)
    day.crash()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
