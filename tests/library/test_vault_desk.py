"""What the vault hands to a desk sheet: every field of a record, and no other source's."""

from __future__ import annotations

from dataclasses import fields

from editor.formats.desk.vaulted import FIELDS, vaulted
from editor.lang.terms import terms
from editor.library.vault_desk import desk_facts
from editor.library.vault_record import BOOKKEEPING, RISKS, Detail, VaultRecord
from editor.model.article import Article
from editor.model.sources import Source


def test_the_sheet_says_every_field_and_every_risk_in_words() -> None:
    assert set(FIELDS) == {one.name for one in fields(VaultRecord)} - set(BOOKKEEPING)
    for risk, _ in RISKS:
        assert not risk or f"vault_risk_{risk}" in terms("ar").words


def test_only_confidential_sources_of_the_article_are_told() -> None:
    article = Article("a", sources=(Source("s1", confidential=True), Source("s2")))
    records = [VaultRecord(id, name=f"اسم {id}") for id in ("s1", "s2", "s3")]
    assert desk_facts(records, article) == {"s1": {"name": ("اسم s1",)}}


def test_lines_dates_and_details_are_told_in_the_language_of_the_article() -> None:
    article = Article("a", sources=(Source("s1", confidential=True),))
    record = VaultRecord(
        "s1", notes="سطر\nوسطر", risk="high", delete_by="2026-11-25",
        details=(Detail("url", "https://x.example"),),
    )  # fmt: skip
    told = vaulted(desk_facts([record], article), "s1", terms("ar"), "ar-SY")
    assert dict(told) == {
        "الخطر على المصدر": ("مرتفع",),
        "يُحذف قبل": ("25 تشرين الثاني 2026",),
        "ملاحظات": ("سطر", "وسطر"),
        "بيانات أخرى تدلّ عليه": ("https://x.example",),
    }
