"""The file of an open article is not what it was: keep mine, take theirs, or see both.

Nothing is lost either way: mine stays unsaved until it is saved, theirs comes as a step that can
be undone, and what saving writes over becomes the backup beside the file.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6 import QtWidgets

from editor.edit.state import START, Command, EditorState
from editor.lang.i18n import N_, Catalogue
from editor.model.article import Article
from editor.session.files import Opened
from editor.session.session import Session
from editor.ui.frame import Frame

Answer = Literal["mine", "theirs", "both", "other name"]


def ask(window: Frame, path: Path, *, saving: bool) -> Answer | None:
    """What shall be done; None: nothing now. `saving`: "mine" then writes over theirs."""
    tr, roles = window.tr_, QtWidgets.QMessageBox.ButtonRole
    box = QtWidgets.QMessageBox(window)
    box.setIcon(QtWidgets.QMessageBox.Icon.Warning)
    box.setWindowTitle(tr(N_("Changed outside")))
    box.setText(
        tr(N_("Another program changed “{path}” since it was opened here."), path=path.name)
    )
    box.setInformativeText(
        tr(N_("What you write over stays beside the file, as its backup."))
        if saving
        else tr(
            N_("Nothing is lost: what is here stays unsaved, and what is loaded can be undone.")
        )
    )
    rows: list[tuple[Answer, str, QtWidgets.QMessageBox.ButtonRole]] = [
        ("mine", N_("Write mine over it") if saving else N_("Keep mine"), roles.AcceptRole),
        ("theirs", N_("Take theirs"), roles.AcceptRole),
        ("both", N_("See both"), roles.AcceptRole),
    ]
    if saving:
        rows.append(("other name", N_("Save under another name"), roles.AcceptRole))
    buttons = {box.addButton(tr(words), role): answer for answer, words, role in rows}
    cancel = box.addButton(tr(N_("Cancel")), roles.RejectRole) if saving else None
    safe = "other name" if saving else "mine"
    # Somebody may be typing when the box comes: Space and Enter must do no harm.
    for button, answer in buttons.items():
        if answer == safe:
            box.setDefaultButton(button)
            box.setEscapeButton(cancel or button)
    box.exec()
    return buttons.get(box.clickedButton())  # type: ignore[call-overload, no-any-return]


def take(session: Session, theirs: Opened) -> None:
    """Put the file's article in place of what is here, as one step of the undo stack."""
    session.run(_instead(theirs.article), N_("Take theirs"))
    if theirs.path is not None:
        session.mark_saved(theirs.path, session.article)
    session.stamp = theirs.stamp


def _instead(article: Article) -> Command:
    return lambda state: EditorState(article, START)


def beside(theirs: Opened, path: Path, tr: Catalogue) -> Session:
    """Theirs as an article of its own, without a file, so that neither is saved over the other."""
    return Session(theirs.article, suggested=tr(N_("{name} (theirs)"), name=path.stem))
