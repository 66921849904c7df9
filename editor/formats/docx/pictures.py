"""Images: their size on the page, their drawing, their part. Knows no caption.

Lengths are English Metric Units: 914,400 an inch, 9,525 a pixel at 96 dots an inch, 635 a twip.
"""

from __future__ import annotations

import struct
from typing import Final

from editor.formats.docx.xml import attribute
from editor.model.article import Media
from editor.value import dataclass, field

EMU_PIXEL, EMU_TWIP = 9525, 635
TEXT_WIDTH: Final = 9026
"""Twips between the margins of an A4 page."""

MAX_WIDTH: Final = TEXT_WIDTH * EMU_TWIP
MAX_HEIGHT: Final = 8000 * EMU_TWIP
"""So that a portrait leaves room for its caption and some text."""

SUFFIXES: Final = {
    "image/png": "png",
    "image/jpeg": "jpeg",
    "image/gif": "gif",
    "image/bmp": "bmp",
    "image/tiff": "tiff",
}
"""The types that every Word since 2007 shows."""

_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006"


@dataclass(slots=True, eq=False, repr=False)
class Pictures:
    """The image parts of one document, by the id of their media, and how often they are shown."""

    parts: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    shown: int = 0

    def add(self, media: Media) -> str:
        """The part's path below `word/`, the same for the same image."""
        if media.id not in self.parts:
            name = f"media/image{len(self.parts) + 1}.{SUFFIXES[media.type]}"
            self.parts[media.id] = (name, media.data)
        return self.parts[media.id][0]

    def drawing(self, relation: str, size: tuple[int, int], alt: str, name: str) -> str:
        """`w:drawing` in the line. `size` in EMU; `name` is what the selection pane calls it."""
        self.shown += 1
        width, height = size
        name = attribute(f"{name} {self.shown}")
        extent = f'cx="{width}" cy="{height}"'
        return (
            "<w:drawing>"
            f'<wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" '
            'distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent {extent}/><wp:docPr id="{self.shown}" name="{name}" '
            f'descr="{attribute(alt)}"/><wp:cNvGraphicFramePr>'
            f'<a:graphicFrameLocks xmlns:a="{_DRAWING}/main" noChangeAspect="1"/>'
            f'</wp:cNvGraphicFramePr><a:graphic xmlns:a="{_DRAWING}/main">'
            f'<a:graphicData uri="{_DRAWING}/picture"><pic:pic xmlns:pic="{_DRAWING}/picture">'
            f'<pic:nvPicPr><pic:cNvPr id="{self.shown}" name="{name}"/><pic:cNvPicPr/>'
            f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/>'
            "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
            f'<a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing>"
        )


def size(media: Media) -> tuple[int, int] | None:
    """Width and height in EMU, fit into the text area; None where nobody knows the pixels."""
    width, height = (media.width, media.height)
    if width <= 0 or height <= 0:
        width, height = _pixels(media.data)
    if width <= 0 or height <= 0:
        return None
    scale = min(1.0, MAX_WIDTH / (width * EMU_PIXEL), MAX_HEIGHT / (height * EMU_PIXEL))
    return tuple(max(EMU_PIXEL, int(side * EMU_PIXEL * scale)) for side in (width, height))  # type: ignore[return-value]


def _pixels(data: bytes) -> tuple[int, int]:
    """Width and height as the file's own header says, or zeros."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        return struct.unpack(">II", data[16:24])
    if data.startswith((b"GIF87a", b"GIF89a")) and len(data) >= 10:
        return struct.unpack("<HH", data[6:10])
    if data.startswith(b"BM") and len(data) >= 26:
        width, height = struct.unpack("<ii", data[18:26])
        return width, abs(height)
    if data.startswith(b"\xff\xd8"):
        return _jpeg_pixels(data)
    return 0, 0


def _jpeg_pixels(data: bytes) -> tuple[int, int]:
    """From the first start-of-frame segment (ITU T.81, B.2.2)."""
    place = 2
    while place + 9 < len(data) and data[place] == 0xFF:
        marker, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            return width, height
        place += 2 + max(length, 2)
    return 0, 0
