"""How the page looks: kinds and marks as Qt formats, for one theme, body font and zoom.

A `Style` is a value that is replaced as a whole when the theme or the zoom changes. A kind that has
no row here is set like a paragraph. Knows no document.
"""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat

from editor.lang.direction import Direction
from editor.model.kinds import KIND
from editor.model.marks import Mark
from editor.qt.fonts import BODY, SANS
from editor.qt.lettering import Lettering
from editor.value import dataclass, field, frozen


@frozen
class Theme:
    """Colours by role, as #rrggbb. Text roles have a contrast of 4.5 and more on their ground."""

    name: Literal["light", "dark"]
    desk: str
    page: str
    edge: str
    ink: str
    strong_ink: str
    muted: str
    faint: str
    accent: str
    quote_bar: str
    tint: str
    box: str
    box_edge: str
    claim: str
    comment: str
    inserted: str
    deleted: str
    code: str
    selection: str
    match: str
    match_now: str
    error: str
    warning: str
    advice: str
    note: str


LIGHT: Final = Theme(
    "light", desk="#eceef1", page="#ffffff", edge="#dcdfe4", ink="#20252d", strong_ink="#0e1420",
    muted="#566070", faint="#6d7787", accent="#0b5394", quote_bar="#0b5394", tint="#f3f7fc",
    box="#f7f5ef", box_edge="#e4dfd1", claim="#e7c46a", comment="#fff3c9", inserted="#186a3b",
    deleted="#a4262c", code="#f0f1f4", selection="#c9dffb", match="#ffe9a8", match_now="#ffc14d",
    error="#c62828", warning="#b26a00", advice="#2f6fb3", note="#7a4b00",
)  # fmt: skip
DARK: Final = Theme(
    "dark", desk="#15181c", page="#1d2126", edge="#2b3037", ink="#dde1e7", strong_ink="#f4f6f9",
    muted="#a7b0bd", faint="#8f99a8", accent="#7fb8f5", quote_bar="#5b9fe6", tint="#242b34",
    box="#26262a", box_edge="#3a3a40", claim="#8a6d1f", comment="#4a4021", inserted="#7fd6a0",
    deleted="#f2989c", code="#2a2f36", selection="#2f5277", match="#5c4a14", match_now="#8f6a10",
    error="#ff7b72", warning="#e3a94f", advice="#79b8ff", note="#e0b873",
)  # fmt: skip
THEMES: Final[dict[str, Theme]] = {theme.name: theme for theme in (LIGHT, DARK)}

Face = Literal["body", "sans"]


@frozen
class Look:
    """A row of LOOKS. Sizes are points at zoom 1, spaces are pixels at zoom 1.

    `ink` is a role of Theme. `start` and `end` indent both sides. `line` is percent of the font's
    own line height, which for Arabic fonts is generous already.
    """

    size: float = 16
    face: Face = "body"
    weight: int = 400
    ink: str = "ink"
    top: float = 0
    bottom: float = 14
    start: float = 0
    end: float = 0
    line: int = 112
    center: bool = False


LOOKS: Final[dict[str, Look]] = {
    "kicker": Look(12, "sans", 600, "accent", bottom=4, line=100),
    "headline": Look(26, "sans", 700, "strong_ink", bottom=10, line=100),
    "standfirst": Look(15, "sans", 500, "muted", bottom=12, line=106),
    "byline": Look(11, "sans", 500, "faint", bottom=2, line=100),
    "dateline": Look(11, "sans", 400, "faint", bottom=14, line=100),
    "lede": Look(17, weight=500, top=10, bottom=16),
    "paragraph": Look(),
    "section_heading": Look(18, "sans", 600, "accent", top=30, bottom=8, line=100),
    "subheading": Look(15, "sans", 600, "strong_ink", top=22, bottom=6, line=100),
    "quotation": Look(16, top=18, bottom=26, start=26, end=20),
    "pull_quote": Look(19, "sans", 600, "accent", top=30, bottom=38, start=56, end=56, line=104,
                       center=True),
    "list_item": Look(bottom=7, start=30),
    "box_heading": Look(14, "sans", 600, "strong_ink", top=26, bottom=6, start=20, end=20,
                        line=100),
    "box_body": Look(15, bottom=10, start=20, end=20),
    "question": Look(15, "sans", 600, "strong_ink", top=12, bottom=6, line=104),
    "answer": Look(bottom=16, start=16),
    "figure": Look(12.5, "sans", top=8, bottom=22, line=100),
    "table": Look(12.5, "sans", top=8, bottom=22, line=100),
    "embed": Look(12.5, "sans", top=8, bottom=22, line=100),
    "divider": Look(12, "sans", top=4, bottom=14, line=100),
    "correction": Look(13.5, ink="note", top=6, bottom=14, start=16, end=16),
    "update": Look(13.5, ink="note", top=6, bottom=14, start=16, end=16),
}  # fmt: skip
PARAGRAPH: Final = LOOKS["paragraph"]
LEVEL: Final = 28
"""Pixels that one list level indents, at zoom 1."""
SHEET: Final = 102
"""Pixels of the sheet beside the column, at zoom 1."""
GUIDED: Final = 16
"""Pixels below a block for the guidance that stands there, at zoom 1."""
BOX_LIST: Final = 20
"""Pixels that a list item inside a fact box is set in on both sides, at zoom 1."""

_ALIGN: Final = {
    "start": Qt.AlignmentFlag.AlignLeft,  # Qt reads left as leading
    "center": Qt.AlignmentFlag.AlignHCenter,
    "end": Qt.AlignmentFlag.AlignRight,
    "justify": Qt.AlignmentFlag.AlignJustify,
}


@frozen
class Shape:
    """What a block's own format depends on; two blocks of equal shape are set alike."""

    kind: str
    direction: Direction
    align: str = ""
    level: int = 0
    boxed: bool = False
    spoken: bool = False
    guided: bool = False

    def key(self) -> str:
        """The shape as text that can be stored on the block in the view."""
        return (
            f"{self.kind} {self.direction} {self.align} {self.level} "
            f"{int(self.boxed)}{int(self.spoken)}{int(self.guided)}"
        )


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """Formats for one theme, body font and zoom; formats are made once and kept."""

    theme: Theme = LIGHT
    zoom: float = 1.0
    body: str = BODY
    _chars: dict[tuple[str, tuple[Mark, ...]], QTextCharFormat] = field(
        init=False, default_factory=dict
    )
    _blocks: dict[Shape, QTextBlockFormat] = field(init=False, default_factory=dict)
    _letterings: dict[str | tuple[float, int], Lettering] = field(init=False, default_factory=dict)

    def color(self, role: str) -> QColor:
        """The theme's colour of that role."""
        return QColor(str(getattr(self.theme, role)))

    def px(self, size: float) -> float:
        """Pixels at this zoom."""
        return size * self.zoom

    def families(self, face: Face) -> list[str]:
        """The family of that face, then what to fall back to."""
        return [self.body, SANS] if face == "body" else [SANS, self.body]

    def font(self, kind: str, delta: float = 0, weight: int | None = None) -> QFont:
        """The font of a kind's own words, larger by `delta` points."""
        look = LOOKS.get(kind, PARAGRAPH)
        font = QFont(self.families(look.face))
        font.setPointSizeF((look.size + delta) * self.zoom)
        font.setWeight(QFont.Weight(weight or look.weight))
        return font

    def label(self, size: float, weight: int = 500) -> Lettering:
        """How small signs beside the text are written."""
        made = self._letterings.get((size, weight))
        if made is None:
            font = QFont(self.families("sans"))
            font.setPointSizeF(size * self.zoom)
            font.setWeight(QFont.Weight(weight))
            made = self._letterings[size, weight] = Lettering(font)
        return made

    def lettering(self, kind: str) -> Lettering:
        """How words beside the text are written that look like a kind's own."""
        made = self._letterings.get(kind)
        if made is None:
            made = self._letterings[kind] = Lettering(self.font(kind))
        return made

    def block_format(self, shape: Shape) -> QTextBlockFormat:
        """Spaces, indents, direction and alignment of a block of that shape."""
        made = self._blocks.get(shape)
        if made is None:
            made = self._blocks[shape] = self._block_format(shape)
        return QTextBlockFormat(made)

    def char_format(self, kind: str, marks: tuple[Mark, ...] = ()) -> QTextCharFormat:
        """How text of that kind under those marks is set. A copy: the caller may add to it."""
        made = self._chars.get((kind, marks))
        if made is None:
            made = self._chars[kind, marks] = self._char_format(kind, marks)
        return QTextCharFormat(made)

    def start_indent(self, shape: Shape) -> float:
        """Pixels between the column's start edge and the text."""
        look = LOOKS.get(shape.kind, PARAGRAPH)
        boxed = BOX_LIST if shape.boxed and shape.kind == "list_item" else 0
        return self.px(look.start + shape.level * LEVEL + boxed)

    def _block_format(self, shape: Shape) -> QTextBlockFormat:
        look = LOOKS.get(shape.kind, PARAGRAPH)
        made = QTextBlockFormat()
        rtl = shape.direction == "rtl"
        made.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        made.setAlignment(_ALIGN[shape.align or ("center" if look.center else "start")])
        spoken = self.px(24) if shape.spoken else 0
        above = shape.spoken and shape.kind in ("question", "answer")
        made.setTopMargin(self.px(look.top) + (spoken if above else 0))
        guided = self.px(GUIDED) if shape.guided else 0
        made.setBottomMargin(self.px(look.bottom) + (0 if above else spoken) + guided)
        boxed = BOX_LIST if shape.boxed and shape.kind == "list_item" else 0
        start, end = self.start_indent(shape), self.px(look.end + boxed)
        made.setLeftMargin(end if rtl else start)
        made.setRightMargin(start if rtl else end)
        if KIND[shape.kind].content == "text":
            height = QTextBlockFormat.LineHeightTypes.ProportionalHeight
            made.setLineHeight(look.line, height.value)
        return made

    def _char_format(self, kind: str, marks: tuple[Mark, ...]) -> QTextCharFormat:
        look = LOOKS.get(kind, PARAGRAPH)
        made = QTextCharFormat()
        made.setFontFamilies(self.families(look.face))
        made.setFontPointSize(look.size * self.zoom)
        made.setFontWeight(look.weight)
        made.setForeground(self.color(look.ink))
        for mark in marks:
            if (paint := _MARKS.get(mark.name)) is not None:
                paint(self, look, mark, made)
        return made


def _strong(style: Style, look: Look, _: Mark, made: QTextCharFormat) -> None:
    made.setFontWeight(min(900, look.weight + 300))
    made.setForeground(style.color("strong_ink" if look.ink == "ink" else look.ink))


def _emphasis(style: Style, look: Look, _: Mark, made: QTextCharFormat) -> None:
    made.setFontItalic(True)


def _underline(style: Style, look: Look, _: Mark, made: QTextCharFormat) -> None:
    made.setFontUnderline(True)


def _strike(style: Style, look: Look, _: Mark, made: QTextCharFormat) -> None:
    made.setFontStrikeOut(True)


def _script(style: Style, look: Look, mark: Mark, made: QTextCharFormat) -> None:
    place = QTextCharFormat.VerticalAlignment
    above = mark.name == "superscript"
    made.setVerticalAlignment(place.AlignSuperScript if above else place.AlignSubScript)


def _code(style: Style, look: Look, _: Mark, made: QTextCharFormat) -> None:
    made.setFontFamilies(["DejaVu Sans Mono", "Menlo", "Consolas", "monospace", SANS])
    made.setFontPointSize(look.size * 0.86 * style.zoom)
    made.setBackground(style.color("code"))


def _link(style: Style, look: Look, _: Mark, made: QTextCharFormat) -> None:
    made.setForeground(style.color("accent"))
    made.setFontUnderline(True)


def _claim(style: Style, look: Look, _: Mark, made: QTextCharFormat) -> None:
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    made.setUnderlineColor(style.color("claim"))


def _slot(style: Style, look: Look, _: Mark, made: QTextCharFormat) -> None:
    made.setForeground(style.color("accent"))
    made.setFontWeight(min(look.weight, 500))


def _comment(style: Style, look: Look, _: Mark, made: QTextCharFormat) -> None:
    made.setBackground(style.color("comment"))


def _inserted(style: Style, look: Look, _: Mark, made: QTextCharFormat) -> None:
    made.setForeground(style.color("inserted"))
    made.setFontUnderline(True)


def _deleted(style: Style, look: Look, _: Mark, made: QTextCharFormat) -> None:
    made.setForeground(style.color("deleted"))
    made.setFontStrikeOut(True)


def _isolate(style: Style, look: Look, _: Mark, made: QTextCharFormat) -> None:
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
    made.setUnderlineColor(style.color("edge"))


_MARKS: Final = {
    "strong": _strong,
    "emphasis": _emphasis,
    "claim": _claim,
    "slot": _slot,
    "comment": _comment,
    "isolate": _isolate,
    "underline": _underline,
    "strike": _strike,
    "superscript": _script,
    "subscript": _script,
    "code": _code,
    "link": _link,
    "inserted": _inserted,
    "deleted": _deleted,
}
