"""Every text stands out from its ground: WCAG 2.2, 1.4.3, contrast of 4.5 to 1."""

from __future__ import annotations

import pytest

from editor.qt.style import THEMES, Theme
from editor.ui.theme import DARK, LIGHT, Colours

ENOUGH = 4.5
CHROME = (
    ("text", "window"), ("text", "surface"), ("text", "raised"), ("text", "tint"),
    ("quiet", "window"), ("quiet", "surface"), ("accent", "surface"), ("accent", "window"),
    ("accent", "tint"), ("on_accent", "accent"), ("danger", "window"), ("danger", "surface"),
)  # fmt: skip
PAGE = (
    ("ink", "page"), ("strong_ink", "page"), ("muted", "page"), ("faint", "page"),
    ("accent", "page"), ("ink", "tint"), ("muted", "tint"), ("ink", "box"), ("strong_ink", "box"),
    ("note", "box"), ("inserted", "page"), ("deleted", "page"), ("ink", "code"),
    ("ink", "selection"), ("ink", "match"), ("strong_ink", "match_now"), ("ink", "comment"),
    ("error", "page"), ("advice", "page"),
)  # fmt: skip


def luminance(color: str) -> float:
    parts = (int(color[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_itself_is_right() -> None:
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize("pair", CHROME, ids="-on-".join)
@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_chrome_is_legible(colours: Colours, pair: tuple[str, str]) -> None:
    assert contrast(getattr(colours, pair[0]), getattr(colours, pair[1])) >= ENOUGH


@pytest.mark.parametrize("pair", PAGE, ids="-on-".join)
@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_the_page_is_legible(theme: Theme, pair: tuple[str, str]) -> None:
    assert contrast(getattr(theme, pair[0]), getattr(theme, pair[1])) >= ENOUGH
