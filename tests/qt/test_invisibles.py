"""Signs for what is written and not seen: grey, and without moving a word."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage

from editor.qt.invisibles import SIGNS
from editor.qt.lines import LINE_BREAK
from editor.qt.style import DARK, LIGHT, Style, Theme
from tests.qt.conftest import Open, Writing, article


def shot(page: Writing, *, shown: bool) -> QImage:
    page.edit.resize(440, 300)
    page.edit.invisibles = shown
    page.edit.show()
    page.edit.viewport().clearFocus()
    return page.edit.viewport().grab().toImage()


def added(before: QImage, after: QImage) -> list[int]:
    """How light each pixel is that the signs changed on the bare page, from 0 to 255."""
    ground = before.pixel(before.width() // 2, before.height() - 20)
    changed = (
        now
        for was, now in zip(pixels(before), pixels(after), strict=True)
        if was == ground and now != ground
    )
    return [QColor(one).lightness() for one in changed]


def pixels(image: QImage) -> list[int]:
    made = image.convertToFormat(QImage.Format.Format_RGB32)
    return list(memoryview(bytes(made.constBits())).cast("I"))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_signs_are_quieter_than_words_in_both_themes(write: Open, theme: Theme) -> None:
    page = write(article("كلمة أخرى\u200cهنا 😀 نص"))
    page.bridge.set_style(Style(theme))
    page.edit.kind_labels = False
    page.edit.setCursorWidth(0)
    before, after = shot(page, shown=False), shot(page, shown=True)
    found = added(before, after)
    assert len(found) > 30
    quiet = Style(theme).color("faint").lightness()
    if theme is LIGHT:
        assert min(found) >= quiet
    else:
        assert max(found) <= quiet


def test_no_word_moves_for_a_sign(write: Open) -> None:
    page = write(article("واحد اثنان ثلاثة " * 30, "نهاية"))
    shot(page, shown=False)
    before = [page.edit.block_rect(n) for n in range(2)]
    shot(page, shown=True)
    assert [page.edit.block_rect(n) for n in range(2)] == before


@pytest.mark.parametrize(
    "char", sorted(set(SIGNS) - {LINE_BREAK}), ids=lambda char: f"U+{ord(char):04X}"
)
def test_every_sign_leaves_a_trace(write: Open, char: str) -> None:
    page, bare = write(article(f"أ{char}ب")), write(article("أب"))
    counts = []
    for one in (page, bare):
        one.edit.kind_labels = False
        one.edit.setCursorWidth(0)
        counts.append(len(added(shot(one, shown=False), shot(one, shown=True))))
    assert counts[0] > counts[1] + 3
