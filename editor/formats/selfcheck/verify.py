"""The check of one written file against its article."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Final

from editor.formats.result import Unreadable
from editor.formats.selfcheck.compare import compare
from editor.formats.selfcheck.expected import Expected, expect
from editor.formats.selfcheck.report import Report, Row
from editor.formats.selfcheck.seen import Seen, even
from editor.formats.spec import WriteOptions, Written
from editor.lang.i18n import N_
from editor.model.article import Article
from editor.model.public import public

See = Callable[[bytes, Expected], Seen]

SEEN: Final = {
    "html": "editor.formats.selfcheck.seen_html",
    "docx": "editor.formats.selfcheck.seen_docx",
    "md": "editor.formats.selfcheck.seen_markdown",
    "txt": "editor.formats.selfcheck.seen_text",
}
"""Format id -> the module whose `see` opens it; loaded when first used."""

NATIVE: Final = "muharrir"
TELLING: Final = 12
"""Characters of a private remark from which on it cannot stand in the text by chance."""


def verify(
    article: Article, format_id: str, written: Written, options: WriteOptions | None = None
) -> Report:
    """What of the article is in the file. `article` is the whole one, private parts and all."""
    if format_id == NATIVE:
        return Report((_native(article, written),))
    if format_id not in SEEN:
        return Report()
    shown = public(article)
    expected = expect(shown, options or WriteOptions())
    see: See = import_module(SEEN[format_id]).see
    seen = see(written.data, expected)
    return Report((*compare(expected, seen), *_private(article, shown, seen)))


def _native(article: Article, written: Written) -> Row:
    """The house's own file has to give the same article."""
    from editor.formats import BY_ID

    try:
        same = BY_ID[NATIVE].read(written.data).value == article
    except Unreadable as error:
        return Row(N_("articles"), 1, 0, kept=False, detail=str(error))
    return Row(N_("articles"), 1, int(same), kept=same)


def _private(article: Article, shown: Article, seen: Seen) -> Iterator[Row]:
    """A row only where something that is not for the public is in the file."""
    remarks = [article.meta.desk_note, *(comment.text for comment in article.comments)]
    telling = [text for text in map(even, remarks) if len(text) >= TELLING]
    if not telling:
        return
    everything = "\n".join(
        even(text)
        for text in (*(line.text for line in seen.lines), *seen.notes, *seen.facts.values())
    )
    said = "\n".join(even(block.text) for block in shown.blocks)
    leaked = [text for text in telling if text in everything and text not in said]
    if leaked:
        yield Row(N_("private remarks"), 0, len(leaked), kept=False, detail=leaked[0])
