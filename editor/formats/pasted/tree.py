"""HTML from anywhere as a tree, within bounds: nothing is fetched, run or expanded.

Word's conditional comments and the header of the Windows clipboard are gone. Knows no block.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MAX_CHARS: Final = 40_000_000
"""Characters of HTML above which it is not looked at."""
MAX_ELEMENTS: Final = 150_000
"""Elements above which nobody would wait for the reading."""
MAX_STYLE: Final = 4000
"""Characters of a style that are looked at."""
MAX_DEPTH: Final = 180
"""Elements inside each other below which only words are taken."""

_HEADER: Final = re.compile(r"\AVersion:[^<]*", re.IGNORECASE)
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


class TooMuch(Exception):
    """More than anybody would want in an article, or wait for."""


def parse(html: str) -> Element | None:
    """The root of the tree; None where there is nothing in it. Raises `TooMuch`."""
    # Costs 30 ms at the first paste, and nothing at the start of the program.
    from lxml import etree

    if len(html) > MAX_CHARS:
        raise TooMuch
    text = _CONTROLS.sub("", _HEADER.sub("", html))
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, recover=True
    )
    try:
        root = etree.fromstring(text.encode(), parser) if text.strip() else None
    except etree.LxmlError:
        return None
    if root is not None and float(str(root.xpath("count(//*)"))) > MAX_ELEMENTS:
        raise TooMuch
    return root


def tag_of(element: Element) -> str:
    """The name in lower case, without a namespace; empty for what is no element."""
    name = element.tag
    return name.lower() if isinstance(name, str) else ""


def words_of(element: Element) -> str:
    """All the text in it."""
    return "".join(map(str, element.itertext()))


def style_of(element: Element, sheet: Mapping[str, str]) -> str:
    """What its own style and its classes declare, in lower case; its own comes last."""
    classes = element.get("class")
    own = element.get("style") or ""
    if classes and sheet:
        given = [sheet[name] for name in classes.split()[:8] if name in sheet]
        own = ";".join((*given, own))
    return own[-MAX_STYLE:].lower()


_RULE: Final = re.compile(r"\.([\w-]+)\s*\{([^{}]{0,2000})\}")


def sheet_of(root: Element) -> dict[str, str]:
    """What style elements say of single classes: spreadsheets tell bold cells only there."""
    text = "".join(style.text or "" for style in root.iter("style"))[:500_000]
    return {found[1]: found[2] for found in _RULE.finditer(text)}
