"""The headline workshop: patterns to try, one headline a channel, how much of each will be seen.

Given candidates as text; where they come from is not its business. `value` is the answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.lang.arabic import fold
from editor.lang.i18n import N_, Catalogue
from editor.model.article import Headlines
from editor.model.channels import CHANNELS, Channel
from editor.ui.dialog import Dialog, quiet
from editor.ui.templates.headline_meter import Meter
from editor.ui.templates.headline_previews import PREVIEWS, Preview, Scene
from editor.ui.theme import Colours
from editor.value import frozen, replace

TEXT: Final = Qt.ItemDataRole.UserRole
MAIN: Final = Channel("headline", N_("Headline"), N_("As it stands on the page"), 70, 700, 35, 2)
"""The headline on the page itself, which the other channels follow while they have none."""


@frozen
class Candidate:
    """A headline to try: the pattern's name, the text with the article's own words, an example."""

    pattern: str
    text: str
    example: str = ""


@frozen
class WorkshopValue:
    """The headline of the page and the variants; an empty variant follows the headline."""

    headline: str
    variants: Headlines


class HeadlineWorkshop(Dialog):
    """Fields for every channel, with meters; previews beneath; candidates at the side."""

    def __init__(
        self,
        tr: Catalogue,
        value: WorkshopValue,
        candidates: Iterable[Candidate],
        scene: Scene,
        colours: Colours,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(N_("Headline workshop"), tr, parent, ok=N_("Take over"))
        self.resize(1080, 720)
        self._candidates = tuple(candidates)
        self._fields: dict[str, QLineEdit] = {}
        self._meters: dict[str, Meter] = {}
        self._previews: dict[str, Preview] = {
            id: PREVIEWS[id](scene, colours, tr(_channel(id).where)) for id in PREVIEWS
        }
        self._last = MAIN.id
        sides = QHBoxLayout()
        sides.setSpacing(22)
        sides.addLayout(self._patterns(), 2)
        sides.addLayout(self._channels(value, colours, scene), 3)
        self.body.addLayout(sides)
        self._show()
        self._fields[MAIN.id].setFocus()

    @property
    def value(self) -> WorkshopValue:
        """What stands in the fields."""
        texts = {id: " ".join(field.text().split()) for id, field in self._fields.items()}
        return WorkshopValue(texts.pop(MAIN.id), replace(Headlines(), **texts))

    def _patterns(self) -> QVBoxLayout:
        tr = self.tr_
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr(N_("Search the patterns")))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.textChanged.connect(self._filter)
        self.list = QListWidget()
        self.list.setAccessibleName(tr(N_("Headlines to try")))
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for one in self._candidates:
            item = QListWidgetItem(f"{one.text}\n{one.pattern}")
            item.setData(TEXT, one)
            item.setToolTip(one.example)
            self.list.addItem(item)
        self.list.itemActivated.connect(self._try)
        self.list.itemClicked.connect(self._try)
        layout = QVBoxLayout()
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        words = N_("Click one: it goes into the field you last wrote in. «…» waits for your words.")
        layout.addWidget(quiet(tr(words)))
        return layout

    def _channels(self, value: WorkshopValue, colours: Colours, scene: Scene) -> QVBoxLayout:
        tr = self.tr_
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        grid.setHorizontalSpacing(14)
        for row, channel in enumerate((MAIN, *CHANNELS)):
            text = value.headline if channel is MAIN else getattr(value.variants, channel.id)
            field = QLineEdit(text)
            field.setAccessibleName(tr(channel.label))
            field.setToolTip(tr(channel.where))
            if channel is not MAIN:
                field.setClearButtonEnabled(True)
            field.textChanged.connect(lambda _: self._show())
            field.installEventFilter(self)
            field.cursorPositionChanged.connect(lambda *_, id=channel.id: self._written(id))
            label = QLabel(tr(channel.label))
            label.setBuddy(field)
            meter = Meter(channel, colours, tr)
            meter.setAccessibleName(tr(channel.where))
            self._fields[channel.id], self._meters[channel.id] = field, meter
            grid.addWidget(label, 2 * row, 0)
            grid.addWidget(field, 2 * row, 1)
            grid.addWidget(meter, 2 * row + 1, 1)
        layout = QVBoxLayout()
        layout.setSpacing(12)
        layout.addLayout(grid)
        pictures = QGridLayout()
        pictures.setSpacing(12)
        top = Qt.AlignmentFlag.AlignTop
        pictures.addWidget(self._previews["web"], 0, 0, 1, 2)
        pictures.addWidget(self._previews["social"], 1, 0)
        pictures.addWidget(self._previews["push"], 1, 1, top)
        layout.addLayout(pictures)
        layout.addStretch(1)
        clear = QPushButton(tr(N_("Let every channel follow the headline")))
        clear.setAutoDefault(False)
        clear.clicked.connect(self._clear)
        layout.addWidget(clear, 0, Qt.AlignmentFlag.AlignLeft)
        return layout

    def _show(self) -> None:
        main = self._fields[MAIN.id].text()
        for id, field in self._fields.items():
            if id != MAIN.id:
                field.setPlaceholderText(main)
            text = field.text() or main
            self._meters[id].measure(text)
            if id in self._previews:
                self._previews[id].show_headline(text)
        self.ok.setEnabled(bool(main.strip()))

    def _written(self, id: str) -> None:
        if self._fields[id].hasFocus():
            self._last = id

    def _try(self, item: QListWidgetItem) -> None:
        field = self._fields[self._last]
        field.selectAll()
        field.insert(item.data(TEXT).text)
        hole = field.text().find("…")
        field.setFocus()
        if hole >= 0:
            field.setSelection(hole, 1)

    def _clear(self) -> None:
        for id, field in self._fields.items():
            if id != MAIN.id:
                field.clear()

    def _filter(self, wanted: str) -> None:
        words = fold(wanted).split()
        for row in range(self.list.count()):
            item = self.list.item(row)
            one: Candidate = item.data(TEXT)
            names = fold(f"{one.text} {one.pattern} {one.example}")
            item.setHidden(not all(word in names for word in words))


def _channel(id: str) -> Channel:
    return next(one for one in CHANNELS if one.id == id)
