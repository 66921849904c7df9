"""What stands where no article is open: begin one, open one, look at the sample."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from editor.lang.i18n import N_, Catalogue

if TYPE_CHECKING:
    from editor.ui.window import Window


class Welcome(QWidget):
    """The empty state of the whole window, and its first run."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window = window
        self._outer = QVBoxLayout(self)
        self._body: QWidget | None = None

    def build(self, tr: Catalogue) -> None:
        """In the language of the moment."""
        if self._body is not None:
            self._outer.removeWidget(self._body)
            self._body.deleteLater()
        self._body = QWidget()
        self._body.setMaximumWidth(460)
        layout = QVBoxLayout(self._body)
        layout.setSpacing(12)
        layout.addStretch(2)
        for text, name in (
            (tr(N_("Muharrir")), "title"),
            (tr(N_("Write right to left, keep every source, export once and correctly.")), "quiet"),
        ):
            label = QLabel(text)
            label.setProperty(name, True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            layout.addWidget(label)
        layout.addSpacing(12)
        desk = self._window.desk
        for text, act in (
            (N_("New article"), desk.new_article),
            (N_("New from a template…"), desk.new_from_template),
            (N_("Open…"), desk.open_article),
            (N_("Open the sample article"), desk.open_sample),
        ):
            button = QPushButton(tr(text))
            button.clicked.connect(lambda _=False, act=act: act())
            layout.addWidget(button)
            if act == desk.new_article:
                button.setDefault(True)
                self.setFocusProxy(button)
        hint = QLabel(tr(N_("Or drop a file here: .muharrir, .md, .txt")))
        hint.setProperty("quiet", True)
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(hint)
        layout.addStretch(3)
        self._outer.addWidget(self._body, 0, Qt.AlignmentFlag.AlignHCenter)
