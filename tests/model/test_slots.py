"""Empty slots and the brief: what nobody filled in never leaves, what somebody wrote always stays."""

from __future__ import annotations

from hypothesis import given

from editor.model.article import Article, Block, Metadata, Table
from editor.model.brief import Brief, Guide
from editor.model.inline import Inlines, Text
from editor.model.marks import Mark
from editor.model.public import public
from editor.model.schema import repair
from editor.model.slots import empty_slots, slots_in, without_slots, words_of
from tests.articles import articles

WHO = Text("من؟", (Mark("slot", "who"),))
WHAT = Text("ماذا؟", (Mark("slot", "what"),))


def made(*blocks: Block, optional: tuple[str, ...] = ()) -> Article:
    guides = tuple(Guide(b.id, optional=b.id in optional, untouched=words_of(b)) for b in blocks)
    return repair(Article("a", Metadata(), blocks, brief=Brief("t", guides=guides)))


def texts(article: Article) -> list[str]:
    return [block.text for block in public(article).blocks]


def test_a_slot_goes_with_the_space_it_leaves_behind() -> None:
    def left(*inlines: Text) -> str:
        return "".join(one.text for one in without_slots(inlines) if isinstance(one, Text))

    assert left(Text("قال "), WHO, Text(" إن")) == "قال إن"
    assert left(WHO, Text(" قال")) == "قال"
    assert left(Text("قال "), WHO, Text("، ثم")) == "قال، ثم"
    assert left(Text("قال "), WHO) == "قال"


def test_what_only_served_a_slot_goes_with_it() -> None:
    def left(*inlines: Text) -> str:
        return "".join(one.text for one in without_slots(inlines) if isinstance(one, Text))

    assert left(Text("قال «"), WHO, Text("»")) == "قال"
    assert left(Text("قال ("), WHO, Text("، "), WHAT, Text(") أمس")) == "قال أمس"
    assert left(WHO, Text("، "), WHAT, Text(".")) == ""
    assert left(Text("حضر سامي، و"), WHO, Text(".")) == "حضر سامي، و."
    assert left(Text("المصدر: "), WHO) == "المصدر"
    assert left(WHO, Text(" – 25 تشرين الثاني")) == "25 تشرين الثاني"
    assert left(Text("أكد "), WHO, Text("، وأبدى")) == "أكد، وأبدى"
    assert left(Text("بين دمشق "), WHO, Text(" وموسكو")) == "بين دمشق وموسكو"
    assert left(Text("انتهى. "), WHO, Text(". ثم")) == "انتهى. ثم"


def test_a_block_that_was_never_worked_on_does_not_leave() -> None:
    lines: Inlines = (Text("قال "), WHO, Text(" إن الاتفاق قريب."))
    article = made(Block("h", "headline", (Text("عنوان"),)), Block("p", "paragraph", lines),
                   Block("q", "paragraph", (Text("نص كتبه أحد."),)))  # fmt: skip
    assert texts(article) == ["عنوان", "نص كتبه أحد."]


def test_what_somebody_wrote_beside_an_empty_slot_stays() -> None:
    article = made(Block("p", "paragraph", (Text("قال "), WHO)))
    block = Block("p", "paragraph", (Text("قال "), WHO, Text(" كلاماً مهماً")))
    changed = Article("a", article.meta, (article.blocks[0], block), brief=article.brief)
    assert texts(changed) == ["", "قال كلاماً مهماً"]


def test_a_heading_under_which_nothing_stays_goes_too() -> None:
    article = made(
        Block("h", "headline", (Text("عنوان"),)),
        Block("s", "section_heading", (Text("ردود الفعل"),)), Block("p", "paragraph", (WHO,)),
        Block("t", "section_heading", (Text("الخلفية"),)), Block("q", "paragraph", (Text("نص"),)),
    )  # fmt: skip
    assert texts(article) == ["عنوان", "الخلفية", "نص"]


def test_an_optional_block_that_nobody_touched_goes() -> None:
    article = made(Block("p", "paragraph", (Text("نص"),)), Block("d", "divider"), optional=("d",))
    assert [block.kind for block in public(article).blocks] == ["headline", "paragraph"]


def test_rows_of_a_table_that_held_only_empty_slots_go() -> None:
    rows = (((Text("السنة"),), (Text("الرقم"),)), ((WHO,), (WHAT,)), ((Text("2025"),), (WHAT,)))
    article = repair(Article("a", Metadata(), (Block("t", "table", table=Table(rows)),)))
    table = public(article).blocks[-1].table
    assert table is not None
    assert [["".join(t.text for t in cell if isinstance(t, Text)) for cell in row]
            for row in table.rows] == [["السنة", "الرقم"], ["2025", ""]]  # fmt: skip


@given(articles())
def test_no_empty_slot_and_no_brief_ever_leaves(article: Article) -> None:
    left = public(article)
    assert left.brief is None
    assert not list(empty_slots(left))


@given(articles())
def test_the_headline_and_a_body_always_stay(article: Article) -> None:
    kinds = [block.kind for block in public(article).blocks]
    assert "headline" in kinds
    assert repair(public(article)) == public(article)


def test_the_slots_of_a_block_are_told_in_reading_order() -> None:
    assert list(slots_in(Block("p", "paragraph", (WHAT, Text(" و"), WHO)))) == ["what", "who"]
