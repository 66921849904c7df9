"""One recovered article in the recovery dialog: its words, with what its file lacks marked.

Added words are underlined and removed ones struck through, so that no colour is needed to tell.
"""

from __future__ import annotations

from datetime import datetime
from html import escape
from typing import Final

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QTextBrowser, QVBoxLayout, QWidget

from editor.edit.comparing import Line, compare, words
from editor.formats.disk import FileProblem
from editor.lang.dates import format_date
from editor.lang.i18n import N_, Catalogue
from editor.session.beside import Beside, beside
from editor.session.entry import Recovered
from editor.ui.theme import DARK, LIGHT, Colours

FIRST: Final = "first"
"""The anchor of the first change."""


def moment_of(kept: str) -> datetime | None:
    """The time in an entry; None where it makes no sense."""
    try:
        return datetime.fromisoformat(kept)
    except ValueError:
        return None


def clock(moment: datetime, language: str) -> str:
    """A date and a time to the second, where the user is."""
    here = moment.astimezone()
    return f"{format_date(here.date(), language)} · {here:%H:%M:%S}"


class RecoveredView(QWidget):
    """Facts above, words below."""

    def __init__(self, tr: Catalogue, language: str) -> None:
        super().__init__()
        self._tr, self._language = tr, language
        self.facts = QLabel()
        self.facts.setWordWrap(True)
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setProperty("field", True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr(N_("What was kept of it")))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.facts)
        layout.addWidget(self.text, 1)

    def show_one(self, one: Recovered) -> Beside | None:
        """Show it, and what it was compared with; None where it cannot be read."""
        try:
            both = beside(one)
        except FileProblem as problem:
            self.facts.clear()
            self.text.setPlainText(self._tr.say(problem.sentence))
            return None
        lines = compare(both.file if both.file is not None else both.article, both.article)
        self.facts.setText("\n".join(self._facts(one, both, lines)))
        self.text.setHtml(_page(lines, both.article.direction, self._colours()))
        self.text.scrollToAnchor(FIRST)
        return both

    def _facts(self, one: Recovered, both: Beside, lines: tuple[Line, ...]) -> list[str]:
        tr = self._tr
        rows = []
        if moment := moment_of(one.kept):
            rows.append(tr(N_("Kept: {time}"), time=clock(moment, self._language)))
        if both.file is None:
            total = tr.plural("{n} word", "{n} words", words(lines, ""))
            why = tr.say(both.problem) if both.problem else tr(N_("It was never saved to a file"))
            return [*rows, total, why]
        if both.saved is not None:
            rows.append(tr(N_("File: {time}"), time=clock(both.saved, self._language)))
        added, removed = words(lines, "added"), words(lines, "removed")
        if both.article == both.file:
            rows.append(tr(N_("It is the same as its file.")))
        elif not added + removed:
            rows.append(tr(N_("The words are those of the file; details or formatting differ.")))
        else:
            rows.append(
                tr.plural("{n} word added", "{n} words added", added)
                + " · "
                + tr.plural("{n} word removed", "{n} words removed", removed)
            )
        if both.foreign:
            rows.append(tr(N_("Another program wrote the file in the meantime.")))
        return rows

    def _colours(self) -> Colours:
        base = self.palette().color(QPalette.ColorRole.Base)
        return DARK if base.lightness() < 128 else LIGHT


def _page(lines: tuple[Line, ...], direction: str, colours: Colours) -> str:
    styles = {
        "": "",
        "added": f"color: {colours.good}; text-decoration: underline",
        "removed": f"color: {colours.danger}; text-decoration: line-through",
    }
    out, first = [], f'<a name="{FIRST}"></a>'
    for line in lines:
        anchor = first if line.changed else ""
        first = "" if line.changed else first
        inner = "".join(
            f'<span style="{styles[piece.change]}">{escape(piece.text)}</span>'
            for piece in line.pieces
        ).replace("\n", "<br>")
        out.append(f'<p dir="{direction}">{anchor}{inner}</p>')
    return "".join(out)
