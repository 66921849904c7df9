"""Markdown -> article: ours with everything, other people's with what their text says.

Never gives up on content: what is not understood is kept as text, with a warning. Only bytes that
are no text at all, and front matter built to grow without end, raise `Unreadable`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from editor.formats.markdown import front_matter
from editor.formats.markdown.bounds import Prepared, prepare
from editor.formats.markdown.front_matter_writer import Value
from editor.formats.markdown.matching import Record, lines, match_body, match_top, read_record
from editor.formats.markdown.media import Gallery
from editor.formats.markdown.metadata import RECORD, REFERENCES, TOP, from_fields, known, unknown
from editor.formats.markdown.notes_reader import Notes
from editor.formats.markdown.references import to_source
from editor.formats.result import Result, Unreadable
from editor.formats.spec import ReadOptions
from editor.lang.decoding import UndecodableText, clean, decode
from editor.lang.direction import Direction
from editor.lang.guessing import guess_language
from editor.lang.i18n import N_, sentence
from editor.model.article import Article, Block, map_inlines, new_id
from editor.model.inline import Break, Inline, Inlines, Text, normal
from editor.model.schema import repair
from editor.model.sources import Source
from editor.value import frozen, replace

BAD_FRONT_MATTER: Final = N_("The front matter is no simple YAML; it was kept as text.")
ALIASES: Final = N_(
    "The front matter repeats itself by YAML aliases, which are not followed; it was kept as text."
)
MAX_ALIASES: Final = 32
"""More of them in one front matter are no article but an attack on whoever follows them."""
TOO_MANY_ALIASES: Final = N_(
    "Its front matter repeats itself by YAML aliases more often than an article ever needs."
)
UNKNOWN_FIELDS: Final = N_("An article has no place for these fields of the front matter: {names}.")
TOO_DEEP: Final = N_("The markup is nested too deeply; it was kept as text.")
MAX_NAMES: Final = 12


@frozen
class _Page:
    """What the text below the front matter says."""

    blocks: list[Block]
    notes: dict[str, Inlines]
    gallery: Gallery
    warnings: list[str]


def read(data: bytes, options: ReadOptions | None = None) -> Result[Article]:
    """The article in a Markdown file. Raises `Unreadable` for what is no text
    or a bomb of aliases."""
    options = options or ReadOptions()
    try:
        decoded = decode(data)
    except UndecodableText as error:
        raise Unreadable(error.args[0]) from error
    text, removed = clean(decoded.text)
    warnings: list[str] = [*decoded.warnings, *removed]
    fields, leftover, body = _front(text, warnings)
    record, problems = read_record(fields.get(RECORD))
    warnings += problems
    titled = bool(fields.get("title")) or bool(record and record.top)
    page = _page(body, options, record, titled=titled)
    warnings += page.warnings
    article = _assembled(fields, leftover, page, record, options, body)
    return Result(repair(article), tuple(dict.fromkeys(warnings)))


def _front(text: str, warnings: list[str]) -> tuple[dict[str, Value], list[Block], str]:
    """(fields, front matter that is none and so is text, the rest)."""
    front, body = front_matter.split(text)
    if front is None:
        return {}, [], body
    try:
        fields = known(front_matter.parse(front)) if front.strip() else {}
    except front_matter.Unreadable:
        repeated = front_matter.aliases(front)
        if repeated > MAX_ALIASES:
            raise Unreadable(TOO_MANY_ALIASES) from None
        warnings.append(ALIASES if repeated else BAD_FRONT_MATTER)
        return {}, [Block("", "paragraph", lines(one)) for one in front.split("\n") if one], body
    if names := unknown(fields):
        shown = ", ".join(names[:MAX_NAMES])
        warnings.append(sentence(UNKNOWN_FIELDS, names=shown))
    return fields, [], body


def _page(body: str, options: ReadOptions, record: Record | None, *, titled: bool) -> _Page:
    prepared = prepare(body)
    try:
        return _parsed(prepared, options, record, titled)
    except RecursionError:
        page = _parsed(prepare(body, plain=True), options, record, titled)
        page.warnings.insert(0, TOO_DEEP)
        return page


def _parsed(prepared: Prepared, options: ReadOptions, record: Record | None, titled: bool) -> _Page:
    from editor.formats.markdown.engine import Engine
    from editor.formats.markdown.inline_tree import Context
    from editor.formats.markdown.tree import Blocks

    engine = Engine()
    root, notes = engine.parse(prepared.text)
    context = Context(engine.raw)
    entries = {entry[0]: entry for entry in record.media} if record else {}
    gallery = Gallery(options.beside, prepared.images, entries)
    for where in entries:
        gallery.id_of(where)
    blocks = Blocks(context, gallery, titled).read(root)
    texts = {
        label: _joined(Blocks(context, gallery, True).read(element))
        for label, element in notes.items()
    }
    warnings = [*prepared.warnings, *context.warnings, *gallery.warnings, *context.left_out()]
    return _Page(blocks, texts, gallery, list(warnings))


def _joined(blocks: Iterable[Block]) -> Inlines:
    """All text of a note as one line."""
    out: list[Inline] = []
    for block in blocks:
        out += [Text(" ")] * bool(out)
        out += (Text(" ") if isinstance(one, Break) else one for one in block.inlines)
    return normal(out)


def _assembled(
    fields: dict[str, Value], leftover: list[Block], page: _Page,
    record: Record | None, options: ReadOptions, body: str,
) -> Article:  # fmt: skip
    """The parts together; not yet repaired."""
    texts = {
        kind: value for key, kind in TOP.items() if isinstance(value := fields.get(key), str)
    }  # fmt: skip
    headlines = [block for block in page.blocks if block.kind == "headline"]
    body_blocks = [block for block in page.blocks if block.kind != "headline"]
    top = [*match_top(texts, record), *headlines]
    language = options.language or guess_language(" ".join((*texts.values(), body)))
    meta = from_fields(fields, language)
    if record and record.direction in ("rtl", "ltr"):
        meta = replace(meta, direction=_direction(record.direction))
    blocks = (*_with_headline(top, options), *leftover, *match_body(body_blocks, record))
    article = Article(
        record.article if record and record.article else new_id(),
        meta,
        sources=_sources(fields.get(REFERENCES)),
        media=tuple(page.gallery.media.values()),
    )
    notes = Notes(page.notes, record.notes if record else {}, article)
    return replace(article, blocks=tuple(map_inlines(one, notes.resolve) for one in blocks))


def _direction(value: str) -> Direction:
    return "rtl" if value == "rtl" else "ltr"


def _with_headline(top: list[Block], options: ReadOptions) -> list[Block]:
    """A text without a headline is called what its file is called."""
    if any(block.kind == "headline" for block in top) or not options.name:
        return top
    place = 1 if top and top[0].kind == "kicker" else 0
    return [*top[:place], Block("", "headline", lines(options.name)), *top[place:]]


def _sources(items: Value | None) -> tuple[Source, ...]:
    if not isinstance(items, list):
        return ()
    return tuple(source for item in items if (source := to_source(item)) is not None)
