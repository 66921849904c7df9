"""Something to begin from, chosen by its picture: a new article or a section of one.

Given the languages and a way to list the offers of one; knows no template file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.lang.i18n import N_, Catalogue
from editor.qt.miniature import miniature
from editor.qt.style import Style
from editor.ui.dialog import answered_by
from editor.ui.templates.gallery import Gallery, Offer

BIG: Final = QSize(300, 380)


class NewArticleDialog(QDialog):
    """`offers(language)` lists what there is in a language; `chosen` is what was taken, if any."""

    def __init__(
        self,
        tr: Catalogue,
        languages: Sequence[tuple[str, str]],
        language: str,
        offers: Callable[[str], Iterable[Offer]],
        style: Style,
        parent: QWidget | None = None,
        *,
        title: str,
        ok: str = N_("Begin"),
    ) -> None:
        super().__init__(parent)
        self._tr, self._offers, self._style = tr, offers, style
        self.chosen: Offer | None = None
        self.setWindowTitle(tr(title))
        self._ok = ok
        self.resize(1080, 720)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr(N_("Search the templates")))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.language = QComboBox()
        self.language.setAccessibleName(tr(N_("Language of the article")))
        for id, label in languages:
            self.language.addItem(tr(label), id)
        self.language.setCurrentIndex(max(self.language.findData(language), 0))
        self.gallery = Gallery(tr(N_("Templates")), style)
        self.gallery.walk_from(self.search)
        self.nothing = QLabel(tr(N_("No template has such a name. Try fewer letters.")))
        self.nothing.setProperty("quiet", True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._groups = QHBoxLayout()
        self._groups.setSpacing(6)
        self._buttons = QButtonGroup(self)
        self._group = ""
        self._lay_out()
        self._later = QTimer(self, singleShot=True, interval=60)
        self._later.timeout.connect(self._show_big)
        self.search.textChanged.connect(lambda _: self._filter())
        self.language.currentIndexChanged.connect(lambda _: self._fill())
        self.gallery.current_changed.connect(self._current)
        self.gallery.taken.connect(self._take)
        self._fill()
        self.search.setFocus()

    def _lay_out(self) -> None:
        tr = self._tr
        head = QHBoxLayout()
        head.addWidget(self.search, 1)
        head.addWidget(self.language)
        self.big = QLabel()
        self.big.setFixedSize(BIG)
        self.title = QLabel()
        self.title.setProperty("title", True)
        self.title.setWordWrap(True)
        self.summary = QLabel()
        self.summary.setProperty("quiet", True)
        self.summary.setWordWrap(True)
        self.begin = QPushButton(tr(self._ok))
        self.begin.clicked.connect(lambda: self._take(self.gallery.current))
        buttons = QDialogButtonBox()
        buttons.addButton(self.begin, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = buttons.addButton(tr(N_("Cancel")), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        side = QVBoxLayout()
        side.setSpacing(12)
        for part in (self.big, self.title, self.summary):
            side.addWidget(part)
        side.addStretch(1)
        side.addWidget(buttons)
        middle = QVBoxLayout()
        middle.setSpacing(12)
        middle.addLayout(head)
        middle.addLayout(self._groups)
        middle.addWidget(self.gallery, 1)
        middle.addWidget(self.nothing)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(20, 18, 20, 18)
        whole.setSpacing(22)
        whole.addLayout(middle, 1)
        whole.addLayout(side)
        answered_by(buttons, self.begin)

    def _fill(self) -> None:
        offers = tuple(self._offers(self.language.currentData()))
        self.gallery.show_offers(offers)
        while (item := self._groups.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                self._buttons.removeButton(widget)  # type: ignore[arg-type]
                widget.deleteLater()
        self._group = ""
        groups = list(dict.fromkeys(offer.group for offer in offers if offer.group))
        for group in ("", *groups):
            button = QPushButton(group or self._tr(N_("All")))
            button.setCheckable(True)
            button.setChecked(not group)
            button.setAutoDefault(False)
            button.setProperty("chip", True)
            button.clicked.connect(lambda _=False, group=group: self._choose_group(group))
            self._buttons.addButton(button)
            self._groups.addWidget(button)
        self._groups.addStretch(1)
        for one, following in pairwise(
            (self.language, *self._buttons.buttons(), self.gallery.list)
        ):
            QWidget.setTabOrder(one, following)
        self._filter()

    def _choose_group(self, group: str) -> None:
        self._group = group
        self._filter()

    def _filter(self) -> None:
        self.gallery.filter(self.search.text(), self._group)
        found = bool(self.gallery.shown)
        self.nothing.setVisible(not found)
        self.gallery.setVisible(found)

    def _current(self, offer: Offer | None) -> None:
        self.begin.setEnabled(offer is not None)
        self.title.setText(offer.title if offer else "")
        self.summary.setText(offer.summary if offer else "")
        self._later.start()

    def _show_big(self) -> None:
        offer = self.gallery.current
        if offer is None:
            self.big.clear()
            return
        picture = miniature(offer.make(), BIG, self._style, self.devicePixelRatioF())
        self.big.setPixmap(QPixmap.fromImage(picture))

    def _take(self, offer: Offer | None) -> None:
        if offer is not None:
            self.chosen = offer
            self.accept()
