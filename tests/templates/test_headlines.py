"""Headlines to try: the article's own words in patterns, with verbs that agree."""

from __future__ import annotations

from editor.edit.material import Material, Named, Quoted
from editor.model.brief import Form, Slot
from editor.templates.headlines import suggestions
from editor.templates.template import Pattern, PatternFile

SLOTS = (
    Slot("who", "من؟", "person"),
    Slot("verb", "فعل", "verb", forms=(Form("يعلن", "تعلن"),), agrees="who"),
    Slot("what", "ماذا؟"),
    Slot("figure", "رقم", "number"),
)
FILE = PatternFile(
    "headline", "ar", SLOTS,
    (Pattern("a", "من يفعل ماذا", "{who} {verb} {what}"), Pattern("b", "رقم", "{figure} كلفة {what}")),
)  # fmt: skip


def texts(material: Material) -> list[str]:
    return [one.text for one in suggestions((FILE,), material)]


def test_verbs_agree_with_who_is_named() -> None:
    found = texts(Material(people=(Named("الوزيرة", "f"), Named("الوزير", "m"))))
    assert "الوزيرة تعلن …" in found
    assert "الوزير يعلن …" in found


def test_where_the_gender_is_not_known_both_forms_are_offered() -> None:
    assert "نادر يعلن/تعلن …" in texts(Material(people=(Named("نادر"),)))


def test_figures_come_from_the_article_and_the_fullest_comes_first() -> None:
    found = suggestions((FILE,), Material(figures=("92 مليون دولار",)))
    assert found[0].text == "92 مليون دولار كلفة …"
    assert [one.holes for one in found] == sorted(one.holes for one in found)


def test_words_stay_with_whoever_said_them() -> None:
    slots = (Slot("who", "من؟", "person"), Slot("quote", "ما قيل", "quote"))
    file = PatternFile("headline", "ar", slots, (Pattern("q", "اقتباس", "{who}: «{quote}»"),))
    material = Material(
        people=(Named("ليلى"), Named("نادر")),
        quotations=(Quoted("لن نتأخر", "نادر"), Quoted("نعم")),
    )
    found = [one.text for one in suggestions((file,), material)]
    assert found == ["نادر: «لن نتأخر»", "ليلى: «…»"]


def test_nobody_is_put_beside_somebody() -> None:
    slots = (Slot("who", "من؟", "person"), Slot("whom", "من؟", "person"))
    file = PatternFile("headline", "ar", slots, (Pattern("m", "لقاء", "{who} يلتقي {whom}"),))
    found = [one.text for one in suggestions((file,), Material(people=(Named("أ"), Named("ب"))))]
    assert found == ["أ يلتقي …", "ب يلتقي …"]
