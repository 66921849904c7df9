"""Sheet after sheet, with a bar and a way out where it takes longer than one looks on patiently."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic
from typing import Final

from PySide6.QtWidgets import QApplication, QWidget

from editor.lang.i18n import N_, Catalogue
from editor.ui.patience import bar

PATIENCE: Final = 0.5
"""Seconds without a bar."""


def step_by_step(
    steps: Iterator[tuple[int, int]], tr: Catalogue, title: str, parent: QWidget | None
) -> bool:
    """Take all steps, each of which tells (done, of how many); False where it was cancelled."""
    began, box = monotonic(), None
    try:
        for done, count in steps:
            if box is None and done < count and monotonic() - began > PATIENCE:
                box = bar("", count, tr, tr(title), parent)
                box.show()
            if box is None:
                continue
            box.setValue(done)
            box.setLabelText(tr(N_("Sheet {n} of {all}"), n=min(done + 1, count), all=count))
            QApplication.processEvents()
            if box.wasCanceled():
                return False
    finally:
        if hasattr(steps, "close"):
            steps.close()
        if box is not None:
            box.close()
            box.deleteLater()
    return True
