"""What the vault says of one source, as part of a form: fields while it is open, else a door.

Shows and reads a `VaultRecord`; writes only when told, and when the vault is about to lock.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.formats.disk import FileProblem
from editor.lang.i18n import N_, Catalogue
from editor.lang.isolation import with_paths_isolated
from editor.library.places import vault_is_gone, vault_path
from editor.library.vault_moving import tell_tales
from editor.library.vault_record import RISKS, VaultRecord, is_empty
from editor.ui.dialog import by_direction
from editor.ui.icons import icon
from editor.ui.sources.source_fields import LABELS, Field, problem, today
from editor.ui.vault.keeper import GONE, VaultKeeper
from editor.value import frozen, replace


@frozen
class Row:
    """A field of the record in the form. `kind`: "line", "latin", "date", "lines" or "risk"."""

    name: str
    label: str
    kind: str = "line"
    hint: str = ""


ROWS: Final[tuple[tuple[Row, ...], ...]] = (
    (Row("name", N_("Real name")), Row("name_latin", N_("Name in Latin letters"), "latin")),
    (Row("aliases", N_("Other names, with commas between")),),
    (Row("role", N_("Role or title")), Row("organisation", N_("Organisation"))),
    (Row("contacts", N_("How to reach the source, one a line"), "lines", "Signal: +963 …"),),
    (Row("identity_known_by", N_("Who else knows the identity")),),
    (Row("approved_by", N_("Who approved the anonymity")), Row("approved_at", N_("Approved on"),
                                                                "date")),
    (Row("terms_agreed_by", N_("Who agreed on the terms")),
     Row("terms_agreed_at", N_("Agreed on"), "date")),
    (Row("consent_note", N_("What was agreed"), "lines"),),
    (Row("risk", N_("Risk to the source"), "risk"),
     Row("delete_by", N_("Delete this by"), "date", "2027-06-30")),
    (Row("risk_note", N_("What could happen, and to whom")),),
    (Row("notes", N_("Notes"), "lines"),),
)  # fmt: skip
"""The rows of the form."""
NOTES: Final = {"interest_note": N_("Note on its interest"), "reply": N_("Its reply"),
                "sha256": N_("Checksum")}  # fmt: skip
"""Fields of a source that its form does not show."""
DETAILS: Final = {**{row.name: row.label for rows in ROWS for row in rows}, **LABELS, **NOTES}
"""What a detail is called: a field of the source's form or of this one."""
TUPLES: Final = ("aliases", "contacts")


class VaultField(Field):
    """A field of the vault."""

    def __init__(self, row: Row, value: str, tr: Catalogue) -> None:
        self.row = row
        super().__init__(row.name, value, tr, label=row.label)

    def _editor(self, value: str) -> QWidget:
        if self.row.kind == "risk":
            return self._combo([(id, self._tr(label)) for id, label in RISKS], value)
        if self.row.kind == "lines":
            text = QPlainTextEdit(value)
            text.setPlaceholderText(self.row.hint)
            by_direction(text)
            text.setTabChangesFocus(True)
            text.setFixedHeight(68)
            text.textChanged.connect(self.changed)
            return text
        line = QLineEdit(value)
        line.setPlaceholderText(self.row.hint)
        line.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        line.textChanged.connect(self.changed)
        if self.row.kind != "line":
            line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        if self.row.kind == "date" and self.row.name != "delete_by":
            now = line.addAction(icon("today"), QLineEdit.ActionPosition.TrailingPosition)
            now.setToolTip(self._tr(N_("Today")))
            now.triggered.connect(lambda: line.setText(today()))
        return line


class VaultSection(QFrame):
    """`record()` is what was typed. `changed` at every change that the form should look at;
    `opened` when the fields came because the vault was unlocked."""

    changed = Signal()
    opened = Signal()

    def __init__(
        self, keeper: VaultKeeper, id: str, tr: Catalogue, parent: QWidget | None = None, *,
        draft: VaultRecord | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._keeper = keeper
        self._id = id
        self._tr = tr
        self._draft = draft
        self.fields: dict[str, VaultField] = {}
        self.about: Callable[[], tuple[str, str]] = lambda: ("", "")
        """The code name and the headline of the article it belongs to."""
        self.learned = False
        """Whether the vault was told words, by `keep`, that tell who it is and that it had not."""
        self.setObjectName("vault_section")
        self.setProperty("vault", True)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(14, 12, 14, 14)
        self._rows.setSpacing(9)
        clipboard = QApplication.clipboard()
        clipboard.dataChanged.connect(self._copied)
        clipboard.selectionChanged.connect(self._selected)
        keeper.locking.connect(self._put_away)
        keeper.changed.connect(self._follow)
        self._fill()

    @property
    def open(self) -> bool:
        """Whether the fields are shown."""
        return bool(self.fields)

    def record(self) -> VaultRecord | None:
        """The record as typed; None while the vault is locked."""
        if self._draft is None or not self.fields:
            return self._draft
        values: dict[str, Any] = {name: field.value for name, field in self.fields.items()}
        for name in TUPLES:
            lines = values[name].replace("،", ",").split(",") if name == "aliases" else (
                values[name].splitlines())  # fmt: skip
            values[name] = tuple(line.strip() for line in lines if line.strip())
        code_name, article = self.about()
        return replace(self._draft, **values, code_name=code_name or self._draft.code_name,
                       article=article or self._draft.article)  # fmt: skip

    def good(self) -> bool:
        """Say by each date whether it is one; whether all are."""
        good = True
        for field in self.fields.values():
            bad = field.row.kind == "date" and problem("said_at", field.value)
            field.say(self._tr(bad) if bad else "")
            good = good and not bad
        return good

    def keep(self) -> str:
        """Write it into the vault, if there is anything new; a sentence where that failed."""
        record, vault = self.record(), self._keeper.vault
        if record is None or vault is None:
            return ""
        known = vault.get(self._id)
        if record == known or (is_empty(record) and known is None):
            return ""
        try:
            vault.put(record)
        except FileProblem as refused:
            return refused.sentence
        self._draft = vault.get(self._id)
        old = tell_tales(known) if known is not None else ()
        self.learned = self.learned or not set(tell_tales(record)) <= set(old)
        return ""

    def _copied(self) -> None:
        if self._is_in_use():
            focus = QApplication.focusWidget()
            selected = focus.selectedText() if isinstance(focus, QLineEdit) else ""
            self._keeper.clipboard.guard(selected)

    def _selected(self) -> None:
        """Selecting is not copying: X11 hands selected words to everyone who asks."""
        clipboard = QApplication.clipboard()
        if self._is_in_use() and clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)

    def _is_in_use(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _put_away(self) -> None:
        """The vault locks: what was typed is safest in it, and must not stay on the screen."""
        if self.keep():
            return
        self._draft = None

    def _follow(self) -> None:
        shut, held = not self.fields, self._is_in_use()
        self._fill()
        if held and not self.fields:
            self.unlock.setFocus()  # what is typed on must not change another field
        if shut and self.fields:
            self.opened.emit()

    def _fill(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            _take_down(item)
        self.fields = {}
        if self._keeper.vault is None:
            self._door()
        else:
            if self._draft is None:
                self._draft = self._keeper.get(self._id) or VaultRecord(self._id)
            self._show(self._draft)
        self.changed.emit()

    def _door(self) -> None:
        tr, none = self._tr, self._keeper.state == "none"
        head = QHBoxLayout()
        head.addWidget(_picture("vault"))
        words = QVBoxLayout()
        words.setSpacing(2)
        title = QLabel(tr(N_("Unlock to see who this is")) if not none else
                       tr(N_("Who this is belongs in a vault")))  # fmt: skip
        title.setProperty("strong", True)
        words.addWidget(title)
        told = tr(N_(
            "The real name, the contacts and what was agreed stand encrypted on this computer and "
            "never in the article."
        ))  # fmt: skip
        if vault_is_gone():
            told = with_paths_isolated(tr(GONE, path=vault_path()))
        text = QLabel(told)
        text.setWordWrap(True)
        text.setProperty("quiet", True)
        words.addWidget(text)
        head.addLayout(words, 1)
        self._rows.addLayout(head)
        self.unlock = QPushButton(tr(N_("Make a vault…")) if none else
                                  tr(N_("Unlock the vault…")))  # fmt: skip
        self.unlock.setAutoDefault(False)
        self.unlock.clicked.connect(lambda: self._keeper.ensure_open(self.window()))
        line = QHBoxLayout()
        line.addWidget(self.unlock)
        line.addStretch(1)
        self._rows.addLayout(line)

    def _show(self, record: VaultRecord) -> None:
        tr = self._tr
        head = QHBoxLayout()
        head.addWidget(_picture("vault_open"))
        title = QLabel(tr(N_("In the vault: never in the article or an export")))
        title.setProperty("strong", True)
        title.setWordWrap(True)
        head.addWidget(title, 1)
        self.copy = QPushButton(tr(N_("Copy a contact")))
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self._offer_contacts)
        head.addWidget(self.copy)
        self._rows.addLayout(head)
        for rows in ROWS:
            self._rows.addLayout(self._row(rows, record))
        if record.details:
            self._rows.addWidget(self._details(record))

    def _row(self, rows: Sequence[Row], record: VaultRecord) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(12)
        for row in rows:
            value = getattr(record, row.name)
            joint = "\n" if row.kind == "lines" else "، "
            shown = joint.join(value) if isinstance(value, tuple) else value
            field = VaultField(row, shown, self._tr)
            field.changed.connect(self.changed)
            self.fields[row.name] = field
            line.addWidget(field, 1)
        return line

    def _details(self, record: VaultRecord) -> QLabel:
        """What came out of the article and has no field here."""
        lines = [
            self._tr(N_("{what}: {value}"), what=self._tr(DETAILS.get(one.field, one.field)),
                     value=f"\u2068{one.value}\u2069")
            for one in record.details
        ]  # fmt: skip
        label = QLabel("\n".join(lines))
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _offer_contacts(self) -> None:
        menu = QMenu(self)
        for contact in self.fields["contacts"].value.splitlines():
            if contact.strip():
                # What stands before the colon says where, and what comes after it is the contact.
                said = contact.partition(":")[2].strip() or contact.strip()
                action = menu.addAction(contact.strip())
                action.triggered.connect(lambda _=False, s=said: self._keeper.clipboard.copy(s))
        if menu.isEmpty():
            menu.addAction(self._tr(N_("No contacts yet"))).setEnabled(False)
        else:
            menu.addSeparator()
            menu.addAction(self._tr(N_("It leaves the clipboard after a minute"))).setEnabled(False)
        menu.popup(self.copy.mapToGlobal(self.copy.rect().bottomLeft()))


def _picture(name: str) -> QLabel:
    label = QLabel()
    label.setPixmap(icon(name).pixmap(QSize(26, 26)))
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    return label


def _take_down(item: Any) -> None:
    """A row and all that is in it; fields forget their words at once."""
    if (inner := item.layout()) is not None:
        while (one := inner.takeAt(0)) is not None:
            _take_down(one)
    if (widget := item.widget()) is not None:
        if isinstance(widget, VaultField):
            widget.blockSignals(True)
            if not isinstance(widget.editor, QComboBox):
                widget.fill("")
        widget.hide()
        widget.deleteLater()
