"""The window beside a bare QTextEdit with the same words: start, keys, undo, load, memory.

Both live in processes of their own without a screen, and each number is the median of many turns.
A key counts from the event until the view has been painted and nothing is left to do: as it is felt,
and what of that the processor worked for it, which busy neighbours change less.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable
from typing import Any

LENGTHS = (1_000, 10_000, 100_000)
KEYS = 120
STARTS = 11
WHERE = ("start", "middle", "end")
BESIDE = ("ours", "bare")


def main() -> None:
    """Print the tables."""
    print(
        "\n### Start to the first typed letter painted (ms, median of {STARTS})\n".format(
            **globals()
        )
    )
    taken: dict[str, list[float]] = {name: [] for name in BESIDE}
    for name in BESIDE:
        _run(name, "start")  # the first start compiles
    for _ in range(STARTS):
        for name in BESIDE:
            taken[name].append(_run(name, "start")["ms"])
    ours, bare = (statistics.median(taken[name]) for name in BESIDE)
    print("| Muharrir | bare QTextEdit | ratio |\n|---:|---:|---:|")
    print(f"| {ours:.0f} | {bare:.0f} | {ours / bare:.2f} |")
    print("\n### Key to paint (ms, median / 95th of 100)\n")
    print("| words | where | Muharrir | bare QTextEdit | × | worked | bare | × |")
    print("|---:|---|---:|---:|---:|---:|---:|---:|")
    rows = {words: {name: _run(name, str(words)) for name in BESIDE} for words in LENGTHS}
    for words, row in rows.items():
        for where in WHERE:
            a, b = row["ours"][where], row["bare"][where]
            cells = (f"{a[n]:.1f} / {a[n + 1]:.1f} | {b[n]:.1f} / {b[n + 1]:.1f} "
                     f"| {a[n] / b[n]:.1f}" for n in (0, 2))  # fmt: skip
            print(f"| {words:,} | {where} | " + " | ".join(cells) + " |")
    print("\n### Undo, load, memory\n")
    print("| words | undo (ms) | bare | load and first paint (ms) | bare | memory (MB) | bare |")
    print("|---:|---:|---:|---:|---:|---:|---:|")
    for words, row in rows.items():
        cells = (f"{row[name][what]:.1f}" if what != "mb" else f"{row[name][what]:.0f}"
                 for what in ("undo", "load", "mb") for name in BESIDE)  # fmt: skip
        print(f"| {words:,} | " + " | ".join(cells) + " |")


def _run(which: str, what: str) -> Any:
    """One process that measures itself; its answer."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    # As in an install: modules are compiled once, not at every start.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.editor", which, what, repr(time.time())],
        capture_output=True, text=True, check=True, env=environment,
    )  # fmt: skip
    return json.loads(done.stdout.splitlines()[-1])


# -- in the measured process ----------------------------------------------------------------------


def _measure(which: str, what: str, born: float) -> None:
    view = _ours(what) if which == "ours" else _bare(what)
    app, edit, load = view["app"], view["edit"], view["load"]
    from PySide6.QtCore import QEvent, QObject, Qt
    from PySide6.QtGui import QKeyEvent, QTextCursor

    class Painted(QObject):
        times = 0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            self.times += event.type() == QEvent.Type.Paint
            return False

    seen = Painted()
    edit.viewport().installEventFilter(seen)

    def settle() -> None:
        before = -1
        while before != seen.times:
            before = seen.times
            app.processEvents()

    def press(key: Qt.Key, text: str, control: bool = False) -> tuple[float, float]:
        held = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
        start, worked = time.perf_counter(), time.thread_time()
        already = seen.times
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            app.sendEvent(edit, QKeyEvent(kind, key, held, text))
        while seen.times == already:
            app.processEvents()
        app.processEvents()
        return 1000 * (time.perf_counter() - start), 1000 * (time.thread_time() - worked)

    if what == "start":
        settle()
        press(Qt.Key.Key_A, "ا")
        print(json.dumps({"ms": 1000 * (time.time() - born)}))
        return
    took = load()
    settle()
    out: dict[str, Any] = {"load": took}
    moves = QTextCursor.MoveOperation
    for where in WHERE:
        cursor = edit.textCursor()
        cursor.movePosition(moves.Start if where == "start" else moves.End)
        if where == "middle":
            cursor.setPosition(edit.document().characterCount() // 2)
            cursor.movePosition(moves.EndOfWord)
        edit.setTextCursor(cursor)
        edit.ensureCursorVisible()
        deadline = time.monotonic() + 3
        while time.monotonic() < deadline and what == "100000":
            app.processEvents()
        settle()
        taken = [press(Qt.Key.Key_A, letter) for letter in "كلمة أخرى " * (KEYS // 10)]
        out[where] = [one for times in zip(*taken, strict=True) for one in _told(times)]
    undone = []
    for _ in range(9):
        # A step of its own each time: the caret moves between them.
        edit.moveCursor(moves.PreviousBlock)
        edit.moveCursor(moves.EndOfBlock)
        app.processEvents()
        for letter in "كلمة":
            press(Qt.Key.Key_A, letter)
        start = time.perf_counter()
        already = seen.times
        view["undo"]()
        while seen.times == already:
            app.processEvents()
        undone.append(1000 * (time.perf_counter() - start))
    out["undo"] = statistics.median(undone)
    with open("/proc/self/statm") as file:
        out["mb"] = int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    print(json.dumps(out))


def _told(times: Iterable[float]) -> tuple[float, float]:
    """The median and the 95th of a hundred."""
    ranked = sorted(times)
    return statistics.median(ranked), ranked[int(len(ranked) * 0.95)]


def _ours(what: str) -> dict[str, Any]:
    import tempfile

    os.environ["MUHARRIR_HOME"] = tempfile.mkdtemp()
    from editor.app import prepare

    app, window = prepare()
    window.documents.new()
    window.show()
    view: dict[str, Any] = {"app": app, "edit": window.page.edit, "load": lambda: 0.0}
    view["undo"] = lambda: window.desk.undo()
    if what == "start":
        return view
    from editor.session.session import Session
    from tests.benchmarks.texts import article

    value = article(int(what))
    start = time.perf_counter()
    page = window.add_page(Session(value))
    _painted(app, page.edit)
    took = 1000 * (time.perf_counter() - start)
    return {**view, "edit": page.edit, "load": lambda: took}


def _bare(what: str) -> dict[str, Any]:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QFont
    from PySide6.QtWidgets import QApplication, QTextEdit

    from editor.qt.fonts import BODY, load

    app = QApplication([])
    load(BODY)
    edit = QTextEdit()
    font = QFont(BODY)
    font.setPointSizeF(15.5)
    edit.setFont(font)
    edit.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    option = edit.document().defaultTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    edit.document().setDefaultTextOption(option)
    edit.resize(1280, 860)
    edit.show()
    view: dict[str, Any] = {"app": app, "edit": edit, "undo": edit.undo, "load": lambda: 0.0}
    if what == "start":
        return view
    from tests.benchmarks.texts import article

    text = "\n".join(block.text for block in article(int(what)).blocks)
    start = time.perf_counter()
    edit.setPlainText(text)
    _painted(app, edit)
    took = 1000 * (time.perf_counter() - start)
    return {**view, "load": lambda: took}


def _painted(app: Any, edit: Any) -> None:
    edit.viewport().repaint()
    app.processEvents()


if __name__ == "__main__":
    _measure(sys.argv[1], sys.argv[2], float(sys.argv[3]))
    os._exit(0)
