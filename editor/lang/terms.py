"""The words that outputs use, by the language of the article and not of the program.

One JSON file a language in resources/terms (JSON and not TOML because tomllib costs four times the
import). Knows nothing about where a word is used.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from editor.resources import resource
from editor.value import dataclass

_FALLBACK = "en"


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """Words of one language by key; `language` is the tag of the file they came from."""

    language: str
    words: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        return self.words[key]

    def __call__(self, key: str, /, **values: object) -> str:
        """The term with its `{placeholders}` filled in. Raises KeyError for an unknown key."""
        return self.words[key].format_map(values)


@cache
def terms(language: str) -> Terms:
    """Terms for a BCP 47 tag: its own file over its base language's, else English."""
    available = term_languages()
    found = [tag for tag in (language.partition("-")[0], language) if tag in available]
    words: dict[str, str] = {}
    for tag in dict.fromkeys(found or [_FALLBACK]):
        words |= json.loads(resource("terms", f"{tag}.json").read_text(encoding="utf-8"))
    return Terms(found[-1] if found else _FALLBACK, MappingProxyType(words))


@cache
def term_languages() -> frozenset[str]:
    """Tags of all languages with terms."""
    return frozenset(path.stem for path in resource("terms").glob("*.json"))
