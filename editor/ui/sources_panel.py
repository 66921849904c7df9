"""The sources of the article: who they are, how well verified, where each one is used.

Shows and asks; every change is asked for by a signal. Drag a source onto the text to cite it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.edit.citations import cite_uses
from editor.edit.sources import uncited_quotations, unused_sources
from editor.edit.state import Selection
from editor.lang.arabic import fold
from editor.lang.i18n import N_, Catalogue
from editor.model.article import Article
from editor.model.sources import SOURCE_KIND, Source, chain
from editor.session.session import Change, Session
from editor.ui.coverage import CoverageMap, Meter
from editor.ui.empty import EmptyState
from editor.ui.icons import icon

ID: Final = Qt.ItemDataRole.UserRole
MIME: Final = "application/x-muharrir-source"
VERIFICATION_COLOURS: Final[dict[str, str]] = {
    "unverified": "#9aa5b4", "partly": "#d99a2b", "corroborated": "#3f8fd6",
    "confirmed": "#2e9e5b", "disputed": "#c9573f", "retracted": "#8a1f1f",
}  # fmt: skip


def dot(colour: str) -> QIcon:
    """A small filled circle."""
    pixmap = QPixmap(28, 28)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(colour))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(7, 7, 14, 14)
    painter.end()
    return QIcon(pixmap)


class _List(QListWidget):
    """Sources that can be dragged onto the text."""

    deleted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setWordWrap(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def mimeData(self, items: list[QListWidgetItem]) -> QMimeData:  # type: ignore[override]
        data = QMimeData()
        data.setData(MIME, "\n".join(item.data(ID) for item in items).encode("utf-8"))
        return data

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)


class SourcesPanel(QWidget):
    """Follows one session."""

    go_to = Signal(object)
    new_wanted = Signal()
    edit_wanted = Signal(str)
    cite_wanted = Signal(str)
    delete_wanted = Signal(str)
    duplicate_wanted = Signal(str)
    merge_wanted = Signal(str, str)

    def __init__(self, tr: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._session: Session | None = None
        self._forget: Callable[[], None] = lambda: None
        self._walk: dict[str, int] = {}
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr(N_("Search sources")))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.textChanged.connect(lambda _: self._fill())
        add = QToolButton()
        add.setIcon(icon("add"))
        add.setToolTip(tr(N_("New source")))
        add.setAccessibleName(tr(N_("New source")))
        add.clicked.connect(self.new_wanted)
        head = QHBoxLayout()
        head.addWidget(self.search, 1)
        head.addWidget(add)
        self.list = _List()
        self.list.setAccessibleName(tr(N_("Sources")))
        self.list.itemActivated.connect(lambda item: self.edit_wanted.emit(item.data(ID)))
        self.list.itemClicked.connect(lambda item: self._next_use(item.data(ID)))
        self.list.customContextMenuRequested.connect(self._menu)
        self.list.deleted.connect(lambda: self._with_current(self.delete_wanted))
        self.empty = EmptyState(
            tr(N_("No sources yet")),
            tr(N_("Select the words that a source supports and press Ctrl+Shift+C.")),
        )
        self.meter = Meter(tr)
        self.gaps = QLabel()
        self.gaps.setWordWrap(True)
        self.gaps.setProperty("quiet", True)
        self.gaps.linkActivated.connect(self._gap)
        self.map = CoverageMap(tr)
        self.map.go_to.connect(self.go_to)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.list, 3)
        layout.addWidget(self.empty)
        layout.addWidget(self.meter)
        layout.addWidget(self.gaps)
        layout.addWidget(self.map, 2)

    def show_session(self, session: Session | None) -> None:
        """Follow this session, or none."""
        self._forget()
        self._forget = session.subscribe(self._changed) if session else lambda: None
        self._session = session
        self._walk = {}
        self._fill()

    def select(self, id: str) -> None:
        """Show which source is meant."""
        for row in range(self.list.count()):
            if self.list.item(row).data(ID) == id:
                self.list.setCurrentRow(row)
                self.list.scrollToItem(self.list.item(row))

    def _changed(self, change: Change) -> None:
        if change.before.article is not change.after.article:
            self._fill()

    def _fill(self) -> None:
        article = self._session.article if self._session else None
        current = self.list.currentItem().data(ID) if self.list.currentItem() else ""
        self.list.clear()
        wanted = fold(self.search.text())
        known = {one.id: one for one in article.sources} if article else {}
        for source in known.values():
            names = fold(" ".join((source.label, source.name, source.name_latin, source.title)))
            if wanted in names and article is not None:
                self.list.addItem(self._row(source, known, article))
        self.select(current)
        self.list.setVisible(bool(known))
        self.empty.setVisible(not known)
        self.meter.show_article(article)
        self.map.show_article(article)
        self._say_gaps(article)

    def _row(self, source: Source, known: dict[str, Source], article: Article) -> QListWidgetItem:
        tr = self._tr
        uses = len(cite_uses(article, source.id))
        names = [step.label or step.name or step.title or step.id for step in chain(source, known)]
        title = names[0]
        if len(names) > 1:
            title += " " + tr(N_("via {names}"), names=tr(N_(" via ")).join(names[1:]))
        kind = tr(SOURCE_KIND[source.kind].label) if source.kind in SOURCE_KIND else source.kind
        used = tr.plural("used once", "used {n} times", uses) if uses else tr(N_("not used yet"))
        item = QListWidgetItem(dot(VERIFICATION_COLOURS[source.verification]), "")
        item.setText(f"{title}\n{kind} · {used}")
        item.setData(ID, source.id)
        item.setToolTip("\n".join(filter(None, (source.name, source.description, source.url))))
        if source.confidential:
            item.setIcon(icon("vault"))
        return item

    def _say_gaps(self, article: Article | None) -> None:
        quotes = len(uncited_quotations(article)) if article else 0
        unused = len(unused_sources(article)) if article else 0
        tr = self._tr
        parts = []
        if quotes:
            text = tr.plural(
                "{n} quotation without a source", "{n} quotations without a source", quotes
            )
            parts.append(f'<a href="quote">{text}</a>')
        if unused:
            parts.append(tr.plural("{n} source is not used", "{n} sources are not used", unused))
        self.gaps.setText(" · ".join(parts))
        self.gaps.setVisible(bool(parts))

    def _gap(self, _: str) -> None:
        if self._session is None:
            return
        found = uncited_quotations(self._session.article)
        place = self._walk.get("", -1) + 1
        self._walk[""] = place
        if found:
            self.go_to.emit(Selection.span(*found[place % len(found)]))

    def _next_use(self, id: str) -> None:
        """Each click goes one use further."""
        if self._session is None:
            return
        uses = [use for use in cite_uses(self._session.article, id) if use.offset >= 0]
        if uses:
            place = (self._walk.get(id, -1) + 1) % len(uses)
            self._walk[id] = place
            self.go_to.emit(Selection.at(uses[place].block, uses[place].offset))

    def _with_current(self, signal: object) -> None:
        if item := self.list.currentItem():
            signal.emit(item.data(ID))  # type: ignore[attr-defined]

    def _menu(self, place: object) -> None:
        if self.list.currentRow() < 0:
            return
        item = self.list.currentItem()
        id, tr = item.data(ID), self._tr
        menu = QMenu(self)
        for title, signal in (
            (N_("Cite here"), self.cite_wanted),
            (N_("Edit…"), self.edit_wanted),
            (N_("Duplicate"), self.duplicate_wanted),
            (N_("Delete with its citations"), self.delete_wanted),
        ):
            menu.addAction(tr(title)).triggered.connect(lambda _=False, s=signal: s.emit(id))
        others = menu.addMenu(tr(N_("Merge into")))
        for other in self._session.article.sources if self._session else ():
            if other.id != id:
                action = others.addAction(other.label or other.name or other.id)
                action.triggered.connect(
                    lambda _=False, keep=other.id: self.merge_wanted.emit(keep, id)
                )
        menu.popup(self.list.mapToGlobal(place))  # type: ignore[call-overload]
