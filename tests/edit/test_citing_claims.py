"""Claims, citations and sources: what is cited, merged, deleted, missing."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from editor.edit import citations, sources
from editor.edit.deleting import delete_selection
from editor.edit.settle import settled_of
from editor.edit.state import Command, EditorState, Position, Selection
from editor.model.article import all_citations
from editor.model.inline import Citation, Ref, Text, plain
from editor.model.marks import Mark
from editor.model.schema import check
from editor.model.sources import Source
from tests.edit.making import state
from tests.edit.strategies import states

CITE = citations.cite((Ref("s1"),))


def after(command: Command, start: EditorState) -> EditorState:
    result = command(start)
    assert result is not None
    return result


def selected(text: str, start: int, end: int) -> EditorState:
    return EditorState(state(text).article, Selection.span(1, start, end))


def only(found: EditorState) -> Citation:
    (citation,) = all_citations(found.article)
    return citation


def test_the_selected_words_become_a_claim_with_its_citation_at_their_end() -> None:
    done = after(citations.cite((Ref("s1", "ص 3"), Ref("s2"))), selected("قال كلاماً اليوم", 4, 10))
    citation = only(done)
    claim = (Mark("claim", citation.id),)
    assert done.article.blocks[1].inlines == (
        Text("قال "), Text("كلاماً", claim), citation, Text(" اليوم"),
    )  # fmt: skip
    assert citation.refs == (Ref("s1", "ص 3"), Ref("s2"))
    assert done.selection == Selection.at(1, 11)


def test_spaces_at_the_edges_of_a_selection_are_not_claimed() -> None:
    done = after(CITE, selected("قال كلاماً اليوم", 3, 11))
    assert citations.claim_spans(done.article, only(done).id) == ((1, 4, 10),)
    assert CITE(selected("أ   ب", 1, 4)) is None


def test_a_second_source_for_the_same_words_joins_the_same_citation() -> None:
    done = after(CITE, selected("قال كلاماً", 4, 10))
    again = replace(done, selection=Selection.span(1, 4, 10))
    both = after(citations.cite((Ref("s2"), Ref("s1"))), again)
    assert only(both).refs == (Ref("s1"), Ref("s2"))
    at_caret = after(citations.cite((Ref("s3"),)), both)
    assert only(at_caret).refs == (Ref("s1"), Ref("s2"), Ref("s3"))


def test_other_words_get_a_citation_of_their_own() -> None:
    done = after(CITE, selected("قال كلاماً", 4, 10))
    other = after(CITE, replace(done, selection=Selection.span(1, 0, 3)))
    assert len(list(all_citations(other.article))) == 2


def test_a_claim_over_several_blocks_is_cited_in_the_last() -> None:
    start = EditorState(state("أول", "ثان").article, Selection(Position(2, 2), Position(1, 1)))
    done = after(CITE, start)
    assert citations.claim_spans(done.article, only(done).id) == ((1, 1, 3), (2, 0, 2))
    assert plain(done.article.blocks[2].inlines) == "ثا\ufffcن"


def test_without_words_it_is_a_note() -> None:
    done = after(citations.cite((), (Text("ملاحظة"),)), state("نص", at=(1, 2)))
    assert only(done).note == (Text("ملاحظة"),)
    assert citations.claim_spans(done.article, only(done).id) == ()
    assert citations.cite(())(state("نص")) is None


def test_removing_a_citation_takes_the_claim_and_leaves_the_words() -> None:
    start = selected("قال كلاماً", 4, 10)
    done = after(CITE, start)
    bare = after(citations.remove_citation(only(done).id), done)
    assert bare.article == start.article
    assert citations.remove_citation("none")(start) is None


def test_deleting_the_marker_takes_the_claim_with_it() -> None:
    start = selected("قال كلاماً", 4, 10)
    done = replace(after(CITE, start), selection=Selection.span(1, 10, 11))
    assert after(delete_selection, done).article == start.article


def test_a_citation_can_say_something_else() -> None:
    done = after(CITE, selected("قال كلاماً", 4, 10))
    changed = after(citations.edit_citation(only(done).id, (Ref("s2", "د 4"),), (Text("ن"),)), done)
    assert (only(changed).refs, only(changed).note) == ((Ref("s2", "د 4"),), (Text("ن"),))
    gone = after(citations.edit_citation(only(done).id, ()), done)
    assert not list(all_citations(gone.article))


def test_the_claims_at_the_caret_are_known() -> None:
    done = after(CITE, selected("قال كلاماً اليوم", 4, 10))
    id = only(done).id
    for offset in (4, 7, 10, 11):
        at = replace(done, selection=Selection.at(1, offset))
        assert citations.claims_at(at) == (id,)
    assert citations.claims_at(replace(done, selection=Selection.at(1, 1))) == ()


def test_uses_of_a_source_come_in_reading_order() -> None:
    done = after(CITE, selected("قال كلاماً اليوم", 4, 10))
    done = after(CITE, replace(done, selection=Selection.span(1, 0, 3)))
    assert [(one.block, one.offset) for one in citations.cite_uses(done.article, "s1")] == [
        (1, 3), (1, 11),
    ]  # fmt: skip
    assert citations.cite_uses(done.article, "s2") == ()


def test_deleting_a_source_takes_its_citations_and_mends_chains() -> None:
    start = selected("قال كلاماً اليوم", 4, 10)
    done = after(CITE, start)
    done = after(
        citations.cite((Ref("s1"), Ref("s3"))), replace(done, selection=Selection.span(1, 0, 3))
    )
    gone = after(sources.delete_source("s1"), done)
    assert only(gone).refs == (Ref("s3"),)
    assert gone.article.source("s1") is None
    carried = gone.article.source("s2")
    assert carried is not None
    assert carried.via == ""
    assert check(gone.article) == ()
    assert sources.delete_source("none")(start) is None


def test_merging_keeps_every_citation_and_what_either_record_knew() -> None:
    start = after(citations.cite((Ref("s1"), Ref("s3"))), selected("قال كلاماً", 4, 10))
    start = after(sources.update_source(Source("s3", name="س", url="https://example.org")), start)
    done = after(sources.merge_sources("s1", "s3"), start)
    assert only(done).refs == (Ref("s1"),)
    kept = done.article.source("s1")
    assert kept is not None
    assert (kept.name, kept.url) == ("ريا نوفوستي", "https://example.org")
    assert kept.aliases == ("س",)
    assert done.article.source("s3") is None


def test_merging_never_makes_a_source_its_own_carrier() -> None:
    done = after(sources.merge_sources("s2", "s1"), state("نص"))
    assert check(done.article) == ()
    assert [(one.id, one.via) for one in done.article.sources] == [("s2", ""), ("s3", "")]


def test_the_stricter_terms_win_a_merge() -> None:
    start = after(sources.update_source(Source("s3", terms="off_record", name="س")), state("نص"))
    done = after(sources.merge_sources("s1", "s3"), start)
    kept = done.article.source("s1")
    assert kept is not None
    assert kept.terms == "off_record"


def test_a_chain_may_not_run_in_a_circle() -> None:
    assert sources.update_source(Source("s1", via="s2"))(state("نص")) is None
    assert sources.update_source(Source("s1", via="s1"))(state("نص")) is None
    assert sources.add_source(Source("s1"))(state("نص")) is None
    assert sources.add_source(Source("s9", via="none"))(state("نص")) is None


def test_a_copy_of_a_source_stands_after_it() -> None:
    done = after(sources.duplicate_source("s1", "s9"), state("نص"))
    assert [one.id for one in done.article.sources] == ["s1", "s9", "s2", "s3"]


def test_a_carrier_of_a_cited_source_is_used() -> None:
    done = after(citations.cite((Ref("s2"),)), selected("قال كلاماً", 4, 10))
    assert [one.id for one in sources.unused_sources(done.article)] == ["s3"]


def test_quoted_words_that_nobody_stands_behind_are_found() -> None:
    text = "قال: «لن نقبل بهذا الأمر أبداً». وقرأ «ألف ليلة»."
    start = state(text)
    quoted = (1, text.index("«"), text.index("»") + 1)
    assert sources.uncited_quotations(start.article) == (quoted,)
    done = after(CITE, replace(start, selection=Selection.span(*quoted)))
    assert sources.uncited_quotations(done.article) == ()
    later = after(CITE, replace(start, selection=Selection.at(1, text.index("."))))
    assert sources.uncited_quotations(later.article) == ()


@settings(max_examples=40, deadline=None)
@given(states())
def test_deleting_a_source_leaves_no_reference_and_no_claim_of_it(start: EditorState) -> None:
    for source in start.article.sources:
        done = sources.delete_source(source.id)(start)
        assert done is not None
        assert citations.cite_uses(done.article, source.id) == ()
        assert [b.text for b in done.article.blocks] == [b.text for b in start.article.blocks]
        before = {one.id for one in all_citations(start.article)}
        after_ids = {one.id for one in all_citations(done.article)}
        for id in before - after_ids:
            assert citations.claim_spans(done.article, id) == ()


def test_a_confidential_source_is_not_merged_with_a_named_one() -> None:
    two = (Source("s1", name="سامر"), Source("s2", label="نخلة", confidential=True))
    start = EditorState(replace(state("نص").article, sources=two))
    assert sources.merge_sources("s1", "s2")(start) is None
    assert sources.merge_sources("s2", "s1")(start) is None


def test_what_a_command_settled_is_not_settled_again_unless_it_was_changed_since() -> None:
    before = selected("قال كلاماً اليوم", 4, 10)
    done = after(CITE, before)
    assert settled_of(before.article, done) is done.article
    torn = replace(done.article, blocks=done.article.blocks[:1])
    mended = settled_of(before.article, replace(done, article=torn))
    assert mended != torn
    assert not check(mended)
    assert settled_of(torn, replace(done, settled=(before.article, torn), article=torn)) == torn
