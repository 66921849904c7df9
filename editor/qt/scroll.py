"""A thin scroll bar that steps back: no arrows, no groove."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollBar

from editor.qt.style import Style

_SHEET = """
QScrollBar:vertical {{ background: {desk}; width: 12px; margin: 0; border: none; }}
QScrollBar::handle:vertical {{
  background: {handle}; border-radius: 4px; min-height: 36px; margin: 2px;
}}
QScrollBar::handle:vertical:hover {{ background: {hover}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: none; }}
"""


def dress(bar: QScrollBar, style: Style) -> None:
    """Set the bar in the colours of the theme."""
    dark = style.theme.name == "dark"
    handle, hover = ("#3d444d", "#57606a") if dark else ("#c3c9d1", "#a3acb8")
    bar.setStyleSheet(_SHEET.format(desk=style.theme.desk, handle=handle, hover=hover))
