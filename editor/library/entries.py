"""What the source library holds: entries, conflicts, uses, and the rule of what may go in.

A library is read by a whole newsroom and is not encrypted. So only sources that may be named go
in: a confidential, unnamed or off-record source stays in its article, and who it is in the vault.
What one story says of a source (STORY_ONLY) stays with that story. Knows no database.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from editor.formats.disk import FileProblem
from editor.lang.arabic import Folding, fold
from editor.model.article import Article
from editor.model.public import public
from editor.model.sources import Source, is_named
from editor.value import fields, frozen, replace


class LibraryProblem(FileProblem):
    """What went wrong with the library, as one translatable sentence."""


STORY_ONLY: Final[tuple[str, ...]] = (
    "verification", "corroborated_by", "interest_note", "reply_requested_at", "reply",
    "anonymity_reason",
)  # fmt: skip
"""Fields that judge a source for one story: a later story has to ask again."""

SEARCHED: Final[tuple[str, ...]] = (
    "label", "name", "name_latin", "role", "organisation", "description", "title", "author",
    "container", "publisher", "identifier", "place", "handle", "platform", "url",
)  # fmt: skip
"""Fields that search looks into, besides the aliases."""

_SEATS: Final = Folding(seats=True)
_BLANK: Final = Source("")


@frozen
class Entry:
    """A source as the library has it.

    `version` counts its changes from 1; `changed_at` is ISO 8601 in UTC; `used` is the number of
    articles that cite it.
    """

    source: Source
    version: int
    changed_at: str
    used: int = 0


@frozen
class Conflict:
    """Two people changed one source: `base` is what both began with, None where it was added.

    `theirs` is what the library has now, None where somebody deleted it. Nothing was written.
    """

    base: Source | None
    mine: Source
    theirs: Entry | None

    @property
    def clashes(self) -> tuple[str, ...]:
        """The fields that both changed, each in another way."""
        if self.theirs is None:
            return ()
        return tuple(
            name
            for name in _differences(self.mine, self.theirs.source)
            if self.base is None
            or getattr(self.base, name)
            not in (getattr(self.mine, name), getattr(self.theirs.source, name))
        )

    @property
    def merged(self) -> Source:
        """Both people's changes in one source; where they clash, mine."""
        if self.theirs is None or self.base is None:
            return self.mine
        changed = {name: getattr(self.mine, name) for name in _differences(self.base, self.mine)}
        return replace(self.theirs.source, **changed)


@frozen
class Use:
    """An article that cites a source; `cited_at` is when it was last recorded, ISO 8601 in UTC."""

    article: str
    headline: str
    cited_at: str


def may_be_shared(source: Source) -> bool:
    """Whether the library may hold it: readers may know its name, and it has one."""
    return is_named(source) and bool(source.name or source.name_latin or source.title)


def shareable(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Those of an article's sources that may go into the library, carriers of them included."""
    return tuple(source for source in sources if may_be_shared(source))


def for_library(source: Source, known: Collection[str]) -> Source:
    """The source without what belongs to one story, carried only by a source of the library."""
    blank = {name: getattr(_BLANK, name) for name in STORY_ONLY}
    if source.via not in known:
        blank["via"] = ""
    return replace(source, **blank)


def public_use(article: Article) -> tuple[str, str, tuple[str, ...]]:
    """The arguments of `SourceLibrary.record_use`, as far as readers may know them.

    The headline has no deleted words in it. An article with any source that may not be named is
    not recorded at all: its headline beside its open sources would tell a whole newsroom where the
    hidden one speaks, and who meets the same people. Under an embargo the headline stays out.
    """
    if not all(is_named(source) for source in article.sources):
        return article.id, "", ()
    shown = public(article)
    headline = "" if article.meta.embargo else " ".join(shown.headline.split())
    return article.id, headline, tuple(source.id for source in shown.sources if is_named(source))


def first_text(source: Source) -> str:
    """What the source is sought by first, folded: its name."""
    return _line(source.name or source.name_latin or source.title)


def search_text(source: Source) -> str:
    """All that search looks into, folded, a line for each field.

    A line stands there twice where hamza can be spelt on another seat (مسؤول, مسئول).
    """
    values = (*(getattr(source, name) for name in SEARCHED), *source.aliases)
    lines = dict.fromkeys(_line(value) for value in values if value)
    seated = dict.fromkeys(_line(value, _SEATS) for value in values if value)
    return "\n".join((*lines, *(line for line in seated if line not in lines)))


def search_words(query: str) -> tuple[tuple[str, ...], ...]:
    """The words of a query, each as its one or two folded spellings; every word must be found."""
    words = storable(query).split()
    return tuple(tuple(dict.fromkeys((fold(word), fold(word, _SEATS)))) for word in words)


def storable(text: str) -> str:
    """The text without what no database can hold: NUL and lone surrogates."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def _line(text: str, folding: Folding | None = None) -> str:
    text = " ".join(storable(text).split())
    return fold(text, folding) if folding else fold(text)


def _differences(one: Source, other: Source) -> tuple[str, ...]:
    return tuple(
        field.name
        for field in fields(Source)
        if getattr(one, field.name) != getattr(other, field.name)
    )
