"""What an article made from a template still lacks: findings, each a sentence and a place.

Looks only at what the article's own brief asks. Knows no file and no window; mends nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, Literal

from editor.edit.slots import awaited_slots
from editor.lang.counting import count_characters, count_words
from editor.lang.i18n import N_, Sentence, sentence
from editor.model.article import Article, Block, all_citations
from editor.model.brief import WANTED_FIELDS, Brief, Limit
from editor.model.kinds import KIND
from editor.model.public import public
from editor.model.slots import empty_slots
from editor.value import frozen

Weight = Literal["required", "advice"]
HEADLINE: Final = Limit(graphemes=70)
LEDE: Final = Limit(words=40)


@frozen
class Finding:
    """One thing: what it is, the id of the block it is about (or nothing), and how much it matters.

    `required`: the desk does not want the article to leave like this.
    """

    sentence: Sentence
    block: str = ""
    weight: Weight = "advice"


def findings(article: Article) -> tuple[Finding, ...]:
    """Everything that the brief asks for and the article has not, in reading order by sort."""
    brief = article.brief
    if brief is None:
        return ()
    out = [*_slots(article, brief), *_fields(article, brief), *_limits(article, brief)]
    for id in brief.checks:
        out.extend(_CHECKS[id](article))
    return tuple(dict.fromkeys(out))


def required_slots(article: Article) -> tuple[Finding, ...]:
    """Only the required slots that are empty, one finding a slot, at its first place."""
    return tuple(_slots(article, article.brief)) if article.brief else ()


def _slots(article: Article, brief: Brief) -> Iterator[Finding]:
    seen: set[str] = set()
    spoken = ((b, name) for b in article.blocks for name in awaited_slots(article, b))
    for block, name in (*empty_slots(article), *spoken):
        slot = brief.slot(name)
        if slot is not None and slot.required and name not in seen:
            seen.add(name)
            yield Finding(sentence(N_("“{label}” is still empty."), label=slot.label), block.id,
                          "required")  # fmt: skip


def _fields(article: Article, brief: Brief) -> Iterator[Finding]:
    for name in brief.required:
        if not getattr(article.meta, name):
            label = sentence(WANTED_FIELDS[name])
            yield Finding(
                sentence(N_("The field “{field}” is empty."), field=label), "", "required"
            )


def _limits(article: Article, brief: Brief) -> Iterator[Finding]:
    guides = {guide.block: guide for guide in brief.guides}
    for block in article.blocks:
        guide = guides.get(block.id)
        if guide is not None and (over := over_limit(block, guide.limit)) is not None:
            yield over


def over_limit(block: Block, limit: Limit) -> Finding | None:
    """A finding where the block is longer than the limit."""
    kind = sentence(KIND[block.kind].label)
    letters, words = count_characters(block.text), count_words(block.text)
    if limit.graphemes and letters > limit.graphemes:
        message = N_("{kind}: {letters} characters where {most} are enough.")
        return Finding(
            sentence(message, kind=kind, letters=letters, most=limit.graphemes), block.id
        )
    if limit.words and words > limit.words:
        message = N_("{kind}: {words} words where {most} are enough.")
        return Finding(sentence(message, kind=kind, words=words, most=limit.words), block.id)
    return None


def _headline_length(article: Article) -> Iterator[Finding]:
    yield from _first_over(article, "headline", HEADLINE)


def _lede_length(article: Article) -> Iterator[Finding]:
    yield from _first_over(article, "lede", LEDE)


def _first_over(article: Article, kind: str, limit: Limit) -> Iterator[Finding]:
    block = next((block for block in article.blocks if block.kind == kind), None)
    guide = article.brief.guide(block.id) if article.brief and block else None
    if block and not (guide and guide.limit != Limit()) and (over := over_limit(block, limit)):
        yield over


def _sources_cited(article: Article) -> Iterator[Finding]:
    if not any(citation.refs for citation in all_citations(article)):
        yield Finding(sentence(N_("No source is cited.")))


def _quotation_has_speaker(article: Article) -> Iterator[Finding]:
    for block in public(article).blocks:
        if block.kind == "quotation" and block.text.strip() and not block.speaker:
            yield Finding(sentence(N_("A quotation has no speaker.")), block.id)


def _figure_has_alt(article: Article) -> Iterator[Finding]:
    for block in article.blocks:
        if block.figure is not None and not block.figure.alt.strip():
            yield Finding(sentence(N_("A figure has no alternative text.")), block.id)


def _sections_not_empty(article: Article) -> Iterator[Finding]:
    blocks = public(article).blocks
    for place, block in enumerate(blocks):
        level = KIND[block.kind].outline
        after = blocks[place + 1] if place + 1 < len(blocks) else None
        ends = after is None or 0 < KIND[after.kind].outline <= level
        if level > 1 and ends:
            title = block.text.strip() or "…"
            yield Finding(sentence(N_("The section “{title}” is empty."), title=title), block.id)


_CHECKS: Final[dict[str, Callable[[Article], Iterator[Finding]]]] = {
    "headline_length": _headline_length,
    "lede_length": _lede_length,
    "sources_cited": _sources_cited,
    "quotation_has_speaker": _quotation_has_speaker,
    "figure_has_alt": _figure_has_alt,
    "sections_not_empty": _sections_not_empty,
}
