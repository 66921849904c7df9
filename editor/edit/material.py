"""What an article offers for a headline: who, where, how much, and what was said.

Only what may be said in public is looked at. Finds what is marked or has a shape (a source, a
speaker, a figure with its unit, words in quotation marks); guesses at nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from editor.model.article import Article
from editor.model.public import public
from editor.model.sources import Gender, Source, is_named, public_name
from editor.value import frozen

MOST: Final = 6
"""Of each sort; the first ones in the article matter most."""
QUOTED_WORDS: Final = (2, 9)
"""Words that a quotation has which fits into a headline."""
_QUOTED: Final = re.compile("«([^«»]+)»|“([^“”]+)”|”([^“”]+)“")
_UNITS: Final = (
    "٪ % مليون مليوناً مليونا مليار ملياراً مليارا ألف ألفاً ألفا آلاف ملايين مليارات دولار دولاراً "
    "دولارا يورو ليرة ريال درهم دينار جنيه قتيل قتيلاً قتلى جريح جريحاً جرحى مصاب مصابين مصابا "
    "كيلومتر كيلومتراً كيلومترا متر متراً سنة سنوات عام أعوام شهر أشهر يوم أيام ساعة ساعات دقيقة "
    "دقائق في المئة بالمئة million billion thousand percent dollars euros people years days"
)
_UNIT: Final = "|".join(sorted(map(re.escape, _UNITS.split()), key=len, reverse=True))
_FIGURE: Final = re.compile(
    rf"(?<![\d.,/:\-\w])(\d[\d.,٫٬]*\d|\d)(?:\s?(?:{_UNIT})(?!\w)){{1,3}}"
    rf"|(?<![\d٫٬\w])([٠-٩][٠-٩٫٬]*)(?:\s?(?:{_UNIT})(?!\w)){{1,3}}"
)


@frozen
class Named:
    """A name and the gender that verbs agree with; empty where it is not known."""

    name: str
    gender: Gender = ""


@frozen
class Quoted:
    """Words that somebody said; `speaker` is empty where the article does not say who."""

    words: str
    speaker: str = ""


@frozen
class Material:
    """Each sort in the order of the article, without repetitions."""

    people: tuple[Named, ...] = ()
    organisations: tuple[Named, ...] = ()
    places: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    quotations: tuple[Quoted, ...] = ()


def material(article: Article) -> Material:
    """What the article offers."""
    article = public(article)
    named = tuple(source for source in article.sources if is_named(source))
    speakers = (
        Named(block.speaker)
        for block in article.blocks
        if block.speaker and block.kind != "question"
    )
    texts = [block.text for block in article.blocks if block.kind != "byline"]
    return Material(
        people=_names((*_of(named, "person"), *speakers)),
        organisations=_names(_of(named, "organisation", "agency", "outlet")),
        places=_first((article.meta.place, _dateline_place(article.first("dateline")))),
        figures=_first(found[0] for text in texts for found in _FIGURE.finditer(text)),
        quotations=tuple(dict.fromkeys(_quotations(article, texts)))[:MOST],
    )


def _of(sources: Iterable[Source], *kinds: str) -> Iterator[Named]:
    return (Named(public_name(source), source.gender) for source in sources if source.kind in kinds)


def _names(found: Iterable[Named]) -> tuple[Named, ...]:
    """Once each; a gender that is known anywhere is kept."""
    known: dict[str, Named] = {}
    for one in found:
        name = _name(one.name)
        if name and (name not in known or not known[name].gender):
            known[name] = Named(name, one.gender)
    return tuple(known.values())[:MOST]


def _name(speaker: str) -> str:
    """The name alone: what stands before the comma of «نادر قاسم، مبرمج»."""
    return speaker.partition("،")[0].strip()


def _first(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for text in found if (one := text.strip())))[:MOST]


def _dateline_place(dateline: str) -> str:
    """What stands before the dash of «بيروت – 12 أيار»."""
    place, dash, _ = re.sub(r"\s[-–—]\s", "\0", dateline).partition("\0")
    return place if dash and not any(map(str.isdigit, place)) else ""


def _quotations(article: Article, texts: Iterable[str]) -> Iterator[Quoted]:
    fewest, most = QUOTED_WORDS
    whole = (
        Quoted(block.text, _name(block.speaker))
        for block in article.blocks
        if block.kind in ("quotation", "pull_quote")
    )
    marked = (
        Quoted(next(filter(None, found.groups())))
        for text in texts
        for found in _QUOTED.finditer(text)
    )
    for one in (*whole, *marked):
        if fewest <= len(one.words.split()) <= most:
            yield Quoted(one.words.strip(" .…!؟?،"), one.speaker)
