"""Notes of a file -> citations.

A note whose label is the key of a reference cites that source; any other is a remark. Where the
record knows the note and its text is unchanged, it is what it was, locator and all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from editor.formats.citing import note
from editor.formats.markdown.digest import digest_inlines
from editor.formats.markdown.layer import shown, whole
from editor.formats.markdown.names import plain_name
from editor.lang.terms import terms
from editor.model.article import Article
from editor.model.inline import Citation, Inline, Inlines, Ref, Text, cut, plain, readable
from editor.value import dataclass, field

_NUMBER: Final = re.compile(r"-\d+\Z")


@dataclass(slots=True)
class Notes:
    """The notes as their text shows them, by label; `article` has the sources and the language."""

    seen: Mapping[str, Inlines]
    record: Mapping[str, list[Any]]
    article: Article
    _sources: dict[str, str] = field(default_factory=dict)
    _entries: dict[str, list[Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._sources = {plain_name(one.id, ""): one.id for one in self.article.sources}
        self._entries = {one[0]: one for one in self.record.values() if one and _is_text(one[0])}

    def resolve(self, inlines: Inlines) -> Inlines:
        """The inlines with whole citations for the labels of notes."""
        if not any(isinstance(one, Citation) for one in inlines):
            return inlines
        out: list[Inline] = []
        for one in inlines:
            known = isinstance(one, Citation) and one.id in self.seen and not one.refs
            out.append(self._citation(one.id) if known and isinstance(one, Citation) else one)
        return tuple(out)

    def _citation(self, label: str) -> Citation:
        seen = self.seen[label]
        seal = digest_inlines(seen)
        entry = self.record.get(label)
        if entry is None or not entry or entry[0] != seal:
            entry = self._entries.get(seal) or entry
        match entry:
            case [str(sealed), str(id), list(refs), int(size), *rest]:
                facts = rest[0] if rest and isinstance(rest[0], dict) else {}
                if sealed == seal:
                    return Citation(id, _refs(refs), _remark(seen, size, facts))
                return self._cited(id, _refs(refs), seen)
        source = self._sources.get(label) or self._sources.get(plain_name(label, ""))
        source = source or self._sources.get(_NUMBER.sub("", plain_name(label, "")))
        return self._cited(label, (Ref(source),) if source else (), seen)

    def _cited(self, id: str, refs: tuple[Ref, ...], seen: Inlines) -> Citation:
        """A citation whose note may say more than its sources do."""
        texts = _texts(seen)
        if not refs:
            return Citation(id, (), texts)
        base = readable(shown(note(Citation(id, refs), self.article)))
        end = terms(self.article.meta.language)["sentence_end"]
        words = plain(texts)
        if words.removesuffix(end) == base.removesuffix(end):
            return Citation(id, refs)
        start = base.removesuffix(end) + end + " "
        if words.startswith(start):
            return Citation(id, refs, _texts(cut(texts, len(start), len(words))))
        return Citation(id, refs, texts)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _refs(data: list[Any]) -> tuple[Ref, ...]:
    return tuple(
        Ref(*one)
        for one in data
        if isinstance(one, list) and 1 <= len(one) <= 2 and all(map(_is_text, one))
    )


def _remark(seen: Inlines, size: int, facts: Mapping[str, Any]) -> tuple[Text, ...]:
    """The editor's own words, which end the note."""
    full = whole(() if facts.get("empty") is True else seen, facts)
    total = len(plain(full))
    return _texts(cut(full, total - max(0, min(size, total)), total))


def _texts(inlines: Inlines) -> tuple[Text, ...]:
    """A note has no line breaks and no notes of its own."""
    return tuple(
        one if isinstance(one, Text) else Text(" ")
        for one in inlines
        if not isinstance(one, Citation)
    )
