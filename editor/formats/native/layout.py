"""What lies where in a `.muharrir` file: a zip of `mimetype`, `article.json` and `media/`.

`mimetype` comes first and is stored, so that the first bytes of the file name the format (as in
OpenDocument 1.3 part 2, section 3.3). Knows nothing of reading or writing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from editor.model.article import Media
from editor.regex import pattern

VERSION: Final = 1
"""Of the file's content; raised when an older program could not read what this one writes."""

MIMETYPE: Final = "mimetype"
MIME: Final = b"application/x-muharrir+zip"
ARTICLE: Final = "article.json"
FOLDER: Final = "media/"

SUFFIXES: Final[dict[str, str]] = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/avif": "avif",
    "image/svg+xml": "svg",
}
PACKED: Final = frozenset({"png", "jpg", "gif", "webp", "avif"})
"""Suffixes of files that are compressed already."""

MAX_RATIO: Final = 200
"""Unpacked to packed; honest text packs 4 to 60 times."""
RATIO_FREE: Final = 16 * 1024 * 1024
"""Members up to this size may pack as well as they like."""

# Lower case only: two names never differ by case alone, on any disk the file is unpacked to.
_PLAIN: Final = pattern(r"[a-z0-9][a-z0-9_-]{0,63}")


def members(media: Iterable[Media]) -> tuple[str, ...]:
    """The member name of each image, in order: its id, or its number where that is no file name."""
    names: list[str] = []
    for number, one in enumerate(media, 1):
        suffix = SUFFIXES.get(one.type, "bin")
        name = f"{FOLDER}{one.id}.{suffix}"
        if not _PLAIN.fullmatch(one.id) or name in names:
            name = f"{FOLDER}_{number}.{suffix}"
        names.append(name)
    return tuple(names)
