"""PySide's enums are what the library makes of them, whoever makes them."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import enum
from editor.qt import enums

calls = []

def recorded(cls, class_name, names, **how):
    made = quick(cls, class_name, names, **how)
    calls.append((cls, class_name, names, enums.state(made)))
    return made

enums.make_quickly()
quick = enum.EnumType._create_
enum.EnumType._create_ = recorded
from PySide6 import QtCore, QtGui, QtWidgets
for module in (QtCore, QtGui, QtWidgets):
    for name in dir(module):
        getattr(module, name)

assert {one.__name__ for one in enums._bases} >= {"Enum", "IntEnum", "Flag", "IntFlag"}
assert all(base.sound for base in enums._bases.values()), "this Python's enums are others"
assert len(calls) > 500
for base, name, names, ours in calls:
    theirs = enums._library(base, name, names, module=ours["__module__"], boundary=enum.KEEP)
    assert ours == enums.state(theirs), name

Qt = QtCore.Qt
assert Qt.AlignmentFlag(0x84) == Qt.AlignmentFlag.AlignCenter
assert Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop in Qt.AlignmentFlag.AlignLeft | 0x20
assert ~Qt.KeyboardModifier.ShiftModifier & Qt.KeyboardModifier.ShiftModifier == Qt.KeyboardModifier(0)
assert [one.name for one in Qt.Orientation] == ["Horizontal", "Vertical"]
assert Qt.Key["Key_A"] is Qt.Key(65) is Qt.Key.Key_A
assert repr(QtCore.QEvent.Type.Paint) == "<Type.Paint: 12>"
try:
    Qt.Key.Key_A = 3
except AttributeError:
    pass
else:
    raise SystemExit("a member was replaced")
"""

OTHERS = """
import enum
from editor.qt import enums

enums.make_quickly()
Words = enum.Enum("Words", "one two")
assert [(one.name, one.value) for one in Words] == [("one", 1), ("two", 2)]
assert Words.__module__ == "__main__"
Numbers = enum.IntEnum("Numbers", [("real", 1), ("b", 2)], boundary=enum.KEEP)
assert Numbers.b + 1 == 3 and Numbers(1).name == "real"
Text = enum.Enum("Text", [("a", "x")], module="text")
assert Text("x") is Text.a and Text.__module__ == "text"
for wrong in ([("a", 1), ("a", 2)], [("mro", 1)], [("_a_", 1)]):
    try:
        enum.Enum("Wrong", wrong, boundary=enum.KEEP)
    except (TypeError, ValueError):
        continue
    raise SystemExit(f"{wrong} was taken")
class Own(enum.Flag):
    A = enum.auto()
    B = enum.auto()
assert Own.A | Own.B == Own(3)
"""


def run(program: str) -> None:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_every_enum_of_qt_holds_what_the_librarys_would() -> None:
    run(PROGRAM)


def test_all_other_enums_are_the_librarys() -> None:
    run(OTHERS)
