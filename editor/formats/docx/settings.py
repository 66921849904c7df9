"""The page and the document's own settings: A4, its direction, a page number at the foot."""

from __future__ import annotations

from typing import Final

from editor.formats.docx.paragraphs import paragraph
from editor.formats.docx.styles import word_language
from editor.formats.docx.xml import HEAD, NAMESPACES, attribute
from editor.lang.direction import Direction

MARGIN: Final = 1440
"""Twips, at all four sides; with A4 it leaves `pictures.TEXT_WIDTH` for the text."""


def document_xml(body: str, direction: Direction, footer: str) -> str:
    """The main part. `footer` is the id of its relationship.

    `w:bidi` of the section sets the side of page numbers and columns, not that of text.
    """
    bidi = "<w:bidi/>" if direction == "rtl" else ""
    return (
        f"{HEAD}<w:document {NAMESPACES}><w:body>{body}"
        f'<w:sectPr><w:footerReference w:type="default" r:id="{footer}"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="{MARGIN}" w:right="{MARGIN}" w:bottom="{MARGIN}" w:left="{MARGIN}" '
        f'w:header="709" w:footer="709" w:gutter="0"/>{bidi}</w:sectPr></w:body></w:document>'
    )


def footer_xml(direction: Direction) -> str:
    """The page number."""
    rtl = "<w:rPr><w:rtl/></w:rPr>" if direction == "rtl" else ""
    field = f'<w:fldSimple w:instr=" PAGE "><w:r>{rtl}<w:t>1</w:t></w:r></w:fldSimple>'
    return f"{HEAD}<w:ftr {NAMESPACES}>{paragraph('footer', field, direction)}</w:ftr>"


def settings_xml(direction: Direction, language: str, *, notes: bool) -> str:
    """The settings part; `notes`: there is a footnotes part whose two rules are to be named."""
    rules = '<w:footnote w:id="-1"/><w:footnote w:id="0"/>' if notes else ""
    side = "bidi" if direction == "rtl" else "val"
    return (
        f'{HEAD}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f"{f'<w:footnotePr>{rules}</w:footnotePr>' if rules else ''}"
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:{side}="{attribute(word_language(language))}"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )
