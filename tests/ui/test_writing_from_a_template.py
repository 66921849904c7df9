"""A whole article written from a shipped template: its slots filled with Tab, the rest typed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.edit.slots import chip_at, chips
from editor.edit.state import Selection
from editor.formats import BY_ID
from editor.formats.exporting import make
from editor.model.schema import check
from editor.session.session import Session
from editor.templates.catalogue import load
from editor.templates.making import Known, make_article
from editor.ui.page import Page
from editor.ui.window import Window

Key = Qt.Key
TEMPLATE = "diplomatic-contact"
FILLED = {
    "caller": "وزير خارجية الشمال نبيل سامي",
    "verb": "يجري",
    "callee": "رئيس الجنوب عادل نور",
    "topic": "الميناء والحدود في أول اتصال منذ عامين",
    "author": "ليلى حداد",
    "place": "مرسى النخيل",
}
WRITTEN = {
    "headline": ("وزير خارجية الشمال نبيل سامي يجري اتصالاً مع رئيس الجنوب عادل نور",),
    "standfirst": ("الميناء والحدود في أول اتصال منذ عامين",),
    "lede": ("نقل “منبر النخيل” عن وكالة “الساحل” إعلان الرئاسة أن الوزير اتصل برئيس الجنوب.",),
    "section_heading": (
        "ما أعلنته الرئاسة", "وفد سبق الاتصال", "رسائل من الطرفين", "ملف الحدود", "ماذا بعد",
    ),
    "paragraph": (
        "ونقلت وكالة “الساحل” الإعلان، وعنها “منبر النخيل”.",
        "ويُعد الاتصال الأول منذ عامين، بحسب “منبر النخيل”.",
        "وأكد سامي تمسك بلاده بالاتفاق، وعرض 40 مليون دولار لإعادة بناء الميناء.",
        "وكان وفد من 12 عضواً زار مرسى النخيل الشهر الماضي.",
        "وأضاف أن المفاوضات جارية.",
        "وقال نور إن بلاده ترحب بالعرض، وتتطلع إلى فتح المعبر.",
        "وذكر موقع “الأفق”، نقلاً عن تقرير رسمي، أن الخلاف قد يؤخر الاتفاق.",
        "ويسعى الطرفان إلى توقيع الاتفاق قبل الصيف.",
    ),
}  # fmt: skip


def fill(page: Page, filled: Mapping[str, str]) -> None:
    """Go from slot to slot with Tab, and type what is known where it is asked for."""
    page.edit.select(Selection.at(0, 0))
    left = dict(filled)
    for _ in range(80):
        QTest.keyClick(page.edit, Qt.Key.Key_Tab)
        QApplication.processEvents()
        chip = chip_at(page.session.state)
        if chip is not None and chip.name in left:
            page.edit.type_text(left.pop(chip.name))
        if not left:
            break
    assert left == {}, "Tab never came to these slots"


def write_over(page: Page, kind: str, texts: tuple[str, ...]) -> None:
    """Select what each block of the kind says, where it says something else, and type over it."""
    places = [n for n, b in enumerate(page.session.article.blocks) if b.kind == kind]
    assert len(places) == len(texts)
    for place, words in zip(places, texts, strict=True):
        has = page.session.article.blocks[place].text
        if has != words:
            page.edit.select(Selection.span(place, 0, len(has)))
            page.edit.type_text(words)


def test_an_article_is_written_by_filling_slots_and_typing(window: Window) -> None:
    template = load().template(TEMPLATE, "ar")
    assert template is not None
    now = datetime(2026, 3, 1, 9, tzinfo=UTC)
    window.documents.add(Session(make_article(template, Known(now=now))))
    page = window.page
    assert page is not None
    fill(page, FILLED)
    QTest.keyClick(page.edit, Qt.Key.Key_Tab)
    for kind, texts in WRITTEN.items():
        write_over(page, kind, texts)
    article = page.session.article
    assert check(article) == ()
    for kind, texts in WRITTEN.items():
        assert tuple(b.text for b in article.blocks if b.kind == kind) == texts
    assert list(chips(article)) == []
    assert (article.meta.authors, article.meta.place) == (("ليلى حداد",), "مرسى النخيل")
    for id in ("html", "docx", "md"):
        report = make(article, BY_ID[id], Path(f"out.{id}")).report
        assert report.kept, report
