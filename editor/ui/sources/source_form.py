"""The form of a source: only the fields that its kind needs, checked as they are typed.

Gives a `Source` back and changes no article. What only the vault may hold stands in a section of
its own, which writes nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from editor.edit.attribution import phrases
from editor.lang.i18n import N_, Catalogue
from editor.lang.isolation import with_paths_isolated
from editor.library.house_phrases import house_phrases
from editor.library.vault_moving import identifies
from editor.library.vault_record import VaultRecord
from editor.model.sources import SOURCE_KIND, SOURCE_KINDS, Source, chain, is_named
from editor.ui.sources.source_fields import (
    LABELS_OF,
    PAIRS,
    RARE,
    ChoiceField,
    Field,
    problem,
    today,
)
from editor.ui.sources.source_words import chain_text, isolated_name, short_name
from editor.ui.vault.fields import VaultSection
from editor.ui.vault.keeper import VaultKeeper
from editor.ui.vault.move import ask_to_move, ask_to_name
from editor.value import replace

Button = QDialogButtonBox.StandardButton
LAID_OUT: Final = 30
"""Milliseconds after which new fields have their places."""
TALL, AROUND = 730, 70
"""Pixels that show most forms whole, and those that a screen needs besides."""
DRAWN_ANEW: Final = frozenset(("terms",))
"""Fields that decide which others there are."""


class SourceForm(QDialog):
    """`source()` is the record as filled in."""

    def __init__(
        self, source: Source, others: Sequence[Source], tr: Catalogue,
        parent: QWidget | None = None, *, language: str = "ar", vault: VaultKeeper | None = None,
        headline: str = "",
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._vault = vault
        self._headline = headline
        self.secret: VaultSection | None = None
        self.moved: VaultRecord | None = None
        """Who it is, where that left the article in this form."""
        self._tr = tr
        self._source = source
        self._others = {one.id: one for one in others if one.id != source.id}
        self._language = language
        self._house = house_phrases(language)
        self._fresh = not any((source.name, source.title, source.label, source.description))
        self._all = self._touched = False
        self._read: dict[str, Callable[[], Any]] = {}
        self.fields: dict[str, Field] = {}
        self.setWindowTitle(tr(N_("New source")) if self._fresh else tr(N_("Source")))
        self.resize(580, min(TALL, self.screen().availableGeometry().height() - AROUND))
        self.kind = QComboBox()
        self.kind.setObjectName("kind")
        self.kind.setAccessibleName(tr(N_("Kind of source")))
        for row in SOURCE_KINDS:
            self.kind.addItem(tr(row.label), row.id)
        self.kind.setCurrentIndex(max(self.kind.findData(source.kind), 0))
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.trouble = QLabel()
        self.trouble.setProperty("danger", True)
        self.trouble.setWordWrap(True)
        self.reads = QLabel()
        self.reads.setProperty("quiet", True)
        self.reads.setWordWrap(True)
        self.buttons = QDialogButtonBox()
        self.ok = self.buttons.addButton(
            tr(N_("Add")) if self._fresh else tr(N_("Save")), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.cancel = self.buttons.addButton(
            tr(N_("Cancel")), QDialogButtonBox.ButtonRole.RejectRole
        )
        self.cancel.setAutoDefault(False)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(self.kind)
        layout.addWidget(self.area, 1)
        layout.addWidget(self.reads)
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

    def _show_all(self) -> None:
        self._all = True
        self._refill()

    def _fill(self) -> None:
        focused = self.focusWidget()
        held = focused.objectName() if focused is not None else ""
        self._read = {"kind": self.kind.currentData}
        self.fields = {}
        source = self._source
        body = QWidget()
        rows = QVBoxLayout(body)
        rows.setContentsMargins(0, 2, 0, 2)
        rows.setSpacing(9)
        names = list(_names(source))
        hidden = [n for n in names if n in RARE and not getattr(source, n) and not self._all]
        for row in _in_rows([name for name in names if name not in hidden]):
            rows.addLayout(self._row(row))
        rows.addWidget(self._carrier())
        self.chain = QLabel()
        self.chain.setProperty("quiet", True)
        rows.addWidget(self.chain)
        rows.addLayout(self._row(["terms", "verification"]))
        if source.terms == "embargoed":
            rows.addLayout(self._row(["embargoed_until"]))
        self._confidential(rows)
        if hidden:
            more = QPushButton(self._tr(N_("More fields")))
            more.setFlat(True)
            more.setAutoDefault(False)
            more.clicked.connect(self._show_all)
            rows.addWidget(more)
        rows.addStretch(1)
        if (old := self.area.takeWidget()) is not None:
            old.deleteLater()  # one of its fields may be telling of a change at this moment
        self.area.setWidget(body)
        self._order(body)
        self._check()
        if held == "kind":
            return
        first = next((n for n in (held, "name", "title", "label") if n in self.fields), "")
        if first:
            self.fields[first].editor.setFocus()

    def _order(self, body: QWidget) -> None:
        """Tab runs from the kind through the fields to the buttons, however often they are made."""
        others = body.findChildren(QCheckBox) + body.findChildren(QPushButton)
        steps = [self.kind, *(one.editor for one in self.fields.values()), *others,
                 self.ok, self.cancel]  # fmt: skip
        for step, after in pairwise(steps):
            QWidget.setTabOrder(step, after)

    def _row(self, names: Sequence[str]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        for name in names:
            label = LABELS_OF.get((self._source.kind, name), "")
            if name == "label" and self._source.confidential:
                label = N_("Code name")
            value = getattr(self._source, name)
            shown = "، ".join(value) if isinstance(value, tuple) else value
            row.addWidget(self._keep(Field(name, shown, self._tr, label=label)), 1)
        return row

    def _keep(self, field: Field) -> Field:
        self.fields[field.name] = field
        self._read[field.name] = lambda: field.value
        field.changed.connect(lambda: self._changed(field.name))
        return field

    def _carrier(self) -> Field:
        choices = [("", self._tr(N_("Directly")))]
        choices += [(id, short_name(one, self._tr)) for id, one in self._others.items()]
        return self._keep(ChoiceField("via", self._source.via, choices, self._tr))

    def _confidential(self, rows: QVBoxLayout) -> None:
        box = QCheckBox(self._tr(N_("Confidential: who it is belongs in the vault, not here")))
        box.setObjectName("confidential")
        box.setChecked(self._source.confidential)
        box.toggled.connect(self._made_confidential)
        rows.addWidget(box)
        self._read["confidential"] = box.isChecked
        draft = self.secret.record() if self.secret is not None else self.moved
        self.secret = None
        unnamed = not is_named(self._source) and not self._source.confidential
        if self._vault is not None and unnamed and identifies(self._source):
            hint = QLabel(self._tr(N_(
                "Who it is still stands in the article’s own file, though in no export. Mark it as "
                "confidential to move that into the vault."
            )))  # fmt: skip
            hint.setWordWrap(True)
            hint.setProperty("quiet", True)
            rows.addWidget(hint)
        if self._vault is not None and self._source.confidential:
            self.secret = VaultSection(self._vault, self._source.id, self._tr, draft=draft)
            self.secret.about = lambda: (self.source().label, self._headline)
            self.secret.changed.connect(self._check)
            self.secret.opened.connect(self._show_secret)
            rows.addWidget(self.secret)

    def _show_secret(self) -> None:
        """Its fields just came: bring them into view, when they have their places."""
        QTimer.singleShot(LAID_OUT, self, self._to_secret)

    def _to_secret(self) -> None:
        if self.secret is not None and self.secret.open:
            self.area.verticalScrollBar().setValue(self.secret.y() - 8)
            self.secret.fields["name"].editor.setFocus()

    def _made_confidential(self, on: bool) -> None:
        """Who it is goes into the vault, or comes back, when the user agrees."""
        before = replace(self.source(), confidential=not on)
        if self._vault is not None and on and identifies(before):
            number = len(self._others) + 1
            found = ask_to_move(before, number, self._vault, self._tr, self)
            self._source = before if found is None else found[0]
            self.moved = self.moved if found is None else found[1]
        elif self._vault is not None and not on and self.secret is not None:
            self._source = ask_to_name(before, self.secret.record(), self._tr, self)
            self.secret = None
        else:
            self._source = replace(before, confidential=on)
        self._fill()

    def accept(self) -> None:
        """Who it is is safe in the vault before the article lets go of it."""
        problem = self.secret.keep() if self.secret is not None else ""
        if problem:
            self.trouble.setText(with_paths_isolated(self._tr.say(problem)))
            self.trouble.setVisible(True)
            return
        if self.moved is not None and not self.source().confidential:
            self.moved = None
        super().accept()

    def _changed(self, name: str) -> None:
        self._touched = True
        if name in DRAWN_ANEW:
            self._refill()
            return
        seen = self.fields.get("accessed_at")
        if name == "url" and seen is not None and self.fields["url"].value and not seen.value:
            seen.fill(today())
        self._check()

    def _check(self) -> None:
        """Say by each field what is wrong with it; a source needs a name or a description."""
        source = self.source()
        good = True
        for name, field in self.fields.items():
            found = self._tr(problem(name, field.value)) if field.value else ""
            if name == "via" and self._circles(source):
                found = self._tr(
                    N_("{name} is itself quoted via this source: the chain would be a circle."),
                    name=isolated_name(self._others[source.via], self._tr),
                )
            field.say(found)
            good = good and not found
        good = (self.secret is None or self.secret.good()) and good
        nameless = not any((source.name, source.title, source.description, source.label))
        asks = self._tr(N_("Give the source a name, a title or a description."))
        told = nameless and self._touched
        self.trouble.setText(asks if told else "")
        self.trouble.setVisible(told)
        self.ok.setEnabled(good and not nameless)
        self.ok.setDefault(True)
        self._show_reading(source, shown=good and not nameless)

    def _circles(self, source: Source) -> bool:
        carrier = self._others.get(source.via)
        return carrier is not None and any(
            step.via == source.id for step in chain(carrier, self._others)
        )

    def _show_reading(self, source: Source, *, shown: bool) -> None:
        """How the chain runs, and how the text may attribute it."""
        known: Mapping[str, Source] = {**self._others, source.id: source}
        told = chain_text(source, known, self._tr)
        self.chain.setText(told)
        self.chain.setVisible(shown and bool(source.via))
        spoken = phrases(source, known, self._language, self._house) if shown else ()
        self.reads.setText(self._tr(N_("In the text: {phrase} …"), phrase=spoken[0]) if spoken
                           else "")  # fmt: skip
        self.reads.setVisible(bool(spoken))


def _names(source: Source) -> Iterator[str]:
    """The fields that matter for it, in order."""
    if is_named(source):
        fields = SOURCE_KIND[source.kind].fields
        names = [one for one in fields if one in ("name", "name_latin")]
        yield from (*names, "label", *(one for one in fields if one not in names))
        yield "independence_group"
    else:
        yield "label"
        yield "description"
        yield "anonymity_reason"
        if source.kind in ("person", "organisation"):
            yield "gender"


def _in_rows(names: Sequence[str]) -> Iterator[list[str]]:
    """Two that belong together share a row, at the place of the first."""
    partner = {one: pair for pair in PAIRS for one in pair}
    done: set[str] = set()
    for name in names:
        if name in done:
            continue
        row = [one for one in partner.get(name, (name,)) if one in names]
        done.update(row)
        yield row
