"""The attribution helper: choose a source, choose how the text names it.

Gives a phrase back and changes nothing. The phrases come from `editor.edit.attribution`.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPushButton, QWidget

from editor.edit.attribution import phrases
from editor.formats.disk import FileProblem
from editor.lang.direction import language_direction
from editor.lang.i18n import N_, Catalogue
from editor.library.house_phrases import house_phrases, keep_phrases
from editor.model.sources import Source, may_appear
from editor.ui.dialog import Dialog, ask, quiet
from editor.ui.sources.phrases_dialog import PhrasesDialog
from editor.ui.sources.source_list import SOURCE, SourceList

Key = Qt.Key


class AttributionDialog(Dialog):
    """`phrase()` is the answer; `wants_new` that none of the sources is meant."""

    def __init__(
        self, sources: Sequence[Source], start: str, language: str, tr: Catalogue,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(N_("Insert attribution"), tr, parent)
        self.resize(520, 560)
        self.wants_new = False
        self._sources = {source.id: source for source in sources}
        self._language = language
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr(N_("Search sources")))
        self.search.setAccessibleName(self.search.placeholderText())
        self.list = SourceList(tr)
        self.list.setDragEnabled(False)
        self.list.types_into(self.search)
        self.list.sources.show(tuple(sources), None)
        self.phrases = QListWidget()
        self.phrases.setAccessibleName(tr(N_("Phrases")))
        self.phrases.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.phrases.setWordWrap(True)
        self.phrases.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft
            if language_direction(language) == "rtl"
            else Qt.LayoutDirection.LeftToRight
        )
        self.note: QLabel = quiet("")
        for part, stretch in (
            (self.search, 0), (self.list, 3),
            (quiet(tr(N_("How the text names it"))), 0), (self.phrases, 2), (self.note, 0),
        ):  # fmt: skip
            self.body.addWidget(part, stretch)
        own = QPushButton(tr(N_("Phrases…")))
        own.setAutoDefault(False)
        own.setToolTip(tr(N_("Write the phrases that your house uses")))
        own.clicked.connect(self._write_phrases)
        self.buttons.addButton(own, self.buttons.ButtonRole.ActionRole)
        new = QPushButton(tr(N_("New source…")))
        self.buttons.addButton(new, self.buttons.ButtonRole.ActionRole)
        new.setAutoDefault(False)
        new.clicked.connect(self._new)
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show())
        self.list.activated.connect(lambda _: self.accept())
        self.phrases.itemActivated.connect(lambda _: self.accept())
        if not self.list.choose(start) and sources:
            self.list.setCurrentIndex(self.list.sources.index(0))
        self._show()
        self.search.setFocus()

    def phrase(self) -> str:
        """The phrase that was chosen."""
        item = self.phrases.currentItem()
        return item.text() if item else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the field, up and down walk the sources; with Ctrl the phrases."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Key.Key_Down: 1, Key.Key_Up: -1}.get(Key(event.key()))
            if step is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                row = min(max(self.phrases.currentRow() + step, 0), self.phrases.count() - 1)
                self.phrases.setCurrentRow(row)
                return True
            if step is not None:
                self.list.step(step)
                return True
        return super().eventFilter(watched, event)

    def _filter(self, wanted: str) -> None:
        current = self.list.current
        self.list.sources.show(tuple(self._sources.values()), None, wanted)
        if not self.list.choose(current) and self.list.sources.rowCount():
            self.list.setCurrentIndex(self.list.sources.index(0))
        self._show()

    def _show(self) -> None:
        index = self.list.currentIndex()
        source: Source | None = index.data(SOURCE) if index.isValid() else None
        self.phrases.clear()
        own = house_phrases(self._language)
        found = phrases(source, self._sources, self._language, own) if source else ()
        self.phrases.addItems(list(dict.fromkeys(found)))
        self.phrases.setCurrentRow(0)
        told = ""
        if not self._sources:
            told = self.tr_(N_("No sources yet"))
        elif source is not None and not may_appear(source):
            told = self.tr_(N_("This source is off the record: the text may not name it."))
        self.note.setText(told)
        self.note.setVisible(bool(told))
        self.ok.setEnabled(bool(found))

    def _write_phrases(self) -> None:
        dialog = PhrasesDialog(house_phrases(self._language), self._language, self.tr_, self)
        if ask(dialog):
            try:
                keep_phrases(self._language, dialog.phrases())
            except FileProblem as problem:
                self.say(problem.sentence)
            self._show()
        self.search.setFocus()

    def _new(self) -> None:
        self.wants_new = True
        super().accept()
