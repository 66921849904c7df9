"""FORMATS: every way in and out. A new format is one row here and one small package beside it.

The packages are strangers to each other; what they share stands directly in this folder:
`spec` (what a format is), `folding` (flat blocks into lists and boxes), `citing` (references as
text), `selfcheck` (was everything kept?).
"""

from __future__ import annotations

from typing import Final

from editor.formats.spec import Format
from editor.lang.i18n import N_

FORMATS: Final[tuple[Format, ...]] = (
    Format(
        "muharrir",
        N_("Muharrir article"),
        (".muharrir",),
        reader="editor.formats.native.reader:read",
        writer="editor.formats.native.writer:write",
        public=False,
    ),
    Format(
        "html",
        N_("Web page"),
        (".html", ".htm"),
        writer="editor.formats.html.writer:write",
    ),
    Format(
        "docx",
        N_("Word document"),
        (".docx",),
        writer="editor.formats.docx.writer:write",
    ),
    Format(
        "md",
        N_("Markdown"),
        (".md", ".markdown"),
        reader="editor.formats.markdown.reader:read",
        writer="editor.formats.markdown.writer:write",
    ),
    Format(
        "txt",
        N_("Plain text"),
        (".txt",),
        reader="editor.formats.text.reader:read",
        writer="editor.formats.text.writer:write",
    ),
    Format(
        "ninjs",
        N_("ninjs news item"),
        (".ninjs",),
        writer="editor.formats.ninjs.writer:write",
    ),
    Format(
        "desk",
        N_("Desk sheet"),
        (".desk.html",),
        writer="editor.formats.desk.writer:write",
        public=False,
        vault=True,
    ),
    Format(
        "desk-docx",
        N_("Desk sheet for Word"),
        (".desk.docx",),
        writer="editor.formats.docx.writer:write",
        compose="editor.formats.desk.document:compose",
        public=False,
        vault=True,
    ),
)

BY_ID: Final[dict[str, Format]] = {format.id: format for format in FORMATS}
BY_SUFFIX: Final[dict[str, Format]] = {
    suffix: format for format in FORMATS for suffix in format.suffixes
}
