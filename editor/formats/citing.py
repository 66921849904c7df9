"""References as text: what stands in a note, in the list of sources, or inline after a claim.

One formatter for every writer, so that HTML, DOCX and Markdown say the same words. It receives
articles that are already public (`editor.model.public`). Knows no format's syntax: it gives
inlines. Refuses CSL: Arabic punctuation and « » are not to be had from it.
"""

from __future__ import annotations

from collections.abc import Mapping

from editor.model.article import Article, all_citations
from editor.model.inline import Citation, Text
from editor.model.marks import Mark
from editor.model.sources import Source, chain, public_name


def reference(
    source: Source, sources: Mapping[str, Source], language: str, locator: str = ""
) -> tuple[Text, ...]:
    """The full reference to one source, its carriers and its place, URL last as a link."""
    names = [name for step in chain(source, sources) if (name := public_name(step))]
    out = [Text(" عن طريق ".join(names))]
    if source.title and source.title not in names:
        out.append(Text(f"، «{source.title}»"))
    if locator:
        out.append(Text(f"، {locator}"))
    if source.url:
        out += [Text("، "), Text(source.url, (Mark("link", source.url),))]
    return tuple(out)


def note(citation: Citation, article: Article) -> tuple[Text, ...]:
    """The whole text of a citation's note: its references, then the editor's own remark."""
    sources = {source.id: source for source in article.sources}
    out: list[Text] = []
    for ref in citation.refs:
        if (source := sources.get(ref.source)) is not None:
            if out:
                out.append(Text("؛ "))
            out += reference(source, sources, article.meta.language, ref.locator)
    if citation.note:
        if out:
            out.append(Text(". "))
        out += citation.note
    return tuple(out)


def cited(article: Article) -> tuple[Source, ...]:
    """The sources that are cited, in the order of their first citation."""
    known = {source.id: source for source in article.sources}
    order = {ref.source: None for citation in all_citations(article) for ref in citation.refs}
    return tuple(known[id] for id in order if id in known)


def inline_attribution(citation: Citation, article: Article) -> str:
    """The names behind a citation, for brackets after the claim: «الكرملين نقلاً عن ...»."""
    sources = {source.id: source for source in article.sources}
    names = []
    for ref in citation.refs:
        if (source := sources.get(ref.source)) is not None:
            steps = [public_name(step) for step in chain(source, sources)]
            names.append(" عن ".join(name for name in steps if name))
    return "؛ ".join(name for name in names if name)
