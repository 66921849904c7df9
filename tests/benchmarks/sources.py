"""A thousand sources and two thousand citations in one article, beside a plain QListWidget."""

from __future__ import annotations

import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem, QWidget

from editor.edit.citations import cite
from editor.edit.state import Selection
from editor.edit.survey import survey
from editor.library.opening import open_library
from editor.model.article import Article, Block
from editor.model.inline import Citation, Inline, Ref, Text
from editor.model.marks import Mark
from editor.model.schema import repair
from editor.model.sources import Source
from editor.qt.fonts import SANS, load
from editor.session.session import Session
from editor.session.settings import Settings
from editor.ui import theme
from editor.ui.desk import WindowDesk
from editor.ui.sources.sources_panel import SourcesPanel
from editor.ui.window import Window

SOURCES, CITATIONS, LIBRARY = 1000, 2000, 100_000
STATES = ("unverified", "partly", "corroborated", "confirmed", "disputed")
NAMES = ("وزارة", "هيئة", "وكالة", "صحيفة", "شركة", "معهد", "جمعية", "بلدية", "نقابة", "مركز")
FIELDS = (
    "الاتصالات",
    "المياه",
    "النقل",
    "الطاقة",
    "الصحة",
    "الأرصاد",
    "الميناء",
    "الساحل",
    "التعليم",
)


def source(number: int) -> Source:
    """One of many; every third is carried by the one before it."""
    kind = ("organisation", "agency", "outlet", "person")[number % 4]
    name = f"{NAMES[number % 10]} {FIELDS[number % 9]} {number}"
    via = f"s{number - 1}" if number % 3 == 2 else ""
    return Source(
        f"s{number}", kind, label=name, name=name, name_latin=f"Source {number}", via=via,
        verification=STATES[number % 5], url=f"https://source{number}.example/",
    )  # fmt: skip


def many() -> Article:
    """500 paragraphs of four claims each."""
    blocks = [Block("h", "headline", (Text("مصادر كثيرة"),))]
    for n in range(CITATIONS // 4):
        inlines: list[Inline] = []
        for k in range(4):
            id = f"c{n}-{k}"
            inlines += [
                Text(f"قالت الجهة رقم {n} إن الأعمال انتهت قبل موعدها", (Mark("claim", id),)),
                Citation(id, (Ref(f"s{(4 * n + k) % SOURCES}"),)),
                Text("، وأضافت أن الكلفة أقل من المتوقع. "),
            ]
        blocks.append(Block(f"p{n}", "paragraph", tuple(inlines)))
    return repair(Article("many", blocks=tuple(blocks), sources=tuple(map(source, range(SOURCES)))))


def timed(run: Callable[[], object], times: int = 15) -> tuple[float, float]:
    """(median, worst) in milliseconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        taken.append(1000 * (time.perf_counter() - start))
    return statistics.median(taken), max(taken)


def show(name: str, result: tuple[float, float], note: str = "") -> None:
    print(f"| {name} | {result[0]:.2f} | {result[1]:.2f} | {note} |")


def settle() -> None:
    app = QApplication.instance()
    assert app is not None
    app.sendPostedEvents()
    app.processEvents()


class Painted(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.Paint
        return False


def in_the_window(article: Article) -> None:
    """The panel beside the page, as a journalist has it."""
    window = Window(Settings.load(), WindowDesk)
    window.resize(1280, 860)
    window.show()
    session = Session(article)
    start = time.perf_counter()
    page = window.add_page(session)
    settle()
    show("open the article, panel shown", (1000 * (time.perf_counter() - start),) * 2)
    panel = window.panels["sources"]
    assert isinstance(panel, SourcesPanel)
    plain = QListWidget()
    plain.resize(panel.list.size())
    plain.show()

    def fill_plain() -> None:
        plain.clear()
        for one in article.sources:
            plain.addItem(QListWidgetItem(f"{one.label}\n{one.kind}"))
        plain.viewport().repaint()

    def fill_ours() -> None:
        panel.show_session(session)
        panel.list.viewport().repaint()

    outside = timed(fill_plain)
    show("QListWidget filled and painted, names only", outside, "outside")
    ours = timed(fill_ours)
    show("panel filled from nothing: list, meter, gaps, map", ours, f"{ours[0] / outside[0]:.2f} ×")
    show("coverage map repainted", timed(lambda: panel.map.canvas.repaint()))
    page.edit.select(Selection.at(250, 20))

    painted = Painted(page.edit.viewport())

    def key() -> None:
        before = painted.times
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, "ب")
            QApplication.sendEvent(page.edit, event)
        while painted.times == before:
            settle()

    show("a key, painted, panel shown", timed(key, 60))
    show("the panel after that key", timed(panel.refresh))
    window.docks["sources"].hide()
    settle()
    show("a key, painted, panel hidden", timed(key, 60))
    window.docks["sources"].show()
    settle()
    place = iter(range(100, 400))

    def cite_one() -> None:
        page.bridge.run(
            lambda s: cite((Ref("s7"),))(type(s)(s.article, Selection.span(next(place), 48, 60)))
        )
        settle()
        page.edit.viewport().repaint()

    show("cite selected words, painted", timed(cite_one))
    panel.refresh()
    words = iter("وزارة الاتصالات 12 وكالة")

    def search() -> None:
        panel.search.setText(panel.search.text() + next(words))
        panel.list.viewport().repaint()

    show("a letter in the panel's search, painted", timed(search))
    session.mark_saved(Path("nowhere.muharrir"), session.article)
    window.close()


def library(folder: Path) -> None:
    """Search as you type among a hundred thousand."""
    shelf = open_library(folder / "sources.db")
    for start in range(0, LIBRARY, 10_000):
        shelf.add(source(n) for n in range(start, start + 10_000))
    rare = random.Random(1)
    for query in ("و", "وز", "وزارة", "وزاره الاتص", f"{rare.randrange(LIBRARY)}", "لا يوجد"):
        show(f"library of {LIBRARY:,}: «{query}»", timed(lambda query=query: shelf.search(query)))
    shelf.close()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MUHARRIR_HOME"] = folder
        app = QApplication.instance() or QApplication([])
        assert isinstance(app, QApplication)
        load(SANS)
        theme.apply(app, "light", QFont(SANS, 10))
        print(f"\n### {SOURCES:,} sources, {CITATIONS:,} citations in one article (ms)\n")
        print("| | median | worst | |\n|---|---:|---:|---|")
        article = many()
        before = survey(article)
        show("survey from nothing", timed(lambda: survey(article)))
        show("survey after a key", timed(lambda: survey(article, before)))
        in_the_window(article)
        library(Path(folder))


if __name__ == "__main__":
    main()
