"""The kind of the block at the caret, told in the toolbar and changed from there.

Reads the same actions as the Structure menu: what is checked there is what it shows.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QMenu, QStyle, QStyleOptionToolButton, QStylePainter, QToolButton

from editor.commands import COMMANDS
from editor.lang.i18n import N_, Catalogue
from editor.model.kinds import KIND
from editor.ui.actions import Actions
from editor.value import replace

BESIDE = 12
"""Pixels between the edges and the words."""


class KindChooser(QToolButton):
    """A button with the kinds that text can be made."""

    def __init__(self, actions: Actions, tr: Catalogue) -> None:
        super().__init__()
        self._tr = tr
        self._kinds = [one for one in COMMANDS if one.id.removeprefix("block.") in KIND]
        self.setProperty("kinds", True)
        words = tr(N_("Kind of this paragraph"))
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: self._make_ready(menu, actions))
        self.setMenu(menu)
        self.show_kind("")

    def _make_ready(self, menu: QMenu, actions: Actions) -> None:
        if menu.isEmpty():
            actions.fill(menu, (replace(kind, submenu="") for kind in self._kinds))
        actions.make_ready(menu)

    def show_kind(self, kind: str) -> None:
        """Tell the kind; nothing where no article is open."""
        self.setEnabled(bool(kind))
        self.setText(self._tr(KIND[kind].label if kind else N_("Kind")))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt would put the words of a button without an icon into its middle."""
        painter = QStylePainter(self)
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        words, option.text = option.text, ""
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        area = self.rect().adjusted(BESIDE, 0, -BESIDE, 0)
        leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawItemText(
            area, int(QStyle.visualAlignment(self.layoutDirection(), leading)), self.palette(),
            self.isEnabled(), words, self.foregroundRole(),
        )  # fmt: skip
