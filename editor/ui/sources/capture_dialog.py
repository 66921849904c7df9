"""Quick capture: paste anything that names a source, see what was understood, add it.

Addresses, DOIs, BibTeX, RIS, CSL-JSON, saved web pages. No network, unless the settings allow it
and the button is pressed.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from editor.formats.disk import FileProblem, read_bytes
from editor.formats.refs import form_of, read_refs, read_text
from editor.formats.result import Unreadable
from editor.lang.i18n import N_, Catalogue
from editor.lang.isolation import file_filter
from editor.model.sources import SOURCE_KIND, Source
from editor.session.fetching import fetch_page
from editor.ui.dialog import Dialog, address_line, by_direction, form, quiet
from editor.ui.sources.source_fields import LABELS, problem, said, today
from editor.ui.sources.source_words import kind_name, short_name, value_text
from editor.ui.work import Work
from editor.value import replace

FORMS: Final[dict[str, str]] = {
    "csl-json": "CSL-JSON", "bibtex": "BibTeX", "ris": "RIS",
    "page": N_("Saved web page"), "plain": N_("Address or DOI"), "csv": "CSV",
}  # fmt: skip
ROW: Final = Qt.ItemDataRole.UserRole
FILES: Final = "*.html *.htm *.bib *.ris *.json *.csv *.txt"
LONGEST: Final = 4000
"""Letters of a dropped file that the field shows."""


class CaptureDialog(Dialog):
    """`chosen()` are the sources to add."""

    def __init__(
        self, text: str, files: Sequence[Path], there: Sequence[Source], tr: Catalogue,
        parent: QWidget | None = None, *, fetching: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(N_("Add from an address or a reference"), tr, parent, ok=N_("Add"))
        self.resize(620, 620)
        self._there = there
        self._found: list[Source] = []
        self._archived: dict[str, str] = {}
        self._work = Work(self) if fetching else None
        self.finished.connect(lambda _: self._work.close() if self._work else None)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(tr(N_("Address or reference")))
        self.text.setPlaceholderText(
            tr(N_("Paste an address, a DOI, BibTeX, RIS or CSL-JSON; or drop a saved page here."))
        )
        self.text.setTabChangesFocus(True)
        by_direction(self.text)
        self.text.setFixedHeight(110)
        self.text.setAcceptDrops(False)
        self.told = quiet("")
        self.list = QListWidget()
        self.list.setAccessibleName(tr(N_("What was found")))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.preview = QScrollArea()
        self.preview.setWidgetResizable(True)
        self.preview.setFrameShape(QFrame.Shape.NoFrame)
        self.archived = address_line("", tr(N_("Address of an archived copy")))
        self.archived.setPlaceholderText(tr(N_("Address of an archived copy, if you made one")))
        self.fetch = QPushButton(tr(N_("Fetch the page’s title")))
        for part, stretch in (
            (self.text, 0), (self.told, 0), (self.list, 2), (self.preview, 3), (self.archived, 0),
        ):  # fmt: skip
            self.body.addWidget(part, stretch)
        self.browse = QPushButton(tr(N_("Open a file…")))
        self.browse.setAutoDefault(False)
        self.fetch.setAutoDefault(False)
        self.buttons.addButton(self.browse, self.buttons.ButtonRole.ActionRole)
        if fetching:
            self.buttons.addButton(self.fetch, self.buttons.ButtonRole.ActionRole)
        self._timer = QTimer(self, singleShot=True, interval=80)
        self._timer.timeout.connect(self._read)
        self.text.textChanged.connect(self._timer.start)
        self.list.currentRowChanged.connect(lambda _: self._show())
        self.list.itemChanged.connect(lambda _: self._count())
        self.archived.textEdited.connect(self._archive)
        self.browse.clicked.connect(self._open)
        self.fetch.clicked.connect(self._fetch)
        self.setAcceptDrops(True)
        self._begin(text, files)
        self.text.setFocus()

    def _begin(self, text: str, files: Sequence[Path]) -> None:
        if files:
            self._take_files(files)
            return
        try:
            # The clipboard is a guess: what is no reference stays out of the field.
            read_text(text.strip()[:200_000])
        except Unreadable:
            text = ""
        self.text.setPlainText(text.strip())
        self._timer.stop()
        self._read()

    def chosen(self) -> tuple[Source, ...]:
        """What is ticked, seen today where it is on the web."""
        out = []
        for row in range(self.list.count()):
            if self.list.item(row).checkState() == Qt.CheckState.Checked:
                source = self._found[row]
                seen = source.accessed_at or (today() if source.url else "")
                archived = self._archived.get(source.id, source.archived_url)
                out.append(replace(source, accessed_at=seen, archived_url=archived))
        return tuple(out)

    def problem_of(self) -> str:
        """Addresses of archived copies must be addresses."""
        found = (problem("archived_url", one) for one in self._archived.values())
        if wrong := next(filter(None, found), ""):
            return wrong
        return "" if self.chosen() else N_("Nothing is chosen yet.")

    # Reading

    def _read(self) -> None:
        text = self.text.toPlainText()
        if not text.strip():
            self._offer([], "")
            return
        try:
            found = read_text(text)
        except Unreadable as error:
            self._offer([], self.tr_.say(error.args[0]))
            return
        self._offer(list(found.value), self._said(form_of(text), len(found.value)))
        self._warn(found.warnings)

    def _take_files(self, files: Sequence[Path]) -> None:
        found: list[Source] = []
        warnings: list[str] = []
        for path in files:
            try:
                read = read_refs(read_bytes(path), path.name)
            except FileProblem as error:
                warnings.append(error.sentence)
            except Unreadable as error:
                warnings.append(error.args[0])
            else:
                found += read.value
                warnings += read.warnings
        self.text.blockSignals(True)
        self.text.setPlainText(", ".join(path.name for path in files)[:LONGEST])
        self.text.blockSignals(False)
        self._offer(found, self._counted(len(found)))
        self._warn(warnings)

    def _said(self, form: str, count: int) -> str:
        return f"{self.tr_(FORMS.get(form, form))} · {self._counted(count)}"

    def _counted(self, count: int) -> str:
        return self.tr_.plural("{n} reference found", "{n} references found", count)

    def _warn(self, warnings: Sequence[str]) -> None:
        said = [self.tr_.say(one) for one in list(dict.fromkeys(warnings))[:3]]
        self.say("\n".join(said))

    def _offer(self, found: list[Source], told: str) -> None:
        self.say("")
        self._found = found
        self._archived = {}
        self.told.setText(told)
        self.told.setVisible(bool(told))
        self.list.blockSignals(True)
        self.list.clear()
        for source in found:
            known = self._known(source)
            words = source.title or short_name(source, self.tr_)
            if known:
                words += " · " + self.tr_(N_("the article has it already"))
            item = QListWidgetItem(f"{kind_name(source, self.tr_)}: {words}")
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked if known else Qt.CheckState.Checked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.list.setVisible(len(found) > 1)
        self.list.setCurrentRow(0 if found else -1)
        self._show()
        self._count()

    def _known(self, source: Source) -> bool:
        return any(
            (source.url and source.url == one.url)
            or (source.identifier and source.identifier == one.identifier)
            for one in self._there
        )

    def _count(self) -> None:
        self.ok.setEnabled(bool(self.chosen()))
        if len(self._found) == 1 and not self.chosen():
            self.told.setText(self.tr_(N_("the article has it already")))

    # The one in front

    @property
    def _current(self) -> Source | None:
        row = max(self.list.currentRow(), 0)
        return self._found[row] if row < len(self._found) else None

    def _show(self) -> None:
        source = self._current
        body = QWidget()
        rows = form()
        body.setLayout(rows)
        for name in (
            dict.fromkeys((*SOURCE_KIND[source.kind].fields, "identifier")) if source else ()
        ):
            text = said(name, source, self.tr_) if source else ""
            if text:
                shown = QLabel(value_text(text, self.tr_))
                shown.setTextFormat(Qt.TextFormat.PlainText)
                shown.setWordWrap(True)
                shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                label = QLabel(self.tr_(LABELS[name]))
                label.setProperty("quiet", True)
                rows.addRow(label, shown)
        self.preview.setWidget(body)
        on_web = source is not None and bool(source.url)
        self.archived.setVisible(on_web)
        self.archived.setText(self._archived.get(source.id, source.archived_url) if source else "")
        self.fetch.setEnabled(on_web)

    def _archive(self, text: str) -> None:
        if source := self._current:
            self._archived[source.id] = text.strip()

    def _open(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self, self.tr_(N_("Open a file…")), "", file_filter(self.tr_(N_("References")), FILES)
        )
        if names:
            self._take_files([Path(name) for name in names])

    def _fetch(self) -> None:
        source = self._current
        if self._work is None or source is None:
            return
        self.fetch.setEnabled(False)
        url = source.url
        self._work.ask(
            lambda: read_refs(fetch_page(url)).value[0],
            lambda page: self._fetched(source, page),
            self._not_fetched,
        )

    def _not_fetched(self, sentence: str) -> None:
        self.say(sentence)
        self.fetch.setEnabled(True)

    def _fetched(self, source: Source, page: Source) -> None:
        """What the page says of itself, where the reference said nothing."""
        names = ("name", "title", "author", "published_at")
        filled = {one: getattr(source, one) or getattr(page, one) for one in names}
        self._offer(
            [replace(one, **filled) if one is source else one for one in self._found],
            self.tr_(N_("Fetched now.")),
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        data = event.mimeData()
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if files:
            self._take_files(files)
        else:
            self.text.setPlainText(data.text())
        event.acceptProposedAction()
