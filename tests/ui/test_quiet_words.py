"""Quiet words keep their colour under the stylesheet, which would thin what a palette says."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from editor.session.session import Session
from editor.ui.theme import LIGHT
from editor.ui.window import Window
from tests.sample_article import sample

HINT = QPalette.ColorRole.PlaceholderText


def test_hints_of_fields_can_be_read(window: Window) -> None:
    window.add_page(Session(sample()))
    window.desk.show_details()
    fields = [
        one
        for kind in (QLineEdit, QPlainTextEdit)
        for one in window.findChildren(kind)
        if one.isVisible()
    ]
    assert len(fields) > 3
    for field in fields:
        assert field.palette().color(HINT).name() == LIGHT.quiet, field.accessibleName()
    assert QApplication.palette().color(HINT).name() == LIGHT.quiet
