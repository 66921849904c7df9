"""Files in the window: what would lose an article is asked about, or does not happen."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QFileSystemModel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from editor.edit.state import Selection
from editor.lang.isolation import file_filter
from editor.model.article import Article, Block
from editor.model.inline import Text
from editor.model.schema import repair
from editor.session.entry import Entry, Recovered, store
from editor.session.files import open_article, save, write
from editor.session.journal import Journal, recover
from editor.session.session import Session
from editor.ui.files.recovery_dialog import RecoveryDialog
from editor.ui.window import Window
from tests.ui.test_window import write as type_in


def made(headline: str) -> Article:
    return repair(Article("a", blocks=(Block("h", "headline", (Text(headline),)),)))


def file_of(folder: Path, headline: str, name: str = "a.muharrir") -> Path:
    write(made(headline), folder / name)
    return folder / name


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[str]]:
    """Press the button of that text in every box; the texts of the boxes that came."""

    def prepare(words: str) -> list[str]:
        seen: list[str] = []

        def answer(box: QMessageBox) -> int:
            seen.append(box.text())
            (button,) = [one for one in box.buttons() if one.text().replace("&", "") == words]
            assert isinstance(button, QPushButton)
            box.show()
            button.click()
            return 0

        monkeypatch.setattr(QMessageBox, "exec", answer)
        return seen

    return prepare


@pytest.fixture
def english(window: Window) -> Window:
    window.settings.set("language", "en")
    window.build()
    return window


Answers = Callable[[str], list[str]]


def test_a_name_without_suffix_does_not_replace_a_file_unasked(
    english: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: Answers
) -> None:
    old = file_of(tmp_path, "قديم", "report.muharrir")
    typed = str(tmp_path / "report")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a, **k: (typed, ""))
    english.desk.new_article()
    type_in(english, "جديد")
    seen = answers("Cancel")
    assert not english.desk.save_as()
    assert len(seen) == 1
    assert open_article(old).article.headline == "قديم"
    answers("Replace it")
    assert english.desk.save_as()
    assert open_article(old).article.headline == "جديد"


def test_an_article_is_not_saved_over_one_that_is_open_in_another_tab(
    english: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(Window, "tell", lambda self, title, text: told.append(text))
    file = file_of(tmp_path, "مفتوح")
    (tmp_path / "way").symlink_to(tmp_path)
    english.documents.open_path(file)
    english.desk.new_article()
    type_in(english, "آخر")
    other = str(tmp_path / "way" / "a.muharrir")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a, **k: (other, ""))
    assert not english.desk.save_as()
    assert len(told) == 1
    assert english.session.path is None
    assert open_article(file).article.headline == "مفتوح"


def test_a_file_that_is_gone_makes_its_article_unsaved(
    english: Window, tmp_path: Path, answers: Answers
) -> None:
    file = file_of(tmp_path, "باق")
    english.documents.open_path(file)
    file.unlink()
    english.documents._look()
    assert english.session.dirty
    seen = answers("Cancel")
    assert not english.desk.close_article()
    assert len(seen) == 1
    assert english.desk.save()
    assert open_article(file).article.headline == "باق"


@pytest.fixture
def changed(english: Window, tmp_path: Path) -> Path:
    """An article in the window, edited here and by another program too."""
    file = file_of(tmp_path, "أصل")
    english.documents.open_path(file)
    english.go_to(Selection.at(0, 0))
    type_in(english, "هنا ")
    os.remove(file)
    file_of(tmp_path, "هناك")
    return file


def test_theirs_is_taken_as_a_step_that_can_be_undone(
    english: Window, changed: Path, answers: Answers
) -> None:
    answers("Take theirs")
    english.documents._look()
    assert english.session.article.headline == "هناك"
    assert not english.session.dirty
    english.desk.undo()
    assert english.session.article.headline == "هنا أصل"
    assert english.session.dirty
    assert english.desk.save()
    assert open_article(changed).article.headline == "هنا أصل"


def test_mine_is_kept_unsaved_and_saving_asks_before_it_writes_over_theirs(
    english: Window, changed: Path, answers: Answers
) -> None:
    seen = answers("Keep mine")
    english.documents._look()
    english.documents._look()
    assert len(seen) == 1
    assert english.session.dirty
    seen = answers("Cancel")
    assert not english.desk.save()
    assert len(seen) == 1
    assert open_article(changed).article.headline == "هناك"
    answers("Write mine over it")
    assert english.desk.save()
    assert open_article(changed).article.headline == "هنا أصل"
    assert open_article(_backup(changed)).article.headline == "هناك"


def _backup(file: Path) -> Path:
    return file.with_name(file.name + "~").rename(file.with_name("backup.muharrir"))


def test_both_stand_in_tabs_and_theirs_has_no_file(
    english: Window, changed: Path, answers: Answers
) -> None:
    answers("See both")
    english.documents._look()
    mine, theirs = (page.session for page in english.pages)
    assert (mine.article.headline, theirs.article.headline) == ("هنا أصل", "هناك")
    assert mine.path == changed
    assert theirs.path is None


def test_a_recovered_article_is_not_saved_over_what_was_written_since(
    english: Window, tmp_path: Path, answers: Answers
) -> None:
    file = file_of(tmp_path, "أصل")
    session = open_article(file).session()
    place = tmp_path / "journal" / "gone"
    place.mkdir(parents=True)
    store(place, "e", Entry(made("بقية"), file, session.stamp), "2025-01-01T00:00:00+00:00")
    save_other(file, "أحدث")
    (found,) = recover(tmp_path / "journal")
    english.documents.add(found.session())
    found.discard()
    seen = answers("Cancel")
    assert not english.desk.save()
    assert len(seen) == 1
    assert open_article(file).article.headline == "أحدث"


def save_other(file: Path, headline: str) -> None:
    other = open_article(file).session()
    head = replace(other.article.blocks[0], inlines=(Text(headline),))
    blocks = (head, *other.article.blocks[1:])
    other.propose(replace(other.article, blocks=blocks), Selection.at(0, 0), typing=True, now=0)
    save(other)


def test_what_was_kept_is_thrown_away_only_after_a_second_question(
    english: Window, tmp_path: Path, answers: Answers
) -> None:
    place = tmp_path / "journal" / "gone"
    place.mkdir(parents=True)
    store(place, "e", Entry(made("وحيدة"), None), "2025-01-01T00:00:00+00:00")
    remains = recover(tmp_path / "journal")
    dialog = RecoveryDialog(remains, english.tr_, "en", english)
    answers("Keep")
    dialog.discard.click()
    assert dialog.discarded == []
    answers("Discard")
    dialog.discard.click()
    assert dialog.discarded == list(remains)
    remains[0].discard()


def left_of(tmp_path: Path, file: Path, headline: str) -> tuple[Recovered, ...]:
    """What a crash left of the article in a file, in which the headline was changed."""
    session = open_article(file).session()
    place = tmp_path / "journal" / "gone"
    place.mkdir(parents=True)
    head = replace(session.article.blocks[0], inlines=(Text(headline),))
    article = replace(session.article, blocks=(head, *session.article.blocks[1:]))
    store(place, "e", Entry(article, file, session.stamp), "2025-01-01T00:00:00+00:00")
    return recover(tmp_path / "journal")


def test_what_was_kept_is_shown_beside_its_file_with_the_words_that_differ(
    english: Window, tmp_path: Path
) -> None:
    file = file_of(tmp_path, "قال الوزير أمس")
    remains = left_of(tmp_path, file, "قال النائب أمس كثيراً")
    dialog = RecoveryDialog(remains, english.tr_, "en", english)
    facts = dialog.view.facts.text()
    assert "2 words added · 1 word removed" in facts
    assert "Another program" not in facts
    assert "الوزير" in dialog.view.text.toPlainText()
    assert dialog.both.isEnabled()
    save_other(file, "هناك")
    dialog = RecoveryDialog(remains, english.tr_, "en", english)
    assert "Another program wrote the file in the meantime." in dialog.view.facts.text()
    file.unlink()
    dialog = RecoveryDialog(remains, english.tr_, "en", english)
    assert "no longer there" in dialog.view.facts.text()
    assert not dialog.both.isEnabled()
    remains[0].discard()


def test_what_was_kept_and_what_the_file_holds_can_both_be_opened(
    english: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = file_of(tmp_path, "في الملف")
    remains = left_of(tmp_path, file, "ما كُتب بعده")

    def both(dialog: RecoveryDialog) -> int:
        dialog.both.setChecked(True)
        dialog.restore.click()
        return 1

    monkeypatch.setattr(RecoveryDialog, "exec", both)
    monkeypatch.setattr("editor.ui.files.documents.recover", lambda: remains)
    english.documents.recover()
    told = [(page.session.article.headline, page.session.path) for page in english.pages]
    assert told == [("في الملف", None), ("ما كُتب بعده", file)]
    assert english.session.dirty


def test_the_journals_trouble_is_said_in_the_language_of_the_window(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("editor.session.journal.store", full)
    window.desk.new_article()
    type_in(window, "عنوان")
    qtbot.waitUntil(lambda: "القرص" in window.status.warning.text(), timeout=5000)
    monkeypatch.undo()


def test_a_failure_that_no_disk_explains_is_told_and_the_journal_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    broken = [True]

    def strange(*arguments: object) -> None:
        if broken[0]:
            raise ValueError("strange")
        store(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("editor.session.journal.store", strange)
    journal = Journal(tmp_path, interval=0.01, on_problem=said.append)
    session = Session(made("أول"))
    journal.watch(session)
    session.mark_unsaved()
    assert not journal.flush()
    assert "strange" in said[0]
    broken[0] = False
    journal.problem = ""
    assert journal.flush()
    assert list(tmp_path.rglob("*.entry"))
    journal.close()


def dragged(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


BUTTON, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
COPY = Qt.DropAction.CopyAction


def test_files_dropped_on_the_empty_window_open(english: Window, tmp_path: Path) -> None:
    data = dragged(file_of(tmp_path, "أول"), file_of(tmp_path, "ثان", "b.muharrir"))
    enter = QDragEnterEvent(QPoint(90, 90), COPY, data, BUTTON, PLAIN)
    enter.ignore()
    QApplication.sendEvent(english, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(english, QDropEvent(QPointF(90, 90), COPY, data, BUTTON, PLAIN))
    assert [page.session.article.headline for page in english.pages] == ["أول", "ثان"]


def test_a_file_dropped_on_the_page_opens_and_its_path_is_not_written_into_the_article(
    english: Window, tmp_path: Path
) -> None:
    data = dragged(file_of(tmp_path, "أول"))
    english.desk.new_article()
    assert english.page is not None
    before = english.session.article
    surface = english.page.edit.viewport()
    QApplication.sendEvent(surface, QDragEnterEvent(QPoint(90, 90), COPY, data, BUTTON, PLAIN))
    QApplication.sendEvent(surface, QDropEvent(QPointF(90, 90), COPY, data, BUTTON, PLAIN))
    assert english.pages[0].session.article == before
    assert [page.session.article.headline for page in english.pages] == ["", "أول"]


def test_whoever_drags_files_here_hears_that_they_were_copied_and_not_moved(
    english: Window, tmp_path: Path
) -> None:
    data = dragged(file_of(tmp_path, "أول"))
    for _ in range(2):
        place = english.page.edit.viewport() if english.page else english
        drop = QDropEvent(
            QPointF(90, 90), COPY | Qt.DropAction.MoveAction, data, BUTTON,
            Qt.KeyboardModifier.ShiftModifier,
        )  # fmt: skip
        assert drop.proposedAction() == Qt.DropAction.MoveAction
        QApplication.sendEvent(place, QDragEnterEvent(QPoint(90, 90), COPY, data, BUTTON, PLAIN))
        QApplication.sendEvent(place, drop)
        assert drop.isAccepted()
        assert drop.dropAction() == COPY


def test_tabs_are_turned_by_keyboard(english: Window, tmp_path: Path) -> None:
    for headline in ("أ", "ب", "ج"):
        english.documents.open_path(file_of(tmp_path, headline, f"{headline}.muharrir"))
    english.actions_["view.next_article"].trigger()
    assert english.session.article.headline == "أ"
    english.actions_["view.previous_article"].trigger()
    assert english.session.article.headline == "ج"


def test_a_message_in_the_status_bar_and_the_counts_never_stand_in_one_place(
    english: Window,
) -> None:
    english.desk.new_article()
    status = english.status
    status.showMessage("message", 0)
    type_in(english, "ab")
    assert not status.words.isVisible()
    status.clearMessage()
    assert status.words.isVisible()
    assert not status.warning.isVisible()
    english.desk.undo()


DETAILS = (("desk_note", QPlainTextEdit), ("slug", QLineEdit))


def details(window: Window, name: str, type: type[QWidget]) -> QWidget:
    window.docks["details"].show()
    field = window.panels["details"].findChild(type, name)
    assert isinstance(field, QWidget)
    field.setFocus()
    return field


@pytest.mark.parametrize(("name", "type"), DETAILS)
def test_what_is_typed_in_a_detail_is_saved_though_the_caret_is_still_in_it(
    english: Window, tmp_path: Path, name: str, type: type[QWidget]
) -> None:
    file = file_of(tmp_path, "عنوان")
    english.documents.open_path(file)
    QTest.keyClicks(details(english, name, type), "call back at 5")
    assert english.desk.save()
    assert getattr(open_article(file).article.meta, name) == "call back at 5"


@pytest.mark.parametrize(("name", "type"), DETAILS)
def test_a_detail_is_asked_about_and_kept_when_another_article_comes_to_the_front(
    english: Window, tmp_path: Path, answers: Answers, name: str, type: type[QWidget]
) -> None:
    english.documents.open_path(file_of(tmp_path, "أ"))
    english.documents.open_path(file_of(tmp_path, "ب", "b.muharrir"))
    QTest.keyClicks(details(english, name, type), "call")
    english.actions_["view.next_article"].trigger()
    first, second = (page.session.article.meta for page in english.pages)
    assert (getattr(first, name), getattr(second, name)) == ("", "call")
    english.actions_["view.next_article"].trigger()
    seen = answers("Cancel")
    assert not english.desk.close_article()
    assert len(seen) == 1


def test_typing_in_a_detail_reaches_the_article_by_itself_and_is_one_step(
    english: Window, qtbot: QtBot
) -> None:
    english.desk.new_article()
    field = details(english, "slug", QLineEdit)
    assert english.page is not None
    session = english.page.session
    for part in ("one ", "two"):
        QTest.keyClicks(field, part)
        wanted = session.article.meta.slug + (" " if part == "two" else "") + part.strip()
        qtbot.waitUntil(lambda wanted=wanted: session.article.meta.slug == wanted, timeout=3000)
    assert isinstance(field, QLineEdit)
    assert field.text() == "one two"
    session.undo()
    assert session.article.meta.slug == ""
    assert field.text() == ""
    assert not session.can_undo


def test_the_patterns_of_a_file_dialog_read_left_to_right_and_qt_finds_them(qtbot: QtBot) -> None:
    row = file_filter("الصور", "*.png *.jpg")
    assert row.startswith("الصور \u2066")
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setNameFilter(row)
    model = dialog.findChild(QFileSystemModel)
    assert model is not None
    assert model.nameFilters() == ["*.png", "*.jpg"]
