"""One's own templates: what is written reads back, and nothing of the one article goes with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.edit.state import EditorState, Position, Selection
from editor.formats.disk import FileProblem
from editor.model.article import Article, Block, Metadata
from editor.model.brief import Brief, Guide, Limit, Slot, Value
from editor.model.inline import Citation, Ref, Text
from editor.model.marks import Mark
from editor.model.slots import empty_slots
from editor.templates.catalogue import load
from editor.templates.making import make_article
from editor.templates.reading import read_template
from editor.templates.saving import article_template, free_id, save, section_template, to_toml
from tests.articles import articles
from tests.edit.strategies import states

WHO = Text("من؟", (Mark("slot", "who"),))
SLOTS = (Slot("who", "من؟", "person", required=True), Slot("unused", "لا"))
STORY = Article(
    "a",
    Metadata(section="سياسة"),
    (
        Block("h", "headline", (WHO, Text(" يصل إلى {دمشق}"))),
        Block("p", "paragraph", (Text("قال "), Text("لافروف", (Mark("strong"),)), Text(" إن.",
              (Mark("claim", "n1"),)), Citation("n1", (Ref("s1", "سرّ"),)))),
        Block("x", "paragraph", (Text("محذوف", (Mark("deleted", "r1"),)), Text("باقٍ"))),
        Block("s", "section_heading", (Text("الخلفية"),)),
        Block("q", "quotation", (Text("كلام"),), speaker="لافروف"),
    ),
    brief=Brief("t", SLOTS, (Guide("h", "قصير", limit=Limit(70)),), ("section",),
                ("sources_cited",), (Value("who", "لافروف"),)),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(articles(), st.sampled_from(("kept", "emptied", "slots")))
def test_what_an_article_becomes_reads_back_equal(article: Article, text: str) -> None:
    template = article_template(article, "قالب", "t", "وصف", text=text)  # type: ignore[arg-type]
    assert read_template(to_toml(template).encode(), "t.toml") == template
    make_article(template)


@settings(max_examples=60, deadline=None)
@given(states())
def test_what_a_selection_becomes_reads_back_equal(state: EditorState) -> None:
    template = section_template(state, "قسم", "t")
    if template is not None:
        assert read_template(to_toml(template).encode(), "t.toml") == template


def test_every_shipped_template_is_written_as_it_was_read() -> None:
    found = [one.template for one in load(Path("nowhere")).found]
    assert found
    for template in found:
        assert read_template(to_toml(template).encode(), "t.toml") == template


def test_words_are_kept_with_their_slots_and_guidance() -> None:
    template = article_template(STORY, "قالب", "t")
    assert [slot.name for slot in template.slots] == ["who"]
    assert template.blocks[0].text == "{who} يصل إلى {{دمشق}}"
    assert (template.blocks[0].guidance, template.blocks[0].limit) == ("قصير", Limit(70))
    assert template.blocks[2].text == "باقٍ"
    assert (template.fields.section, template.checks.run) == ("سياسة", ("sources_cited",))
    written = to_toml(template)
    assert "سرّ" not in written
    assert "محذوف" not in written
    assert make_article(template).blocks[0].text == "من؟ يصل إلى {دمشق}"


def test_emptied_words_leave_the_shape() -> None:
    template = article_template(STORY, "قالب", "t", text="emptied")
    assert [(one.kind, one.text) for one in template.blocks] == [
        ("headline", ""), ("paragraph", ""), ("section_heading", "الخلفية"), ("quotation", ""),
    ]  # fmt: skip


def test_words_become_slots_again_or_for_the_first_time() -> None:
    template = article_template(STORY, "قالب", "t", text="slots")
    texts = [one.text for one in template.blocks]
    assert texts == ["{who} يصل إلى {{دمشق}}", "قال {who} إن.", "{paragraph}", "الخلفية",
                     "{quotation}"]  # fmt: skip
    assert template.slots[1].label == "فقرة"
    assert [name for _, name in empty_slots(make_article(template))][:2] == ["who", "who"]


def test_a_selection_takes_only_what_is_selected() -> None:
    state = EditorState(STORY, Selection(Position(1, 4), Position(2, 9)))
    template = section_template(state, "قسم", "t")
    assert template is not None
    assert [one.text or one.inlines[0] for one in template.blocks] == [
        Text("لافروف", (Mark("strong"),)), "باقٍ",
    ]  # fmt: skip
    assert section_template(EditorState(STORY, Selection.span(0, 0, 3)), "قسم", "t") is None


def test_saving_never_replaces_a_file(tmp_path: Path) -> None:
    template = article_template(STORY, "قالب لي", free_id("قالب لي", ()))
    path = save(template, tmp_path)
    assert path == tmp_path / "ar" / "قالب-لي.toml"
    with pytest.raises(FileProblem):
        save(template, tmp_path)
    found = [one for one in load(tmp_path).found if one.own]
    assert [one.template for one in found] == [template]


def test_an_id_is_made_of_the_title_and_is_free() -> None:
    assert free_id("خبر: عاجل!", ()) == "خبر-عاجل"
    assert free_id("خبر", ("خبر", "خبر-2")) == "خبر-3"
    assert free_id("../..", ()) == "template"
