"""What an article offers for a headline."""

from __future__ import annotations

from dataclasses import replace

from editor.edit.material import Named, Quoted, material
from editor.model.article import Article, Block, Metadata
from editor.model.inline import Citation, Ref, Text
from editor.model.sources import Source

MINISTER = Source("m", "person", name="هالة المنصوري", gender="f")
MINISTRY = Source("o", "organisation", name="وزارة الاتصالات", gender="f")
HIDDEN = Source("h", "person", name="اسم مكتوم", confidential=True, description="مسؤول")
ARTICLE = Article(
    "a",
    Metadata(place="مرسى النخيل"),
    (
        Block("1", "headline", (Text("عنوان"),)),
        Block("2", "dateline", (Text("بيروت – 12 أيار 2025"),)),
        Block("3", "paragraph", (
            Text("كلّف المشروع 92 مليون دولار، أي 4٪ من الموازنة، في 12.5.2025 وقالت «لن نتأخر بعد اليوم»."),
            Citation("c", (Ref("m"), Ref("o"), Ref("h"))),
        )),
        Block("4", "quotation", (Text("نريد الكابل الآن"),), speaker="نادر قاسم، مبرمج"),
    ),
    (MINISTER, MINISTRY, HIDDEN),
)  # fmt: skip


def test_people_come_from_named_sources_and_speakers_with_their_gender() -> None:
    assert material(ARTICLE).people == (Named("هالة المنصوري", "f"), Named("نادر قاسم"))
    assert material(ARTICLE).organisations == (Named("وزارة الاتصالات", "f"),)


def test_a_source_that_may_not_be_named_is_never_offered() -> None:
    offered = material(ARTICLE)
    assert "مكتوم" not in repr(offered)
    off_record = replace(ARTICLE, sources=(replace(MINISTER, terms="off_record"),))
    assert "هالة" not in repr(material(off_record))


def test_figures_are_numbers_with_their_units_and_dates_are_not() -> None:
    assert material(ARTICLE).figures == ("92 مليون دولار", "4٪")


def test_places_are_those_of_the_article_and_of_its_dateline() -> None:
    assert material(ARTICLE).places == ("مرسى النخيل", "بيروت")


def test_short_quotations_are_offered_without_their_marks() -> None:
    assert material(ARTICLE).quotations == (
        Quoted("نريد الكابل الآن", "نادر قاسم"), Quoted("لن نتأخر بعد اليوم"),
    )  # fmt: skip


def test_an_empty_article_offers_nothing() -> None:
    assert not any(
        getattr(material(Article("a")), name) for name in material(Article("a")).__slots__
    )
