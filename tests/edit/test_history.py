"""Undo and redo: how typing is grouped, what is kept, how much."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editor.edit import history as module
from editor.edit.history import History
from editor.edit.state import EditorState, Selection
from editor.model.article import Article
from editor.model.inline import Text
from tests.edit.making import state


def at(text: str) -> EditorState:
    """A paragraph with the caret at its end."""
    start = state("")
    block = replace(start.article.blocks[1], inlines=(Text(text),) if text else ())
    article = replace(start.article, blocks=(start.article.blocks[0], block))
    return EditorState(article, Selection.at(1, len(text)))


def typing(*steps: tuple[str, float]) -> History:
    history, before = History(), at("")
    for text, now in steps:
        after = at(text)
        history = history.push(before, after, typing=True, now=now)
        before = after
    return history


def letters(text: str, start: float = 0, gap: float = 0.1) -> list[tuple[str, float]]:
    return [(text[: n + 1], start + n * gap) for n in range(len(text))]


def undone(history: History) -> list[str]:
    """What the paragraph holds after each undo."""
    out = []
    while (found := history.undo()) is not None:
        history, state = found
        out.append(state.article.blocks[1].text)
    return out


def test_fluent_typing_is_one_step() -> None:
    assert undone(typing(*letters("قال الوزير كلمة"))) == [""]


def test_a_pause_between_words_ends_the_step() -> None:
    first = letters("قال ")
    steps = [*first, *[(f"قال {t}", 5 + n) for t, n in letters("ثم")]]
    assert undone(typing(*steps)) == ["قال ", ""]


def test_a_pause_inside_a_word_does_not_tear_it() -> None:
    steps = [("قا", 0.0), ("قال", 5.0), ("قال ", 5.1), ("قال ث", 5.2)]
    assert undone(typing(*steps)) == ["قال ", ""]


def test_a_long_stretch_ends_at_a_word() -> None:
    steps = letters("كلمة " * 60, gap=0.1)
    found = undone(typing(*steps))
    assert len(found) == 2
    assert found[0].endswith(" ")
    assert len(found[0]) > 190


def test_typing_and_deleting_are_two_steps() -> None:
    steps = [*letters("قال"), ("قا", 0.4), ("ق", 0.5)]
    assert undone(typing(*steps)) == ["قال", ""]


def test_deleting_and_then_typing_is_one_correction() -> None:
    history = typing(("قال", 0.0)).close()
    history = history.push(at("قال"), at("قا"), typing=True, now=0.1)
    history = history.push(at("قا"), at("قاد"), typing=True, now=0.2)
    assert undone(history) == ["قال", ""]


def test_a_command_and_a_moved_caret_end_the_step() -> None:
    history = typing(*letters("قال"))
    history = history.push(at("قال"), at("قال!"), label="x")
    history = history.push(at("قال!"), at("قال!؟"), typing=True, now=0.5)
    assert undone(history) == ["قال!", "قال", ""]
    moved = replace(at("قال"), selection=Selection.at(1, 1))
    history = typing(*letters("قال")).push(moved, at("قفال"), typing=True, now=0.5)
    assert undone(history) == ["قال", ""]


def test_undo_and_redo_bring_back_article_and_selection() -> None:
    history = typing(*letters("قال"))
    found = history.undo()
    assert found is not None
    history, before = found
    assert before == at("")
    again = history.redo()
    assert again is not None
    assert again[1] == at("قال")
    assert again[0].redo() is None
    assert again[0].done == (replace(typing(*letters("قال")).done[0], open=False),)


def test_what_was_undone_can_be_redone_until_something_new_is_done() -> None:
    found = typing(*letters("قال")).undo()
    assert found is not None
    history = found[0].push(at(""), at("ل"), typing=True, now=9)
    assert history.redo() is None
    assert undone(history) == [""]


def test_the_labels_say_what_would_be_undone_and_redone() -> None:
    history = History().push(at(""), at("ق"), label="Cite")
    assert (history.undo_label, history.redo_label) == ("Cite", "")
    found = history.undo()
    assert found is not None
    assert (found[0].undo_label, found[0].redo_label) == ("", "Cite")


def test_memory_is_bounded_by_forgetting_the_oldest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_STEPS", 5)
    history = History()
    for n in range(20):
        history = history.push(at("x" * n), at("x" * (n + 1)))
    assert len(history.done) == 5
    assert undone(history)[-1] == "x" * 15
    monkeypatch.setattr(module, "MAX_REFERENCES", 4)
    assert len(history.push(at(""), at("y")).done) == 2
    monkeypatch.setattr(module, "MAX_REFERENCES", 0)
    assert len(history.push(at(""), at("y")).done) == 1


def test_a_rewritten_history_brings_back_what_it_was_rewritten_to() -> None:
    history = typing(*letters("ab ", 0), *letters("ab cd", 9)[3:])
    label = {"ab ": "x"}

    def change(article: Article) -> Article:
        text = label.get(article.blocks[1].text, article.blocks[1].text)
        return at(text).article

    rewritten, lost = history.rewritten(change)
    assert lost == 0
    assert undone(rewritten)[-1] == ""
    assert "ab " not in undone(rewritten)


def test_steps_that_lead_to_what_must_not_come_back_go_and_those_behind_them() -> None:
    history, before = History(), at("")
    for text in ("a", "secret", "b", "c"):
        history, before = history.push(before, at(text)), at(text)
    rewritten, lost = history.rewritten(lambda a: None if "secret" in str(a.blocks) else a)
    assert undone(history) == ["b", "secret", "a", ""]
    assert undone(rewritten) == ["b"]
    assert lost == 3
    # The same from the other end: what was undone is not brought back over it either.
    for _ in range(4):
        found = history.undo()
        assert found is not None
        history = found[0]
    ahead, _ = history.rewritten(lambda a: None if "secret" in str(a.blocks) else a)
    found = ahead.redo()
    assert found is not None
    assert found[1].article.blocks[1].text == "a"
    assert found[0].redo() is None


def test_a_step_that_changes_nothing_any_more_is_none() -> None:
    history = History().push(at("a"), at("b"))
    rewritten, lost = history.rewritten(lambda _: at("b").article)
    assert (rewritten.done, lost) == ((), 0)
