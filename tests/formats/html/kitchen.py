"""One article with every kind and every mark, and how a test writes and reads a page."""

from __future__ import annotations

from lxml import html

from editor.formats.html.writer import write
from editor.formats.spec import WriteOptions
from editor.model.article import (
    Article,
    Block,
    Embed,
    Figure,
    Headlines,
    Media,
    Metadata,
    Table,
)
from editor.model.inline import Break, Citation, Inline, Ref, Text
from editor.model.marks import Mark
from editor.model.public import public
from editor.model.schema import repair
from editor.model.sources import Source
from tests.articles import PNG


def t(text: str, *marks: str, **valued: str) -> Text:
    """Marked text: `t("نص", "strong", link="https://…")`."""
    named = tuple(Mark(name, value) for name, value in valued.items())
    return Text(text, (*map(Mark, marks), *named))


def block(kind: str, *inlines: Inline | str, **given: object) -> Block:
    """A block; a string is unmarked text."""
    parts = tuple(t(one) if isinstance(one, str) else one for one in inlines)
    return Block("", kind, parts, **given)  # type: ignore[arg-type]


SOURCES = (
    Source("s1", "agency", name="وكالة الجسر", title="القمة تنعقد في آب", via="",
           url="https://jisr.example/1?a=1&b=2", archived_url="https://archive.example/jisr",
           published_at="2025-08-01", accessed_at="2025-08-02"),
    Source("s2", "person", name="سلمى نعيم", role="وزيرة المياه", via="s1", said_at="2025-07-31"),
    Source("s3", "person", name="اسم سري", description="موظف في الوزارة", terms="background",
           anonymity_reason="لأنه غير مخول بالحديث"),
    Source("s4", "document", title="Water Report 2024", publisher="River Institute",
           url="https://river.example/report.pdf"),
)  # fmt: skip

BODY = (
    block("lede", t("أعلنت الوزيرة خطة جديدة", claim="n1"),
          Citation("n1", (Ref("s2"), Ref("s1", "ص 4"))), " أمس الخميس."),
    block("subheading", "عنوان فرعي قبل أي قسم"),
    block("paragraph", "نص ", t("غامق", "strong"), t(" ومائل", "strong", "emphasis"),
          t(" مسطّر", "underline"), t(" مشطوب", "strike"), " م", t("2", "superscript"),
          " CO", t("2", "subscript"), " ", t("printf()", "code"), " ",
          t("Guten Tag", language="de"), " و", t("C++", isolate="ltr"), Break(),
          "سطر ثانٍ فيه C++ و@handle و+963-11-555 1234 و", t("رابط", link="https://a.example/?x=1&y=<"),
          t(" محذوف", deleted="r1"), t(" مضاف", inserted="r1"), t(" ملاحظ", comment="c1"),
          t(" املأ", slot="who"), t(" مملوء", filled="what"), "."),
    block("section_heading", "قسم أول"),
    block("subheading", "فرع"),
    block("quotation", "الماء حق للجميع.", speaker="سلمى نعيم"),
    block("quotation", "Water is a right.", language="en"),
    block("pull_quote", "الماء أولاً"),
    block("list_item", "بند أول"),
    block("list_item", "خطوة", level=1, ordered=True),
    block("list_item", "خطوة ثانية", level=1, ordered=True),
    block("list_item", "بند ثانٍ"),
    block("box_heading", "معلومات", group="g"),
    block("box_body", "نص الإطار", Citation("n2", (Ref("s3"),)), group="g"),
    block("list_item", "بند في الإطار", group="g"),
    block("box_body", "إطار بلا عنوان"),
    block("section_heading", "مقابلة"),
    block("question", "من يدفع؟", speaker="الصحيفة"),
    block("answer", "الدولة.", speaker="سلمى نعيم"),
    block("question", "ومتى؟"),
    block("figure", "سد النهر عند الفجر", figure=Figure("i1", "سد وماء", "تصوير: رنا", "CC0")),
    block("table", "الكميات", Citation("n3", (Ref("s4"),)),
          table=Table((((t("السنة"),), (t("الكمية"),)), ((t("2023"),), (t("12%"),)),
                       ((t("2024"),), (t("Reuters Data"),))), True, True)),
    block("embed", "تسجيل الجلسة", embed=Embed("https://video.example/1", "جلسة البرلمان")),
    block("divider"),
    block("paragraph", "محاذاة إلى الوسط", align="center"),
    block("paragraph", "من Reuters", Citation("n4", (), (t("ملاحظة من المحررة."),)), "."),
    block("correction", "تصحيح (3 آب 2025): الرقم الصحيح 12."),
    block("update", "أضيف رد الوزارة في 2025-08-04."),
)  # fmt: skip


def kitchen() -> Article:
    """Every kind and every mark."""
    top = (
        block("kicker", "مياه"),
        block("headline", "خطة جديدة لمياه النهر"),
        block("standfirst", "ما الذي سيتغير؟"),
        block("byline", "كتب: سامي أنور"),
        block("dateline", "دمشق – 2 آب 2025"),
    )
    return repair(
        Article(
            "kitchen",
            Metadata(
                language="ar-SY", headlines=Headlines(web="خطة المياه"), authors=("سامي أنور",),
                description="خطة لإدارة مياه النهر.", outlet="محرّر", place="دمشق", section="بيئة",
                keywords=("مياه", "نهر"), url="https://muharrir.example/water",
                created="2025-08-01T09:00:00+03:00", modified="2025-08-04T10:00:00+03:00",
                published="2025-08-02T08:00:00+03:00", status="published",
                desk_note="سر المكتب",
            ),
            (*top, *BODY),
            SOURCES,
            (Media("i1", "image/png", PNG, 1, 1),),
        )
    )  # fmt: skip


def article(*blocks: Block, **meta: object) -> Article:
    """A small well-formed article under a headline."""
    head = () if any(one.kind == "headline" for one in blocks) else (block("headline", "عنوان"),)
    metadata = Metadata(**{"published": "2025-08-02", **meta})  # type: ignore[arg-type]
    return repair(Article("a", metadata, (*head, *blocks), SOURCES))


def page(value: Article, options: WriteOptions | None = None) -> str:
    """The page of an article's public part."""
    return write(public(value), options or WriteOptions()).value.data.decode("utf-8")


def parse(text: str) -> html.HtmlElement:
    """The page as a tree."""
    return html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))


def words(element: html.HtmlElement) -> str:
    """Its text, without scripts and note markers, with white space as single spaces."""
    markers = "ancestor::a[@role='doc-noteref' or @role='doc-backlink']"
    skip = f"ancestor::script or ancestor::style or {markers}"
    return " ".join("".join(element.xpath(f".//text()[not({skip})]")).split())
