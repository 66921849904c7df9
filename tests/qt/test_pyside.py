"""PySide is imported without its support modules, and says all that it says with them."""

from __future__ import annotations

import json
import os
import subprocess
import sys

PROGRAM = """
import json, sys
if sys.argv[1] == "ours":
    from editor.qt.pyside import import_pyside
    import_pyside()
from PySide6.QtCore import QPoint, Qt
begun = sorted(set(sys.modules) & {"ast", "inspect", "logging"})
import PySide6.QtGui
import PySide6.support.feature as feature
from PySide6.support.signature import get_signature

def told(call):
    try:
        return str(call())
    except Exception as error:
        return f"{type(error).__name__}: {error}"

said = [
    told(lambda: QPoint("a", "b")),
    told(lambda: QPoint().setX()),
    told(lambda: QPoint().nothing),
    told(lambda: PySide6.QtGui.QColor([])),
    told(lambda: PySide6.QtCore.QObject(nothing=1)),
    QPoint.__doc__,
    QPoint.setX.__doc__,
    told(lambda: get_signature(QPoint.setX)),
    told(lambda: feature.info("__main__")),
    told(lambda: feature.snake_case),
    told(lambda: feature.nothing),
    told(lambda: (Qt.Key.Key_A | Qt.KeyboardModifier.ShiftModifier).toCombined()),
    told(lambda: sys.modules["shibokensupport.signature.lib.enum_sig"].HintingEnumerator),
]
print(json.dumps([begun, said]))
"""


def asked(which: str) -> tuple[list[str], list[str]]:
    # PySide tells some overloads in the order of a set.
    environment = os.environ | {"PYTHONHASHSEED": "0"}
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, which],
        capture_output=True, text=True, check=True, env=environment,
    )  # fmt: skip
    begun, said = json.loads(run.stdout)
    return begun, said


def test_what_pyside_says_of_itself_and_of_wrong_arguments_is_what_it_always_says() -> None:
    begun, said = asked("ours")
    assert begun == []
    assert said == asked("plain")[1]
    assert "Supported signatures:\n  PySide6.QtCore.QPoint.__init__()" in said[0]
