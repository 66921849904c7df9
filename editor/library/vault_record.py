"""What the vault knows of one confidential source, and what of it is due, found or told.

A record belongs to the source of the same opaque id, in whichever article that stands. Knows no
file, no passphrase and no article.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any, Final, Literal

from editor.lang.arabic import fold
from editor.lang.i18n import N_
from editor.value import fields, frozen, replace

Risk = Literal["", "low", "medium", "high", "life"]


@frozen
class Detail:
    """What an article's source said under the field of that name before it was taken in here."""

    field: str
    value: str


@frozen
class VaultRecord:
    """One person or body that must not be known. Dates are ISO 8601 text; empty means not known.

    `code_name` and `article` (a headline) say what the record belongs to, for a reader of the vault
    alone. `contacts` are lines such as “Signal: +963…”. `delete_by` is the day by which the record
    has to go.
    """

    id: str
    code_name: str = ""
    article: str = ""
    name: str = ""
    name_latin: str = ""
    aliases: tuple[str, ...] = ()
    role: str = ""
    organisation: str = ""
    contacts: tuple[str, ...] = ()
    identity_known_by: str = ""
    approved_by: str = ""
    approved_at: str = ""
    consent_note: str = ""
    terms_agreed_at: str = ""
    terms_agreed_by: str = ""
    risk: Risk = ""
    risk_note: str = ""
    delete_by: str = ""
    notes: str = ""
    details: tuple[Detail, ...] = ()
    changed_at: str = ""


RISKS: Final[tuple[tuple[Risk, str], ...]] = (
    ("", N_("Not judged")),
    ("low", N_("Low")),
    ("medium", N_("Medium")),
    ("high", N_("High")),
    ("life", N_("Danger to life")),
)
DATES: Final = ("approved_at", "terms_agreed_at", "delete_by")
BOOKKEEPING: Final = ("id", "code_name", "article", "changed_at")
"""Fields that say nothing of the person."""


def is_empty(record: VaultRecord) -> bool:
    """Whether it says nothing of the person."""
    blank = VaultRecord(record.id)
    names = (one.name for one in fields(record) if one.name not in BOOKKEEPING)
    return all(getattr(record, name) == getattr(blank, name) for name in names)


def texts(record: VaultRecord) -> tuple[str, ...]:
    """Everything written in it, field by field."""
    out: list[str] = []
    for one in fields(record):
        value = getattr(record, one.name)
        if one.name == "details":
            out += (detail.value for detail in value)
        else:
            out += value if isinstance(value, tuple) else (value,)
    return tuple(text for text in out if text)


class VaultSearch:
    """Finds records by any of their words. Remembers how each reads without its spelling, so that
    only the first search takes its time; let go of it when the vault locks."""

    def __init__(self) -> None:
        self._folded: dict[tuple[str, str], str] = {}

    def search(self, records: Iterable[VaultRecord], query: str) -> tuple[VaultRecord, ...]:
        """Those in which every word of the query stands, whatever its Arabic spelling."""
        words = fold(query).split()
        if not words:
            return tuple(records)
        return tuple(one for one in records if all(word in self._text(one) for word in words))

    def _text(self, record: VaultRecord) -> str:
        key = record.id, record.changed_at
        if key not in self._folded:
            self._folded[key] = fold("\n".join(texts(record)))
        return self._folded[key]


def overdue(records: Iterable[VaultRecord], today: date) -> tuple[VaultRecord, ...]:
    """Those that had to be deleted by today. “2026-11” and “2026” are due when they are past."""
    day = today.isoformat()
    return tuple(
        one
        for one in records
        if one.delete_by and (one.delete_by < day[: len(one.delete_by)] or one.delete_by == day)
    )


def joined(keep: VaultRecord, drop: VaultRecord) -> VaultRecord:
    """The first record with all that the second one knows: two sources turned out to be one.

    Where both say something, the second one's word becomes a detail. Lists are put together.
    """
    changes: dict[str, Any] = {}
    details = [*keep.details, *drop.details]
    for one in fields(keep):
        mine, other = getattr(keep, one.name), getattr(drop, one.name)
        if one.name in (*BOOKKEEPING, "details") or not other or mine == other:
            continue
        if isinstance(mine, tuple):
            changes[one.name] = tuple(dict.fromkeys((*mine, *other)))
        elif not mine:
            changes[one.name] = other
        else:
            details.append(Detail(one.name, other))
    return replace(keep, **changes, details=tuple(dict.fromkeys(details)))


def merged(mine: Iterable[VaultRecord], theirs: Iterable[VaultRecord]) -> tuple[VaultRecord, ...]:
    """All records of both; of one that both have, the one changed last, or else mine."""
    out = {record.id: record for record in mine}
    for record in theirs:
        if record.id not in out or record.changed_at > out[record.id].changed_at:
            out[record.id] = record
    return tuple(out.values())


def stamped(record: VaultRecord) -> VaultRecord:
    """The record as changed at this moment."""
    return replace(record, changed_at=datetime.now(UTC).isoformat(timespec="seconds"))
