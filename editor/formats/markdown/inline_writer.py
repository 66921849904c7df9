"""Inlines (in the form of `layer.shown`) -> Markdown text.

Emphasis is written with stars where every parser sees it as such, else with its HTML element: in
CommonMark a star between a letter and a bracket is only a star (0.31, 6.2, delimiter runs), which
in Arabic, with its prefixed words, is common. Knows marks by MARKS alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Final
from unicodedata import category

from editor.formats.markdown.escaping import escape
from editor.formats.markdown.links import destination
from editor.model.inline import Break, Citation, Inlines, Text, plain
from editor.model.marks import MARK, Mark

Run = tuple[tuple[Mark, ...], str]
Label = Callable[[Citation], str]
DELIMITERS: Final = frozenset("*_~")
HARD_BREAK: Final = "  \n"
HTML_BREAK: Final = "<br>"
_AUTOLINK: Final = re.compile(r"https?://[^\s<>]+(?<!&)")
_TRIPLE: Final = ("strong", "emphasis")


def inline_markdown(
    inlines: Inlines, label: Label, *, one_line: bool = False, cell: bool = False
) -> str:
    """The Markdown of a block's inlines. `label` names the note of a citation.

    `one_line`: headings and cells, where a line break is an element. `cell`: within a table.
    """
    if not inlines:
        return ""
    math = "$" in (text := plain(inlines)) and text.count("$") > 1
    runs: list[Run] = []
    last = len(inlines) - 1
    before: object = Break()
    line_start = True
    for place, inline in enumerate(inlines):
        after = inlines[place + 1] if place < last else Break()
        if isinstance(inline, Text):
            begins, ends = isinstance(before, Break), isinstance(after, Break)
            spaced = isinstance(before, Text) and before.text[-1].isspace()
            leaf = _leaf(inline, begins, ends, spaced, cell, math)
            if isinstance(before, Citation):
                leaf = _after_label(leaf, line_start)
            runs.append((inline.marks, leaf))
        elif isinstance(inline, Break):
            plain_break = one_line or isinstance(after, Break)
            runs.append(((), HTML_BREAK if plain_break else HARD_BREAK))
        else:
            runs.append(((), label(inline)))
        line_start = isinstance(inline, Break) or (line_start and isinstance(inline, Citation))
        before = inline
    return _nested(runs, 0, "", "")


def _after_label(leaf: str, line_start: bool) -> str:
    """A leaf that cannot make a link or a definition of the note label before it."""
    if leaf[0] == "(":
        return "\\" + leaf
    return "&#58;" + leaf[1:] if leaf[0] == ":" and line_start else leaf


def _leaf(text: Text, begins: bool, ends: bool, spaced: bool, cell: bool, math: bool) -> str:
    """The text alone; code keeps its characters, where a code span can hold them."""
    words = text.text
    if _is_code(text.marks):
        forbidden = "`\t|\\" if cell else "`\t"
        if "  " not in words and not any(char in words for char in forbidden):
            return f"`{words}`"
        inner = escape(words, begins=False, ends=True, spaced=True, cell=cell, math=math)
        return f"<code>{inner}</code>"
    return escape(words, begins=begins, ends=ends, spaced=spaced, cell=cell, math=math)


def _is_code(marks: tuple[Mark, ...]) -> bool:
    return bool(marks) and MARK[marks[-1].name].markdown == "`"


def _outer(run: Run, depth: int) -> Mark | None:
    """The mark at this depth of nesting; code is part of the leaf."""
    marks = run[0]
    if depth >= len(marks) or (depth == len(marks) - 1 and _is_code(marks)):
        return None
    return marks[depth]


def _nested(runs: Sequence[Run], depth: int, before: str, after: str) -> str:
    """Runs in their marks; `before` and `after` are the characters around them, or nothing."""
    groups = [(mark, tuple(some)) for mark, some in groupby(runs, lambda run: _outer(run, depth))]
    out = ""
    for place, (mark, some) in enumerate(groups):
        if mark is None:
            out += "".join(text for _, text in some)
            continue
        follows = after
        if place + 1 < len(groups):
            next_mark, next_runs = groups[place + 1]
            follows = next_runs[0][1][0] if next_mark is None else "*"
        out += _marked(mark, some, depth, out[-1:] or before, follows)
    return out


def _marked(mark: Mark, runs: Sequence[Run], depth: int, before: str, after: str) -> str:
    spec = MARK[mark.name]
    if spec.value == "url":
        if _AUTOLINK.fullmatch(mark.value) and _words(runs) == escape(
            mark.value, begins=False, ends=False
        ):
            return f"<{mark.value}>"
        return f"[{_nested(runs, depth + 1, '[', ']')}]({destination(mark.value)})"
    opening = closing = spec.markdown
    deeper = depth + 1
    if all(tuple(one.name for one in run[0][depth : depth + 2]) == _TRIPLE for run in runs):
        opening = closing = "***"
        deeper = depth + 2
    first = runs[0][1][0] if _outer(runs[0], deeper) is None else "<"
    last = runs[-1][1][-1] if _outer(runs[-1], deeper) is None else ">"
    if not opening or not (_beside(before, first) and _beside(after, last)):
        opening, closing, deeper = f"<{spec.html}>", f"</{spec.html}>", depth + 1
        return f"{opening}{_nested(runs, deeper, '>', '<')}{closing}"
    return f"{opening}{_nested(runs, deeper, '*', '*')}{closing}"


def _words(runs: Sequence[Run]) -> str:
    """The text of runs that have no other mark; empty where one has."""
    return "" if any(len(marks) > 1 for marks, _ in runs) else "".join(text for _, text in runs)


def _beside(outside: str, inside: str) -> bool:
    """Whether a delimiter between these two characters opens (or closes) in every parser."""
    if outside in DELIMITERS or inside in DELIMITERS or inside.isspace():
        return False
    if inside.isalnum() or category(inside)[0] == "M":
        return True
    return not outside or outside.isspace() or category(outside)[0] == "P"
