"""The sources of the article: who they are, how well verified, where each one is used.

Shows and asks; every change is asked for by a signal. Looks at the article a moment after it
changed, and not at all while it is hidden.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.edit.state import Selection
from editor.edit.survey import Survey, survey
from editor.lang.i18n import N_, Catalogue
from editor.model.article import Article
from editor.session.session import Change, Session
from editor.ui.empty import EmptyState
from editor.ui.icons import icon
from editor.ui.menu_keys import give_letters
from editor.ui.sources.coverage import CoverageMap, Legend, Meter
from editor.ui.sources.source_list import ID, SourceList
from editor.ui.sources.source_words import short_name

MOMENT: Final = 120
"""Milliseconds after the last change before the panel looks again."""
REFERENCES: Final = (".html", ".htm", ".bib", ".ris", ".json", ".csv", ".txt")
MOST: Final = 40
"""Gaps that a menu lists."""


class SourcesPanel(QWidget):
    """Follows one session."""

    go_to = Signal(object)
    show_wanted = Signal(object)
    """A selection to show while the panel keeps the keyboard."""
    new_wanted = Signal()
    capture_wanted = Signal(str, object)
    """Text that was pasted, and files that were dropped."""
    library_wanted = Signal()
    edit_wanted = Signal(str)
    cite_wanted = Signal(str)
    delete_wanted = Signal(str)
    duplicate_wanted = Signal(str)
    keep_wanted = Signal(str)
    merge_wanted = Signal(str)
    back_wanted = Signal()

    def __init__(self, tr: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._session: Session | None = None
        self._survey: Survey | None = None
        self._shown: Article | None = None
        self._forget: Callable[[], None] = lambda: None
        self._walk: dict[str, int] = {}
        self._timer = QTimer(self, singleShot=True, interval=MOMENT)
        self._timer.timeout.connect(self._fill)
        self._build()
        self.setAcceptDrops(True)

    def _build(self) -> None:
        tr = self._tr
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr(N_("Search sources")))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _: self._filter())
        self.search.installEventFilter(self)
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.search, 1)
        for name, words, act in (
            ("add", N_("New source"), self.new_wanted.emit),
            ("paste", N_("Add from an address or a reference"), self._capture),
            ("library", N_("Add from the library"), self.library_wanted.emit),
        ):
            head.addWidget(self._button(name, tr(words), act))
        self.list = SourceList(tr)
        self.list.clicked.connect(lambda index: self._next_use(str(index.data(ID))))
        self.list.activated.connect(lambda index: self.edit_wanted.emit(str(index.data(ID))))
        self.list.customContextMenuRequested.connect(self._menu)
        self.list.key.connect(self._key)
        self.list.types_into(self.search)
        self.empty = EmptyState(
            tr(N_("No sources yet")),
            tr(N_("Select the words that a source supports and press Ctrl+Shift+C, or paste an "
                  "address here. Type @ in the text to cite a source by its name.")),
        )  # fmt: skip
        self.nothing = EmptyState(tr(N_("No source is called that")), "")
        self.meter = Meter(tr)
        self.gaps = QLabel()
        self.gaps.setWordWrap(True)
        self.gaps.setProperty("quiet", True)
        self.gaps.linkActivated.connect(self._list_gaps)
        self.map = CoverageMap(tr)
        self.map.go_to.connect(self.go_to)
        self.map.source_chosen.connect(self.select)
        self.legend = Legend(tr)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 8)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._halves(), 1)

    def _halves(self) -> QSplitter:
        top, below = QWidget(), QWidget()
        self.below = below
        for half, parts in (
            (top, ((self.list, 1), (self.empty, 1), (self.nothing, 1))),
            (below, ((self.meter, 0), (self.gaps, 0), (self.map, 1), (self.legend, 0))),
        ):
            box = QVBoxLayout(half)
            box.setContentsMargins(0, 0 if half is top else 6, 0, 0)
            box.setSpacing(6)
            for part, stretch in parts:
                box.addWidget(part, stretch)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(top)
        split.addWidget(below)
        split.setSizes([340, 260])
        split.setStretchFactor(0, 5)
        split.setStretchFactor(1, 4)
        return split

    def _button(self, name: str, words: str, act: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(name))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(lambda: act())
        return button

    def show_session(self, session: Session | None) -> None:
        """Follow this session, or none."""
        self._forget()
        self._forget = session.subscribe(self._changed) if session else lambda: None
        self._session = session
        self._survey, self._shown = None, None
        self._walk = {}
        self._timer.stop()
        self._fill()

    def select(self, id: str) -> None:
        """Show which source is meant."""
        self._settle()
        if not self.list.choose(id) and self.search.text():
            self.search.clear()
            self.list.choose(id)

    def refresh(self) -> None:
        """Look at the article now."""
        self._timer.stop()
        self._fill()

    def _settle(self) -> None:
        if self._timer.isActive():
            self.refresh()

    def _changed(self, change: Change) -> None:
        """Look again in a moment: after the last of the keys, while somebody types."""
        if change.before.article is change.after.article:
            return
        if change.is_typing or not self._timer.isActive():
            self._timer.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._session is not None and self._shown is not self._session.article:
            self._fill()

    def _fill(self) -> None:
        article = self._session.article if self._session else None
        if article is not None and not self.isVisible() and self._shown is not None:
            return
        self._shown = article
        found = survey(article, self._survey) if article else None
        self._survey = found
        self._filter()
        sources = article.sources if article else ()
        self.below.setVisible(found is not None and bool(found.asked or sources))
        if article is not None and found is not None:
            self.meter.show_survey(found)
            self.map.show_survey(article, found)
        self._say_gaps(found)

    def _filter(self) -> None:
        """The sources that are searched for, of the article as it was looked at last."""
        article, found = self._shown, self._survey
        current = self.list.current
        uses = {id: len(places) for id, places in found.uses.items()} if found else {}
        sources = article.sources if article else ()
        self.list.sources.show(sources, uses, self.search.text())
        self.list.choose(current)
        rows = self.list.sources.rowCount()
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not sources)
        self.nothing.setVisible(bool(sources) and not rows)

    def _say_gaps(self, found: Survey | None) -> None:
        tr, parts = self._tr, []
        if quotes := len(found.quotations) if found else 0:
            told = tr.plural(
                "{n} quotation without a source", "{n} quotations without a source", quotes
            )
            parts.append(f'<a href="quotes">{told}</a>')
        if unused := len(found.unused) if found else 0:
            told = tr.plural("{n} source is not used", "{n} sources are not used", unused)
            parts.append(f'<a href="unused">{told}</a>')
        self.gaps.setText(" · ".join(parts))
        self.gaps.setVisible(bool(parts))

    def changeEvent(self, event: QEvent) -> None:
        """Links keep the colour that they were written in: write them again in another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "gaps"):
            told = self.gaps.text()
            self.gaps.clear()
            self.gaps.setText(told)

    def _list_gaps(self, which: str) -> None:
        """A menu of the gaps; each goes there."""
        self._settle()
        found, article = self._survey, self._shown
        if found is None or article is None:
            return
        menu = QMenu(self)
        if which == "quotes":
            for place, start, end in found.quotations[:MOST]:
                words = " ".join(article.blocks[place].text[start:end].split())
                action = menu.addAction(words[:60] + ("…" if len(words) > 60 else ""))
                there = Selection.span(place, start, end)
                action.triggered.connect(lambda _=False, there=there: self.go_to.emit(there))
        else:
            known = {source.id: source for source in article.sources}
            for id in found.unused[:MOST]:
                action = menu.addAction(short_name(known[id], self._tr))
                action.triggered.connect(lambda _=False, id=id: self._choose(id))
        menu.popup(self.gaps.mapToGlobal(QPoint(0, self.gaps.height())))

    def _choose(self, id: str) -> None:
        self.select(id)
        self.list.setFocus()

    def _next_use(self, id: str) -> None:
        """Each time one use further, and round again."""
        self._settle()
        found = self._survey
        uses = found.uses.get(id, ()) if found else ()
        if uses and found is not None:
            place = (self._walk.get(id, -1) + 1) % len(uses)
            self._walk = {id: place}
            self.show_wanted.emit(found.words_of(*uses[place]))

    # Keys, pasting, dropping

    def _key(self, asked: str) -> None:
        id = self.list.current
        if asked == "back":
            self.back_wanted.emit()
        elif asked == "paste":
            self._capture()
        elif id:
            {
                "cite": self.cite_wanted.emit, "delete": self.delete_wanted.emit,
                "duplicate": self.duplicate_wanted.emit, "walk": self._next_use,
            }[asked](id)  # fmt: skip

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down and Enter lead from the search into the list, Escape out of it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.list.setFocus()
                if not self.list.current and self.list.sources.rowCount():
                    self.list.setCurrentIndex(self.list.sources.index(0))
                return True
            if event.key() == Qt.Key.Key_Escape:
                if self.search.text():
                    self.search.clear()
                else:
                    self.back_wanted.emit()
                return True
        return super().eventFilter(watched, event)

    def _capture(self) -> None:
        self.capture_wanted.emit(QGuiApplication.clipboard().text(), ())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if _files(event) or (data.hasText() and event.source() is None):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = _files(event)
        self.capture_wanted.emit("" if files else event.mimeData().text(), files)
        event.acceptProposedAction()

    def _menu(self, place: QPoint) -> None:
        id, tr = self.list.current, self._tr
        if not id or self._session is None:
            return
        menu = QMenu(self)
        for title, keys, signal in (
            (N_("Cite here"), "Ctrl+Return", self.cite_wanted),
            (N_("Edit…"), "Return", self.edit_wanted),
            (N_("Duplicate"), "Ctrl+D", self.duplicate_wanted),
            (N_("Merge into…"), "", self.merge_wanted),
            (N_("Keep in the library"), "", self.keep_wanted),
            (N_("Delete with its citations"), "Delete", self.delete_wanted),
        ):
            action = menu.addAction(f"{tr(title)}\t{keys}" if keys else tr(title))
            action.triggered.connect(lambda _=False, s=signal: s.emit(id))
        give_letters(menu)
        menu.popup(self.list.viewport().mapToGlobal(place))


def _files(event: QDropEvent) -> tuple[Path, ...]:
    """The files among what is dragged that may hold references."""
    paths = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
    return tuple(path for path in paths if path.suffix.lower() in REFERENCES)
