"""Sources in the window: the panel, citing by @ and by dragging, capture, the library."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from editor.edit.attribution import Templates, templates
from editor.edit.state import Selection, size
from editor.lang.i18n import catalogue
from editor.library.entries import Conflict, Entry
from editor.library.house_phrases import keep_phrases
from editor.model.article import cited_in
from editor.model.sources import Source
from editor.ui.files.sharing import public_sources
from editor.ui.sources.attribution_dialog import AttributionDialog
from editor.ui.sources.capture_dialog import CaptureDialog
from editor.ui.sources.citation_tips import tip
from editor.ui.sources.conflict_dialog import ConflictDialog
from editor.ui.sources.library_dialog import LibraryDialog
from editor.ui.sources.library_place import LibraryPlace
from editor.ui.sources.merge_dialog import MergeDialog
from editor.ui.sources.phrases_dialog import PhrasesDialog
from editor.ui.sources.source_form import SourceForm
from editor.ui.sources.source_list import SourceList
from editor.ui.sources.sources_panel import SourcesPanel
from editor.ui.window import Window
from tests.sample_article import sample

EN = catalogue("en")
AR = catalogue("ar")
MINISTER = Source("m", "person", "الوزيرة", name="هالة المنصوري", via="o")
MINISTRY = Source("o", "organisation", "الوزارة", name="وزارة الاتصالات", via="a")
AGENCY = Source("a", "agency", "المرفأ", name="وكالة المرفأ", url="https://marfa.example/1")


def write(window: Window, text: str) -> None:
    assert window.page is not None
    for char in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, char)
            QApplication.sendEvent(window.page.edit, event)
    QApplication.processEvents()


def panel_of(window: Window) -> SourcesPanel:
    panel = window.panels["sources"]
    assert isinstance(panel, SourcesPanel)
    panel.refresh()
    return panel


@pytest.fixture
def opened(window: Window) -> Window:
    window.desk.open_sample()
    return window


def paragraph(window: Window) -> int:
    blocks = window.session.article.blocks
    return next(n for n, block in enumerate(blocks) if block.id == "p7")


def start_writing(window: Window) -> int:
    """The caret at the end of a paragraph without a source."""
    assert window.page is not None
    place = paragraph(window)
    window.page.edit.select(Selection.at(place, size(window.session.article.blocks[place])))
    return place


# The panel


def test_a_row_tells_the_chain_and_search_folds_arabic_spelling(opened: Window) -> None:
    model = panel_of(opened).list.sources
    told = model.below(model.known["s-minister"]).translate({0x2068: None, 0x2069: None})
    assert told == "\u200fالوزيرة ← الوزارة ← المرفأ"
    panel = panel_of(opened)
    assert not panel.list.horizontalScrollBar().isVisible()
    panel.search.setText("وزاره الاتصالات")
    assert panel.list.sources.row_of("s-ministry") >= 0
    assert panel.list.sources.row_of("s-sahel") < 0
    panel.search.setText("لا أحد")
    assert panel.nothing.isVisible()


def test_the_list_is_worked_by_keys(opened: Window, qtbot: QtBot) -> None:
    panel = panel_of(opened)
    panel.delete_wanted.disconnect()
    panel.list.choose("s-report")
    plain, control = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
    for key, modifier, signal in (
        (Qt.Key.Key_Return, control, panel.cite_wanted),
        (Qt.Key.Key_Delete, plain, panel.delete_wanted),
        (Qt.Key.Key_D, control, panel.duplicate_wanted),
        (Qt.Key.Key_Space, plain, panel.show_wanted),
        (Qt.Key.Key_Escape, plain, panel.back_wanted),
    ):
        with qtbot.waitSignal(signal, timeout=1000):
            QTest.keyClick(panel.list, key, modifier)


def test_deleting_a_source_takes_its_citations_and_undo_brings_all_back(opened: Window) -> None:
    before = opened.session.article
    panel_of(opened).delete_wanted.emit("s-stats")
    assert opened.session.article.source("s-stats") is None
    opened.desk.undo()
    assert opened.session.article == before


def test_a_hidden_panel_does_not_look_at_the_article(opened: Window) -> None:
    panel = panel_of(opened)
    opened.docks["sources"].hide()
    panel_of(opened).delete_wanted.emit("s-post")
    panel.refresh()
    assert panel.list.sources.row_of("s-post") >= 0
    opened.docks["sources"].show()
    assert panel.list.sources.row_of("s-post") < 0


def test_a_click_in_the_map_goes_to_the_words_and_a_tooltip_names_their_source(
    opened: Window,
) -> None:
    panel = panel_of(opened)
    canvas = panel.map.canvas
    canvas.resize(260, canvas.minimumHeight())
    survey = panel._survey
    assert survey is not None
    place = next(n for n, row in enumerate(survey.rows) if row.block.id == "p4")
    claim = survey.rows[place].claims[0]
    box = canvas._box(survey.rows[place], claim.start, claim.end, 4 + place * 15)
    point = box.center().toPoint()
    assert "الساحل" in canvas.told(point)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=point)
    chosen = opened.session.state.selection
    assert chosen == Selection.span(place, claim.start, claim.end)
    assert panel.list.current == "s-sahel"
    assert canvas.told(QPoint(5, 10_000)) == ""


# Citing


def test_an_at_sign_and_a_name_cite_the_clause_just_typed(opened: Window) -> None:
    page = opened.page
    assert page is not None
    place = start_writing(opened)
    write(opened, " وقالت الوكالة إن العمل انتهى @مرف")
    assert page.popup.isVisible()
    QTest.keyClick(page.edit, Qt.Key.Key_Return)
    block = opened.session.article.blocks[place]
    assert block.text.endswith("وقالت الوكالة إن العمل انتهى")
    assert panel_of(opened).list.sources.uses["s-marfa"] == 2  # type: ignore[index]
    assert not page.popup.isVisible()
    assert len(opened.session.article.blocks) == len(sample().blocks)


def test_enter_takes_what_fits_all_letters_however_fast_they_came(opened: Window) -> None:
    page = opened.page
    assert page is not None
    place = start_writing(opened)
    write(opened, " قالت الوكالة @ال")
    assert page.popup.isVisible()
    assert page.popup.list.current != "s-sahel"
    for char in "ساح":
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, char)
        QApplication.sendEvent(page.edit, event)
    QTest.keyClick(page.edit, Qt.Key.Key_Return)
    cited = cited_in(opened.session.article.blocks[place : place + 1])
    assert [ref.source for one in cited for ref in one.refs][-1] == "s-sahel"


def test_handles_stay_words_where_no_source_fits_and_where_escape_says_so(opened: Window) -> None:
    page = opened.page
    assert page is not None
    place = start_writing(opened)
    write(opened, " @xyzw")
    assert not page.popup.isVisible()
    write(opened, " @مر")
    assert page.popup.isVisible()
    QTest.keyClick(page.edit, Qt.Key.Key_Escape)
    write(opened, "ف")
    assert not page.popup.isVisible()
    assert opened.session.article.blocks[place].text.endswith("@xyzw @مرف")
    before = len(opened.session.article.blocks)
    QTest.keyClick(page.edit, Qt.Key.Key_Return)
    assert len(opened.session.article.blocks) == before + 1


def test_an_at_sign_over_selected_words_cites_them_and_replaces_nothing(opened: Window) -> None:
    page = opened.page
    assert page is not None
    place = paragraph(opened)
    text = opened.session.article.blocks[place].text
    page.edit.select(Selection.span(place, 0, 9))
    write(opened, "@الساح")
    QTest.keyClick(page.edit, Qt.Key.Key_Return)
    assert opened.session.article.blocks[place].text == text
    assert panel_of(opened).list.sources.uses["s-sahel"] == 2  # type: ignore[index]


def test_a_source_dropped_on_the_text_cites_the_sentence(opened: Window) -> None:
    page = opened.page
    assert page is not None
    place = paragraph(opened)
    page.edit.select(Selection.at(place, 3))
    point = page.edit.cursorRect().center()
    list_ = panel_of(opened).list
    data = list_.sources.mimeData([list_.sources.index(list_.sources.row_of("s-stats"))])
    event = QDropEvent(
        QPointF(point), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    page.edit.dropEvent(event)
    assert panel_of(opened).list.sources.uses["s-stats"] == 3  # type: ignore[index]
    opened.desk.undo()
    assert opened.session.article == sample()


# Forms and dialogs


def test_a_wrong_field_says_so_beside_itself_and_holds_the_form(qtbot: QtBot) -> None:
    form = SourceForm(replace(AGENCY, via=""), (), EN)
    qtbot.addWidget(form)
    form.fields["url"].fill("marfa.example")
    form.fields["published_at"].fill("yesterday")
    assert "https://" in form.fields["url"].trouble.text()
    assert "2026" in form.fields["published_at"].trouble.text()
    assert not form.ok.isEnabled()
    form.fields["url"].fill("https://marfa.example/2")
    form.fields["published_at"].fill("٢٠٢٦-١١-٢٤")
    assert form.ok.isEnabled()


def test_a_new_address_is_seen_today_and_a_chain_may_not_be_a_circle(qtbot: QtBot) -> None:
    form = SourceForm(replace(AGENCY, url=""), (MINISTER, MINISTRY), EN)
    qtbot.addWidget(form)
    assert form.fields["accessed_at"].value == ""
    form.fields["url"].fill("https://marfa.example/2")
    assert form.source().accessed_at != ""
    form.fields["via"].fill("m")
    assert "circle" in form.fields["via"].trouble.text()
    assert not form.ok.isEnabled()
    form.fields["via"].fill("")
    assert form.ok.isEnabled()


def test_a_source_that_may_not_be_named_has_no_field_for_its_name(qtbot: QtBot) -> None:
    form = SourceForm(MINISTER, (), EN)
    qtbot.addWidget(form)
    form.fields["terms"].fill("background")
    assert "name" not in form.fields
    assert {"description", "anonymity_reason"} <= form.fields.keys()
    assert form.source().name == "هالة المنصوري"


@pytest.mark.parametrize(
    ("pasted", "told", "titles"),
    [
        ("https://news.example/2026/1", "Address or DOI", [""]),
        ("doi:10.5555/abc.1", "Address or DOI", [""]),
        ("@book{a, title={Cables}}\n@book{b, title={Seas}}", "BibTeX", ["Cables", "Seas"]),
        ("TY  - NEWS\nTI  - Cables\nER  - ", "RIS", ["Cables"]),
        ('[{"id": "a", "type": "book", "title": "Cables"}]', "CSL-JSON", ["Cables"]),
        ('<html><head><meta property="og:title" content="Cables"></head>', "web page", ["Cables"]),
    ],
)
def test_what_is_pasted_is_recognised_at_once(
    qtbot: QtBot, pasted: str, told: str, titles: list[str]
) -> None:
    dialog = CaptureDialog("", (), (), EN)
    qtbot.addWidget(dialog)
    assert not dialog.ok.isEnabled()
    dialog.text.setPlainText(pasted)
    qtbot.waitUntil(dialog.ok.isEnabled, timeout=2000)
    assert told in dialog.told.text()
    assert [one.title for one in dialog.chosen()] == titles
    assert all(bool(one.accessed_at) == bool(one.url) for one in dialog.chosen())


def test_the_clipboard_is_only_taken_where_it_is_a_reference(qtbot: QtBot) -> None:
    dialog = CaptureDialog("كلام لا مرجع فيه", (), (), AR)
    qtbot.addWidget(dialog)
    assert dialog.text.toPlainText() == ""
    assert not dialog.fetch.isVisibleTo(dialog)


def test_what_the_article_has_is_not_taken_twice_and_an_archive_is_typed(qtbot: QtBot) -> None:
    dialog = CaptureDialog("https://marfa.example/1\nhttps://marfa.example/2", (), (AGENCY,), EN)
    qtbot.addWidget(dialog)
    assert [one.url for one in dialog.chosen()] == ["https://marfa.example/2"]
    dialog.list.setCurrentRow(1)
    dialog.archived.setText("archive")
    dialog.archived.textEdited.emit("archive")
    assert dialog.problem_of()
    dialog.archived.textEdited.emit("https://archive.example/1")
    assert dialog.problem_of() == ""
    assert dialog.chosen()[0].archived_url == "https://archive.example/1"


def test_a_dropped_page_and_a_broken_file_are_both_told(qtbot: QtBot, tmp_path: Path) -> None:
    page, broken = tmp_path / "page.html", tmp_path / "none.bib"
    page.write_text('<html><head><meta property="og:title" content="كابل"></head>', "utf-8")
    dialog = CaptureDialog("", (page, broken), (), EN)
    qtbot.addWidget(dialog)
    assert [one.title for one in dialog.chosen()] == ["كابل"]
    assert "none.bib" in dialog.problem.text()


def test_attribution_agrees_with_gender_and_chain_and_is_one_step(
    opened: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = start_writing(opened)
    before = opened.session.article

    def choose(dialog: AttributionDialog) -> int:
        assert dialog.list.choose("s-minister")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(AttributionDialog, "exec", choose)
    opened.desk.attribute()
    text = opened.session.article.blocks[place].text
    assert "نقلت وكالة المرفأ للأنباء عن" in text
    assert "وزيرة الاتصالات هالة المنصوري" in text
    opened.desk.undo()
    assert opened.session.article == before


def test_two_versions_are_put_together_field_by_field(qtbot: QtBot) -> None:
    mine = replace(AGENCY, name_latin="Marfa", title="جديد", url="")
    theirs = Entry(replace(AGENCY, name_latin="", title="قديم"), 3, "2026-01-01T00:00:00+00:00")
    dialog = ConflictDialog(Conflict(None, mine, theirs), AR)
    qtbot.addWidget(dialog)
    # What one of the two does not know is taken from the other.
    assert dialog.source() == replace(AGENCY, name_latin="Marfa", title="جديد")
    dialog.take(1)
    assert dialog.source() == theirs.source
    dialog.take(0)
    assert dialog.source() == mine


def test_a_password_never_reaches_the_settings(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = LibraryPlace("", tmp_path / "sources.db", EN)
    qtbot.addWidget(dialog)
    dialog.shared.setChecked(True)
    dialog.line.setText("postgresql://desk:secret@news.example/library")
    dialog.accept()
    assert dialog.result() != QDialog.DialogCode.Accepted
    assert "password" in dialog.problem.text()
    dialog.line.setText("postgresql://desk@news.example/library")
    dialog.secret.setText("secret")
    dialog.accept()
    assert (dialog.address(), dialog.password()) == (
        "postgresql://desk@news.example/library", "secret",
    )  # fmt: skip


def test_a_server_that_is_not_there_is_told_and_the_window_goes_on(
    qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = LibraryPlace(f"postgresql://desk@/library?host={tmp_path}", tmp_path / "x", EN)
    qtbot.addWidget(dialog)
    dialog.test.click()
    qtbot.waitUntil(lambda: "cannot be reached" in dialog.problem.text(), timeout=20_000)
    assert dialog.test.isEnabled()
    dialog.reject()


# The library


def asked(window: Window, qtbot: QtBot, question: Callable[..., object]) -> object:
    answers: list[object] = []
    window.shelf.ask(question, answers.append)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
    return answers[0]


def test_sources_are_kept_found_and_taken_over_with_their_chain(
    opened: Window, qtbot: QtBot
) -> None:
    opened.desk.keep_sources()
    kept = asked(opened, qtbot, lambda library: library.search(""))
    assert len(kept) == 7  # type: ignore[arg-type]  # the code-named engineer stays
    opened.desk.new_article()
    dialog = LibraryDialog(opened.shelf, opened.session.article, AR, opened)
    dialog.add_wanted.connect(opened.sourcing._take)
    dialog.search.setText("الوزيره")
    qtbot.waitUntil(lambda: dialog.list.current == "s-minister", timeout=20_000)
    qtbot.waitUntil(lambda: dialog.ok.isEnabled(), timeout=20_000)
    dialog.accept()
    sources = opened.session.article.sources
    assert [one.id for one in sources] == ["s-minister", "s-ministry", "s-marfa"]
    assert [one.via for one in sources] == ["s-ministry", "s-marfa", ""]
    assert not dialog.ok.isEnabled()
    dialog.reject()


def test_saving_records_what_an_open_article_cites_and_nothing_of_a_guarded_one(
    opened: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    opened.desk.keep_sources()
    assert opened.page is not None
    opened.page.session.mark_saved(tmp_path / "a.muharrir", opened.session.article)
    assert asked(opened, qtbot, lambda library: library.used_in("s-report")) == ()
    opened.sourcing.panel.delete_wanted.emit("s-engineer")
    opened.page.session.mark_saved(tmp_path / "a.muharrir", opened.session.article)
    used = asked(opened, qtbot, lambda library: library.used_in("s-report"))
    assert [use.headline for use in used] == [sample().headline]  # type: ignore[attr-defined]


def test_without_a_library_saving_makes_none(opened: Window, home: Path, tmp_path: Path) -> None:
    opened.session.mark_saved(tmp_path / "a.muharrir", opened.session.article)
    opened.shelf.close()
    assert not list(home.rglob("sources.db"))


def test_exported_sources_are_public_cited_or_not() -> None:
    article = sample()
    found = {one.id: one for one in public_sources(article)}
    assert set(found) == {one.id for one in article.sources}
    assert found["s-engineer"].name == found["s-engineer"].label == ""
    hidden = tuple(replace(one, terms="off_record") for one in article.sources)
    assert public_sources(replace(article, sources=hidden)) == ()


def test_a_thousand_sources_are_rows_without_a_widget_each(qtbot: QtBot) -> None:
    shown = SourceList(AR)
    qtbot.addWidget(shown)
    many = [Source(f"s{n}", name=f"مصدر {n}") for n in range(1000)]
    shown.sources.show(many, {}, "999")
    assert shown.sources.rowCount() == 1
    shown.sources.show(many, {})
    assert shown.choose("s999")
    assert shown.current == "s999"


def test_merging_asks_into_which_source_and_offers_all_others(
    opened: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[Source] = []

    def choose(dialog: MergeDialog) -> int:
        offered.extend(dialog.list.sources.rows)
        dialog.search.setText("الساحل")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(MergeDialog, "exec", choose)
    panel_of(opened).merge_wanted.emit("s-post")
    assert "s-post" not in [one.id for one in offered]
    assert len(offered) == 7
    assert opened.session.article.source("s-post") is None
    assert opened.session.article.source("s-sahel") is not None


def test_a_marker_tells_who_stands_behind_it() -> None:
    article = sample()
    lines = tip(article, "n2", EN).split("\n")
    assert lines == ["دراسة الجدوى · ص 41 · Confirmed"]
    assert "أكدت الوزارة الموعد" in tip(article, "n8", AR)
    assert tip(article, "nothing", EN) == ""


def test_a_house_writes_its_phrases_and_they_are_offered(
    qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = AttributionDialog((MINISTER, MINISTRY, AGENCY), "a", "ar", AR)
    qtbot.addWidget(dialog)

    def write_one(phrases: PhrasesDialog) -> int:
        phrases.alone.setPlainText("ذكر {nome}")
        assert not phrases.ok.isEnabled()
        phrases.alone.setPlainText("ذكر{name?|ت} {name} أن")
        assert phrases.ok.isEnabled()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(PhrasesDialog, "exec", write_one)
    dialog._write_phrases()
    assert dialog.phrase() == "ذكرت وكالة المرفأ أن"


def test_up_and_down_in_the_search_field_walk_the_list_of_sources(qtbot: QtBot) -> None:
    sources = tuple(Source(f"s{n}", "person", name=f"اسم {n}") for n in range(4))
    dialog = MergeDialog(sources[0], sources, AR)
    qtbot.addWidget(dialog)
    first = dialog.list.current
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.list.current not in ("", first)
    qtbot.keyClick(dialog.search, Qt.Key.Key_Up)
    assert dialog.list.current == first


def test_the_phrase_at_the_caret_is_shown_of_a_woman_and_of_a_man(qtbot: QtBot) -> None:
    dialog = PhrasesDialog(None, "ar", AR)
    qtbot.addWidget(dialog)
    dialog.alone.setPlainText("{name?صرّح|صرّحت} {name} بأن")
    assert dialog.example.text().splitlines() == [
        "صرّحت وزيرة الاتصالات هالة المنصوري بأن", "صرّح مدير الميناء سامر الخطيب بأن",
    ]  # fmt: skip
    dialog.via.setPlainText("{carrier?نقل|نقلت} {carrier} عن {name}")
    assert (
        dialog.example.text().splitlines()[1] == "نقل المكتب الإعلامي عن مدير الميناء سامر الخطيب"
    )
    dialog.via.setPlainText("عن {nome}")
    assert dialog.example.text() == ""


def test_a_phrase_of_the_house_is_what_a_source_s_form_promises(qtbot: QtBot) -> None:
    keep_phrases("ar", Templates(("ذكر {name} أن",), templates("ar").via, "عن"))
    form = SourceForm(AGENCY, (), EN)
    qtbot.addWidget(form)
    assert "ذكر وكالة المرفأ أن" in form.reads.text()
    keep_phrases("ar", None)
    again = SourceForm(AGENCY, (), EN)
    qtbot.addWidget(again)
    assert "ذكر" not in again.reads.text()


def test_a_value_in_a_label_stands_where_the_window_s_language_begins(qtbot: QtBot) -> None:
    other = replace(MINISTRY, name="هيئة الاتصالات")
    dialog = ConflictDialog(Conflict(None, other, Entry(MINISTRY, 1, "")), AR)
    qtbot.addWidget(dialog)
    shown = [one.text() for one in dialog.findChildren(QLabel) if one.buddy() is not None]
    assert len(shown) == 2
    assert all(one.startswith("\u200f\u2068") for one in shown)


def test_merging_says_that_a_direct_source_becomes_a_carried_one(qtbot: QtBot) -> None:
    direct, carried = replace(MINISTRY, id="d", via=""), MINISTRY
    dialog = MergeDialog(carried, (direct, carried, AGENCY), EN)
    qtbot.addWidget(dialog)
    assert dialog.keep() == "d"
    assert "quoted via \u2068المرفأ" in dialog.told.text()
    other = MergeDialog(direct, (direct, carried, AGENCY), EN)
    qtbot.addWidget(other)
    assert other.keep() == "o"
    assert other.told.text() == ""


def test_from_the_list_of_a_dialog_escape_leaves_it_and_letters_search(qtbot: QtBot) -> None:
    sources = tuple(Source(f"s{n}", "person", name=f"name {n}") for n in range(4))
    dialog = MergeDialog(sources[0], sources, EN)
    qtbot.addWidget(dialog)
    dialog.setModal(True)
    dialog.show()
    qtbot.keyClicks(dialog.list, "2")
    assert dialog.search.text() == "2"
    assert dialog.keep() == "s2"
    qtbot.keyClick(dialog.list, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_whoever_hears_the_list_hears_what_its_signs_show(qtbot: QtBot) -> None:
    sources = SourceList(AR)
    qtbot.addWidget(sources)
    hidden = Source("h", "person", "نخلة", terms="background", confidential=True,
                    verification="disputed")  # fmt: skip
    sources.sources.show((AGENCY, hidden), {"a": 1})
    heard = [sources.sources.index(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in (0, 1)]
    assert heard == ["المرفأ، وكالة أنباء، استُعمل مرة، لم يُتحقق منه",
                     "نخلة، شخص، لم يُستعمل بعد، متنازع فيه، خلفية بلا تسمية، مصدر سرّي"]  # fmt: skip
