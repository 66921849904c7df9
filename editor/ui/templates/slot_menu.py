"""The small menu of a slot that has choices: it opens at the slot as soon as that is selected.

It takes no focus: arrow keys walk in it, Enter takes one, and whatever else is typed replaces the
slot as ever. Escape leaves the slot as it is.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent

from editor.edit.slots import Chip, choices_of, fill
from editor.lang.i18n import N_, Catalogue
from editor.qt.bridge import Bridge
from editor.qt.chips import selected
from editor.session.session import Change
from editor.ui.popup import Popup

if TYPE_CHECKING:
    from PySide6.QtWidgets import QListWidget

Key = Qt.Key
ROWS: Final = 8
NARROWEST: Final = 190
STEPS: Final = {Key.Key_Down: 1, Key.Key_Up: -1, Key.Key_PageDown: ROWS, Key.Key_PageUp: -ROWS}
TAKES: Final = frozenset((Key.Key_Return, Key.Key_Enter))


class SlotMenu(Popup):
    """Follows one page."""

    def __init__(self, bridge: Bridge, tr: Catalogue) -> None:
        super().__init__(bridge)
        self._tr = tr
        self._chip: Chip | None = None

    @cached_property
    def list(self) -> QListWidget:
        """The choices."""
        from PySide6.QtWidgets import QListWidget

        view = QListWidget()
        view.setAccessibleName(self._tr(N_("Choices for the slot")))
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setTextElideMode(Qt.TextElideMode.ElideRight)
        view.itemClicked.connect(lambda _: self._take())
        self.furnish(view, self._tr(N_("Enter chooses · or type your own words")))
        return view

    def matters(self, change: Change) -> bool:
        return change.kind in ("selection", "article", "loaded")

    def follow(self) -> None:
        chip = selected(self.bridge.edit)
        if chip == self._chip and chip is not None:
            return
        self._chip = chip
        choices = choices_of(self.bridge.session.article, chip.name) if chip else ()
        if not choices or not self.bridge.edit.hasFocus():
            self.hide()
            return
        self.list.clear()
        self.list.addItems(list(choices))
        self.list.setCurrentRow(0)
        metrics = QFontMetrics(self.list.font())
        wide = max(map(metrics.horizontalAdvance, choices)) + 48
        self.setFixedWidth(max(NARROWEST, self.hint.sizeHint().width() + 24,
                               min(wide, self.bridge.edit.viewport().width() - 24)))  # fmt: skip
        rows = min(len(choices), ROWS)
        self.list.setFixedHeight(rows * self.list.sizeHintForRow(0) + 10)
        self.pop(ahead=False)

    def watch(self, event: QKeyEvent | QFocusEvent) -> bool:
        if isinstance(event, QFocusEvent):
            if event.lostFocus():
                self.hide()
            else:
                self._chip = None
            return False
        kinds = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        if event.type() not in kinds or not self.is_offering():
            return False
        return self._key(event, event.type() == QEvent.Type.KeyPress)

    def _key(self, event: QKeyEvent, press: bool) -> bool:
        key = Key(event.key())
        held = Qt.KeyboardModifier
        if event.modifiers() & (held.ControlModifier | held.AltModifier | held.ShiftModifier):
            return False
        if key not in STEPS and key not in TAKES and key != Key.Key_Escape:
            return False
        if not press:
            event.accept()
        elif key in STEPS:
            row = min(max(self.list.currentRow() + STEPS[key], 0), self.list.count() - 1)
            self.list.setCurrentRow(row)
        elif key in TAKES:
            self._take()
        else:
            self.hide()
        return True

    def _take(self) -> None:
        item, chip = self.list.currentItem(), self._chip
        self.hide()
        if item is not None and chip is not None:
            self.bridge.run(fill(chip.name, item.text()), N_("Fill slot"))
            self.bridge.edit.setFocus()
