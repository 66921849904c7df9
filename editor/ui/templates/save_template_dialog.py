"""Asking how a template of one's own is to be called, and what becomes of the words in it."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from editor.lang.i18n import N_, Catalogue
from editor.templates.saving import Words
from editor.ui.dialog import Dialog, form, line, quiet
from editor.value import frozen

WORDS: Final[tuple[tuple[Words, str], ...]] = (
    ("kept", N_("Keep the text")),
    ("emptied", N_("Take the text out, keep the headings and the order")),
    ("slots", N_("Turn the text into slots to fill in")),
)


@frozen
class SaveTemplateValue:
    """What was chosen."""

    title: str
    summary: str
    words: Words = "kept"


class SaveTemplateDialog(Dialog):
    """For a section (`whole` False) the words are always kept."""

    def __init__(
        self, tr: Catalogue, parent: QWidget | None = None, *, title: str = "", whole: bool = True
    ) -> None:
        name = N_("Save the article as a template") if whole else N_("Save as a section template")
        super().__init__(name, tr, parent, ok=N_("Save"))
        self.title = line(title, tr(N_("Name")), tr(N_("As the gallery shows it")))
        self.summary = line("", tr(N_("When to use it")), tr(N_("One sentence")))
        rows = form()
        rows.addRow(tr(N_("Name")), self.title)
        rows.addRow(tr(N_("When to use it")), self.summary)
        self.words = QButtonGroup(self)
        if whole:
            choices = QVBoxLayout()
            choices.setSpacing(6)
            for number, (_, label) in enumerate(WORDS):
                button = QRadioButton(tr(label))
                button.setChecked(number == 0)
                self.words.addButton(button, number)
                choices.addWidget(button)
            rows.addRow(tr(N_("Text")), choices)
        self.body.addLayout(rows)
        self.body.addWidget(
            quiet(tr(N_("Citations, comments, deleted words and pictures stay with the article.")))
        )
        self.title.selectAll()
        self.title.setFocus()

    def value(self) -> SaveTemplateValue:
        """What is chosen at the moment."""
        chosen = self.words.checkedId()
        words = WORDS[chosen][0] if chosen >= 0 else "kept"
        title, summary = self.title.text().split(), self.summary.text().split()
        return SaveTemplateValue(" ".join(title), " ".join(summary), words)

    def problem_of(self) -> str:
        return "" if self.value().title else N_("A template needs a name.")
