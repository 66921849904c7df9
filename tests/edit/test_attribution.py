"""Attribution phrases read as a copy editor would write them."""

from __future__ import annotations

import pytest

from editor.edit.attribution import Templates, called, phrases, with_lam
from editor.model.sources import Source

MINISTER = Source("m", "person", name="هالة المنصوري", role="وزيرة الاتصالات", gender="f")
KREMLIN = Source("k", "organisation", name="الكرملين", via="r")
RIA = Source("r", "agency", name="وكالة ريا نوفوستي", via="x")
PORTAL = Source("x", "outlet", name="منصة خبر مباشر")
UNNAMED = Source("u", "person", name="سر", description="مسؤول أمني", terms="background")
ALL = {one.id: one for one in (MINISTER, KREMLIN, RIA, PORTAL, UNNAMED)}


def test_the_verb_agrees_and_the_role_comes_first() -> None:
    found = phrases(MINISTER, ALL, "ar")
    assert "قالت وزيرة الاتصالات هالة المنصوري إن" in found
    assert "وفقاً لوزيرة الاتصالات هالة المنصوري" in found


def test_a_chain_reads_from_the_nearest_carrier_to_the_origin() -> None:
    assert phrases(KREMLIN, ALL, "ar")[0] == (
        "نقلت منصة خبر مباشر عن وكالة ريا نوفوستي عن الكرملين قوله إن"
    )


def test_an_unnamed_source_is_only_described() -> None:
    assert all("سر" not in one.split() for one in phrases(UNNAMED, ALL, "ar"))
    assert "بحسب مسؤول أمني" in phrases(UNNAMED, ALL, "ar")


def test_an_off_record_source_has_no_phrase() -> None:
    assert phrases(Source("o", "person", name="س", terms="off_record"), {}, "ar") == ()


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("الوزارة", "للوزارة"),
        ("وزارة", "لوزارة"),
        ("اللجنة", "للجنة"),
        ("BBC", "لـ BBC"),
        ("«الساحل»", "لـ«الساحل»"),
    ],
)
def test_lam_is_written_as_it_should(name: str, written: str) -> None:
    assert with_lam(name) == written


@pytest.mark.parametrize("language", ["ar", "fa", "he", "ur", "en"])
def test_every_language_has_phrases_without_leftover_fields(language: str) -> None:
    for one in phrases(KREMLIN, ALL, language):
        assert "{" not in one
        assert "كرملين" in one


def test_an_outlet_may_have_its_own() -> None:
    own = Templates(("كما {name?ذكر|ذكرت} {name}",), ("{carrier}: {name}",), "/")
    assert phrases(MINISTER, ALL, "ar", own)[-1].startswith("كما ذكرت وزيرة")


def test_other_languages_put_the_name_first() -> None:
    assert called(MINISTER, "en") == "هالة المنصوري, وزيرة الاتصالات"
