"""Pasted text to house style: what word processors and web pages leave behind goes.

Only what nobody meant is touched: spaces, invisible characters, letter shapes, the looks of
headings. Spelling and punctuation are the business of `editor.checks`. Knows no clipboard.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from editor.edit.fragment import Fragment
from editor.edit.state import is_object
from editor.model.article import Block, map_inlines
from editor.model.inline import BREAK, Break, Inline, Inlines, Text, normal
from editor.model.kinds import KIND
from editor.value import replace

LETTER_SHAPES: Final = re.compile("[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdc7\ufe70-\ufefc]+")
"""Arabic presentation forms, as PDF files give them; the ligatures ﷲ ﷺ ﷼ are meant."""
JUNK: Final = re.compile("[\u00ad\u200b\u2060\ufeff\u202a-\u202e]")
"""Soft hyphens, zero-width spaces, byte order marks, embeddings (isolates stay)."""
LONELY_JOINER: Final = re.compile(r"(?<![^\s])[\u200c\u200d]+|[\u200c\u200d]+(?![^\s])")
SPACES: Final = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_NARROW: Final = "\u00a0\u202f"
LOOKS: Final = frozenset({"underline", "code"})


def clean(fragment: Fragment) -> Fragment:
    """The fragment in house style; empty blocks go, unless nothing else is there."""
    blocks = tuple(clean_block(block) for block in fragment.blocks)
    kept = tuple(block for block in blocks if is_object(block) or block.inlines)
    return replace(fragment, blocks=kept or blocks[:1])


def clean_block(block: Block) -> Block:
    """One block: no direction or alignment of its own, a heading without bold, tidy text."""
    heading = bool(KIND[block.kind].outline)
    block = map_inlines(block, lambda inlines: _trimmed(_tidy(inlines, heading)))
    return replace(block, direction=None, align="")


def _tidy(inlines: Inlines, heading: bool) -> Inlines:
    gone = LOOKS | {"strong"} if heading else LOOKS
    out: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text):
            marks = tuple(mark for mark in inline.marks if mark.name not in gone)
            inline = Text(clean_text(inline.text), marks)
        out.append(inline)
    return normal(_single_spaces(out))


def clean_text(text: str) -> str:
    """Ordinary letters, one space at a time; a no-break space alone is kept."""
    text = LETTER_SHAPES.sub(lambda m: unicodedata.normalize("NFKC", m[0]), JUNK.sub("", text))
    text = LONELY_JOINER.sub("", text)
    return SPACES.sub(lambda m: m[0] if m[0] in _NARROW else " ", text)


def _single_spaces(inlines: Iterable[Inline]) -> Iterable[Inline]:
    """No two spaces in a row where differently marked texts meet."""
    spaced = True
    for inline in inlines:
        if isinstance(inline, Text):
            text = inline.text.lstrip(" ") if spaced else inline.text
            if text:
                spaced = text.endswith(" ")
                yield Text(text, inline.marks)
        else:
            spaced = isinstance(inline, Break)
            yield inline


def _trimmed(inlines: Inlines) -> Inlines:
    """Without spaces and line breaks at the end."""
    out = list(inlines)
    while out:
        last = out[-1]
        if isinstance(last, Break):
            out.pop()
        elif isinstance(last, Text) and last.text != (text := last.text.rstrip(" " + BREAK)):
            out[-1:] = [Text(text, last.marks)] if text else []
        else:
            break
    return tuple(out)
