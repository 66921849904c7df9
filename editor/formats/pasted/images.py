"""Pictures in pasted text: those that travel in it, and those in files that lie ready.

Nothing is fetched from a network. Metadata goes, as wherever a picture comes in.
"""

from __future__ import annotations

from base64 import b64decode
from binascii import Error
from collections.abc import Callable
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote_to_bytes

from editor.formats.pictures import take
from editor.formats.result import Unreadable
from editor.lang.i18n import N_
from editor.model.article import Media, new_id

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Fetch = Callable[[str], bytes | None]
"""The bytes of the file at a `file:` address, where it may be read."""

ELSEWHERE: Final = N_("Pictures that lie elsewhere were left out: copy or drag each of them.")
UNREADABLE: Final = N_("A picture that cannot be read was left out.")
MAX_PICTURES: Final = 200


def emoji_of(image: Element) -> str:
    """The character that a messenger or mail program shows as a small picture; else nothing."""
    for name in ("data-emoji", "data-plain-text"):
        if given := image.get(name):
            return str(given)
    told = f"{image.get('class') or ''} {(image.get('src') or '')[:200]}".lower()
    return str(image.get("alt") or "") if "emoji" in told else ""


def is_pixel(image: Element) -> bool:
    """Whether it is there to count readers, not to be seen."""
    sizes = [image.get("width", ""), image.get("height", "")]
    return any(size.strip().removesuffix("px") in ("0", "1") for size in sizes)


def picture(image: Element, fetch: Fetch) -> tuple[Media | None, tuple[str, ...]]:
    """The picture, if it can be had, and sentences about what was left out."""
    source = (image.get("src") or "").strip()
    data = _data(source) if source[:5].lower() == "data:" else None
    if source[:5].lower() == "file:":
        data = fetch(source)
    if data is None:
        return None, (ELSEWHERE,)
    try:
        taken = take(data, new_id())
    except Unreadable:
        return None, (UNREADABLE,)
    return taken.value, taken.warnings


def _data(source: str) -> bytes | None:
    head, comma, body = source.partition(",")
    if not comma:
        return b""
    if not head.lower().endswith(";base64"):
        return unquote_to_bytes(body)
    try:
        return b64decode("".join(body.split()) + "==", validate=False)
    except (Error, ValueError):
        return b""
