"""The binding must not lose references to None: one version did, until the process aborted."""

from __future__ import annotations

import sys

from PySide6.QtGui import QFont, QTextBlockFormat


def test_a_thousand_calls_that_return_nothing_cost_no_reference_to_none() -> None:
    font, made = QFont(), QTextBlockFormat()
    before = sys.getrefcount(None)
    for _ in range(1000):
        font.setBold(True)
        made.setIndent(1)
        made.property(1)
    assert abs(sys.getrefcount(None) - before) < 100
