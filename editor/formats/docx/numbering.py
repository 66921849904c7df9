"""Lists: real numbering, each ordered list from 1. Knows levels and markers, no text.

Source: ISO 29500-1, 17.9. The side of a marker follows `w:bidi` of its paragraph, so that `left`
below means the start side.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from editor.formats.docx.xml import HEAD, NAMESPACES

MAX_LEVEL: Final = 8
STEP: Final = 454
"""Twips from one level to the next."""

HANGING: Final = 340
BULLETS: Final = ("•", "–", "▪")
FORMATS: Final = {
    "ar": ("decimal", "arabicAbjad"),
    "he": ("decimal", "hebrew1"),
    "en": ("decimal", "lowerLetter", "lowerRoman"),
}
"""How ordered lists count, level by level and then again, by language."""

BULLET, DECIMAL, SOURCE = 1, 2, 3
"""Lists that always exist: `w:numId`, and one less is `w:abstractNumId`."""


@dataclass(slots=True)
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
        return (
            f"{HEAD}<w:numbering {NAMESPACES}>{_abstract(BULLET, bullets)}"
            f"{_abstract(DECIMAL, decimals)}{_abstract(SOURCE, sources, 510)}{''.join(lists)}"
            "</w:numbering>"
        )


def properties(number: int, level: int) -> str:
    """`w:numPr` of a list item."""
    return (
        f'<w:numPr><w:ilvl w:val="{min(level, MAX_LEVEL)}"/><w:numId w:val="{number}"/></w:numPr>'
    )


def indent(level: int, extra: int) -> str:
    """`w:ind` of a list item that stands `extra` twips inside the margins."""
    left = extra + HANGING + STEP * min(level, MAX_LEVEL)
    return f'<w:ind w:left="{left}" w:right="{extra}" w:hanging="{HANGING}"/>'


def _abstract(id: int, levels: list[tuple[str, str]], hanging: int = HANGING) -> str:
    rows = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="{hanging + STEP * n}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
        for n, (format, text) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{id - 1}"><w:multiLevelType w:val="hybridMultilevel"/>'
        f"{rows}</w:abstractNum>"
    )
