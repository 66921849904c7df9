"""What the page offers to the clipboard and to drags, and how it knows its own again.

Ours first, with sources and images; then clean HTML; then plain text. The system's clipboard, which
every program reads, only ever holds the public part: the whole part stays in this process, and the
clipboard holds its key. What others offer is taken in `incoming`.
"""

from __future__ import annotations

import json
import re
from base64 import b64decode, b64encode
from html import escape
from typing import Any, Final

from PySide6.QtCore import QByteArray, QMimeData

from editor.edit.fragment import Fragment, copy, text_of
from editor.edit.renaming import without_marks
from editor.edit.state import Selection
from editor.formats import BY_ID
from editor.formats.spec import WriteOptions
from editor.model.article import Article, new_id
from editor.model.brief import Brief
from editor.model.public import public, standing
from editor.model.sources import Source
from editor.regex import pattern
from editor.value import replace

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


_IDS: Final = pattern(r'(<[^<>]*?) id="[^"<>]*"')
_LONE: Final = pattern(r"<article[^>]*>\s*<p[^>]*>(.*)</p>\s*</article>\s*", re.DOTALL)
_BLOCKS: Final = pattern(
    r"<(/?)(article|section|aside|div|p|h[1-6]|ul|ol|li|blockquote|table|caption|t[dh]|figure"
    r"|figcaption|footer)\b([^<>]*)>"
)
_ALIGNED: Final = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th"})
_OWN: Final = pattern(r' dir="(rtl|ltr)"')
_HELD: Final = pattern(r"<(footer|figcaption)>(.*?)</\1>", re.DOTALL)
"""What holds words without a paragraph around them, which word processors only turn with one."""
_TIMES: Final = pattern(r"</?time\b[^<>]*>")
_APART: Final = pattern(r'<(bdi|code) dir="(ltr|rtl)">(.*?)</\1>', re.DOTALL)
_MARKS: Final = {"ltr": "\u200e", "rtl": "\u200f"}
_CHARSET: Final = '<meta charset="utf-8">'
"""Without it LibreOffice and others take the bytes for Latin letters."""


def _html(article: Article, fragment: Fragment) -> str:
    """Clean HTML of the public part: words of one paragraph come without a paragraph around."""
    blocks = tuple(without_marks(one, lambda mark: mark.name == "claim") for one in fragment.blocks)
    part = replace(
        article, blocks=blocks, sources=fragment.sources, media=fragment.media,
        comments=(), revisions=(), brief=None,
    )  # fmt: skip
    options = WriteOptions(sources="none", fragment=True, part=True)
    html = _IDS.sub(r"\1", BY_ID["html"].write(part, options).value.data.decode())
    lone = _LONE.fullmatch(html) if fragment.open_start and len(blocks) == 1 else None
    if lone and "<p" not in lone[1]:
        html = f'<span lang="{escape(article.meta.language)}">{lone[1]}</span>'
    return _CHARSET + _turned(html, article.direction)


def _turned(html: str, direction: str) -> str:
    """Each block says its direction, and right-to-left ones stand at the right, as in Word's own.

    What receives them may drop what holds them. LibreOffice puts a right-to-left paragraph that
    names no side at the left, turns the whole paragraph round for a few words with a direction,
    and loses the words of a date: marks beside the words order them there and everywhere else.
    """
    around = [direction]

    def one(found: re.Match[str]) -> str:
        if found[1]:
            if len(around) > 1:
                around.pop()
            return found[0]
        own = _OWN.search(found[3])
        around.append(own[1] if own else around[-1])
        said = "" if own else f' dir="{around[-1]}"'
        right = around[-1] == "rtl" and found[2] in _ALIGNED and " style=" not in found[3]
        return f"<{found[2]}{said}{found[3]}" + (' style="text-align:right">' if right else ">")

    held = _HELD.sub(r"<\1><p>\2</p></\1>", html)
    return _APART.sub(_marked, _TIMES.sub("", _BLOCKS.sub(one, held)))


def _marked(found: re.Match[str]) -> str:
    """Words of the other direction between two marks of it, in place of an element with one."""
    words = f"{_MARKS[found[2]]}{found[3]}{_MARKS[found[2]]}"
    return f"<code>{words}</code>" if found[1] == "code" else words
