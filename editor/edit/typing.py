"""What happens as you type: each change is a command of its own, taken back by one Ctrl+Z.

The letter is in the article already when these look at it, so that undo brings it back as it was
typed. Knows no keys and no time.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from editor.edit.settle import finish
from editor.edit.state import Command, EditorState, is_object
from editor.lang.arabic import DIACRITICS, TATWEEL, is_arabic_letter, punctuation
from editor.lang.quotes import QuoteProfile, smart_quote
from editor.model.article import Block, new_id
from editor.model.inline import OBJECT, Inline, Text, cut, marks_at, plain, splice
from editor.model.kinds import KIND
from editor.regex import pattern
from editor.value import frozen, replace


@frozen
class TypingOptions:
    """What is changed as you type; `profile` None: the quotation marks of the language."""

    quotes: bool = True
    punctuation: bool = True
    ellipsis: bool = True
    dashes: bool = True
    shortcuts: bool = True
    profile: QuoteProfile | None = None


DEFAULT: Final = TypingOptions()


@frozen
class _Typed:
    """The caret's surroundings: the text before the letter just typed, the letter, what follows."""

    block: Block
    before: str
    char: str
    after: str
    language: str
    options: TypingOptions


@frozen
class _Change:
    """The last `length` characters before the caret become `text`."""

    length: int
    text: str


def changes_nothing(before: str, char: str) -> bool:
    """Whether no rule looks at that letter, whatever else is there: a view need not ask.

    `before`: the character before it; two hyphens become a dash only when a letter follows them.
    """
    return char.isalnum() and before != "-"


def as_you_type(char: str, options: TypingOptions = DEFAULT) -> Command:
    """The change that a letter just typed before the caret calls for; None for most letters."""

    def command(state: EditorState) -> EditorState | None:
        found = _typed(state, char, options)
        if found is None:
            return None
        if options.shortcuts and (shaped := _shortcut(state, found)) is not None:
            return shaped
        if _in_address(found.before):
            return None
        for wanted, rule in _RULES:
            if getattr(options, wanted) and (change := rule(found)) is not None:
                return _changed(state, change)
        return None

    return command


def _typed(state: EditorState, char: str, options: TypingOptions) -> _Typed | None:
    head = state.selection.head
    block = state.article.blocks[head.block]
    if is_object(block) or not state.selection.empty or not head.offset or len(char) != 1:
        return None
    text = plain(block.inlines)
    marks = marks_at(block.inlines, head.offset)
    if text[head.offset - 1] != char or any(mark.name in ("code", "link") for mark in marks):
        return None
    own = next((mark.value for mark in marks if mark.name == "language"), "")
    language = own or block.language or state.article.meta.language
    before, after = text[: head.offset - 1], text[head.offset :]
    return _Typed(block, before, char, after, language, options)


def _changed(state: EditorState, change: _Change) -> EditorState:
    place, offset = state.selection.head.block, state.selection.head.offset
    blocks = list(state.article.blocks)
    block = blocks[place]
    start = offset - change.length
    old = cut(block.inlines, start, offset)
    marks = next((one.marks for one in old if isinstance(one, Text)), ())
    new: tuple[Inline, ...] = (Text(change.text, marks),)
    blocks[place] = replace(block, inlines=splice(block.inlines, start, offset, new))
    return finish(state, blocks, (block.id, start + len(change.text)))


def _quotes(typed: _Typed) -> _Change | None:
    if typed.char not in "\"'":
        return None
    profile = typed.options.profile
    mark = smart_quote(
        typed.before.replace(OBJECT, ""), typed.after, typed.language, profile, key=typed.char
    )
    return _Change(1, mark) if mark != typed.char else None


_CLOSERS: Final = "»”’›\")]'"
_SKIPPED: Final = pattern(f"[{DIACRITICS}{TATWEEL}{re.escape(_CLOSERS)}{OBJECT}]+\\Z")


def _punctuation(typed: _Typed) -> _Change | None:
    """The Arabic mark where the last letter before is Arabic: not after figures or Latin."""
    own = punctuation(typed.language).get(typed.char)
    if own is None:
        return None
    last = _SKIPPED.sub("", typed.before)[-1:]
    return _Change(1, own) if last and is_arabic_letter(last) else None


def _ellipsis(typed: _Typed) -> _Change | None:
    before = typed.before
    if typed.char != "." or not before.endswith("..") or before[-3:-2] in (".", "…", "/"):
        return None
    return _Change(3, "…")


_DASHES: Final = pattern(r"(?:(?<=\s)|(?<=\w))(--|---)\Z")


def _dashes(typed: _Typed) -> _Change | None:
    """Two hyphens between words, once the next letter or space is there: `--flag` is none."""
    match = _DASHES.search(typed.before) if "--" in typed.before else None
    if match is None or not (typed.char == " " or typed.char.isalpha()):
        return None
    spaced = typed.before[match.start() - 1].isspace()
    if spaced and typed.char != " ":
        return None
    return _Change(len(match[1]) + 1, ("–" if spaced else "—") + typed.char)


_ADDRESS: Final = pattern(r"(?:[a-z][a-z0-9+.-]*://|www\.)\S*\Z", re.IGNORECASE)
"""An address is being typed: everything in it stays as it is typed."""


def _in_address(before: str) -> bool:
    return ("." in before or "://" in before) and _ADDRESS.search(before) is not None


_RULES: Final[tuple[tuple[str, Callable[[_Typed], _Change | None]], ...]] = (
    ("quotes", _quotes),
    ("punctuation", _punctuation),
    ("ellipsis", _ellipsis),
    ("dashes", _dashes),
)

_SHORTCUTS: Final[tuple[tuple[re.Pattern[str], str, bool], ...]] = (
    (pattern(r"##?"), "section_heading", False),
    (pattern(r"###"), "subheading", False),
    (pattern(r"[-*+•]"), "list_item", False),
    (pattern(r"[1١۱][.)]"), "list_item", True),
    (pattern(r">"), "quotation", False),
)
"""What stands before a space at the start of a paragraph, its kind, and whether ordered."""


def _shortcut(state: EditorState, typed: _Typed) -> EditorState | None:
    """A heading, list, quotation or divider from the signs at the start of a paragraph."""
    block = typed.block
    if block.kind not in ("paragraph", "box_body"):
        return None
    if typed.char == "-" and typed.before == "--" and not typed.after:
        return _divider(state) if block.kind == "paragraph" else None
    if typed.char != " ":
        return None
    for shape, kind, ordered in _SHORTCUTS:
        boxed = KIND[kind].container == "list" or block.kind == "paragraph"
        if boxed and shape.fullmatch(typed.before):
            return _become(state, kind, ordered)
    return None


def _become(state: EditorState, kind: str, ordered: bool) -> EditorState:
    place, offset = state.selection.head.block, state.selection.head.offset
    blocks = list(state.article.blocks)
    inlines = splice(blocks[place].inlines, 0, offset)
    blocks[place] = replace(blocks[place], kind=kind, ordered=ordered, inlines=inlines)
    return finish(state, blocks, (blocks[place].id, 0))


def _divider(state: EditorState) -> EditorState:
    """Three hyphens alone become a divider, and the text goes on below it."""
    place = state.selection.head.block
    blocks = state.article.blocks
    line = replace(blocks[place], kind="divider", inlines=())
    after = Block(new_id())
    return finish(state, (*blocks[:place], line, after, *blocks[place + 1 :]), (after.id, 0))
