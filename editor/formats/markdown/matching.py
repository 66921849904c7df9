"""The record of a file, laid over the blocks that its text shows.

Blocks find their entries by what they say, wherever they stand now. A block that nobody knows (new,
or changed by a word) is taken as it is. Blocks that are not shown follow the one they followed.
"""

from __future__ import annotations

import json
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from typing import Any, Final

from editor.formats.markdown.digest import digest, fingerprint
from editor.formats.markdown.record import COLON, QUOTED, SPOKEN, from_data, restore
from editor.lang.i18n import N_, Sentence
from editor.model.article import Block
from editor.model.inline import BREAK, Break, Inline, Inlines, Text, cut, normal, plain, readable
from editor.value import field, frozen, replace

VERSION: Final = 1
NEWER: Final = N_("The details that Muharrir keeps in the front matter could not be read.")
MAX_SPEAKER: Final = 120
DASHES: Final = ("— ", "– ", "― ", "-- ")


@frozen
class Record:
    """The parts of a record, each at least of the right type."""

    article: str = ""
    direction: str = ""
    top: tuple[list[Any], ...] = ()
    blocks: tuple[list[Any], ...] = ()
    notes: Mapping[str, list[Any]] = field(default_factory=dict)
    media: tuple[list[Any], ...] = ()


def read_record(text: object) -> tuple[Record | None, tuple[Sentence | str, ...]]:
    """The record in its field of the front matter; None where there is none of ours."""
    if not isinstance(text, str) or not text:
        return None, ()
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict) or data.get("version") != VERSION:
        return None, (NEWER,)
    notes = data.get("notes")
    return Record(
        data["article"] if isinstance(data.get("article"), str) else "",
        data["direction"] if isinstance(data.get("direction"), str) else "",
        _entries(data.get("top"), 3),
        _entries(data.get("blocks"), 2),
        {k: v for k, v in notes.items() if isinstance(v, list)} if isinstance(notes, dict) else {},
        _entries(data.get("media"), 6),
    ), ()


def _entries(value: object, size: int) -> tuple[list[Any], ...]:
    """Lists that begin with so many values, texts (and numbers) as they should be."""
    if not isinstance(value, list):
        return ()
    return tuple(
        one
        for one in value
        if isinstance(one, list) and len(one) >= size and all(isinstance(x, str) for x in one[:2])
    )


def match_body(seen: Iterable[Block], record: Record | None) -> list[Block]:
    """The blocks below the top, each with what its entry knows."""
    if record is None:
        return interpret(seen)
    places: defaultdict[str, deque[int]] = defaultdict(deque)
    for place, entry in enumerate(record.blocks):
        places[entry[0]].append(place)
    out = _unseen(record, 0)
    strangers: list[Block] = []
    groups = {g for e in record.blocks if isinstance(g := _facts(e).get("group"), str)}
    for block in seen:
        waiting = places.get(digest(block))
        if not waiting:
            strangers.append(_in_new_box(block, groups))
            continue
        out += interpret(strangers)
        strangers = []
        place = waiting.popleft()
        entry = record.blocks[place]
        out.append(replace(restore(block, _facts(entry)), id=entry[1]))
        out += _unseen(record, place + 1)
    return out + interpret(strangers)


def _facts(entry: list[Any]) -> dict[str, Any]:
    return entry[2] if len(entry) > 2 and isinstance(entry[2], dict) else {}


def _unseen(record: Record, place: int) -> list[Block]:
    """The blocks from this place on that are not shown, up to the next one that is."""
    out = []
    while place < len(record.blocks) and not record.blocks[place][0]:
        entry = record.blocks[place]
        if block := from_data(_facts(entry), entry[1]):
            out.append(block)
        place += 1
    return out


def _in_new_box(block: Block, groups: set[str]) -> Block:
    """A block of a box that the record does not know keeps away from the boxes it knows."""
    group = block.group
    while group in groups:
        group += "+"
    return replace(block, group=group) if group != block.group else block


def match_top(texts: Mapping[str, str], record: Record | None) -> list[Block]:
    """The blocks of the front matter: in the order of the record, then those it does not know."""
    out: list[Block] = []
    rest = dict(texts)
    for entry in record.top if record else ():
        kind, seal, id = entry[:3]
        text = rest.pop(kind, "")
        if not isinstance(id, str) or (seal and not text):
            continue
        data = entry[3] if len(entry) > 3 and isinstance(entry[3], dict) else {}
        if seal != (fingerprint(text) if text else ""):
            data = {key: value for key, value in data.items() if key != "inlines"}
        block = from_data({**data, "kind": kind}, id)
        if block is not None:
            out.append(block if "inlines" in data else replace(block, inlines=lines(text)))
    return out + [Block("", kind, lines(text)) for kind, text in rest.items() if text]


def lines(text: str) -> Inlines:
    """Plain text as inlines."""
    out: list[Inline] = []
    for place, line in enumerate(text.split(BREAK)):
        out += [Break()] * bool(place) + [Text(line)] * bool(line)
    return tuple(out)


def interpret(seen: Iterable[Block]) -> list[Block]:
    """Blocks without a record: the speaker is taken from the text where it is plainly one."""
    out: list[Block] = []
    for block in seen:
        if block.kind in SPOKEN:
            block = _with_first_words(block)
        elif block.kind == QUOTED:
            last = out[-1] if out else None
            name = _speaker(readable(block.inlines))
            if name and last and last.kind == QUOTED and not last.speaker:
                out[-1] = replace(last, speaker=name)
                continue
            block = _with_last_line(block)
        out.append(block)
    return out


def _speaker(line: str) -> str:
    """The name on a line such as «— سيرغي لافروف», or nothing."""
    if BREAK in line or len(line) > MAX_SPEAKER or not line.startswith(DASHES):
        return ""
    return line.lstrip("".join(DASHES)).strip()


def _with_last_line(block: Block) -> Block:
    text = plain(block.inlines)
    end = text.rfind(BREAK)
    name = _speaker(text[end + 1 :])
    if end < 0 or not name or "\ufffc" in name:
        return block
    return replace(block, speaker=name, inlines=cut(block.inlines, 0, end))


def _with_first_words(block: Block) -> Block:
    """Bold words with a colon at the start of a question or an answer name who speaks."""
    first = block.inlines[0] if block.inlines else None
    if not isinstance(first, Text) or not any(mark.name == "strong" for mark in first.marks):
        return block
    words = first.text.strip()
    if not words.endswith(COLON) or len(words) > MAX_SPEAKER:
        return block
    rest = cut(block.inlines, len(first.text), len(plain(block.inlines)))
    if rest and isinstance(rest[0], Text):
        rest = normal((Text(rest[0].text.lstrip(), rest[0].marks), *rest[1:]))
    return replace(block, speaker=words.removesuffix(COLON).strip(), inlines=rest)
