"""Pasting and dropping what other programs offer, wherever the caret is; each is one step."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage

from editor.edit.state import Position, Selection
from editor.model.article import Block, Figure
from editor.model.inline import Text
from editor.model.marks import Mark
from editor.qt import incoming
from tests.articles import PNG
from tests.formats.pasted import samples
from tests.qt.conftest import Open, Writing, article

LINK = "https://example.org/خبر?a=1"
STRONG = (Mark("strong"),)


def offered(*, html: str = "", text: str = "", urls: tuple[str, ...] = ()) -> QMimeData:
    data = QMimeData()
    if html:
        data.setHtml(html)
    if text:
        data.setText(text)
    if urls:
        data.setUrls([QUrl(url) for url in urls])
    return data


def paste(page: Writing, data: QMimeData) -> None:
    before, selection = page.article, page.bridge.state.selection
    page.edit.insertFromMimeData(data)
    assert page.bridge.in_step()
    if page.article != before:
        page.bridge.undo()
        assert (page.article, page.bridge.state.selection) == (before, selection)
        page.bridge.redo()


def rows(page: Writing) -> list[str]:
    return [f"{one.kind}:{one.text}" for one in page.article.blocks]


@pytest.mark.parametrize("name", ["WORD", "GOOGLE_DOCS", "NEWS_PAGE", "EXCEL", "WIKIPEDIA"])
@pytest.mark.parametrize("place", [(0, 0), (0, 3), (1, 0), (1, 3), (2, 2), (3, 1), (4, 0)])
def test_a_whole_page_goes_in_anywhere_as_one_step(
    write: Open, name: str, place: tuple[int, int]
) -> None:
    item = Block("i", "list_item", (Text("بند"),), level=1)
    page = write(article("فقرة هنا", item, Block("f", "figure", figure=Figure()), ""))
    page.at(*place)
    paste(page, offered(html=getattr(samples, name)))
    assert sum(one.kind == "headline" for one in page.article.blocks) == 1


def test_over_a_selection_across_kinds(write: Open) -> None:
    page = write(article("أول", Block("q", "quotation", (Text("قول"),)), "أخير"))
    page.edit.select(Selection(Position(1, 1), Position(3, 2)))
    paste(page, offered(html="<p>جديد</p>"))
    assert rows(page)[1:] == ["paragraph:أجديدير"]


def test_into_a_headline_the_first_line_goes_and_the_rest_below(write: Open) -> None:
    page = write(article("نص"))
    page.at(0, 5)
    paste(page, offered(html="<p>: تتمة</p><p>فقرة</p><ul><li>بند</li></ul>"))
    assert rows(page) == ["headline:عنوان: تتمة", "paragraph:فقرة", "list_item:بند", "paragraph:نص"]


def test_items_go_on_with_the_list_they_come_to(write: Open) -> None:
    item = Block("i", "list_item", (Text("بند"),), level=1, ordered=True)
    page = write(article(Block("o", "list_item", (Text("أب"),), ordered=True), item))
    page.at(2, 3)
    paste(page, offered(html="<ul><li>أ</li><ul><li>ب</li></ul></ul>"))
    levels = [(one.text, one.level, one.ordered) for one in page.article.blocks[2:]]
    assert levels == [("بندأ", 1, True), ("ب", 2, False)]


def test_plain_text_is_set_as_the_words_around_it(write: Open) -> None:
    page = write(article(Block("p", inlines=(Text("كلمة", STRONG),))))
    page.at(1, 2)
    paste(page, offered(text="أخرى"))
    assert page.inlines(1) == (Text("كلأخرىمة", STRONG),)
    paste(page, offered(html="<p>غيرها</p>"))
    assert Text("غيرها") in page.inlines(1)


def test_an_address_links_the_selected_words_and_else_itself(write: Open) -> None:
    page = write(article("اقرأ هنا"))
    page.at(1, 5, 8)
    paste(page, offered(text=LINK + "\n"))
    assert page.inlines(1)[-1] == Text("هنا", (Mark("link", LINK),))
    page.at(1, 0)
    paste(page, offered(text=LINK))
    assert page.inlines(1)[0] == Text(LINK, (Mark("link", LINK),))


def test_cells_of_a_sheet_become_a_table_and_as_text_stay_text(write: Open) -> None:
    page = write(article(""))
    page.at(1, 0)
    cells = "الشهر\tالعدد\r\nآذار\t7\r\n"
    paste(page, offered(text=cells))
    table = next(one.table for one in page.article.blocks if one.table)
    assert len(table.rows) == 2
    page.bridge.undo()
    QGuiApplication.clipboard().setText(cells)
    page.edit.paste_plain()
    assert [one.split(":")[0] for one in rows(page)[1:]] == ["paragraph", "paragraph"]


def test_as_text_nothing_but_words_comes(write: Open) -> None:
    page = write(article(""))
    page.at(1, 0)
    data = offered(html="<h2>فصل</h2><p><b>غامق</b></p>", text="فصل\nغامق")
    QGuiApplication.clipboard().setMimeData(data)
    page.edit.paste_plain()
    assert rows(page)[1:] == ["paragraph:فصل", "paragraph:غامق"]
    assert page.inlines(2) == (Text("غامق"),)


def test_files_are_handed_on_each_to_whom_it_is_for(write: Open, tmp_path: Path) -> None:
    page = write(article("نص"))
    (tmp_path / "a.png").write_bytes(PNG)
    (tmp_path / "b.docx").write_bytes(b"PK")
    images: list[object] = []
    files: list[object] = []
    page.edit.images_dropped.connect(images.append)
    page.edit.files_dropped.connect(files.append)
    names = ("a.png", "b.docx", "gone.png")
    told: list[object] = []
    page.edit.told.connect(told.append)
    paste(page, offered(urls=tuple(f"file://{tmp_path / name}" for name in names)))
    assert images == [[("a.png", PNG)]]
    assert files == [[tmp_path / "b.docx"]]
    assert told == [(incoming.NO_PICTURE,)]
    assert rows(page)[1:] == ["paragraph:نص"]


def test_an_address_from_a_browser_keeps_its_title(write: Open) -> None:
    page = write(article(""))
    page.at(1, 0)
    paste(
        page, offered(urls=("https://example.org/",), html='<a href="https://example.org/">خبر</a>')
    )
    assert page.inlines(1) == (Text("خبر", (Mark("link", "https://example.org/"),)),)
    paste(page, offered(urls=("https://example.org/2",)))
    assert Text("https://example.org/2", (Mark("link", "https://example.org/2"),)) in page.inlines(
        1
    )


def test_a_copied_picture_is_taken_though_its_page_is_not_fetched(write: Open) -> None:
    page = write(article(""))
    images: list[list[tuple[str, bytes]]] = []
    page.edit.images_dropped.connect(images.append)
    data = offered(html='<img src="https://example.org/a.png">')
    data.setImageData(QImage.fromData(PNG))
    paste(page, data)
    assert images[0][0][1].startswith(b"\x89PNG")


def test_what_is_too_long_or_nothing_is_told(write: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    page = write(article("نص"))
    told: list[object] = []
    page.edit.told.connect(told.append)
    monkeypatch.setattr(incoming, "MAX_TEXT", 50)
    paste(page, offered(text="كلمة " * 20))
    paste(page, offered(html="<script>x()</script>"))
    assert told == [(incoming.TOO_LONG,), (incoming.NOTHING,)]
    assert rows(page)[1:] == ["paragraph:نص"]
