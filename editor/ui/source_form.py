"""The form of a source: only the fields that its kind needs, checked as they are typed.

Gives a `Source` back and changes no article. Has no field for what only the vault may hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from editor.lang.dates import parse_iso
from editor.lang.i18n import N_, Catalogue
from editor.model.sources import SOURCE_KIND, SOURCE_KINDS, Source, chain, is_named

LABELS: Final[dict[str, str]] = {
    "name": N_("Name"), "name_latin": N_("Name in Latin letters"),
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
    "independence_group": N_("Group of dependent sources"),
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
GENDERS: Final = (("", N_("Not known")), ("m", N_("Masculine")), ("f", N_("Feminine")))
DATES: Final = ("said_at", "published_at", "accessed_at")
ADDRESSES: Final = ("url", "archived_url")
PARTIAL: Final = re.compile(r"\d{4}(-\d\d)?\Z", re.ASCII)


def problem(field: str, text: str) -> str:
    """What is wrong with the text of a field: a message, or nothing."""
    if not text.strip():
        return ""
    if field in DATES and parse_iso(text) is None and not PARTIAL.match(text):
        return N_("Write dates as 2026-11-24, 2026-11 or 2026.")
    if field in ADDRESSES and not re.match(r"https?://\S+\Z", text.strip()):
        return N_("An address begins with https:// and has no spaces.")
    return ""


class SourceForm(QDialog):
    """`source()` is the record as filled in."""

    def __init__(
        self, source: Source, others: Sequence[Source], tr: Catalogue, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tr = tr
        self._source = source
        self._others = {one.id: one for one in others if one.id != source.id}
        self._read: dict[str, Callable[[], Any]] = {}
        self.setWindowTitle(tr(N_("Source")))
        self.resize(540, 640)
        self.kind = self._combo("kind", [(row.id, row.label) for row in SOURCE_KINDS], source.kind)
        self.form = QFormLayout()
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.form.setVerticalSpacing(8)
        body = QWidget()
        body.setLayout(self.form)
        scroll = QScrollArea()
        scroll.setWidget(body)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self.trouble = QLabel()
        self.trouble.setProperty("danger", True)
        self.trouble.setWordWrap(True)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(self.kind)
        layout.addWidget(scroll, 1)
        layout.addWidget(self.trouble)
        layout.addWidget(self.buttons)
        self._fill()
        self.kind.activated.connect(lambda _: self._refill())

    def source(self) -> Source:
        """The record as the fields say; fields of other kinds keep what they had."""
        values = {name: read() for name, read in self._read.items()}
        if "aliases" in values:
            words = values["aliases"].replace("،", ",").split(",")
            values["aliases"] = tuple(word.strip() for word in words if word.strip())
        return replace(self._source, **values)

    def _refill(self) -> None:
        self._source = self.source()
        self._fill()

    def _fill(self) -> None:
        while self.form.rowCount():
            self.form.removeRow(0)
        self._read = {"kind": self.kind.currentData}
        source = self._source
        named = is_named(source)
        self._line("label", N_("Code name") if source.confidential else N_("Short name"))
        self._choice("terms", N_("Terms"), TERMS, again=True)
        self._confidential()
        for name in SOURCE_KIND[source.kind].fields if named else ("description",):
            if name == "gender":
                self._choice("gender", LABELS[name], GENDERS)
            else:
                self._line(name, LABELS[name])
        if not named:
            self._line("anonymity_reason", LABELS["anonymity_reason"])
        carriers = [("", N_("Directly"))] + [
            (id, one.label or one.name or id)
            for id, one in self._others.items()
            if source.id not in {step.id for step in chain(one, self._others)}
            and one.via != source.id
        ]
        self._choice("via", N_("Quoted via"), carriers)
        self._choice("verification", N_("Verification"), VERIFICATIONS)
        self._line("independence_group", LABELS["independence_group"])
        self._check()

    def _confidential(self) -> None:
        box = QCheckBox(self._tr(N_("Confidential: who it is belongs in the vault, not here")))
        box.setChecked(self._source.confidential)
        box.toggled.connect(lambda _: self._refill())
        self.form.addRow(box)
        self._read["confidential"] = box.isChecked

    def _line(self, name: str, label: str) -> None:
        value = getattr(self._source, name)
        line = QLineEdit("، ".join(value) if isinstance(value, tuple) else value)
        line.setObjectName(name)
        line.setAccessibleName(self._tr(label))
        if name == "accessed_at" and not value:
            line.setPlaceholderText(datetime.now().date().isoformat())
        line.textChanged.connect(lambda _: self._check())
        self.form.addRow(self._tr(label), line)
        self._read[name] = line.text

    def _choice(
        self, name: str, label: str, choices: Sequence[tuple[str, str]], *, again: bool = False
    ) -> None:
        combo = self._combo(name, choices, getattr(self._source, name))
        combo.setAccessibleName(self._tr(label))
        if again:
            combo.activated.connect(lambda _: self._refill())
        self.form.addRow(self._tr(label), combo)
        self._read[name] = combo.currentData

    def _combo(self, name: str, choices: Sequence[tuple[str, str]], value: str) -> QComboBox:
        combo = QComboBox()
        combo.setObjectName(name)
        for id, label in choices:
            combo.addItem(self._tr(label), id)
        combo.setCurrentIndex(max(combo.findData(value), 0))
        return combo

    def _check(self) -> None:
        """Say the first thing that is wrong; a source needs a name or a description."""
        trouble = ""
        for name, read in self._read.items():
            value = read()
            if isinstance(value, str) and (found := problem(name, value)):
                trouble = f"{self._tr(LABELS.get(name, name))}: {self._tr(found)}"
                break
        source = self.source()
        if not trouble and not any((source.name, source.title, source.description, source.label)):
            trouble = self._tr(N_("Give the source a name, a title or a description."))
        self.trouble.setText(trouble)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not trouble)
