"""Merging: into which other record of the same source this one goes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from editor.lang.i18n import N_, Catalogue
from editor.model.sources import Source
from editor.ui.dialog import Dialog, quiet
from editor.ui.sources.source_list import SourceList
from editor.ui.sources.source_words import isolated_name


class MergeDialog(Dialog):
    """`keep()` is the id of the record that stays."""

    def __init__(
        self, drop: Source, sources: Sequence[Source], tr: Catalogue, parent: QWidget | None = None
    ) -> None:
        super().__init__(N_("Merge sources"), tr, parent, ok=N_("Merge"))
        self.resize(480, 460)
        self._sources = tuple(sources)
        self._drop = drop
        self._known = {one.id: one for one in sources}
        self._others = [one for one in sources if one.id != drop.id]
        self.told = quiet("")
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr(N_("Search sources")))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.textChanged.connect(lambda _: self._filter())
        self.list = SourceList(tr)
        self.list.walk_from(self.search)
        self.list.setDragEnabled(False)
        self.list.activated.connect(lambda _: self.accept())
        told = tr(
            N_("Choose the source that stays. It takes over the citations of “{name}” and whatever "
               "it does not know itself."), name=isolated_name(drop, tr),
        )  # fmt: skip
        self.body.addWidget(quiet(told))
        self.body.addWidget(self.search)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.told)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._tell())
        self._filter()
        self.search.setFocus()

    def keep(self) -> str:
        """The one that was chosen, or nothing."""
        return self.list.current

    def _filter(self) -> None:
        model = self.list.sources
        model.show(self._sources, None, self.search.text())
        model.show(self._sources, None, rows=[one for one in model.rows if one in self._others])
        self.list.step(0)
        self.ok.setEnabled(bool(self.list.current))
        self._tell()

    def _tell(self) -> None:
        """One that spoke to us directly would be quoted via another's carrier from now on."""
        keep, carrier = self._known.get(self.keep()), self._known.get(self._drop.via)
        told = ""
        if keep is not None and carrier is not None and not keep.via and carrier is not keep:
            told = self.tr_(
                N_("Both are then quoted via {name}, as “{source}” is now."),
                name=isolated_name(carrier, self.tr_), source=isolated_name(self._drop, self.tr_),
            )  # fmt: skip
        self.told.setText(told)
        self.told.setVisible(bool(told))
