"""One article with every kind and every mark, and how a test writes and opens a document."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from editor.formats.docx.writer import write
from editor.formats.spec import SourceStyle, WriteOptions
from editor.model.article import Article, Block, Embed, Figure, Headlines, Media, Metadata, Table
from editor.model.inline import Break, Citation, Inline, Ref, Text
from editor.model.marks import Mark
from editor.model.public import public
from editor.model.schema import repair
from editor.model.sources import Source
from tests.articles import PNG

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def t(text: str, *marks: str, **valued: str) -> Text:
    """Marked text: `t("نص", "strong", link="https://…")`."""
    named = tuple(Mark(name, value) for name, value in valued.items())
    return Text(text, (*map(Mark, marks), *named))


def block(kind: str, *inlines: Inline | str, **given: object) -> Block:
    """A block; a string is unmarked text."""
    parts = tuple(t(one) if isinstance(one, str) else one for one in inlines)
    return Block("", kind, parts, **given)  # type: ignore[arg-type]


SOURCES = (
    Source("s1", "agency", name="وكالة السنديان", title="السد يبلغ نصف سعته",
           url="https://sindyan.example/1?a=1&b=2", archived_url="https://archive.example/sindyan",
           published_at="2025-08-01", accessed_at="2025-08-02"),
    Source("s2", "person", name="جمانة رسلان", role="مهندسة ري", via="s1", said_at="2025-07-31"),
    Source("s3", "person", name="اسم سري", description="موظف في السد", terms="background",
           anonymity_reason="لأنه غير مخول بالحديث"),
    Source("s4", "document", title="Reservoir Survey 2024", publisher="Lake Institute",
           url="https://lake.example/survey.pdf"),
)  # fmt: skip

TOP = (
    block("kicker", "بيئة"),
    block("headline", "السد يمتلئ للمرة الأولى منذ عقد"),
    block("standfirst", "ماذا يعني ذلك لمزارعي السهل؟"),
    block("byline", "كتبت: ميس العلي"),
    block("dateline", "السهل – 2 آب 2025"),
)

BODY = (
    block("lede", t("بلغ السد نصف سعته", claim="n1"),
          Citation("n1", (Ref("s2"), Ref("s1", "ص 4"))), " أمس الخميس."),
    block("paragraph", "نص ", t("غامق", "strong"), t(" ومائل", "strong", "emphasis"),
          t(" مسطّر", "underline"), t(" مشطوب", "strike"), " م", t("2", "superscript"),
          " CO", t("2", "subscript"), " ", t("printf()", "code"), " ",
          t("Guten Tag", language="de"), " ", t("روز خوش", language="fa"), " و",
          t("C++", isolate="ltr"), Break(),
          "سطر ثانٍ فيه C++ 2025 و@handle و+963-11-555 1234 و",
          t("رابط", link="https://a.example/?x=1&y=2"), t(" محذوف", deleted="r1"),
          t(" مضاف", inserted="r1"), t(" ملاحظ", comment="c1"),
          t(" املأ", slot="who"), t(" مملوء", filled="what"), "."),
    block("section_heading", "قسم أول"),
    block("subheading", "فرع"),
    block("quotation", "الماء يعود إلى القنوات.", speaker="جمانة رسلان"),
    block("quotation", "Water finds its way.", language="en"),
    block("pull_quote", "السهل يتنفس من جديد"),
    block("list_item", "بند أول"),
    block("list_item", "خطوة", level=1, ordered=True),
    block("list_item", "خطوة ثانية", level=1, ordered=True),
    block("list_item", "بند ثانٍ"),
    block("paragraph", "فاصل بين قائمتين."),
    block("list_item", "تبدأ من واحد", ordered=True),
    block("box_heading", "السد بالأرقام", group="g"),
    block("box_body", "الارتفاع 62 متراً", Citation("n2", (Ref("s3"),)), group="g"),
    block("list_item", "بند في الإطار", group="g"),
    block("box_body", "إطار بلا عنوان"),
    block("section_heading", "حوار"),
    block("question", "من يستفيد؟", speaker="الصحيفة"),
    block("answer", "كل السهل.", speaker="جمانة رسلان"),
    block("question", "ومتى؟"),
    block("figure", "السد عند الفجر", figure=Figure("i1", "جدار وماء", "تصوير: رنا", "CC0")),
    block("table", "المنسوب", Citation("n3", (Ref("s4"),)),
          table=Table((((t("السنة"),), (t("المنسوب"),)), ((t("2023"),), (t("12%"),)),
                       ((t("2024"),), (t("Lake Survey"),))), True, True)),
    block("embed", "تسجيل الجولة", embed=Embed("https://video.example/1", "جولة في السد")),
    block("divider"),
    block("paragraph", "محاذاة إلى الوسط", align="center"),
    block("paragraph", "عن BBC", Citation("n4", (), (t("ملاحظة من المحررة."),)), "."),
    block("correction", "ورد خطأً أن الارتفاع 26 متراً."),
    block("update", "أضيف رد الوزارة في 2025-08-04."),
)  # fmt: skip

META = Metadata(
    language="ar-SY",
    headlines=Headlines(web="السد يمتلئ"),
    authors=("ميس العلي", "سامي أنور"),
    description="السد بعد عقد من الجفاف.",
    outlet="محرّر",
    section="بيئة",
    keywords=("سد", "ماء"),
    url="https://muharrir.example/dam",
    created="2025-08-01T09:00:00+03:00",
    modified="2025-08-04T10:00:00+03:00",
    status="published",
    desk_note="سر المكتب",
)
IMAGE = Media("i1", "image/png", PNG, 1, 1)


def kitchen() -> Article:
    """Every kind and every mark."""
    return repair(Article("kitchen", META, (*TOP, *BODY), SOURCES, (IMAGE,)))


def article(*blocks: Block, media: tuple[Media, ...] = (), **meta: object) -> Article:
    """A small well-formed article."""
    return repair(Article("a", Metadata(**meta), blocks, SOURCES, media))  # type: ignore[arg-type]


class Document:
    """A written document: its parts as text and as trees."""

    def __init__(self, value: Article, sources: SourceStyle = "notes") -> None:
        result = write(public(value), WriteOptions(sources=sources))
        self.bytes = result.value.data
        self.warnings = result.warnings
        with ZipFile(BytesIO(self.bytes)) as file:
            assert file.testzip() is None
            self.parts = {name: file.read(name) for name in file.namelist()}

    def text(self, name: str) -> str:
        return self.parts[name].decode("utf-8")

    def tree(self, name: str = "word/document.xml") -> etree._Element:
        return etree.fromstring(self.parts[name])

    def paragraphs(self, name: str = "word/document.xml") -> list[etree._Element]:
        return list(self.tree(name).iter(f"{W}p"))

    def paragraph(self, words: str) -> etree._Element:
        """The first paragraph with these words in it."""
        return next(one for one in self.paragraphs() if words in characters(one))


def characters(element: etree._Element) -> str:
    """What a reader sees, with a newline for a line break."""
    shown = {f"{W}br": "\n", f"{W}tab": "\t"}
    wanted = (f"{W}t", *shown)
    return "".join(shown.get(str(one.tag), one.text or "") for one in element.iter(*wanted))


def value(element: etree._Element, path: str) -> str | None:
    """The `w:val` of a descendant by a path like `pPr/jc`; None where it is not there."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{W}val", "")


def style(paragraph: etree._Element) -> str:
    return value(paragraph, "pPr/pStyle") or "Normal"


def rtl_runs(paragraph: etree._Element) -> list[tuple[str, bool]]:
    """The runs with whether each is right-to-left."""
    return [
        (characters(run), run.find(f"{W}rPr/{W}rtl") is not None) for run in paragraph.iter(f"{W}r")
    ]
