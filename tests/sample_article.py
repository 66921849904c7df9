"""The sample that ships in resources/samples, as reviewable text: every kind, every mark.

`python -m tests.sample_article` writes the file anew; a test holds file and text together. All
names and places are invented.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from editor.formats import BY_ID
from editor.model.article import (
    Article,
    Block,
    Comment,
    Embed,
    Figure,
    Headlines,
    Media,
    Metadata,
    Revision,
    Table,
)
from editor.model.inline import Break, Citation, Inline, Ref, Text, normal
from editor.model.marks import Mark
from editor.model.sources import Source

SAMPLES = Path(__file__).parents[1] / "resources" / "samples"
FILE = SAMPLES / "sample.muharrir"


def t(text: str, *marks: str | Mark) -> Text:
    """Marked text; a string is a mark without a value."""
    return Text(text, tuple(Mark(mark) if isinstance(mark, str) else mark for mark in marks))


def claim(id: str, text: str, *refs: Ref, note: tuple[Text, ...] = ()) -> tuple[Inline, ...]:
    """A claim and the citation at its end."""
    return (t(text, Mark("claim", id)), Citation(id, refs, note))


SOURCES = (
    Source("s-marfa", "agency", "المرفأ", name="وكالة المرفأ للأنباء",
           name_latin="Marfa News Agency", gender="f",
           title="الكابل الجديد يدخل الخدمة مطلع الصيف", url="https://marfa.example/2025/cable",
           archived_url="https://archive.example/marfa/cable", published_at="2025-05-11",
           accessed_at="2025-05-12", verification="corroborated", independence_group="ministry"),
    Source("s-ministry", "organisation", "الوزارة", name="وزارة الاتصالات", gender="f",
           via="s-marfa", verification="confirmed", independence_group="ministry"),
    Source("s-minister", "person", "الوزيرة", name="هالة المنصوري", name_latin="Hala Al-Mansouri",
           gender="f", role="وزيرة الاتصالات", organisation="وزارة الاتصالات", via="s-ministry",
           said_at="2025-05-10", medium="press_conference", verification="confirmed"),
    Source("s-sahel", "outlet", "الساحل", name="صحيفة الساحل", name_latin="Sahel Daily", gender="f",
           title="أسعار الإنترنت قبل الكابل وبعده", author="رنا العطار",
           url="https://sahel.example/internet?lang=ar&y=2025", published_at="2025-05-09",
           accessed_at="2025-05-12", verification="partly"),
    Source("s-report", "document", "دراسة الجدوى", name="دراسة الجدوى الاقتصادية لكابل MedLink-2",
           author="سامر الخطيب", publisher="معهد الشاطئ للدراسات", published_at="2024-11",
           identifier="doi:10.5555/medlink.2024", verification="confirmed"),
    Source("s-stats", "dataset", "سعات الشبكة", name="بيانات سعات الشبكة 2021–2025",
           publisher="هيئة تنظيم الاتصالات", url="https://data.example/capacity.csv",
           accessed_at="2025-05-12", verification="confirmed"),
    Source("s-engineer", "person", "نخلة", description="مهندس يعمل في المشروع",
           terms="background", confidential=True, verification="partly",
           anonymity_reason="لأنه غير مخوّل التحدّث إلى وسائل الإعلام"),
    Source("s-post", "social", "حساب الميناء", name="ميناء مرسى النخيل", handle="@marsa_port",
           platform="X", url="https://social.example/marsa_port/118", published_at="2025-05-08",
           verification="confirmed"),
)  # fmt: skip


def _blocks() -> tuple[Block, ...]:
    return (
        Block("k1", "kicker", (t("اقتصاد البحر"),)),
        Block("h1", "headline", (t("كابل بحري جديد يصل مرسى النخيل بشبكة المتوسط"),)),
        Block("d1", "standfirst",
              (t("سعة أكبر سبع مرات وأسعار أقل، لكن خبراء يسألون: من يضمن أن تصل الفائدة إلى القرى؟"),)),
        Block("y1", "byline", (t("كتبت: ليلى حداد"),)),
        Block("l1", "dateline", (t("مرسى النخيل – 12 أيار 2025"),)),
        Block("p1", "lede", (
            *claim("n1", "يدخل الكابل البحري «MedLink-2» الخدمة في الأول من حزيران المقبل",
                   Ref("s-marfa"), Ref("s-minister")),
            t("، ليصبح أول خط مباشر يصل مدينة مرسى النخيل الساحلية بشبكة المتوسط، بعد عام ونصف "
              "العام من الأعمال في عرض البحر."))),
        Block("p2", "paragraph", (
            t("وقالت وزيرة الاتصالات هالة المنصوري، في مؤتمر صحافي عقدته أمس، إن المشروع كلّف "),
            *claim("n2", "92 مليون دولار", Ref("s-report", "ص 41")),
            t("، أي "), t("أقل من الموازنة المرصودة", "strong"), t(" بنحو 4٪، وإن العمل جرى "),
            t("من دون حادث واحد", "emphasis"), t("."))),
        Block("f1", "figure", (t("رسم تخيّلي للسفينة التي مدّت الكابل قبالة الميناء"),),
              figure=Figure("cable", "سفينة عند الغروب تمدّ كابلاً برتقالياً في قاع بحر أزرق",
                            "رسم: محرّر", "CC0")),
        Block("s1", "section_heading", (t("سبعة أضعاف السعة"),)),
        Block("p3", "paragraph", (
            t("تُظهر بيانات هيئة تنظيم الاتصالات أن "),
            *claim("n3", "السعة ارتفعت من 0.6 إلى 4.1 تيرابت في الثانية", Ref("s-stats")),
            t(" خلال أربع سنوات. ونشر حساب الميناء "), t("@marsa_port"),
            t(" صورة لآخر وصلة، وكتب تحتها بالإنكليزية: "),
            t("“We are connected!”", Mark("language", "en")), t("."))),
        Block("f2", "figure", (t("سعة الشبكة بالتيرابت في الثانية، 2021–2025"),
                               Citation("n4", (Ref("s-stats"),))),
              figure=Figure("chart", "أعمدة تصعد من 0.6 عام 2021 إلى 4.1 عام 2025", "رسم: محرّر", "CC0")),
        Block("s2", "subheading", (t("بالأرقام"),)),
        Block("t1", "table", (t("كلفة الاشتراك الشهري قبل الكابل وبعده"),), table=Table((
            ((t("الباقة"),), (t("قبل"),), (t("بعد"),), (t("الفارق"),)),
            ((t("منزلية، 50 Mbps"),), (t("24 دولاراً"),), (t("15 دولاراً"),), (t("-37٪"),)),
            ((t("مكتبية، 200 Mbps"),), (t("70 دولاراً"),), (t("46 دولاراً"),), (t("-34٪"),)),
            ((t("مدارس"),), (t("18 دولاراً"),), (t("مجاناً", "strong"),), (t("-100٪"),)),
        ), header_row=True, header_column=True)),
        Block("p4", "paragraph", (
            *claim("n5", "وقدّرت صحيفة «الساحل» أن الأسر ستوفّر وسطياً 108 دولارات في السنة",
                   Ref("s-sahel")),
            t("، غير أن الحساب "), t("لا يشمل", "underline"), t(" رسوم التركيب. أما رقم "),
            t("120 دولاراً", "strike"), t(" المتداول فمصدره مسوّدة قديمة."))),
        Block("s3", "section_heading", (t("ماذا يقول أهل المدينة؟"),)),
        Block("q1", "quotation", (
            t("كنا نرسل الملفات على أقراص مع سائق الحافلة. اليوم أرفع مشروعاً كاملاً قبل أن يبرد "
              "الشاي."),), speaker="نادر قاسم، مبرمج"),
        Block("p5", "paragraph", (
            t("ويعمل قاسم في شركة صغيرة تكتب برامج الملاحة بلغة "), t("C++", Mark("isolate", "ltr")),
            t("، ويوزّع أدواته المجانية على "),
            t("موقعه", Mark("link", "https://nader.example/tools?ref=ar")),
            t("، ومنها الأمر "), t("tide --port marsa", "code"),
            t(". ويقول إن زمن الاستجابة هبط من 180 إلى 35 مللي ثانية، وإن مكتبه (38 م"),
            t("2", "superscript"), t(") صار يطلق كمية أقل من غاز CO"), t("2", "subscript"),
            t("."))),
        Block("u1", "pull_quote", (t("السؤال ليس متى يصل الكابل، بل من يصل إليه"),)),
        Block("p6", "paragraph", (
            *claim("n6", "لكن مهندساً يعمل في المشروع قال إن ثلاث قرى جبلية لن تُربط قبل عام 2027",
                   Ref("s-engineer")),
            t("، وطلب عدم كشف اسمه لأنه غير مخوّل التحدّث إلى وسائل الإعلام."),
            t(" وقد طلبنا ردّ الوزارة ولم يصل بعد.", Mark("inserted", "r1")),
            t(" ويُقال إن القرى خمس.", Mark("deleted", "r2")))),
        Block("b1", "box_heading", (t("ما الذي نعرفه عن MedLink-2"),), group="box1"),
        Block("b2", "box_body", (
            t("الطول: 412 كيلومتراً، منها 38 في مياه يزيد عمقها على 2,000 متر."),), group="box1"),
        Block("b3", "list_item", (t("نقطتا إنزال: مرسى النخيل ورأس الصدف"),), group="box1"),
        Block("b4", "list_item", (t("العمر المتوقع: 25 سنة"), Citation("n7", (Ref("s-report", "ص 9"),))),
              group="box1"),
        Block("s4", "section_heading", (t("الخطوات المقبلة"),)),
        Block("i1", "list_item", (t("اختبار الوصلة بين 13 و20 أيار"),), ordered=True),
        Block("i2", "list_item", (t("تشغيل تجريبي للمدارس والمستشفيات:"),), ordered=True),
        Block("i3", "list_item", (t("ثانوية النخيل"),), level=1),
        Block("i4", "list_item", (t("المشفى الوطني"),), level=1),
        Block("i5", "list_item", (t("فتح الاشتراكات للجمهور في 2025-06-01"),), ordered=True),
        Block("p7", "paragraph", (
            t("للاستفسار: "), t("+963-11-555 1234"), t(" أو عبر البريد "),
            t("cable@marsa.example", Mark("link", "mailto:cable@marsa.example")), t("."), Break(),
            t("ساعات العمل: من 8:00 إلى 15:30.", Mark("comment", "c1")))),
        Block("e1", "embed", (t("منشور الميناء عن آخر وصلة"),),
              embed=Embed("https://social.example/marsa_port/118", "منشور @marsa_port")),
        Block("s5", "section_heading", (t("سؤال وجواب"),)),
        Block("a1", "question", (t("هل سينقطع الإنترنت أثناء التحويل؟"),), speaker="محرّر"),
        Block("a2", "answer", (
            t("نحو ساعتين فقط، فجر السبت، بحسب الوزارة"),
            Citation("n8", (Ref("s-ministry"),), (t("أكدت الوزارة الموعد في اتصال هاتفي."),)),
            t("."),), speaker="هالة المنصوري"),
        Block("x1", "divider"),
        Block("g1", "paragraph", (
            t("The cable’s landing licence (No. 118/2023) is available in English only."),),
            language="en"),
        Block("c1", "correction", (
            t("ورد في نسخة سابقة أن طول الكابل 421 كيلومتراً، والصواب 412 كيلومتراً."),)),
        Block("c2", "update", (t("أضيف موعد الانقطاع المتوقع بعد نشر المادة (12 أيار، 18:40)."),)),
    )  # fmt: skip


def sample() -> Article:
    """The article."""
    media = tuple(
        Media(name, "image/png", (SAMPLES / "media" / f"{name}.png").read_bytes(), 960, height)
        for name, height in (("cable", 540), ("chart", 420))
    )
    return Article(
        id="sample",
        meta=Metadata(
            language="ar-SY",
            headlines=Headlines(
                web="كابل بحري جديد يربط مرسى النخيل بالمتوسط ويخفض أسعار الإنترنت",
                social="إنترنت أسرع سبع مرات: الكابل وصل إلى مرسى النخيل",
                push="الكابل البحري MedLink-2 يدخل الخدمة في الأول من حزيران",
            ),
            authors=("ليلى حداد",),
            description="كابل MedLink-2 يرفع سعة الشبكة في مرسى النخيل سبعة أضعاف ويخفض الأسعار.",
            outlet="محرّر",
            place="مرسى النخيل",
            section="اقتصاد",
            keywords=("إنترنت", "كابل بحري", "اتصالات"),
            slug="medlink-2-marsa",
            url="https://muharrir.example/medlink-2-marsa",
            created="2025-05-12T09:00:00+03:00",
            modified="2025-05-12T18:40:00+03:00",
            published="2025-05-12T14:00:00+03:00",
            status="published",
            desk_note="ننتظر ردّ الوزارة على سؤال القرى الثلاث قبل نشر المتابعة.",
        ),
        blocks=tuple(replace(block, inlines=normal(block.inlines)) for block in _blocks()),
        sources=SOURCES,
        media=media,
        comments=(Comment("c1", "سكرتير التحرير", "2025-05-12T11:20:00+03:00",
                          "هل تأكدنا من ساعات العمل في رمضان؟"),),
        revisions=(Revision("r1", "سكرتير التحرير", "2025-05-12T11:25:00+03:00"),
                   Revision("r2", "سكرتير التحرير", "2025-05-12T11:25:00+03:00")),
    )  # fmt: skip


if __name__ == "__main__":
    FILE.write_bytes(BY_ID["muharrir"].write(sample()).value.data)
