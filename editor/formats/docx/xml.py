"""Text as XML: what may stand in `w:t` and in attributes. Knows `w:t`, `w:br` and `w:tab` only."""

from __future__ import annotations

import re
from typing import Final

HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
ILLEGAL: Final = "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
"""XML 1.0, production 2: characters that no document may hold, not even escaped."""

NEWLINE: Final = "\r\n|[\n\r\x85\u2028\u2029]"


def escape(text: str) -> str:
    """Text between tags. Characters that XML cannot carry are left out."""
    if not text.isprintable():
        text = re.sub(ILLEGAL, "", text)
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text


def attribute(text: str) -> str:
    """Text inside a double-quoted attribute; line ends become spaces."""
    if not text.isprintable():
        text = re.sub(NEWLINE, " ", text)
    return escape(text).replace('"', "&quot;").replace("\t", " ")


def characters(text: str) -> str:
    """The inside of a run: `w:t` with `w:br` for line ends and `w:tab` for tabs."""
    clean = escape(text)
    if not text.isprintable():
        clean = re.sub(NEWLINE, _around("<w:br/>"), clean).replace("\t", _around("<w:tab/>"))
        return f'<w:t xml:space="preserve">{clean}</w:t>'.replace(_EMPTY, "")
    return f'<w:t xml:space="preserve">{clean}</w:t>'


_EMPTY: Final = '<w:t xml:space="preserve"></w:t>'


def _around(element: str) -> str:
    return f'</w:t>{element}<w:t xml:space="preserve">'
