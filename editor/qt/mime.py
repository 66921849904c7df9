"""The clipboard and drag and drop: what the page offers and what it takes.

Ours first, with sources and images; then clean HTML; then plain text. The system's clipboard, which
every program reads, only ever holds the public part: the whole part stays in this process, and the
clipboard holds its key. Images go to whoever inserts figures. HTML from elsewhere keeps kinds and
marks and nothing of its looks.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage

from editor.edit.deleting import delete_selection
from editor.edit.fragment import Fragment, copy, insert, text_of
from editor.edit.state import Command, EditorState, Position, Selection, size
from editor.formats import BY_ID
from editor.formats.spec import WriteOptions
from editor.model.article import Article, Block, new_id
from editor.model.brief import Brief
from editor.model.public import public, standing
from editor.model.sources import Source

OURS: Final = "application/x-muharrir+json"
SOURCES: Final = "application/x-muharrir-sources"
"""Ids of sources, one a line: dragged onto the text to be cited there."""
IMAGES: Final = (".png", ".jpg", ".jpeg", ".webp", ".gif")
MAX_IMAGE: Final = 64 * 1024 * 1024
"""Bytes above which a dropped file is not read."""

Images = list[tuple[str, bytes]]

_whole: Final[dict[str, Fragment]] = {}
"""What was offered last by this process, by its key, the oldest first."""
KEPT: Final = 32
"""How many are kept: X11 asks for one whenever something is selected."""


def offer(article: Article, selection: Selection) -> QMimeData:
    """The selected part for ourselves and for other programs."""
    data = QMimeData()
    fragment = copy(article, selection)
    if fragment is None:
        return data
    key = new_id()
    _whole[key] = fragment
    while len(_whole) > KEPT:
        del _whole[next(iter(_whole))]
    leaving = _to_data(_public(article, fragment)) | {"key": key}
    data.setData(OURS, QByteArray(json.dumps(leaving).encode()))
    shown = standing(Article("clipboard", blocks=fragment.blocks))
    data.setText(text_of(replace(fragment, blocks=shown.blocks)))
    data.setHtml(_html(article, fragment))
    return data


def forget(source: Source) -> None:
    """What was copied before has this record of the source too, in place of the one it had."""
    for key, part in _whole.items():
        kept = tuple(source if one.id == source.id else one for one in part.sources)
        _whole[key] = replace(part, sources=kept)


def sources(data: QMimeData) -> tuple[str, ...]:
    """The ids of the sources that are dragged."""
    return tuple(bytes(data.data(SOURCES).data()).decode("utf-8", "replace").split())


def files(data: QMimeData) -> list[Path]:
    """Files that are dragged to be opened; none where there are images, which become figures."""
    if not data.hasUrls() or data.hasFormat(OURS):
        return []
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [] if any(path.suffix.lower() in IMAGES for path in paths) else paths


def can_take(data: QMimeData) -> bool:
    """Whether there is anything in it that the page takes."""
    known = data.hasFormat(SOURCES) or data.hasFormat(OURS) or data.hasHtml() or data.hasText()
    return known or bool(_images(data, 1))


def take(data: QMimeData, language: str) -> Fragment | Images | None:
    """A fragment, or images for whoever inserts figures; None where only plain text is left."""
    if data.hasFormat(OURS):
        from editor.formats.codec import Mismatch

        try:
            found = json.loads(bytes(data.data(OURS).data()))
            return _whole.get(found["key"]) or _from_data(found)
        except (ValueError, KeyError, TypeError, Mismatch):
            return None
    if data.hasUrls() and (images := _images(data)):
        return images
    if data.hasHtml() and (blocks := _read_html(data.html(), language)):
        flows = len(blocks) == 1 and blocks[0].kind == "paragraph"
        return Fragment(blocks, open_start=flows, open_end=flows)
    return None if data.hasText() else _images(data) or None


def move(source: Selection, fragment: Fragment, target: Position) -> Command:
    """Take the selection out and put it in elsewhere, as one step."""

    def command(state: EditorState) -> EditorState | None:
        if source.start <= target <= source.end:
            return None
        count = len(state.article.blocks)
        after = count - target.block, size(state.article.blocks[target.block]) - target.offset
        emptied = delete_selection(replace(state, selection=source))
        if emptied is None:
            return None
        place = target
        if target > source.end:
            blocks = emptied.article.blocks
            block = max(0, len(blocks) - after[0])
            place = Position(block, max(0, size(blocks[block]) - after[1]))
        return insert(fragment)(replace(emptied, selection=Selection(place, place)))

    return command


def _public(article: Article, fragment: Fragment) -> Fragment:
    """What of the fragment may be seen by other programs, and by Muharrir in another process."""
    part = replace(
        article, blocks=fragment.blocks, sources=fragment.sources, media=fragment.media, brief=None
    )
    shown = public(part)
    return replace(
        fragment, blocks=shown.blocks, sources=shown.sources, media=shown.media, slots=()
    )


def _read_html(html: str, language: str) -> tuple[Block, ...]:
    from editor.formats.html.paste import read_fragment

    return read_fragment(html, language)


def _to_data(fragment: Fragment) -> dict[str, Any]:
    part = Article(
        "clipboard", blocks=fragment.blocks, sources=fragment.sources, media=fragment.media,
        brief=Brief(slots=fragment.slots) if fragment.slots else None,
    )  # fmt: skip
    from editor.formats.codec import to_data

    return {
        "article": to_data(part),
        "bytes": {one.id: b64encode(one.data).decode() for one in fragment.media},
        "open": [fragment.open_start, fragment.open_end],
        "origin": fragment.origin,
    }


def _from_data(data: dict[str, Any]) -> Fragment:
    from editor.formats.codec import from_data

    part = from_data(data["article"])
    media = tuple(replace(one, data=b64decode(data["bytes"][one.id])) for one in part.media)
    start, end = data["open"]
    return Fragment(
        part.blocks, part.sources, media, bool(start), bool(end), str(data.get("origin", "")),
        part.brief.slots if part.brief else (),
    )  # fmt: skip


def _html(article: Article, fragment: Fragment) -> str:
    """Clean HTML of the public part; words of one paragraph come without a paragraph around."""
    part = replace(
        article, blocks=fragment.blocks, sources=fragment.sources, media=fragment.media,
        comments=(), revisions=(), brief=None,
    )  # fmt: skip
    options = WriteOptions(sources="none", fragment=True)
    return BY_ID["html"].write(part, options).value.data.decode()


def _images(data: QMimeData, most: int = 50) -> Images:
    out: Images = []
    for url in data.urls() if data.hasUrls() else ():
        path = Path(url.toLocalFile())
        if path.suffix.lower() in IMAGES and len(out) < most:
            try:
                if path.is_file() and path.stat().st_size <= MAX_IMAGE:
                    out.append((path.name, path.read_bytes()))
            except OSError:
                continue
    if not out and data.hasImage():
        image = QImage(data.imageData())
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        if not image.isNull() and image.save(buffer, "PNG"):  # type: ignore[call-overload]
            out.append(("image.png", bytes(buffer.data().data())))
    return out
