"""Whatever is done on the page, in whatever order, the page shows the session's article."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from editor.edit.blocks import set_direction, set_kind
from editor.edit.marks import clear_marks, set_link, toggle
from editor.edit.slots import fill
from editor.edit.state import Position, Selection, size
from editor.edit.structure import insert_divider, toggle_list
from editor.edit.typing import DEFAULT
from editor.model.article import Article
from editor.model.kinds import KINDS
from editor.model.schema import check
from editor.qt import bridge
from tests.articles import articles
from tests.qt.conftest import Writing

Key = Qt.Key
TYPED = st.sampled_from(
    ("خبر", " ", "عاجل،", "BBC", "C++", "😀", "12", "«", "\n", ".", "أ\u064e", "@user ", "\u200f")
)
MARKS = st.sampled_from(("strong", "emphasis", "underline", "code", "superscript"))
TEXT_KINDS = st.sampled_from([kind.id for kind in KINDS if kind.content == "text"])
MOVES = st.sampled_from((Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home,
                         Key.Key_End))  # fmt: skip


class Desk(RuleBasedStateMachine):
    """Somebody at work."""

    page: Writing

    @initialize(article=articles(), helped=st.booleans())
    def open(self, article: Article, helped: bool) -> None:
        QApplication.clipboard().clear()
        self.page = Writing(article)
        self.page.bridge.typing = DEFAULT if helped else None
        self.page.edit.show()

    @rule(text=TYPED)
    def types(self, text: str) -> None:
        self.page.type(text)

    @rule(text=st.sampled_from(("مكتوب", "ok", "")))
    def composes(self, text: str) -> None:
        self.page.compose(preedit="مك")
        self.page.compose(commit=text)

    @rule(key=st.sampled_from((Key.Key_Backspace, Key.Key_Delete)), word=st.booleans(),
          times=st.integers(1, 4))  # fmt: skip
    def deletes(self, key: Qt.Key, word: bool, times: int) -> None:
        self.page.key(key, "control" if word else "", times=times)

    @rule(key=MOVES, held=st.sampled_from(("", "shift", "control", "control shift")),
          times=st.integers(1, 5))  # fmt: skip
    def moves(self, key: Qt.Key, held: str, times: int) -> None:
        self.page.key(key, held, times=times)

    @rule(data=st.data(), wide=st.booleans())
    def selects(self, data: st.DataObject, wide: bool) -> None:
        anchor = self._place(data)
        head = self._place(data) if wide else anchor
        self.page.edit.select(Selection(anchor, head))

    @rule(key=st.sampled_from((Key.Key_X, Key.Key_C, Key.Key_V)))
    def uses_the_clipboard(self, key: Qt.Key) -> None:
        self.page.key(key, "control")

    @rule(times=st.integers(1, 4), back=st.booleans())
    def undoes(self, times: int, back: bool) -> None:
        self.page.key(Key.Key_Z, "control" if back else "control shift", times=times)

    @rule(mark=MARKS)
    def marks(self, mark: str) -> None:
        self.page.bridge.run(toggle(mark))

    @rule(url=st.sampled_from(("https://example.org", "")))
    def links(self, url: str) -> None:
        self.page.bridge.run(set_link(url))

    @rule(kind=TEXT_KINDS)
    def changes_kind(self, kind: str) -> None:
        self.page.bridge.run(set_kind(kind))

    @rule(command=st.sampled_from((insert_divider, toggle_list(True), clear_marks,
                                   set_direction("ltr"), set_direction(None))))  # fmt: skip
    def commands(self, command: object) -> None:
        self.page.bridge.run(command)  # type: ignore[arg-type]

    @rule(text=TYPED)
    def fills_a_slot(self, text: str) -> None:
        self.page.key(Key.Key_Tab)
        self.page.type(text)
        self.page.key(Key.Key_Tab)

    @rule(name=st.sampled_from(("who", "what")))
    def chooses(self, name: str) -> None:
        self.page.bridge.run(fill(name, "اجتماع"))

    @rule(key=st.sampled_from((Key.Key_Tab, Key.Key_Backtab)))
    def indents(self, key: Qt.Key) -> None:
        self.page.key(key)

    @rule(data=st.data())
    def drags(self, data: st.DataObject) -> None:
        from editor.edit.fragment import copy
        from editor.edit.moving import move

        state = self.page.bridge.state
        fragment = copy(state.article, state.selection)
        if fragment is not None:
            self.page.bridge.run(move(state.selection, fragment, self._place(data)))

    @invariant()
    def the_page_shows_the_article(self) -> None:
        if hasattr(self, "page"):
            assert self.page.bridge.in_step()
            assert self.page.bridge.selection() == self.page.session.state.selection

    def teardown(self) -> None:
        if hasattr(self, "page"):
            assert not check(self.page.article)
            while self.page.bridge.undo():
                assert self.page.bridge.in_step()
            self.page.bridge.close()
            self.page.edit.close()
            self.page.edit.deleteLater()
            QApplication.processEvents()

    def _place(self, data: st.DataObject) -> Position:
        blocks = self.page.article.blocks
        block = data.draw(st.integers(0, len(blocks) - 1))
        return Position(block, data.draw(st.integers(0, size(blocks[block]))))


class NewDocuments(Desk):
    """The same where each change of the article is shown in a new document."""


NewDocuments.TestCase.settings = settings(
    max_examples=12, stateful_step_count=40, deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)  # fmt: skip
Desk.TestCase.settings = settings(
    max_examples=120, stateful_step_count=50, deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)  # fmt: skip


def test_the_page_never_drifts(qapp: QApplication) -> None:
    Desk.TestCase("runTest").runTest()


def test_nor_where_documents_are_made_anew(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bridge, "MANY", 0)
    NewDocuments.TestCase("runTest").runTest()
