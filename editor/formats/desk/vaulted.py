"""What the vault knows of a source, as labels and lines in the words of the sheet.

The sheet receives it only when somebody asked for that explicitly. Knows no vault and no markup.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from editor.formats.spec import VaultFacts
from editor.lang.dates import format_date
from editor.lang.terms import Terms

FIELDS: Final = (
    "name", "name_latin", "aliases", "role", "organisation", "contacts", "identity_known_by",
    "approved_by", "approved_at", "consent_note", "terms_agreed_at", "terms_agreed_by", "risk",
    "risk_note", "delete_by", "notes", "details",
)  # fmt: skip
"""Fields of the vault's record in the order of the sheet; the term for each is `vault_FIELD`."""
DATES: Final = ("approved_at", "terms_agreed_at", "delete_by")


def vaulted(
    vault: VaultFacts, source: str, words: Terms, language: str
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(label, lines) for all that is known of the source of that id."""
    known: Mapping[str, tuple[str, ...]] = vault.get(source, {})
    return tuple(
        (words[f"vault_{name}"], tuple(_line(name, one, words, language) for one in known[name]))
        for name in FIELDS
        if known.get(name)
    )


def _line(name: str, text: str, words: Terms, language: str) -> str:
    if name == "risk":
        return words.words.get(f"vault_risk_{text}", text)
    return format_date(text, language) if name in DATES else text
