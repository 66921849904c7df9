"""The source library: search as you type, see who a source is and where it was used, take it over.

Asks the shelf, which answers later; never waits. Changes no article itself.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from editor.lang.dates import format_date
from editor.lang.i18n import N_, Catalogue
from editor.library.entries import Conflict, Entry, Use
from editor.model.article import Article
from editor.model.sources import SOURCE_KIND, Source
from editor.ui.dialog import Dialog, ask, form, quiet
from editor.ui.sources.shelf import Shelf
from editor.ui.sources.source_fields import LABELS, said
from editor.ui.sources.source_form import SourceForm
from editor.ui.sources.source_list import SourceList
from editor.ui.sources.source_words import (
    chain_text,
    isolated_name,
    kind_name,
    short_name,
    value_text,
)

NOT_FOUND: Final = N_("No source is called that")
EMPTY: Final = N_(
    "The library is empty. “Keep the sources in the library” in the Sources menu fills it."
)


class LibraryDialog(Dialog):
    """Stays open while sources are taken over."""

    add_wanted = Signal(object)
    """A tuple of sources, carriers included."""
    place_wanted = Signal()

    def __init__(
        self, shelf: Shelf, article: Article, tr: Catalogue, parent: QWidget | None = None
    ) -> None:
        super().__init__(N_("Source library"), tr, parent, ok=N_("Add to the article"))
        self.resize(860, 600)
        self._shelf = shelf
        self._there = {source.id for source in article.sources}
        self._entries: dict[str, Entry] = {}
        self._steps: tuple[Entry, ...] = ()
        self.cancel.setText(tr(N_("Close")))
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr(N_("Name, role, outlet, address…")))
        self.search.setAccessibleName(tr(N_("Search the library")))
        self.search.setClearButtonEnabled(True)
        self.list = SourceList(tr)
        self.list.walk_from(self.search)
        self.list.setDragEnabled(False)
        self.list.sources.plain = True
        self.told = quiet("")
        self.told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.told.hide()
        self.detail = QScrollArea()
        self.detail.setWidgetResizable(True)
        self.detail.setFrameShape(QFrame.Shape.NoFrame)
        self._lay_out()
        self.search.textChanged.connect(lambda _: self._search())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._look())
        self.list.activated.connect(lambda _: self.accept())
        self.list.key.connect(lambda key: self._delete() if key == "delete" else None)
        self.edit.clicked.connect(self._edit)
        self.remove.clicked.connect(self._delete)
        self.place.clicked.connect(lambda: self.place_wanted.emit())

    def _lay_out(self) -> None:
        tr = self.tr_
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addWidget(self.told, 1)
        halves = QHBoxLayout()
        halves.setSpacing(16)
        halves.addLayout(left, 5)
        halves.addWidget(self.detail, 6)
        self.body.addWidget(self.search)
        self.body.addLayout(halves, 1)
        role = self.buttons.ButtonRole.ActionRole
        self.edit = QPushButton(tr(N_("Edit…")))
        self.remove = QPushButton(tr(N_("Delete from the library")))
        self.place = QPushButton(tr(N_("Place…")))
        for button in (self.edit, self.remove, self.place):
            button.setAutoDefault(False)
            self.buttons.addButton(button, role)
        self._enable(found=False)

    def begin(self) -> None:
        """Ask for what is newest, or for what is searched."""
        self.say("")
        self._search()
        self.search.setFocus()

    def accept(self) -> None:
        """Take the current source over, and stay."""
        if self._steps:
            sources = tuple(entry.source for entry in self._steps)
            self._there.update(source.id for source in sources)
            self.add_wanted.emit(sources)
            self._look()

    # Searching

    def _search(self) -> None:
        wanted = self.search.text()
        self._shelf.ask(
            lambda library: (library.search(wanted), library.place), self._found, self._failed,
            topic="search",
        )  # fmt: skip

    def _found(self, answer: tuple[tuple[Entry, ...], str]) -> None:
        entries, place = answer
        self._entries = {entry.source.id: entry for entry in entries}
        sources = [entry.source for entry in entries]
        uses = {entry.source.id: entry.used for entry in entries}
        self.setWindowTitle(f"{self.tr_(N_('Source library'))} – \u2068{place}\u2069")
        current = self.list.current
        self.list.sources.show(sources, uses, rows=sources)
        if not self.list.choose(current) and sources:
            self.list.setCurrentIndex(self.list.sources.index(0))
        nothing = NOT_FOUND if self.search.text() else EMPTY
        self.told.setText("" if sources else self.tr_(nothing))
        self.told.setVisible(not sources)
        for half in (self.list, self.detail):
            half.setVisible(bool(sources))
        self._look()

    def _failed(self, sentence: str) -> None:
        self.list.sources.show((), {})
        self._look()
        self.say(sentence)

    # The one in front

    def _look(self) -> None:
        """Show the current source, and ask for its carriers and its uses."""
        id = self.list.current
        self._steps = ()
        self._enable(found=bool(id) and id in self._entries)
        if id not in self._entries:
            self.detail.setWidget(QWidget())
            return
        self._shelf.ask(
            lambda library: (library.with_carriers(id), library.used_in(id)),
            lambda answer: self._show(id, *answer), self._failed, topic="look",
        )  # fmt: skip

    def _show(self, id: str, steps: tuple[Entry, ...], uses: tuple[Use, ...]) -> None:
        if id != self.list.current or not steps:
            return
        self._steps = steps
        self._enable(found=True)
        source = steps[0].source
        body = QWidget()
        rows = QVBoxLayout(body)
        rows.setContentsMargins(4, 4, 10, 4)
        rows.setSpacing(8)
        title = QLabel(source.name or short_name(source, self.tr_))
        title.setProperty("title", True)
        title.setWordWrap(True)
        rows.addWidget(title)
        known = {entry.source.id: entry.source for entry in steps}
        rows.addWidget(quiet(kind_name(source, self.tr_)))
        if told := chain_text(source, known, self.tr_):
            rows.addWidget(QLabel(told))
        rows.addLayout(self._fields(source))
        rows.addWidget(self._heading(N_("Used before")))
        rows.addWidget(self._uses(uses))
        rows.addStretch(1)
        self.detail.setWidget(body)

    def _heading(self, title: str) -> QLabel:
        label = QLabel(self.tr_(title))
        label.setProperty("heading", True)
        return label

    def _fields(self, source: Source) -> QFormLayout:
        rows = form()
        for name in SOURCE_KIND[source.kind].fields:
            text = said(name, source, self.tr_)
            if text and name != "name":
                label = QLabel(self.tr_(LABELS[name]))
                label.setProperty("quiet", True)
                shown = QLabel(value_text(text, self.tr_))
                shown.setTextFormat(Qt.TextFormat.PlainText)
                shown.setWordWrap(True)
                rows.addRow(label, shown)
        return rows

    def _uses(self, uses: tuple[Use, ...]) -> QLabel:
        tr = self.tr_
        lines = [
            f"{value_text(use.headline or tr(N_('An article under embargo')), tr)} · "
            f"{format_date(use.cited_at[:10], tr.language)}"
            for use in uses[:20]
        ]
        return quiet("\n".join(lines) or tr(N_("No saved article has cited it yet.")))

    def _enable(self, *, found: bool) -> None:
        there = self.list.current in self._there
        self.ok.setEnabled(found and bool(self._steps) and not there)
        self.ok.setText(self.tr_(N_("In the article already") if there and found
                                 else N_("Add to the article")))  # fmt: skip
        self.edit.setEnabled(found)
        self.remove.setEnabled(found)

    # Changing the library

    def _edit(self) -> None:
        entry = self._entries.get(self.list.current)
        if entry is None:
            return
        others = [one.source for one in self._entries.values()]
        dialog = SourceForm(entry.source, others, self.tr_, self)
        if ask(dialog):
            changed = dialog.source()
            self._shelf.ask(
                lambda library: library.update(entry, changed), self._changed, self._failed
            )

    def _changed(self, result: Entry | Conflict) -> None:
        if isinstance(result, Conflict):
            self._shelf.settle(result, lambda _: self._search())
        self._search()

    def _delete(self) -> None:
        entry = self._entries.get(self.list.current)
        if entry is None:
            return
        tr = self.tr_
        button = QMessageBox.StandardButton
        sure = QMessageBox.question(
            self, tr(N_("Source library")),
            tr(N_("Delete “{name}” from the library? Articles keep their own copies."),
               name=isolated_name(entry.source, tr)),
            button.Yes | button.No, button.No,
        )  # fmt: skip
        if sure == button.Yes:
            self._shelf.ask(
                lambda library: library.delete((entry,)), lambda _: self._search(), self._failed
            )
