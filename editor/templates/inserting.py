"""A section template into an article that is being written: one step, at the caret.

Its slots never fill together with those that are there already: where a name is taken, the
section's slot gets another one. The first of them is selected.
"""

from __future__ import annotations

from collections.abc import Callable

from editor.edit.slots import chips
from editor.edit.state import Command, EditorState
from editor.edit.structure import insert_blocks
from editor.model.brief import Brief
from editor.model.slots import empty_slots
from editor.templates.making import Known, guides, make_blocks, values_of
from editor.templates.template import BlockPlan, Template, escaped, parts
from editor.value import replace


def insert_section(template: Template, known: Known | None = None) -> Command:
    """Put the section's blocks at the caret, and what they ask for into the article's brief."""

    def command(state: EditorState) -> EditorState | None:
        brief = state.article.brief or Brief()
        taken = {slot.name for slot in brief.slots}
        taken |= {name for _, name in empty_slots(state.article)}
        section = _renamed(template, taken)
        filled = values_of(section.slots, known or Known(), state.article.meta.language)
        blocks = make_blocks(section, filled)
        done = insert_blocks(blocks)(state)
        if done is None:
            return None
        grown = replace(
            brief,
            slots=(*brief.slots, *section.slots),
            guides=(*brief.guides, *guides(section, blocks)),
        )
        article = replace(done.article, brief=grown)
        new = {block.id for block in blocks}
        first = next((one for one in chips(article) if article.blocks[one.block].id in new), None)
        return replace(
            done, article=article, selection=first.selection if first else done.selection
        )

    return command


def _renamed(template: Template, taken: set[str]) -> Template:
    names: dict[str, str] = {}
    for slot in template.slots:
        name, number = slot.name, 2
        while name in taken or name in names.values():
            name, number = f"{slot.name}_{number}", number + 1
        names[slot.name] = name
    if all(old == new for old, new in names.items()):
        return template

    def text(old: str) -> str:
        return "".join(f"{{{names[name]}}}" if name else escaped(words)
                       for name, words in parts(old))  # fmt: skip

    slots = tuple(
        replace(slot, name=names[slot.name], agrees=names.get(slot.agrees, ""))
        for slot in template.slots
    )
    return replace(template, slots=slots, blocks=tuple(_block(b, text) for b in template.blocks))


def _block(plan: BlockPlan, text: Callable[[str], str]) -> BlockPlan:
    rows = tuple(tuple(map(text, row)) for row in plan.rows)
    return replace(plan, text=text(plan.text), speaker=text(plan.speaker), rows=rows)
