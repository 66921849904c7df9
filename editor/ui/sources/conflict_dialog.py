"""Two versions of one source, side by side: what the article says, what the library says.

Gives back the source that was put together; writes nothing.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from editor.lang.i18n import N_, Catalogue
from editor.library.entries import Conflict
from editor.model.sources import Source
from editor.ui.dialog import Dialog, quiet
from editor.ui.sources.source_fields import LABELS, said
from editor.ui.sources.source_words import isolated_name, value_text
from editor.value import fields, replace

UNCHOSEN: Final = ("id",)


class ConflictDialog(Dialog):
    """`source()` has for every field the version that was chosen."""

    def __init__(self, conflict: Conflict, tr: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(N_("Two versions of one source"), tr, parent, ok=N_("Save"))
        self.resize(720, 460)
        self._conflict = conflict
        self._choices: dict[str, QButtonGroup] = {}
        theirs = conflict.theirs.source if conflict.theirs else conflict.mine
        name = isolated_name(conflict.mine, tr)
        self.body.addWidget(
            quiet(
                tr(N_("“{name}” is in the library already, and not the same. Choose for each field "
                      "which version the library keeps."), name=name)
            )
        )  # fmt: skip
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for column, title in ((1, N_("In this article")), (2, N_("In the library"))):
            head = QLabel(tr(title))
            head.setProperty("heading", True)
            grid.addWidget(head, 0, column)
        for row, field in enumerate(self._differing(conflict.mine, theirs), 1):
            self._row(grid, row, field, conflict.mine, theirs)
        grid.setRowStretch(grid.rowCount(), 1)
        inner = QWidget()
        inner.setLayout(grid)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        self.body.addWidget(area, 1)
        for title, side in ((N_("All from the article"), 0), (N_("All from the library"), 1)):
            button = QPushButton(tr(title))
            self.buttons.addButton(button, self.buttons.ButtonRole.ActionRole)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, side=side: self.take(side))

    def source(self) -> Source:
        """The library's version, with the article's fields where these were chosen."""
        theirs = self._conflict.theirs.source if self._conflict.theirs else self._conflict.mine
        mine = self._conflict.mine
        chosen = {
            name: getattr(mine, name)
            for name, group in self._choices.items()
            if group.checkedId() == 0
        }
        return replace(theirs, **chosen)

    def take(self, side: int) -> None:
        """All fields from the article (0) or from the library (1)."""
        for group in self._choices.values():
            group.button(side).setChecked(True)

    def _differing(self, mine: Source, theirs: Source) -> list[str]:
        names = [one.name for one in fields(Source) if one.name not in UNCHOSEN]
        return [name for name in names if getattr(mine, name) != getattr(theirs, name)]

    def _row(self, grid: QGridLayout, row: int, name: str, mine: Source, theirs: Source) -> None:
        tr = self.tr_
        label = QLabel(tr(LABELS.get(name, N_("Kind of source") if name == "kind" else name)))
        label.setProperty("quiet", True)
        grid.addWidget(label, row, 0)
        group = QButtonGroup(self)
        for side, source in enumerate((mine, theirs)):
            words_of = said(name, source, tr) or "–"
            button = QRadioButton()
            button.setAccessibleName(f"{label.text()}: {words_of}")
            words = QLabel(value_text(words_of, tr))
            words.setWordWrap(True)
            words.setBuddy(button)
            group.addButton(button, side)
            cell = QHBoxLayout()
            cell.setSpacing(6)
            cell.addWidget(button)
            cell.addWidget(words, 1)
            grid.addLayout(cell, row, side + 1)
        # Who knows nothing should not wipe out what the other knows.
        group.button(0 if getattr(mine, name) else 1).setChecked(True)
        self._choices[name] = group
