"""What stands where no article is open: begin one, open one, go on with one of the last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6 import QtWidgets
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.commands.desk import Desk
from editor.lang.i18n import N_, Catalogue
from editor.session.recent import recent_files
from editor.ui.icons import icon

SHOWN: Final = 6
WIDTH: Final = 660
"""Pixels."""
PATH: Final = Qt.ItemDataRole.UserRole


class Welcome(QWidget):
    """The empty state of the whole window, and its first run."""

    def __init__(self, desk: Desk, open_files: Callable[[list[Path]], object]) -> None:
        super().__init__()
        self._desk = desk
        self._open_files = open_files
        self._outer = QVBoxLayout(self)
        self._body: QWidget | None = None

    def build(self, tr: Catalogue) -> None:
        """In the language of the moment; made when it is seen."""
        self._tr = tr
        if self._body is not None:
            self._outer.removeWidget(self._body)
            self._body.deleteLater()
            self._body = None
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        tr = self._tr
        self._body = QWidget()
        self._body.setFixedWidth(WIDTH)
        layout = QVBoxLayout(self._body)
        layout.setSpacing(12)
        layout.addStretch(2)
        for text, name in (
            (tr(N_("Muharrir")), "welcome"),
            (tr(N_("Write right to left, keep every source, export once and correctly.")), "quiet"),
        ):
            label = QLabel(text)
            label.setProperty(name, True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            layout.addWidget(label)
        layout.addSpacing(24)
        sides = QHBoxLayout()
        sides.setSpacing(36)
        sides.addLayout(self._buttons(tr), 1)
        sides.addLayout(self._last(tr), 1)
        layout.addLayout(sides)
        layout.addSpacing(20)
        hint = QLabel(tr(N_("Or drop a file here: .muharrir, .md, .txt")))
        hint.setProperty("quiet", True)
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(hint)
        layout.addStretch(3)
        self._outer.addWidget(self._body, 0, Qt.AlignmentFlag.AlignHCenter)
        self._body.show()
        self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._body is None:
            self._show()
        else:
            self._fill()

    def _buttons(self, tr: Catalogue) -> QVBoxLayout:
        desk = self._desk
        rows: tuple[tuple[str, str, Callable[[], object]], ...] = (
            (N_("New article"), "new", desk.new_article),
            (N_("New from a template…"), "gallery", desk.new_from_template),
            (N_("Open…"), "open", desk.open_article),
            (N_("Open the sample article"), "details", desk.open_sample),
        )
        layout = QVBoxLayout()
        layout.setSpacing(10)
        for text, sign, act in rows:
            button = QPushButton(tr(text))
            button.clicked.connect(lambda _=False, act=act: act())
            if act == desk.new_article:
                button.setDefault(True)
                self.setFocusProxy(button)
            else:
                button.setIcon(icon(sign))
            button.setProperty("welcome", True)
            button.setIconSize(QSize(18, 18))
            layout.addWidget(button)
        layout.addStretch(1)
        return layout

    def _last(self, tr: Catalogue) -> QVBoxLayout:
        """The files opened last; one that is gone is said when chosen, and leaves the list."""
        layout = QVBoxLayout()
        layout.setSpacing(6)
        title = QLabel(tr(N_("Open recent")))
        title.setProperty("quiet", True)
        self.nothing = QLabel(tr(N_("Articles that you save will be listed here.")))
        self.nothing.setProperty("quiet", True)
        self.nothing.setWordWrap(True)
        self.recent = QtWidgets.QListWidget()
        self.recent.setAccessibleName(tr(N_("Open recent")))
        self.recent.setIconSize(QSize(18, 18))
        self.recent.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.recent.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.recent.setMaximumHeight(230)
        self.recent.itemActivated.connect(self._open)
        self.recent.itemClicked.connect(self._open)
        layout.addWidget(title)
        layout.addWidget(self.nothing)
        layout.addWidget(self.recent)
        layout.addStretch(1)
        return layout

    def _fill(self) -> None:
        paths = recent_files()[:SHOWN]
        self.recent.clear()
        for path in paths:
            item = QtWidgets.QListWidgetItem(icon("details"), path.stem)
            item.setData(PATH, path)
            item.setToolTip(str(path))
            self.recent.addItem(item)
        self.recent.setVisible(bool(paths))
        self.nothing.setVisible(not paths)

    def _open(self, item: QtWidgets.QListWidgetItem) -> None:
        path: Path = item.data(PATH)
        self._open_files([path])
        self._fill()
