"""The house's own attribution phrases: one a line, with an example under them as they are written.

Gives the phrases back; writes nothing.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTextEdit, QWidget

from editor.edit.attribution import Templates, phrases, problem_in, templates
from editor.lang.direction import language_direction
from editor.lang.i18n import N_, Catalogue
from editor.library.house_phrases import problem_of
from editor.model.sources import Source
from editor.ui.dialog import Dialog, quiet

EXAMPLES: Final[dict[str, tuple[tuple[Source, Source], ...]]] = {
    "ar": (
        (Source("m", "person", name="هالة المنصوري", role="وزيرة الاتصالات", gender="f", via="a"),
         Source("a", "agency", name="وكالة المرفأ", gender="f")),
        (Source("m", "person", name="سامر الخطيب", role="مدير الميناء", gender="m", via="a"),
         Source("a", "organisation", name="المكتب الإعلامي", gender="m")),
    ),
    "": (
        (Source("m", "person", name="Hala Al-Mansouri", role="minister", gender="f", via="a"),
         Source("a", "agency", name="Marfa News", gender="f")),
        (Source("m", "person", name="Samer Khatib", role="port manager", gender="m", via="a"),
         Source("a", "organisation", name="the press office", gender="m")),
    ),
}  # fmt: skip
"""A woman and a man, each with a carrier: what the phrase at the caret makes of them is shown."""

FIELDS: Final = N_(
    "One phrase a line. {source} is the source and {carrier} who carried it; {gender} agrees with "
    "the gender, and {preposition} puts the preposition “to” before the name."
)


class PhrasesDialog(Dialog):
    """`phrases()` are the house's, or None for the shipped ones."""

    def __init__(
        self, own: Templates | None, language: str, tr: Catalogue, parent: QWidget | None = None
    ) -> None:
        super().__init__(N_("Attribution phrases"), tr, parent, ok=N_("Save"))
        self.resize(560, 600)
        self._language = language
        self._shipped = templates(language)
        rtl = language_direction(language) == "rtl"
        direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        self.alone = self._lines(N_("For a source that spoke to us"), direction)
        self.via = self._lines(N_("For a source that another one carried"), direction)
        self.carriers = QLineEdit()
        self.carriers.setAccessibleName(tr(N_("Between carriers")))
        self.carriers.setLayoutDirection(direction)
        self.body.addWidget(quiet(tr(N_("Between carriers"))))
        self.body.addWidget(self.carriers)
        fields = {"source": "{name}", "carrier": "{carrier}", "gender": "{name?قال|قالت}",
                  "preposition": "{to:name}"}  # fmt: skip
        fields = {key: f"\u2066{value}\u2069" for key, value in fields.items()}
        self.body.addWidget(quiet(tr(FIELDS, **fields)))
        self.example = QLabel()
        self.example.setWordWrap(True)
        self.example.setTextFormat(Qt.TextFormat.PlainText)
        self.body.addWidget(self.example)
        back = QPushButton(tr(N_("Back to the shipped ones")))
        back.setAutoDefault(False)
        back.clicked.connect(lambda: self._fill(self._shipped))
        self.buttons.addButton(back, self.buttons.ButtonRole.ActionRole)
        self._front = self.alone
        for part in (self.alone, self.via, self.carriers):
            part.textChanged.connect(self._check)
        for text in (self.alone, self.via):
            text.cursorPositionChanged.connect(lambda text=text: self._look_at(text))
        self._fill(own or self._shipped)
        self._look_at(self.alone)
        self.alone.setFocus()

    def phrases(self) -> Templates | None:
        """What is written."""
        found = Templates(_of(self.alone), _of(self.via), self.carriers.text())
        return None if found == self._shipped else found

    def problem_of(self) -> str:
        found = self.phrases()
        if found is None:
            return ""
        return problem_of(found) or ("" if found.alone else N_("Write at least one phrase."))

    def _lines(self, title: str, direction: Qt.LayoutDirection) -> QTextEdit:
        text = QTextEdit()
        text.setAcceptRichText(False)
        text.setProperty("field", True)
        text.setAccessibleName(self.tr_(title))
        text.setLayoutDirection(direction)
        text.setTabChangesFocus(True)
        option = text.document().defaultTextOption()
        option.setTextDirection(direction)
        text.document().setDefaultTextOption(option)
        self.body.addWidget(quiet(self.tr_(title)))
        self.body.addWidget(text, 1)
        return text

    def _fill(self, found: Templates) -> None:
        for text, lines in ((self.alone, found.alone), (self.via, found.via)):
            text.setPlainText("\n".join(lines))
        self.carriers.setText(found.carriers)
        self._check()

    def _check(self) -> None:
        wrong = self.problem_of()
        self.say(wrong)
        self.ok.setEnabled(not wrong)
        self._show_example()

    def _look_at(self, text: QTextEdit) -> None:
        self._front = text
        self._show_example()

    def _show_example(self) -> None:
        """How the phrase at the caret reads of a woman and of a man."""
        line = self._front.textCursor().block().text().strip()
        carried = self._front is self.via
        if not line or problem_in(line, carried=carried):
            self.example.setText("")
            return
        own = Templates(() if carried else (line,), (line,) if carried else (),
                        self.carriers.text())  # fmt: skip
        base = self._language.partition("-")[0]
        told: list[str] = []
        for source, carrier in EXAMPLES.get(base, EXAMPLES[""]):
            known = {carrier.id: carrier} if carried else {}
            told += phrases(source, known, self._language, own)
        self.example.setText("\n".join(told))


def _of(text: QTextEdit) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.toPlainText().split("\n") if line.strip())
