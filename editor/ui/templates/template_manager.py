"""The templates there are, with their pictures: one's own to change, ours to copy.

Writes nothing itself (`editor.templates.keeping`); every refusal is one sentence here.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.formats.disk import FileProblem
from editor.lang.i18n import N_, Catalogue
from editor.qt.miniature import miniature
from editor.qt.style import Style
from editor.templates import keeping
from editor.templates.catalogue import Found, load
from editor.templates.making import make_article, page_of
from editor.templates.template import Template
from editor.ui.article_language import language_name
from editor.ui.dialog import by_direction

ONE: Final = Qt.ItemDataRole.UserRole
PICTURE: Final = QSize(280, 350)
PAUSE: Final = 350
"""Milliseconds after the last key before the text is read again."""


class TemplateManager(QDialog):
    """Own templates first, then what is broken, then ours, which can only be copied."""

    def __init__(self, tr: Catalogue, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr, self._style = tr, style
        self._aside: Path | None = None
        self._saved = ""
        self.setWindowTitle(tr(N_("Templates")))
        self.resize(1120, 700)
        self.list = QListWidget()
        self.list.setAccessibleName(tr(N_("Templates")))
        self.list.setMinimumWidth(250)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda *_: self._show())
        self.text = QPlainTextEdit()
        by_direction(self.text)
        self.text.setAccessibleName(tr(N_("The template's file")))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.picture = QLabel()
        self.picture.setFixedSize(PICTURE)
        self.said = QLabel()
        self.said.setWordWrap(True)
        self._later = QTimer(self, singleShot=True, interval=PAUSE)
        self._later.timeout.connect(self._read)
        self.text.textChanged.connect(self._later.start)
        self._buttons: dict[str, QPushButton] = {}
        self._lay_out()
        self._fill()
        self.list.setFocus()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addLayout(self._row(
            ("take_in", N_("Import…"), self._take_in),
            ("folder", N_("Open the folder"), self._folder),
        ))  # fmt: skip
        middle = QVBoxLayout()
        middle.addWidget(self.text, 1)
        middle.addWidget(self.said)
        middle.addLayout(self._row(
            ("save", N_("Save"), self._write), ("rename", N_("Rename…"), self._rename),
            ("duplicate", N_("Duplicate"), self._duplicate),
            ("give_out", N_("Export…"), self._give_out), ("delete", N_("Delete"), self._delete),
            ("undo", N_("Undo the deletion"), self._undo),
        ))  # fmt: skip
        right = QVBoxLayout()
        right.addWidget(self.picture)
        right.addStretch(1)
        close = QPushButton(self._tr(N_("Close")))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        right.addWidget(close, 0, Qt.AlignmentFlag.AlignTrailing)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(20, 18, 20, 18)
        whole.setSpacing(18)
        whole.addLayout(left, 2)
        whole.addLayout(middle, 4)
        whole.addLayout(right)

    def _row(self, *buttons: tuple[str, str, Callable[[], object]]) -> QHBoxLayout:
        row = QHBoxLayout()
        for name, title, act in buttons:
            button = QPushButton(self._tr(title))
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, act=act: self._try(act))
            self._buttons[name] = button
            row.addWidget(button)
        row.addStretch(1)
        return row

    @property
    def current(self) -> Found | None:
        """The template that is chosen; None for a broken file."""
        item = self.list.currentItem()
        one = item.data(ONE) if item is not None else None
        return one if isinstance(one, Found) else None

    @property
    def _path(self) -> Path | None:
        item = self.list.currentItem()
        one = item.data(ONE) if item is not None else None
        return one.path if isinstance(one, Found) else one

    @property
    def _own(self) -> bool:
        return self._path is not None and (self.current is None or self.current.own)

    def _fill(self, chosen: Path | None = None) -> None:
        self._catalogue = load()
        tr = self._tr
        self.list.blockSignals(True)
        self.list.clear()
        own = [one for one in self._catalogue.found if one.own]
        shipped = [one for one in self._catalogue.found if not one.own]
        for one in own:
            self._add(one.template.title, tr(N_("My templates")), one)
        for path, _ in keeping.broken_files():
            self._add("⚠ " + path.name, tr(N_("cannot be read")), path)
        for one in shipped:
            self._add(one.template.title, language_name(one.template.language, tr), one)
        paths = [self._path_of(row) for row in range(self.list.count())]
        self.list.setCurrentRow(paths.index(chosen) if chosen in paths else 0)
        self.list.blockSignals(False)
        self._show()

    def _path_of(self, row: int) -> Path:
        one = self.list.item(row).data(ONE)
        return one.path if isinstance(one, Found) else one

    def _add(self, title: str, note: str, one: Found | Path) -> None:
        item = QListWidgetItem(f"{title}\n{note}")
        item.setData(ONE, one)
        self.list.addItem(item)

    def _show(self) -> None:
        """The chosen file and its picture."""
        path = self._path
        text = ""
        if path is not None:
            try:
                text = path.read_text("utf-8-sig", errors="replace")
            except OSError as error:
                text = str(error.strerror)
        self._saved = text
        self.text.setPlainText(text)
        self.text.setReadOnly(not self._own)
        self._read()

    def _read(self) -> None:
        """Read what stands in the field: a picture, or what is wrong with it."""
        text, path = self.text.toPlainText(), self._path
        problem: FileProblem | None = None
        template: Template | None = None
        if path is not None:
            try:
                template = keeping.checked(text.encode("utf-8"), path.name)
            except FileProblem as error:
                problem = error
        self._say(self._tr.say(problem.sentence) if problem else self._hint(), problem is not None)
        changed = text != self._saved
        self._buttons["save"].setEnabled(self._own and changed and problem is None)
        for name in ("rename", "delete"):
            self._buttons[name].setEnabled(self._own and not (name == "rename" and problem))
        for name in ("duplicate", "give_out"):
            self._buttons[name].setEnabled(self.current is not None)
        self._buttons["undo"].setVisible(self._aside is not None)
        if template is not None:
            page = make_article(template) if template.kind == "article" else page_of(template)
            image = miniature(page, PICTURE, self._style, self.devicePixelRatioF())
            self.picture.setPixmap(QPixmap.fromImage(image))

    def _hint(self) -> str:
        if self._own:
            return self._tr(N_("Changes are kept once the file reads as a template."))
        return self._tr(N_("This one ships with Muharrir. Duplicate it to change it."))

    def _say(self, text: str, wrong: bool) -> None:
        self.said.setText(text)
        self.said.setProperty("danger", wrong)
        self.said.setProperty("quiet", not wrong)
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except FileProblem as problem:
            self._say(self._tr.say(problem.sentence), True)

    def _write(self) -> None:
        if (path := self._path) is not None:
            keeping.write(path, self.text.toPlainText())
            self._fill(path)

    def _rename(self) -> None:
        found = self.current
        if found is None:
            return
        title, ok = QInputDialog.getText(
            self, self._tr(N_("Rename…")), self._tr(N_("Name")), text=found.template.title
        )
        if ok and title.strip():
            keeping.rename(found.path, title.strip())
            self._fill(found.path)

    def _duplicate(self) -> None:
        if (found := self.current) is not None:
            title = self._tr(N_("{title} (copy)"), title=found.template.title)
            self._fill(keeping.duplicate(found, self._catalogue, title))

    def _delete(self) -> None:
        if (path := self._path) is not None:
            self._aside = keeping.set_aside(path)
            self._fill()

    def _undo(self) -> None:
        if self._aside is not None:
            path = keeping.bring_back(self._aside)
            self._aside = None
            self._fill(path)

    def _take_in(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self._tr(N_("Import…")), "", "TOML (*.toml)")
        if name:
            self._fill(keeping.take_in(Path(name), self._catalogue))

    def _give_out(self) -> None:
        if (found := self.current) is None:
            return
        name, _ = QFileDialog.getSaveFileName(
            self, self._tr(N_("Export…")), found.path.name, "TOML (*.toml)"
        )
        if name:
            keeping.give_out(found, Path(name))

    def _folder(self) -> None:
        folder = keeping.prepare_folder("ar")
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder.parent)))
