"""An article typed with the keyboard on a real screen, saved, and read back from its file."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.formats import BY_ID
from editor.formats.exporting import make
from editor.lang.i18n import catalogue
from editor.session.files import open_article
from tests.e2e.screen import Screen, missing, screen, until

TR = catalogue("ar")
HEADLINE = "الميناء القديم يفتح أبوابه من جديد"
TOP = f"""{HEADLINE}
أرصفة مرممة, وسوق للصيادين يعودان بعد ثلاث سنوات من الإغلاق
كتبت: سلمى نور
طرابلس - 25 تشرين الثاني 2026
"""
LEDE = (
    "افتتحت بلدية المدينة صباح أمس الميناء القديم بعد أعمال ترميم دامت ثلاث سنوات، "
    "وحضر مئات من السكان والصيادين لرؤية الأرصفة الحجرية التي أعيد بناؤها كما كانت"
)
BODY = """
قال رئيس البلدية "مروان شاهين" إن الكلفة بلغت 12.5 مليون دولار, وإن العمل جرى من دون حادث واحد; \
وأضاف أن المرحلة الثانية تبدأ في الربيع... بعد موافقة المجلس البلدي على الموازنة الجديدة
BBC زارت المكان قبل أسبوع -- وصورت الورشة التي عمل فيها أكثر من مئتي عامل ومهندس من أبناء المدينة
## ما الذي تغير
تمتد الأرصفة الجديدة على طول الشاطئ، وتصل بين السوق والمنارة التي بنيت قبل أكثر من قرن من الزمن
### في السوق
- رصيف جديد للقوارب الصغيرة
سوق يفتح كل صباح
"""
BOX = "الميناء بالأرقام\nيعمل في الميناء أكثر من ثلاثمئة صياد، ويقصده كل عام آلاف الزوار من أنحاء البلاد"


def choose(desk: Screen, command: str) -> None:
    """A command by its English name, from the palette."""
    with desk.dialog(TR("Find a command"), "ctrl+shift+p"):
        desk.type(command)
        desk.press("Return")


def write_words(desk: Screen) -> None:
    """Everything that is typed."""
    desk.type(TOP + LEDE + BODY)
    desk.press("Tab")
    desk.type("أسماك الموسم\n\n\n1. تبدأ المرحلة الثانية في الربيع\nوتنتهي في الخريف\n\n")
    desk.type("> عاد البحر إلى المدينة، وعدنا نحن إلى البحر")
    with desk.dialog(TR("Speaker"), "ctrl+alt+k"):
        desk.type("خالد مراد، صياد")
        desk.press("Return")
    desk.type("\nكان هذا الرصيف حجرا فوق حجر")
    choose(desk, "Pull quote")
    desk.type("\n")
    desk.press("ctrl+shift+b")
    desk.type(f"{BOX}\n\n")


@pytest.mark.skipif(bool(missing()), reason=f"not installed: {', '.join(missing())}")
def test_what_is_typed_is_saved_and_exported_whole(tmp_path: Path) -> None:
    file = tmp_path / "port.muharrir"
    with screen(tmp_path) as desk, desk.program():
        window = desk.wait_for_window(TR("Muharrir"))
        desk.press("ctrl+n")
        until("a new article", lambda: TR("Untitled") in desk.xdotool("getwindowname", window))
        write_words(desk)
        with desk.dialog(TR("Save as"), "ctrl+s"):
            desk.press("ctrl+a")
            desk.type(f"{file}\n")
        until("the file", file.exists)
    article = open_article(file).article
    kinds = list(dict.fromkeys(block.kind for block in article.blocks))
    assert kinds == [
        "headline", "standfirst", "byline", "dateline", "lede", "paragraph", "section_heading",
        "subheading", "list_item", "quotation", "pull_quote", "box_heading", "box_body",
    ]  # fmt: skip
    assert article.blocks[0].text == HEADLINE
    assert "«مروان شاهين»" in article.blocks[5].text
    assert {block.speaker for block in article.blocks} == {"", "خالد مراد، صياد"}
    for format in ("html", "docx", "md"):
        made = make(article, BY_ID[format], tmp_path / f"port.{format}")
        assert made.report.kept
