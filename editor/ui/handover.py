"""Handing the article over: export, copy for a CMS, print, PDF, preview.

Brings the article in front together with the dialogs and `sharing`; makes no file itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from editor.ui.window import Window


class Handover:
    """Works on the article in front."""

    def __init__(self, window: Window) -> None:
        self._window = window
