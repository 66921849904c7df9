"""The package: parts by path, their content types and relationships, links, the finished archive.

Source: ECMA-376-2 (Open Packaging Conventions). Knows nothing of what is inside a part.
"""

from __future__ import annotations

import re
from typing import Final

from editor.formats.docx.archive import archive
from editor.formats.docx.xml import HEAD, attribute
from editor.value import dataclass, field

OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"

CONTENT_TYPES: Final = {
    "word/document.xml": f"{WORD}.document.main+xml",
    "word/styles.xml": f"{WORD}.styles+xml",
    "word/settings.xml": f"{WORD}.settings+xml",
    "word/numbering.xml": f"{WORD}.numbering+xml",
    "word/footnotes.xml": f"{WORD}.footnotes+xml",
    "word/footer1.xml": f"{WORD}.footer+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
DEFAULTS: Final = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "tiff": "image/tiff",
}
SAFE: Final = r"(?i)(?:https?|mailto|tel|ftps?):[^\s/]|(?:ht|f)tps?://\S|[^:/?#\\\s]+(?:[/?#]|\Z)|\.{0,2}/(?!/)"
"""Addresses that a reader may follow; any other scheme (javascript, data, file) is none. Patterns
are compiled when first used."""

NOT_IN_URI: Final = r"[\s\"<>\\^`{|}\x00-\x20]|%(?![0-9A-Fa-f]{2})"
"""RFC 3986, 2: Word calls a package damaged when a target holds one of these."""


@dataclass(slots=True, eq=False, repr=False)
class Relations:
    """The relationships of one part, in the order they were asked for."""

    rows: dict[tuple[str, str, bool], str] = field(default_factory=dict)

    def add(self, type: str, target: str, *, external: bool = False) -> str:
        """The id of the relationship; one for each type and target."""
        return self.rows.setdefault((type, target, external), f"rId{len(self.rows) + 1}")

    def link(self, url: str) -> str:
        """The attribute of `w:hyperlink`: a place in the document, or an address outside.

        Empty where the address is not one that a reader may follow.
        """
        if url.startswith("#"):
            return f'w:anchor="{attribute(url[1:])}"' if url[1:] else ""
        address = url.strip()
        if not re.match(SAFE, address):
            return ""
        address = re.sub(NOT_IN_URI, _percent, address)
        return f'r:id="{self.add("hyperlink", address, external=True)}" w:history="1"'

    def xml(self) -> str:
        """The `.rels` part."""
        rows = "".join(
            f'<Relationship Id="{id}" Type="{_type(type)}" Target="{attribute(target)}"'
            f"{' TargetMode=' + chr(34) + 'External' + chr(34) if external else ''}/>"
            for (type, target, external), id in self.rows.items()
        )
        return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def _type(type: str) -> str:
    if type == "core-properties":
        return f"{PACKAGE}/relationships/metadata/core-properties"
    return f"{OFFICE}/{type}"


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8"))


def content_types(paths: list[str]) -> str:
    """`[Content_Types].xml` for the parts of these paths."""
    suffixes = dict.fromkeys(("rels", "xml", *(path.rpartition(".")[2] for path in paths)))
    rows = [
        f'<Default Extension="{suffix}" ContentType="{DEFAULTS[suffix]}"/>' for suffix in suffixes
    ]
    rows += [
        f'<Override PartName="/{path}" ContentType="{CONTENT_TYPES[path]}"/>'
        for path in paths
        if path in CONTENT_TYPES
    ]
    return f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{"".join(rows)}</Types>'


def package(parts: dict[str, bytes], relations: dict[str, Relations]) -> bytes:
    """The archive of the parts and the relationships of each of them (`""`: of the package)."""
    paths = dict(parts)
    for source, rows in relations.items():
        folder, _, name = source.rpartition("/")
        place = f"{folder}/_rels/{name}.rels" if source else "_rels/.rels"
        if rows.rows:
            paths[place] = rows.xml().encode("utf-8")
    types = content_types(list(paths)).encode("utf-8")
    # [Content_Types].xml first, as readers of streams expect it.
    return archive((("[Content_Types].xml", types), *paths.items()))
