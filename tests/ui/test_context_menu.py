"""The context menu fits what is under the mouse, and what it does happens there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from editor.edit.state import Selection
from editor.session.session import Session
from editor.ui.window import Window
from tests.sample_article import sample


def place_of(window: Window, kind: str) -> int:
    blocks = window.session.article.blocks
    return next(n for n, block in enumerate(blocks) if block.kind == kind)


def close_menu() -> None:
    """A menu that stays open would take the keys of the next test."""
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()


def asked_at(window: Window, kind: str) -> list[str]:
    """The commands that a click with the right button on that block offers."""
    assert window.page is not None
    edit = window.page.edit
    place = place_of(window, kind)
    edit.go_to(place)
    at = edit.block_rect(place).center()
    edit.go_to(place + 1)
    at = edit.block_rect(place).center()
    surface = edit.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, surface.mapToGlobal(at))
    QApplication.sendEvent(surface, event)
    close_menu()
    menu = window.actions_.context_menu(window)
    assert window.session.state.selection.head.block == place
    return [action.objectName() for action in menu.actions() if action.objectName()]


@pytest.mark.parametrize(
    ("kind", "there", "not_there"),
    [("paragraph", "text.link", "block.edit"), ("figure", "block.edit", "text.link"),
     ("table", "block.edit", "block.speaker"), ("quotation", "block.speaker", "block.edit")],
)  # fmt: skip
def test_it_offers_what_fits(window: Window, kind: str, there: str, not_there: str) -> None:
    window.add_page(Session(sample()))
    offered = asked_at(window, kind)
    assert "edit.paste" in offered
    assert there in offered
    assert not_there not in offered


def test_a_click_in_what_is_selected_keeps_it(window: Window) -> None:
    window.add_page(Session(sample()))
    assert window.page is not None
    edit = window.page.edit
    place = place_of(window, "paragraph")
    edit.go_to(place)
    chosen = Selection.span(place, 0, 12)
    edit.select(chosen)
    at = edit.block_rect(place).topRight() - QPoint(30, -12)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, at)
    QApplication.sendEvent(edit.viewport(), event)
    close_menu()
    assert window.session.state.selection == chosen
