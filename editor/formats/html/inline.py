"""Inlines as HTML: marks as nested elements, isolates as `bdi`, citations as markers.

A mark is served by its row in MARKS alone (element and meaning of its value), so a new row needs no
change here. Knows nothing of blocks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Final

from editor.formats.citing import inline_attribution
from editor.formats.html.page import (
    Note,
    Page,
    attribute,
    escape,
    language_attribute,
)
from editor.formats.html.times import find_dates
from editor.lang.bidi import Direction
from editor.lang.isolation import Span, isolates
from editor.model.inline import BREAK, OBJECT, Break, Citation, Inlines, Text
from editor.model.marks import DIRECTIONS, MARK, Mark, turn

Wrapper = tuple[str, str]
"""Opening and closing tag."""

ISOLATED: Final[Wrapper] = ('<bdi dir="ltr">', "</bdi>")


def inline_html(page: Page, inlines: Inlines, base: Direction, *, dated: bool = False) -> str:
    """The inlines of a block of that direction. `dated`: whole dates in it become `<time>`."""
    if not inlines:
        return ""
    spans = isolates(_visible(inlines, base), base)
    first = inlines[0]
    if not spans and len(inlines) == 1 and isinstance(first, Text) and not first.marks:
        return _leaf(page, first.text, dated)
    runs: list[tuple[tuple[Wrapper, ...], str]] = []
    place = 0
    for inline in inlines:
        if isinstance(inline, Text):
            end = place + len(inline.text)
            wrappers: tuple[Wrapper, ...] = ()
            if inline.marks:
                turned = turn(inline.marks, inline.text, base)
                turned = None if turned == base else turned
                found = [_wrapper(page, mark, turned) for mark in inline.marks]
                wrappers = tuple([one for one in found if one])
            runs += [
                (_around(span, place, end, wrappers), _leaf(page, inline.text[a:b], dated))
                for a, b, span in _pieces(spans, place, end)
            ]
            place = end
        else:
            html = "<br>\n" if isinstance(inline, Break) else citation_html(page, inline)
            runs.append(((), html))
            place += 1
    return _nest(runs)


def _visible(inlines: Inlines, base: Direction) -> str:
    """The characters for the isolation rules; what a mark isolates already counts as an object."""
    return "".join(
        BREAK
        if isinstance(inline, Break)
        else OBJECT
        if isinstance(inline, Citation)
        else OBJECT * len(inline.text)
        if inline.marks and turn(inline.marks, inline.text, base)
        else inline.text
        for inline in inlines
    )


def _pieces(spans: Sequence[Span], start: int, end: int) -> Iterator[tuple[int, int, Span | None]]:
    """The text from start to end, cut at the edges of spans; offsets are within the text."""
    place = start
    for at in range(bisect_right(spans, start, key=_end), len(spans)):
        span = spans[at]
        if span[0] >= end:
            break
        if place < span[0]:
            yield place - start, span[0] - start, None
            place = span[0]
        yield place - start, min(end, span[1]) - start, span
        place = span[1]
    if place < end:
        yield place - start, end - start, None


_end: Final = itemgetter(1)


def _around(
    span: Span | None, start: int, end: int, wrappers: tuple[Wrapper, ...]
) -> tuple[Wrapper, ...]:
    """The wrappers with the isolate innermost; outermost where its token has differing marks."""
    if span is None:
        return wrappers
    inside = start <= span[0] and span[1] <= end
    return (*wrappers, ISOLATED) if inside else (ISOLATED, *wrappers)


def _wrapper(page: Page, mark: Mark, turned: Direction | None) -> Wrapper | None:
    """The element of a mark, or nothing where its value says nothing that may be said.

    `turned`: the direction of the words, where it is not that of the block.
    """
    spec = MARK[mark.name]
    given = ""
    if spec.value == "url":
        if not (address := page.link(mark.value)):
            return None
        given = f' href="{address}"'
    elif spec.value == "language":
        if not (given := language_attribute(mark.value)):
            return None
    elif spec.value == "direction":
        given = f' dir="{mark.value if mark.value in DIRECTIONS else "auto"}"'
    elif spec.value != "none":
        given = f' data-{spec.id}="{attribute(mark.value)}"'
    elif spec.runs and spec.runs == turned:
        given = f' dir="{spec.runs}"'
    return f"<{spec.html}{given}>", f"</{spec.html}>"


def _leaf(page: Page, text: str, dated: bool) -> str:
    if not dated:
        return escape(text)
    out: list[str] = []
    done = 0
    for start, end, iso in find_dates(text, page.article.meta.language):
        out += escape(text[done:start]), f'<time datetime="{iso}">', escape(text[start:end])
        out.append("</time>")
        done = end
        page.has_dates = True
    return "".join((*out, escape(text[done:])))


def _nest(runs: Iterable[tuple[tuple[Wrapper, ...], str]]) -> str:
    """Runs in their wrappers; an element stays open over all neighbours that share it."""
    out: list[str] = []
    open_: tuple[Wrapper, ...] = ()
    for wrappers, html in runs:
        if wrappers != open_:
            out += _change(open_, wrappers)
            open_ = wrappers
        out.append(html)
    out += _change(open_, ())
    return "".join(out)


def _change(old: tuple[Wrapper, ...], new: tuple[Wrapper, ...]) -> list[str]:
    """The tags that close what ends and open what begins."""
    if not old:
        return [tag for tag, _ in new]
    if not new:
        return [tag for _, tag in reversed(old)]
    same = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        same += 1
    return [*(tag for _, tag in reversed(old[same:])), *(tag for tag, _ in new[same:])]


def citation_html(page: Page, citation: Citation) -> str:
    """What stands in the text where a citation is, by the style of sources asked for."""
    style = page.options.sources
    if style == "notes":
        return _note_marker(page, citation)
    if style == "list":
        return _list_marker(page, citation)
    if style == "inline":
        return _in_brackets(page, citation)
    return ""


def _note_marker(page: Page, citation: Citation) -> str:
    number = len(page.notes) + 1
    note = Note(citation, page.new_id("fnref", str(number)), page.new_id("fn", str(number)))
    page.notes.append(note)
    # dir isolates the number: after a Latin word it would else go to the wrong side of it.
    return (
        f'<a class="noteref" id="{note.marker}" href="#{note.target}" role="doc-noteref" '
        f'data-cite="{attribute(citation.id)}" dir="ltr"><sup>{number}</sup></a>'
    )


def _list_marker(page: Page, citation: Citation) -> str:
    """The numbers of its sources in the list, with their locators, and the editor's remark."""
    parts = []
    for ref in citation.refs:
        if page.article.source(ref.source) is None:
            continue
        if ref.source not in page.entries:
            page.entries[ref.source] = page.new_id("source", str(len(page.entries) + 1))
        number = list(page.entries).index(ref.source) + 1
        link = f'<a href="#{page.entries[ref.source]}" role="doc-biblioref">{number}</a>'
        comma = escape(page.words["list_separator"])
        parts.append(f"{link}{comma}{escape(ref.locator)}" if ref.locator else link)
    text = "؛ ".join(parts) if page.direction == "rtl" else "; ".join(parts)
    return _bracket(page, citation, "[{}]", text)


def _in_brackets(page: Page, citation: Citation) -> str:
    return _bracket(page, citation, " ({})", escape(inline_attribution(citation, page.article)))


def _bracket(page: Page, citation: Citation, frame: str, text: str) -> str:
    remark = inline_html(page, citation.note, page.direction)
    text = ". ".join(filter(None, (text, remark)))
    if not text:
        return ""
    given = f'class="cite" data-cite="{attribute(citation.id)}" dir="{page.direction}"'
    before, _, after = frame.partition("{}")
    gap = " " if before.startswith(" ") else ""
    return f"{gap}<span {given}>{before.strip()}{text}{after}</span>"
