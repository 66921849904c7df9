"""Article -> Markdown. Expects a public article.

The page first: what a person or another program reads. Then the record of what that leaves out, in
the front matter. Python-Markdown is not needed here.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final

from editor.formats.citing import note
from editor.formats.folding import fold
from editor.formats.markdown import front_matter_writer
from editor.formats.markdown.blocks_writer import Page, note_lines, write_nodes
from editor.formats.markdown.digest import digest, digest_inlines, fingerprint
from editor.formats.markdown.layer import shown
from editor.formats.markdown.media import media_entry, media_names
from editor.formats.markdown.metadata import RECORD, REFERENCES, to_fields
from editor.formats.markdown.names import plain_name, unique
from editor.formats.markdown.record import Facts, as_data, note_facts, show
from editor.formats.markdown.references import to_reference
from editor.formats.markdown.sources_shown import without_notes
from editor.formats.result import Result
from editor.formats.spec import WriteOptions, Written
from editor.lang.i18n import N_, sentence
from editor.model.article import Article, Block, all_citations, inline_runs, map_inlines
from editor.model.inline import Inlines, Text, normal, plain, readable
from editor.model.kinds import KIND
from editor.value import replace

VERSION: Final = 1
NOT_WRITTEN: Final = re.compile("[\x7f\ufeff\u202a-\u202e]")
"""Delete, byte order marks, and embeddings and overrides of direction (UAX #9, 2.1 and 2.2)."""

LEFT_OUT: Final = N_("Invisible characters that change the direction of text were left out.")


def write(article: Article, options: WriteOptions | None = None) -> Result[Written]:
    """The article as a Markdown file, with its images beside it or inside it."""
    options = options or WriteOptions()
    given, article = article, _storable(article)
    warnings = () if article is given else (sentence(LEFT_OUT),)
    article = without_notes(article, options.sources)
    page = Page(article, _labels(article), media_names(article, options))
    top, body = _split(article)
    lines = [_shown(block, page) for block in body]
    seen = [block for block, _, visible in lines if visible]
    depths = write_nodes(page, fold(seen))
    notes = _notes(page)
    record: dict[str, Any] = {"version": VERSION, "article": article.id}
    if article.meta.direction:
        record["direction"] = article.meta.direction
    record["top"] = [_top_entry(block) for block in top]
    record["blocks"] = _entries(body, lines, depths)
    if notes:
        record["notes"] = notes
    if article.media:
        record["media"] = [media_entry(one, page.media) for one in article.media]
    fields = to_fields(article, {block.kind: readable(block.inlines) for block in top})
    if article.sources:
        fields[REFERENCES] = [to_reference(source) for source in article.sources]
    data = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    text = front_matter_writer.write(fields, {RECORD: data}) + "\n" + page.text()
    return Result(Written(text.encode("utf-8"), page.media.files(article)), warnings)


def _storable(article: Article) -> Article:
    """Without the invisible characters that turn text around: no reader would let them in."""

    def mend(inlines: Inlines) -> Inlines:
        return normal(
            replace(one, text=NOT_WRITTEN.sub("", one.text)) if isinstance(one, Text) else one
            for one in inlines
        )

    text = "\n".join(plain(runs) for block in article.blocks for runs in inline_runs(block))
    if not NOT_WRITTEN.search(text):
        return article
    return replace(article, blocks=tuple(map_inlines(block, mend) for block in article.blocks))


def _split(article: Article) -> tuple[list[Block], list[Block]]:
    """The blocks above the text, which stand in the front matter, and the others."""
    top = [block for block in article.blocks if KIND[block.kind].zone == "top"]
    return top, [block for block in article.blocks if KIND[block.kind].zone != "top"]


def _shown(block: Block, page: Page) -> tuple[Block, Facts, bool]:
    """The block as it is shown, what that leaves out, and whether it is to be seen at all."""
    seen, facts = show(block)
    if block.figure and block.figure.media and block.figure.media not in page.media.paths:
        facts["media"] = block.figure.media
    payload = KIND[block.kind].content == "object" and (
        block.embed is None or bool(seen.inlines or (seen.embed and seen.embed.url))
    )
    return seen, facts, payload or bool(seen.inlines)


def _entries(
    body: list[Block], lines: list[tuple[Block, Facts, bool]], depths: dict[int, int]
) -> list[list[Any]]:
    """A line of the record for each block: its digest and id, and what it does not show."""
    out: list[list[Any]] = []
    for block, (seen, facts, visible) in zip(body, lines, strict=True):
        if not visible:
            out.append(["", block.id, as_data(block)])
            continue
        depth = depths.get(id(seen), 0)
        if block.level != depth:
            facts = {**facts, "level": [depth, block.level]}
        out.append([digest(seen), block.id, *([facts] if facts else [])])
    return out


def _top_entry(block: Block) -> list[Any]:
    """A block of the front matter: its kind, digest and id, and all of it where text is not all."""
    text = readable(block.inlines)
    entry: list[Any] = [block.kind, fingerprint(text) if text else "", block.id]
    data = as_data(block)
    data.pop("kind", None)
    if data.keys() - {"inlines"} or data.get("inlines", "") != text:
        entry.append(data)
    return entry


def _labels(article: Article) -> dict[str, str]:
    """Citation id -> the label of its note, named after its first source."""
    taken: dict[str, int] = {}
    out: dict[str, str] = {}
    for citation in all_citations(article):
        first = citation.refs[0].source if citation.refs else ""
        out[citation.id] = unique(plain_name(first, "note"), taken)
    return out


def _notes(page: Page) -> dict[str, Any]:
    """Writes every note; gives their records by label."""
    out: dict[str, Any] = {}
    lines = []
    for citation in all_citations(page.article):
        full = note(citation, page.article)
        seen = shown(full) or (Text("…"),)
        label = page.labels[citation.id]
        lines.append(note_lines(label, seen))
        size = len(plain(citation.note))
        out[label] = [digest_inlines(seen), *note_facts(citation, full, size)]
    page.blocks += lines
    return out
