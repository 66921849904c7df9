"""Plain text becomes a structured article by the shape of its lines, and loses no character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.formats.result import Unreadable
from editor.formats.spec import ReadOptions
from editor.formats.text.reader import read
from editor.formats.text.shapes import is_byline, is_dateline
from editor.lang.decoding import clean
from editor.model.article import Article
from editor.model.schema import check

LONG = (
    "أعلنت بلدية مرسى النخيل اليوم أن أعمال توسيع الرصيف الشمالي ستبدأ مطلع الشهر المقبل، "
    "وأن حركة القوارب الصغيرة ستُحوَّل إلى الحوض القديم حتى نهاية العام."
)
ARTICLE = f"""بلدية مرسى النخيل توسّع الرصيف الشمالي
خطة من ثلاث مراحل تنقل القوارب الصغيرة إلى الحوض القديم حتى نهاية العام
كتبت: ليلى حداد
مرسى النخيل - المرفأ
{LONG}

ثلاث مراحل
{LONG}
{LONG}
ماذا عن الصيادين؟
{LONG}
ويقول الصيادون إنهم سيرفعون مطالبهم إلى المجلس في جلسته المقبلة."""


def article(text: str, **options: str) -> Article:
    return read(text.encode(), ReadOptions(**options)).value  # type: ignore[arg-type]


def kinds(text: str) -> list[str]:
    return [block.kind for block in article(text).blocks]


def test_an_article_gets_its_structure_from_shapes_alone() -> None:
    assert kinds(ARTICLE) == [
        "headline", "standfirst", "byline", "dateline", "lede",
        "section_heading", "paragraph", "paragraph",
        "section_heading", "paragraph", "paragraph",
    ]  # fmt: skip


def test_each_line_keeps_its_text_and_order() -> None:
    lines = [line for line in ARTICLE.split("\n") if line]
    assert [block.text for block in article(ARTICLE).blocks] == lines


line = st.sampled_from(
    ("", " ", "عنوان قصير", LONG, "\t\u00a0 مسافات  مزدوجة \u00a0", "- بند", "* * *", "a\u200fb",
     "x" * 300, "دمشق - رويترز", "كتب: فلان", "\u202eعكس", "\ufffc", "1.", "؟", f"\x07{LONG}")
)  # fmt: skip


@given(st.lists(line, max_size=8), st.sampled_from(("\n", "\r\n", "\r", "\u2029")))
def test_every_character_is_in_the_article_or_in_a_warning(lines, end) -> None:
    found = read(end.join(lines).encode())
    kept, taken = clean("\n".join(lines))
    wanted = [part.replace("\ufffc", "").strip() for part in kept.split("\n")]
    assert [b.text for b in found.value.blocks if b.text] == [part for part in wanted if part]
    assert set(taken) <= set(found.warnings)
    assert not check(found.value)


def test_spaces_inside_a_line_stay_as_they_are() -> None:
    assert article("عنوان  بمسافتين\tوعلامة").headline == "عنوان  بمسافتين\tوعلامة"


@pytest.mark.parametrize(
    "line",
    ["كتب: سامر الخطيب", "كتبت : ليلى حداد", "إعداد: قسم الاقتصاد", "بقلم رنا العطار",
     "By Hala Mansour", "هالة المنصوري", "د. سامر الخطيب", "نوشته: سارا کریمی"],
)  # fmt: skip
def test_bylines_are_known_by_their_marker_or_as_a_bare_name(line) -> None:
    assert is_byline(line)
    assert kinds(f"عنوان الخبر هنا\n{line}\n{LONG}") == ["headline", "byline", "lede"]


@pytest.mark.parametrize(
    "line",
    ["دمشق - رويترز", "الرياض-الوئام:", "واس – جدة", "سامر الخطيب - بيروت", "سبق- عرعر:",
     "لندن: «الشرق»", "«المرفأ» من بيروت", "القاهرة - أ. ف. ب", "دبي ـ د ب أ"],
)  # fmt: skip
def test_datelines_are_short_parts_with_a_dash_between(line) -> None:
    assert is_dateline(line)
    assert kinds(f"عنوان الخبر هنا\n{line}\n{LONG}") == ["headline", "dateline", "lede"]


@pytest.mark.parametrize(
    "line",
    ["الوزير: لن ترتفع الأسعار قبل نهاية هذا العام", "رحلة قطار 2030 - الجزء الأول",
     "قال الوزير اليوم إن الأسعار - وهي مرتفعة - لن تزيد", "خطة جديدة، وأسعار أقل"],
)  # fmt: skip
def test_what_is_not_safely_a_byline_or_dateline_is_neither(line) -> None:
    assert not is_byline(line)
    assert not is_dateline(line)


@pytest.mark.parametrize(
    "line",
    ["وهذه جملة قصيرة.", "والأسباب هي:", "- بند في قائمة", "* سؤال؟", "desk@marsa.example",
     "سطر طويل " * 8],
)  # fmt: skip
def test_these_are_no_section_headings(line) -> None:
    assert "section_heading" not in kinds(f"عنوان\n{LONG}\n{line}\n{LONG}")


def test_lines_of_a_poem_are_no_headings() -> None:
    poem = "\n".join(["يا ليلُ طُل", "يا نومُ زُل", "يا صبحُ قف", "لا تطلعِ"])
    assert "section_heading" not in kinds(f"عنوان\n{LONG}\n{poem}\n{LONG}")


def test_text_without_a_headline_takes_the_name_of_the_file() -> None:
    found = article(f"{LONG}\n{LONG}", name="رصيف")
    assert [block.kind for block in found.blocks] == ["headline", "paragraph", "paragraph"]
    assert found.headline == "رصيف"


def test_an_empty_file_is_an_empty_article_and_says_so() -> None:
    found = read(b" \n\n")
    assert not check(found.value)
    assert found.warnings == ("The file holds no text.",)


def test_the_same_text_gives_the_same_article() -> None:
    assert article(ARTICLE) == article(ARTICLE)


@pytest.mark.parametrize(
    ("text", "language"),
    [(LONG, "ar"), ("دولت ایران گفت که این گزارش را چاپ می‌کند", "fa"), ("The ship is in", "en"),
     ("הממשלה החליטה אתמול", "he"), ("حکومت نے کہا ہے کہ یہ خبر درست ہے", "ur"), ("123", "ar")],
)  # fmt: skip
def test_the_language_is_told_by_the_letters(text, language) -> None:
    assert article(text).meta.language == language
    assert article(text, language="ar-SY").meta.language == "ar-SY"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1256", "iso8859-6"])
def test_text_in_other_encodings_reads_the_same(encoding) -> None:
    plain = LONG.replace("،", ",")
    found = read(plain.encode(encoding))
    assert found.value.blocks == read(plain.encode()).value.blocks
    named = {"cp1256": "Windows-1256", "iso8859-6": "ISO-8859-6"}.get(encoding, "")
    assert any(named in warning for warning in found.warnings) if named else not found.warnings


@pytest.mark.parametrize("data", [b"PK\x03\x04" + bytes(99), b"%PDF-1.7 ...", bytes(range(32)) * 9])
def test_what_is_not_text_is_refused_with_a_sentence(data) -> None:
    with pytest.raises(Unreadable, match=r"^This .*\.$"):
        read(data)
