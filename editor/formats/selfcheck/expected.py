"""What a file has to show: read off the public article, in no format's terms."""

from __future__ import annotations

from collections.abc import Iterator

from editor.formats.citing import cited, note, reference
from editor.formats.spec import WriteOptions
from editor.lang.direction import Direction
from editor.model.article import Article, Block, all_citations, inline_runs
from editor.model.inline import Break, Citation, Inlines, Text, readable
from editor.model.kinds import KIND
from editor.value import dataclass, field, frozen

Pieces = tuple[str, ...]
"""A text, cut where a writer may put something between."""


@frozen
class Unit:
    """The words of one block and its direction."""

    pieces: Pieces
    direction: Direction


@dataclass(slots=True)
class Expected:
    """Everything that has to be found. `words` are short texts that stand somewhere.

    `tables` are the cells of each and its direction. `top_markers` are those of the `markers` that
    stand above the body.
    """

    units: list[Unit] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    headings: list[Pieces] = field(default_factory=list)
    notes: list[Pieces] = field(default_factory=list)
    markers: int = 0
    top_markers: int = 0
    links: list[str] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    tables: list[tuple[list[Pieces], Direction]] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)


def expect(article: Article, options: WriteOptions) -> Expected:
    """What a file of the (public) article has to show."""
    out = Expected()
    together = options.sources in ("notes", "none")
    pictures = {one.id for one in article.media if one.data}
    for block in article.blocks:
        if block.kind != "divider":
            _block(block, article, out, together=together, pictures=pictures)
    citations = list(all_citations(article))
    texts: list[tuple[Text, ...]] = []
    if options.sources == "notes":
        out.markers = len(citations)
        out.top_markers = sum(
            isinstance(inline, Citation)
            for block in article.blocks
            if KIND[block.kind].zone == "top"
            for inline in block.inlines
        )
        texts = [note(citation, article) for citation in citations]
    elif options.sources == "list":
        known = {source.id: source for source in article.sources}
        language = article.meta.language
        texts = [reference(source, known, language) for source in cited(article)]
    out.notes = [(readable(text),) for text in texts]
    out.links += (link for text in texts for link in _links(text))
    out.facts = _facts(article)
    return out


def _block(
    block: Block, article: Article, out: Expected, *, together: bool, pictures: set[str]
) -> None:
    text = block.text
    direction = article.direction_of(block)
    if text.strip():
        pieces = _cut(block.inlines, together=together)
        out.units.append(Unit(pieces, direction))
        out.words.append(block.speaker)
        if KIND[block.kind].outline:
            out.headings.append(pieces)
    for inlines in inline_runs(block):
        out.links += _links(inlines)
    if block.table is not None:
        cells = [_cut(cell, together=together) for row in block.table.rows for cell in row]
        out.tables.append((cells, direction))
    elif block.figure is not None:
        if block.figure.media in pictures:
            out.images.append(block.figure.alt)
        out.words.append(block.figure.credit)
    elif block.embed is not None:
        out.links.append(block.embed.url)
        out.words.append(block.embed.title)


def _cut(inlines: Inlines, *, together: bool) -> Pieces:
    return (readable(inlines),) if together else tuple(_pieces(inlines))


def _pieces(inlines: Inlines) -> Iterator[str]:
    """The text between citations, where a writer puts names or numbers."""
    piece = ""
    for inline in (*inlines, Citation("")):
        if isinstance(inline, Text):
            piece += inline.text
        elif isinstance(inline, Break):
            piece += "\n"
        elif piece.strip():
            yield piece
            piece = ""


def _links(inlines: Inlines) -> Iterator[str]:
    """Each address once for a run of text that links to it, whatever is cited inside."""
    before = ""
    for inline in inlines:
        if isinstance(inline, Citation):
            continue
        link = _link(inline) if isinstance(inline, Text) and inline.marks else ""
        if link and link != before:
            yield link
        before = link


def _link(text: Text) -> str:
    return next((mark.value for mark in text.marks if mark.name == "link"), "")


def _facts(article: Article) -> dict[str, str]:
    facts = {
        "title": article.headline,
        "language": article.meta.language,
        "direction": article.direction,
        "authors": " ".join(article.meta.authors),
        "description": article.meta.description,
        "keywords": " ".join(article.meta.keywords),
        "published": article.meta.published,
    }
    return {name: value for name, value in facts.items() if value.strip()}
