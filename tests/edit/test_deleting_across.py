"""Deleting from inside any kind to inside any other: what is left of both makes sense."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from editor.edit.deleting import delete_selection, remove_selection
from editor.edit.state import EditorState, Position, Selection, is_object, size
from editor.model.article import Article, Block, Embed, Figure, Table
from editor.model.inline import Text, cut, plain
from editor.model.kinds import KIND, KINDS
from editor.model.schema import check, repair
from editor.value import replace

TOPS = [kind.id for kind in KINDS if kind.zone == "top"]
HELD = {
    "figure": Block("", "figure", (Text("caption"),), figure=Figure()),
    "table": Block("", "table", table=Table((((Text("one"),), (Text("two"),)),))),
    "embed": Block("", "embed", embed=Embed("https://example.org/1")),
    "divider": Block("", "divider"),
}


def made(kind: str, id: str) -> Block:
    group = "g" if KIND[kind].container == "box" else ""
    speaker = id if KIND[kind].container == "interview" else ""
    words = Block("", kind, (Text(f"{id}-1 {id}-2"),), group=group, speaker=speaker)
    return replace(HELD.get(kind, words), id=id)


def between(first: str, last: str) -> Article | None:
    """The two kinds with a paragraph between them; None where they cannot stand in that order."""
    tops = [first, last] if first in TOPS and last in TOPS else [first] if first in TOPS else []
    if last in TOPS and (first not in TOPS or TOPS.index(first) >= TOPS.index(last)):
        return None
    if KIND[first].once and first == last:
        return None
    blocks = [made(first, "x"), made(last, "y"), Block("z", inlines=(Text("after"),))]
    if not tops:
        blocks.insert(1, Block("m", inlines=(Text("middle"),)))
    if "headline" not in tops:
        blocks.insert(first == "kicker", Block("h", "headline", (Text("head"),)))
    article = repair(Article("a", blocks=tuple(blocks)))
    return article if {"x", "y"} <= {one.id for one in article.blocks} else None


def offsets(block: Block) -> list[int]:
    return [0, 1] if is_object(block) else [0, 2, size(block)]


def cases() -> Iterator[tuple[EditorState, Block, Block]]:
    for first, last in product((kind.id for kind in KINDS), repeat=2):
        article = between(first, last)
        if article is None:
            continue
        places = {block.id: place for place, block in enumerate(article.blocks)}
        one, other = article.blocks[places["x"]], article.blocks[places["y"]]
        if [one.kind, other.kind] != [first, last]:
            continue
        for start, end in product(offsets(one), offsets(other)):
            chosen = Selection(Position(places["x"], start), Position(places["y"], end))
            yield EditorState(article, chosen), one, other


def told(state: EditorState) -> str:
    chosen = state.selection
    out = []
    for place, block in enumerate(state.article.blocks):
        text = "#" if is_object(block) else plain(block.inlines)
        for mark, spot in (("]", chosen.end), ("[", chosen.start)):
            if spot.block == place:
                text = text[: spot.offset] + mark + text[spot.offset :]
        out.append(f"{block.kind}:{text}")
    return " / ".join(out)


def wrong(state: EditorState, first: Block, last: Block) -> str:
    start, end = state.selection.start, state.selection.end
    done = remove_selection(state)
    emptied = delete_selection(state)
    assert done is not None
    assert emptied is not None
    line = f"{told(state)} -> {told(done)}"
    if check(done.article) or check(emptied.article):
        return f"not well-formed: {line}"
    kept_first = is_object(first) and start.offset == 1
    kept_last = is_object(last) and end.offset == 0
    begun = "" if is_object(first) else plain(cut(first.inlines, 0, start.offset))
    rest = "" if is_object(last) else plain(cut(last.inlines, end.offset, size(last)))
    blocks = done.article.blocks
    stayed = [*state.article.blocks[: start.block], *state.article.blocks[end.block + 1 :]]
    new = [one for one in blocks if one not in stayed]
    if "".join(plain(one.inlines) for one in new if not is_object(one)) != begun + rest:
        return f"other words: {line}"
    if [one for one in new if is_object(one)] != [first] * kept_first + [last] * kept_last:
        return f"other objects: {line}"
    empty = [one for one in blocks if not one.inlines and not is_object(one)]
    body = any(KIND[one.kind].zone == "body" and one not in empty for one in blocks)
    if any(one.kind != "headline" for one in empty) and body:
        words = not (is_object(first) and is_object(last))
        if begun or rest or kept_first or kept_last or not words or len(empty) > 1:
            return f"an empty block: {line}"
    heads = "headline" in (first.kind, last.kind)
    if begun and not heads and new[0].kind != first.kind:
        return f"the first kind lost: {line}"
    if rest and not begun and not heads and new[-1].kind != last.kind:
        return f"the last kind lost: {line}"
    if rest and not begun and new[-1].speaker != last.speaker and not heads:
        return f"the speaker lost: {line}"
    head = done.selection.head
    here = blocks[head.block]
    before = "" if is_object(here) else plain(cut(here.inlines, 0, head.offset))
    if not done.selection.empty or (before != begun and begun):
        return f"the caret astray: {line}"
    waits = here.kind == "headline" and not here.inlines
    if (
        rest
        and not is_object(here)
        and not waits
        and not plain(here.inlines).endswith(before + rest)
    ):
        return f"the caret astray: {line}"
    if kept_first and (here != first or head.offset != 1):
        return f"the caret astray: {line}"
    return ""


def test_what_is_left_at_both_ends_of_a_deletion_makes_sense() -> None:
    every = list(cases())
    assert {last.kind for _, _, last in every} == {kind.id for kind in KINDS} - {"kicker"}
    assert {one.kind for _, one, _ in every} == {kind.id for kind in KINDS}
    assert [text for case in every if (text := wrong(*case))] == []
