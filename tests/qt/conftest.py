"""A page on an article, without a screen; after every test it must show just that article."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.edit.state import Selection
from editor.model.article import Article, Block
from editor.model.inline import Inlines, Text
from editor.model.schema import repair
from editor.qt.bridge import Bridge
from editor.qt.textedit import ArticleEdit
from editor.session.session import Session


class Writing:
    """A session, its page, and somebody who types."""

    def __init__(self, article: Article) -> None:
        self.session = Session(article)
        self.edit = ArticleEdit()
        self.bridge = Bridge(self.session, self.edit)
        self.bridge.typing = None
        self.edit.resize(900, 700)

    @property
    def article(self) -> Article:
        return self.bridge.state.article

    @property
    def kinds(self) -> list[str]:
        return [block.kind for block in self.article.blocks]

    @property
    def texts(self) -> list[str]:
        return [block.text for block in self.article.blocks]

    def inlines(self, block: int) -> Inlines:
        return self.article.blocks[block].inlines

    def key(self, key: Qt.Key, modifiers: str = "", text: str = "", times: int = 1) -> None:
        held = Qt.KeyboardModifier.NoModifier
        for name in modifiers.split():
            held |= getattr(Qt.KeyboardModifier, f"{name.title()}Modifier")
        for _ in range(times):
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self.edit, QKeyEvent(kind, key, held, text))

    def type(self, text: str) -> None:
        for char in text:
            if char == "\n":
                self.key(Qt.Key.Key_Return)
            else:
                self.key(Qt.Key.Key_unknown, text=char)

    def compose(self, preedit: str = "", commit: str = "") -> None:
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit)
        QApplication.sendEvent(self.edit, event)

    def at(self, block: int, offset: int, end: int | None = None) -> None:
        chosen = Selection.at(block, offset) if end is None else Selection.span(block, offset, end)
        self.edit.select(chosen)


def article(*blocks: Block | str, **given: object) -> Article:
    """A small article; a string is a paragraph."""
    made = [
        block if isinstance(block, Block) else Block(f"p{n}", inlines=(Text(block),))
        for n, block in enumerate(blocks)
    ]
    head = Block("h", "headline", (Text("عنوان"),))
    return repair(Article("a", blocks=(head, *made), **given))  # type: ignore[arg-type]


Open = Callable[[Article], Writing]


@pytest.fixture
def write(qtbot: QtBot) -> Iterator[Open]:
    """Opens articles on pages, and checks each page against its session at the end."""
    opened: list[Writing] = []

    def open_page(shown: Article) -> Writing:
        page = Writing(shown)
        qtbot.addWidget(page.edit)
        opened.append(page)
        return page

    yield open_page
    for page in opened:
        assert page.bridge.in_step()
        page.bridge.close()


@pytest.fixture(autouse=True)
def _empty_clipboard(qapp: QGuiApplication) -> Iterator[None]:
    QGuiApplication.clipboard().clear()
    yield
    QApplication.processEvents()
