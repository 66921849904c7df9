"""Citations shown otherwise than as notes: numbers and a list, names in brackets, or not at all.

A change of the article before it is written; what comes out has no citations and no sources left.
Such a file reads well and cannot give its citations back, which is what was asked for.
"""

from __future__ import annotations

from collections.abc import Callable

from editor.formats.citing import bibliography, cited, inline_attribution
from editor.formats.spec import SourceStyle
from editor.lang.terms import terms
from editor.model.article import Article, Block, map_inlines
from editor.model.inline import Citation, Inline, Inlines, Text, normal
from editor.value import replace


def without_notes(article: Article, style: SourceStyle) -> Article:
    """The article as that style shows its sources; unchanged for notes."""
    if style == "notes":
        return article
    spell: dict[str, Callable[[Citation, Article], Inlines]] = {
        "list": _numbers,
        "inline": _names,
        "none": lambda citation, article: (),
    }
    blocks = tuple(
        map_inlines(block, lambda inlines: _spelled(inlines, article, spell[style]))
        for block in article.blocks
    )
    if style == "list":
        blocks += _list(article)
    return replace(article, blocks=blocks, sources=())


def _spelled(
    inlines: Inlines, article: Article, spell: Callable[[Citation, Article], Inlines]
) -> Inlines:
    out: list[Inline] = []
    for inline in inlines:
        out += spell(inline, article) if isinstance(inline, Citation) else (inline,)
    return normal(out)


def _numbers(citation: Citation, article: Article) -> Inlines:
    places = {source.id: place for place, source in enumerate(cited(article), 1)}
    comma = terms(article.meta.language)["list_separator"]
    parts = [
        f"{places[ref.source]}{comma}{ref.locator}" if ref.locator else str(places[ref.source])
        for ref in citation.refs
        if ref.source in places
    ]
    return _bracketed("[{}]", comma.join(parts), citation)


def _names(citation: Citation, article: Article) -> Inlines:
    return _bracketed(" ({})", inline_attribution(citation, article), citation)


def _bracketed(frame: str, text: str, citation: Citation) -> Inlines:
    before, after = frame.split("{}")
    gap = ". " if text and citation.note else ""
    if not text and not citation.note:
        return ()
    return (Text(before + text + gap), *citation.note, Text(after))


def _list(article: Article) -> tuple[Block, ...]:
    entries = bibliography(article)
    if not entries:
        return ()
    heading = Text(terms(article.meta.language)["sources"])
    return (
        Block("sources", "section_heading", (heading,)),
        *(
            Block(f"source-{place}", "list_item", runs, ordered=True)
            for place, (_, runs) in enumerate(entries, 1)
        ),
    )
