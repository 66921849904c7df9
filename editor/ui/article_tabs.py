"""The tabs of the open articles: what stands on them, and the mouse on them.

Is told names, files and what is unsaved; knows no page and no session.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QTabBar

from editor.value import frozen

LONGEST: Final = 40
"""Characters of a headline on its tab."""


@frozen
class Tab:
    """`title`: the headline. `file`: the name without suffix of its file, or of what it came from;
    it tells articles with the same headline apart."""

    title: str
    file: str
    path: Path | None
    dirty: bool


def names(tabs: Sequence[Tab]) -> list[str]:
    """The headlines; where several are alike, their files before them, and else numbers after."""
    often = Counter(tab.title for tab in tabs)
    told = [
        f"\u2068{tab.file}\u2069: {tab.title}" if often[tab.title] > 1 and tab.file else tab.title
        for tab in tabs
    ]
    still, numbers = Counter(told), Counter[str]()
    for place, name in enumerate(told):
        if still[name] > 1:
            numbers[name] += 1
            told[place] = f"{_cut(name, LONGEST - 4)} {numbers[name]}"
    return told


class ArticleTabs(QTabBar):
    """Tabs that can be moved and closed, with the middle button as well."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabsClosable(True)
        self.setMovable(True)
        self.setExpanding(False)
        self.setDocumentMode(True)
        self._close = ""

    def show_names(self, tabs: Sequence[Tab]) -> None:
        """What stands on each tab, in their order; only what differs is set."""
        for place, (tab, name) in enumerate(zip(tabs, names(tabs), strict=True)):
            text = _on_tab(name, dirty=tab.dirty)
            tip = f"{tab.title}\n\u2066{tab.path}\u2069" if tab.path else tab.title
            if text != self.tabText(place):
                self.setTabText(place, text)
            if tip != self.tabToolTip(place):
                self.setTabToolTip(place, tip)

    def speak(self, close: str) -> None:
        """What the buttons that close tabs are called: Qt names each once and for all."""
        self._close = close
        for place in range(self.count()):
            self.tabInserted(place)

    def tabInserted(self, place: int) -> None:
        super().tabInserted(place)
        for side in (QTabBar.ButtonPosition.LeftSide, QTabBar.ButtonPosition.RightSide):
            if (button := self.tabButton(place, side)) is not None:
                button.setToolTip(self._close)
                button.setAccessibleName(self._close)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The middle button closes the tab below it."""
        place = self.tabAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.MiddleButton and place >= 0:
            self.tabCloseRequested.emit(place)
            return
        super().mouseReleaseEvent(event)


def _cut(name: str, longest: int) -> str:
    return f"{name[:longest].rstrip()}…" if len(name) > longest else name


def _on_tab(name: str, *, dirty: bool) -> str:
    # An ampersand would underline the letter after it.
    shown = _cut(name, LONGEST).replace("&", "&&")
    return ("● " if dirty else "") + f"\u2068{shown}\u2069"
