"""The fonts the page and the window are set in, taken from Python packages, never from the system.

Three families: Noto Naskh Arabic (body), IBM Plex Sans Arabic (headings, window), Amiri (a choice
for the body). Knows nothing of sizes or colours.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from PySide6.QtGui import QFontDatabase

BODY: Final = "Noto Naskh Arabic"
SANS: Final = "IBM Plex Sans Arabic"
AMIRI: Final = "Amiri"
BODY_FONTS: Final[tuple[str, ...]] = (BODY, AMIRI, SANS)
"""Families a journalist may choose for the body."""

_FILES: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    BODY: ("pylopdf_fonts_ar", ("NotoNaskhArabic-Variable.ttf",)),
    SANS: (
        "fontpkg_ibm_plex_sans_arabic",
        tuple(
            f"files/IBMPlexSansArabic-{weight}.ttf"
            for weight in ("Regular", "Medium", "SemiBold", "Bold")
        ),
    ),
    AMIRI: (
        "fontpkg_amiri",
        tuple(f"files/Amiri-{style}.ttf" for style in ("Regular", "Bold", "Italic", "BoldItalic")),
    ),
}


@cache
def load(family: str) -> tuple[str, ...]:
    """Register a family with Qt, once; the names Qt gave it, none where its package is missing.

    Needs a QGuiApplication. The packages are found, not imported: only their files matter.
    """
    names: dict[str, None] = {}
    for file in files(family):
        number = QFontDatabase.addApplicationFont(str(file))
        names |= dict.fromkeys(QFontDatabase.applicationFontFamilies(number))
    return tuple(names)


def files(family: str) -> tuple[Path, ...]:
    """The files of a family, regular first; none where its package is missing."""
    package, names = _FILES[family]
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        return ()
    return tuple(Path(spec.origin).parent / name for name in names)
