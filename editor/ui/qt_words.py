"""Qt's own words (the buttons of its boxes, its file dialog) in the language of the program.

Qt ships them translated; where our catalogue has the same words, ours are taken, so that one thing
has one name. Keys keep the names that stand on them. A language that Qt does not ship keeps
English there.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from editor.lang.i18n import N_, Catalogue

OURS = tuple(
    map(N_, (
        "OK", "Cancel", "Save", "Close", "Open", "Yes", "No",
        # What Qt does not say in Arabic.
        "Look in:", "Files of type:", "Folder", "Drive", "Pages", "Page Set:",
        "Double Sided Printing", "Off", "Long side binding", "Short side binding",
    ))
)  # fmt: skip


_installed: Final[list[QTranslator]] = []
"""What the one application has from here; to ask it would load every class of Qt."""


class _Words(QTranslator):
    def __init__(self, tr: Catalogue) -> None:
        super().__init__()
        self._ours = {word: tr(word) for word in OURS}

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        if context == "QShortcut":
            return text
        ours = self._ours.get(text.replace("&", ""))
        # No translation has to be None: an empty text would stand on buttons, and Qt's picture
        # readers take an empty complaint for success.
        return ours or super().translate(context, text, disambiguation, n) or None


class QtWords:
    """Installs the words of one language at a time."""

    def speak(self, tr: Catalogue, language: str) -> None:
        """Use that language from now on. Qt may turn the layout direction: set it afterwards."""
        app = QApplication.instance()
        assert app is not None
        while _installed:
            app.removeTranslator(_installed.pop())
        words = _Words(tr)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if words.load(f"qtbase_{language}", folder):
            app.installTranslator(words)
            _installed.append(words)
