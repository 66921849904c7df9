"""Moving who a source is out of an article into the vault, and what of it is still left behind.

Pure functions on values. A word that stands in the text itself is found and told, never changed:
only the journalist knows what it does there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from editor.lang.arabic import fold
from editor.lang.i18n import N_
from editor.library.vault_record import Detail, VaultRecord
from editor.model.article import Article, Block, Comment, Metadata, inline_runs
from editor.model.inline import Citation, Text, readable
from editor.model.kinds import KIND
from editor.model.sources import IDENTIFYING, Source
from editor.value import fields, frozen, is_dataclass, replace

MOVED: Final = (*IDENTIFYING, "interest_note", "reply")
"""Fields that leave the article: what identifies, and what was noted freely about the person."""
OWN: Final = ("name", "name_latin", "aliases", "role", "organisation")
"""Those that the vault has a field of its own for."""
SHORTEST: Final = 3
"""Letters of a word that is worth looking for."""

_BLANK: Final = Source("")
Part = Block | Metadata | Comment | Source


@frozen
class Place:
    """Where words that tell who it is still stand: in what, which of them, how often.

    `block` is -1 outside the text; `source` is the id of the record they stand in, if any.
    """

    where: str
    words: tuple[str, ...]
    times: int
    block: int = -1
    source: str = ""


def identifies(source: Source) -> tuple[str, ...]:
    """The fields in which the article itself says who the source is."""
    return tuple(name for name in MOVED if getattr(source, name))


def moved(source: Source, record: VaultRecord, code_name: str) -> tuple[Source, VaultRecord]:
    """The source without what identifies it, and the record that has it now.

    What the record knows already is kept; where both differ, the article's value is a detail. A
    short name goes the same way, and the code name stands in its place.
    """
    changes: dict[str, Any] = {}
    details = list(record.details)
    for name in MOVED:
        value = getattr(source, name)
        if not value:
            continue
        if name == "aliases":
            known = (*record.aliases, *(one for one in value if one not in record.aliases))
            changes["aliases"] = known
        elif name in OWN and getattr(record, name) in ("", value):
            changes[name] = value
        else:
            details.append(Detail(name, value))
    if source.label and source.label != code_name:
        details.append(Detail("label", source.label))
    blank = {name: getattr(_BLANK, name) for name in MOVED}
    kept = replace(
        record, **changes, details=tuple(dict.fromkeys(details)), code_name=code_name
    )  # fmt: skip
    return replace(source, **blank, label=code_name, confidential=True), kept


def given_back(source: Source, record: VaultRecord) -> Source:
    """The source named again, with what the vault knows, wherever the article has nothing."""
    known: dict[str, Any] = {name: getattr(record, name) for name in OWN}
    known |= {detail.field: detail.value for detail in record.details if detail.field in MOVED}
    filled = {name: value for name, value in known.items() if value and not getattr(source, name)}
    label = next((one.value for one in record.details if one.field == "label"), source.label)
    return replace(source, **filled, label=label, confidential=False)


def tell_tales(record: VaultRecord) -> tuple[str, ...]:
    """The words of a record that would tell who it is, wherever they stood."""
    singles = (record.name, record.name_latin, *record.aliases, *record.contacts)
    details = (one.value for one in record.details if one.field not in _ORDINARY)
    lasts = (name.split()[-1] for name in (record.name, record.name_latin) if " " in name.strip())
    words = dict.fromkeys(" ".join(one.split()) for one in (*singles, *details, *lasts))
    return tuple(word for word in words if len(word) >= SHORTEST)


_ORDINARY: Final = ("medium", "quote_language", "said_at", "published_at", "accessed_at", "volume",
                    "issue", "pages", "licence", "platform")  # fmt: skip
"""Fields whose values stand in many articles and tell nothing by themselves."""


class Teller:
    """Finds where an article still says any of the words, whatever its Arabic spelling.

    Looks at everything the file holds: text, deleted words, notes, comments, metadata, sources.
    Remembers what it saw of each part, so that the many articles of a history, which share them,
    take little longer than one.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._wanted = [(word, _pattern(fold(word))) for word in words]
        self._seen: dict[int, tuple[object, tuple[tuple[str, str], ...]]] = {}

    def told(self, article: Article) -> frozenset[tuple[str, str]]:
        """Which words it says, and in what."""
        return frozenset(one for _, part in _parts(article) for one in self._in(part))

    def _in(self, part: Part) -> tuple[tuple[str, str], ...]:
        known = self._seen.get(id(part))
        if known is None:
            found = ((where, word) for where, text in _texts(part) for word in self._words(text))
            # The part is kept beside it: only while it lives is its id its own.
            known = self._seen[id(part)] = part, tuple(dict.fromkeys(found))
        return known[1]

    def _words(self, text: str) -> Iterator[str]:
        folded = fold(text) if text else ""
        return (word for word, found in self._wanted if folded and found.search(folded))


def places(article: Article, words: Iterable[str]) -> tuple[Place, ...]:
    """Where the article still says any of the words, in reading order, what is beside it last.

    A word inside a longer one of them (the surname in the name) is not counted by itself.
    """
    known = {fold(word): word for word in words}
    if not known:
        return ()
    wanted = _pattern(*sorted(known, key=len, reverse=True))
    out = []
    for at, part in _parts(article):
        found: dict[str, list[str]] = {}
        for where, text in _texts(part):
            said = (known[match[1]] for match in wanted.finditer(fold(text)))
            found.setdefault(where, []).extend(said)
        id = part.id if isinstance(part, Source) else ""
        out += [
            Place(where, tuple(dict.fromkeys(said)), len(said), at, id)
            for where, said in found.items()
            if said
        ]
    return tuple(out)


def says(text: str, words: Iterable[str]) -> bool:
    """Whether any of the words stands in it, whatever its Arabic spelling: `_` is a space."""
    known = [fold(word) for word in words]
    return bool(known) and _pattern(*known).search(fold(text.replace("_", " "))) is not None


def _parts(article: Article) -> Iterator[tuple[int, Part]]:
    """All that something may be written in, with the place of a block, else -1."""
    yield from enumerate(article.blocks)
    yield -1, article.meta
    for rest in (article.comments, article.sources):
        yield from ((-1, one) for one in rest)


def forgotten(article: Article, source: Source) -> Article:
    """The article with nothing in the record of the source that moved into the vault as this one.

    Equal, and the same object, where there is nothing to forget.
    """
    old = article.source(source.id)
    if old is None or (not identifies(old) and old.label == source.label and old.confidential):
        return article
    blank = {name: getattr(_BLANK, name) for name in MOVED}
    new = replace(old, **blank, label=source.label, confidential=True)
    sources = tuple(new if one.id == source.id else one for one in article.sources)
    return replace(article, sources=sources)


def rewriting(
    now: Article, source: Source, words: Iterable[str]
) -> Callable[[Article], Article | None]:
    """What becomes of earlier states of an article once a source of it moved into the vault.

    Its record is forgotten in each. None is a state that would say one of the words where `now`
    does not.
    """
    teller = Teller(words)
    told = teller.told(now)

    def change(article: Article) -> Article | None:
        after = forgotten(article, source)
        return after if teller.told(after) <= told else None

    return change


def _pattern(*folded: str) -> re.Pattern[str]:
    """One of the words by itself, or with what Arabic joins to its front (ولل, بال)."""
    return re.compile(rf"(?<!\w)\w{{0,3}}({'|'.join(map(re.escape, folded))})(?!\w)")


def _texts(part: Part) -> Iterator[tuple[str, str]]:
    """Everything written in it, with what it stands in."""
    if isinstance(part, Block):
        yield from _in_block(part)
    elif isinstance(part, Metadata):
        yield N_("In the note to the desk"), part.desk_note
        yield N_("In the article's details"), "\n".join(_strings(replace(part, desk_note="")))
    else:
        where = N_("In a source") if isinstance(part, Source) else N_("In a comment")
        yield where, "\n".join(_strings(part))


def _in_block(block: Block) -> Iterator[tuple[str, str]]:
    kind = KIND[block.kind]
    text = kind.label if kind.zone == "top" else N_("In the text")
    for inlines in inline_runs(block):
        yield text, readable(inlines)
        for one in inlines:
            if isinstance(one, Citation):
                yield N_("In a note"), "\n".join(_strings((one.refs, one.note)))
            elif isinstance(one, Text):
                yield text, "\n".join(mark.value for mark in one.marks)
    rest = (block.speaker, *_strings(block.figure), *_strings(block.embed))
    yield text, "\n".join(rest)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _strings(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from _strings(getattr(value, one.name))
