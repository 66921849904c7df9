"""STYLES: how each Word style looks. One row a style; the names are what Word and readers know.

Right-to-left text takes the complex-script twin of every property (`bCs`, `szCs`, `rFonts/@cs`),
so no row names one without the other (ISO 29500-1, 17.3.2). Fonts are Times New Roman and Arial
because both carry Arabic, Persian, Urdu and Hebrew letters on Windows and on the Mac alike, and
LibreOffice knows a metric twin of their Latin part; the faces made for Arabic (Sakkal Majalla,
Traditional Arabic) are missing on the Mac. Knows no block.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

from editor.formats.docx.xml import HEAD, NAMESPACES, attribute
from editor.lang.direction import Direction
from editor.model.kinds import KINDS
from editor.value import dataclass

SERIF, SANS, MONO = "Times New Roman", "Arial", "Courier New"
INK, SOFT, ACCENT, RULE, FILL = "1A1A1A", "5A6470", "1F4E79", "C9D3DC", "F1F5F8"
CORRECTION, UPDATE = "FBF3E4", "EAF3EE"
BOX_INDENT: Final = 200
"""Twips between the text margin and the text of a fact box, at both sides."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Style:
    """A row of STYLES. Sizes are points (Latin, complex script), spacing twips.

    `keep` and `frame` are what comes in `w:pPr` before and after `w:numPr`, `indent` the attributes
    of `w:ind`. `line` is in 240ths of a line. `decoration` is what comes in `w:rPr` after sizes.
    """

    name: str
    based: str = "Normal"
    next: str = ""
    type: str = "paragraph"
    font: str = ""
    size: tuple[float, float] | None = None
    bold: bool | None = None
    color: str = ""
    decoration: str = ""
    keep: str = ""
    frame: str = ""
    before: int | None = None
    after: int | None = None
    line: int | None = None
    indent: str = ""
    align: str = ""
    outline: int | None = None
    proof: bool = True


KEEP: Final = "<w:keepNext/><w:keepLines/>"


def border(side: str, size: int, space: int, color: str) -> str:
    """One side of `w:pBdr`. `size` is in eighths of a point, `space` in points."""
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{color}"/>'


def _borders(*sides: str) -> str:
    return f"<w:pBdr>{''.join(sides)}</w:pBdr>"


def _shade(fill: str) -> str:
    """A shaded paragraph, its sides padded by a border of the same colour."""
    sides = _borders(
        border("top", 4, 6, fill), border("left", 4, 8, fill), border("bottom", 4, 6, fill),
        border("right", 4, 8, fill),
    )  # fmt: skip
    return f'{sides}<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'


_BOX: Final = (
    _borders(border("left", 4, 8, FILL), border("right", 4, 8, FILL))
    + f'<w:shd w:val="clear" w:color="auto" w:fill="{FILL}"/>'
)
_BOX_ENDS: Final = f'w:left="{BOX_INDENT}" w:right="{BOX_INDENT}"'
_QUOTE_ENDS: Final = 'w:left="567" w:right="567"'

STYLES: Final[tuple[Style, ...]] = (
    Style("Normal", "", font=SERIF, size=(12, 14), after=160, line=324),
    Style("Title", next="Subtitle", font=SANS, size=(23, 25), bold=True, color=INK, keep=KEEP,
          after=120, line=276),
    Style("Subtitle", next="Author", font=SANS, size=(13, 15), color=SOFT, keep=KEEP,
          after=200, line=300),
    Style("Author", next="Date", font=SANS, size=(10.5, 12), bold=True, after=20, line=276),
    Style("Date", next="Muharrir Lede", font=SANS, size=(10, 11.5), color=SOFT, after=320,
          line=276),
    *(
        Style(f"heading {level}", next="Normal", font=SANS, size=size, bold=True,
              color=ACCENT if level < 3 else INK, keep=KEEP, before=before, after=100,
              line=276, outline=level - 1)
        for level, size, before in (
            (1, (15, 17), 360), (2, (13, 15), 280), (3, (12, 14), 240), (4, (11.5, 13.5), 240),
            (5, (11, 13), 200), (6, (11, 13), 200),
        )
    ),
    Style("Quote", next="Normal", size=(12, 14), color=INK, before=160, indent=_QUOTE_ENDS),
    Style("Intense Quote", next="Normal", font=SANS, size=(14, 16), bold=True, color=ACCENT,
          keep="<w:keepLines/>",
          frame=_borders(border("top", 8, 8, ACCENT), border("bottom", 8, 8, ACCENT)),
          before=320, after=320, line=300, indent=_QUOTE_ENDS),
    Style("List Bullet", after=80),
    Style("List Number", after=80),
    Style("caption", font=SANS, size=(9.5, 11), color=SOFT, after=280, line=276),
    Style("footnote text", size=(10, 11.5), after=40, line=264),
    Style("Bibliography", size=(11, 12.5), after=100, line=288),
    Style("footer", font=SANS, size=(9, 10), color=SOFT, after=0, line=240, align="center"),
    Style("Muharrir Kicker", next="Title", font=SANS, size=(11, 12.5), bold=True, color=ACCENT,
          keep=KEEP, after=60, line=276),
    Style("Muharrir Lede", next="Normal", size=(13, 15.5), after=200, line=336),
    Style("Muharrir Attribution", next="Normal", font=SANS, size=(10, 11.5), color=SOFT, after=240,
          line=276, indent=_QUOTE_ENDS),
    Style("Muharrir Fact Box Heading", next="Muharrir Fact Box", font=SANS, size=(12, 13.5),
          bold=True, color=ACCENT, keep=KEEP, frame=_BOX, after=0, line=336, indent=_BOX_ENDS),
    Style("Muharrir Fact Box", font=SANS, size=(10.5, 12), frame=_BOX, after=0, line=336,
          indent=_BOX_ENDS),
    Style("Muharrir Fact Box List", "List Bullet", font=SANS, size=(10.5, 12), frame=_BOX,
          after=0, line=336, indent=_BOX_ENDS),
    Style("Muharrir Question", next="Muharrir Answer", bold=True, keep=KEEP, before=200,
          after=60),
    Style("Muharrir Answer", next="Muharrir Question"),
    Style("Muharrir Picture", next="caption", keep="<w:keepNext/>", before=200, after=100,
          line=240, align="center"),
    Style("Muharrir Embed", next="caption", font=SANS, size=(10.5, 12),
          keep="<w:keepNext/>", frame=_shade(FILL), before=200, after=140, line=276,
          indent=_BOX_ENDS),
    Style("Muharrir Divider", next="Normal", frame=_borders(border("bottom", 6, 1, RULE)),
          before=120, after=320, line=120, indent='w:left="3400" w:right="3400"'),
    Style("Muharrir Correction", next="Normal", font=SANS, size=(10.5, 12),
          keep="<w:keepLines/>", frame=_shade(CORRECTION), before=240, after=240, line=300,
          indent=_BOX_ENDS),
    Style("Muharrir Update", next="Normal", font=SANS, size=(10.5, 12),
          keep="<w:keepLines/>", frame=_shade(UPDATE), before=240, after=240, line=300,
          indent=_BOX_ENDS),
    Style("Muharrir Space", size=(6, 6), after=200, line=240),
    Style("Muharrir Table Text", font=SANS, size=(10, 11.5), after=0, line=288),
    Style("Muharrir Table Heading", "Muharrir Table Text", bold=True, color=ACCENT),
    Style("footnote reference", "", type="character",
          decoration='<w:vertAlign w:val="superscript"/>'),
    Style("Hyperlink", "", type="character", color="1A5FA3", decoration='<w:u w:val="single"/>'),
    Style("Verbatim Char", "", type="character", font=MONO, size=(10.5, 12), proof=False),
    Style("Muharrir Speaker", "", type="character", color=ACCENT),
    Style("Muharrir Credit", "", type="character", color=SOFT),
    Style("Muharrir Source Marker", "", type="character", color=ACCENT),
)  # fmt: skip

NUMBERED: Final = {"List Bullet": 1, "List Number": 2, "Bibliography": 3}
"""Styles that carry a list by themselves: name -> `w:numId`."""

BUILT_IN: Final = frozenset(
    style.name for style in STYLES if not style.name.startswith(("Muharrir", "Author", "Verbatim"))
)
"""Names that Word itself knows; the others are custom styles."""


def style_id(name: str) -> str:
    """The id of a style: its name in capitals and without spaces, as Word makes them."""
    return "".join(word[:1].upper() + word[1:] for word in name.split())


REGIONS: Final = {
    "ar": "ar-SA", "fa": "fa-IR", "he": "he-IL", "ur": "ur-PK", "ckb": "ckb-IQ", "ps": "ps-AF",
    "en": "en-US", "fr": "fr-FR", "de": "de-DE", "es": "es-ES", "ru": "ru-RU", "tr": "tr-TR",
}  # fmt: skip
"""Word finds its dictionaries by language and region."""


def word_language(tag: str) -> str:
    """The language as Word names it: with a region."""
    return REGIONS.get(tag, tag)


@cache
def styles_xml(direction: Direction, language: str) -> str:
    """The styles part: the table, and a plain style for every kind whose name is not in it."""
    bidi = "<w:bidi/>" if direction == "rtl" else ""
    return (
        f"{HEAD}<w:styles {NAMESPACES}>{_defaults(direction, language)}"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList">'
        '<w:name w:val="No List"/></w:style>'
        f"{_TABLES}{''.join(_style(style, bidi) for style in (*STYLES, *_hinted()))}</w:styles>"
    )


def _hinted() -> Iterable[Style]:
    """Styles that kinds ask for and no row describes: like body text, with the kind's outline."""
    known = {style.name for style in STYLES}
    for kind in KINDS:
        if kind.docx not in known:
            known.add(kind.docx)
            level = kind.outline - 2 if kind.outline > 1 else None
            yield Style(kind.docx, keep=KEEP if kind.outline else "", outline=level)


def _defaults(direction: Direction, language: str) -> str:
    own = word_language(language)
    latin, complex_ = ("en-US", own) if direction == "rtl" else (own, "ar-SA")
    return (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'{_fonts(SERIF)}<w:sz w:val="24"/><w:szCs w:val="28"/>'
        f'<w:lang w:val="{attribute(latin)}" w:eastAsia="en-US" w:bidi="{attribute(complex_)}"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault>"
        "</w:docDefaults>"
    )


def _fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def _style(style: Style, bidi: str) -> str:
    """One `w:style`, its children in the order of CT_Style, CT_PPr and CT_RPr."""
    kind = f'w:type="{style.type}"' + (' w:default="1"' if style.name == "Normal" else "")
    custom = "" if style.name in BUILT_IN else ' w:customStyle="1"'
    based = style.based or ("" if style.type == "paragraph" else "Default Paragraph Font")
    out = [f'<w:style {kind}{custom} w:styleId="{style_id(style.name)}">']
    out.append(f'<w:name w:val="{attribute(style.name)}"/>')
    if based:
        out.append(f'<w:basedOn w:val="{style_id(based)}"/>')
    if style.next:
        out.append(f'<w:next w:val="{style_id(style.next)}"/>')
    out.append("<w:qFormat/>")
    if style.type == "paragraph":
        inside = _paragraph(style, bidi if style.name == "Normal" else "")
        out.append(f"<w:pPr>{inside}</w:pPr>" if inside else "")
    inside = _run(style)
    out.append(f"<w:rPr>{inside}</w:rPr></w:style>" if inside else "</w:style>")
    return "".join(out)


def _paragraph(style: Style, bidi: str) -> str:
    number = NUMBERED.get(style.name)
    spacing = "".join(
        f' w:{name}="{value}"'
        for name, value in (("before", style.before), ("after", style.after), ("line", style.line))
        if value is not None
    )
    if style.line is not None:
        spacing += ' w:lineRule="auto"'
    return "".join(
        (
            style.keep,
            f'<w:numPr><w:numId w:val="{number}"/></w:numPr>' if number else "",
            style.frame,
            bidi,
            f"<w:spacing{spacing}/>" if spacing else "",
            f"<w:ind {style.indent}/>" if style.indent else "",
            f'<w:jc w:val="{style.align}"/>' if style.align else "",
            f'<w:outlineLvl w:val="{style.outline}"/>' if style.outline is not None else "",
        )
    )


def _run(style: Style) -> str:
    out = _fonts(style.font) if style.font else ""
    out += "<w:b/><w:bCs/>" if style.bold else ""
    out += "" if style.proof else "<w:noProof/>"
    out += f'<w:color w:val="{style.color}"/>' if style.color else ""
    if style.size:
        latin, complex_ = style.size
        out += f'<w:sz w:val="{latin * 2:.0f}"/><w:szCs w:val="{complex_ * 2:.0f}"/>'
    return out + style.decoration


_TABLES: Final = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
    '<w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr></w:style>"
    '<w:style w:type="table" w:customStyle="1" w:styleId="MuharrirTable">'
    '<w:name w:val="Muharrir Table"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
    f'<w:top w:val="single" w:sz="8" w:space="0" w:color="{ACCENT}"/>'
    f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{ACCENT}"/>'
    f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>'
    '</w:tblBorders><w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="60" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    "</w:style>"
)
