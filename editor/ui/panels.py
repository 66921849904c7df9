"""PANELS: what docks around the page, and how it comes back as it was left.

A new panel is a row here and a widget that can `show_session`. It is made when it is first seen or
asked for; until then its dock is empty. Knows no panel's inside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QVBoxLayout, QWidget

from editor.lang.direction import language_direction
from editor.lang.i18n import N_, Catalogue
from editor.session.settings import Settings
from editor.ui import arrangement
from editor.ui.arrangement import Standing
from editor.ui.dock_title import DockTitle
from editor.value import frozen

if TYPE_CHECKING:
    from editor.ui.details_panel import DetailsPanel
    from editor.ui.outline_panel import OutlinePanel
    from editor.ui.sources.sources_panel import SourcesPanel

    PanelWidget = OutlinePanel | SourcesPanel | DetailsPanel

WIDTHS: Final = {"outline": 270, "sources": 300}
"""Pixels at first. Details share the column of the outline, which is short."""
NARROWEST: Final = 190
"""Pixels that each keeps: two and the page between them fit a screen 800 wide."""
HEIGHTS: Final = {"outline": 240, "details": 480}
"""How the two share it at first."""
SIDES: Final = {
    "start": Qt.DockWidgetArea.LeftDockWidgetArea,
    "end": Qt.DockWidgetArea.RightDockWidgetArea,
}
"""Where the sides are for who reads from left to right."""


@frozen
class Panel:
    """A row of PANELS. `side` is where it docks: before the page in reading order, or after it."""

    name: str
    title: str
    make: Callable[[Catalogue, QWidget], PanelWidget]
    side: str


def _outline(tr: Catalogue, parent: QWidget) -> OutlinePanel:
    from editor.ui.outline_panel import OutlinePanel

    return OutlinePanel(tr, parent)


def _sources(tr: Catalogue, parent: QWidget) -> SourcesPanel:
    from editor.ui.sources.sources_panel import SourcesPanel

    return SourcesPanel(tr, parent)


def _details(tr: Catalogue, parent: QWidget) -> DetailsPanel:
    from editor.ui.details_panel import DetailsPanel

    return DetailsPanel(tr, parent)


PANELS: Final[tuple[Panel, ...]] = (
    Panel("outline", N_("Outline"), _outline, "start"),
    Panel("sources", N_("Sources"), _sources, "end"),
    Panel("details", N_("Article details"), _details, "start"),
)


class Place(QWidget):
    """Where a panel comes to stand in its dock."""

    seen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMinimumWidth(NARROWEST)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit()

    def hold(self, panel: QWidget) -> None:
        """It stands here from now on."""
        layout = self.layout()
        assert layout is not None
        layout.addWidget(panel)
        panel.show()


class Panels(Mapping[str, "PanelWidget"]):
    """The panels by name, each made when it is first asked for; `made` hears of it."""

    def __init__(self, tr: Catalogue, made: Callable[[str], object]) -> None:
        self._tr, self._heard = tr, made
        self.places: dict[str, Place] = {}
        self._made: dict[str, PanelWidget] = {}

    def place(self, name: str, parent: QWidget) -> Place:
        """Where the panel of that name will stand."""
        self.places[name] = Place(parent)
        return self.places[name]

    @property
    def made(self) -> Mapping[str, PanelWidget]:
        """Those that are there already."""
        return self._made

    def __getitem__(self, name: str) -> PanelWidget:
        if name not in self._made:
            place = self.places[name]
            row = next(row for row in PANELS if row.name == name)
            panel = self._made[name] = row.make(self._tr, place)
            place.hold(panel)
            self._heard(name)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)


class Docks:
    """The docks of one window in one language; made anew when that changes.

    `later` is given what may wait until the window has been painted.
    """

    def __init__(
        self, window: QMainWindow, settings: Settings, tr: Catalogue, *,
        made: Callable[[str], object], later: Callable[[Callable[[], object]], object],
        before: Docks | None = None,
    ) -> None:  # fmt: skip
        self._window, self._settings, self._later = window, settings, later
        self.panels = Panels(tr, made)
        self.docks: dict[str, QDockWidget] = {}
        self._rtl = QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.standing: list[Standing] = []
        """How they stood when they were taken down."""
        self._there = True
        self._shown: Mapping[str, bool] = {}
        for row in PANELS:
            self._add(row, arrangement.area_of(SIDES[row.side]), tr)
        self._like: list[Standing] = before.standing if before is not None else []
        self._fresh = False
        if self._like:
            arrangement.stand(window, self.docks, self._like)
            return
        state = settings.get(f"docks_{self._direction}")
        self._fresh = not window.restoreState(QByteArray.fromHex(state.encode("ascii")))
        if self._fresh:
            docks = [self.docks[name] for name in WIDTHS]
            window.resizeDocks(docks, list(WIDTHS.values()), Qt.Orientation.Horizontal)

    def settle(self) -> None:
        """Once all else of the window is laid out, be as wide and high as those before."""
        if self._like:
            context = next(iter(self.docks.values()))
            QTimer.singleShot(0, context, self._resize)

    def _resize(self) -> None:
        if self._there:
            arrangement.size(self._window, self.docks, self._like)

    @property
    def _direction(self) -> str:
        return language_direction(self._settings.get("language"))

    def _add(self, row: Panel, area: Qt.DockWidgetArea, tr: Catalogue) -> None:
        dock = QDockWidget(tr(row.title), self._window)
        dock.setObjectName(f"dock.{row.name}")
        dock.setTitleBarWidget(DockTitle(dock, tr))
        place = self.panels.place(row.name, dock)
        dock.setWidget(place)
        self._window.addDockWidget(area, dock)
        dock.setVisible(self._settings.get(f"panel_{row.name}"))
        self.docks[row.name] = dock

    def follow(self) -> None:
        """From now on a panel is made as soon as its dock is seen."""
        for name, place in self.panels.places.items():
            seen = partial(self._later, partial(self._fill, name))
            place.seen.connect(seen)
            seen()

    def _fill(self, name: str) -> None:
        if self.panels.places[name].isVisible():
            _ = self.panels[name]
        if self._fresh and all(self.docks[one].isVisible() for one in HEIGHTS):
            self._fresh = False
            docks = [self.docks[one] for one in HEIGHTS]
            self._window.resizeDocks(docks, list(HEIGHTS.values()), Qt.Orientation.Vertical)

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
        # Panels that step back while no article is open have no size worth keeping.
        self.standing = (
            arrangement.standing(self._window, self.docks, rtl=self._rtl)
            if self._there
            else self._like
        )
        for panel in self.panels.made.values():
            panel.show_session(None)
        for dock in self.docks.values():
            self._window.removeDockWidget(dock)
            dock.deleteLater()
