"""Text of a plain field put back: citations and marks of what was not touched survive."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from editor.edit.retyping import retyped
from editor.model.inline import Break, Citation, Text, citations, normal, readable
from editor.model.marks import Mark
from tests.articles import inlines

STRONG = (Mark("strong"),)
NOTE = Citation("c1")


def test_untouched_words_keep_their_marks_and_citations() -> None:
    before = (Text("بلغت "), Text("السعة", STRONG), NOTE, Text(" حدها"))
    after = retyped(before, "بلغت السعة أقصى حدها")
    assert after == (Text("بلغت "), Text("السعة", STRONG), NOTE, Text(" أقصى حدها"))


def test_a_replaced_word_keeps_the_marks_of_the_old_one() -> None:
    assert retyped((Text("قبل "), Text("مجاناً", STRONG)), "قبل بثمن") == (
        Text("قبل "), Text("بثمن", STRONG),
    )  # fmt: skip


def test_a_citation_in_words_that_go_stays() -> None:
    assert list(citations(retyped((Text("أ"), NOTE, Text("ب")), ""))) == [NOTE]


def test_words_after_a_citation_at_the_end_go_after_it() -> None:
    assert retyped((Text("15 دولاراً"), NOTE), "15 دولاراً شهرياً") == (
        Text("15 دولاراً"), NOTE, Text(" شهرياً"),
    )  # fmt: skip


def test_typing_at_the_end_of_a_link_does_not_continue_it() -> None:
    link = Text("موقع", (Mark("link", "https://a.example"),))
    assert retyped((link,), "موقع جديد") == (link, Text(" جديد"))


def test_new_lines_become_breaks() -> None:
    assert retyped((), "أ\nب") == (Text("أ"), Break(), Text("ب"))


@settings(max_examples=120)
@given(inlines, st.text(alphabet="اب جدx\n", max_size=12))
def test_the_field_says_what_was_typed_and_no_citation_is_lost(before, text: str) -> None:  # type: ignore[no-untyped-def]
    before = normal(before)
    after = retyped(before, text)
    assert readable(after) == text
    assert after == normal(after)
    assert list(citations(after)) == list(citations(before))
    assert retyped(before, readable(before)) == before
