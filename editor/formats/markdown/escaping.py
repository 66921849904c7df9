"""Text that stays the same text in every Markdown: only what could be taken for markup is escaped.

Backslashes stand where all parsers take them (those of Markdown's own list); where only some do,
a character reference stands. Sources: CommonMark 0.31 (2.4, 6.2), pandoc's manual (pandoc's
Markdown), the GFM specification, Python-Markdown's ESCAPED_CHARS.
"""

from __future__ import annotations

import re
from typing import Final

# Digits of any script: Python-Markdown takes "٢." for a list as well.
_BEGINS_BLOCK: Final = re.compile(
    r"(?P<mark>#|>|\||[-+](?=[\s+-]|\Z))"
    r"|(?P<number>\(?(?:\d+|[A-Za-z]|[ivxlcdmIVXLCDM]+))(?P<point>[.)])(?=\s|\Z)"
    r"|(?P<word>(?:[Tt]able)?)(?P<colon>:)(?=[\s:]|\Z)"
    r"|(?P<line>=)"
)
_SPECIAL: Final = re.compile(
    r"[\\`*\[\]{]"
    r"|(?<![^\W_])_|_(?![^\W_])"
    r"|--+"
    r"|<(?=\S)|<\Z"
    r"|&(?=#?\w{1,32};)"
    r"|[~^]"
    r"|(?<![\w.])@(?=[\w{])"
    r"|\t|  +"
    r"|\$(?=\S)"
    r"|\|"
)
_REFERENCES: Final = {
    "<": "&lt;", "&": "&amp;", "~": "&#126;", "^": "&#94;", "@": "&#64;", "$": "&#36;",
}  # fmt: skip


def escape(
    text: str, *, begins: bool, ends: bool, spaced: bool = False, cell: bool = False,
    math: bool = False,
) -> str:  # fmt: skip
    """The text of one run.

    `begins` and `ends`: at the start or end of a line. `spaced`: a space stands before it.
    `cell`: in a table. `math`: the block has several dollar signs, so that two could pair.
    """

    def special(match: re.Match[str]) -> str:
        found = match[0]
        if found in _REFERENCES:
            return found if found == "$" and not math else _REFERENCES[found]
        if found == "|":
            return "\\|" if cell else "|"
        if found[0] == "-":
            return "-" + "\\-" * (len(found) - 1)
        if found[0] == " ":
            return " " + "&#32;" * (len(found) - 1)
        return reference(found) if found.isspace() else "\\" + found

    front = tail = ""
    if text[0].isspace() and (begins or spaced):
        front, text = reference(text[0]), text[1:]
    if text and text[-1].isspace() and ends:
        tail, text = reference(text[-1]), text[:-1]
    elif text.endswith("!") and not ends:  # before a bracket it would make an image of a link
        tail, text = "\\!", text[:-1]
    if begins and not front:
        text, front = _line_start(text)
    return front + _SPECIAL.sub(special, text) + tail


def reference(char: str) -> str:
    """A numeric character reference."""
    return f"&#{ord(char)};"


def _line_start(text: str) -> tuple[str, str]:
    """(the rest, an escaped beginning) where the text would begin a block of another kind."""
    found = _BEGINS_BLOCK.match(text)
    if found is None:
        return text, ""
    if found["mark"]:
        front = "\\" + found["mark"]
    elif found["point"]:
        front = f"{found['number'].replace('(', chr(92) + '(')}\\{found['point']}"
    elif found["colon"]:
        front = f"{found['word']}&#58;"
    else:
        front = reference(found["line"])
    return text[found.end() :], front
