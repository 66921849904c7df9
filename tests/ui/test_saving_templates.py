"""Saving one's own templates from the window: asked for, written, and there in the catalogue."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from editor.edit.state import Selection
from editor.model.article import Article, Block
from editor.model.inline import Text
from editor.qt.chips import selected
from editor.session.session import Session
from editor.templates.catalogue import load, own_folder
from editor.ui.templates.save_template_dialog import SaveTemplateDialog
from editor.ui.window import Window


@pytest.fixture
def writing(window: Window, monkeypatch: pytest.MonkeyPatch) -> Window:
    head = Block("h", "headline", (Text("عنوان المقال"),))
    blocks = (head, Block("p", "paragraph", (Text("فقرة أولى"),)))
    window.documents.add(Session(Article("a", blocks=blocks)))

    def agree(dialog: SaveTemplateDialog) -> bool:
        dialog.title.setText(dialog.title.text() or "قسم لي")
        return not dialog.problem_of()

    monkeypatch.setattr(SaveTemplateDialog, "exec", agree)
    return window


def test_the_article_is_saved_under_its_headline_and_again_under_another_name(
    writing: Window,
) -> None:
    writing.templating.save_article()
    writing.templating.save_article()
    own = [one for one in load().found if one.own]
    assert sorted(one.template.id for one in own) == ["عنوان-المقال", "عنوان-المقال-2"]
    assert own[0].path.parent == own_folder() / "ar"


def test_a_selection_is_saved_as_a_section(writing: Window) -> None:
    assert writing.page is not None
    writing.page.edit.select(Selection.span(1, 0, 4))
    writing.templating.save_section()
    own = [one.template for one in load().found if one.own]
    assert [(one.kind, one.title, one.blocks[0].text) for one in own] == [
        ("section", "قسم لي", "فقرة")
    ]


def test_nothing_to_save_is_said(writing: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *words: said.append(words[2]))
    assert writing.page is not None
    writing.page.edit.select(Selection.span(0, 0, 4))
    writing.templating.save_section()
    assert len(said) == 1
    assert not Path(own_folder()).exists()


def test_the_palette_finds_sections_by_their_titles_and_puts_them_at_the_caret(
    writing: Window,
) -> None:
    parent = QObject()
    entries = writing.templating.entries(parent)
    action = next(one for one, names in entries if "background" in names and "قسم" in one.text())
    assert writing.page is not None
    writing.page.edit.select(Selection.at(1, 4))
    action.trigger()
    assert len(writing.session.article.blocks) > 2
    assert selected(writing.page.edit) is not None
    assert writing.page.bridge.undo()
    assert len(writing.session.article.blocks) == 2
