"""Whoever hears the window instead of seeing it: everything that can be used has a name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QToolBar,
    QToolButton,
    QWidget,
)

from editor.session.session import Session
from editor.ui.window import Window
from tests.sample_article import sample

USED = (
    QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit,
    QTextEdit,
)  # fmt: skip


def is_part_of_another(widget: QWidget) -> bool:
    """Qt's own insides of a combo box, a spin box, a list or a tab bar are told by their owner."""
    owner = widget.parentWidget()
    if isinstance(widget, QHeaderView):
        return True
    if isinstance(widget, QToolButton) and widget.objectName().startswith("qt_"):
        return True
    while owner is not None:
        insides = (QComboBox, QAbstractSpinBox, QAbstractItemView, QLineEdit, QTabBar)
        if isinstance(owner, insides) or type(owner).__name__ == "QComboBoxPrivateContainer":
            return True
        if owner.inherits("QKeySequenceEdit"):
            return True
        owner = owner.parentWidget()
    return False


def nameless(root: QWidget) -> list[str]:
    labelled = {label.buddy() for label in root.findChildren(QLabel) if label.buddy()}
    out = []
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, USED) or is_part_of_another(widget) or widget in labelled:
            continue
        name = widget.accessibleName()
        if isinstance(widget, QAbstractButton):
            name = name or widget.text()
            if isinstance(widget, QToolButton) and widget.defaultAction():
                name = name or widget.defaultAction().text()
        if not name.strip():
            out.append(
                f"{type(widget).__name__} {widget.objectName()!r} in {type(widget.parent()).__name__}"
            )
    return out


def test_a_field_without_a_name_is_found(window: Window) -> None:
    bare = QLineEdit(window)
    assert nameless(window) == ["QLineEdit '' in Window"]
    bare.setAccessibleName("name")
    assert nameless(window) == []


def test_everything_in_the_window_has_a_name(window: Window) -> None:
    window.add_page(Session(sample()))
    for dock in window.docks.values():
        dock.show()
    window.desk.find(replace=True)
    assert nameless(window) == []


DIALOGS: dict[str, Callable[[Window], object]] = {
    "cite": lambda w: w.desk.cite(),
    "new source": lambda w: w.desk.new_source(),
    "export": lambda w: w.desk.export(),
    "table": lambda w: w.desk.insert_table(),
    "figure": lambda w: w.desk.insert_figure(),
    "embed": lambda w: w.desk.insert_embed(),
    "link": lambda w: w.desk.edit_link(),
    "preferences": lambda w: w.desk.show_preferences(),
    "shortcuts": lambda w: w.desk.show_shortcuts(),
    "palette": lambda w: w.desk.show_palette(),
    "new from a template": lambda w: w.desk.new_from_template(),
    "templates": lambda w: w.desk.manage_templates(),
    "section": lambda w: w.desk.insert_section(),
    "headlines": lambda w: w.desk.headline_workshop(),
    "make a vault": lambda w: w.desk.make_vault(),
    "library": lambda w: w.desk.browse_library(),
}


@pytest.mark.parametrize("show", DIALOGS.values(), ids=DIALOGS)
def test_everything_in_a_dialog_has_a_name_and_escape_leaves_it(
    window: Window, show: Callable[[Window], object]
) -> None:
    window.add_page(Session(sample()))
    found: list[list[str]] = []

    def look() -> None:
        dialog = next(
            (w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()),
            None,
        )
        if dialog is None:
            return
        found.append(nameless(dialog))
        assert dialog.windowTitle()
        dialog.reject()

    timer = QTimer(interval=60)
    timer.timeout.connect(look)
    timer.start()
    show(window)
    for _ in range(60):
        if found:
            break
        QTest.qWait(20)
    timer.stop()
    assert found, "no dialog came"
    assert found[0] == []


def test_every_button_of_the_toolbar_tells_what_it_does(window: Window) -> None:
    for bar in window.findChildren(QToolBar):
        assert all(action.toolTip() for action in bar.actions() if not action.isSeparator()
                   and action.text())  # fmt: skip
