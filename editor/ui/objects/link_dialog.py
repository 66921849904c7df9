"""Asking for the address of a link. Gives back an address that may be linked, or "" to unlink."""

from __future__ import annotations

from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QWidget

from editor.edit.addresses import address
from editor.lang.i18n import N_, Catalogue
from editor.ui.dialog import Dialog, address_line, form, quiet


class LinkDialog(Dialog):
    """`words` are what will be linked, shown for orientation; `url` what they link to now."""

    def __init__(
        self, tr: Catalogue, parent: QWidget | None = None, *, url: str = "", words: str = ""
    ) -> None:
        super().__init__(N_("Link"), tr, parent, ok=N_("Link it"))
        self._removed = False
        if words:
            self.body.addWidget(quiet(tr(N_("Link for “{words}”"), words=_short(words))))
        self.field = address_line(url, tr(N_("Address")))
        rows = form()
        rows.addRow(tr(N_("Address")), self.field)
        self.body.addLayout(rows)
        self.body.addWidget(quiet(tr(N_("A web page, a mail address or a telephone number."))))
        self.remove = QPushButton(tr(N_("Remove the link")))
        self.remove.setAutoDefault(False)
        self.buttons.addButton(self.remove, QDialogButtonBox.ButtonRole.DestructiveRole)
        self.remove.setVisible(bool(url))
        self.remove.clicked.connect(self._remove)
        self.field.textEdited.connect(lambda _: self.say(""))
        self.field.selectAll()
        self.field.setFocus()

    def value(self) -> str:
        """The address, whole; empty where the link is to go."""
        return "" if self._removed else address(self.field.text()).url

    def problem_of(self) -> str:
        return "" if self._removed else address(self.field.text()).problem

    def _remove(self) -> None:
        self._removed = True
        self.accept()


def _short(words: str, limit: int = 60) -> str:
    words = " ".join(words.split())
    return words if len(words) <= limit else words[: limit - 1] + "…"
