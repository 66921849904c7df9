"""Making a PDF with the programs of this machine, one after the other, while the window lives on.

Which programs there are and in which order is `editor.session.pdf`; where all fail, Qt makes it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QProcess, Qt, QTimer
from PySide6.QtWidgets import QProgressDialog, QWidget

from editor.formats import BY_ID
from editor.formats.disk import FileProblem
from editor.formats.spec import WriteOptions
from editor.lang.i18n import N_, Catalogue
from editor.model.article import Article
from editor.model.public import public
from editor.qt.fonts import AMIRI, files
from editor.qt.paper import for_paper, pdf_sheets
from editor.session.pdf import PATIENCE, Found, is_whole, paper
from editor.ui.files.sheet_progress import step_by_step
from editor.value import frozen

NOT_MADE: Final = N_("The PDF could not be made: there may be no room left on the disk.")


@frozen
class Pdf:
    """The file's bytes, and the name of the program that made it; "Qt" for our own fallback."""

    data: bytes
    maker: str


class PdfJob:
    """One PDF in a private `folder`. `run` gives None when the user cancelled."""

    def __init__(
        self, tr: Catalogue, article: Article, folder: Path, makers: Iterable[Found],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        self._tr = tr
        self._article = article
        self._folder = folder
        self._makers = tuple(makers)
        self._parent = parent
        self._cancelled = False

    def run(self) -> Pdf | None:
        """Try each maker, then Qt."""
        for found in self._makers:
            data = self._ask(found)
            if self._cancelled:
                return None
            if data is not None:
                return Pdf(data, found.maker.label)
        return self._own()

    def _ask(self, found: Found) -> bytes | None:
        source = self._folder / f"article.{found.maker.takes}"
        target = self._folder / "article.pdf"
        target.unlink(missing_ok=True)
        source.write_bytes(self._input(found.maker.takes))
        process = QProcess()
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.setProgram(found.program)
        process.setArguments(found.arguments(source, target, self._folder))
        self._wait(process, found.maker.label)
        data = target.read_bytes() if target.exists() else b""
        return data if is_whole(data) else None

    def _input(self, format: str) -> bytes:
        page = BY_ID[format].write(self._article, WriteOptions()).value.data
        if format != "html":
            return page
        regular, bold, *_ = (*files(AMIRI), None, None)
        return paper(page, regular, bold, public(self._article).headline)

    def _wait(self, process: QProcess, label: str) -> None:
        """Until it has ended, was cancelled, or ran out of patience."""
        tr = self._tr
        box = QProgressDialog(
            tr(N_("Making the PDF with {program}…"), program=label), tr(N_("Cancel")), 0, 0,
            self._parent,
        )  # fmt: skip
        box.setWindowTitle(tr(N_("Save as PDF")))
        box.setWindowModality(Qt.WindowModality.WindowModal)
        box.setMinimumDuration(400)
        loop = QEventLoop()
        process.finished.connect(loop.quit)
        process.errorOccurred.connect(loop.quit)
        box.canceled.connect(self._cancel)
        box.canceled.connect(loop.quit)
        QTimer.singleShot(PATIENCE * 1000, loop, loop.quit)
        process.start()
        if process.state() != QProcess.ProcessState.NotRunning:
            loop.exec()
        if process.state() != QProcess.ProcessState.NotRunning:
            process.kill()
            process.waitForFinished(2000)
        box.canceled.disconnect()
        box.close()
        box.deleteLater()

    def _cancel(self) -> None:
        self._cancelled = True

    def _own(self) -> Pdf | None:
        article = for_paper(self._article)
        page = BY_ID["html"].write(article, WriteOptions()).value.data.decode("utf-8")
        target = self._folder / "article.pdf"
        target.unlink(missing_ok=True)
        title = public(article).headline
        steps = pdf_sheets(page, article.direction, str(target), title)
        if not step_by_step(steps, self._tr, N_("Save as PDF"), self._parent):
            target.unlink(missing_ok=True)
            return None
        data = target.read_bytes() if target.exists() else b""
        if not is_whole(data):
            raise FileProblem(NOT_MADE)
        return Pdf(data, "Qt")
