"""What plain Markdown cannot say of a block, remembered beside it and given back.

`show` makes of a block the one that the Markdown shows, and the facts that are lost with it;
`restore` puts both together again. Facts are JSON-able and are used only where the block shown is
still the same (`digest`). A line for the speaker or the credit is part of the text that is shown.
Knows no Markdown syntax.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from editor.formats.codec import Mismatch, decoder, encoder
from editor.formats.markdown.layer import parted, shown, whole
from editor.formats.markdown.links import visible_url
from editor.lang.direction import Direction
from editor.model.article import Align, Block, Embed, Figure, Table
from editor.model.inline import Break, Citation, Inlines, Text, cut, normal, plain, readable
from editor.model.marks import Mark
from editor.value import replace

Facts = dict[str, Any]
QUOTED: Final = "quotation"
SPOKEN: Final = ("question", "answer")
DASH: Final = "— "
COLON: Final = ":"
PLAIN_FACTS: Final = ("direction", "align", "language")


def show(block: Block) -> tuple[Block, Facts]:
    """(the block as Markdown shows it, what that leaves out)."""
    facts: Facts = {name: value for name in PLAIN_FACTS if (value := getattr(block, name))}
    inlines, lost = parted(block.inlines)
    facts |= lost
    if block.group:
        facts["group"] = block.group
    seen = replace(
        block, id="", direction=None, align="", language="", speaker="",
        inlines=inlines,
    )  # fmt: skip
    for part in (_show_speaker, _show_figure, _show_table, _show_embed):
        seen, more = part(block, seen)
        facts |= more
    return seen, facts


def restore(seen: Block, facts: Mapping[str, Any]) -> Block:
    """The block that was shown. What is not well-formed in the facts is passed over."""
    for part in (_restore_speaker, _restore_figure, _restore_table, _restore_embed):
        seen = part(seen, facts)
    direction, align = facts.get("direction"), facts.get("align")
    return replace(
        seen,
        inlines=whole(seen.inlines, facts),
        direction=_direction(direction),
        align=_align(align),
        language=_text(facts, "language", ""),
        group=_text(facts, "group", ""),
        level=_level(seen.level, facts.get("level")),
    )


def _direction(value: object) -> Direction | None:
    return "rtl" if value == "rtl" else "ltr" if value == "ltr" else None


def _align(value: object) -> Align:
    choices: tuple[Align, ...] = ("start", "center", "end", "justify")
    return next((one for one in choices if one == value), "")


def _level(level: int, fact: object) -> int:
    """The level, where the list is still nested as it was."""
    match fact:
        case [int(shown_level), int(true_level)] if shown_level == level:
            return true_level
    return level


def _text(facts: Mapping[str, Any], name: str, default: str) -> str:
    value = facts.get(name, default)
    return value if isinstance(value, str) else default


# -- speakers --------------------------------------------------------------------------------------


def _show_speaker(block: Block, seen: Block) -> tuple[Block, Facts]:
    """Of a quotation the last line names the speaker; of an answer its first words."""
    if block.kind not in (QUOTED, *SPOKEN):
        return seen, {}
    speaker = " ".join(block.speaker.split())
    if not speaker:
        return seen, {}
    if block.kind == QUOTED:
        line = (Break(),) if seen.inlines else ()
        inlines = (*seen.inlines, *line, Text(DASH + speaker))
    else:
        gap = (Text(" "),) if seen.inlines else ()
        name = Text(speaker + COLON, (Mark("strong"),))
        inlines = shown((name, *gap, *seen.inlines))
    return replace(seen, inlines=normal(inlines)), {"speaker": block.speaker}


def _restore_speaker(seen: Block, facts: Mapping[str, Any]) -> Block:
    speaker = facts.get("speaker")
    if seen.kind not in (QUOTED, *SPOKEN) or not isinstance(speaker, str):
        return seen
    size = len(" ".join(speaker.split()))
    total = len(plain(seen.inlines))
    if not size:
        inlines = seen.inlines
    elif seen.kind == QUOTED:
        inlines = cut(seen.inlines, 0, max(0, total - size - len(DASH) - 1))
    else:
        inlines = cut(seen.inlines, size + len(COLON) + 1, total)
    return replace(seen, speaker=speaker, inlines=inlines)


# -- figures ---------------------------------------------------------------------------------------


def _show_figure(block: Block, seen: Block) -> tuple[Block, Facts]:
    """The caption with the credit in brackets; without a caption, what is to be seen."""
    figure = block.figure
    if figure is None:
        return seen, {}
    facts: Facts = {}
    inlines = seen.inlines
    if not inlines and (alt := " ".join(figure.alt.split())):
        inlines = (Text(alt),)
        facts["caption"] = False
    described = readable(inlines)
    if credit := " ".join(figure.credit.split()):
        gap = " " if inlines else ""
        inlines = shown(normal((*inlines, Text(f"{gap}({credit})"))))
    facts |= {
        name: value
        for name, value in (("credit", figure.credit), ("rights", figure.rights))
        if value
    }
    if figure.alt != described:
        facts["alt"] = figure.alt
    return replace(seen, inlines=inlines, figure=Figure(figure.media, described)), facts


def _restore_figure(seen: Block, facts: Mapping[str, Any]) -> Block:
    figure = seen.figure
    if figure is None:
        return seen
    credit = _text(facts, "credit", "")
    inlines = seen.inlines
    if words := " ".join(credit.split()):
        size = len(plain(inlines)) - len(words) - len("()")
        inlines = cut(inlines, 0, max(0, size - 1))
    alt = _text(facts, "alt", readable(inlines))
    media = figure.media or _text(facts, "media", "")
    figure = Figure(media, alt, credit, _text(facts, "rights", ""))
    if facts.get("caption") is False:
        inlines = ()
    return replace(seen, inlines=inlines, figure=figure)


# -- tables ----------------------------------------------------------------------------------------


def _show_table(block: Block, seen: Block) -> tuple[Block, Facts]:
    """Cells as shown. A header row that is empty is shown as none."""
    table = block.table
    if table is None:
        return seen, {}
    facts: Facts = {"header_column": True} if table.header_column else {}
    cells = {}
    for row, line in enumerate(table.rows):
        for column, cell in enumerate(line):
            if lost := parted(cell)[1]:
                cells[f"{row}:{column}"] = lost
    if cells:
        facts["cells"] = cells
    rows = tuple(tuple(map(shown, row)) for row in table.rows)
    header = table.header_row
    if header and not any(rows[0]):
        facts["header"] = "empty" if len(rows) > 1 else "only"
        rows, header = rows[1:] or rows, False
    return replace(seen, table=Table(rows, header)), facts


def _restore_table(seen: Block, facts: Mapping[str, Any]) -> Block:
    table = seen.table
    if table is None:
        return seen
    rows, header = table.rows, table.header_row
    if not header and rows and (kind := facts.get("header")) in ("empty", "only"):
        rows = (((),) * len(rows[0]), *rows) if kind == "empty" else rows
        header = True
    cells = facts.get("cells")
    if isinstance(cells, dict):
        rows = tuple(
            tuple(
                whole(cell, lost) if isinstance(lost := cells.get(f"{y}:{x}"), dict) else cell
                for x, cell in enumerate(row)
            )
            for y, row in enumerate(rows)
        )
    return replace(seen, table=Table(rows, header, facts.get("header_column") is True))


# -- embeds ----------------------------------------------------------------------------------------


def _show_embed(block: Block, seen: Block) -> tuple[Block, Facts]:
    """The title as a link, the address itself where there is none; else the title as a line."""
    embed = block.embed
    if embed is None:
        return seen, {}
    url = visible_url(embed.url)
    title = " ".join(embed.title.split())
    if not url and title:
        rest = (Break(), *seen.inlines) if seen.inlines else ()
        seen = replace(seen, embed=Embed(), inlines=(Text(title), *rest))
        return seen, {"title": embed.title, "line": len(title)}
    facts: Facts = {} if embed.title == (title or url) else {"title": embed.title}
    if embed.url != url and url:
        facts["url"] = embed.url
    return replace(seen, embed=Embed(url, title or url)), facts


def _restore_embed(seen: Block, facts: Mapping[str, Any]) -> Block:
    embed = seen.embed
    if embed is None:
        return seen
    inlines = seen.inlines
    if isinstance(line := facts.get("line"), int):
        inlines = cut(inlines, line + 1, len(plain(inlines)))
    url = _text(facts, "url", embed.url)
    url = url if visible_url(url) == embed.url else embed.url
    title = _text(facts, "title", embed.title)
    return replace(seen, inlines=inlines, embed=Embed(url, title))


# -- inlines and whole blocks as data --------------------------------------------------------------


def as_data(block: Block) -> Facts:
    """A block that is not shown at all, whole, without its id."""
    data: Facts = encoder(Block)(replace(block, id=""))
    data.pop("id", None)
    return data


def from_data(data: object, id: str) -> Block | None:
    """That block again, or None where the data is none."""
    if not isinstance(data, dict):
        return None
    try:
        block: Block = decoder(Block)({**data, "id": id})
    except Mismatch:
        return None
    return block


def note_facts(citation: Citation, full: Inlines, size: int) -> list[Any]:
    """The record of a note: its citation, its sources, how much of its text is the remark."""
    refs = [[ref.source, ref.locator] if ref.locator else [ref.source] for ref in citation.refs]
    out: list[Any] = [citation.id, refs, size]
    seen, lost = parted(full)
    lost = lost if seen else {"empty": True}
    return [*out, lost] if lost else out
