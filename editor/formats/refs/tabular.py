"""The sources as a table for a spreadsheet: UTF-8 with a BOM, which Excel needs for Arabic.

A cell that a spreadsheet would run as a formula is made text by an apostrophe (OWASP, CSV
injection).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Final

from editor.model.sources import Source

COLUMNS: Final = (
    "id", "kind", "name", "name_latin", "description", "role", "organisation", "title", "author",
    "via", "terms", "verification", "published_at", "accessed_at", "url", "archived_url",
    "identifier",
)  # fmt: skip


def write(sources: Iterable[Source]) -> str:
    """A header row and one row a source."""
    out = io.StringIO()
    out.write("\ufeff")
    rows = csv.writer(out)
    rows.writerow(COLUMNS)
    for source in sources:
        rows.writerow([_safe(str(getattr(source, column))) for column in COLUMNS])
    return out.getvalue()


def _safe(cell: str) -> str:
    return "'" + cell if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
