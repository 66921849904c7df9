"""What the page offers to the clipboard and to drags, and how it knows its own again.

Ours first, with sources and images; then clean HTML; then plain text. The system's clipboard, which
every program reads, only ever holds the public part: the whole part stays in this process, and the
clipboard holds its key. What others offer is taken in `incoming`.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QByteArray, QMimeData

from editor.edit.deleting import delete_selection
from editor.edit.fragment import Fragment, copy, insert, text_of
from editor.edit.state import Command, EditorState, Position, Selection, size
from editor.formats import BY_ID
from editor.formats.spec import WriteOptions
from editor.model.article import Article, new_id
from editor.model.brief import Brief
from editor.model.public import public, standing
from editor.model.sources import Source

OURS: Final = "application/x-muharrir+json"
SOURCES: Final = "application/x-muharrir-sources"
"""Ids of sources, one a line: dragged onto the text to be cited there."""
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


def ours(data: QMimeData) -> Fragment | None:
    """The fragment that Muharrir offered, whole if this process did; None for a broken one."""
    from editor.formats.codec import Mismatch

    try:
        found = json.loads(bytes(data.data(OURS).data()))
        return _whole.get(found["key"]) or _from_data(found)
    except (ValueError, KeyError, TypeError, Mismatch):
        return None


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
