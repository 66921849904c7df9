"""Moving who a source is out of an article into the vault, and what of it is still left behind.

Pure functions on values. A word that stands in the text itself is found and told, never changed:
only the journalist knows what it does there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final

from editor.lang.arabic import fold
from editor.lang.i18n import N_
from editor.library.vault_record import Detail, VaultRecord
from editor.model.article import Article, inline_runs
from editor.model.inline import Citation, Text, readable
from editor.model.sources import IDENTIFYING, Source
from editor.value import frozen

MOVED: Final = (*IDENTIFYING, "interest_note", "reply")
"""Fields that leave the article: what identifies, and what was noted freely about the person."""
OWN: Final = ("name", "name_latin", "aliases", "role", "organisation")
"""Those that the vault has a field of its own for."""
SHORTEST: Final = 3
"""Letters of a word that is worth looking for."""

_BLANK: Final = Source("")


@frozen
class Trace:
    """A word that still tells who it is: where it stands, what it is, and the block's place.

    `block` is -1 outside the text.
    """

    where: str
    words: str
    block: int = -1


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


def traces(article: Article, words: Iterable[str]) -> tuple[Trace, ...]:
    """Where the article still says any of the words, whatever its Arabic spelling.

    Looks at everything the file holds: text, deleted words, notes, comments, metadata, sources.
    """
    wanted = [
        (word, re.compile(rf"(?<!\w)\w{{0,3}}{re.escape(fold(word))}(?!\w)")) for word in words
    ]
    out = []
    for where, text, block in _everything(article):
        folded = fold(text)
        out += [Trace(where, word, block) for word, found in wanted if found.search(folded)]
    return tuple(dict.fromkeys(out))


def _pattern(word: str) -> re.Pattern[str]:
    """The word by itself, or with what Arabic joins to its front (ولل, بال)."""
    return re.compile(rf"(?<!\w)\w{{0,3}}{re.escape(fold(word))}(?!\w)")


def _everything(article: Article) -> Iterator[tuple[str, str, int]]:
    for place, block in enumerate(article.blocks):
        for inlines in inline_runs(block):
            yield N_("In the text"), readable(inlines), place
            for one in inlines:
                if isinstance(one, Citation):
                    yield N_("In a note"), "\n".join(_strings((one.refs, one.note))), place
                elif isinstance(one, Text):
                    yield N_("In the text"), "\n".join(mark.value for mark in one.marks), place
        rest = (block.speaker, *_strings(block.figure), *_strings(block.embed))
        yield N_("In the text"), "\n".join(rest), place
    yield N_("In the note to the desk"), article.meta.desk_note, -1
    yield (
        N_("In the article's details"),
        "\n".join(_strings(replace(article.meta, desk_note=""))),
        -1,
    )
    for comment in article.comments:
        yield N_("In a comment"), "\n".join(_strings(comment)), -1
    for source in article.sources:
        yield N_("In a source"), "\n".join(_strings(source)), -1


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _strings(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from _strings(getattr(value, one.name))
