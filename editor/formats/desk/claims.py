"""What the sheet says of claims and sources, as values: read off the article, in no markup.

A source that may not be named goes by its code name here as well, since paper travels. Knows
nothing of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, TypeGuard

from editor.edit.sources import uncited_quotations, unused_sources
from editor.formats.spec import VaultFacts
from editor.lang.terms import Terms
from editor.model.article import Article, Block, all_citations, inline_runs
from editor.model.inline import Citation, Inline, Text, plain
from editor.model.kinds import KIND
from editor.model.sources import Source, chain, is_named
from editor.value import field, frozen

GAP: Final = " … "
"""Between stretches of one claim that do not stand together."""


@frozen
class Claim:
    """One citation: its number, the words it stands behind, the place of its block, from 1."""

    number: int
    citation: Citation
    words: str
    block: Block
    place: int
    section: str


@frozen
class Quotation:
    """Quoted words that no citation stands behind."""

    words: str
    block: Block
    place: int


@frozen
class Sources:
    """The article's sources by id; `numbers` are their places in it, from 1.

    `uses` are the numbers of the claims that cite a source, `carried` the ids of those that came
    through it. `vault` is what the vault tells of them, where that was asked for.
    """

    known: Mapping[str, Source]
    words: Terms
    numbers: Mapping[str, int]
    uses: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    carried: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    vault: VaultFacts = field(default_factory=dict, repr=False)

    def called(self, source: Source) -> str:
        """Its name with what it is, or its code name; never what could identify the unnamed."""
        if is_named(source):
            name = source.name or source.name_latin or source.title or source.label
            parts = (name or source.description, source.role, source.organisation)
            return self.words["list_separator"].join(filter(None, parts)) or self.words["untitled"]
        if name := source.label or source.description:
            return name
        return f"{self.words['anonymous_source']} ({self.numbers[source.id]})"


def sources_of(article: Article, words: Terms, vault: VaultFacts | None = None) -> Sources:
    """The sources with their uses."""
    known = {source.id: source for source in article.sources}
    uses: dict[str, list[int]] = {}
    for number, citation in enumerate(all_citations(article), 1):
        for id in dict.fromkeys(ref.source for ref in citation.refs):
            uses.setdefault(id, []).append(number)
    carried: dict[str, list[str]] = {}
    for source in article.sources:
        if source.via in known:
            carried.setdefault(source.via, []).append(source.id)
    return Sources(
        known,
        words,
        {id: number for number, id in enumerate(known, 1)},
        {id: tuple(numbers) for id, numbers in uses.items()},
        {id: tuple(ids) for id, ids in carried.items()},
        vault or {},
    )


def claims(article: Article) -> tuple[Claim, ...]:
    """Every citation with its words, in reading order."""
    words = marked_words(article, "claim")
    out: list[Claim] = []
    section = ""
    for place, block in enumerate(article.blocks, 1):
        if KIND[block.kind].outline > 1:
            section = " ".join(block.text.split())
        for inlines in inline_runs(block):
            for one in inlines:
                if isinstance(one, Citation):
                    said = words.get(one.id, "")
                    out.append(Claim(len(out) + 1, one, said, block, place, section))
    return tuple(out)


def marked_words(article: Article, name: str) -> dict[str, str]:
    """The words under each mark of that name, by its value; words proposed for deletion left out."""
    found: dict[str, str] = {}
    ends: dict[str, tuple[int, int]] = {}
    for run, inlines in enumerate(each for block in article.blocks for each in inline_runs(block)):
        for place, one in enumerate(filter(_stays, inlines)):
            for id in (mark.value for mark in one.marks if mark.name == name):
                joined = id not in found or ends[id] == (run, place - 1)
                found[id] = found.get(id, "") + ("" if joined else GAP) + one.text
                ends[id] = (run, place)
    return found


def _stays(inline: Inline) -> TypeGuard[Text]:
    """Whether it is text that nobody proposes to delete."""
    return isinstance(inline, Text) and all(mark.name != "deleted" for mark in inline.marks)


def independent(ids: Iterable[str], known: Mapping[str, Source]) -> int:
    """How many independent voices stand behind a claim.

    One group of dependent sources is one voice; who only carried another's words is none.
    """
    cited = [known[id] for id in dict.fromkeys(ids) if id in known]
    carriers = {step.id for source in cited for step in chain(source, known)[1:]}
    return len({one.independence_group or one.id for one in cited if one.id not in carriers})


def uncited(article: Article) -> tuple[Quotation, ...]:
    """Quoted words without a citation."""
    return tuple(
        Quotation(plain(article.blocks[place].inlines)[start:end], article.blocks[place], place + 1)
        for place, start, end in uncited_quotations(article)
    )


def open_sources(article: Article, sources: Sources) -> tuple[tuple[str, tuple[Source, ...]], ...]:
    """Sources that ask for work, under the key of the term that says which."""
    cited = tuple(source for source in article.sources if source.id in sources.uses)
    hidden = tuple(source for source in cited if not is_named(source))
    return (
        ("desk_unverified", tuple(one for one in cited if one.verification == "unverified")),
        ("desk_no_reason", tuple(one for one in hidden if not one.anonymity_reason)),
        (
            "desk_no_reply",
            tuple(s for s in article.sources if s.reply_requested_at and not s.reply),
        ),
        ("desk_unused", unused_sources(article)),
    )
