"""One open article in the window: its session, its page and the bridge between them.

Knows nothing of files, menus or panels.
"""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor.qt.bridge import Bridge
from editor.qt.textedit import ArticleEdit
from editor.session.session import Session


class Page(QWidget):
    """The writing surface of one article."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.edit = ArticleEdit(self)
        self.bridge = Bridge(session, self.edit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.edit)
        self.setFocusProxy(self.edit)
