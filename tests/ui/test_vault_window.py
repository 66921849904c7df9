"""The vault in the window: made, unlocked, locked by itself, seen in the form of a source."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMessageBox,
)
from pytestqt.qtbot import QtBot

from editor.edit.citations import cite
from editor.edit.fragment import Fragment
from editor.edit.sources import add_source, delete_source
from editor.edit.state import Selection
from editor.formats import BY_ID
from editor.lang.i18n import catalogue
from editor.library import vault_crypt
from editor.library.opening import open_library
from editor.library.places import vault_path
from editor.library.vault import Vault, read_vault
from editor.library.vault_crypt import Cost, passphrase_bytes
from editor.library.vault_record import VaultRecord
from editor.model.article import Article, Block, Metadata
from editor.model.inline import Ref, Text
from editor.model.sources import Source
from editor.qt import mime
from editor.qt.incoming import take
from editor.session.files import backup_path, save
from editor.session.journal import Journal, recover
from editor.session.recent import recent_files, remember_file
from editor.session.session import Session
from editor.session.settings import Settings
from editor.ui.files.export_dialog import ExportDialog
from editor.ui.sources.merge_dialog import MergeDialog
from editor.ui.sources.source_form import SourceForm
from editor.ui.sources.sources_panel import SourcesPanel
from editor.ui.vault import keeper as vault_keeper
from editor.ui.vault import secret_clipboard
from editor.ui.vault.dialogs import MinutesDialog, PassphraseDialog, RestoreDialog
from editor.ui.vault.keeper import VaultKeeper
from editor.ui.vault.leftovers import LeftoversDialog
from editor.ui.vault.light import VaultLight
from editor.ui.vault.move import MoveDialog
from editor.ui.vault.records import VaultList
from editor.ui.window import Window
from tests.sample_article import sample

RIGHT = "أربع كلمات لا رابط بينها"
NAME = "سامر الخطيب"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault_crypt, "Cost", lambda: Cost(64, 1, 1))


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> dict[type, Callable[[Any], Any]]:
    """Dialog class -> what a user does in it; a dialog that nobody expects fails the test."""
    table: dict[type, Callable[[Any], Any]] = {}

    def run(dialog: QDialog) -> int:
        answer = table.get(type(dialog))
        assert answer is not None, f"nobody expects {type(dialog).__name__}"
        return int(bool(answer(dialog)))

    monkeypatch.setattr(QDialog, "exec", run)
    return table


def types(*texts: str) -> Callable[[PassphraseDialog], bool]:
    """Types these and presses Enter; whether that was taken."""

    def answer(dialog: PassphraseDialog) -> bool:
        for line, text in zip(dialog.lines, texts, strict=True):
            line.setText(text)
        dialog.accept()
        return dialog.result() == QDialog.DialogCode.Accepted

    return answer


class House(QMainWindow):
    """As much of a window as the keeper of a vault needs."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.tr_ = catalogue("ar")
        self.actions_ = SimpleNamespace(refresh=lambda: None)
        self.pages = ()
        self.vault = VaultKeeper(self)  # type: ignore[arg-type]


@pytest.fixture
def house(settings: Settings, qtbot: QtBot) -> Iterator[House]:
    made = House(settings)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.vault.lock()


@pytest.fixture
def keeper(house: House, answers: dict[type, Any]) -> VaultKeeper:
    """A window whose vault was just made."""
    answers[PassphraseDialog] = types(RIGHT, RIGHT)
    assert house.vault.make()
    answers[PassphraseDialog] = types(RIGHT)
    return house.vault


def test_commands_fit_the_state_and_the_lock_in_the_status_bar_changes_it(
    window: Window, answers: dict[type, Any]
) -> None:
    light = window.status.findChild(VaultLight)
    assert light is not None
    assert window.actions_["vault.create"].isEnabled()
    assert not window.actions_["vault.unlock"].isEnabled()
    answers[PassphraseDialog] = lambda dialog: False
    light.click()
    assert not light.isChecked()
    answers[PassphraseDialog] = types(RIGHT, RIGHT)
    light.click()
    assert window.vault.state == "open"
    assert light.isChecked()
    assert window.actions_["vault.lock"].isEnabled()
    light.click()
    assert window.vault.state == "locked"
    assert not light.isChecked()
    assert not window.actions_["vault.create"].isEnabled()
    answers[PassphraseDialog] = types(RIGHT)
    window.actions_["vault.unlock"].trigger()
    assert window.vault.state == "open"


def test_a_short_a_mistyped_and_a_wrong_passphrase_are_told_and_asked_again(
    house: House, answers: dict[type, Any]
) -> None:
    said: list[str] = []

    def tries(*texts: str) -> Callable[[PassphraseDialog], bool]:
        def answer(dialog: PassphraseDialog) -> bool:
            done = types(*texts)(dialog)
            said.append(dialog.problem.text())
            return done

        return answer

    for texts in (("قصيرة", "قصيرة"), (RIGHT, RIGHT + "!"), ("", "")):
        answers[PassphraseDialog] = tries(*texts)
        assert not house.vault.make()
    assert not vault_path().exists()
    answers[PassphraseDialog] = types(RIGHT, RIGHT)
    house.vault.make()
    house.vault.lock()
    answers[PassphraseDialog] = tries("غيرها تماماً")
    assert not house.vault.ensure_open()
    assert len(set(said)) == 4
    assert all(said)


def test_the_dialog_forgets_what_was_typed(house: House, qtbot: QtBot) -> None:
    given: list[bytearray] = []
    dialog = PassphraseDialog("t", "w", ("a", "b"), given.append, house.tr_, ok="ok", new=0)
    qtbot.addWidget(dialog)
    types(RIGHT, RIGHT)(dialog)
    assert [line.text() for line in dialog.lines] == ["", ""]
    assert given == [bytes(len(given[0]))]


def test_it_locks_itself_when_nobody_touches_anything_and_on_waking(
    keeper: VaultKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time()
    monkeypatch.setattr(vault_keeper.time, "time", lambda: now + 14 * 60)
    keeper.look()
    assert keeper.state == "open"
    monkeypatch.setattr(vault_keeper.time, "time", lambda: now + 16 * 60)
    keeper.look()
    assert keeper.state == "locked"


def test_a_key_keeps_it_open(
    keeper: VaultKeeper, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time()
    keeper._watch(house.windowHandle())
    monkeypatch.setattr(vault_keeper.time, "time", lambda: now + 14 * 60)
    QTest.keyClick(house.windowHandle(), Qt.Key.Key_Shift)
    monkeypatch.setattr(vault_keeper.time, "time", lambda: now + 28 * 60)
    keeper.look()
    assert keeper.state == "open"


def unlocked(window: Window, answers: dict[type, Any]) -> VaultKeeper:
    answers[PassphraseDialog] = types(RIGHT, RIGHT)
    assert window.vault.make()
    return window.vault


def test_closing_the_window_locks_it(window: Window, answers: dict[type, Any]) -> None:
    keeper = unlocked(window, answers)
    window.close()
    assert keeper.state == "locked"


def form_for(house: House, source: Source, qtbot: QtBot) -> SourceForm:
    form = SourceForm(source, (), house.tr_, vault=house.vault, headline="عنوان")
    qtbot.addWidget(form)
    form.show()
    return form


def test_the_form_shows_a_door_while_locked_and_fields_while_open(
    keeper: VaultKeeper, house: House, qtbot: QtBot
) -> None:
    source = Source("s1", "person", "نخلة", description="مهندس", confidential=True)
    keeper.lock()
    form = form_for(house, source, qtbot)
    assert form.secret is not None
    assert not form.secret.open
    form.secret.unlock.click()
    assert form.secret.open
    form.secret.fields["name"].fill(NAME)
    form.secret.fields["contacts"].fill("Signal: +963 11\nهاتف: 22")
    form.secret.fields["aliases"].fill("أبو فادي، الجار")
    form.accept()
    record = keeper.get("s1")
    assert record is not None
    assert (record.name, record.code_name, record.article) == (NAME, "نخلة", "عنوان")
    assert record.contacts == ("Signal: +963 11", "هاتف: 22")
    assert record.aliases == ("أبو فادي", "الجار")
    assert form.source() == source


def test_what_is_typed_when_the_vault_locks_itself_is_in_it_and_no_longer_on_the_screen(
    keeper: VaultKeeper, house: House, qtbot: QtBot
) -> None:
    form = form_for(house, Source("s1", "person", "نخلة", confidential=True), qtbot)
    assert form.secret is not None
    field = form.secret.fields["name"]
    field.fill(NAME)
    keeper.lock()
    assert field.value == ""
    assert not form.secret.open
    assert form.secret.record() is None
    (record,) = read_vault(vault_path(), passphrase_bytes(RIGHT))
    assert record.name == NAME
    form.secret.unlock.click()
    assert form.secret.fields["name"].value == NAME


def test_a_wrong_date_holds_the_form_back(keeper: VaultKeeper, house: House, qtbot: QtBot) -> None:
    form = form_for(house, Source("s1", "person", "نخلة", confidential=True), qtbot)
    assert form.secret is not None
    assert form.ok.isEnabled()
    form.secret.fields["delete_by"].fill("قريباً")
    assert not form.ok.isEnabled()
    form.secret.fields["delete_by"].fill("2027-01")
    assert form.ok.isEnabled()


def named() -> Source:
    return Source("s1", "person", "سامر", name=NAME, role="مهندس", organisation="الشركة",
                  url="https://who.example/samer", description="مهندس في المشروع")  # fmt: skip


def opened(window: Window, tmp_path: Path) -> Path:
    """An article, saved twice, whose source has a name that stands in the text too."""
    blocks = (
        Block("h", "headline", (Text("عنوان"),)),
        Block("p", inlines=(Text(f"قال {NAME} ذلك"),)),
    )
    session = Session(Article("a", blocks=blocks))
    session.run(add_source(named()))
    session.select(Selection.span(1, 0, 4))
    session.run(cite((Ref("s1"),)))
    path = tmp_path / "خبر.muharrir"
    save(session, path)
    session.undo()
    save(session, path)
    session.redo()
    save(session, path)
    window.add_page(session)
    return path


def test_a_named_source_moves_into_the_vault_and_its_file_and_backup_forget_it(
    window: Window, answers: dict[type, Any], tmp_path: Path, qtbot: QtBot
) -> None:
    keeper = unlocked(window, answers)
    path = opened(window, tmp_path)
    library = open_library()
    library.add([named()])
    library.close()
    assert NAME in str(BY_ID["muharrir"].read(backup_path(path).read_bytes()).value.sources)

    def moves(dialog: MoveDialog) -> bool:
        assert "الاسم، الصفة" in "".join(
            w.text() for w in dialog.findChildren(type(dialog.problem))
        )
        dialog.name.setText("نخلة")
        return True

    def edits(form: SourceForm) -> bool:
        form.findChild(object, "confidential").setChecked(True)
        assert form.secret is not None
        assert form.secret.fields["name"].value == NAME
        assert "name" not in form.fields
        form.accept()
        return form.result() == QDialog.DialogCode.Accepted

    told: list[str] = []

    def leftovers(dialog: LeftoversDialog) -> bool:
        told.extend(dialog.places.item(n).text() for n in range(dialog.places.count()))
        assert dialog.save.isChecked()
        assert dialog.forget.isChecked()
        return True

    answers |= {MoveDialog: moves, SourceForm: edits, LeftoversDialog: leftovers}
    window.sourcing.edit_source("s1")
    qtbot.waitUntil(lambda: bool(told) and not window.session.dirty)
    assert any(NAME in line for line in told)
    (source,) = window.session.article.sources
    assert (source.label, source.name, source.url) == ("نخلة", "", "")
    record = keeper.get("s1")
    assert record is not None
    assert (record.name, record.role) == (NAME, "مهندس")
    for file in (path, backup_path(path)):
        kept = BY_ID["muharrir"].read(file.read_bytes()).value.sources
        assert NAME not in str(kept)
        assert "who.example" not in str(kept)

    def gone() -> bool:
        again = open_library()
        try:
            return again.get("s1") is None
        finally:
            again.close()

    qtbot.waitUntil(gone)
    while window.session.can_undo:
        window.desk.undo()
        assert "who.example" not in str(window.session.article)
        assert NAME not in str(window.session.article.sources)
    while window.session.can_redo:
        window.desk.redo()
        assert NAME not in str(window.session.article.sources)


def test_what_was_copied_or_left_by_a_crash_does_not_bring_the_name_back(
    window: Window, answers: dict[type, Any], tmp_path: Path, qtbot: QtBot
) -> None:
    unlocked(window, answers)
    opened(window, tmp_path)
    session = window.session
    crashed = Journal(interval=0)
    other = Session(session.article, session.path)
    other.mark_unsaved()
    crashed.watch(other)
    assert crashed.flush()
    assert crashed._lock is not None
    crashed._lock.close()  # what remains of a killed program is locked by nobody
    data = mime.offer(session.article, Selection.span(1, 0, 12))

    def edits(form: SourceForm) -> bool:
        form.findChild(object, "confidential").setChecked(True)
        form.accept()
        return True

    told: list[str] = []

    def leftovers(dialog: LeftoversDialog) -> bool:
        told.extend(label.text() for label in dialog.findChildren(QLabel))
        return False

    answers |= {MoveDialog: lambda d: True, SourceForm: edits, LeftoversDialog: leftovers}
    window.sourcing.edit_source("s1")
    qtbot.waitUntil(lambda: bool(told))
    (left,) = recover()
    assert "who.example" not in str(left.read())
    assert left.read().source("s1") == session.article.source("s1")
    left.leave()
    undone = window.tr_("Undo cannot bring it back: who it is was taken out of the earlier steps.")
    assert any(undone in words for words in told)
    pasted = take(data, "ar", lambda work: work()).fragment
    assert isinstance(pasted, Fragment)
    assert NAME not in str(pasted.sources)


def test_what_was_before_is_forgotten_when_asked(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = opened(window, tmp_path)
    window.run(delete_source("s1"), "")
    press(monkeypatch, QMessageBox.ButtonRole.RejectRole)
    window.desk.forget_before()
    assert window.session.can_undo
    press(monkeypatch, QMessageBox.ButtonRole.AcceptRole)
    window.desk.forget_before()
    assert not window.session.can_undo
    for file in (path, backup_path(path)):
        assert BY_ID["muharrir"].read(file.read_bytes()).value == window.session.article


def test_thinking_again_leaves_the_source_as_it_was(
    keeper: VaultKeeper, house: House, answers: dict[type, Any], qtbot: QtBot
) -> None:
    answers[MoveDialog] = lambda dialog: False
    form = form_for(house, named(), qtbot)
    form.findChild(object, "confidential").setChecked(True)
    assert form.source() == named()
    assert not form.findChild(object, "confidential").isChecked()
    assert keeper.vault is not None
    assert keeper.vault.records == ()


def press(monkeypatch: pytest.MonkeyPatch, role: QMessageBox.ButtonRole) -> None:
    """Every box is answered by its first button of that role."""

    def run(box: QMessageBox) -> int:
        chosen = next(b for b in box.buttons() if box.buttonRole(b) == role)
        monkeypatch.setattr(box, "clickedButton", lambda: chosen, raising=False)
        return 0

    monkeypatch.setattr(QMessageBox, "exec", run)


def test_a_confidential_source_can_be_named_again(
    keeper: VaultKeeper, house: House, answers: dict[type, Any], qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    answers[MoveDialog] = lambda dialog: True
    form = form_for(house, named(), qtbot)
    form.findChild(object, "confidential").setChecked(True)
    press(monkeypatch, QMessageBox.ButtonRole.AcceptRole)
    form.findChild(object, "confidential").setChecked(False)
    assert form.source() == named()


def test_the_list_searches_filters_and_deletes(
    keeper: VaultKeeper, house: House, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert keeper.vault is not None
    keeper.vault.put(VaultRecord("s-engineer", "نخلة", name=NAME))
    keeper.vault.put(VaultRecord("x", "غيمة", name="هدى", delete_by=date.today().isoformat()))
    listed = VaultList(keeper, [sample()], house.tr_)
    qtbot.addWidget(listed)
    listed.show()
    assert listed.which.currentData() == "due"
    assert listed.list.count() == 1
    listed.which.setCurrentIndex(0)
    assert listed.list.count() == 2
    listed.search.setText("خطيب")
    assert listed.list.count() == 1
    assert "كابل" in listed.list.item(0).text()
    listed.search.clear()
    listed.which.setCurrentIndex(1)
    assert [listed.list.item(0).text().count("هدى"), listed.list.count()] == [1, 1]
    press(monkeypatch, QMessageBox.ButtonRole.DestructiveRole)
    listed.remove.click()
    assert [one.id for one in keeper.vault.records] == ["s-engineer"]
    assert listed.empty.isVisible()
    keeper.lock()
    assert not listed.isVisible()
    assert listed.list.count() == 0


def test_backup_new_passphrase_and_restoring(
    keeper: VaultKeeper, house: House, answers: dict[type, Any], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    assert keeper.vault is not None
    keeper.vault.put(VaultRecord("s1", name=NAME))
    copy = tmp_path / "نسخة.vault"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a, **k: (str(copy)[:-6], ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *a, **k: (str(copy), ""))
    keeper.back_up()
    assert len(read_vault(copy, passphrase_bytes(RIGHT))) == 1
    keeper.vault.delete(["s1"])
    answers[PassphraseDialog] = types(RIGHT, RIGHT + " ثم", RIGHT + " ثم")
    keeper.change_passphrase()
    assert read_vault(vault_path(), passphrase_bytes(RIGHT + " ثم")) == ()
    answers[PassphraseDialog] = types(RIGHT)
    answers[RestoreDialog] = lambda dialog: True
    keeper.restore()
    assert [one.name for one in keeper.vault.records] == [NAME]


def test_a_forgotten_passphrase_sets_the_old_vault_aside_for_a_backup(
    keeper: VaultKeeper, house: House, answers: dict[type, Any], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    assert keeper.vault is not None
    keeper.vault.put(VaultRecord("s1", name=NAME))
    copy = tmp_path / "a.vault"
    keeper.vault.back_up(copy)
    keeper.lock()
    old = vault_path().read_bytes()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *a, **k: (str(copy), ""))
    given = iter([(RIGHT,), ("نسيتها تماماً",), (RIGHT + "!", RIGHT + "!")])
    answers[PassphraseDialog] = lambda dialog: types(*next(given))(dialog)
    answers[RestoreDialog] = lambda dialog: True
    press(monkeypatch, QMessageBox.ButtonRole.AcceptRole)
    keeper.restore()
    assert keeper.vault is not None
    assert [one.name for one in keeper.vault.records] == [NAME]
    (aside,) = [p for p in vault_path().parent.glob("*.vault") if p != vault_path()]
    assert aside.read_bytes() == old


def test_a_copied_contact_leaves_the_clipboard_unless_something_else_is_there(
    keeper: VaultKeeper, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert secret_clipboard.SECONDS == 60
    clipboard = QApplication.clipboard()
    keeper.clipboard.copy("+963 11")
    assert clipboard.text() == "+963 11"
    assert clipboard.mimeData().data("x-kde-passwordManagerHint") == b"secret"
    keeper.clipboard.clear()
    assert clipboard.text() == ""
    keeper.clipboard.copy("+963 11")
    clipboard.setText("شيء آخر")
    keeper.clipboard.clear()
    assert clipboard.text() == "شيء آخر"
    keeper.clipboard.copy("+963 11")
    keeper.lock()
    assert clipboard.text() == ""


def test_another_window_is_told_that_the_vault_is_open_here(
    keeper: VaultKeeper, house: House
) -> None:
    with pytest.raises(vault_crypt.VaultProblem, match="another window"):
        Vault.unlock(vault_path(), passphrase_bytes(RIGHT))


def test_the_desk_sheet_says_who_they_are_only_when_asked_for_each_time(
    keeper: VaultKeeper, house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    HIDDEN = "عماد الحلبي"
    assert keeper.vault is not None
    keeper.vault.put(VaultRecord("s-engineer", "نخلة", name=HIDDEN))

    def dialog() -> ExportDialog:
        made = ExportDialog(
            house.tr_, sample(), tmp_path, "كابل", house, formats=("desk",), vault=keeper
        )
        made.may_replace = lambda paths: True  # type: ignore[method-assign]
        return made

    sheet = tmp_path / "كابل.desk.html"
    first = dialog()
    assert not first.identities.isChecked()
    assert first.export()
    assert HIDDEN not in sheet.read_text("utf-8")
    first.identities.setChecked(True)
    assert first.export()
    assert HIDDEN in sheet.read_text("utf-8")
    assert sheet.stat().st_mode & 0o077 == 0
    assert not dialog().identities.isChecked()
    keeper.lock()
    assert not first.export()
    assert first.problem.text()
    first.identities.setChecked(True)
    assert keeper.state == "open"
    first.formats["desk"].setChecked(False)
    assert not first.identities.isChecked()


def test_words_copied_from_the_vault_s_fields_leave_the_clipboard_too(
    keeper: VaultKeeper, house: House, qtbot: QtBot
) -> None:
    form = form_for(house, Source("s1", "person", "نخلة", confidential=True), qtbot)
    assert form.secret is not None
    field = form.secret.fields["name"].editor
    assert isinstance(field, QLineEdit)
    form.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.setText(NAME)
    field.selectAll()
    field.copy()
    clipboard = QApplication.clipboard()
    assert clipboard.text() == NAME
    assert clipboard.mimeData().data("x-kde-passwordManagerHint") == b"secret"
    keeper.lock()
    assert clipboard.text() == ""


def test_merging_two_confidential_sources_merges_what_the_vault_knows(
    window: Window, answers: dict[type, Any]
) -> None:
    answers[PassphraseDialog] = types(RIGHT, RIGHT)
    window.vault.make()
    assert window.vault.vault is not None
    window.vault.vault.put(VaultRecord("b", "زيتونة", name=NAME))
    window.vault.lock()
    two = tuple(Source(id, "person", id, confidential=True) for id in "ab")
    window.add_page(Session(Article("x", sources=two)))
    answers[MergeDialog] = lambda dialog: True
    answers[PassphraseDialog] = lambda dialog: False
    panel = window.panels["sources"]
    assert isinstance(panel, SourcesPanel)
    panel.merge_wanted.emit("b")
    assert len(window.session.article.sources) == 2, "locked: who it is would have been lost"
    answers[PassphraseDialog] = types(RIGHT)
    panel.merge_wanted.emit("b")
    assert [one.id for one in window.session.article.sources] == ["a"]
    assert window.vault.get("a") is not None
    assert window.vault.get("a").name == NAME  # type: ignore[union-attr]
    window.session.undo()
    assert window.vault.get("b").name == NAME  # type: ignore[union-attr]


def test_a_sentence_about_what_is_wrong_does_not_squeeze_the_fields(house: House) -> None:
    dialog = PassphraseDialog(
        "Make a vault", "words " * 30, ("One", "Two"), lambda _: None, house.tr_, house, ok="Do",
        new=0,
    )  # fmt: skip
    dialog.show()
    before = [line.height() for line in dialog.lines]
    dialog.say("wrong " * 60)
    QApplication.processEvents()
    assert [line.height() for line in dialog.lines] == before


def test_every_place_that_still_says_it_is_told_with_a_way_there(
    window: Window, answers: dict[type, Any], tmp_path: Path
) -> None:
    unlocked(window, answers)
    other = Session(
        Article("o", Metadata(desk_note=f"عن {NAME}"), (
            Block("h", "headline", (Text("مادة أخرى"),)),
            Block("p", inlines=(Text(f"وقال {NAME} ثم قال {NAME} ذلك"),)),
        ))
    )  # fmt: skip
    window.add_page(other)
    path = opened(window, tmp_path)
    remember_file(tmp_path / "ملف_الخطيب.muharrir")
    remember_file(path)
    QApplication.clipboard().setText(f"… {NAME}")
    told: list[str] = []

    def edits(form: SourceForm) -> bool:
        form.findChild(object, "confidential").setChecked(True)
        form.accept()
        return True

    def leftovers(dialog: LeftoversDialog) -> bool:
        told.extend(dialog.places.item(n).text() for n in range(dialog.places.count()))
        dialog.places.setCurrentRow(len(told) - 1)
        assert not dialog.show_place.isEnabled(), "there is no going into a file's name"
        assert dialog.clipboard.isChecked()
        assert dialog.recent.isChecked()
        row = next(n for n, line in enumerate(told) if "مادة أخرى" in line and "النص" in line)
        dialog.places.setCurrentRow(row)
        dialog._show()
        return True

    answers |= {MoveDialog: lambda d: True, SourceForm: edits, LeftoversDialog: leftovers}
    window.sourcing.edit_source("s1")
    plain = [line.replace("\u2068", "").replace("\u2069", "") for line in told]
    assert plain == [
        f"«{NAME}» – في النص، الفقرة 2 (مرة واحدة)",
        f"«{NAME}» – في النص، الفقرة 2، في المادة المفتوحة «مادة أخرى» (مرتان)",
        f"«{NAME}» – في الملاحظة لهيئة التحرير، في المادة المفتوحة «مادة أخرى» (مرة واحدة)",
        "في اسم الملف «ملف_الخطيب.muharrir»",
    ]
    assert window.session is other
    assert window.session.state.selection == Selection.span(1, 5, 5 + len(NAME))
    assert QApplication.clipboard().text() == ""
    assert recent_files() == (path,)


def test_a_name_that_is_written_into_the_vault_is_looked_for_as_well_but_once(
    window: Window, answers: dict[type, Any]
) -> None:
    unlocked(window, answers)
    article = Article(
        "a", blocks=(Block("h", "headline", (Text(f"{NAME} يتكلم"),)),),
        sources=(Source("s1", "person", "نخلة", confidential=True),),
    )  # fmt: skip
    window.add_page(Session(article))
    asked: list[str] = []

    def names(form: SourceForm) -> bool:
        assert form.secret is not None
        form.secret.fields["name"].fill(NAME)
        form.accept()
        return True

    def leftovers(dialog: LeftoversDialog) -> bool:
        asked.append(dialog.places.item(0).text())
        return False

    answers |= {SourceForm: names, LeftoversDialog: leftovers}
    window.sourcing.edit_source("s1")
    assert len(asked) == 1
    assert "العنوان" in asked[0]
    window.sourcing.edit_source("s1")
    assert len(asked) == 1, "nothing new was written: nobody is asked again"


def test_a_dialog_is_ready_to_type_into_its_first_field(house: House) -> None:
    dialog = MinutesDialog(15, house.tr_, house)
    dialog.show()
    assert dialog.focusWidget() is dialog.minutes


def test_whoever_does_not_know_the_passphrase_any_more_is_told_what_is_left_to_do(
    house: House, keeper: VaultKeeper, answers: dict[type, Any]
) -> None:
    keeper.lock()
    shown: list[bool] = []

    def guesses(dialog: PassphraseDialog) -> bool:
        dialog.show()
        for _ in range(3):
            types("لعلها هذه الكلمات")(dialog)
            shown.append(dialog._lost.isVisible())
        return False

    answers[PassphraseDialog] = guesses
    assert not keeper.ensure_open()
    assert shown == [False, False, True]


def test_a_vault_whose_file_is_gone_is_not_quietly_begun_anew(
    house: House, keeper: VaultKeeper, answers: dict[type, Any], qtbot: QtBot
) -> None:
    keeper.lock()
    vault_path().unlink()
    told: list[str] = []

    def looks(dialog: PassphraseDialog) -> bool:
        told.extend(label.text() for label in dialog.findChildren(QLabel))
        return False

    answers[PassphraseDialog] = looks
    assert not keeper.ensure_open()
    form = form_for(house, Source("s1", "person", "نخلة", confidential=True), qtbot)
    assert form.secret is not None
    said = [*told, *(label.text() for label in form.secret.findChildren(QLabel))]
    assert sum("اختفى ملفها" in one for one in said) == 2


def test_a_vault_that_was_set_aside_comes_back_where_no_new_one_is_made(
    keeper: VaultKeeper, answers: dict[type, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert keeper.vault is not None
    copy = tmp_path / "a.vault"
    keeper.vault.back_up(copy)
    keeper.lock()
    old = vault_path().read_bytes()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *a, **k: (str(copy), ""))
    asked: list[str] = []

    def answer(dialog: PassphraseDialog) -> bool:
        asked.extend(label.text() for label in dialog.findChildren(QLabel))
        return types(*given.pop(0))(dialog)

    given = [(RIGHT,), ("نسيتها تماماً",), ("قصيرة", "قصيرة")]
    answers[PassphraseDialog] = answer
    press(monkeypatch, QMessageBox.ButtonRole.AcceptRole)
    keeper.restore()
    assert not given
    assert keeper.state == "locked"
    assert vault_path().read_bytes() == old
    assert not any("اختفى ملفها" in one for one in asked)
