"""What the vault hands to a desk sheet when that was asked for: lines, field by field.

The one way out of the vault in the clear. Knows no format.
"""

from __future__ import annotations

from collections.abc import Iterable

from editor.formats.spec import VaultFacts
from editor.library.vault_record import BOOKKEEPING, VaultRecord
from editor.model.article import Article
from editor.value import fields


def desk_facts(records: Iterable[VaultRecord], article: Article) -> VaultFacts:
    """The records of the article's confidential sources; no others leave."""
    wanted = {source.id for source in article.sources if source.confidential}
    return {record.id: _lines(record) for record in records if record.id in wanted}


def _lines(record: VaultRecord) -> dict[str, tuple[str, ...]]:
    out: dict[str, tuple[str, ...]] = {}
    for one in fields(record):
        value = getattr(record, one.name)
        if one.name in BOOKKEEPING or not value:
            continue
        if one.name == "details":
            out["details"] = tuple(detail.value for detail in value)
        else:
            out[one.name] = value if isinstance(value, tuple) else tuple(value.splitlines())
    return out
