"""The clipboard: whole for the page it came from, the public part for everybody else."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMimeData
from pytestqt.qtbot import QtBot

from editor.edit.fragment import Fragment, copy
from editor.edit.state import Position, Selection
from editor.model.article import Article, Block, Table
from editor.model.inline import Citation, Ref, Text
from editor.model.marks import Mark
from editor.model.sources import Source
from editor.qt import mime
from editor.qt.mime import OURS, offer, ours

HIDDEN = Source("s1", "person", name="نادر القاسم", terms="off_record")
SHOWN = Source("s2", "person", name="ليلى حداد")
DELETED = (Mark("deleted", "r1"),)
WORDS = (
    Text("قالت حداد كلاماً"), Citation("c2", (Ref("s2"),)), Text(" ملغى", DELETED), Text(" وآخر"),
    Citation("c1", (Ref("s1"),)),
)  # fmt: skip
ARTICLE = Article(
    "a", blocks=(Block("h", "headline", (Text("عنوان"),)), Block("p", "paragraph", WORDS)),
    sources=(HIDDEN, SHOWN),
)  # fmt: skip
ALL = Selection(Position(0, 0), Position(1, 28))


def seen_by_others(data: QMimeData) -> QMimeData:
    """What comes out of the system's clipboard in another process: bytes by their names."""
    copied = QMimeData()
    for name in data.formats():
        copied.setData(name, QByteArray(data.data(name)))
    return copied


def everything(data: QMimeData) -> str:
    return "".join(bytes(data.data(name).data()).decode() for name in data.formats())


def test_pasted_in_the_same_program_it_is_whole(qtbot: QtBot) -> None:
    taken = ours(seen_by_others(offer(ARTICLE, ALL)))
    assert taken == copy(ARTICLE, ALL)


def test_nothing_private_is_in_any_of_what_the_system_holds(qtbot: QtBot) -> None:
    data = offer(ARTICLE, ALL)
    assert set(data.formats()) >= {OURS, "text/html", "text/plain"}
    words = everything(data)
    assert "ليلى حداد".encode("unicode_escape").decode() in words or "ليلى حداد" in words
    for secret in ("القاسم", "ملغى"):
        assert secret not in words
        assert secret.encode("unicode_escape").decode() not in words


def test_another_process_gets_the_public_part(qtbot: QtBot) -> None:
    data = seen_by_others(offer(ARTICLE, ALL))
    mime._whole.clear()
    taken = ours(data)
    assert isinstance(taken, Fragment)
    assert [block.text for block in taken.blocks] == ["عنوان", "قالت حداد كلاماً وآخر"]
    assert [source.id for source in taken.sources] == ["s2"]


def test_a_broken_offer_is_left_alone(qtbot: QtBot) -> None:
    data = QMimeData()
    for broken in (b"{}", b"[]", b"not json", b'{"key": []}', b'{"key": "?", "article": 3}'):
        data.setData(OURS, QByteArray(broken))
        assert ours(data) is None


def test_only_the_latest_offers_are_kept(qtbot: QtBot) -> None:
    for _ in range(mime.KEPT + 5):
        offer(ARTICLE, ALL)
    assert len(mime._whole) == mime.KEPT


def test_two_words_leave_as_two_words_and_no_headline_is_missed(qtbot: QtBot) -> None:
    data = offer(ARTICLE, Selection(Position(1, 0), Position(1, 9)))
    assert data.text() == "قالت حداد"
    assert data.html() == '<meta charset="utf-8"><span lang="ar">قالت حداد</span>'


def test_what_leaves_is_ordered_without_elements_that_word_processors_stumble_over(
    qtbot: QtBot,
) -> None:
    words = (Text("بلغة "), Text("C++", (Mark("code"),)), Text(" على "), Text("@marsa"), Text("."))
    cells = (((Text("الشهر"),), (Text("السفن"),)), ((Text("أيار"),), (Text("40"),)))
    blocks = (
        Block("d", "dateline", (Text("مرسى النخيل – 12 أيار 2025"),)),
        Block("p", inlines=words),
        Block("t", "table", table=Table(cells, header_row=True)),
    )
    html = offer(Article("a", blocks=blocks), Selection(Position(0, 0), Position(2, 1))).html()
    assert "<bdi" not in html
    assert "<time" not in html
    assert "12 أيار 2025" in html
    assert "<code>\u200eC++\u200e</code>" in html
    assert "\u200e@marsa\u200e" in html
    for part in ('<table dir="rtl">', '<td dir="rtl" style="text-align:right">أيار'):
        assert part in html


def test_what_leaves_says_its_direction_and_has_no_ids(qtbot: QtBot) -> None:
    claim = (Text("قالت", (Mark("claim", "c2"),)), Citation("c2", (Ref("s2"),)))
    blocks = (
        Block("h", "headline", (Text("عنوان"),)),
        Block("p", inlines=claim),
        Block("e", inlines=(Text("An English line."),)),
        Block("i", "list_item", (Text("أول"),), ordered=True),
        Block("j", "list_item", (Text("فرع"),), level=1),
        Block("q", "quotation", (Text("قول"),), speaker="ليلى"),
    )
    article = Article("a", blocks=blocks, sources=(SHOWN,))
    data = offer(article, Selection(Position(1, 0), Position(5, 3)))
    assert data.text() == "قالت\nAn English line.\n1. أول\n    • فرع\nقول — ليلى"
    html = data.html()
    right = ' dir="rtl" style="text-align:right">'
    for part in (f"<p{right}قالت</p>", '<p dir="ltr">An English', '<ol dir="rtl">',
                 '<ul dir="rtl">', f"<li{right}فرع", f'<blockquote dir="rtl"><p{right}قول</p>',
                 f'<footer dir="rtl"><p{right}<cite>ليلى</cite></p>'):  # fmt: skip
        assert part in html
    for internal in (" id=", "data-", "<h1", "c2", "s2"):
        assert internal not in html
