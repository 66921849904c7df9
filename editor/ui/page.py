"""One open article in the window: its session, its page, the bridge between them, its overlays.

Knows nothing of files, menus or panels; takes its looks from the settings when told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor.edit.find import Match
from editor.edit.typing import TypingOptions
from editor.lang.i18n import N_, Catalogue
from editor.lang.quotes import PROFILES
from editor.qt.bridge import Bridge
from editor.qt.overlays import Overlay, Overlays
from editor.qt.style import THEMES, Style
from editor.qt.textedit import ArticleEdit
from editor.session.session import Session
from editor.session.settings import Settings
from editor.ui import theme
from editor.ui.sources.citation_tips import CitationTips
from editor.ui.sources.cite_popup import CitePopup
from editor.ui.templates.slot_menu import SlotMenu

T = TypeVar("T")


def style_of(settings: Settings) -> Style:
    """The page's style that the settings ask for."""
    name = "dark" if theme.is_dark(settings.get("theme")) else "light"
    return Style(THEMES[name], settings.get("zoom") / 100)


def typing_of(settings: Settings) -> TypingOptions:
    """What the settings say should change as you type."""
    get = settings.get
    return TypingOptions(
        get("type_quotes"), get("type_punctuation"), get("type_ellipsis"), get("type_dashes"),
        get("type_shortcuts"), PROFILES.get(get("quote_marks")),
    )  # fmt: skip


class Page(QWidget):
    """The writing surface of one article."""

    def __init__(self, session: Session, settings: Settings, tr: Catalogue) -> None:
        super().__init__()
        self.session = session
        self.edit = ArticleEdit(self)
        self.edit.at_leisure = self._at_leisure
        self.bridge = Bridge(session, self.edit, style_of(settings))
        self.overlays = Overlays(self.bridge)
        self._look = (self.bridge.scene.style.theme.name, self.bridge.scene.style.zoom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.edit)
        self.setFocusProxy(self.edit)
        self.speak(tr)
        self.dress(settings)

    def speak(self, tr: Catalogue) -> None:
        """Label, prompt and offer in this language from now on."""
        if hasattr(self, "popup"):
            self._leave_offers()
        self._tr = tr
        self.edit.setAccessibleName(tr(N_("Article")))
        self.bridge.scene.say = tr
        self.edit.viewport().update()
        self.popup = CitePopup(self.bridge, tr)
        self.tips = CitationTips(self.bridge, tr)
        self.slot_menu = SlotMenu(self.bridge, tr)

    def _leave_offers(self) -> None:
        for offer in (self.popup, self.slot_menu):
            offer.leave()
            offer.hide()
            offer.deleteLater()
        self.tips.deleteLater()

    def dress(self, settings: Settings) -> None:
        """Look and behave as the settings say."""
        style = style_of(settings)
        look = (style.theme.name, style.zoom)
        if look != self._look:
            self._look = look
            self.bridge.set_style(style)
            self.overlays.refresh()
        self.bridge.typing = typing_of(settings)
        for name in ("visual_caret", "invisibles", "focus", "typewriter", "kind_labels"):
            attribute = {"focus": "focus_mode", "typewriter": "typewriter_mode"}.get(name, name)
            if getattr(self.edit, attribute) != settings.get(name):
                setattr(self.edit, attribute, settings.get(name))

    def show_matches(self, matches: Iterable[Match]) -> None:
        """Highlight what was found."""
        self.overlays.show(
            "find", (Overlay(one.block, one.start, one.end, "match") for one in matches)
        )

    def _at_leisure(self, work: Callable[[], T]) -> T | None:
        from editor.ui.patience import Cancelled, wait

        try:
            return wait(work, self._tr, self._tr(N_("Reading what was copied…")), self)
        except Cancelled:
            return None

    def leave(self) -> None:
        """Stop following the session, before the page goes."""
        self.popup.leave()
        self.slot_menu.leave()
        self.bridge.close()
