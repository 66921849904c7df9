"""Names in a file: note labels and image files, short, plain, and never twice the same."""

from __future__ import annotations

import re
from typing import Final

SUFFIXES: Final[dict[str, str]] = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/svg+xml": "svg",
}
_NOT_PLAIN: Final = re.compile(r"[^A-Za-z0-9]+")
MAX_LENGTH: Final = 60


def plain_name(id: str, fallback: str) -> str:
    """Letters, digits and single hyphens; the fallback where nothing of that is in the id."""
    return _NOT_PLAIN.sub("-", id).strip("-")[:MAX_LENGTH].lower() or fallback


def unique(wanted: str, taken: dict[str, int]) -> str:
    """The name, or the name with a number; it is taken from now on."""
    name = wanted
    while name in taken:
        taken[wanted] += 1
        name = f"{wanted}-{taken[wanted]}"
    taken[name] = 1
    return name
