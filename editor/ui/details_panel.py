"""Article details: what is known of the article besides its text.

What is typed reaches the article a moment after the last key, so that saving, closing and the
journal always have it; typing in one field is one undo step.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from editor.edit.details import set_meta
from editor.lang.i18n import N_, Catalogue
from editor.model.article import Metadata
from editor.session.session import Change, Session
from editor.ui.article_language import LANGUAGES
from editor.ui.date_field import DateField, show_from_start
from editor.ui.dialog import by_direction
from editor.value import frozen, replace

MOMENT: Final = 400
"""Milliseconds after the last key in a field before the article has it."""
STATUSES: Final = (
    ("draft", N_("Draft")),
    ("review", N_("In review")),
    ("approved", N_("Approved")),
    ("published", N_("Published")),
    ("withdrawn", N_("Withdrawn")),
)


@frozen
class Field:
    """A row of the form: where it reads and how it writes.

    `many` joins a tuple with commas; `latin` runs from left to right.
    """

    name: str
    label: str
    hint: str = ""
    many: bool = False
    date: bool = False
    channel: bool = False
    long: bool = False
    latin: bool = False
    choices: tuple[tuple[str, str], ...] = ()


FIELDS: Final[tuple[Field, ...]] = (
    Field("language", N_("Language"), choices=LANGUAGES),
    Field("status", N_("Status"), choices=STATUSES),
    Field("authors", N_("Authors"), N_("With commas between"), many=True),
    Field("outlet", N_("Outlet")),
    Field("section", N_("Desk or section")),
    Field("place", N_("Place")),
    Field("keywords", N_("Keywords"), N_("With commas between"), many=True),
    Field("slug", N_("Slug"), N_("Short name for the address, in Latin letters"), latin=True),
    Field("url", N_("Address of the published article"), "https://", latin=True),
    Field("description", N_("Summary for search and sharing"), long=True),
    Field("web", N_("Headline on the web"), channel=True),
    Field("social", N_("Headline on social media"), channel=True),
    Field("push", N_("Headline of the push message"), channel=True),
    Field("print", N_("Headline in print"), channel=True),
    Field("published", N_("Published"), date=True),
    Field("embargo", N_("Embargoed until"), date=True),
    Field("desk_note", N_("Note to the desk (never exported)"), long=True),
)


def value_of(meta: Metadata, field: Field) -> str:
    """What the field shows."""
    value = getattr(meta.headlines if field.channel else meta, field.name)
    return "، ".join(value) if field.many else str(value)


def with_value(meta: Metadata, field: Field, text: str) -> Metadata:
    """The metadata after the field was filled in."""
    value: Any = text.strip()
    if field.many:
        value = tuple(w for part in text.replace("،", ",").split(",") if (w := part.strip()))
    if field.channel:
        return replace(meta, headlines=replace(meta.headlines, **{field.name: value}))
    return replace(meta, **{field.name: value})


class DetailsPanel(QScrollArea):
    """A form that follows one session and changes it as its fields are filled in."""

    def __init__(self, tr: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._session: Session | None = None
        self._forget: Callable[[], None] = lambda: None
        self._reading: list[Callable[[], None]] = []
        self._typed: Callable[[], None] = lambda: None
        self._writing = False
        self._step = ""
        self._later = QTimer(self, singleShot=True, interval=MOMENT)
        self._later.timeout.connect(self.hand_in)
        body = QWidget()
        outer = QVBoxLayout(body)
        outer.setContentsMargins(14, 8, 14, 14)
        outer.setSpacing(14)
        for field in FIELDS:
            outer.addLayout(self._row(tr(field.label), self._editor(field)))
        outer.addStretch(1)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)

    @staticmethod
    def _row(words: str, editor: QWidget) -> QVBoxLayout:
        """A label close above what it names."""
        label = QLabel(words)
        label.setProperty("quiet", True)
        label.setBuddy(editor)
        row = QVBoxLayout()
        row.setSpacing(4)
        row.addWidget(label)
        row.addWidget(editor)
        return row

    def show_session(self, session: Session | None) -> None:
        """Follow this session, or none."""
        self.hand_in()
        self._step = ""
        self._forget()
        self._forget = session.subscribe(self._changed) if session else lambda: None
        self._session = session
        self.setEnabled(session is not None)
        self._read()

    def hand_in(self) -> None:
        """Give the article what is being typed in a field, without waiting for its end."""
        self._later.stop()
        typed, self._typed = self._typed, lambda: None
        typed()

    def _wait(self, typed: Callable[[], None]) -> None:
        self._typed = typed
        self._later.start()

    def _changed(self, change: Change) -> None:
        if self._writing:
            return
        if change.kind != "selection":
            self._step = ""
        if change.before.article.meta != change.after.article.meta:
            self._read()

    def _read(self) -> None:
        for read in self._reading:
            read()

    def _editor(self, field: Field) -> QWidget:
        """The widget of a field; it knows how to show and how to hand in its value."""
        if field.choices:
            return self._combo(field)
        if field.long:
            return self._memo(field)
        if field.date:
            return self._date(field)
        line = QLineEdit()
        line.setObjectName(field.name)
        line.setPlaceholderText(self._tr(field.hint) if field.hint else "")
        line.setAccessibleName(self._tr(field.label))
        if field.latin:
            line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        line.editingFinished.connect(lambda: self._finish(field, line.text()))
        line.textEdited.connect(lambda _: self._wait(lambda: self._write(field, line.text())))
        self._reading.append(lambda: show_from_start(line, self._value(field)))
        return line

    def _combo(self, field: Field) -> QComboBox:
        combo = QComboBox()
        combo.setObjectName(field.name)
        combo.setAccessibleName(self._tr(field.label))
        for value, label in field.choices:
            combo.addItem(self._tr(label), value)
        combo.activated.connect(lambda _: self._finish(field, combo.currentData()))

        def read() -> None:
            value = self._value(field)
            if value and combo.findData(value) < 0:
                combo.addItem(value, value)
            combo.setCurrentIndex(combo.findData(value))

        self._reading.append(read)
        return combo

    def _date(self, field: Field) -> DateField:
        widget = DateField(self._tr(field.label), self._date_language, self._tr)
        widget.setObjectName(field.name)
        widget.changed.connect(lambda value: self._write(field, value))
        widget.line.textEdited.connect(lambda _: self._wait(widget.hand_in))
        widget.line.editingFinished.connect(self._end_step)
        self._reading.append(lambda: widget.show_value(self._value(field)))
        return widget

    def _date_language(self) -> str:
        """That of the window, with the region of the article where it is of that language."""
        own = self._session.article.meta.language if self._session else ""
        return own if own.partition("-")[0] == self._tr.language else self._tr.language

    def _end_step(self) -> None:
        self._later.stop()
        self._typed = lambda: None
        self._step = ""

    def _memo(self, field: Field) -> QPlainTextEdit:
        memo = _Memo(lambda text: self._finish(field, text))
        by_direction(memo)
        memo.setObjectName(field.name)
        memo.setAccessibleName(self._tr(field.label))

        def typed() -> None:
            if memo.hasFocus():
                self._wait(lambda: self._write(field, memo.toPlainText()))

        memo.textChanged.connect(typed)

        def read() -> None:
            if memo.toPlainText() != self._value(field):
                memo.blockSignals(True)
                memo.setPlainText(self._value(field))
                memo.blockSignals(False)

        self._reading.append(read)
        return memo

    def _value(self, field: Field) -> str:
        return value_of(self._session.article.meta, field) if self._session else ""

    def _finish(self, field: Field, text: str) -> None:
        """The field is left: it shows what the article has."""
        if self._session is None:
            return
        self._write(field, text)
        self._end_step()
        self._read()

    def _write(self, field: Field, text: str) -> None:
        """Put it into the article; steps of typing in one field join."""
        session = self._session
        if session is None or text == self._value(field):
            return
        self._writing = True
        try:
            done = session.run(
                set_meta(lambda meta: with_value(meta, field, text)),
                N_("Article details"), joined=self._step == field.name,
            )  # fmt: skip
        finally:
            self._writing = False
        if done:
            self._step = field.name


class _Memo(QPlainTextEdit):
    """A few lines that are handed in when the focus leaves."""

    def __init__(self, done: Callable[[str], None]) -> None:
        super().__init__()
        self._done = done
        self.setFixedHeight(84)
        self.setTabChangesFocus(True)

    def focusOutEvent(self, event: Any) -> None:
        super().focusOutEvent(event)
        self._done(self.toPlainText())
