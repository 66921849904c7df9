"""What stands where no article is open: begin one, open one, go on with one of the last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from editor.commands.desk import Desk
from editor.lang.digits import to_latin
from editor.lang.i18n import N_, Catalogue
from editor.session.recent import recent_files
from editor.ui.actions import Actions, shown
from editor.ui.icons import icon
from editor.ui.leading_button import LeadingButton

SHOWN: Final = 6
WIDTH: Final = 660
"""Pixels."""


class Welcome(QWidget):
    """The empty state of the whole window, and its first run."""

    def __init__(self, desk: Desk, open_files: Callable[[list[Path]], object]) -> None:
        super().__init__()
        self._desk = desk
        self._open_files = open_files
        self._outer = QVBoxLayout(self)
        self._body: QWidget | None = None
        self.recent: list[LeadingButton] = []

    def build(self, tr: Catalogue, actions: Actions) -> None:
        """In the language of the moment; made when it is seen."""
        self._tr, self._actions = tr, actions
        if self._body is not None:
            self._outer.removeWidget(self._body)
            self._body.deleteLater()
            self._body = None
            self.recent = []
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
        self.setFocus()

    def _buttons(self, tr: Catalogue) -> QVBoxLayout:
        desk = self._desk
        rows: tuple[tuple[str, str, str, Callable[[], object]], ...] = (
            (N_("New article"), "new", "file.new", desk.new_article),
            (N_("New from a template…"), "gallery", "file.new_from_template",
             desk.new_from_template),
            (N_("Open…"), "open", "file.open", desk.open_article),
            (N_("Open the sample article"), "details", "", desk.open_sample),
        )  # fmt: skip
        layout = QVBoxLayout()
        layout.setSpacing(8)
        for text, sign, command, act in rows:
            keys = shown(self._actions[command].shortcut()) if command else ""
            button = LeadingButton(tr(text), icon(sign, mirrored=sign == "details"), keys)
            button.clicked.connect(lambda _=False, act=act: act())
            if act == desk.new_article:
                button.setDefault(True)
                self.setFocusProxy(button)
            button.setProperty("welcome", True)
            layout.addWidget(button)
        layout.addStretch(1)
        return layout

    def _last(self, tr: Catalogue) -> QVBoxLayout:
        """The files opened last; one that is gone is said when chosen, and leaves the list."""
        layout = QVBoxLayout()
        layout.setSpacing(6)
        title = QLabel(tr(N_("Open recent")))
        title.setProperty("quiet", True)
        title.setContentsMargins(14, 0, 14, 0)
        self.nothing = QLabel(tr(N_("Articles that you save will be listed here.")))
        self.nothing.setProperty("quiet", True)
        self.nothing.setContentsMargins(14, 0, 14, 0)
        self.nothing.setWordWrap(True)
        layout.addWidget(title)
        layout.addWidget(self.nothing)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        layout.addLayout(self._rows)
        layout.addStretch(1)
        return layout

    def _fill(self) -> None:
        """A row for each, with the number that opens it."""
        paths = recent_files()[:SHOWN]
        for button in self.recent:
            self._rows.removeWidget(button)
            button.deleteLater()
        self.recent = []
        stems = [path.stem for path in paths]
        for number, path in enumerate(paths, 1):
            twin = stems.count(path.stem) > 1
            keys = QKeySequence(f"Alt+{number}")
            name = f"{path.stem} – {path.parent.name}" if twin else path.stem
            button = LeadingButton(name, icon("details", mirrored=True), shown(keys))
            button.setShortcut(keys)
            button.setProperty("recent", True)
            button.setToolTip(str(path))
            button.clicked.connect(lambda _=False, path=path: self._open(path))
            self._rows.addWidget(button)
            self.recent.append(button)
        self.nothing.setVisible(not paths)

    def _open(self, path: Path) -> None:
        self._open_files([path])
        self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The number of a row opens it, with Alt and without, in either shape of digits."""
        number = to_latin(event.text())
        if number.isdecimal() and 1 <= int(number) <= len(self.recent):
            self.recent[int(number) - 1].click()
        else:
            super().keyPressEvent(event)
