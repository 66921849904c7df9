"""F6: from one part of the window to the next by the keyboard alone, and Escape back to the page.

The page, the search, the panels, the toolbar and the status bar, as far as they are shown. Knows no
part's inside: it goes where the focus was there last, or to the first that takes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

TAKES: Final = Qt.FocusPolicy.TabFocus


def turn(parts: Sequence[QWidget], step: int) -> None:
    """Move the focus from the part that has it to the next (1) or the one before (-1)."""
    there = [part for part in parts if part.isVisible() and _first(part) is not None]
    if not there:
        return
    now = QApplication.focusWidget()
    here = next(
        (i for i, part in enumerate(there) if now is part or (now and part.isAncestorOf(now))),
        -1 if step > 0 else 0,
    )
    target = there[(here + step) % len(there)]
    last = target.focusWidget()
    wanted = last if last is not None and _can(last, target) else _first(target)
    if wanted is not None:
        wanted.setFocus(
            Qt.FocusReason.TabFocusReason if step > 0 else Qt.FocusReason.BacktabFocusReason
        )


def _first(part: QWidget) -> QWidget | None:
    """What was made first in it that takes the focus."""
    if _can(part, part):
        return part
    # Not by `nextInFocusChain`: in PySide's eyes what it gives belongs to what it was asked of, and
    # goes with it.
    return next((one for one in part.findChildren(QWidget) if _can(one, part)), None)


def _can(widget: QWidget, part: QWidget) -> bool:
    takes = bool(widget.focusPolicy().value & TAKES.value) and widget.focusProxy() is None
    return takes and widget.isEnabled() and widget.isVisibleTo(part)
