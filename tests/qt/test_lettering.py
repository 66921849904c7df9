"""Short words beside the text stand where they are put, and are laid out once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from editor.qt.fonts import SANS
from editor.qt.lettering import KEPT, Lettering
from editor.qt.style import Style


@pytest.fixture
def letters(qapp: QGuiApplication) -> Lettering:
    return Style().label(12)


def inked(letters: Lettering, words: str, x: float, *, rtl: bool) -> tuple[int, int]:
    """The first and the last column that has ink."""
    image = QImage(400, 60, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    letters.write(painter, words, x, 40, rtl=rtl)
    painter.end()
    white = QImage(image.size(), image.format())
    white.fill(Qt.GlobalColor.white)
    columns = [
        x for x in range(400) if any(image.pixel(x, y) != white.pixel(x, y) for y in range(60))
    ]
    return columns[0], columns[-1]


@pytest.mark.parametrize("words", ["العنوان", "Headline"])
@pytest.mark.parametrize("rtl", [True, False])
def test_words_begin_at_their_start_edge(letters: Lettering, words: str, rtl: bool) -> None:
    first, last = inked(letters, words, 200, rtl=rtl)
    assert abs((last if rtl else first) - 200) <= 4
    assert abs(last - first - letters.advance(words)) <= 6


def test_a_style_has_one_lettering_for_each_look() -> None:
    style = Style()
    assert style.label(9) is style.label(9)
    assert style.label(9) is not style.label(9, 600)
    assert style.lettering("list_item").font.family() == style.font("list_item").family()
    assert style.label(9).font.families()[0] == SANS


def test_no_more_words_are_kept_than_a_page_has(letters: Lettering) -> None:
    image = QImage(40, 40, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    for number in range(2 * KEPT + 1):
        letters.write(painter, str(number), 0, 30, rtl=False)
    painter.end()
    assert len(letters._laid_out) <= KEPT
