"""The tabs tell articles apart and answer the mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from editor.model.article import Article, Block
from editor.model.inline import Text
from editor.model.schema import repair
from editor.session.files import write
from editor.session.session import Session
from editor.ui.actions import RECENT
from editor.ui.article_tabs import ArticleTabs, Tab, names
from editor.ui.files.places import file_name, folder_of
from editor.ui.window import SIZE, Window
from tests.ui.test_documents import file_of
from tests.ui.test_window import write as type_in


def test_tabs_with_the_same_headline_say_their_files(qtbot: QtBot) -> None:
    tabs = ArticleTabs()
    qtbot.addWidget(tabs)
    for _ in range(3):
        tabs.addTab("")
    file = Path("folder", "one.muharrir")
    articles = [
        Tab("خبر", "one", file, dirty=False), Tab("خبر", "two", None, dirty=True),
        Tab("بحث & تطوير", "three", None, dirty=False),
    ]  # fmt: skip
    assert names(articles) == ["\u2068one\u2069: خبر", "\u2068two\u2069: خبر", "بحث & تطوير"]
    tabs.show_names(articles)
    assert tabs.tabText(0) == "\u2068\u2068one\u2069: خبر\u2069"
    assert tabs.tabText(1) == "● \u2068\u2068two\u2069: خبر\u2069"
    assert tabs.tabText(2) == "\u2068بحث && تطوير\u2069"
    assert tabs.tabToolTip(0) == f"خبر\n\u2066{file}\u2069"
    assert tabs.tabToolTip(1) == "خبر"


def test_tabs_with_nothing_to_tell_them_apart_are_numbered(qtbot: QtBot) -> None:
    new = Tab("بلا عنوان", "", None, dirty=True)
    assert names([new, Tab("خبر", "", None, dirty=False), new]) == [
        "بلا عنوان 1", "خبر", "بلا عنوان 2",
    ]  # fmt: skip
    long = Tab("خبر طويل " * 9, "", None, dirty=True)
    tabs = ArticleTabs()
    qtbot.addWidget(tabs)
    for _ in range(2):
        tabs.addTab("")
    tabs.show_names([long, long])
    assert tabs.tabText(0).endswith("… 1\u2069")
    assert tabs.tabText(1).endswith("… 2\u2069")


def test_the_middle_button_closes_the_tab_below_it_and_no_other(
    window: Window, tmp_path: Path
) -> None:
    window.open_files([file_of(tmp_path, name, f"{name}.muharrir") for name in ("a", "b", "c")])
    middle = window.tabs.tabRect(1).center()
    QTest.mouseClick(window.tabs, Qt.MouseButton.MiddleButton, pos=middle)
    assert [page.session.article.headline for page in window.pages] == ["a", "c"]


def test_alt_with_a_letter_that_no_menu_has_types_nothing(window: Window) -> None:
    window.desk.new_article()
    type_in(window, "خبر")
    assert window.page is not None
    QTest.keyClick(window.page.edit, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    assert window.session.article.headline == "خبر"


def test_a_first_window_fits_the_screen(window: Window) -> None:
    room = window.screen().availableSize()
    assert window.width() <= min(SIZE.width(), max(room.width(), window.minimumWidth()))
    assert window.height() <= min(SIZE.height(), max(room.height(), window.minimumHeight()))


def test_the_open_dialog_begins_beside_the_article_or_where_the_last_one_was(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []

    def ask(parent: object, title: str, folder: str, patterns: str) -> tuple[list[str], str]:
        begun.append(folder)
        assert patterns.endswith(")"), "Qt finds the patterns in the brackets at the end"
        return [], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", ask)
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    window.open_files([file_of(tmp_path / "one", "a"), file_of(tmp_path / "two", "b")])
    window.desk.open_article()
    window.desk.new_article()
    (tmp_path / "two" / "a.muharrir").unlink()
    (tmp_path / "two").rmdir()
    window.desk.open_article()
    assert begun == [str(tmp_path / "two"), str(tmp_path / "one")]
    assert folder_of(None) == tmp_path / "one"


def test_a_headline_with_a_decimal_point_is_proposed_whole() -> None:
    headline = Block("h", "headline", (Text("ارتفع 3.5 بالمئة"),))
    assert file_name(Session(repair(Article("a", blocks=(headline,))))) == "ارتفع 3.5 بالمئة"


def test_recent_files_of_the_same_name_say_their_folders(window: Window, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    paths = [file_of(tmp_path / name, name) for name in ("one", "two")]
    write(window_article(), tmp_path / "x.muharrir")
    window.open_files([*paths, tmp_path / "x.muharrir"])
    menus = window.menuBar().findChildren(QMenu)
    (recent,) = (menu for menu in menus if menu.title() == window.actions_.titles[RECENT])
    recent.aboutToShow.emit()
    told = [action.text() for action in recent.actions()][:3]
    assert told == [
        "\u2068x.muharrir\u2069",
        "\u2068a.muharrir\u2069 – \u2068two\u2069",
        "\u2068a.muharrir\u2069 – \u2068one\u2069",
    ]


def window_article() -> Article:
    return repair(Article("a", blocks=(Block("h", "headline", (Text("ثالث"),)),)))
