"""What only Word writes: list items as paragraphs, remarks, tracked changes.

Also the bullets that people and mail programs type as characters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from editor.formats.pasted.tree import words_of
from editor.value import dataclass

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LIST: Final = re.compile(r"mso-list\s*:\s*\w+\s+level(\d)")
_IGNORED: Final = re.compile(r"mso-list\s*:\s*ignore")
_NUMBER: Final = re.compile(
    r"\(?(?:[0-9٠-٩۰-۹]{1,4}|[a-z]{1,2}|[ivxlcdm]{1,6}|[\u0621-\u064a]ـ?)[.)\-:،]|[.)]\d{1,4}",
    re.IGNORECASE,
)
BULLET: Final = re.compile(r"[•▪◦‣●○■\uf0b7\uf0a7\uf0d8·][\s\u00a0]+")
"""A typed bullet at the start of a paragraph."""
_TYPED_NUMBER: Final = re.compile(rf"(?:{_NUMBER.pattern})[\s\u00a0]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph that Word means as a list item. `mark` is the element that holds its bullet."""

    level: int
    ordered: bool
    mark: Element | None


def item_of(paragraph: Element, style: str) -> Item | None:
    """The list item that a paragraph is; None where it is none."""
    found = _LIST.search(style)
    if found is None:
        return None
    for span in paragraph.iter("span"):
        if _IGNORED.search((span.get("style") or "").lower()):
            marker = words_of(span).strip()
            return Item(int(found[1]) - 1, bool(_NUMBER.match(marker)), span)
    text = words_of(paragraph).strip()
    if BULLET.match(text) or _TYPED_NUMBER.match(text):
        return Item(int(found[1]) - 1, not BULLET.match(text), None)
    return None


def is_listed(element: Element) -> bool:
    """Whether Word's style of the paragraph is that of list items."""
    return "listparagraph" in (element.get("class") or "").lower()


def typed_marker(text: str, *, listed: bool) -> tuple[int, bool] | None:
    """How long a typed bullet (or, in a list, number) is at the start, and whether it counts."""
    if bullet := BULLET.match(text):
        return bullet.end(), False
    number = _TYPED_NUMBER.match(text) if listed else None
    return (number.end(), True) if number else None


def is_remark(element: Element, style: str) -> bool:
    """Whether it is a comment, its list or its anchor."""
    if "mso-element:comment" in style.replace(" ", ""):
        return True
    name = (element.get("class") or "").lower()
    return "msocommentreference" in name or "msocommenttext" in name or name == "msocomoff"


def is_removed(element: Element, tag: str) -> bool:
    """Whether a tracked change took the words out: `del` alone only strikes them out."""
    tracked = element.get("cite") is not None or element.get("datetime") is not None
    return (tag == "del" and tracked) or "msodel" in (element.get("class") or "").lower()
