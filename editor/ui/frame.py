"""The window as its parts see it: the article in front, a voice, and nothing of the other parts.

`Window` is one. A part that needs another part is given it by the window; what it needs of the
window itself is here, so that a part can be read, and tried, without knowing the window.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow

from editor.edit.state import Command, Selection
from editor.lang.i18n import Catalogue
from editor.session.session import Session
from editor.session.settings import Settings
from editor.ui.page import Page

if TYPE_CHECKING:
    from editor.ui.panels import PanelWidget


class Frame(QMainWindow):
    """A main window that holds articles."""

    settings: Settings
    tr_: Catalogue

    @property
    def page(self) -> Page | None:
        """The page in front, or None while no article is open."""
        raise NotImplementedError

    @property
    def pages(self) -> tuple[Page, ...]:
        """All open pages, in the order of their tabs."""
        raise NotImplementedError

    @property
    def session(self) -> Session:
        """The article in front, after all that was typed has reached it."""
        raise NotImplementedError

    @property
    def panels(self) -> Mapping[str, PanelWidget]:
        """The panels by name."""
        raise NotImplementedError

    @property
    def docks(self) -> Mapping[str, QDockWidget]:
        """What the panels stand in, by name."""
        raise NotImplementedError

    def hand_in(self) -> None:
        """Let the articles have all that was typed, on the pages and in the details."""
        raise NotImplementedError

    def run(self, command: Command, label: str) -> bool:
        """Apply a command to the article in front, after all that was typed has reached it."""
        raise NotImplementedError

    def go_to(self, selection: Selection) -> None:
        """Show a place in the article in front, and write on from there."""
        raise NotImplementedError

    def add_page(self, session: Session) -> Page:
        """Open a tab for it and bring it to the front."""
        raise NotImplementedError

    def remove_page(self, page: Page) -> None:
        """Close its tab; what is in it must be safe by now."""
        raise NotImplementedError

    def show_page(self, page: Page) -> None:
        """Bring it to the front."""
        raise NotImplementedError

    def open_files(self, paths: list[Path]) -> None:
        """Open each, in a tab of its own."""
        raise NotImplementedError

    def title_of(self, session: Session) -> str:
        """The headline or file name; a translated word where there is neither."""
        raise NotImplementedError

    def names(self) -> list[str]:
        """What all open articles are called, in the order of their tabs, so that they differ."""
        raise NotImplementedError

    def is_asking(self) -> bool:
        """Whether a question or a menu is open: what it is about must stay in front meanwhile."""
        return bool(QApplication.activeModalWidget() or QApplication.activePopupWidget())

    def tell(self, title: str, text: str) -> None:
        """One clear sentence in a box."""
        raise NotImplementedError

    def warn(self, text: str) -> None:
        """A sentence that stays in the status bar until it is taken back by an empty one."""
        raise NotImplementedError
