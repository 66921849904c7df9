"""What still says who a source is after it moved into the vault: every place, with a way there,
and what can be done about the rest.

Looks at this article, the other open ones, file names, the list of recent files and the clipboard.
Changes nothing itself.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QPushButton, QWidget

from editor.edit.find import Query, find_all
from editor.edit.state import Selection
from editor.lang.i18n import N_, Catalogue
from editor.library.vault_moving import Place, places, says
from editor.model.article import Article
from editor.model.kinds import KIND
from editor.session.older import Older
from editor.session.recent import recent_files
from editor.ui.dialog import Dialog, quiet
from editor.ui.frame import Frame
from editor.ui.page import Page
from editor.ui.sources.sources_panel import SourcesPanel
from editor.value import frozen

MOST_ROWS: Final = 6
"""Places that are shown at once."""
OUT_OF_REACH: Final = N_(
    "Muharrir cannot reach other copies: exports, mails, backups of this computer, files in a "
    "cloud. What was deleted from a disk can sometimes be recovered."
)


@frozen
class Line:
    """One place as it is told, and the way there; None where there is none."""

    told: str
    go: Callable[[], object] | None = None


@frozen
class Left:
    """What was found. `names`: files in the list of recent ones whose names say it."""

    lines: tuple[Line, ...] = ()
    names: tuple[Path, ...] = ()
    clipboard: bool = False

    @property
    def nothing(self) -> bool:
        """Whether nothing says it any more."""
        return not (self.lines or self.names or self.clipboard)


def left_in(window: Frame, words: tuple[str, ...]) -> Left:
    """Every place within the program's reach that still says one of the words."""
    window.hand_in()
    tr = window.tr_
    front = window.page
    lines = []
    for page in sorted(window.pages, key=lambda one: one is not front):
        article = page.session.article
        title = "" if page is front else window.title_of(page.session)
        lines += [
            Line(_said(one, article, title, tr), _way(window, page, one))
            for one in places(article, words)
        ]
    open_ = (page.session.path for page in window.pages)
    for path in dict.fromkeys((*filter(None, open_), *recent_files())):
        if says(path.stem, words):
            told = tr(N_("In the name of the file “{name}”"), name=_isolated(path.name))
            lines.append(Line(told))
    return Left(
        tuple(lines),
        tuple(path for path in recent_files() if says(str(path), words)),
        says(QGuiApplication.clipboard().text(), words),
    )


def _said(place: Place, article: Article, title: str, tr: Catalogue) -> str:
    """«سامر الخطيب» – في النص، الفقرة 4 (مرتان)"""
    where = tr(place.where)
    if place.block >= 0 and KIND[article.blocks[place.block].kind].zone == "body":
        where = tr(N_("{where}, paragraph {n}"), where=where, n=place.block + 1)
    if title:
        where = tr(N_("{where} of the open article “{title}”"), where=where,
                   title=_isolated(title))  # fmt: skip
    words = tr(N_(", ")).join(f"«{_isolated(word)}»" for word in place.words)
    times = tr.plural("{n} time", "{n} times", place.times)
    return f"{words} – {where} ({times})"


def _isolated(text: str) -> str:
    return f"\u2068{text}\u2069"


def _way(window: Frame, page: Page, place: Place) -> Callable[[], object]:
    """To the words themselves, ready to be searched for; or to the panel that shows them."""

    def go() -> None:
        window.show_page(page)
        if place.block >= 0:
            window.go_to(_words(page, place))
            return
        name = "sources" if place.source else "details"
        window.docks[name].show()
        window.docks[name].raise_()
        panel = window.panels[name]
        panel.setFocus()
        if isinstance(panel, SourcesPanel):
            panel.refresh()
            panel.select(place.source)

    return go


def _words(page: Page, place: Place) -> Selection:
    found = find_all(page.session.article, Query(place.words[0])).matches
    match = next((one for one in found if one.block == place.block and one.cell is None), None)
    if match is None:
        return Selection.at(place.block, 0)
    return Selection.span(place.block, match.start, match.end)


class LeftoversDialog(Dialog):
    """`save`, `forget`, `recent` and `clipboard` are boxes to tick, where there is cause; `go` is
    the way to the place that was chosen."""

    def __init__(
        self, left: Left, older: Older, shared: bool, tr: Catalogue,
        parent: QWidget | None = None, *, lost: int = 0,
    ) -> None:  # fmt: skip
        super().__init__(N_("Who it is stands in the vault now"), tr, parent, ok=N_("Do this"))
        self.setMinimumWidth(560)
        self.cancel.setText(tr(N_("Not now")))
        self.go: Callable[[], object] | None = None
        self._lines = left.lines
        self.places = QListWidget()
        if left.lines:
            self.body.addWidget(quiet(tr(N_("Who it is can still be read here:"))))
            self._list()
        copies = older.file or older.backup
        self.save = self._box(
            N_("Save the article now and renew the backup beside its file"), shown=copies
        )
        self.forget = self._box(N_("Take the source out of the source library"), shown=shared)
        self.recent = self._box(
            N_("Take files with such a name out of the list of recent files"),
            shown=bool(left.names),
        )
        self.clipboard = self._box(
            N_("Empty the clipboard: what was copied says it"), shown=left.clipboard
        )
        self.body.addWidget(quiet("\n\n".join(self._told(older, lost))))
        if not (copies or shared or left.names or left.clipboard):
            self.ok.setText(tr(N_("Close")))
            self.cancel.hide()

    def _box(self, words: str, *, shown: bool) -> QCheckBox:
        box = QCheckBox(self.tr_(words))
        box.setChecked(shown)
        box.setVisible(shown)
        self.body.addWidget(box)
        return box

    def _told(self, older: Older, lost: int) -> list[str]:
        tr = self.tr_
        told = [self._undone(lost)]
        if self._lines:
            told.append(tr(N_(
                "After you changed the text, “Forget what was before” in the Sources menu keeps "
                "undo and the backup from bringing the words back."
            )))  # fmt: skip
        if older.remains:
            told.append(tr(N_("An unsaved version that a crash left still has them; it is offered "
                              "when Muharrir starts.")))  # fmt: skip
        if older.file or older.backup:
            told.append(tr(N_("The file or its backup still has the old words until you save.")))
        return [*told, tr(OUT_OF_REACH)]

    def _undone(self, lost: int) -> str:
        tr = self.tr_
        told = tr(N_("Undo cannot bring it back: who it is was taken out of the earlier steps."))
        if lost:
            told += " " + tr.plural(
                "{n} earlier step said it in the text and cannot be undone any more.",
                "{n} earlier steps said it in the text and cannot be undone any more.", lost,
            )  # fmt: skip
        return told

    def _list(self) -> None:
        tr = self.tr_
        self.places.setAccessibleName(tr(N_("Where it can still be read")))
        self.places.setWordWrap(True)
        for one in self._lines:
            self.places.addItem(QListWidgetItem(one.told))
        rows = min(self.places.count(), MOST_ROWS)
        self.places.setFixedHeight(rows * (self.places.sizeHintForRow(0) + 4) + 16)
        self.body.addWidget(self.places)
        self.show_place = QPushButton(tr(N_("Do this and show the place")))
        self.show_place.setAutoDefault(False)
        self.show_place.clicked.connect(self._show)
        self.buttons.addButton(self.show_place, self.buttons.ButtonRole.ActionRole)
        self.places.itemActivated.connect(lambda _: self._show())
        self.places.currentRowChanged.connect(lambda _: self._enable())
        self.places.setCurrentRow(0)
        self.places.setFocus()

    def _enable(self) -> None:
        self.show_place.setEnabled(self._chosen() is not None)

    def _chosen(self) -> Callable[[], object] | None:
        row = self.places.currentRow()
        return self._lines[row].go if row >= 0 else None

    def _show(self) -> None:
        if (way := self._chosen()) is not None:
            self.go = way
            self.accept()
