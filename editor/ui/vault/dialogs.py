"""What the vault asks: a passphrase, a new one, how to restore, after how long to lock.

Each dialog hands over what was typed as bytes that can be wiped, and forgets it itself. What is
done with it is tried while the dialog is open, so that a mistake costs one more try.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QRadioButton,
    QWidget,
)

from editor.formats.disk import FileProblem
from editor.lang.i18n import N_, Catalogue
from editor.lang.isolation import with_paths_isolated
from editor.library.passphrase import LEVELS, length, level
from editor.library.vault_crypt import WrongPassphrase, passphrase_bytes
from editor.ui.dialog import Dialog, form, quiet

NOT_ALIKE: Final = N_("The two passphrases are not the same.")
MINUTES: Final = (1, 5, 10, 15, 30, 60, 120)
MANY: Final = 3
EMPTY: Final = N_("Type the passphrase.")


def secret_line(name: str) -> QLineEdit:
    """A field whose words are not shown, not completed and not remembered."""
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setInputMethodHints(
        Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
    )
    line.setAccessibleName(name)
    line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    return line


class PassphraseDialog(Dialog):
    """Asks for passphrases and tries them: `done` gets them, and may raise a `FileProblem`.

    `asks` are the labels, of which those from `new` on are one new passphrase, typed twice.
    `lost` is said to whoever was wrong MANY times.
    """

    def __init__(
        self, title: str, words: str, asks: Sequence[str], done: Callable[..., object],
        tr: Catalogue, parent: QWidget | None = None, *, ok: str, new: int | None = None,
        lost: str = "",
    ) -> None:  # fmt: skip
        super().__init__(title, tr, parent, ok=ok)
        self._lost = quiet(tr(lost))
        self._lost.hide()
        self._wrong = 0
        self._done = done
        self._new = len(asks) if new is None else new
        self.body.addWidget(quiet(with_paths_isolated(tr.say(words))))
        rows = form()
        self.lines = [secret_line(tr(label)) for label in asks]
        for label, line in zip(asks, self.lines, strict=True):
            rows.addRow(tr(label), line)
        self.body.addLayout(rows)
        self.meter, self.advice = QProgressBar(), QLabel()
        if self._new < len(self.lines):
            self.meter.setTextVisible(False)
            self.meter.setRange(0, LEVELS[-1][0])
            self.meter.setAccessibleName(tr(N_("Strength of the passphrase")))
            self.advice.setProperty("quiet", True)
            self.advice.setWordWrap(True)
            self.advice.setMinimumHeight(2 * self.advice.fontMetrics().lineSpacing())
            self.advice.setAlignment(Qt.AlignmentFlag.AlignTop)
            self.body.addWidget(self.meter)
            self.body.addWidget(self.advice)
            self.lines[self._new].textChanged.connect(self._judge)
            self._judge("")
        self.show_words = QCheckBox(tr(N_("Show what I type")))
        self.show_words.toggled.connect(self._show)
        self.body.addWidget(self.show_words)
        self.body.addWidget(self._lost)
        self.lines[0].setFocus()

    def problem_of(self) -> str:
        texts = [line.text() for line in self.lines]
        if not all(texts):
            return EMPTY
        if self._new < len(texts):
            if level(texts[self._new]) == 0:
                return LEVELS[0][1]
            if len(set(texts[self._new :])) > 1:
                return NOT_ALIKE
        return ""

    def accept(self) -> None:
        """Try it; what went wrong is said here and asked again."""
        if problem := self.problem_of():
            self.say(problem)
            return
        given = [passphrase_bytes(line.text()) for line in self.lines[: self._new + 1]]
        self.say("")
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self._done(*given)
        except FileProblem as refused:
            self._wrong += isinstance(refused, WrongPassphrase)
            self._lost.setVisible(self._wrong >= MANY and bool(self._lost.text()))
            self.say(refused.sentence)
            self.lines[0].setFocus()
            self.lines[0].selectAll()
            return
        finally:
            QApplication.restoreOverrideCursor()
            for one in given:
                one[:] = bytes(len(one))
        self._forget()
        super(Dialog, self).accept()

    def reject(self) -> None:
        """Forget what was typed."""
        self._forget()
        super().reject()

    def _forget(self) -> None:
        for line in self.lines:
            line.clear()

    def _show(self, on: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
        for line in self.lines:
            line.setEchoMode(mode)

    def _judge(self, text: str) -> None:
        self.meter.setValue(min(length(text), self.meter.maximum()))
        advice = LEVELS[level(text)][1] if text else N_(
            "Take four or five words that do not belong together. Nobody can reset it: without it "
            "the vault stays shut, for you as well."
        )  # fmt: skip
        self.advice.setText(self.tr_(advice))


class RestoreDialog(Dialog):
    """How a backup that was opened comes into the vault: `replaces()` is the answer."""

    def __init__(self, count: int, here: int, tr: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(N_("Restore the vault"), tr, parent, ok=N_("Restore"))
        in_backup = tr.plural("The backup has {n} record.", "The backup has {n} records.", count)
        in_vault = tr.plural("The vault has {n} record.", "The vault has {n} records.", here)
        self.body.addWidget(quiet(f"{in_backup} {in_vault}"))
        self.merge = QRadioButton(tr(N_("Merge: keep all, and of each the one changed last")))
        self.replace = QRadioButton(tr(N_("Replace: only what the backup has stays")))
        self.merge.setChecked(True)
        self.body.addWidget(self.merge)
        self.body.addWidget(self.replace)

    def replaces(self) -> bool:
        """Whether the backup takes the place of all that is there."""
        return self.replace.isChecked()


class MinutesDialog(Dialog):
    """After how many minutes without a key or a movement the vault locks itself."""

    def __init__(self, minutes: int, tr: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(N_("Locking by itself"), tr, parent, ok=N_("Save"))
        self.body.addWidget(quiet(tr(N_(
            "The vault locks itself when nobody touches keys or mouse for this long, when the "
            "computer wakes from sleep, and when Muharrir is closed."
        ))))  # fmt: skip
        self.minutes = QComboBox()
        self.minutes.setAccessibleName(tr(N_("Lock it after")))
        for one in sorted({*MINUTES, minutes}):
            self.minutes.addItem(tr.plural("{n} minute", "{n} minutes", one), one)
        self.minutes.setCurrentIndex(self.minutes.findData(minutes))
        rows = form()
        rows.addRow(tr(N_("Lock it after")), self.minutes)
        self.body.addLayout(rows)
