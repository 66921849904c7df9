"""The command palette: type a few letters of any command's Arabic or English name, press Enter.

Offers what can be done at the moment; knows no command.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from editor.lang.arabic import fold
from editor.lang.i18n import N_, Catalogue
from editor.ui.actions import shown

Entry = tuple[QAction, str]
"""An action and every name it may be found by."""
KEYS: Final = Qt.ItemDataRole.UserRole + 1
SIGN: Final = 20
"""Pixels of a command's icon."""


def rank(wanted: str, names: str) -> int | None:
    """How well a query fits: lower is better, None for not at all. Every word must be found."""
    folded = fold(names)
    score = 0
    for word in fold(wanted).split():
        place = folded.find(word)
        if place < 0:
            return None
        score += 0 if place == 0 or folded[place - 1] in " /" else 10
        score += min(place, 9)
    return score


def _sign(action: QAction) -> QIcon:
    """The action's icon, or as much empty room, so that all titles begin in one line."""
    if not action.icon().isNull():
        return action.icon()
    empty = QPixmap(SIGN, SIGN)
    empty.fill(Qt.GlobalColor.transparent)
    return QIcon(empty)


class _Row(QStyledItemDelegate):
    """A row with its keys at the far side, quietly."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(option.palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text))
        # The painter mirrors: right is the far side in both directions.
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(option.rect.adjusted(14, 0, -14, 0), side, index.data(KEYS) or "")
        painter.restore()


class CommandPalette(QDialog):
    """A field and a list under it."""

    chosen = Signal(object)

    def __init__(self, entries: Sequence[Entry], tr: Catalogue, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle(tr(N_("Find a command")))
        self._entries = entries
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr(N_("Type the name of a command, in Arabic or English")))
        self.field.setAccessibleName(self.field.placeholderText())
        self.list = QListWidget()
        self.list.setAccessibleName(tr(N_("Commands found")))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(_Row(self.list))
        self.list.setIconSize(QSize(SIGN, SIGN))
        self._nothing = tr(N_("No command has such a name."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.resize(580, 460)
        self.field.textChanged.connect(self._show)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(lambda _: self.accept())
        self._show("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys in the field walk the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {
                Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8,
            }.get(Qt.Key(event.key()))  # fmt: skip
            if steps is not None and self.list.count():
                row = min(max(self.list.currentRow() + steps, 0), self.list.count() - 1)
                self.list.setCurrentRow(row)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.accept()
                return True
        return super().eventFilter(watched, event)

    def accept(self) -> None:
        """Close first, so that the command finds the window as it was."""
        item = self.list.currentItem()
        action = item.data(Qt.ItemDataRole.UserRole) if item else None
        if action is None:
            return
        super().accept()
        self.chosen.emit(action)

    def _show(self, wanted: str) -> None:
        found = []
        for place, (action, names) in enumerate(self._entries):
            score = rank(wanted, names)
            if score is not None:
                found.append((not action.isEnabled(), score, place, action))
        self.list.clear()
        for disabled, _, _, action in sorted(found, key=lambda row: row[:3]):
            keys = shown(action.shortcut())
            title = action.iconText().rstrip("…")
            item = QListWidgetItem(_sign(action), title)
            item.setData(Qt.ItemDataRole.UserRole, None if disabled else action)
            item.setData(KEYS, keys)
            if disabled:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        if not found:
            item = QListWidgetItem(self._nothing)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
