"""What other programs offer by clipboard or drag, made ready for the article.

Our own first, then files, then what HTML shows, then a picture, then text. HTML from elsewhere
keeps kinds and marks and nothing of its looks. What cannot be taken is told in a sentence; nothing
is fetched from anywhere but the folder where word processors put the pictures they copy.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QUrl
from PySide6.QtGui import QImage

from editor.edit.fragment import Fragment
from editor.edit.tables import from_spreadsheet
from editor.lang.i18n import N_
from editor.model.article import Block, Table, new_id
from editor.qt import mime
from editor.regex import pattern
from editor.value import dataclass

IMAGES: Final = (".png", ".jpg", ".jpeg", ".webp", ".gif")
MAX_IMAGE: Final = 64 * 1024 * 1024
"""Bytes above which a picture is not read."""
MAX_IMAGES: Final = 50
MAX_TEXT: Final = 20_000_000
"""Characters, likewise."""
LONG: Final = 200_000
"""Characters of HTML that are not read while the window waits."""

TOO_LONG: Final = N_("What was copied is too long for one article; copy it in parts.")
TOO_MANY: Final = N_("Only the first 50 pictures were taken.")
NO_PICTURE: Final = N_("A picture could not be read, or is larger than 64 MB.")
ONLY_TEXT: Final = N_("There was too much formatting in it: only its text was taken.")
NOTHING: Final = N_("There is nothing in it that an article can hold.")

_ADDRESS: Final = pattern(r"https?://[^\s<>\"]{3,2000}\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Incoming:
    """What came: at most one of `fragment`, `text` and `link`, or pictures and files.

    `images` are (name, bytes) for whoever inserts figures, `files` are to be opened; `told` are
    sentences about what was left out.
    """

    fragment: Fragment | None = None
    text: str = ""
    link: str = ""
    images: tuple[tuple[str, bytes], ...] = ()
    files: tuple[Path, ...] = ()
    told: tuple[str, ...] = ()


Leisure = Callable[[Callable[[], Incoming]], Incoming | None]
"""Does the work, which touches nothing of Qt's, in its own time; None: it was called off."""


def files(data: QMimeData) -> list[Path]:
    """Files that are dragged to be opened, pictures not among them."""
    if not data.hasUrls() or data.hasFormat(mime.OURS):
        return []
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() not in IMAGES]


def can_take(data: QMimeData) -> bool:
    """Whether there is anything in it that may be taken."""
    if data.hasFormat(mime.SOURCES) or data.hasFormat(mime.OURS):
        return True
    return data.hasHtml() or data.hasText() or data.hasImage() or data.hasUrls()


def take(data: QMimeData, language: str, at_leisure: Leisure) -> Incoming:
    """What came, for an article in that language; nothing where `at_leisure` gives None."""
    if data.hasFormat(mime.OURS):
        return Incoming(mime.ours(data))
    if data.hasUrls() and any(url.isLocalFile() for url in data.urls()):
        return _from_files(data)
    html = data.html() if data.hasHtml() else ""
    if len(html) > LONG:
        return _from_long(html, data.text(), language, at_leisure)
    found = _from_html(html, language) if html else Incoming()
    if found.fragment is not None:
        return found
    if data.hasImage() and (image := _image(data)):
        return Incoming(images=(("image.png", image),))
    text = data.text() or " ".join(url.toString() for url in data.urls() if data.hasUrls())
    return _as_text(text, found)


def _from_long(html: str, text: str, language: str, at_leisure: Leisure) -> Incoming:
    """The clipboard may be another's by the time that the HTML is read: it is not asked again."""
    found = at_leisure(partial(_from_html, html, language))
    if found is None or found.fragment is not None:
        return found or Incoming()
    return _as_text(text, found)


def _as_text(text: str, found: Incoming) -> Incoming:
    plain = from_text(text)
    if plain == Incoming():
        return Incoming(told=found.told or (NOTHING,))
    return Incoming(plain.fragment, plain.text, plain.link, told=plain.told or found.told)


def from_text(text: str) -> Incoming:
    """Plain text: an address is a link, cells of a sheet are a table, all else is text."""
    from editor.formats.pasted.blocks import MAX_BLOCKS

    text = text.replace("\r\n", "\n").lstrip("\ufeff")
    if len(text) > MAX_TEXT or text.count("\n") > MAX_BLOCKS:
        return Incoming(told=(TOO_LONG,))
    if _ADDRESS.match(text.strip()):
        return Incoming(link=text.strip())
    if (table := _sheet(text)) is not None:
        return Incoming(Fragment((Block(new_id(), "table", table=table),)))
    return Incoming(text=text) if text.strip() or text == " " else Incoming()


def _sheet(text: str) -> Table | None:
    """The table in the text of a spreadsheet: tabs in every line, the same number of them."""
    lines = [line for line in text.split("\n") if line.strip("\n")]
    tabs = {line.count("\t") for line in lines[:2000]}
    if len(lines) < 2 or len(tabs) != 1 or 0 in tabs or len(lines) > 2000:
        return None
    rows = from_spreadsheet(text)
    return Table(rows, header_row=True) if rows else None


def _from_html(html: str, language: str) -> Incoming:
    from editor.formats.pasted.reader import read

    found = read(html, language, _fetch)
    blocks = found.blocks
    if found.too_much:
        return Incoming(told=(ONLY_TEXT,))
    if not blocks:
        return Incoming(told=found.left_out)
    flows = len(blocks) == 1 and blocks[0].kind == "paragraph"
    fragment = Fragment(blocks, media=found.media, open_start=flows, open_end=flows)
    return Incoming(fragment, told=found.left_out)


def _fetch(address: str) -> bytes | None:
    """The picture that a word processor left in the folder for passing files."""
    path = Path(QUrl(address).toLocalFile())
    try:
        path = path.resolve()
        if not path.is_relative_to(Path(tempfile.gettempdir()).resolve()):
            return None
        return _read(path)
    except (OSError, ValueError):
        return None


def _from_files(data: QMimeData) -> Incoming:
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    pictures = [path for path in paths if path.suffix.lower() in IMAGES]
    read = [(path.name, _read(path)) for path in pictures[:MAX_IMAGES]]
    images = tuple((name, found) for name, found in read if found is not None)
    wrong = {NO_PICTURE: len(images) < len(read), TOO_MANY: len(pictures) > MAX_IMAGES}
    told = tuple(sentence for sentence, so in wrong.items() if so)
    return Incoming(images=images, files=tuple(files(data)), told=told)


def _read(path: Path) -> bytes | None:
    try:
        if path.is_file() and path.stat().st_size <= MAX_IMAGE:
            return path.read_bytes()
    except OSError:
        pass
    return None


def _image(data: QMimeData) -> bytes:
    image = QImage(data.imageData())
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if image.isNull() or not image.save(buffer, "PNG"):  # type: ignore[call-overload]
        return b""
    return bytes(buffer.data().data())
