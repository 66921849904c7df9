"""PANELS: what docks around the page, and how it comes back as it was left.

A new panel is a row here and a widget that can `show_session`. Knows no panel's inside.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QWidget

from editor.lang.direction import language_direction
from editor.lang.i18n import N_, Catalogue
from editor.session.settings import Settings
from editor.ui.details_panel import DetailsPanel
from editor.ui.dock_title import DockTitle
from editor.ui.outline_panel import OutlinePanel
from editor.ui.sources.sources_panel import SourcesPanel
from editor.value import frozen

PanelWidget = OutlinePanel | SourcesPanel | DetailsPanel
WIDTHS: Final = {"outline": 250, "sources": 300, "details": 300}
"""Pixels at first."""
Area = Qt.DockWidgetArea


@frozen
class Panel:
    """A row of PANELS. `side` is where it docks: before the page in reading order, or after it."""

    name: str
    title: str
    make: Callable[[Catalogue, QWidget], PanelWidget]
    side: str


PANELS: Final[tuple[Panel, ...]] = (
    Panel("outline", N_("Outline"), OutlinePanel, "start"),
    Panel("sources", N_("Sources"), SourcesPanel, "end"),
    Panel("details", N_("Article details"), DetailsPanel, "end"),
)


class Docks:
    """The docks of one window in one language; made anew when that changes."""

    def __init__(self, window: QMainWindow, settings: Settings, tr: Catalogue) -> None:
        self._window, self._settings = window, settings
        self.panels: dict[str, PanelWidget] = {}
        self.docks: dict[str, QDockWidget] = {}
        self._there = True
        self._shown: Mapping[str, bool] = {}
        sides = {"start": Area.LeftDockWidgetArea, "end": Area.RightDockWidgetArea}
        if QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            # Qt does not mirror dock areas.
            sides = {"start": sides["end"], "end": sides["start"]}
        for row in PANELS:
            self._add(row, sides[row.side], tr)
        state = settings.get(f"docks_{self._direction}")
        if not window.restoreState(QByteArray.fromHex(state.encode("ascii"))):
            docks = [self.docks[name] for name in WIDTHS]
            window.resizeDocks(docks, list(WIDTHS.values()), Qt.Orientation.Horizontal)

    @property
    def _direction(self) -> str:
        return language_direction(self._settings.get("language"))

    def _add(self, row: Panel, area: Qt.DockWidgetArea, tr: Catalogue) -> None:
        widget = row.make(tr, self._window)
        widget.setMinimumWidth(230)
        widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dock = QDockWidget(tr(row.title), self._window)
        dock.setObjectName(f"dock.{row.name}")
        dock.setTitleBarWidget(DockTitle(dock, tr))
        dock.setWidget(widget)
        self._window.addDockWidget(area, dock)
        dock.setVisible(self._settings.get(f"panel_{row.name}"))
        self.panels[row.name], self.docks[row.name] = widget, dock

    def show_for(self, article: bool) -> None:
        """Panels are about an article: while none is open they step back, and come as they were."""
        if article == self._there:
            return
        self._there = article
        if not article:
            self._shown = {name: not dock.isHidden() for name, dock in self.docks.items()}
        for name, dock in self.docks.items():
            dock.setVisible(article and self._shown.get(name, False))

    def remember(self) -> None:
        """Which panels are shown, and where and how wide they are in this reading direction."""
        self._remember_shown()
        if self._there:
            state = bytes(self._window.saveState().toHex().data()).decode("ascii")
            self._settings.set(f"docks_{self._direction}", state)

    def _remember_shown(self) -> None:
        for name, dock in self.docks.items():
            shown = not dock.isHidden() if self._there else self._shown.get(name, False)
            self._settings.set(f"panel_{name}", shown)

    def take_down(self) -> None:
        """Remove them all; those that come instead are shown where these were."""
        self._remember_shown()
        for panel in self.panels.values():
            panel.show_session(None)
        for dock in self.docks.values():
            self._window.removeDockWidget(dock)
            dock.deleteLater()
