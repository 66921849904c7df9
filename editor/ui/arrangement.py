"""Where panels stand, told by the direction of reading, so that another direction mirrors it.

Qt can write down and restore an arrangement of docks, but does not mirror one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow

from editor.value import frozen

Area = Qt.DockWidgetArea
MIRRORED: Final = {
    Area.LeftDockWidgetArea: Area.RightDockWidgetArea,
    Area.RightDockWidgetArea: Area.LeftDockWidgetArea,
}


@frozen
class Standing:
    """One panel. `area` is that of a window read from left to right; `behind`: another panel's tab
    is in front of it; `floats`: where on the screen, if it has come off the window."""

    name: str
    area: Area
    width: int
    height: int
    mates: frozenset[str]
    behind: bool
    floats: QRect | None


def area_of(area: Area) -> Area:
    """An area named for reading from left to right, as it is in the direction of the program."""
    rtl = QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return MIRRORED.get(area, area) if rtl else area


def standing(window: QMainWindow, docks: Mapping[str, QDockWidget], *, rtl: bool) -> list[Standing]:
    """How they stand now, from above to below."""
    names = {dock: name for name, dock in docks.items()}
    out = []
    for name, dock in sorted(docks.items(), key=lambda row: row[1].y()):
        area = window.dockWidgetArea(dock)
        mates = [names[one] for one in window.tabifiedDockWidgets(dock) if one in names]
        out.append(
            Standing(
                name, MIRRORED.get(area, area) if rtl else area, dock.width(), dock.height(),
                frozenset(mates), bool(mates) and dock.visibleRegion().isEmpty(),
                dock.geometry() if dock.isFloating() else None,
            )
        )  # fmt: skip
    return out


def stand(window: QMainWindow, docks: Mapping[str, QDockWidget], told: Sequence[Standing]) -> None:
    """Put them there."""
    placed: dict[str, QDockWidget] = {}
    for one in told:
        dock = docks[one.name]
        shown = not dock.isHidden()
        mate = next((placed[name] for name in one.mates if name in placed), None)
        if mate is not None:
            window.tabifyDockWidget(mate, dock)
        else:
            window.addDockWidget(area_of(one.area), dock)
        dock.setVisible(shown)
        if one.floats is not None:
            dock.setFloating(True)
            dock.setGeometry(one.floats)
        placed[one.name] = dock


def size(window: QMainWindow, docks: Mapping[str, QDockWidget], told: Sequence[Standing]) -> None:
    """Make them as wide and high as they were, and bring to the front what was there."""
    fixed = [one for one in told if one.floats is None and not docks[one.name].isHidden()]
    for one in fixed:
        if one.mates and not one.behind:
            docks[one.name].raise_()
    seen = [one for one in fixed if not one.behind]
    chosen = [docks[one.name] for one in seen]
    window.resizeDocks(chosen, [one.width for one in seen], Qt.Orientation.Horizontal)
    window.resizeDocks(chosen, [one.height for one in seen], Qt.Orientation.Vertical)
