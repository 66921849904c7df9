"""The window beside a bare QTextEdit with the same words: start, keys, undo, load, memory.

Each lives in a process of its own without a screen, and each number is the median of many turns. A
key counts from the event until the view has been painted; what is left to do then is told beside it.
The bare one is measured twice: with the same page (words, fonts, sizes, width of the column), which
is what Qt takes by itself for what Muharrir shows, and with the plain words in one size, as wide as
the window.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from editor.model.article import Article

LENGTHS = (1_000, 10_000, 100_000)
KEYS = 120
STARTS = 11
SIZE = (1280, 860)
WHERE = ("start", "middle", "end")
BESIDE = ("ours", "same page", "plain")


def main() -> None:
    """Print the tables."""
    print(
        "\n### Start to the first typed letter painted (ms, median of {STARTS})\n".format(
            **globals()
        )
    )
    starts = BESIDE[0], BESIDE[2]
    taken: dict[str, list[float]] = {name: [] for name in starts}
    for name in starts:
        _run(name, "start")  # the first start compiles
    for _ in range(STARTS):
        for name in starts:
            taken[name].append(_run(name, "start")["ms"])
    ours, bare = (statistics.median(taken[name]) for name in starts)
    print("| Muharrir | bare QTextEdit | ratio |\n|---:|---:|---:|")
    print(f"| {ours:.0f} | {bare:.0f} | {ours / bare:.2f} |")
    print("\n### Key to paint (ms, median / 95th of 100)\n")
    print("| words | where | Muharrir | bare, same page | × | bare, plain | × | all done | bare |")
    print("|---:|---|---:|---:|---:|---:|---:|---:|---:|")
    rows = {words: _row(words) for words in LENGTHS}
    for words, row in rows.items():
        for where in WHERE:
            own, *others = (row[name][where] for name in BESIDE)
            cells = [f"{own[0]:.1f} / {own[1]:.1f}"]
            for other in others:
                cells += [f"{other[0]:.1f} / {other[1]:.1f}", f"{own[0] / other[0]:.1f}"]
            cells += [f"{own[2]:.1f} / {own[3]:.1f}", f"{others[0][2]:.1f} / {others[0][3]:.1f}"]
            print(f"| {words:,} | {where} | " + " | ".join(cells) + " |")
    print("\n### Undo, load, memory\n")
    print("| words | undo (ms) | bare | load and first paint (ms) | bare | memory (MB) | bare |")
    print("|---:|---:|---:|---:|---:|---:|---:|")
    for words, row in rows.items():
        cells = [f"{row[name][what]:.1f}" if what != "mb" else f"{row[name][what]:.0f}"
                 for what in ("undo", "load", "mb") for name in starts]  # fmt: skip
        print(f"| {words:,} | " + " | ".join(cells) + " |")


def _row(words: int) -> dict[str, Any]:
    ours = _run(BESIDE[0], str(words))
    bare = {name: _run(name, str(words), *ours["page"]) for name in BESIDE[1:]}
    return {BESIDE[0]: ours, **bare}


def _run(which: str, what: str, *page: float) -> Any:
    """One process that measures itself; its answer. `page`: the size of the page, and its margin."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    # As in an install: modules are compiled once, not at every start.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.editor", which, what, repr(time.time()),
         *map(str, page)],
        capture_output=True, text=True, check=True, env=environment,
    )  # fmt: skip
    return json.loads(done.stdout.splitlines()[-1])


# -- in the measured process ----------------------------------------------------------------------


def _measure(which: str, what: str, born: float, page: Sequence[float]) -> None:
    view = _ours(what) if which == "ours" else _bare(what, () if which == "plain" else page)
    app, edit, load, painted = view["app"], view["edit"], view["load"], view["painted"]
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
        already = seen.times
        painted.clear()
        start = time.perf_counter()
        app.sendEvent(edit, QKeyEvent(QEvent.Type.KeyPress, key, held, text))
        while seen.times == already:
            app.processEvents()
        app.sendEvent(edit, QKeyEvent(QEvent.Type.KeyRelease, key, held, text))
        app.processEvents()
        return 1000 * (painted[0] - start), 1000 * (time.perf_counter() - start)

    if what == "start":
        settle()
        press(Qt.Key.Key_A, "ا")
        print(json.dumps({"ms": 1000 * (time.time() - born)}))
        return
    took = load()
    settle()
    margin = edit.document().rootFrame().frameFormat().leftMargin()
    out: dict[str, Any] = {"load": took, "page": (edit.width(), edit.height(), margin)}
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
    from editor.qt.textedit import ArticleEdit  # not before: the program decides how PySide comes

    painted = _note_paints(ArticleEdit)
    window.resize(*SIZE)
    window.documents.new()
    window.show()
    view: dict[str, Any] = {
        "app": app, "edit": window.page.edit, "load": lambda: 0.0, "painted": painted,
    }  # fmt: skip
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


def _bare(what: str, page: Sequence[float]) -> dict[str, Any]:
    """With the same page where its width, height and margin are given, else with plain words."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QFont
    from PySide6.QtWidgets import QApplication, QTextEdit

    from editor.qt.fonts import BODY, SANS, load

    class Bare(QTextEdit):
        pass

    painted = _note_paints(Bare)
    app = QApplication([])
    load(BODY)
    edit = Bare()
    font = QFont(BODY)
    font.setPointSizeF(15.5)
    edit.setFont(font)
    edit.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    option = edit.document().defaultTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    edit.document().setDefaultTextOption(option)
    edit.resize(*map(int, page[:2] or SIZE))
    edit.show()
    view: dict[str, Any] = {
        "app": app, "edit": edit, "undo": edit.undo, "load": lambda: 0.0, "painted": painted,
    }  # fmt: skip
    if what == "start":
        return view
    from tests.benchmarks.texts import article

    value = article(int(what))
    text = "\n".join(block.text for block in value.blocks)
    start = time.perf_counter()
    if page:
        load(SANS)
        edit.setDocument(_same_page(value, edit, page[2]))
    else:
        edit.setPlainText(text)
    _painted(app, edit)
    took = 1000 * (time.perf_counter() - start)
    return {**view, "load": lambda: took}


def _same_page(article: Article, parent: Any, margin: float) -> Any:
    """The document that Muharrir would show, with nothing of Muharrir behind it."""
    from editor.qt.lines import line_of
    from editor.qt.objects import register
    from editor.qt.scene import Scene
    from editor.qt.style import Style
    from editor.qt.writer import Writer

    scene = Scene(article, Style())
    document = Writer(scene.style).new_document(article.direction)
    Writer(scene.style).fill(document, [line_of(article, block) for block in article.blocks])
    register(document, scene)
    document.setUndoRedoEnabled(True)
    document.setParent(parent)
    root = document.rootFrame()
    made = root.frameFormat()
    made.setLeftMargin(margin)
    made.setRightMargin(margin)
    root.setFrameFormat(made)
    return document


def _note_paints(view: Any) -> list[float]:
    """When each painting of a view of that class ended."""
    ends: list[float] = []
    paint = view.paintEvent

    def paint_event(self: Any, event: Any) -> None:
        paint(self, event)
        ends.append(time.perf_counter())

    view.paintEvent = paint_event
    return ends


def _painted(app: Any, edit: Any) -> None:
    edit.viewport().repaint()
    app.processEvents()


if __name__ == "__main__":
    _measure(sys.argv[1], sys.argv[2], float(sys.argv[3]), tuple(map(float, sys.argv[4:])))
    os._exit(0)
