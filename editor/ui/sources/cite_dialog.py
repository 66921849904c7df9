"""Citing: choose the sources behind the selected words, where in each, and a remark."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.lang.i18n import N_, Catalogue
from editor.model.inline import Ref, Text
from editor.model.sources import Source
from editor.ui.dialog import Dialog, quiet
from editor.ui.icons import icon
from editor.ui.sources.source_list import SourceList
from editor.ui.sources.source_words import isolated_name

Key = Qt.Key


class CiteDialog(Dialog):
    """`refs()` and `note()` are the answer; `wants_new` that none of the sources fits.

    Enter cites the source it stands on; with Ctrl that source is chosen and one more can be.
    """

    def __init__(
        self, claim: str, sources: Sequence[Source], refs: Sequence[Ref], note: str, tr: Catalogue,
        parent: QWidget | None = None, *, near: str = "",
    ) -> None:  # fmt: skip
        super().__init__(N_("Cite a source"), tr, parent, ok=N_("Cite"))
        self.resize(560, 560)
        self.wants_new = False
        self._sources = {source.id: source for source in sources}
        self._rows: dict[str, tuple[QWidget, QLineEdit]] = {}
        words = quiet(claim or tr(N_("No words are selected: the marker stands at the caret.")))
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr(N_("Search sources")))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.installEventFilter(self)
        self.list = SourceList(tr)
        self.list.setDragEnabled(False)
        self.list.sources.show(tuple(sources), None)
        self.list.activated.connect(lambda _: self.choose(self.list.current))
        self.list.key.connect(lambda key: self.choose(self.list.current) if key == "walk" else None)
        self.list.types_into(self.search)
        self.chosen = QVBoxLayout()
        self.chosen.setSpacing(6)
        self.hint = quiet(tr(N_("Enter cites the source; Ctrl+Enter chooses it and one more.")))
        self.remark = QLineEdit(note)
        self.remark.setPlaceholderText(tr(N_("A remark of your own for the note")))
        self.remark.setAccessibleName(self.remark.placeholderText())
        new = QPushButton(tr(N_("New source…")))
        new.setAutoDefault(False)
        self.buttons.addButton(new, self.buttons.ButtonRole.ActionRole)
        new.clicked.connect(self._new)
        for part, stretch in ((words, 0), (self.search, 0), (self.list, 1), (self.hint, 0)):
            self.body.addWidget(part, stretch)
        self.body.addLayout(self.chosen)
        self.body.addWidget(self.remark)
        for ref in refs:
            self.choose(ref.source, ref.locator)
        self.search.textChanged.connect(self._filter)
        start = refs[0].source if refs else near
        if not self.list.choose(start) and sources:
            self.list.setCurrentIndex(self.list.sources.index(0))
        self.search.setFocus()

    def refs(self) -> tuple[Ref, ...]:
        """The chosen sources, in the order in which they were chosen."""
        return tuple(Ref(id, line.text().strip()) for id, (_, line) in self._rows.items())

    def note(self) -> tuple[Text, ...]:
        """The remark."""
        text = self.remark.text().strip()
        return (Text(text),) if text else ()

    def choose(self, id: str, locator: str = "") -> None:
        """Take a source, with a field for where in it."""
        source = self._sources.get(id)
        if source is None or id in self._rows:
            return
        row = QWidget()
        line = QLineEdit(locator)
        line.setPlaceholderText(self.tr_(N_("Where in it: page, paragraph, minute")))
        name = QLabel(isolated_name(source, self.tr_))
        name.setProperty("heading", True)
        line.setAccessibleName(f"{name.text()}: {line.placeholderText()}")
        gone = QToolButton()
        gone.setIcon(icon("close"))
        gone.setToolTip(self.tr_(N_("Do not cite it")))
        gone.setAccessibleName(gone.toolTip())
        gone.clicked.connect(lambda: self.drop(id))
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(name, 1)
        box.addWidget(line, 2)
        box.addWidget(gone)
        self.chosen.addWidget(row)
        self._rows[id] = (row, line)
        line.setFocus()

    def drop(self, id: str) -> None:
        """Give a chosen source up."""
        row, _ = self._rows.pop(id)
        row.hide()
        row.deleteLater()

    def accept(self) -> None:
        """With nothing chosen, it is the source that the list stands on."""
        if not self._rows and not self.note():
            self.choose(self.list.current)
        super().accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the field, up and down walk the list, Ctrl+Enter chooses."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Key.Key_Down: 1, Key.Key_Up: -1}.get(Key(event.key()))
            if step is not None:
                self.list.step(step)
                return True
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if control and event.key() in (Key.Key_Return, Key.Key_Enter):
                self.choose(self.list.current)
                self.search.clear()
                self.search.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _filter(self, wanted: str) -> None:
        current = self.list.current
        self.list.sources.show(tuple(self._sources.values()), None, wanted)
        if not self.list.choose(current) and self.list.sources.rowCount():
            self.list.setCurrentIndex(self.list.sources.index(0))

    def _new(self) -> None:
        self.wants_new = True
        self.reject()
