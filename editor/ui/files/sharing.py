"""Handing the article over: export, clipboard for a CMS, browser, paper, PDF.

Everything goes through the writers, which see only what is public.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog

from editor.edit.slots import next_slot, spread
from editor.formats import BY_ID
from editor.formats.disk import FileProblem, write_whole
from editor.formats.refs import REFERENCE_SUFFIXES, write_refs
from editor.formats.spec import WriteOptions
from editor.lang.i18n import N_
from editor.model.article import Article, Block
from editor.model.inline import Citation, Ref
from editor.model.public import public, standing
from editor.model.sources import Source, public_name
from editor.qt.fonts import BODY
from editor.ui.dialog import ask
from editor.ui.files.places import file_name, folder_of
from editor.ui.frame import Frame
from editor.ui.vault.keeper import VaultKeeper
from editor.value import replace

if TYPE_CHECKING:
    from editor.ui.files.pdf_job import Pdf

REFERENCES: Final = (
    ("CSL-JSON", ".json"), ("BibTeX", ".bib"), ("RIS", ".ris"), ("CSV", ".csv"),
)  # fmt: skip


def public_sources(article: Article) -> tuple[Source, ...]:
    """All that the article may say of its sources, whether they are cited or not.

    It goes through `public`, like every export; one that has no public name is left out.
    """
    refs = tuple(Ref(source.id) for source in article.sources)
    everything = Block("sources", inlines=(Citation("sources", refs),))
    shown = public(replace(article, blocks=(everything,))).sources
    return tuple(source for source in shown if public_name(source))


def cms_mime(article: Article, *, source: bool) -> QMimeData:
    """For the clipboard: rich text with plain text beside it, or the HTML itself as text."""
    fragment = BY_ID["html"].write(article, WriteOptions(fragment=True)).value.data.decode("utf-8")
    mime = QMimeData()
    if source:
        mime.setText(fragment)
    else:
        mime.setHtml(fragment)
        plain = BY_ID["txt"].write(article, WriteOptions()).value.data
        mime.setText(plain.decode("utf-8").removeprefix("\ufeff"))
    return mime


class Sharing:
    """What the File menu hands over; works on the article in front of one window."""

    def __init__(self, window: Frame, vault: VaultKeeper) -> None:
        self._window = window
        self._vault = vault
        self._private: TemporaryDirectory[str] | None = None

    @property
    def _article(self) -> Article:
        """The article in front; what is being typed in a slot is in all of its name already."""
        page = self._window.page
        state = page.bridge.state if page is not None else self._window.session.state
        return (spread(state, everywhere=True) or state).article

    @property
    def private(self) -> Path:
        """A folder that only this user may look into; it goes with the window."""
        if self._private is None:
            self._private = TemporaryDirectory(prefix="muharrir-", ignore_cleanup_errors=True)
        return Path(self._private.name)

    def close(self) -> None:
        """Take the private folder away."""
        if self._private is not None:
            self._private.cleanup()
            self._private = None

    def export(self) -> None:
        """Ask what to export and do it."""
        from editor.ui.files.export_dialog import ExportDialog

        session = self._window.session
        dialog = ExportDialog(
            self._window.tr_, self._article, folder_of(session), file_name(session),
            self._window, vault=self._vault,
        )  # fmt: skip
        dialog.copy_wanted.connect(lambda source: self.copy_for_cms(source=source))
        dialog.go_wanted.connect(self._show_missing)
        ask(dialog)

    def _show_missing(self, block: str) -> None:
        """Select the first empty slot of the block, or stand at its start."""
        page = self._window.page
        if page is None:
            return
        blocks = page.session.article.blocks
        place = next((n for n, one in enumerate(blocks) if one.id == block), 0)
        page.edit.go_to(place)
        page.bridge.run(next_slot)
        page.edit.setFocus()

    def export_sources(self) -> None:
        """Ask for a file and write the article's sources there, as far as they may be public."""
        session, tr = self._window.session, self._window.tr_
        sources = public_sources(self._article)
        if not sources:
            self._refuse(N_("Export the sources"), N_("No source of this article may be named."))
            return
        filters = {f"{name} (*{suffix})": suffix for name, suffix in REFERENCES}
        proposal = folder_of(session) / f"{file_name(session)}.json"
        name, chosen = QFileDialog.getSaveFileName(
            self._window, tr(N_("Export the sources")), str(proposal), ";;".join(filters)
        )
        if not name:
            return
        path = Path(name)
        if path.suffix.lower() not in REFERENCE_SUFFIXES:
            path = path.with_name(path.name + filters.get(chosen, ".json"))
        try:
            kind = REFERENCE_SUFFIXES[path.suffix.lower()]
            write_whole(path, write_refs(sources, kind), overwrite=True)
        except FileProblem as problem:
            self._refuse(N_("Export the sources"), problem.sentence)
            return
        told = tr.plural(
            "{n} source was written to “{path}”.", "{n} sources were written to “{path}”.",
            len(sources), path=path.name,
        )  # fmt: skip
        self._window.statusBar().showMessage(told, 8000)

    def copy_for_cms(self, *, source: bool) -> None:
        """Put the article on the clipboard, and say so in the status bar."""
        QApplication.clipboard().setMimeData(cms_mime(self._article, source=source))
        self._tell(
            N_("The HTML source is on the clipboard.")
            if source
            else N_("The article is on the clipboard, ready for a CMS.")
        )

    def preview(self) -> None:
        """Show the article as a web page in the browser, from a private file."""
        data = BY_ID["html"].write(self._article, WriteOptions()).value.data
        path = self.private / f"{self._article.id or 'article'}.html"
        try:
            write_whole(path, data, overwrite=True)
        except FileProblem as problem:
            self._refuse(N_("Preview in the browser"), problem.sentence)
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._refuse(N_("Preview in the browser"), N_("No browser could be opened."))

    def print_article(self) -> None:
        """Ask for a printer and print."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from editor.qt.paper import font_of, for_paper, sheets
        from editor.ui.files.sheet_progress import step_by_step

        session = self._window.session
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        # Queues of printers are read by others: words proposed for deletion stay out of them.
        printer.setDocName(standing(self._article).headline or self._window.title_of(session))
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(self._window.tr_(N_("Print")))
        if dialog.exec():
            article = for_paper(self._article)
            page = BY_ID["html"].write(article, WriteOptions()).value.data.decode("utf-8")
            title = public(article).headline
            steps = sheets(page, article.direction, printer, font_of(BODY), title)
            try:
                done = step_by_step(steps, self._window.tr_, N_("Print"), self._window)
            except OSError:
                self._refuse(N_("Print"), N_("The printer or the file cannot be written to."))
                return
            if done:
                name = Path(printer.outputFileName()).name or printer.printerName()
                self._tell(N_("Printed: {name}"), name=name)

    def preview_paper(self) -> None:
        """Show the sheets, as a private PDF in the program that shows PDFs here.

        Qt's own preview records words instead of letters in their places, which puts numbers and
        Latin names in Arabic lines where no printer would put them.
        """
        path = self.private / f"{self._article.id or 'article'}.pdf"
        pdf = self._write_pdf(path, N_("Print preview"))
        if pdf is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._refuse(
                N_("Print preview"), N_("No program that shows PDF files could be opened.")
            )

    def save_pdf(self) -> None:
        """Ask for a file name and write a PDF there."""
        session, tr = self._window.session, self._window.tr_
        proposal = folder_of(session) / f"{file_name(session)}.pdf"
        name, _ = QFileDialog.getSaveFileName(
            self._window, tr(N_("Save as PDF")), str(proposal), "PDF (*.pdf)"
        )
        if name:
            self.write_pdf(Path(name if name.lower().endswith(".pdf") else f"{name}.pdf"))

    def write_pdf(self, path: Path) -> None:
        """Write the PDF (the user agreed to replace what is there), and say what made it."""
        pdf = self._write_pdf(path, N_("Save as PDF"))
        if pdf is None:
            return
        if pdf.maker == "Qt":
            self._tell(
                N_("Muharrir made “{path}” itself: there is no Chromium browser or LibreOffice "
                   "here. Words with vowel signs may not be found when it is searched."),
                path=path.name,
            )  # fmt: skip
            return
        self._tell(N_("The PDF was made with {program}: {path}"), program=pdf.maker, path=path.name)

    def _write_pdf(self, path: Path, title: str) -> Pdf | None:
        """None where it was cancelled or could not be written, and that was said."""
        from editor.session.pdf import found
        from editor.ui.files.pdf_job import PdfJob

        try:
            job = PdfJob(self._window.tr_, self._article, self.private, found(), self._window)
            pdf = job.run()
            if pdf is not None:
                write_whole(path, pdf.data, overwrite=True)
        except FileProblem as problem:
            self._refuse(title, problem.sentence)
            return None
        return pdf

    def _tell(self, sentence: str, **values: object) -> None:
        self._window.statusBar().showMessage(self._window.tr_(sentence, **values), 8000)

    def _refuse(self, title: str, sentence: str) -> None:
        self._window.tell(self._window.tr_(title), self._window.tr_.say(sentence))
