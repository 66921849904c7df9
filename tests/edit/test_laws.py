"""What holds for every command on every article: well-formed, placed, undoable."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.edit import (
    blocks,
    citations,
    deleting,
    details,
    enter,
    marks,
    outline,
    slots,
    sources,
    structure,
    tables,
)
from editor.edit.state import Command, EditorState, clamp
from editor.model.article import Embed, Figure, Media, Metadata
from editor.model.inline import Ref, Text
from editor.model.kinds import KINDS
from editor.model.marks import MARKS
from editor.model.schema import check
from editor.model.sources import Source
from editor.session.session import Session
from tests.articles import PNG
from tests.edit.strategies import states

COMMANDS: dict[str, Command] = {
    **{f"kind {kind.id}": blocks.set_kind(kind.id) for kind in KINDS},
    **{f"toggle {m.id}": marks.toggle(m.id) for m in MARKS if m.value == "none"},
    "link": marks.set_link("https://example.org"),
    "unlink": marks.set_link(""),
    "language": marks.set_language("en"),
    "isolate": marks.isolate(),
    "clear": marks.clear_marks,
    "delete": deleting.delete_selection,
    "enter": enter.split,
    "break": enter.insert_break,
    "backspace": deleting.merge_back,
    "forward": deleting.merge_forward,
    "rtl": blocks.set_direction("rtl"),
    "align": blocks.set_align("center"),
    "block language": blocks.set_block_language("en"),
    "speaker": blocks.set_speaker("س"),
    "figure": structure.insert_figure(Media("i1", "image/png", PNG + b"x"), Figure(alt="a")),
    "table": structure.insert_table(tables.empty_table(2, 3), (Text("ج"),)),
    "embed": structure.insert_embed("https://example.org"),
    "divider": structure.insert_divider,
    "up": structure.move_blocks(-1),
    "down": structure.move_blocks(1),
    "move": structure.move_blocks_to(range(1, 3), 5),
    "duplicate": structure.duplicate_blocks,
    "indent": structure.indent,
    "outdent": structure.outdent,
    "bullets": structure.toggle_list(False),
    "numbers": structure.toggle_list(True),
    "box": structure.group_as_box,
    "unbox": structure.ungroup_box,
    "section": outline.move_section(1, 3),
    "cite": citations.cite((Ref("s1", "ص 3"), Ref("s2"))),
    "note": citations.cite((), (Text("ملاحظة"),)),
    "uncite": citations.remove_citation("x1"),
    "recite": citations.edit_citation("x1", (Ref("s3"),)),
    "add source": sources.add_source(Source("s9", via="s1")),
    "update source": sources.update_source(Source("s1", via="s2")),
    "duplicate source": sources.duplicate_source("s1"),
    "delete source": sources.delete_source("s1"),
    "merge sources": sources.merge_sources("s1", "s2"),
    "next slot": slots.next_slot,
    "previous slot": slots.previous_slot,
    "fill": slots.fill("who", "لافروف"),
    "spread": slots.spread,
    "row": tables.edit_table(2, lambda table: tables.insert_rows(table, 1)),
    "column": tables.edit_table(3, lambda table: tables.remove_columns(table, 0)),
    "meta": details.set_meta(lambda meta: Metadata(language="fa")),
    "caption": details.set_caption("x1", (Text("ت"),)),
    "embed facts": details.set_embed("x1", Embed("https://example.org/2")),
}


def assert_sound(state: EditorState) -> None:
    assert check(state.article) == ()
    assert clamp(state.article, state.selection) == state.selection
    ids = [block.id for block in state.article.blocks]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_leaves_a_sound_article_and_can_be_undone_and_redone(name: str) -> None:
    command = COMMANDS[name]

    @settings(max_examples=20, deadline=None)
    @given(states())
    def law(state: EditorState) -> None:
        after = command(state)
        if after is None:
            return
        assert_sound(after)
        session = Session(state.article)
        session.select(state.selection)
        assert session.run(command)
        changed = session.article
        if session.can_undo:
            assert session.undo()
            assert session.state == state
            assert session.redo()
            assert session.article == changed

    law()


@settings(max_examples=60, deadline=None)
@given(states(), st.lists(st.sampled_from(sorted(COMMANDS)), max_size=12))
def test_any_number_of_commands_can_be_undone_to_the_start(
    state: EditorState, names: list[str]
) -> None:
    session = Session(state.article)
    session.select(state.selection)
    for name in names:
        session.run(COMMANDS[name])
        assert_sound(session.state)
    while session.undo():
        pass
    assert session.article == state.article
