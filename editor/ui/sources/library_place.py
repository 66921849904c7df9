"""Where the source library is: on this computer, or shared on a PostgreSQL server.

The address is stored; a password is not: it stays in memory until the program ends.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QRadioButton, QWidget

from editor.lang.i18n import N_, Catalogue
from editor.library.address import problem_of, with_password
from editor.library.opening import open_library
from editor.ui.dialog import Dialog, address_line, quiet
from editor.ui.work import Work


class LibraryPlace(Dialog):
    """`address()` is empty for this computer; `password()` must not be stored."""

    def __init__(
        self, address: str, file: Path, tr: Catalogue, parent: QWidget | None = None
    ) -> None:
        super().__init__(N_("Place of the source library"), tr, parent, ok=N_("Save"))
        self.setMinimumWidth(560)
        self._work = Work(self)
        self.finished.connect(lambda _: self._work.close())
        self.here = QRadioButton(tr(N_("On this computer")))
        self.shared = QRadioButton(tr(N_("Shared, on the newsroom’s PostgreSQL server")))
        where = quiet(f"\u2066{file}\u2069")
        self.line = address_line(address, tr(N_("Address")))
        self.line.setPlaceholderText("postgresql://user@server/database")
        self.secret = QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.setAccessibleName(tr(N_("Password")))
        self.secret.setPlaceholderText(tr(N_("Password, if the server asks for one")))
        self.hint = quiet(
            tr(N_("The password is kept in memory until the program ends and is never stored. To "
                  "have it remembered, put it into PostgreSQL’s own password file (~/.pgpass)."))
        )  # fmt: skip
        self.test = QPushButton(tr(N_("Test the connection")))
        self.answer = QLabel()
        self.answer.setWordWrap(True)
        for part in (self.here, where, self.shared, self.line, self.secret, self.hint,
                     self.answer):  # fmt: skip
            self.body.addWidget(part)
        self.answer.hide()
        (self.shared if address else self.here).setChecked(True)
        self.shared.toggled.connect(lambda _: self._switch())
        self.test.setAutoDefault(False)
        self.buttons.addButton(self.test, self.buttons.ButtonRole.ActionRole)
        self.test.clicked.connect(self._test)
        self.line.textChanged.connect(lambda _: self.say(""))
        self._switch()

    def address(self) -> str:
        """What to store."""
        return self.line.text().strip() if self.shared.isChecked() else ""

    def password(self) -> str:
        """For this run only."""
        return self.secret.text() if self.shared.isChecked() else ""

    def problem_of(self) -> str:
        return problem_of(self.address()) if self.shared.isChecked() else ""

    def _switch(self) -> None:
        for part in (self.line, self.secret, self.hint, self.test):
            part.setEnabled(self.shared.isChecked())
        self.say("")
        self.answer.hide()

    def _test(self) -> None:
        wrong = self.problem_of()
        self.say(wrong)
        if wrong:
            return
        location = with_password(self.address(), self.password())
        self.test.setEnabled(False)
        self._show(self.tr_(N_("Connecting…")))

        def connect() -> tuple[str, str]:
            library = open_library(location)
            try:
                return library.place, library.notice
            finally:
                library.close()

        self._work.ask(connect, lambda answer: self._connected(*answer), self._failed)

    def _connected(self, place: str, notice: str) -> None:
        self.test.setEnabled(True)
        told = self.tr_(N_("Connected to “{place}”."), place=place)
        self._show("\n".join(filter(None, (told, self.tr_.say(notice)))))

    def _failed(self, sentence: str) -> None:
        self.test.setEnabled(True)
        self.answer.hide()
        self.say(sentence)

    def _show(self, text: str) -> None:
        self.answer.setText(text)
        self.answer.show()
