"""What the form of a source is made of: labels, choices, checks, and a field with its sentence.

Tables and one widget. Knows no dialog and no article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from editor.lang.dates import format_date, parse_iso
from editor.lang.digits import to_latin
from editor.lang.i18n import N_, Catalogue
from editor.model.sources import Source
from editor.ui.dialog import by_direction
from editor.ui.icons import icon
from editor.ui.sources.source_words import kind_name

LABELS: Final[dict[str, str]] = {
    "label": N_("Short name"), "name": N_("Name"), "name_latin": N_("Name in Latin letters"),
    "aliases": N_("Other names, with commas between"), "gender": N_("Grammatical gender"),
    "role": N_("Role or title"), "organisation": N_("Organisation"),
    "description": N_("How it may be described in public"), "medium": N_("How it was said"),
    "said_at": N_("Said on"), "published_at": N_("Published on"), "accessed_at": N_("Seen on"),
    "url": N_("Address"), "archived_url": N_("Address of an archived copy"),
    "title": N_("Title"), "author": N_("Author"), "container": N_("Published in"),
    "publisher": N_("Publisher"), "volume": N_("Volume"), "issue": N_("Issue"),
    "pages": N_("Pages"), "identifier": N_("DOI or other identifier"), "place": N_("Place"),
    "handle": N_("Handle"), "platform": N_("Platform"),
    "quote_original": N_("Exact words, in the original"),
    "quote_language": N_("Language of the original"), "translation": N_("Translation"),
    "translator": N_("Translator"), "rights": N_("Rights"), "credit": N_("Credit"),
    "licence": N_("Licence"), "anonymity_reason": N_("Why it is not named"),
    "independence_group": N_("Group of dependent sources"), "terms": N_("Terms"),
    "embargoed_until": N_("Embargoed until"), "via": N_("Quoted via"),
    "verification": N_("Verification"),
}  # fmt: skip
LABELS_OF: Final[dict[tuple[str, str], str]] = {
    ("observation", "said_at"): N_("Seen by us on"),
    ("broadcast", "said_at"): N_("Broadcast on"),
}
"""Labels that a kind of source has instead: (kind, field)."""
HINTS: Final[dict[str, str]] = {
    "label": N_("as the list shows it"),
    "name_latin": "Hala Al-Mansouri",
    "url": "https://", "archived_url": "https://web.archive.org/…",
    "said_at": "2026-11-24", "published_at": "2026-11-24", "accessed_at": "2026-11-24",
    "embargoed_until": "2026-11-24T18:00+03:00",
    "identifier": "doi:10.…", "handle": "@…", "quote_language": "ar, en, ru…",
    "description": N_("an official who took part in the talks"),
    "anonymity_reason": N_("because he may not speak to the media"),
    "independence_group": N_("the same word for all who repeat one origin"),
}  # fmt: skip

TERMS: Final = (
    ("on_record", N_("On the record")),
    ("not_for_attribution", N_("Not for attribution")),
    ("background", N_("Background")),
    ("deep_background", N_("Deep background")),
    ("off_record", N_("Off the record")),
    ("embargoed", N_("Embargoed")),
)
VERIFICATIONS: Final = (
    ("unverified", N_("Unverified")),
    ("partly", N_("Partly verified")),
    ("corroborated", N_("Corroborated")),
    ("confirmed", N_("Confirmed")),
    ("disputed", N_("Disputed")),
    ("retracted", N_("Retracted")),
)
CHOICES: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "terms": TERMS,
    "verification": VERIFICATIONS,
    "gender": (("", N_("Not known")), ("m", N_("Masculine")), ("f", N_("Feminine"))),
    "medium": (
        ("", N_("Not known")), ("interview", N_("Interview")), ("phone", N_("Phone call")),
        ("message", N_("Message")), ("email", N_("Email")),
        ("press_conference", N_("Press conference")), ("statement", N_("Statement")),
        ("report", N_("Report")), ("broadcast", N_("Broadcast")),
    ),
}  # fmt: skip

DATES: Final = ("said_at", "published_at", "accessed_at", "embargoed_until")
ADDRESSES: Final = ("url", "archived_url")
LONG: Final = ("quote_original", "translation")
"""Fields of several lines."""
LATIN: Final = (*DATES, *ADDRESSES, "name_latin", "identifier", "handle", "quote_language")
"""Fields that are written from left to right in every language."""
RARE: Final = frozenset(
    ("aliases", "quote_language", "translation", "translator", "container", "volume", "issue",
     "pages", "publisher", "rights", "licence", "independence_group")
)  # fmt: skip
"""Fields that wait behind “More fields” while they are empty."""
PAIRS: Final = (
    ("name", "name_latin"), ("role", "organisation"), ("said_at", "medium"),
    ("published_at", "accessed_at"), ("volume", "issue"), ("terms", "verification"),
    ("handle", "platform"), ("credit", "licence"), ("quote_language", "translator"),
    ("title", "author"), ("label", "gender"),
)  # fmt: skip
"""Fields that share a row where both are shown."""

_PARTIAL: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?\Z", re.ASCII)


def problem(field: str, text: str) -> str:
    """What is wrong with the text of a field: a message, or nothing."""
    text = text.strip()
    if not text:
        return ""
    if field in DATES and parse_iso(text) is None and not _PARTIAL.match(to_latin(text)):
        return N_("Write dates as 2026-11-24, 2026-11 or 2026.")
    if field in ADDRESSES and not re.match(r"https?://[^\s/]+\S*\Z", text):
        return N_("An address begins with https:// and has no spaces.")
    if field == "identifier" and text.lower().startswith("doi") and "10." not in text:
        return N_("A DOI looks like this: doi:10.1000/182")
    return ""


def said(name: str, source: Source, tr: Catalogue) -> str:
    """What a field holds, for people: dates in words, choices by their names."""
    value = getattr(source, name)
    if isinstance(value, tuple):
        return "، ".join(value)
    if name == "kind":
        return kind_name(source, tr)
    if name in CHOICES:
        return tr(dict(CHOICES[name]).get(value, value)) if value else ""
    if name in DATES and value:
        return format_date(value, tr.language) or str(value)
    return str(value)


def today() -> str:
    """The date of now, ISO 8601."""
    return date.today().isoformat()


class _Choice(QComboBox):
    """A wheel that scrolls the form over it must not change what was chosen."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Field(QWidget):
    """A label, what it is filled with, and below it the sentence about what is wrong."""

    changed = Signal()

    def __init__(self, name: str, value: str, tr: Catalogue, *, label: str = "") -> None:
        super().__init__()
        self.name = name
        self._tr = tr
        said = tr(label or LABELS[name])
        self.label = QLabel(said)
        self.label.setProperty("quiet", True)
        self.editor = self._editor(value)
        self.editor.setObjectName(name)
        self.editor.setAccessibleName(said)
        self.label.setBuddy(self.editor)
        self.trouble = QLabel()
        self.trouble.setProperty("danger", True)
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        for part in (self.label, self.editor, self.trouble):
            layout.addWidget(part)
        layout.addStretch(1)

    def _editor(self, value: str) -> QWidget:
        hint = self._tr(HINTS[self.name]) if self.name in HINTS else ""
        if self.name in CHOICES:
            choices = CHOICES[self.name]
            if value not in [id for id, _ in choices]:
                choices = (*choices, (value, value))
            return self._combo([(id, self._tr(label)) for id, label in choices], value)
        if self.name in LONG:
            text = QPlainTextEdit(value)
            text.setPlaceholderText(hint)
            text.setTabChangesFocus(True)
            by_direction(text)
            text.setFixedHeight(64)
            text.textChanged.connect(self.changed)
            return text
        line = QLineEdit(value)
        line.setPlaceholderText(hint)
        line.textChanged.connect(self.changed)
        if self.name in LATIN:
            line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        if self.name in DATES and self.name != "embargoed_until":
            now = line.addAction(icon("today"), QLineEdit.ActionPosition.TrailingPosition)
            now.setToolTip(self._tr(N_("Today")))
            now.triggered.connect(lambda: line.setText(today()))
        return line

    def _combo(self, choices: Sequence[tuple[str, str]], value: str) -> QComboBox:
        combo = _Choice()
        for id, label in choices:
            combo.addItem(label, id)
        combo.setCurrentIndex(max(combo.findData(value), 0))
        combo.setMinimumContentsLength(8)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.currentIndexChanged.connect(lambda _: self.changed.emit())
        return combo

    @property
    def value(self) -> str:
        """What it holds."""
        editor = self.editor
        if isinstance(editor, QComboBox):
            return str(editor.currentData() or "")
        if isinstance(editor, QPlainTextEdit):
            return editor.toPlainText().strip()
        return editor.text().strip() if isinstance(editor, QLineEdit) else ""

    def fill(self, value: str) -> None:
        """Put a value in."""
        if isinstance(self.editor, QLineEdit):
            self.editor.setText(value)
        elif isinstance(self.editor, QPlainTextEdit):
            self.editor.setPlainText(value)
        elif isinstance(self.editor, QComboBox):
            self.editor.setCurrentIndex(max(self.editor.findData(value), 0))

    def say(self, sentence: str) -> None:
        """Show what is wrong with it, or nothing."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))


class ChoiceField(Field):
    """A field whose choices are the article's own: (id, name)."""

    def __init__(
        self, name: str, value: str, choices: Sequence[tuple[str, str]], tr: Catalogue
    ) -> None:
        self._choices = choices
        super().__init__(name, value, tr)

    def _editor(self, value: str) -> QWidget:
        return self._combo(self._choices, value)
