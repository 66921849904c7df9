"""Enter, Shift+Enter, Backspace and Delete in every kind at every place, as writers expect them.

The expectations are habits from Word, Google Docs and Notion. K is the kind asked about, N what
follows it, p a paragraph; | is the caret, [ ] what is selected, ⏎ a line break, # an object.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from editor.edit.state import Position, Selection, is_object
from editor.model.article import Article, Block, Embed, Figure, Table
from editor.model.inline import OBJECT, Citation, Inlines, Ref, Text, plain
from editor.model.kinds import KIND, KINDS
from editor.model.marks import Mark
from editor.model.schema import repair, repair_block
from editor.model.sources import Source
from editor.qt.keys import NO_ROOM_ABOVE
from tests.qt.conftest import Writing

KEYS = {
    "Enter": (Qt.Key.Key_Return, ""), "Shift+Enter": (Qt.Key.Key_Return, "shift"),
    "Backspace": (Qt.Key.Key_Backspace, ""), "Delete": (Qt.Key.Key_Delete, ""),
    "Ctrl+Backspace": (Qt.Key.Key_Backspace, "control"),
    "Ctrl+Delete": (Qt.Key.Key_Delete, "control"), "Ctrl+A": (Qt.Key.Key_A, "control"),
}  # fmt: skip
PLACES = {
    "empty": ("", 0, 0), "start": ("one two", 0, 0), "middle": ("one two", 4, 4),
    "end": ("one two", 7, 7), "whole": ("one two", 0, 7),
    "before it": ("", 0, 0), "behind it": ("", 1, 1), "selected": ("", 0, 1),
}  # fmt: skip

INSIDE = """
empty   Shift+Enter     K:⏎|
start   Shift+Enter     K:⏎|one two
start   Delete          K:|ne two
start   Ctrl+Delete     K:|two
middle  Shift+Enter     K:one ⏎|two
middle  Backspace       K:one|two
middle  Delete          K:one |wo
middle  Ctrl+Backspace  K:|two
middle  Ctrl+Delete     K:one |
end     Shift+Enter     K:one two⏎|
end     Backspace       K:one tw|
end     Ctrl+Backspace  K:one |
whole   Shift+Enter     K:⏎|
whole   Backspace       K:|
whole   Delete          K:|
"""
"""The same in every kind that holds words: what is around stays as it is."""

FLOWING = """
empty   Enter      p:before / K: / p:| / p:after
empty   Backspace  p:before| / p:after
empty   Delete     p:before / p:|after
start   Enter      p:before / p: / K:|one two / p:after
start   Backspace  p:before|one two / p:after
middle  Enter      p:before / K:one  / p:|two / p:after
end     Enter      p:before / K:one two / p:| / p:after
end     Delete     p:before / K:one two|after
whole   Enter      p:before / K: / p:| / p:after
"""
HEADING = """
empty   Enter      p:before / K: / p:| / p:after
empty   Backspace  p:before / p:| / p:after
empty   Delete     p:before / p:|after
start   Enter      p:before / p: / K:|one two / p:after
start   Backspace  p:before / p:|one two / p:after
middle  Enter      p:before / K:one  / K:|two / p:after
end     Enter      p:before / K:one two / p:| / p:after
end     Delete     p:before / K:one two|after
whole   Enter      p:before / K: / p:| / p:after
"""
LEFT = """
empty   Enter      p:before / p:| / p:after
empty   Backspace  p:before / p:| / p:after
empty   Delete     p:before / p:|after
start   Enter      p:before / K: / K:|one two / p:after
start   Backspace  p:before / p:|one two / p:after
middle  Enter      p:before / K:one  / K:|two / p:after
end     Enter      p:before / K:one two / N:| / p:after
end     Delete     p:before / K:one two|after
whole   Enter      p:before / K: / N:| / p:after
"""
"""Quotations, notes, lists, interviews, boxes: an empty one is left, as a list is."""

BOX_HEADING = LEFT.replace("K: / K:|one two", "p: / K:|one two").replace("/ K:|two", "/ N:|two")
ATOMIC = """
before it  Enter            p:before / p:| / K:# / p:after
before it  Shift+Enter      p:before / K:|# / p:after
before it  Backspace        p:before| / K:# / p:after
before it  Delete           p:before / K:[#] / p:after
behind it  Enter            p:before / K:# / p:| / p:after
behind it  Shift+Enter      p:before / K:#| / p:after
behind it  Backspace        p:before / K:[#] / p:after
behind it  Ctrl+Backspace   p:before / K:[#] / p:after
behind it  Delete           p:before / K:# / p:|after
selected   Enter            p:before / K:# / p:| / p:after
selected   Shift+Enter      p:before / K:[#] / p:after
selected   Backspace        p:before / p:|after
selected   Delete           p:before / p:|after
"""
TOP = {
    "kicker": """
empty   Enter      K: / headline:|he / standfirst:st / byline:by / dateline:da / p:after
empty   Backspace  headline:|he / standfirst:st / byline:by / dateline:da / p:after
empty   Delete     headline:|he / standfirst:st / byline:by / dateline:da / p:after
start   Enter      K:|one two / headline:he / standfirst:st / byline:by / dateline:da / p:after
start   Backspace  K:|one two / headline:he / standfirst:st / byline:by / dateline:da / p:after
middle  Enter      K:one ⏎|two / headline:he / standfirst:st / byline:by / dateline:da / p:after
end     Enter      K:one two / headline:|he / standfirst:st / byline:by / dateline:da / p:after
end     Delete     headline:one two|he / standfirst:st / byline:by / dateline:da / p:after
whole   Enter      K: / headline:|he / standfirst:st / byline:by / dateline:da / p:after
""",
    "headline": """
empty   Enter      kicker:ki / K: / standfirst:|st / byline:by / dateline:da / p:after
empty   Backspace  kicker:ki| / K: / standfirst:st / byline:by / dateline:da / p:after
empty   Delete     kicker:ki / K:|st / byline:by / dateline:da / p:after
start   Enter      kicker:ki / K:|one two / standfirst:st / byline:by / dateline:da / p:after
start   Backspace  K:ki|one two / standfirst:st / byline:by / dateline:da / p:after
middle  Enter      kicker:ki / K:one ⏎|two / standfirst:st / byline:by / dateline:da / p:after
end     Enter      kicker:ki / K:one two / standfirst:|st / byline:by / dateline:da / p:after
end     Delete     kicker:ki / K:one two|st / byline:by / dateline:da / p:after
whole   Enter      kicker:ki / K: / standfirst:|st / byline:by / dateline:da / p:after
""",
    "standfirst": """
empty   Enter      kicker:ki / headline:he / K: / byline:|by / dateline:da / p:after
empty   Backspace  kicker:ki / headline:he| / byline:by / dateline:da / p:after
empty   Delete     kicker:ki / headline:he / byline:|by / dateline:da / p:after
start   Enter      kicker:ki / headline:he / K:|one two / byline:by / dateline:da / p:after
start   Backspace  kicker:ki / headline:he|one two / byline:by / dateline:da / p:after
middle  Enter      kicker:ki / headline:he / K:one ⏎|two / byline:by / dateline:da / p:after
end     Enter      kicker:ki / headline:he / K:one two / byline:|by / dateline:da / p:after
end     Delete     kicker:ki / headline:he / K:one two|by / dateline:da / p:after
""",
    "byline": """
empty   Enter      kicker:ki / headline:he / standfirst:st / K: / dateline:|da / p:after
empty   Backspace  kicker:ki / headline:he / standfirst:st| / dateline:da / p:after
empty   Delete     kicker:ki / headline:he / standfirst:st / dateline:|da / p:after
end     Enter      kicker:ki / headline:he / standfirst:st / K:one two / dateline:|da / p:after
""",
    "dateline": """
start   Enter      kicker:ki / headline:he / standfirst:st / byline:by / K: / lede:|one two / p:after
empty   Enter      kicker:ki / headline:he / standfirst:st / byline:by / K: / lede:| / p:after
empty   Backspace  kicker:ki / headline:he / standfirst:st / byline:by| / p:after
empty   Delete     kicker:ki / headline:he / standfirst:st / byline:by / p:|after
middle  Enter      kicker:ki / headline:he / standfirst:st / byline:by / K:one  / lede:|two / p:after
end     Enter      kicker:ki / headline:he / standfirst:st / byline:by / K:one two / lede:| / p:after
""",
}  # fmt: skip

TABLES = {
    "paragraph": FLOWING, "lede": FLOWING, "section_heading": HEADING, "subheading": HEADING,
    "quotation": LEFT, "pull_quote": LEFT, "correction": LEFT, "update": LEFT, "list_item": LEFT,
    "question": LEFT, "answer": LEFT, "box_heading": BOX_HEADING, "box_body": LEFT,
    "figure": ATOMIC, "table": ATOMIC, "embed": ATOMIC, "divider": ATOMIC, **TOP,
}  # fmt: skip
HELD = {
    "figure": Block("k", "figure", figure=Figure()),
    "table": Block("k", "table", table=Table((((Text("one"),), (Text("two"),)),))),
    "embed": Block("k", "embed", embed=Embed("https://example.org/1")),
    "divider": Block("k", "divider"),
}


def rows(table: str) -> Iterator[tuple[str, str, str]]:
    """(place, key, what is to be seen) of each line."""
    for line in filter(None, table.splitlines()):
        place = next(name for name in PLACES if line.startswith(name))
        key, _, expected = line[len(place) :].lstrip().partition(" ")
        yield place, key, expected.lstrip()


def article_with(kind: str, text: str) -> Article:
    """The kind between two paragraphs, or at the full top of an article."""
    inlines: Inlines = (Text(text),) if text else ()
    group = "g" if KIND[kind].container == "box" else ""
    asked = HELD.get(kind) or Block("k", kind, inlines, group=group)
    after = Block("z", inlines=(Text("after"),))
    if KIND[kind].zone == "top":
        tops = [Block(row.id, row.id, (Text(row.id[:2]),)) for row in KINDS if row.zone == "top"]
        return repair(
            Article("a", blocks=(*(asked if one.kind == kind else one for one in tops), after))
        )
    head = Block("h", "headline", (Text("he"),))
    before = Block("a", inlines=(Text("before"),))
    return repair(Article("a", blocks=(head, before, asked, after)))


def shown(page: Writing) -> str:
    """The article with caret and selection, as the tables write it."""
    state = page.bridge.state
    chosen = state.selection
    marks = [("|", chosen.head)] if chosen.empty else [("]", chosen.end), ("[", chosen.start)]
    out = []
    for place, block in enumerate(state.article.blocks):
        text = "#" if is_object(block) else plain(block.inlines).replace("\n", "⏎")
        text = text.replace(OBJECT, "¹")
        for mark, spot in marks:
            if spot.block == place:
                text = text[: spot.offset] + mark + text[spot.offset :]
        name = "p" if block.kind == "paragraph" else block.kind
        out.append(f"{name}{'*' if block.group else ''}{block.level or ''}:{text}")
    return " / ".join(out)


def spelled(expected: str, kind: str) -> str:
    """The table's line with the kinds that K and N stand for."""
    names = {"K": kind, "N": KIND[kind].next}
    out = []
    for one in expected.split(" / "):
        short, _, text = one.partition(":")
        name = names.get(short, short)
        boxed = short in names and KIND[name].container == "box"
        out.append(f"{'p' if name == 'paragraph' else name}{'*' if boxed else ''}:{text}")
    return " / ".join(out)


def press(page: Writing, key: str) -> None:
    if key in KEYS:
        page.key(*KEYS[key])
    else:
        page.type(key)


def comes_back(page: Writing, before: str, article: Article) -> bool:
    """Whether one undo brings back article, caret and selection."""
    if page.article != article:
        page.bridge.undo()
        return page.article == article and shown(page) == before
    return True


def wrong_with(page: Writing, key: str, wanted: str) -> str:
    """What is wrong with what the key does; nothing where all is as wanted and undone by one."""
    before, article = shown(page), page.article
    press(page, key)
    found = shown(page)
    if found != wanted:
        return f"{before}  {key}  {found}  not  {wanted}"
    if not comes_back(page, before, article):
        return f"{before}  {key}, one undo  {shown(page)}"
    return "" if page.bridge.in_step() else f"{before}  {key}: the page shows something else"


@pytest.mark.parametrize("kind", [row.id for row in KINDS])
def test_every_kind_at_every_place(qtbot: QtBot, kind: str) -> None:
    words = KIND[kind].content == "text"
    wrong = []
    for place, key, expected in rows(TABLES[kind] + (INSIDE if words else "")):
        text, start, end = PLACES[place]
        page = Writing(article_with(kind, text))
        qtbot.addWidget(page.edit)
        at = [block.id for block in page.article.blocks].index("k")
        page.at(at, start, end)
        around = shown(page).split(" / ")
        wanted = spelled(expected, kind)
        if " / " not in expected:
            wanted = " / ".join((*around[:at], wanted, *around[at + 1 :]))
        elif KIND[kind].zone == "body":
            wanted = f"headline:he / {wanted}"
        wrong.append(wrong_with(page, key, wanted))
        page.bridge.close()
    assert not list(filter(None, wrong))


CLAIM = (Text("so "), Text("he said", (Mark("claim", "n"),)), Citation("n", (Ref("s"),)),
         Text(" then"))  # fmt: skip

ACROSS = """
headline:he / p:[one / quotation:two] -> x -> headline:he / p:x|
headline:he / p:o[ne / quotation:two / p:thr]ee -> x -> headline:he / p:ox|ee
headline:he / p:o[ne / figure:# / p:thr]ee -> Delete -> headline:he / p:o|ee
headline:he / p:o[ne / figure:# / p:thr]ee -> Enter -> headline:he / p:o / p:|ee
headline:he / section_heading:[one / p:tw]o -> Backspace -> headline:he / p:|o
headline:he / section_heading:o[ne / p:tw]o -> Backspace -> headline:he / section_heading:o|o
headline:he / figure:[#] / p:one -> x -> headline:he / p:x| / p:one
headline:he / p:one / figure:[#] -> Backspace -> headline:he / p:one|
headline:he / p:one / figure:[# / divider:#] / p:two -> Backspace -> headline:he / p:one / p:|two
headline:he / p:one / figure:[# / p:x / table:#] -> Delete -> headline:he / p:one|
headline:he / figure:[# / divider:#] -> Delete -> headline:he / p:|
headline:he / figure:[# / embed:#] / p:one -> x -> headline:he / p:x| / p:one
headline:he / figure:#[ / p:one] / p:two -> Delete -> headline:he / figure:#| / p:two
headline:he / quotation:[one / p:x / figure:]# / p:two -> Delete -> headline:he / figure:|# / p:two
headline:he / quotation:[one / figure:]# / p:two -> x -> headline:he / quotation:x| / figure:# / p:two
headline:he / figure:# / divider:|# / p:one -> Backspace -> headline:he / figure:[#] / divider:# / p:one
headline:he / figure:# / p:|one -> Backspace -> headline:he / figure:[#] / p:one
headline:he / table:# / p:| / p:one -> Backspace -> headline:he / table:#| / p:one
headline:he / p:one| / embed:# -> Delete -> headline:he / p:one / embed:[#]
headline:he / p:| / embed:# -> Delete -> headline:he / embed:|#
kicker:[ki / headline:he / standfirst:st / p:one] -> x -> headline:x| / p:
kicker:[ki / headline:he / standfirst:st / p:o]ne -> Backspace -> headline:| / p:ne
headline:h[e / p:o]ne -> Backspace -> headline:h|ne / p:
headline:[he / p:o]ne -> Backspace -> headline:| / p:ne
headline:he / standfirst:[st / p:o]ne -> x -> headline:he / p:x|ne
headline:he / standfirst:st / p:|one -> Backspace -> headline:he / standfirst:st|one / p:
headline:he / standfirst: / p:|one -> Backspace -> headline:he / p:|one
headline: / p:|one -> Backspace -> headline:|one / p:
headline:he / p:| -> Backspace -> headline:he| / p:
headline:he / p:| -> Delete -> headline:he / p:|
headline:h|e / p:one -> Enter -> headline:h / standfirst:|e / p:one
headline:h / standfirst:|e / p:one -> Backspace -> headline:h|e / p:one
headline:|he / p:one -> Enter -> kicker: / headline:|he / p:one
kicker: / headline:|he / p:one -> Backspace -> headline:|he / p:one
headline:he / quotation:one / quotation:|two -> Backspace -> headline:he / quotation:one|two
headline:he / p: / section_heading:|one -> Backspace -> headline:he / section_heading:|one
headline:he / box_heading*:on|e / box_body*:b -> Enter -> headline:he / box_heading*:on / box_body*:|e / box_body*:b
headline:he / byline:|by / p:one -> Enter -> headline:he / standfirst: / byline:|by / p:one
headline:he / standfirst:st / dateline:|da / p:one -> Enter -> headline:he / standfirst:st / byline: / dateline:|da / p:one
headline:he / standfirst:|st / p:one -> Enter -> headline:he / standfirst: / byline:|st / p:one
headline:he / standfirst:s|t / byline: / p:one -> Enter -> headline:he / standfirst:s / byline:|t / p:one
headline:he / standfirst:s|t / byline:by / p:one -> Enter -> headline:he / standfirst:s⏎|t / byline:by / p:one
kicker:|ki / headline: / p:one -> Enter -> kicker: / headline:|ki / p:one
kicker:ki / headline:|he / p:one -> Enter -> kicker:ki / headline: / standfirst:|he / p:one
headline:he / list_item:a / list_item1:| -> Enter -> headline:he / list_item:a / list_item:|
headline:he / list_item:a / list_item1:|b / list_item2:c -> Backspace -> headline:he / list_item:a / list_item:|b / list_item1:c
headline:he / question:a / answer:b| -> Enter -> headline:he / question:a / answer:b / question:|
headline:he / question:a / answer:| -> Enter -> headline:he / question:a / p:|
headline:he / box_heading*:|a / box_body*:b -> Backspace -> headline:he / box_body*:|a / box_body*:b
headline:he / box_heading*:a / box_body*:|b -> Backspace -> headline:he / box_heading*:a|b
headline:he / box_body*:|a / box_body*:b -> Backspace -> headline:he / p:|a / box_body*:b
headline:he / box_body*:a / list_item*:| -> Enter -> headline:he / box_body*:a / box_body*:|
headline:he / p:one⏎|two -> Backspace -> headline:he / p:one|two
headline:he / p:one⏎|two -> Ctrl+Backspace -> headline:he / p:one|two
headline:he / p:one|⏎two -> Ctrl+Delete -> headline:he / p:one|two
headline:he / p:so he said|¹ then -> Enter -> headline:he / p:so he said¹ / p:| then
headline:he / p:so he |said¹ then -> Enter -> headline:he / p:so he  / p:|said¹ then
headline:he / p:so he said¹| then -> Backspace -> headline:he / p:so he said| then
headline:he / p:so he said¹| then -> Ctrl+Backspace -> headline:he / p:so he said| then
headline:he / p:so he |said¹ then -> Ctrl+Delete -> headline:he / p:so he |¹ then
"""
"""What is there -> a key, or a letter typed -> what is there then."""


def repaired(text: str) -> Inlines:
    """The text, newlines as breaks."""
    return repair_block(Block("", inlines=(Text(text),))).inlines if text else ()


def article_of(line: str) -> tuple[Article, Selection]:
    """The article that `shown` writes like this, and what is selected in it."""
    blocks: list[Block] = []
    spots: list[Position] = []
    for place, one in enumerate(line.split(" / ")):
        name, _, text = one.partition(":")
        level = int(name[-1]) if name[-1].isdigit() else 0
        name = name.rstrip("0123456789")
        group, name = ("g" if name.endswith("*") else ""), name.rstrip("*")
        bare = ""
        for char in text:
            if char in "[]|":
                spots.append(Position(place, len(bare)))
            else:
                bare += char
        inlines = CLAIM if "¹" in bare else repaired(bare.replace("⏎", "\n"))
        kind = "paragraph" if name == "p" else name
        block = HELD.get(kind) or Block("", kind, inlines, level=level, group=group)
        blocks.append(replace(block, id=f"b{place}"))
    made = repair(Article("a", blocks=tuple(blocks), sources=(Source("s", "person", name="n"),)))
    return made, Selection(spots[0], spots[-1])


@pytest.mark.parametrize("line", ACROSS.strip().splitlines())
def test_across_blocks(qtbot: QtBot, line: str) -> None:
    before, key, wanted = line.split(" -> ")
    made, chosen = article_of(before)
    page = Writing(made)
    qtbot.addWidget(page.edit)
    page.edit.select(chosen)
    assert shown(page) == before
    assert not wrong_with(page, key, wanted)
    page.bridge.close()


def test_select_all_and_type_starts_afresh_with_a_headline(qtbot: QtBot) -> None:
    made, chosen = article_of("kicker:ki / headline:he / p:one| / figure:#")
    page = Writing(made)
    qtbot.addWidget(page.edit)
    page.edit.select(chosen)
    press(page, "Ctrl+A")
    assert not wrong_with(page, "x", "headline:x| / p:")
    page.bridge.close()


def test_where_enter_finds_no_room_above_it_says_so(qtbot: QtBot) -> None:
    full = "kicker:|ki / headline:he / standfirst:|st / byline:by / dateline:da / p:one"
    made, _ = article_of(full)
    for place in (0, 2):
        page = Writing(made)
        qtbot.addWidget(page.edit)
        page.at(place, 0)
        with qtbot.waitSignal(page.edit.told) as told:
            press(page, "Enter")
        assert told.args == [(NO_ROOM_ABOVE,)]
        assert page.article == made
        page.bridge.close()
