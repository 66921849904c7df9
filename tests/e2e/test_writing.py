"""A whole article written from nothing with the keyboard, saved, read again and exported."""

from __future__ import annotations

from pathlib import Path

from editor.formats import BY_ID
from editor.formats.disk import read_article
from editor.formats.exporting import make
from editor.model.article import all_citations
from editor.model.inline import Text
from editor.model.schema import check
from tests.e2e.conftest import Desktop, wait_for

BODY = (
    "وقالت وزيرة الاتصالات إن المشروع كلّف 92 مليون دولار، أي أقل من الموازنة المرصودة له.",
    "وأضافت أن الأعمال جرت من دون حادث واحد، وأن المدارس ستتصل بالشبكة مجاناً قبل الصيف.",
    "لكن سكان القرى الجبلية يسألون: متى يصل الكابل إلينا؟ ولا يجدون جواباً واضحاً حتى الآن.",
    "ويرى خبراء أن زمن الاستجابة سيهبط كثيراً في المدن الساحلية، وأن الأسعار ستتراجع تباعاً.",
)


class Writer:
    """Somebody at the keyboard."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop

    def line(self, text: str) -> None:
        """Write a paragraph and go on to the next."""
        self._desktop.type(text)
        self.press("Return")

    def press(self, *keys: str) -> None:
        self._desktop.keys(*keys)

    def press_on_arabic_keyboard(self, keys: str) -> None:
        """Keys by their places (56 is where B is), while the keyboard has no Latin letter."""
        self._desktop.layout("ara")
        self._desktop.xdotool("key", keys)

    def write(self, text: str) -> None:
        self._desktop.type(text)

    def command(self, name: str, *, asks: bool = False) -> None:
        """Find a command in the palette by its Arabic name; `asks`: it opens a dialog."""
        self.press("ctrl+shift+p")
        self._desktop.dialog(up=True)
        self.write(name)
        self._desktop.settle()
        self.press("Return")
        if asks:
            self._desktop.settle(0.6)
        else:
            self._desktop.dialog(up=False)

    def table(self, *cells: str) -> None:
        """Fill the first row of the grid and take the table."""
        self._desktop.dialog(up=True)
        for cell in cells:
            self.write(cell)
            self.press("Tab")
        self.press("alt+Return")
        self._desktop.dialog(up=False)

    def answer(self, *parts: str) -> None:
        """Fill a dialog's fields in order and accept it."""
        self._desktop.dialog(up=True)
        for number, part in enumerate(parts):
            if number:
                self.press("Tab")
            self.write(part)
        self.press("Return")
        self._desktop.dialog(up=False)


def test_an_article_with_every_kind_is_written_saved_and_exported(desktop: Desktop) -> None:
    target = desktop.home / "article.muharrir"
    desktop.start()
    desktop.settle()
    writer = Writer(desktop)
    desktop.focus()
    before = desktop.title()
    writer.press("ctrl+n")
    assert wait_for(lambda: desktop.title() not in ("", before)), "no new article came"
    desktop.settle()
    write_the_top(writer)
    write_the_body(writer)
    writer.press("ctrl+s")
    writer.answer(str(target))
    assert wait_for(target.exists), "it was not saved"
    article = read_article(target).value
    assert check(article) == ()
    kinds = {block.kind for block in article.blocks}
    wanted = {
        "headline", "standfirst", "byline", "dateline", "lede", "paragraph", "section_heading",
        "subheading", "quotation", "pull_quote", "list_item", "box_body", "question", "answer",
        "table", "embed", "divider", "correction", "update", "kicker",
    }  # fmt: skip
    assert wanted - kinds == set()
    words = " ".join(block.text for block in article.blocks)
    assert all(part in words for part in BODY)
    assert len(words.split()) >= 120
    assert len(list(all_citations(article))) == 1
    marks = {
        m.name for b in article.blocks for i in b.inlines if isinstance(i, Text) for m in i.marks
    }
    assert {"strong", "link", "claim"} <= marks
    assert {block.level for block in article.blocks if block.kind == "list_item"} == {0, 1}
    for id in ("html", "docx", "md"):
        report = make(article, BY_ID[id], Path(f"out.{id}")).report
        assert report.kept, report


def write_the_top(writer: Writer) -> None:
    writer.write("كابل بحري جديد يصل المدينة بالشبكة")
    writer.press("Home", "Return", "Up")
    writer.write("اقتصاد")
    writer.press("Down", "End", "Return")
    writer.line("سعة أكبر وأسعار أقل")
    writer.line("كتبت ليلى حداد")
    writer.line("مرسى النخيل")
    writer.line("يدخل الكابل البحري الخدمة في الأول من حزيران المقبل ليصبح أول خط مباشر.")


def write_the_body(writer: Writer) -> None:
    for text in BODY[:2]:
        writer.line(text)
    writer.press_on_arabic_keyboard("ctrl+56")
    writer.write("كلام غامق")
    writer.press_on_arabic_keyboard("ctrl+56")
    writer.write(" ثم موقع")
    writer.press("ctrl+shift+Right", "ctrl+k")
    writer.answer("https://example.org/news")
    writer.press("End", "Return")
    writer.line("## ما الذي يقوله السكان")
    writer.line(BODY[2])
    writer.line("### أصوات")
    writer.write("كنا نرسل الملفات مع سائق الحافلة")
    writer.press("ctrl+shift+q")
    writer.command("المتحدث", asks=True)
    writer.answer("نادر قاسم")
    writer.press("End", "Return")
    writer.write("السؤال من يصل إليه")
    writer.command("اقتباس بارز")
    writer.press("End", "Return")
    writer.line(BODY[3])
    writer.write("- ثانوية النخيل")
    writer.press("Return", "Tab")
    writer.write("المشفى الوطني")
    writer.press("Return", "Return", "Return")
    writer.write("طول الكابل كبير")
    writer.press("ctrl+shift+b")
    writer.press("End", "Return", "Return")
    writer.write("هل ينقطع الإنترنت؟")
    writer.press("ctrl+alt+q", "End", "Return")
    writer.write("نحو ساعتين فقط")
    writer.press("Return", "ctrl+alt+0")
    writer.write("قالت الوزارة ذلك أمس")
    writer.press("shift+Home", "ctrl+shift+c")
    writer.answer("وزارة الاتصالات")
    writer.press("End", "Return", "ctrl+shift+minus")
    writer.press("ctrl+End", "ctrl+alt+t")
    writer.table("الباقة", "قبل", "بعد")
    writer.press("ctrl+End")
    writer.command("تضمين بعنوان", asks=True)
    writer.answer("https://social.example/118", "منشور الميناء")
    writer.press("ctrl+End", "Return")
    writer.write("ورد خطأ وصُوّب")
    writer.command("تصويب")
    writer.press("End", "Return")
    writer.write("أضيف الموعد")
    writer.command("تحديث")
    writer.press("End", "Return", "ctrl+alt+0")
