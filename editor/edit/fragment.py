"""What is cut, copied, dragged and pasted: blocks with the sources and images they need.

A fragment may begin or end inside a block (`open_start`, `open_end`): such an end flows into the
text where it is inserted. Ids stay unique wherever it goes. Knows no clipboard.
"""

from __future__ import annotations

import re

from editor.edit.deleting import delete_selection
from editor.edit.marks import marks_for_typing, set_link
from editor.edit.renaming import Renaming, citation_ids, renamed, without_marks
from editor.edit.settle import finish
from editor.edit.state import (
    Command,
    EditorState,
    Selection,
    is_object,
    selected_spans,
    size,
)
from editor.edit.structure import body_start, insert_blocks
from editor.model.article import Article, Block, Media, inline_runs, map_inlines, new_id
from editor.model.brief import Brief, Slot
from editor.model.cleaning import NEWLINE
from editor.model.inline import Citation, Inlines, Text, citations, cut, normal, splice
from editor.model.kinds import KIND
from editor.model.marks import Mark
from editor.model.schema import repair_block
from editor.model.slots import slots_in, without_slots
from editor.model.sources import Source, chain
from editor.value import frozen, replace


@frozen
class Fragment:
    """Blocks on their way, and what they refer to. `origin` is the id of the article they left."""

    blocks: tuple[Block, ...]
    sources: tuple[Source, ...] = ()
    media: tuple[Media, ...] = ()
    open_start: bool = False
    open_end: bool = False
    origin: str = ""
    slots: tuple[Slot, ...] = ()


def copy(article: Article, selection: Selection) -> Fragment | None:
    """The selected part as a fragment; None where nothing is selected."""
    if selection.empty:
        return None
    start, end = selection.start, selection.end
    blocks: list[Block] = []
    for place in range(start.block, end.block + 1):
        block = article.blocks[place]
        first = start.offset if place == start.block else 0
        last = end.offset if place == end.block else size(block)
        if is_object(block):
            blocks.extend([block] if first < last else [])
        else:
            blocks.append(replace(block, inlines=cut(block.inlines, first, last)))
    first_block, last_block = article.blocks[start.block], article.blocks[end.block]
    inside = end.offset < size(last_block) or start.block == end.block
    return _complete(
        article,
        tuple(blocks),
        open_start=not is_object(first_block) and (start.offset > 0 or start.block == end.block),
        open_end=not is_object(last_block) and inside,
    )


def _complete(
    article: Article, blocks: tuple[Block, ...], *, open_start: bool, open_end: bool
) -> Fragment:
    part = Article("", blocks=blocks)
    known = {source.id: source for source in article.sources}
    wanted = {
        step.id
        for block in blocks
        for inlines in inline_runs(block)
        for citation in citations(inlines)
        for ref in citation.refs
        if ref.source in known
        for step in chain(known[ref.source], known)
    }
    shown = {block.figure.media for block in part.blocks if block.figure}
    waiting = {name for block in blocks for name in slots_in(block)}
    return Fragment(
        blocks,
        tuple(source for source in article.sources if source.id in wanted),
        tuple(one for one in article.media if one.id in shown),
        open_start,
        open_end,
        article.id,
        tuple(slot for slot in article.brief.slots if slot.name in waiting)
        if article.brief
        else (),
    )


def cut_selection(state: EditorState) -> tuple[Fragment, EditorState] | None:
    """The selected part, and the state without it."""
    fragment, rest = copy(state.article, state.selection), delete_selection(state)
    return (fragment, rest) if fragment and rest else None


def insert(fragment: Fragment) -> Command:
    """Put a fragment in place of the selection; what it needs joins the article."""

    def command(state: EditorState) -> EditorState | None:
        if not fragment.blocks:
            return None
        if not state.selection.empty:
            emptied = delete_selection(state)
            return command(emptied) if emptied else None
        article, blocks = _welcomed(state.article, fragment)
        return _woven(state, article, blocks, fragment)

    return command


def insert_link(url: str) -> Command:
    """Link the selected words of one block to it, or put the address itself at the caret."""

    def command(state: EditorState) -> EditorState | None:
        if selected_spans(state) and state.selection.start.block == state.selection.end.block:
            return set_link(url)(state)
        return insert_text(url, (Mark("link", url),))(state)

    return command


def insert_text(text: str, marks: tuple[Mark, ...] | None = None) -> Command:
    """Paste plain text: lines become blocks of the target's kind, direction and alignment.

    `marks` None: those that typing there would have.
    """
    lines = re.sub(NEWLINE, "\n", text).split("\n")
    while len(lines) > 1 and not lines[-1].strip():
        lines.pop()

    def command(state: EditorState) -> EditorState | None:
        target = state.article.blocks[state.selection.start.block]
        if not text:
            return None
        given = marks_for_typing(state) if marks is None else marks
        model = Block("") if is_object(target) or KIND[target.kind].once else target
        full = [line for line in lines if line.strip()] if len(lines) > 1 else lines
        blocks = tuple(
            repair_block(replace(model, id=new_id(), level=0, inlines=normal((Text(line, given),))))
            for line in full
        )
        return insert(Fragment(blocks, open_start=True, open_end=True))(state)

    return command


def _welcomed(article: Article, fragment: Fragment) -> tuple[Article, list[Block]]:
    """The article with the fragment's sources and images; its blocks with ids that are free."""
    home = fragment.origin == article.id
    known = {source.id: source for source in article.sources}
    sources = {
        one.id: new_id() for one in fragment.sources if not home and known.get(one.id, one) != one
    }
    images = {one.id: one for one in article.media}
    media = {one.id: new_id() for one in fragment.media if images.get(one.id, one) != one}
    cited = {id for block in article.blocks for id in citation_ids((block,))}
    ids = citation_ids(fragment.blocks)
    groups = {block.group for block in article.blocks if block.group}
    names = Renaming(
        {id: new_id() for id in ids if id in cited},
        sources,
        media,
        {block.group: new_id() for block in fragment.blocks if block.group in groups},
    )
    fresh = {names.citations.get(id, id) for id in ids}
    remarks = {one.id for one in article.comments} | {one.id for one in article.revisions}
    blocks = [
        replace(
            without_marks(
                renamed(b, names), lambda m: _stray(m, fresh, remarks if home else set())
            ),
            id=new_id(),
        )
        for b in fragment.blocks
    ]
    added = tuple(
        replace(one, id=sources.get(one.id, one.id), via=sources.get(one.via, one.via))
        for one in fragment.sources
        if one.id in sources or one.id not in known
    )
    pictures = tuple(
        replace(one, id=media.get(one.id, one.id))
        for one in fragment.media
        if one.id in media or one.id not in images
    )
    if added or pictures:
        article = replace(article, sources=article.sources + added, media=article.media + pictures)
    brief = article.brief or Brief()
    if slots := tuple(one for one in fragment.slots if brief.slot(one.name) is None):
        article = replace(article, brief=replace(brief, slots=brief.slots + slots))
    return article, blocks


def _stray(mark: Mark, cited: set[str], remarks: set[str]) -> bool:
    """Whether the mark points at something that did not travel with it."""
    if mark.name == "claim":
        return mark.value not in cited
    return mark.name in ("comment", "inserted", "deleted") and mark.value not in remarks


def _woven(
    state: EditorState, article: Article, new: list[Block], fragment: Fragment
) -> EditorState | None:
    """The blocks set into the text: open ends flow into the caret's block, the rest stand alone."""
    place, offset = state.selection.head.block, state.selection.head.offset
    target = article.blocks[place]
    new = _nested(new, target)
    if is_object(target):
        return insert_blocks(new)(replace(state, article=article))
    top = KIND[target.kind].zone == "top"
    cut_off = fragment.open_start and (bool(target.inlines) or len(new) == 1)
    flows = cut_off or top or (bool(target.inlines) and _may_flow(new[0], target))
    if is_object(new[0]) or not flows:
        return insert_blocks(new)(replace(state, article=article))
    tail = cut(target.inlines, offset, size(target))
    head = splice(target.inlines, offset, size(target), new[0].inlines)
    end = offset + size(new[0])
    if len(new) == 1:
        merged = replace(target, inlines=splice(head, end, end, tail))
        blocks = [*article.blocks[:place], merged, *article.blocks[place + 1 :]]
        return finish(state, blocks, (target.id, end), article=article)
    if top:
        start = body_start(article.blocks)
        merged = replace(target, inlines=splice(head, end, end, tail))
        rest = [*article.blocks[place + 1 : start], *new[1:], *article.blocks[start:]]
        blocks = [*article.blocks[:place], merged, *rest]
        return finish(state, blocks, (new[-1].id, size(new[-1])), article=article)
    first = replace(target, inlines=head)
    last, caret = _with_tail(new[1:], tail, target, fragment)
    blocks = [*article.blocks[:place], first, *last, *article.blocks[place + 1 :]]
    return finish(state, blocks, caret, article=article)


def _nested(new: list[Block], target: Block) -> list[Block]:
    """List items that come into a list go on with it at the depth of the item they come to."""
    if target.kind != "list_item":
        return new
    out = list(new)
    for place, block in enumerate(new):
        if block.kind != "list_item":
            break
        out[place] = replace(
            block,
            level=block.level + target.level,
            ordered=block.ordered if block.level else target.ordered,
            group=target.group,
        )
    return out


def _may_flow(block: Block, target: Block) -> bool:
    """Whole blocks flow into words of their own kind or plain ones; a heading stays a heading."""
    return block.kind in (target.kind, "paragraph", "lede") or KIND[block.kind].zone == "top"


def _with_tail(
    blocks: list[Block], tail: Inlines, target: Block, fragment: Fragment
) -> tuple[list[Block], tuple[str, int]]:
    """The blocks after the first, the rest of the split block behind them, and the caret."""
    last = blocks[-1]
    caret = (last.id, size(last))
    if not tail:
        return blocks, caret
    if is_object(last) or not fragment.open_end:
        kind = "paragraph" if KIND[target.kind].once else target.kind
        rest = replace(target, id=new_id(), kind=kind, inlines=tail)
        return [*blocks, rest], (rest.id, 0) if is_object(last) else caret
    return [*blocks[:-1], replace(last, inlines=normal((*last.inlines, *tail)))], caret


def text_of(fragment: Fragment) -> str:
    """Its words for other programs: a line a block, cells parted by tabs, no citations or slots.

    Lists have their bullets and numbers, interviews and quotations their speakers.
    """
    lines: list[str] = []
    numbers: dict[int, int] = {}
    for block in (map_inlines(one, without_slots) for one in fragment.blocks):
        numbers = _counted(numbers, block)
        rows = block.table.rows if block.table else ()
        lines += ["\t".join(_words(cell) for cell in row) for row in rows]
        said = _said(block, numbers.get(block.level, 0))
        lines += [said] if said or not rows else []
    return "\n".join(lines)


def _counted(numbers: dict[int, int], block: Block) -> dict[int, int]:
    """The number each level of the list has come to with this block."""
    if block.kind != "list_item":
        return {}
    above = {level: n for level, n in numbers.items() if level <= block.level}
    return above | {block.level: above.get(block.level, 0) + 1}


def _said(block: Block, number: int) -> str:
    """The block's line in plain text."""
    if block.kind == "divider":
        return "* * *"
    if block.kind == "list_item":
        return f"{'    ' * block.level}{f'{number}.' if block.ordered else '•'} {block.text}"
    if block.embed is not None:
        return " ".join(filter(None, (block.text or block.embed.title, block.embed.url)))
    if not block.speaker:
        return block.text
    return (
        f"{block.text} — {block.speaker}"
        if block.kind == "quotation"
        else (f"{block.speaker}: {block.text}")
    )


def _words(inlines: Inlines) -> str:
    return "".join(
        " " if not isinstance(one, Text) else one.text
        for one in inlines
        if not isinstance(one, Citation)
    )
