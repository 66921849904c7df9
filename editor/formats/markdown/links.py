"""Which addresses may become links, and how they are written. Knows no Markdown beyond that."""

from __future__ import annotations

import re
from typing import Final

# Patterns are compiled when first used: most articles never need them.
SCHEMES: Final = frozenset(("http", "https", "mailto", "tel"))
_SCHEME: Final = r"([A-Za-z][A-Za-z0-9+.-]*):"
_INVISIBLE: Final = "[\x00-\x20\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
# What no parser takes alike in a destination, bare or in angle brackets (CommonMark 0.31, 6.3).
_ENCODED: Final = r"[\s<>\"\\`\[\]{}|^\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e]"
_ENTITY: Final = r"&(?=#?\w{1,32};)"
_BRACKETED: Final = r"[()']"


def is_safe(url: str) -> bool:
    """Whether a reader may follow it: a web page, a mail, a telephone, or something beside us."""
    bare = re.sub(_INVISIBLE, "", url)
    if not bare or bare.startswith(("//", "\\")):
        return False
    found = re.match(_SCHEME, bare)
    return found is None or found[1].lower() in SCHEMES


def visible_url(url: str) -> str:
    """The address with percent signs for what no destination holds; empty for an unsafe one."""
    return re.sub(_ENCODED, _percent, url) if is_safe(url) else ""


def destination(url: str) -> str:
    """A visible address as it stands between the parentheses of a link."""
    text = re.sub(_ENTITY, "&amp;", url)
    return f"<{text}>" if re.search(_BRACKETED, text) else text


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8"))
