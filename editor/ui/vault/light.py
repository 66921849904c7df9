"""The small lock in the status bar: what state the vault is in, and a click to change it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QToolButton, QWidget

from editor.lang.i18n import N_, Catalogue
from editor.ui.icons import icon

if TYPE_CHECKING:
    from editor.ui.vault.keeper import VaultKeeper

SHOWN: Final[dict[str, tuple[str, str]]] = {
    "none": ("vault", N_("There is no vault yet. Click to make one.")),
    "locked": ("vault", N_("The vault is locked. Click to unlock it.")),
    "open": ("vault_open", N_("The vault is unlocked. Click to lock it.")),
}
"""State -> icon and tooltip."""


class VaultLight(QToolButton):
    """Follows the keeper."""

    def __init__(self, keeper: VaultKeeper, tr: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._tr = tr
        self.setIconSize(QSize(15, 15))
        self.setAutoRaise(True)
        self.setCheckable(True)
        self.setObjectName("vault_light")
        self.clicked.connect(self._toggle)
        keeper.changed.connect(self.refresh)
        self.refresh()

    def _toggle(self) -> None:
        self.refresh()  # only the vault decides how it looks, not the click
        self._keeper.toggle()

    def refresh(self) -> None:
        """Show the state of now."""
        name, tip = SHOWN[self._keeper.state]
        self.setIcon(icon(name))
        self.setToolTip(self._tr(tip))
        self.setAccessibleName(self._tr(tip))
        self.setChecked(self._keeper.state == "open")
