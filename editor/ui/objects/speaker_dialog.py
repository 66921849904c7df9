"""Asking who speaks in a quotation, question or answer: one line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget

from editor.lang.i18n import N_, Catalogue
from editor.model.article import Article
from editor.model.sources import is_named
from editor.ui.dialog import Dialog, form, line


def known_speakers(article: Article) -> tuple[str, ...]:
    """Names to offer: who already speaks in the article, then its named sources."""
    speaking = (block.speaker for block in article.blocks)
    named = (source.name for source in article.sources if is_named(source))
    return tuple(dict.fromkeys(name for name in (*speaking, *named) if name))


class SpeakerDialog(Dialog):
    """`known` are names to complete from; `hint` is what an empty field asks for."""

    def __init__(
        self, tr: Catalogue, parent: QWidget | None = None, *, speaker: str = "",
        known: Sequence[str] = (), hint: str = "",
    ) -> None:  # fmt: skip
        super().__init__(N_("Speaker"), tr, parent, ok=N_("Save"))
        hint = hint or tr(N_("Name and role of who says this"))
        self.field = line(speaker, tr(N_("Speaker")), hint)
        completer = QCompleter(list(known), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field.setCompleter(completer)
        rows = form()
        rows.addRow(tr(N_("Speaker")), self.field)
        self.body.addLayout(rows)
        self.field.selectAll()
        self.field.setFocus()

    def value(self) -> str:
        """Who speaks; empty for nobody named."""
        return " ".join(self.field.text().split())
