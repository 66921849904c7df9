"""Export dialog, clipboard, PDF and preview: what leaves the window, and what it says about it."""

from __future__ import annotations

import stat
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from editor.formats.exporting import Output, make
from editor.formats.spec import Format
from editor.lang.i18n import catalogue
from editor.model.article import Article, Block
from editor.model.inline import Text
from editor.session import pdf
from editor.session.pdf import MAKERS, Found, Maker
from editor.session.session import Session
from editor.ui.files import places
from editor.ui.files.export_dialog import ExportDialog
from editor.ui.files.pdf_job import PdfJob
from editor.ui.files.places import file_name, folder_of
from editor.ui.files.sharing import cms_mime
from editor.ui.window import Window
from tests.sample_article import sample

AR = catalogue("ar")


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> ExportDialog:
    made = ExportDialog(AR, sample(), tmp_path / "out", "كابل", formats=("html", "docx", "txt"))
    qtbot.addWidget(made)
    made.show()
    return made


def test_enter_exports_every_chosen_format_and_shows_what_was_kept(
    dialog: ExportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    assert not dialog.open_folder.isVisible()
    with qtbot.waitSignal(dialog.exported) as signal:
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    names = {path.name for path in signal.args[0]}
    assert names == {"كابل.html", "كابل.docx", "كابل.txt"}
    assert {path.name for path in (tmp_path / "out").iterdir()} == names
    assert dialog.isVisible()
    assert dialog.report.topLevelItemCount() == 3
    assert "حُفظ كل شيء" in dialog.report.topLevelItem(0).text(0)
    counted = dialog.report.topLevelItem(0).child(dialog.report.topLevelItem(0).childCount() - 1)
    assert counted.childCount() >= 5
    assert dialog.open_folder.isVisible()


def test_the_buttons_below_a_report_stay_on_the_screen(dialog: ExportDialog) -> None:
    screen = dialog.screen().availableGeometry()
    dialog.move(dialog.x(), screen.bottom() - dialog.height())
    assert dialog.export()
    assert dialog.report.isVisible()
    assert screen.top() <= dialog.frameGeometry().top()
    assert dialog.frameGeometry().bottom() <= screen.bottom()


def test_existing_files_are_replaced_only_after_asking(
    dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out").mkdir()
    mine = tmp_path / "out" / "كابل.html"
    mine.write_text("mine")
    asked: list[tuple[Path, ...]] = []
    monkeypatch.setattr(dialog, "may_replace", lambda paths: bool(asked.append(paths)))
    assert not dialog.export()
    assert asked == [(mine,)]
    assert [path.name for path in mine.parent.iterdir()] == ["كابل.html"]
    assert mine.read_text() == "mine"
    monkeypatch.setattr(dialog, "may_replace", lambda paths: True)
    assert dialog.export()
    assert mine.read_bytes().startswith(b"<!DOCTYPE html>")


def test_escape_while_files_are_made_stops_it_and_leaves_no_file(
    dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    begun: list[str] = []

    def slow(article: Article, row: Format, *args: object, **how: object) -> Output:
        begun.append(row.id)
        assert any(dialog._cancelled or time.sleep(0.01) for _ in range(500))
        return make(article, row, *args, **how)  # type: ignore[arg-type]

    monkeypatch.setattr("editor.ui.files.export_dialog.make", slow)
    QTimer.singleShot(50, dialog, lambda: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    assert not dialog.export()
    assert begun == ["html"]
    assert dialog.isVisible()
    assert "لم يُكتب" in dialog.problem.text()
    assert not (tmp_path / "out").exists()
    assert dialog.ok.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("name", ["", "a/b", "..", "a:b"])
def test_a_name_that_cannot_be_is_refused(dialog: ExportDialog, name: str) -> None:
    dialog.name.setText(name)
    assert not dialog.export()
    assert "لا بد لاسم الملف" in dialog.problem.text()


def test_a_folder_that_cannot_be_is_one_sentence_in_red(
    dialog: ExportDialog, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x")
    dialog.folder.setText(str(tmp_path / "file"))
    assert not dialog.export()
    assert "تعذّر إنشاء المجلد" in dialog.problem.text()
    assert not dialog.report.isVisible()


def test_no_format_is_said_and_fragments_are_offered_for_web_pages_only(
    dialog: ExportDialog,
) -> None:
    assert dialog.fragment.isEnabled()
    for box in dialog.formats.values():
        box.setChecked(False)
    assert not dialog.fragment.isEnabled()
    assert not dialog.export()
    assert dialog.problem.isVisible()


def test_options_reach_the_writer(dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.fragment.setChecked(True)
    dialog.sources.setCurrentIndex(dialog.sources.findData("none"))
    assert dialog.export()
    page = (tmp_path / "out" / "كابل.html").read_text("utf-8")
    assert page.startswith("<article")
    assert "doc-noteref" not in page


def test_the_clipboard_carries_rich_text_with_plain_text_beside_it_or_the_source() -> None:
    rich, source = cms_mime(sample(), source=False), cms_mime(sample(), source=True)
    assert rich.html().startswith("<article")
    assert "<" not in rich.text().splitlines()[0]
    assert "مرسى النخيل" in rich.text()
    assert source.text() == rich.html()
    assert not source.hasHtml()
    for mime in (rich, source):
        assert "نخلة" not in mime.text()
        assert "ننتظر ردّ الوزارة" not in mime.text() + mime.html()


def test_file_names_come_from_the_file_the_slug_or_the_headline(tmp_path: Path) -> None:
    assert file_name(Session(sample())) == "medlink-2-marsa"
    assert file_name(Session(sample(), tmp_path / "مادة.muharrir")) == "مادة"
    assert folder_of(Session(sample(), tmp_path / "x.muharrir")) == tmp_path
    words = Block("h", "headline", (Text('هل قال: "نعم/لا"؟ ' + "كلمة " * 30),))
    name = file_name(Session(Article("a", blocks=(words,))))
    assert name.startswith("هل قال نعم لا")
    assert len(name) <= places.LONGEST
    assert file_name(Session(Article("a"))) == "article"


def fake(tmp_path: Path, script: str) -> Found:
    program = tmp_path / "maker"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    maker = Maker(
        "fake", "Fake", "html", (), (), lambda source, target, folder: [str(source), str(target)]
    )
    return Found(maker, str(program))


def test_a_pdf_is_made_by_the_first_program_that_gives_a_whole_one(
    tmp_path: Path, qtbot: QtBot
) -> None:
    broken = fake(tmp_path, "printf 'half' > \"$2\"")
    good_folder = tmp_path / "good"
    good_folder.mkdir()
    good = fake(good_folder, "printf '%%PDF-1.7 x %%%%EOF' > \"$2\"")
    pdf = PdfJob(AR, sample(), tmp_path, (broken, good)).run()
    assert pdf is not None
    assert (pdf.maker, pdf.data) == ("Fake", b"%PDF-1.7 x %%EOF")


def test_where_no_program_helps_qt_makes_the_pdf_itself(tmp_path: Path, qtbot: QtBot) -> None:
    missing = Found(MAKERS[0], str(tmp_path / "not-there"))
    pdf = PdfJob(AR, sample(), tmp_path, (missing,)).run()
    assert pdf is not None
    assert pdf.maker == "Qt"
    assert pdf.data.startswith(b"%PDF-")


def test_the_window_writes_a_pdf_and_says_what_made_it(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.add_page(Session(sample()))
    monkeypatch.setattr(pdf, "found", lambda: (fake(tmp_path, "printf '%%PDF- %%%%EOF' > \"$2\""),))
    window.sharing.write_pdf(tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == b"%PDF- %%EOF"
    assert "Fake" in window.statusBar().currentMessage()


def test_the_preview_is_a_private_file_that_goes_with_the_program(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.add_page(Session(sample()))
    opened: list[Path] = []
    monkeypatch.setattr(
        QDesktopServices,
        "openUrl",
        lambda url: bool(opened.append(Path(url.toLocalFile()))) or True,
    )
    window.sharing.preview()
    (path,) = opened
    assert path.read_bytes().startswith(b"<!DOCTYPE html>")
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_the_sheets_are_shown_from_a_private_file_and_a_missing_viewer_is_said(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.add_page(Session(sample()))
    monkeypatch.setattr(pdf, "found", lambda: (fake(tmp_path, "printf '%%PDF- %%%%EOF' > \"$2\""),))
    opened: list[Path] = []
    told: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: bool(opened.append(Path(url.toLocalFile())))
    )
    monkeypatch.setattr(QMessageBox, "warning", lambda _, title, text: told.append(text))
    window.desk.preview_paper()
    (path,) = opened
    assert path.read_bytes() == b"%PDF- %%EOF"
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert "PDF" in told[0]


def test_copying_for_a_cms_fills_the_clipboard_and_says_so(window: Window) -> None:
    window.add_page(Session(sample()))
    window.desk.copy_for_cms(source=False)
    assert QApplication.clipboard().mimeData().hasHtml()
    assert window.statusBar().currentMessage()


def test_a_pdf_that_muharrir_made_itself_is_said_to_be_one(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.add_page(Session(sample()))
    monkeypatch.setattr(pdf, "found", tuple)
    window.sharing.write_pdf(tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")
    assert "LibreOffice" in window.statusBar().currentMessage()


def test_the_dialog_says_what_search_engines_miss_of_a_whole_page_only(
    qtbot: QtBot, tmp_path: Path
) -> None:
    article = Article("a", blocks=(Block("h", "headline", (Text("عنوان"),)),))
    made = ExportDialog(AR, article, tmp_path, "x", formats=("html",))
    qtbot.addWidget(made)
    made.show()
    assert made.unsaid.isVisible()
    assert "اسم الكاتب، صورة" in made.unsaid.text()
    made.fragment.setChecked(True)
    assert not made.unsaid.isVisible()
    made.fragment.setChecked(False)
    made.formats["html"].setChecked(False)
    assert not made.unsaid.isVisible()
