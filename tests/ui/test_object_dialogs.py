"""Dialogs for links, embeds, speakers, images and characters, with real keys, in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from editor.formats.pictures import DETAILS_REMOVED, PLACE_REMOVED
from editor.lang.i18n import catalogue
from editor.model.article import Embed, Figure, Media
from editor.model.inline import Citation, Text
from editor.model.marks import Mark
from editor.ui.dialog import Dialog
from editor.ui.objects.character_palette import CHARACTERS, CharacterPalette
from editor.ui.objects.embed_dialog import EmbedDialog
from editor.ui.objects.figure_dialog import FigureDialog, picture_in
from editor.ui.objects.link_dialog import LinkDialog
from editor.ui.objects.speaker_dialog import SpeakerDialog, known_speakers
from tests.formats.test_pictures import DIRTY, png
from tests.sample_article import sample

AR, EN = catalogue("ar"), catalogue("en")
D = TypeVar("D", bound=QDialog)


def opened(dialog: D, qtbot: QtBot) -> D:
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_link_is_made_whole_and_enter_takes_it(qtbot: QtBot) -> None:
    dialog = opened(LinkDialog(AR, words="موقعه"), qtbot)
    QTest.keyClicks(dialog.field, "example.org/a")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.value() == "https://example.org/a"


def test_a_link_that_may_not_be_is_held_back_with_a_sentence_in_the_language_of_the_window(
    qtbot: QtBot,
) -> None:
    dialog = opened(LinkDialog(AR), qtbot)
    QTest.keyClicks(dialog.field, "javascript:alert(1)")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.problem.isVisible()
    assert "عنوان ويب" in dialog.problem.text()
    QTest.keyClick(dialog.field, Qt.Key.Key_Backspace)
    assert not dialog.problem.isVisible()
    QTest.keyClick(dialog.field, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_enter_still_takes_it_after_tab_went_once_around_and_on_cancel_it_leaves(
    qtbot: QtBot,
) -> None:
    for tabs, wanted in ((3, QDialog.DialogCode.Accepted), (2, QDialog.DialogCode.Rejected)):
        dialog = opened(LinkDialog(AR, words="موقعه"), qtbot)
        dialog.activateWindow()
        QTest.keyClicks(dialog.field, "example.org/a")
        for _ in range(tabs):
            QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
        assert not dialog.isVisible()
        assert dialog.result() == wanted


def test_an_existing_link_can_be_removed_and_a_new_one_not(qtbot: QtBot) -> None:
    assert not opened(LinkDialog(EN), qtbot).remove.isVisible()
    dialog = opened(LinkDialog(EN, url="https://a.example"), qtbot)
    dialog.remove.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.value() == ""


def test_an_embed_wants_a_web_page_and_keeps_the_citation_in_its_caption(qtbot: QtBot) -> None:
    caption = (Text("منشور"), Citation("c1"))
    dialog = opened(EmbedDialog(AR, embed=Embed("mailto:a@b.example"), caption=caption), qtbot)
    dialog.accept()
    assert dialog.isVisible()
    dialog.field.setText("https://social.example/1")
    dialog.caption.setText("منشور الميناء")
    dialog.accept()
    assert dialog.value().embed == Embed("https://social.example/1", "")
    assert dialog.value().caption == (*caption, Text(" الميناء"))


def test_a_speaker_is_one_line_and_known_names_are_offered(qtbot: QtBot) -> None:
    known = known_speakers(sample())
    assert "نادر قاسم، مبرمج" in known
    assert "نخلة" not in known
    dialog = opened(SpeakerDialog(AR, speaker="هالة  المنصوري ", known=known), qtbot)
    assert dialog.value() == "هالة المنصوري"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_field_and_button_has_a_name_for_those_who_hear_it(
    qtbot: QtBot, language: str
) -> None:
    tr = catalogue(language)
    dialogs: tuple[Dialog, ...] = (
        LinkDialog(tr),
        EmbedDialog(tr),
        SpeakerDialog(tr),
        FigureDialog(tr),
    )
    for dialog in dialogs:
        opened(dialog, qtbot)
        assert dialog.windowTitle()
        assert dialog.ok.isDefault()
        assert dialog.cancel.text() == ("إلغاء" if language == "ar" else "Cancel")
        for name in ("field", "title", "caption", "alt", "credit", "rights"):
            if hasattr(dialog, name):
                assert getattr(dialog, name).accessibleName()


def test_an_image_is_cleaned_and_the_dialog_says_what_was_removed(
    qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "photo.png"
    file.write_bytes(DIRTY["png"])
    dialog = opened(FigureDialog(AR), qtbot)
    dialog.accept()
    assert dialog.isVisible()
    dialog.take_file(file)
    assert not dialog.problem.isVisible()
    assert dialog.notice.text() == f"{AR(PLACE_REMOVED)}\n{AR(DETAILS_REMOVED)}"
    dialog.alt.setPlainText("سفينة\nعند الغروب")
    dialog.credit.setText("رسم: محرّر")
    dialog.accept()
    value = dialog.value()
    assert value.media.data == png()
    assert value.figure == Figure("", "سفينة عند الغروب", "رسم: محرّر", "")


def test_what_is_no_image_is_refused_and_the_old_image_stays(qtbot: QtBot, tmp_path: Path) -> None:
    media = Media("m1", "image/png", png(), 3, 2)
    dialog = opened(FigureDialog(EN, media=media, figure=Figure("m1")), qtbot)
    dialog.take(b"%PDF-1.7")
    assert dialog.problem.isVisible()
    dialog.take_file(tmp_path / "missing.png")
    assert "There is no file" in dialog.problem.text()
    assert dialog.media == media


def test_dropped_files_and_copied_pixels_become_pictures(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(png())
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file))])
    assert picture_in(dropped) == png()
    image = QImage(5, 4, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    copied = QMimeData()
    copied.setImageData(image)
    dialog = opened(FigureDialog(AR, data=picture_in(copied) or b""), qtbot)
    assert dialog.media is not None
    assert (dialog.media.width, dialog.media.height) == (5, 4)
    words = QMimeData()
    words.setText("كلام")
    assert picture_in(words) is None


def test_a_photo_looks_the_same_after_cleaning(qtbot: QtBot, tmp_path: Path) -> None:
    image = QImage(16, 12, QImage.Format.Format_RGB32)
    image.fill(QColor("#2f6fb3"))
    for suffix in ("jpg", "png", "webp"):
        file = tmp_path / f"p.{suffix}"
        image.setText("Comment", "secret place")
        assert image.save(str(file))
        dialog = opened(FigureDialog(EN), qtbot)
        dialog.take_file(file)
        assert dialog.media is not None
        assert b"secret" not in dialog.media.data
        assert QImage.fromData(dialog.media.data) == QImage(str(file)).convertedTo(
            QImage.fromData(dialog.media.data).format()
        )


def test_characters_are_found_by_arabic_and_english_names_and_by_code(qtbot: QtBot) -> None:
    palette = opened(CharacterPalette(AR), qtbot)
    assert palette.list.count() == len(CHARACTERS)
    for wanted, text in (("نصف مسافة", "\u200c"), ("left-to-right isolate", "\u2066"),
                         ("u+2067", "\u2067"), ("٪", "٪"), ("zwj", "\u200d")):  # fmt: skip
        palette.field.setText(wanted)
        found = palette.list.item(0).data(Qt.ItemDataRole.UserRole)
        assert found.text == text, wanted
    palette.field.setText("zzz")
    assert palette.list.count() == 0
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_enter_inserts_and_closes_and_shift_enter_stays(qtbot: QtBot) -> None:
    palette = opened(CharacterPalette(EN), qtbot)
    palette.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    got: list[str] = []
    palette.chosen.connect(got.append)
    QTest.keyClick(palette.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(palette.field, Qt.Key.Key_Right)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert got == ["\u200c", "\u200d"]
    assert not palette.isVisible()


def test_in_a_mirrored_palette_the_left_arrow_goes_on(qtbot: QtBot) -> None:
    palette = CharacterPalette(AR)
    palette.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    opened(palette, qtbot)
    QTest.keyClick(palette.field, Qt.Key.Key_Left)
    assert palette.list.currentRow() == 1


def test_a_strong_word_in_a_caption_stays_strong(qtbot: QtBot) -> None:
    strong = Text("مهم", (Mark("strong"),))
    dialog = opened(
        FigureDialog(
            EN, media=Media("m", "image/png", png()), figure=Figure("m"), caption=(strong,)
        ),
        qtbot,
    )
    dialog.caption.setText("خبر مهم")
    assert dialog.value().caption[-1].marks == strong.marks  # type: ignore[union-attr]
