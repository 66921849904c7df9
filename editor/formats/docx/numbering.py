"""Lists: real numbering, each ordered list from 1. Knows levels and markers, no text.

Source: ISO 29500-1, 17.9. The side of a marker follows `w:bidi` of its paragraph, so that `left`
below means the start side.
"""

from __future__ import annotations

from typing import Final

from editor.formats.docx.xml import HEAD, NAMESPACES
from editor.value import dataclass, field

MAX_LEVEL: Final = 8
STEP: Final = 480
"""Twips from one level to the next."""

HANGING: Final = 360
HANGING_SOURCE: Final = 520
EDGE: Final = 340
"""Twips from the margin to the outermost marker: LibreOffice sets a marker of right-to-left text on
the margin's side of its place, where Word sets it on the side of the text."""

BULLETS: Final = ("•", "–", "▪")
FORMATS: Final = {
    "ar": ("decimal", "arabicAbjad"),
    "he": ("decimal", "hebrew1"),
    "en": ("decimal", "lowerLetter", "lowerRoman"),
}
"""How ordered lists count, level by level and then again, by language."""

BULLET, DECIMAL, SOURCE = 1, 2, 3
"""Lists that always exist: `w:numId`, and one less is `w:abstractNumId`."""


@dataclass(slots=True, eq=False, repr=False)
class Numbering:
    """The lists of one document: the level of each ordered list that was opened, in order."""

    language: str
    opened: list[int] = field(default_factory=list)

    def open(self, ordered: bool, level: int) -> int:
        """The `w:numId` for a list; an ordered one counts from 1."""
        if not ordered:
            return BULLET
        self.opened.append(min(level, MAX_LEVEL))
        return SOURCE + len(self.opened)

    def xml(self) -> str:
        """The numbering part."""
        counting = FORMATS.get(self.language.partition("-")[0], ("decimal",))
        bullets = [("bullet", BULLETS[n % len(BULLETS)]) for n in range(MAX_LEVEL + 1)]
        decimals = [(counting[n % len(counting)], f"%{n + 1}.") for n in range(MAX_LEVEL + 1)]
        sources = [("decimal", "[%1]")] * (MAX_LEVEL + 1)
        lists = [
            f'<w:num w:numId="{id}"><w:abstractNumId w:val="{id - 1}"/></w:num>'
            for id in (BULLET, DECIMAL, SOURCE)
        ]
        for id, level in enumerate(self.opened, SOURCE + 1):
            lists.append(
                f'<w:num w:numId="{id}"><w:abstractNumId w:val="{DECIMAL - 1}"/>'
                f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>'
                "</w:num>"
            )
        abstract = (
            _abstract(BULLET, bullets),
            _abstract(DECIMAL, decimals),
            _abstract(SOURCE, sources, HANGING_SOURCE),
        )
        return f"{HEAD}<w:numbering {NAMESPACES}>{''.join((*abstract, *lists))}</w:numbering>"


def properties(number: int, level: int) -> str:
    """`w:numPr` of a list item."""
    return (
        f'<w:numPr><w:ilvl w:val="{min(level, MAX_LEVEL)}"/><w:numId w:val="{number}"/></w:numPr>'
    )


def boxed_indent(level: int, inside: int) -> str:
    """`w:ind` of a list item in a box `inside` twips from the margins.

    Shading begins where the marker does, so all markers stand at the edge of the box.
    """
    hanging = HANGING + STEP * min(level, MAX_LEVEL)
    return f'<w:ind w:left="{inside + hanging}" w:right="{inside}" w:hanging="{hanging}"/>'


def _abstract(id: int, levels: list[tuple[str, str]], hanging: int = HANGING) -> str:
    rows = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="{EDGE + hanging + STEP * n}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
        for n, (format, text) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{id - 1}"><w:multiLevelType w:val="hybridMultilevel"/>'
        f"{rows}</w:abstractNum>"
    )
