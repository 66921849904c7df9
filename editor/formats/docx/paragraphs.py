"""`w:p`: a style, a direction, and what differs from the style. Knows no block and no text.

Under `w:bidi` Word and LibreOffice take `left` for the start side and `right` for the end
(facts behind ISO 29500-1, 17.18.44), and older readers know no `start`, so alignment is written so.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from editor.formats.docx.styles import style_id
from editor.formats.docx.xml import attribute
from editor.lang.direction import Direction

ALIGNMENT: Final = {"start": "left", "center": "center", "end": "right", "justify": "both"}


def paragraph(
    style: str,
    content: str,
    direction: Direction,
    align: str = "",
    *,
    keep: str = "",
    number: str = "",
    frame: str = "",
    spacing: str = "",
    indent: str = "",
) -> str:
    """A paragraph in the style of that name. The keywords are XML."""
    if not (keep or number or frame or spacing or indent or align):
        return f"{_properties(style, direction)}{content}</w:p>"
    jc = f'<w:jc w:val="{ALIGNMENT[align]}"/>' if align in ALIGNMENT else ""
    early, late = f"{keep}{number}{frame}", f"{spacing}{indent}{jc}"
    return f"{_properties(style, direction, early, late)}{content}</w:p>"


@lru_cache(maxsize=256)
def _properties(style: str, direction: Direction, early: str = "", late: str = "") -> str:
    """The open `w:p` with its `w:pPr`; `early` stands before `w:bidi` and `late` after it.

    `w:rtl` on the paragraph mark gives the number of a list item its direction.
    """
    name = f'<w:pStyle w:val="{attribute(style_id(style))}"/>' if style != "Normal" else ""
    rtl = direction == "rtl"
    bidi = "<w:bidi/>" if rtl else '<w:bidi w:val="0"/>'
    mark = "<w:rPr><w:rtl/></w:rPr>" if rtl else ""
    return f"<w:p><w:pPr>{name}{early}{bidi}{late}{mark}</w:pPr>"
