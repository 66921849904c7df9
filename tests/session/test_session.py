"""The open article: proposals, commands, undo, dirty, who hears of what."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from editor.edit import blocks, deleting, enter, fragment, marks, structure
from editor.edit.citations import cite
from editor.edit.settle import settle
from editor.edit.state import EditorState, Position, Selection, clamp, is_object, size
from editor.model.article import Article, Block, Metadata
from editor.model.inline import Ref, Text, splice
from editor.model.schema import check, repair
from editor.session.session import UNTITLED, Change, Session
from tests.articles import articles, inlines
from tests.edit.making import article, state
from tests.edit.strategies import positions


def listened(session: Session) -> list[Change]:
    heard: list[Change] = []
    session.subscribe(heard.append)
    return heard


def typed(session: Session, text: str, now: float = 0.0) -> None:
    head = session.state.selection.head
    block = session.article.blocks[head.block]
    new = replace(block, inlines=splice(block.inlines, head.offset, head.offset, (Text(text),)))
    changed = list(session.article.blocks)
    changed[head.block] = new
    session.propose(
        replace(session.article, blocks=tuple(changed)),
        Selection.at(head.block, head.offset + len(text)),
        typing=True,
        now=now,
    )


def test_what_a_view_proposes_is_taken_and_told() -> None:
    session = Session(article("نص"))
    heard = listened(session)
    typed(session, "ق")
    assert [(one.kind, one.origin) for one in heard] == [("article", "view")]
    assert heard[0].after is session.state
    assert session.dirty
    assert session.undo()
    assert not session.dirty
    assert [one.origin for one in heard] == ["view", "undo"]


def test_a_view_proposes_what_it_holds_before_anything_else_is_done() -> None:
    session = Session(article("نص", "ثان"))
    held = ["ق", "ل", "م"]
    forget = session.ask_before(lambda: typed(session, held.pop(0)))
    assert session.run(fragment.insert_text("!"))
    assert session.article.blocks[0].text == "ق!عنوان"
    session.undo()
    assert session.article.blocks[0].text == "ق!عنوان", "undo takes the letter that came in last"
    forget()
    session.redo()
    assert (session.article.blocks[0].text, held) == ("ق!لعنوان", ["م"])


def test_the_same_article_again_only_moves_the_caret() -> None:
    session = Session(article("نص"))
    heard = listened(session)
    session.propose(session.article, Selection.at(1, 1), typing=True, now=0)
    session.propose(session.article, Selection.at(1, 1), typing=True, now=0)
    assert [(one.kind, one.origin) for one in heard] == [("selection", "view")]
    assert not session.can_undo


def test_a_proposal_that_is_not_well_formed_is_mended_and_the_view_is_told() -> None:
    session = Session(article("نص"))
    heard = listened(session)
    broken = replace(session.article, blocks=session.article.blocks[1:])
    session.propose(broken, Selection.at(0, 0), typing=True, now=0)
    assert check(session.article) == ()
    assert heard[-1].origin == "command"
    same = replace(session.article, id="")
    session.propose(replace(same, blocks=same.blocks), Selection.at(0, 0), typing=True, now=0)
    assert check(session.article) == ()


def test_a_command_that_refuses_does_nothing() -> None:
    session = Session(article("نص"))
    heard = listened(session)
    assert not session.run(deleting.delete_selection)
    assert heard == []


def test_a_command_that_only_moves_the_caret_is_no_step() -> None:
    session = Session(article("نص"))
    heard = listened(session)
    assert session.run(lambda one: replace(one, selection=Selection.at(1, 2)))
    assert not session.can_undo
    assert [one.kind for one in heard] == ["selection"]


def test_pending_marks_live_until_the_caret_moves_or_something_is_typed() -> None:
    session = Session(article("نص"))
    session.select(Selection.at(1, 2))
    session.run(marks.toggle("strong"))
    session.select(Selection.at(1, 2))
    assert session.state.pending
    session.select(Selection.at(1, 1))
    assert session.state.pending is None


def test_labels_name_the_steps() -> None:
    session = Session(article("نص"))
    session.run(blocks.set_align("center"), "Align")
    assert (session.undo_label, session.redo_label) == ("Align", "")
    session.undo()
    assert (session.undo_label, session.redo_label) == ("", "Align")


def test_the_title_is_the_headline_else_the_file_else_a_word(tmp_path: Path) -> None:
    bare = Article("a")
    assert Session(article("نص")).title == "عنوان"
    assert Session(bare, tmp_path / "خبر.muharrir").title == "خبر.muharrir"
    assert Session(bare, None, "مقال").title == "مقال"
    assert Session(bare).title == UNTITLED


def test_loading_begins_a_new_history() -> None:
    session = Session(article("نص"))
    typed(session, "ق")
    heard = listened(session)
    session.replace(article("غيره"), Path("x.muharrir"))
    assert [(one.kind, one.origin) for one in heard] == [("loaded", "load")]
    assert not session.can_undo
    assert not session.dirty
    assert session.language == "ar"


def test_saving_is_told_and_ends_a_step_of_typing() -> None:
    session = Session(article("نص"))
    session.select(Selection.at(1, 0))
    typed(session, "ق")
    heard = listened(session)
    session.mark_saved(Path("x.muharrir"), session.article)
    assert [one.kind for one in heard] == ["saved"]
    typed(session, "ق", 0.1)
    assert session.undo()
    assert not session.dirty
    session.mark_unsaved()
    assert session.dirty


def test_who_no_longer_listens_hears_nothing() -> None:
    session = Session(article("نص"))
    heard: list[Change] = []
    stop = session.subscribe(heard.append)
    stop()
    typed(session, "ق")
    assert heard == []


@settings(max_examples=60, deadline=None)
@given(articles(), st.data())
def test_settling_is_repairing_at_a_lower_price(before: Article, data: st.DataObject) -> None:
    changed = list(before.blocks)
    place = data.draw(st.integers(0, len(changed) - 1))
    edit = data.draw(st.sampled_from(("text", "kind", "double", "drop", "id")))
    match edit:
        case "text":
            changed[place] = replace(changed[place], inlines=data.draw(inlines))
        case "kind":
            changed[place] = replace(changed[place], kind="headline")
        case "double":
            changed.insert(place, changed[place])
        case "drop":
            del changed[place]
        case "id":
            changed[place] = replace(changed[place], id="")
    after = replace(before, blocks=tuple(changed), meta=replace(before.meta, slug="x\x00"))
    settled = settle(before, after)
    assert check(settled) == ()
    lost = edit in ("text", "drop")
    assert lost or settled == repair(after)


@pytest.mark.parametrize("bad", [Selection.at(99, 99), Selection.at(-1, -5)])
def test_a_place_that_does_not_exist_is_the_nearest_one_that_does(bad: Selection) -> None:
    session = Session(article("نص"))
    session.select(bad)
    assert clamp(session.article, session.state.selection) == session.state.selection


class Writing(RuleBasedStateMachine):
    """A journalist at work: whatever is done, the article is sound and all can be taken back."""

    @initialize(start=articles())
    def begin(self, start: Article) -> None:
        self.session = Session(start)
        self.start = self.session.article
        self.now = 0.0

    @rule(data=st.data())
    def move(self, data: st.DataObject) -> None:
        anchor = data.draw(positions(self.session.article))
        head = data.draw(st.just(anchor) | positions(self.session.article))
        self.session.select(Selection(anchor, head))

    @rule(text=st.sampled_from(("قال", " ", "x", "😀", "\n", "«")), pause=st.floats(0, 30))
    def type(self, text: str, pause: float) -> None:
        head = self.session.state.selection.head
        self.now += pause
        if not is_object(self.session.article.blocks[head.block]):
            typed(self.session, text, self.now)

    @rule(
        command=st.sampled_from(
            (enter.split, deleting.merge_back, deleting.merge_forward, deleting.delete_selection,
             marks.toggle("strong"), cite((Ref("s1"),)), structure.indent,
             structure.toggle_list(False), structure.group_as_box, structure.insert_divider,
             structure.duplicate_blocks, structure.move_blocks(1), fragment.insert_text("a\nb"))
        )
    )  # fmt: skip
    def command(self, command: object) -> None:
        self.session.run(command)  # type: ignore[arg-type]

    @rule()
    def copy_and_paste(self) -> None:
        copied = fragment.copy(self.session.article, self.session.state.selection)
        if copied:
            end = self.session.state.selection.end
            self.session.select(Selection(end, end))
            self.session.run(fragment.insert(copied))

    @rule()
    def undo(self) -> None:
        before = self.session.state
        if self.session.undo():
            undone = self.session.state
            assert self.session.redo()
            assert self.session.article == before.article
            assert self.session.undo()
            assert self.session.state == undone

    @rule()
    def redo(self) -> None:
        self.session.redo()

    @invariant()
    def is_sound(self) -> None:
        if not hasattr(self, "session"):
            return
        assert check(self.session.article) == ()
        state: EditorState = self.session.state
        for place in (state.selection.anchor, state.selection.head):
            assert Position(0, 0) <= place
            assert place.offset <= size(state.article.blocks[place.block])

    def teardown(self) -> None:
        if hasattr(self, "session"):
            while self.session.undo():
                pass
            assert self.session.article == self.start
            assert not self.session.dirty


TestWriting = Writing.TestCase
TestWriting.settings = settings(max_examples=30, stateful_step_count=25, deadline=None)


def test_small_values_for_the_metadata_are_steps_too() -> None:
    session = Session(article(Block("b")))
    assert session.run(lambda one: replace(one, article=replace(one.article, meta=Metadata("fa"))))
    assert session.language == "fa"
    assert session.undo()
    assert session.language == "ar"
    assert state("x").article.meta.language == "ar"
