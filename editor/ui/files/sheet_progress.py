"""Sheet after sheet, with a bar and a way out where it takes longer than one looks on patiently."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QProgressDialog, QWidget

from editor.lang.i18n import N_, Catalogue

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
                box = _box(tr, title, count, parent)
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


def _box(tr: Catalogue, title: str, count: int, parent: QWidget | None) -> QProgressDialog:
    box = QProgressDialog("", tr(N_("Cancel")), 0, count, parent)
    box.setWindowTitle(tr(title))
    box.setWindowModality(Qt.WindowModality.WindowModal)
    box.setAutoClose(False)
    box.setAutoReset(False)
    box.setMinimumDuration(0)
    box.show()
    return box
