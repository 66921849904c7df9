"""How menus look while nobody asks for their letters: without the lines under them.

Given to menus and their bar one by one and only when they are used: a style in Python is asked
thousands of times, which a start or a key must not wait for.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtWidgets import (
    QApplication,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)


class CalmStyle(QProxyStyle):
    """The lines under the letters of menus stay away until the keyboard asks for menus."""

    asked: bool = False

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        """Qt's own, but for those lines."""
        if hint == QStyle.StyleHint.SH_UnderlineShortcut:
            return int(CalmStyle.asked)
        return super().styleHint(hint, option, widget, returned)


def calm(widget: QWidget) -> None:
    """Let a menu or a bar of menus look like this."""
    widget.setStyle(_style())


@cache
def _style() -> CalmStyle:
    style = CalmStyle("Fusion")
    style.setParent(QApplication.instance())
    return style
