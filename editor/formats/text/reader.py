"""Plain text -> Article: one line, one block; what each line is, is told by its shape (`shapes`).

Every character of the input is in the article. Only white space is normalised: line ends become
one kind, blank lines and spaces at both ends of a line go, spaces inside a line stay as they are.
What no document can hold (control characters, direction overrides) is taken out with a warning.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from zlib import crc32

from editor.formats.result import Result, Unreadable
from editor.formats.spec import ReadOptions
from editor.formats.text.shapes import (
    is_byline,
    is_dateline,
    is_heading,
    is_headline,
    is_paragraph,
    is_standfirst,
)
from editor.lang.decoding import UndecodableText, clean, decode
from editor.lang.guessing import guess_language
from editor.lang.i18n import N_, nsentence, sentence
from editor.model.article import Article, Block, Metadata
from editor.model.inline import OBJECT, Text
from editor.model.schema import repair

NAMES: Final = {"cp1256": "Windows-1256", "iso8859-6": "ISO-8859-6"}
"""Encodings that nothing in a file declares, as people know them."""

Line = tuple[str, str]
"""A block kind, and the text of the line."""


def read(data: bytes, options: ReadOptions | None = None) -> Result[Article]:
    """The article in a text file. Raises `Unreadable` for what is not text."""
    options = options or ReadOptions()
    try:
        decoded = decode(data)
    except UndecodableText as error:
        raise Unreadable(error.args[0]) from error
    text, taken = clean(decoded.text)
    warnings = [*decoded.warnings, *taken]
    if decoded.encoding in NAMES and not decoded.warnings:
        name = NAMES[decoded.encoding]
        warnings.append(sentence(N_("The text was read as {name}."), name=name))
    if strays := text.count(OBJECT):
        text = text.replace(OBJECT, "")
        warnings.append(
            nsentence(
                "{n} placeholder of an object that is not in the text was removed.",
                "{n} placeholders of objects that are not in the text were removed.",
                strays,
            )
        )
    lines = [line for raw in text.split("\n") if (line := raw.strip())]
    if not lines:
        warnings.append(sentence(N_("The file holds no text.")))
    return Result(_article(lines, text, options), tuple(warnings))


def _article(lines: list[str], text: str, options: ReadOptions) -> Article:
    kinds = list(classify(lines))
    if options.name and not any(kind == "headline" for kind, _ in kinds):
        kinds.insert(0, ("headline", options.name))
    return repair(
        Article(
            id=f"t{crc32(text.encode('utf-8')):08x}",
            meta=Metadata(language=options.language or guess_language(text)),
            blocks=tuple(
                Block(f"b{number}", kind, (Text(line),) if line else ())
                for number, (kind, line) in enumerate(kinds, 1)
            ),
        )
    )


def classify(lines: list[str]) -> Iterator[Line]:
    """Each line with its kind."""
    place = 0
    if lines and is_headline(lines[0], lines[1:]):
        yield "headline", lines[0]
        place = 1
        for kind in _top(lines):
            yield kind, lines[place]
            place += 1
        while place < len(lines) and not is_paragraph(lines[place]):
            yield "paragraph", lines[place]
            place += 1
        if place < len(lines):
            yield "lede", lines[place]
            place += 1
    last = len(lines) - 1
    for number in range(place, len(lines)):
        heading = 0 < number < last and is_heading(*lines[number - 1 : number + 2])
        yield "section_heading" if heading else "paragraph", lines[number]


def _top(lines: list[str]) -> Iterator[str]:
    """Kinds of the lines between the headline and the text, each kind once."""
    open_kinds = {"standfirst", "byline", "dateline"}
    for place in range(1, len(lines) - 1):
        kind = _top_kind(lines[place], lines[place + 1 : place + 4])
        if kind not in open_kinds:
            return
        open_kinds.remove(kind)
        yield kind


def _top_kind(line: str, after: list[str]) -> str:
    if is_byline(line):
        return "byline"
    if is_dateline(line):
        return "dateline"
    if is_standfirst(line, after):
        return "standfirst"
    return ""
