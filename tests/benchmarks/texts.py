"""Arabic articles of any length, as the same text for us and for others."""

from __future__ import annotations

from editor.model.article import Article, Block, Metadata
from editor.model.inline import Citation, Inline, Ref, Text
from editor.model.marks import Mark
from editor.model.schema import repair
from editor.model.sources import Source

SENTENCES = (
    "قالت وزارة الاتصالات إن الكابل البحري الجديد يدخل الخدمة مطلع الصيف المقبل بعد عام ونصف العام من الأعمال.",
    "وأضافت في بيان نقلته وكالة المرفأ للأنباء أن كلفة المشروع بلغت 92 مليون دولار، أي أقل من الموازنة بنحو 4٪.",
    "وتعمل شركة MedLink على تشغيل الوصلة الأولى في 2025-06-01، وفق ما نشره حساب @marsa_port أمس.",
    "ويرى خبراء (من بينهم سامر الخطيب) أن زمن الاستجابة سيهبط من 180 إلى 35 مللي ثانية في المدن الساحلية.",
    "لكن سكان القرى الجبلية يسألون: «متى يصل الكابل إلينا؟»، ولا يجدون جواباً واضحاً حتى الآن.",
)  # fmt: skip


def article(words: int) -> Article:
    """About that many words: sections, marks, a link and a citation in every fourth paragraph."""
    blocks: list[Block] = [
        Block("h", "headline", (Text("كابل بحري جديد يصل مرسى النخيل بشبكة المتوسط"),)),
        Block("s", "standfirst", (Text("سعة أكبر سبع مرات وأسعار أقل"),)),
        Block("y", "byline", (Text("كتبت: ليلى حداد"),)),
    ]
    total = 0
    n = 0
    while total < words:
        if n % 6 == 0:
            blocks.append(Block(f"t{n}", "section_heading", (Text(f"القسم {n // 6 + 1}"),)))
        text = " ".join(SENTENCES[(n + k) % len(SENTENCES)] for k in range(4))
        head, tail = text[:40], text[40:]
        inlines: tuple[Inline, ...] = (Text(head, (Mark("strong"),)), Text(tail))
        if n % 4 == 0:
            inlines = (*inlines, Citation(f"c{n}", (Ref("ria"),)))
        blocks.append(Block(f"p{n}", "paragraph", inlines))
        total += len(text.split())
        n += 1
    return repair(
        Article(
            "bench",
            Metadata(published="2025-05-12T14:00:00+03:00", authors=("ليلى حداد",)),
            tuple(blocks),
            (Source("ria", "agency", name="وكالة المرفأ", url="https://marfa.example/1"),),
        )
    )
