"""A whole article written from nothing with the keyboard, saved, read again and exported."""

from __future__ import annotations

import html
import re
import zipfile
from pathlib import Path

from PySide6.QtGui import QColor, QImage

from editor.formats import BY_ID
from editor.formats.disk import read_article
from editor.formats.selfcheck import verify
from editor.formats.spec import WriteOptions, Written
from editor.lang.i18n import catalogue
from editor.model.article import all_citations
from editor.model.inline import Text
from editor.model.kinds import KINDS
from editor.model.schema import check
from tests.e2e.conftest import Desktop, wait_for

AR = catalogue("ar")
HEADLINE = "كابل بحري يصل مرسى النخيل"
BODY = (
    "وقالت وزيرة الاتصالات إن المشروع كلّف 92 مليون دولار، أي أقل من الموازنة المرصودة له، وإن "
    "الشركة المنفذة أنهت مدّ الكابل قبل موعده بثلاثة أسابيع رغم عواصف الشتاء.",
    "وأضافت أن الأعمال جرت من دون حادث واحد، وأن المدارس والمشافي ستتصل بالشبكة مجاناً قبل الصيف، "
    "على أن تلحق بها البيوت في الأحياء القديمة حياً بعد حي حتى نهاية العام.",
    "لكن سكان القرى الجبلية يسألون: متى يصل الكابل إلينا؟ ولا يجدون جواباً واضحاً حتى الآن، فالخطة "
    "المعلنة تقف عند أطراف السهل، ولا ذكر فيها للوديان العالية، والأبراج التي وُعدوا بها قبل عامين لم يُرفع منها شيء بعد.",
    "ويرى خبراء أن زمن الاستجابة سيهبط كثيراً في المدن الساحلية، وأن الأسعار ستتراجع تباعاً حين "
    "تدخل شركات أخرى السوق، غير أنهم يحذرون من الاعتماد على خط وحيد قد تقطعه مرساة سفينة.",
    "وتقول جمعية حماية المستهلك إنها ستراقب العقود الجديدة بنداً بنداً، لأن الشركات وعدت في المرة "
    "السابقة بخفض لم يدم سوى شهرين ثم عادت الفواتير إلى ما كانت عليه وزادت.",
    "وينتظر الصيادون بدورهم خريطة رسمية تبين لهم أين يمر الكابل، بعدما طلبت منهم خفر السواحل ألا "
    "يرموا شباكهم على بعد ميل من الساحل الشمالي، وهو موسم رزقهم الوحيد في الربيع.",
)


class Writer:
    """Somebody at the keyboard. `written` is what readers shall find, piece by piece."""

    def __init__(self, desktop: Desktop) -> None:
        self.desktop = desktop
        self.written: list[str] = []

    def line(self, text: str) -> None:
        """Write a paragraph and go on to the next."""
        self.write(text)
        self.press("Return")

    def press(self, *keys: str) -> None:
        self.desktop.keys(*keys)

    def press_on_arabic_keyboard(self, keys: str) -> None:
        """Keys by their places (56 is where B is), while the keyboard has no Latin letter.

        Keys that the program has not read yet would be read as the new keyboard has them.
        """
        self.catch_up()
        self.desktop.layout("ara")
        self.desktop.xdotool("key", keys)
        self.palette()
        self.desktop.layout("us", "ara")
        self.press("Escape")
        self.desktop.alone()

    def catch_up(self) -> None:
        """Wait until the program has done all that was asked: the palette comes after it."""
        self.palette()
        self.press("Escape")
        self.desktop.alone()

    def write(self, text: str) -> None:
        self.written.append(text.lstrip("#- "))
        self.desktop.type(text)

    def command(self, name: str) -> None:
        """Find a command in the palette by its English name in the table, typed in Arabic."""
        self.palette()
        self.desktop.type(AR(name).rstrip("…"))
        self.press("Return")

    def palette(self) -> None:
        """Open the palette; a key may be lost while keyboards change, and is pressed again."""
        title = AR("Find a command")
        for _ in range(4):
            self.press("F1")
            if wait_for(lambda: bool(self.desktop.named(f"^{title}$")), 3):
                break
        self.desktop.dialog(title)

    def table(self, *cells: str) -> None:
        """Fill the first row of the grid and take the table."""
        self.desktop.dialog(AR("Table"))
        for cell in cells:
            self.write(cell)
            self.press("Tab")
        self.press("alt+Return")
        self.desktop.alone()

    def answer(self, title: str, *parts: str) -> None:
        """Fill a dialog's fields in order and accept it."""
        self.desktop.dialog(AR(title))
        for number, part in enumerate(parts):
            if number:
                self.press("Tab")
            self.write(part)
        self.press("Return")
        self.desktop.alone()

    def figure(self, picture: Path, alt: str, caption: str, credit: str) -> None:
        """Choose a picture in the dialog and say what it shows."""
        self.press("ctrl+shift+g")
        self.desktop.dialog(AR("Image"))
        self.press("space")
        self.file("Choose an image", picture)
        self.desktop.dialog(AR("Image"))
        self.answer("Image", alt, caption, credit)

    def file(self, title: str, path: Path) -> None:
        """Name a file in a file dialog, which stands in the program's own folder."""
        self.desktop.dialog(AR(title))
        self.desktop.type(path.name)
        self.press("Return")
        assert wait_for(lambda: not self.desktop.named(f"^{AR(title)}$"))


def test_an_article_with_every_kind_is_written_saved_reopened_and_exported(
    desktop: Desktop,
) -> None:
    target, picture = desktop.home / "article.muharrir", desktop.home / "picture.png"
    image = QImage(64, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    image.save(str(picture))
    writer = Writer(desktop)
    desktop.start()
    desktop.focus()
    before = desktop.title()
    writer.press("ctrl+n")
    assert wait_for(lambda: desktop.title() not in ("", before)), "no new article came"
    write_the_top(writer)
    write_the_body(writer)
    write_the_end(writer, picture)
    writer.press("ctrl+s")
    writer.file("Save as", target)
    desktop.alone()
    assert wait_for(lambda: HEADLINE in desktop.title() and "*" not in desktop.title())
    saved = target.read_bytes()
    writer.press("ctrl+w")
    assert wait_for(lambda: HEADLINE not in desktop.title()), "it did not close"
    writer.press("ctrl+o")
    writer.file("Open", target)
    desktop.alone()
    assert wait_for(lambda: HEADLINE in desktop.title()), "it did not open again"
    everything_is_in_the_article(target, writer.written)
    export(writer, desktop.home)
    for suffix in ("html", "docx", "md"):
        everything_is_in_the_file(target, desktop.home / f"article.{suffix}", writer.written)
    writer.press("ctrl+s")
    assert target.read_bytes() == saved


def export(writer: Writer, folder: Path) -> None:
    """By the dialog: a web page and a Word file are ticked, Markdown is ticked beside them."""
    writer.press("ctrl+e")
    writer.desktop.dialog(AR("Export"))
    offered = [row.id for row in BY_ID.values() if row.writer and (row.public or row.vault)]
    writer.press(*["Tab"] * offered.index("md"), "space", "Return")
    wanted = [folder / f"article.{suffix}" for suffix in ("html", "docx", "md")]
    assert wait_for(lambda: all(path.exists() for path in wanted)), "it was not exported"
    writer.press("Escape")
    writer.desktop.alone()


def everything_is_in_the_article(path: Path, written: list[str]) -> None:
    article = read_article(path).value
    assert check(article) == ()
    assert {kind.id for kind in KINDS} - {block.kind for block in article.blocks} == set()
    texts = " ".join(block.text for block in article.blocks)
    assert all(part in texts for part in BODY)
    assert len(texts.split()) >= 300
    assert len(list(all_citations(article))) == 1
    marks = {
        m.name for b in article.blocks for i in b.inlines if isinstance(i, Text) for m in i.marks
    }
    assert {"strong", "link", "claim"} <= marks
    assert {block.level for block in article.blocks if block.kind == "list_item"} == {0, 1}
    (media,) = article.media
    assert media.data.startswith(b"\x89PNG")


def everything_is_in_the_file(article: Path, exported: Path, written: list[str]) -> None:
    """The program's own proof, of the very bytes on the disk; and every word, looked for here."""
    report = verify(
        read_article(article).value, exported.suffix[1:], Written(exported.read_bytes()),
        WriteOptions(media="beside" if exported.suffix == ".md" else "embed",
                     media_folder="article-media"),
    )  # fmt: skip
    assert report.rows
    assert report.kept, list(report.lines())
    text = words_in(exported)
    assert [piece for piece in written if piece not in text] == [], exported.name


def words_in(path: Path) -> str:
    """What is found without the program: the text, what images show, where links go."""
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            parts = [
                name for name in package.namelist() if re.match(r"word/(_rels/)?\w+\.xml", name)
            ]
            text = "\n".join(package.read(name).decode("utf-8") for name in parts)
        text = re.sub(r"</w:p>", " ", text)
    else:
        # In Markdown, what is linked stands in brackets before the address.
        text = re.sub(r"\[([^]]*)\]\(", r"\1 (", path.read_text("utf-8"))
    shown = " ".join(re.findall(r'(?:alt|descr|href|Target)="([^"]*)"', text))
    bare = html.unescape(re.sub(r"<[^>]+>", "", text) + " " + shown)
    return " ".join(re.sub(r"[\\\u200e\u200f\u2060\u2066-\u2069]", "", bare).split())


def write_the_top(writer: Writer) -> None:
    writer.write(HEADLINE)
    writer.press("Home", "Return", "Up")
    writer.write("اقتصاد رقمي")
    writer.press("Down", "End", "Return")
    writer.line("سعة أكبر وأسعار أقل في المدن الساحلية، والجبل ينتظر دوره")
    writer.line("كتبت ليلى حداد")
    writer.line("مرسى النخيل")
    writer.line("يدخل الكابل البحري الخدمة في الأول من حزيران المقبل ليصبح أول خط مباشر من الساحل.")


def write_the_body(writer: Writer) -> None:
    for text in BODY[:2]:
        writer.line(text)
    writer.press_on_arabic_keyboard("ctrl+56")
    writer.write("كلام غامق")
    writer.press_on_arabic_keyboard("ctrl+56")
    writer.write(" ثم موقع")
    writer.press("ctrl+shift+Right", "ctrl+k")
    writer.answer("Link", "https://example.org/news")
    writer.press("End", "Return")
    writer.line("## ما الذي يقوله السكان")
    writer.line(BODY[2])
    writer.line("### أصوات من الجبل")
    writer.write("كنا نرسل الملفات مع سائق الحافلة وننتظر جوابه حتى المساء")
    writer.press("ctrl+shift+q")
    writer.command("Speaker…")
    writer.answer("Speaker", "نادر قاسم")
    writer.press("End", "Return")
    writer.write("السؤال من يصل إليه الخط قبل غيره")
    writer.command("Pull quote")
    writer.desktop.alone()
    writer.press("End", "Return")
    for text in BODY[3:]:
        writer.line(text)


def write_the_end(writer: Writer, picture: Path) -> None:
    writer.write("- ثانوية النخيل")
    writer.press("Return", "Tab")
    writer.write("المشفى الوطني")
    writer.press("Return", "Return", "Return")
    writer.press("ctrl+shift+b")
    writer.line("الكابل في أرقام")
    writer.line("طوله نحو ألف ومئة كيلومتر، ويمر بأربع محطات إنزال على شاطئين")
    writer.line("تكفي سعته ثلاثة أضعاف ما تستهلكه البلاد اليوم في ساعات الذروة")
    writer.press("Return")
    writer.write("هل ينقطع الإنترنت؟")
    writer.press("ctrl+alt+q", "End", "Return")
    writer.write("نحو ساعتين فقط")
    writer.press("Return", "ctrl+alt+0")
    writer.write("قالت الوزارة ذلك أمس")
    writer.press("shift+Home", "ctrl+shift+c")
    writer.answer("New source", "وزارة الاتصالات")
    writer.press("End", "Return", "ctrl+shift+minus")
    writer.press("ctrl+End", "ctrl+alt+t")
    writer.table("الباقة", "قبل", "بعد")
    writer.press("ctrl+End")
    writer.figure(picture, "سفينة تمد كابلاً", "سفينة المدّ قرب الساحل", "سامر يوسف")
    writer.press("ctrl+End")
    writer.command("Embed by address…")
    writer.answer("Embed", "https://social.example/118", "منشور الميناء")
    writer.press("ctrl+End", "Return")
    writer.write("ورد خطأ في الطول وصُوّب")
    writer.command("Correction")
    writer.desktop.alone()
    writer.press("End", "Return")
    writer.write("أضيف موعد الافتتاح")
    writer.command("Update note")
    writer.desktop.alone()
    writer.press("End", "Return", "ctrl+alt+0")
