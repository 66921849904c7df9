"""One's own templates: made from an article or a part of it, and written as TOML that reads back.

What only belongs to the one article stays behind: citations, claims, comments, deleted words,
pictures. Asks nobody anything.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, Literal

from editor.edit.slots import chips_in
from editor.edit.state import EditorState, is_object, selected_blocks, size
from editor.formats.codec import encoder
from editor.formats.disk import FileProblem, write_whole
from editor.formats.exporting import make_folder
from editor.lang.i18n import N_, sentence, translate
from editor.model.article import Article, Block
from editor.model.brief import SLOT, Brief, Guide, Slot
from editor.model.inline import Break, Inline, Inlines, Text, cut, normal, plain
from editor.model.kinds import KIND
from editor.model.marks import Mark
from editor.templates.catalogue import SUFFIX, own_folder
from editor.templates.reading import BadTemplate, read_template
from editor.templates.template import (
    BadBrace,
    BlockPlan,
    CheckPlan,
    FieldPlan,
    Template,
    escaped,
    names_in,
    parts,
)
from editor.value import dataclass, field, replace

Words = Literal["kept", "emptied", "slots"]
"""What becomes of the article's words in a template made from it."""

LEFT_BEHIND: Final = frozenset({"claim", "comment", "inserted", "deleted", "filled"})
HEADINGS: Final = frozenset({"section_heading", "subheading", "box_heading"})
"""What gives an article its shape: kept also where the text goes."""
_NAME: Final = re.compile(r"[a-z][a-z0-9_]*\Z")
_UNFIT: Final = re.compile(r"[^\w\u200c]+")
LONGEST: Final = 60
"""Characters of an id."""


def section_template(state: EditorState, title: str, id: str, summary: str = "") -> Template | None:
    """The selected part of the body as a section; None where there is none."""
    article, brief = state.article, state.article.brief or Brief()
    start, end = state.selection.start, state.selection.end
    blocks: list[Block] = []
    for place in selected_blocks(state):
        block = article.blocks[place]
        if KIND[block.kind].zone == "top" or block.kind == "embed":
            continue
        first = start.offset if place == start.block and start != end else 0
        last = end.offset if place == end.block and start != end else size(block)
        if not is_object(block):
            block = replace(block, inlines=cut(block.inlines, first, last))
        blocks.append(block)
    if not any(block.inlines or is_object(block) for block in blocks):
        return None
    plans = tuple(_plan(block, brief.guide(block.id)) for block in blocks)
    return _finished("section", article, brief, title, id, summary, plans)


def article_template(
    article: Article, title: str, id: str, summary: str = "", *, text: Words = "kept"
) -> Template:
    """The whole article as a template, its words kept, taken out, or turned into slots.

    Headings inside the text are always kept. Where words are taken out, neighbours that are alike
    become one. Words that filled a slot once are that slot again, where words become slots.
    """
    brief = article.brief or Brief()
    made = _Slots(brief, article.meta.language)
    plans: list[BlockPlan] = []
    for block in article.blocks:
        if block.kind == "embed":
            continue
        plan = _plan(block, brief.guide(block.id))
        if text != "kept" and block.kind not in HEADINGS and not is_object(block):
            plan = replace(plan, inlines=(), text="" if text == "emptied" else made.words(block))
            before = plans[-1] if plans else None
            if before is not None and text == "emptied" and _alike(before, plan):
                continue
        plans.append(plan)
    brief = replace(brief, slots=(*brief.slots, *made.new))
    fields = FieldPlan(brief.required, article.meta.section, article.meta.keywords)
    template = _finished("article", article, brief, title, id, summary, plans)
    return replace(template, fields=fields, checks=CheckPlan(brief.checks))


def free_id(title: str, taken: Iterable[str]) -> str:
    """An id made of the title that none of `taken` is."""
    taken = set(taken)
    stem = _UNFIT.sub("-", title.lower()).strip("-")[:LONGEST].strip("-") or "template"
    id, number = stem, 2
    while id in taken:
        id, number = f"{stem}-{number}", number + 1
    return id


def save(template: Template, folder: Path | None = None) -> Path:
    """Write it into the user's folder; where it now is. Never replaces a file.

    Raises FileProblem.
    """
    place = (folder or own_folder()) / template.language
    path = place / f"{template.id}{SUFFIX}"
    data = to_toml(template).encode()
    try:
        whole = read_template(data, path.name) == template
    except BadTemplate as error:
        raise FileProblem(error.sentence) from error
    if not whole:
        raise FileProblem(sentence(N_("“{title}” cannot be written as a template."),
                                   title=template.title))  # fmt: skip
    make_folder(place)
    write_whole(path, data)
    return path


def to_toml(template: Template) -> str:
    """The template as its file holds it: reading it gives the same template."""
    data: dict[str, Any] = encoder(Template)(template)
    lines = [f"{key} = {_value(value)}" for key, value in data.items() if not _is_table(key)]
    for key in ("slots", "fields", "checks", "blocks"):
        tables = data.get(key, ())
        for table in [tables] if isinstance(tables, dict) else tables:
            head = f"[{key}]" if isinstance(tables, dict) else f"[[{key}]]"
            lines += ["", head, *(f"{name} = {_value(one)}" for name, one in table.items())]
    return "\n".join(lines) + "\n"


def _is_table(key: str) -> bool:
    return key in ("slots", "fields", "checks", "blocks")


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        # A basic string of TOML is one of JSON, but for U+007F.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_value(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_value, value)) + "]"
    return str(value)


@dataclass(slots=True)
class _Slots:
    """Words of blocks as slots: those that once filled one are it again, others get a new one."""

    brief: Brief
    language: str
    new: list[Slot] = field(default_factory=list)

    def words(self, block: Block) -> str:
        """The text of a plan for the block."""
        known = sorted(self.brief.values, key=lambda one: -len(one.text))
        text = _pattern(_bare(block.inlines), {one.text: one.slot for one in known})
        if any(name for name, _ in parts(text)):
            return text
        if not plain(block.inlines).strip():
            return ""
        taken = {slot.name for slot in (*self.brief.slots, *self.new)}
        name, number = block.kind, 2
        while name in taken:
            name, number = f"{block.kind}_{number}", number + 1
        self.new.append(Slot(name, translate(KIND[block.kind].label, self.language)))
        return f"{{{name}}}"


def _finished(
    kind: Literal["article", "section"], article: Article, brief: Brief, title: str, id: str,
    summary: str, plans: Iterable[BlockPlan],
) -> Template:  # fmt: skip
    plans = tuple(plans)
    used = {name for plan in plans for name in _names(plan)}
    slots = tuple(
        replace(slot, agrees=slot.agrees if slot.agrees in used else "")
        for slot in brief.slots
        if slot.name in used
    )
    undefined = used - {slot.name for slot in slots}
    slots += tuple(Slot(name, name) for name in sorted(undefined))
    language = article.meta.language.partition("-")[0]
    return Template(id, kind, language, title, summary, slots=slots, blocks=plans)


def _names(plan: BlockPlan) -> Iterator[str]:
    for text in (plan.text, plan.speaker, *(cell for row in plan.rows for cell in row)):
        yield from (name for name, _ in parts(text) if name)
    yield from (chip.name for chip in chips_in(plan.inlines))


def _plan(block: Block, guide: Guide | None) -> BlockPlan:
    """The block as a template asks for it: unmarked words as a text, marked ones as they are."""
    bare = _bare(block.inlines)
    marked = any(
        isinstance(one, Break) or any(mark.name != SLOT for mark in one.marks)
        for one in bare
        if isinstance(one, Text | Break)
    )
    rows = block.table.rows if block.table is not None else ()
    plan = BlockPlan(
        block.kind,
        "" if marked else _pattern(bare),
        bare if marked else (),
        level=block.level,
        ordered=block.ordered,
        group=block.group,
        speaker=_speaker(block, guide),
        rows=tuple(tuple(_pattern(_bare(cell)) for cell in row) for row in rows),
    )
    if guide is None:
        return plan
    return replace(plan, optional=guide.optional, guidance=guide.guidance, limit=guide.limit)


def _bare(inlines: Inlines) -> Inlines:
    """The words without what belongs to the one article only."""
    out: list[Inline] = []
    for one in inlines:
        if isinstance(one, Break):
            out.append(one)
        elif isinstance(one, Text) and not any(mark.name == "deleted" for mark in one.marks):
            out.append(Text(one.text, tuple(m for m in one.marks if _stays(m))))
    return normal(out)


def _stays(mark: Mark) -> bool:
    if mark.name == SLOT:
        return _NAME.match(mark.value) is not None
    return mark.name not in LEFT_BEHIND


def _speaker(block: Block, guide: Guide | None) -> str:
    """The pattern of the guide, where it is one; else the speaker's own name."""
    pattern = guide.speaker if guide else ""
    try:
        return pattern if names_in(pattern) else escaped(block.speaker)
    except BadBrace:
        return escaped(block.speaker)


def _pattern(inlines: Inlines, known: Mapping[str, str] | None = None) -> str:
    """The words with slots in braces, and words that are known to fill one as that slot."""
    out = []
    for one in inlines:
        if isinstance(one, Text):
            name = next((mark.value for mark in one.marks if mark.name == SLOT), "")
            out.append(f"{{{name}}}" if name else _recognised(one.text, known or {}))
        else:
            out.append(" ")
    return "".join(out)


def _recognised(text: str, known: Mapping[str, str]) -> str:
    words = [word for word in known if word]
    if not words:
        return escaped(text)
    found = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, words))})(?!\w)")
    return "".join(
        f"{{{known[part]}}}" if number % 2 else escaped(part)
        for number, part in enumerate(found.split(text))
    )


def _alike(one: BlockPlan, other: BlockPlan) -> bool:
    return (one.kind, one.group, one.text, one.inlines) == (other.kind, other.group, "", ())
