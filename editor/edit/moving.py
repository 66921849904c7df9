"""What a drag inside the article does: what is selected goes, or is put once more, elsewhere.

Spaces follow words as in Word: where whole words leave, no double space stays; where they come, one
is put between them and their neighbours. Objects go between blocks, never into words. Knows no
mouse.
"""

from __future__ import annotations

from editor.edit.deleting import remove_selection
from editor.edit.fragment import Fragment, insert
from editor.edit.state import Command, EditorState, Position, Selection, is_object, size
from editor.model.article import Article
from editor.model.inline import OBJECT, Text, normal, plain
from editor.model.kinds import KIND
from editor.value import replace

_OPENING = "«“‘([{"


def move(source: Selection, fragment: Fragment, target: Position) -> Command:
    """Take the selection out and put it in elsewhere, as one step; it is selected there."""

    def command(state: EditorState) -> EditorState | None:
        blocks = state.article.blocks
        if _stays(state.article, source, target):
            return None
        after = len(blocks) - target.block, size(blocks[target.block]) - target.offset
        taken = _with_space(state.article, source)
        emptied = remove_selection(replace(state, selection=taken))
        if emptied is None:
            return None
        place = target
        if target > source.end:
            left = emptied.article.blocks
            block = max(0, len(left) - after[0])
            place = Position(block, max(0, size(left[block]) - after[1]))
        whole = _whole_words(state.article, source)
        return _put(emptied, fragment, place, spaced=whole)

    return command


def copy_to(source: Selection, fragment: Fragment, target: Position) -> Command:
    """Put what is selected in once more elsewhere; it is selected there."""

    def command(state: EditorState) -> EditorState | None:
        return _put(state, fragment, target, spaced=_whole_words(state.article, source))

    return command


def _put(
    state: EditorState, fragment: Fragment, place: Position, *, spaced: bool
) -> EditorState | None:
    text = _text(state.article, place.block)
    left, right = text[: place.offset][-1:], text[place.offset :][:1]
    before = spaced and bool(left) and not left.isspace() and left not in _OPENING
    after = spaced and right.isalnum()
    if before and after and left.isalnum():
        before = after = False  # into a word is what is meant
    if before or after:
        first = fragment.blocks[0]
        space = (Text(" "),)
        inlines = (*(space if before else ()), *first.inlines, *(space if after else ()))
        fragment = replace(fragment, blocks=(replace(first, inlines=normal(inlines)),))
    done = insert(fragment)(replace(state, selection=Selection(place, place), pending=None))
    if done is None or len(fragment.blocks) > 1:
        return done
    return replace(done, selection=_come(done, fragment, before, after))


def _come(done: EditorState, fragment: Fragment, before: bool, after: bool) -> Selection:
    """What has come, selected: the words without their spaces, or the object."""
    head = done.selection.head
    length = size(fragment.blocks[0])
    if is_object(fragment.blocks[0]):
        block = head.block if head.offset else head.block - 1
        return Selection.span(block, 0, 1)
    return Selection.span(head.block, head.offset - length + before, head.offset - after)


def _text(article: Article, place: int) -> str:
    block = article.blocks[place]
    return "" if is_object(block) else plain(block.inlines)


def _whole_words(article: Article, chosen: Selection) -> bool:
    """Whether nothing but whole words of one block is selected."""
    start, end = chosen.start, chosen.end
    text = _text(article, start.block)
    words = text[start.offset : end.offset]
    if start.block != end.block or not words or words != words.strip() or words == OBJECT:
        return False
    cut_before = text[: start.offset][-1:].isalnum() and words[0].isalnum()
    return not cut_before and not (text[end.offset :][:1].isalnum() and words[-1].isalnum())


def _stays(article: Article, source: Selection, target: Position) -> bool:
    """Whether the drop is onto itself, or but a space away from it."""
    start, end = source.start, source.end
    if start <= target <= end:
        return True
    if target.block not in (start.block, end.block) or not _whole_words(article, source):
        return False
    text = _text(article, target.block)
    gap = text[end.offset : target.offset] or text[target.offset : start.offset]
    return gap == " "


def _with_space(article: Article, source: Selection) -> Selection:
    """What goes: with whole words one of the spaces that they stood between."""
    start, end = source.start, source.end
    if not _whole_words(article, source):
        return source
    text = _text(article, start.block)
    left, right = text[: start.offset][-1:], text[end.offset :][:1]
    if left == " " and not right.isalnum():
        return Selection.span(start.block, start.offset - 1, end.offset)
    if right == " " and not left:
        return Selection.span(start.block, start.offset, end.offset + 1)
    return source


def between_blocks(
    article: Article, fragment: Fragment, target: Position, *, lower: bool
) -> Position:
    """Where the drop goes: for objects over words of the body, the nearer end of the block."""
    block = article.blocks[target.block]
    objects = all(map(is_object, fragment.blocks))
    if not objects or is_object(block) or KIND[block.kind].zone == "top":
        return target
    return Position(target.block, size(block) if lower else 0)
