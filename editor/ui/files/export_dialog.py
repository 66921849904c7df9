"""Exporting: which formats, how, where to; and at once the proof of what was kept in each file.

The work is `editor.formats.exporting`. Nothing is overwritten without asking.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QWidget,
)

from editor.formats import FORMATS
from editor.formats.disk import FileProblem
from editor.formats.exporting import Output, in_the_way, make, write
from editor.formats.html.jsonld import unsaid
from editor.formats.spec import Format, SourceStyle, VaultFacts
from editor.lang.i18n import N_, Catalogue
from editor.library.vault_desk import desk_facts
from editor.model.article import Article
from editor.templates.checking import findings
from editor.ui.dialog import Dialog, form, line, quiet
from editor.ui.files.export_report import ExportReport
from editor.ui.files.missing_list import MissingList
from editor.ui.icons import icon
from editor.ui.vault.keeper import VaultKeeper
from editor.value import frozen

OFFERED: Final[tuple[Format, ...]] = tuple(
    row for row in FORMATS if row.writer and (row.public or row.vault)
)
CHOSEN_AT_FIRST: Final = ("html", "docx")
PATIENCE: Final = 300
"""Milliseconds before a bar tells how far it is; most articles are done by then."""
SOURCES: Final[tuple[tuple[SourceStyle, str], ...]] = (
    ("notes", N_("Numbered notes and a list of sources")),
    ("list", N_("Only a list of sources at the end")),
    ("inline", N_("Names in brackets in the text")),
    ("none", N_("No sources")),
)


@frozen
class ExportChoice:
    """What was chosen, for a caller that wants to offer it again."""

    formats: tuple[str, ...]
    sources: SourceStyle
    fragment: bool
    folder: Path


class ExportDialog(Dialog):
    """Stays open after exporting, with the report; `exported` carries the paths of the files.

    `folder` and `name` (without suffix) are proposals. `copy_wanted(source)` asks for the
    clipboard instead of a file. `go_wanted(block id)`: it closes, to show what is still empty.
    """

    exported = Signal(list)
    copy_wanted = Signal(bool)
    go_wanted = Signal(str)
    _made = Signal()

    def __init__(
        self, tr: Catalogue, article: Article, folder: Path, name: str,
        parent: QWidget | None = None, *, formats: tuple[str, ...] = CHOSEN_AT_FIRST,
        vault: VaultKeeper | None = None,
    ) -> None:  # fmt: skip
        super().__init__(N_("Export"), tr, parent, ok=N_("Export"))
        self._article = article
        self._folder = folder
        self._vault = vault
        self._working = self._cancelled = False
        self._loop = QEventLoop(self)
        self._made.connect(self._loop.quit, Qt.ConnectionType.QueuedConnection)
        self.setMinimumWidth(560)
        self.cancel.setText(tr(N_("Close")))
        self.formats = {row.id: self._format_box(row, row.id in formats) for row in OFFERED}
        self.name = line(name, tr(N_("File name")))
        self.sources = QComboBox()
        self.sources.setAccessibleName(tr(N_("Sources")))
        for style, label in SOURCES:
            self.sources.addItem(tr(label), style)
        self.fragment = QCheckBox(tr(N_("Web page: only the article, for pasting into a CMS")))
        lacking = (one for one in findings(article) if one.weight == "required")
        self.missing = MissingList(tr, lacking)
        self.missing.go_wanted.connect(self._go)
        if self.missing.list.count():
            self.body.addWidget(self.missing)
        self.identities = QCheckBox(tr(N_("Desk sheet: say who confidential sources are")))
        self.identities.setToolTip(tr(N_(
            "From the vault, in the clear, for the eyes of an editor or a lawyer. Off each time."
        )))  # fmt: skip
        self.identities.toggled.connect(self._identities_toggled)
        self._build_form()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.report = ExportReport(tr)
        self.body.addWidget(self.progress)
        self.body.addWidget(self.report, 1)
        self._build_buttons()
        self._choice_changed()
        next(iter(self.formats.values())).setFocus()

    def _go(self, block: str) -> None:
        self.reject()
        self.go_wanted.emit(block)

    def _format_box(self, row: Format, on: bool) -> QCheckBox:
        box = QCheckBox(f"{self.tr_(row.label)}  \u2066{row.suffixes[0]}\u2069")
        box.setObjectName(row.id)
        box.setChecked(on)
        box.toggled.connect(self._choice_changed)
        return box

    def _build_form(self) -> None:
        tr = self.tr_
        kinds = QGridLayout()
        kinds.setVerticalSpacing(6)
        kinds.setHorizontalSpacing(18)
        for number, box in enumerate(self.formats.values()):
            kinds.addWidget(box, *divmod(number, 2))
        self.folder = QLineEdit(str(self._folder))
        self.folder.setAccessibleName(tr(N_("Folder")))
        self.folder.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        browse = QPushButton(tr(N_("Choose…")))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        place = QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(self.folder, 1)
        place.addWidget(browse)
        rows = form()
        rows.addRow(tr(N_("Formats")), kinds)
        rows.addRow(tr(N_("Sources")), self.sources)
        rows.addRow("", self.fragment)
        rows.addRow("", self.identities)
        rows.addRow(tr(N_("File name")), self.name)
        rows.addRow(tr(N_("Folder")), place)
        self.body.addLayout(rows)
        lacking = tr(N_(", ")).join(map(tr, unsaid(self._article)))
        self.unsaid = quiet(tr(N_("For search engines the web page still lacks: {what}."),
                               what=lacking) if lacking else "")  # fmt: skip
        self.unsaid.setToolTip(tr(N_(
            "They show an article with these more readily. The author's own page and the outlet's "
            "logo are added by your site."
        )))  # fmt: skip
        self.body.addWidget(self.unsaid)
        self.fragment.toggled.connect(self._choice_changed)
        self.body.addWidget(
            quiet(tr(N_("Notes to the desk, comments and confidential sources stay in the house.")))
        )

    def _build_buttons(self) -> None:
        tr = self.tr_
        self.open_folder = self._extra(N_("Open folder"), self._open_folder)
        self.open_folder.setIcon(icon("open"))
        self.open_folder.hide()
        self.copy_rich = self._extra(N_("Copy for a CMS"), lambda: self.copy_wanted.emit(False))
        self.copy_source = self._extra(
            N_("Copy as HTML source"), lambda: self.copy_wanted.emit(True)
        )
        bar = QHBoxLayout()
        for button in (self.copy_rich, self.copy_source):
            button.setAccessibleName(tr(button.text()))
            bar.addWidget(button)
        bar.addStretch(1)
        bar.addWidget(self.open_folder)
        self.body.addLayout(bar)

    def _extra(self, title: str, do: object) -> QPushButton:
        button = QPushButton(self.tr_(title))
        button.setAutoDefault(False)
        button.clicked.connect(do)
        return button

    def choice(self) -> ExportChoice:
        """What is chosen at the moment."""
        return ExportChoice(
            tuple(id for id, box in self.formats.items() if box.isChecked()),
            self.sources.currentData(),
            self.fragment.isChecked(),
            Path(self.folder.text().strip()).expanduser(),
        )

    def problem_of(self) -> str:
        name = self.name.text().strip()
        if not self.choice().formats:
            return N_("Choose at least one format.")
        if not name or name in (".", "..") or any(sign in name for sign in '/\\:*?"<>|\0'):
            return N_('A file name needs letters and has none of / \\ : * ? " < > | in it.')
        if not self.folder.text().strip():
            return N_("Choose a folder first.")
        return ""

    def accept(self) -> None:
        """Enter and the button export; the dialog stays for the report."""
        self.export()

    def export(self) -> bool:
        """Make, prove and write everything that is chosen; whether it was written."""
        problem = self.problem_of()
        self.say(problem)
        if problem:
            return False
        if self.identities.isChecked() and not self._facts():
            # The vault locked itself while the dialog stood open.
            self.identities.setChecked(False)
            self.say(N_("The vault is locked or knows none of these sources; nothing was written."))
            return False
        self.report.clear()
        try:
            outputs = self._make()
            if self._cancelled:
                self.say(N_("Cancelled; nothing was written."))
                return False
            there = in_the_way(outputs)
            if there and not self.may_replace(there):
                return False
            write(outputs, overwrite=bool(there))
        except FileProblem as refused:
            self.say(refused.sentence)
            return False
        self.report.tell(outputs)
        self.open_folder.show()
        self._make_room()
        self.exported.emit([path for output in outputs for path, _ in output.files])
        return True

    def reject(self) -> None:
        """Close; while files are being made, stop that instead. Nothing is written by then."""
        if self._working:
            self._cancelled = True
            self.cancel.setEnabled(False)
        else:
            super().reject()

    def _make(self) -> list[Output]:
        """Every chosen file, made in a thread of its own while the window lives on."""
        choice = self.choice()
        facts = self._facts()
        chosen = [row for row in OFFERED if row.id in choice.formats]
        outputs = []
        self._begin(len(chosen))
        try:
            with ThreadPoolExecutor(max_workers=1, thread_name_prefix="muharrir-export") as pool:
                for count, row in enumerate(chosen):
                    self.progress.setValue(count)
                    path = choice.folder / (self.name.text().strip() + row.suffixes[0])
                    future = pool.submit(
                        make, self._article, row, path,
                        sources=choice.sources, fragment=choice.fragment, vault=facts,
                    )  # fmt: skip
                    future.add_done_callback(lambda _: self._made.emit())
                    self._loop.exec()
                    if self._cancelled:
                        break
                    outputs.append(future.result())
        finally:
            self._end()
        return outputs

    def _begin(self, count: int) -> None:
        self._working, self._cancelled = True, False
        self.progress.setRange(0, count)
        QTimer.singleShot(PATIENCE, self, lambda: self.progress.setVisible(self._working))
        self.cancel.setText(self.tr_(N_("Cancel")))
        self.ok.setEnabled(False)

    def _end(self) -> None:
        self._working = False
        self.progress.hide()
        self.cancel.setText(self.tr_(N_("Close")))
        self.cancel.setEnabled(True)
        self.ok.setEnabled(True)

    def may_replace(self, paths: tuple[Path, ...]) -> bool:
        """Ask whether files that are there may be replaced; the safe answer is the default."""
        tr = self.tr_
        box = QMessageBox(self)
        box.setWindowTitle(tr(N_("Replace files?")))
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(
            tr.plural("{n} file is already there.", "{n} files are already there.", len(paths))
        )
        box.setInformativeText("\n".join(path.name for path in paths[:8]))
        replace = box.addButton(tr(N_("Replace")), QMessageBox.ButtonRole.AcceptRole)
        keep = box.addButton(tr(N_("Keep them")), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.exec()
        return box.clickedButton() is replace

    def _choice_changed(self) -> None:
        page = self.formats["html"].isChecked()
        self.fragment.setEnabled(page)
        whole = page and not self.fragment.isChecked()
        self.unsaid.setVisible(whole and bool(self.unsaid.text()))
        sheet = any(self.formats[row.id].isChecked() for row in OFFERED if row.vault)
        told = any(source.confidential for source in self._article.sources)
        self.identities.setEnabled(sheet and told and self._vault is not None)
        if not self.identities.isEnabled():
            self.identities.setChecked(False)

    def _identities_toggled(self, on: bool) -> None:
        """Only an open vault tells; asking for it asks for the passphrase."""
        if on and (self._vault is None or not self._vault.ensure_open(self)):
            self.identities.setChecked(False)

    def _facts(self) -> VaultFacts:
        """Who confidential sources are, where that was asked for and the vault is open."""
        vault = self._vault.vault if self._vault is not None else None
        if vault is None or not self.identities.isChecked():
            return {}
        return desk_facts(vault.records, self._article)

    def _browse(self) -> None:
        title = self.tr_(N_("Choose a folder"))
        name = QFileDialog.getExistingDirectory(self, title, self.folder.text())
        if name:
            self.folder.setText(name)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.choice().folder)))
