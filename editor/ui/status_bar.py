"""The status bar: counts, reading time, where the caret stands, and whether all is saved.

Counting long articles takes milliseconds, so it happens a moment after the last change.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QMenu, QStatusBar, QToolButton, QWidget

from editor.edit.fragment import copy
from editor.lang.counting import Counts, count
from editor.lang.i18n import N_, Catalogue
from editor.model.article import Article, Block
from editor.model.inline import readable
from editor.model.kinds import KIND
from editor.model.slots import without_slots
from editor.session.session import Change, Session
from editor.ui.article_language import LanguageMenu, language_name

DELAY = 250
"""Milliseconds after the last change before counting."""
AT_ONCE = 200
"""Blocks of an article that is counted as it opens; a longer one is to be seen first."""


def minutes(seconds: int, tr: Catalogue) -> str:
    """A duration for people: «دقيقتان»."""
    if seconds < 60:
        return tr(N_("less than a minute"))
    return tr.plural("{n} minute", "{n} minutes", round(seconds / 60))


class StatusBar(QStatusBar):
    """Labels that follow one session."""

    def __init__(self, tr: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._session: Session | None = None
        self._dirty = False
        self._forget: Callable[[], None] = lambda: None
        self._blocks: dict[str, tuple[Block, Counts]] = {}
        self.words, self.time, self.saved = QLabel(), QLabel(), QLabel()
        for label in (self.words, self.time):
            self.addWidget(label)
        self.kind = self._button(N_("Kind of this paragraph"))
        self.direction = self._button(N_("Direction of this paragraph"))
        self.language = self._button(N_("Language of the article"))
        self.language.setMenu(LanguageMenu(lambda: self._session, tr, self.language))
        self.addPermanentWidget(self.saved)
        self.zoom = QLabel()
        self.zoom.setAccessibleName(tr(N_("Zoom")))
        self.addPermanentWidget(self.zoom)
        self.warning = QLabel()
        self.warning.setProperty("danger", True)
        self.warning.hide()
        self.insertWidget(0, self.warning)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY)
        self._timer.timeout.connect(self._catch_up)
        self.setSizeGripEnabled(False)
        self.messageChanged.connect(lambda text: None if text else self._place())

    def _button(self, tip: str) -> QToolButton:
        """Tells something, and offers what else it could be."""
        button = QToolButton()
        button.setProperty("status", True)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolTip(self._tr(tip))
        button.setAccessibleName(self._tr(tip))
        self.addPermanentWidget(button)
        return button

    def offer(self, kinds: QMenu, directions: QMenu) -> None:
        """What opens from the kind and the direction that are told here."""
        self.kind.setMenu(kinds)
        self.direction.setMenu(directions)

    def mention(self, sentences: tuple[str, ...]) -> None:
        """Sentences, still to be translated, that pass by."""
        self.showMessage(" ".join(map(self._tr.say, sentences)), 15000)

    def warn(self, sentence: str) -> None:
        """Show what is wrong for as long as it is; nothing: all is well again."""
        self.warning.setText(f"⚠ {sentence}" if sentence else "")
        self.warning.setVisible(bool(sentence))

    def show_zoom(self, percent: int) -> None:
        """How large the page is shown; nothing where it is as it is meant."""
        self.zoom.setText(f"\u2066{percent}%\u2069")
        self.zoom.setVisible(percent != 100)

    def show_session(self, session: Session | None) -> None:
        """Follow this session, or none."""
        self._forget()
        self._forget = lambda: None
        self._session = session
        self._blocks = {}
        if session is not None:
            self._forget = session.subscribe(self._changed)
            if len(session.article.blocks) <= AT_ONCE:
                self._count()
            else:
                self.words.clear()
                self.time.clear()
                self._timer.start()
        self._place()

    def _changed(self, change: Change) -> None:
        self._timer.start()
        session = self._session
        if not change.is_typing or (session is not None and session.dirty != self._dirty):
            self._place()

    def _catch_up(self) -> None:
        self._place()
        self._count()

    def _place(self) -> None:
        session, tr = self._session, self._tr
        for label in (self.kind, self.direction, self.language, self.saved):
            label.setVisible(session is not None)
        for label in (self.words, self.time):
            # A message stands in their place for a while; Qt shows them again after it.
            label.setVisible(session is not None and not self.currentMessage())
        if session is None:
            return
        state = session.state
        block = state.article.blocks[state.selection.head.block]
        self.kind.setText(tr(KIND[block.kind].label))
        rtl = session.article.direction_of(block) == "rtl"
        self.direction.setText(tr(N_("Right to left")) if rtl else tr(N_("Left to right")))
        self.language.setText(language_name(session.article.meta.language, tr))
        for button in (self.kind, self.direction, self.language):
            button.setAccessibleName(f"{button.toolTip()}: {button.text()}")
        self._dirty = session.dirty
        self.saved.setText(tr(N_("Unsaved changes")) if self._dirty else tr(N_("Saved")))

    def _count(self) -> None:
        if self._session is None:
            return
        tr = self._tr
        state = self._session.state
        total = self._total(state.article)
        words = tr.plural("{n} word", "{n} words", total.words)
        letters = tr.plural("{n} character", "{n} characters", total.characters)
        text = f"{words}  ·  {letters}"
        if not state.selection.empty:
            part = copy(state.article, state.selection)
            chosen = count("\n".join(map(_words, part.blocks)) if part else "")
            text = tr(N_("Selected: {words} of {all}"), words=chosen.words, all=text)
        self.words.setText(text)
        self.time.setText(
            tr(
                N_("Reading: {reading}  ·  On air: {air}"),
                reading=minutes(total.reading_seconds, tr),
                air=minutes(total.broadcast_seconds, tr),
            )
        )

    def _total(self, article: Article) -> Counts:
        """Only blocks that changed since the last time are counted anew."""
        known, self._blocks = self._blocks, {}
        total = Counts(0, 0, 0, 0)
        for block in article.blocks:
            cached = known.get(block.id)
            counts = cached[1] if cached and cached[0] is block else count(_words(block))
            self._blocks[block.id] = (block, counts)
            total = total + counts
        return total


def _words(block: Block) -> str:
    """What somebody wrote: the labels of empty slots are not counted."""
    return readable(without_slots(block.inlines))
