"""Characters that are on no keyboard, or cannot be seen: found by name, inserted with Enter.

CHARACTERS is the table; a new character is a new row. Knows no article.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from editor.lang.i18n import N_, Catalogue, catalogue
from editor.ui.command_palette import rank
from editor.value import frozen

CELL: Final = QSize(74, 62)


@frozen
class Character:
    """A row of CHARACTERS. `face` is what stands for one that cannot be seen."""

    text: str
    name: str
    face: str = ""

    @property
    def code(self) -> str:
        """As Unicode writes it: U+200C."""
        return " ".join(f"U+{ord(char):04X}" for char in self.text)


CHARACTERS: Final[tuple[Character, ...]] = (
    Character("\u200c", N_("Zero-width non-joiner"), "ZWNJ"),
    Character("\u200d", N_("Zero-width joiner"), "ZWJ"),
    Character("\u200f", N_("Right-to-left mark"), "RLM"),
    Character("\u200e", N_("Left-to-right mark"), "LRM"),
    Character("\u061c", N_("Arabic letter mark"), "ALM"),
    Character("\u2066", N_("Left-to-right isolate"), "LRI"),
    Character("\u2067", N_("Right-to-left isolate"), "RLI"),
    Character("\u2068", N_("First strong isolate"), "FSI"),
    Character("\u2069", N_("End of isolate"), "PDI"),
    Character("\u00a0", N_("No-break space"), "NBSP"),
    Character("\u202f", N_("Narrow no-break space"), "NNBSP"),
    Character("\u2060", N_("Word joiner"), "WJ"),
    Character("«", N_("Opening guillemet")),
    Character("»", N_("Closing guillemet")),
    Character("“", N_("Opening double quotation mark")),
    Character("”", N_("Closing double quotation mark")),
    Character("‹", N_("Opening single guillemet")),
    Character("›", N_("Closing single guillemet")),
    Character("،", N_("Arabic comma")),
    Character("؛", N_("Arabic semicolon")),
    Character("؟", N_("Arabic question mark")),
    Character("…", N_("Ellipsis")),
    Character("–", N_("En dash")),
    Character("—", N_("Em dash")),
    Character("ـ", N_("Tatweel")),
    Character("ﷺ", N_("Blessings upon him")),
    Character("٪", N_("Arabic percent sign")),
    Character("٫", N_("Arabic decimal separator")),
    Character("٬", N_("Arabic thousands separator")),
    *(Character(digit, N_("Arabic-Indic digit")) for digit in "٠١٢٣٤٥٦٧٨٩"),
    *(Character(digit, N_("Persian digit")) for digit in "۰۱۲۳۴۵۶۷۸۹"),
    Character("ى", N_("Alef maqsura")),
    Character("ک", N_("Persian kaf")),
    Character("ی", N_("Persian yeh")),
    Character("پ", N_("Peh")),
    Character("چ", N_("Tcheh")),
    Character("گ", N_("Gaf")),
    Character("ڤ", N_("Veh")),
    Character("•", N_("Bullet")),
    Character("°", N_("Degree sign")),
    Character("×", N_("Multiplication sign")),
    Character("−", N_("Minus sign")),
    Character("€", N_("Euro sign")),
    Character("£", N_("Pound sign")),
    Character("©", N_("Copyright sign")),
    Character("™", N_("Trademark sign")),
)  # fmt: skip


class CharacterPalette(QDialog):
    """Emits `chosen` with the character; Shift+Enter inserts and stays open for the next one."""

    chosen = Signal(str)

    def __init__(self, tr: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self.setWindowTitle(tr(N_("Special character")))
        self.resize(560, 470)
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr(N_("Search by name, in Arabic or English, or by code")))
        self.field.setAccessibleName(self.field.placeholderText())
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setObjectName("characters")
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setUniformItemSizes(True)
        self.list.setGridSize(CELL)
        self.list.setSpacing(0)
        self.list.setAccessibleName(tr(N_("Characters")))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.name = QLabel()
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        hint = QLabel(tr(N_("Enter inserts, Shift+Enter inserts and stays open.")))
        hint.setProperty("quiet", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(10)
        for widget in (self.field, self.list, self.name, hint):
            layout.addWidget(widget)
        self.field.textChanged.connect(self._fill)
        self.list.currentItemChanged.connect(self._describe)
        self.list.itemClicked.connect(lambda _: self._insert(stay=False))
        self._fill("")
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the field, arrows walk the grid and Enter inserts."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._insert(stay=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            return True
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._walk(self._columns() * (1 if event.key() == Qt.Key.Key_Down else -1))
            return True
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not self.field.text():
            onward = (event.key() == Qt.Key.Key_Left) == self.isRightToLeft()
            self._walk(1 if onward else -1)
            return True
        return super().eventFilter(watched, event)

    def _columns(self) -> int:
        return max(self.list.viewport().width() // CELL.width(), 1)

    def _walk(self, step: int) -> None:
        place = self.list.currentRow() + step
        if 0 <= place < self.list.count():
            self.list.setCurrentRow(place)

    def _fill(self, wanted: str) -> None:
        arabic = catalogue("ar")
        self.list.clear()
        for row in CHARACTERS:
            names = f"{row.name} / {arabic(row.name)} / {row.face} {row.code} {row.text}"
            literal = row.text == wanted.strip()
            if not literal and rank(wanted, names) is None:
                continue
            item = QListWidgetItem(row.face or row.text)
            font = item.font()
            font.setPointSizeF(font.pointSizeF() * (0.95 if row.face else 1.7))
            item.setFont(font)
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            item.setSizeHint(CELL)
            item.setToolTip(self._said(row))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, self._said(row))
            item.setData(Qt.ItemDataRole.UserRole, row)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        if not self.list.count():
            self.name.setText(self._tr(N_("No character has such a name.")))

    def _said(self, row: Character) -> str:
        return f"{self._tr(row.name)}  ·  \u2066{row.code}\u2069"

    def _describe(self, item: QListWidgetItem | None) -> None:
        self.name.setText(self._said(item.data(Qt.ItemDataRole.UserRole)) if item else "")

    def _insert(self, *, stay: bool) -> None:
        if not self.list.selectedItems():
            return
        item = self.list.currentItem()
        if not stay:
            self.accept()
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole).text)
