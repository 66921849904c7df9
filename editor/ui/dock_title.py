"""The title of a panel: its name at the start side, a button to hide it at the end side.

It can be dragged to move the panel, as Qt's own can; unlike that one it mirrors.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QToolButton, QWidget

from editor.lang.i18n import N_, Catalogue
from editor.ui.icons import icon


class DockTitle(QWidget):
    """Stands above one dock."""

    def __init__(self, dock: QDockWidget, tr: Catalogue) -> None:
        super().__init__(dock)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        label = QLabel(dock.windowTitle())
        close = QToolButton()
        close.setIcon(icon("close"))
        close.setIconSize(QSize(14, 14))
        close.setAutoRaise(True)
        words = tr(N_("Hide the panel “{name}”"), name=dock.windowTitle())
        close.setToolTip(words)
        close.setAccessibleName(words)
        close.clicked.connect(dock.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 4)
        layout.addWidget(label, 1)
        layout.addWidget(close)
