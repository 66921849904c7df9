"""References as a reader sees them: every kind of source, in every language, in every style.

`citing.txt` is for a person to proofread; `pytest --accept` writes it anew.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from editor.formats.citing import bibliography, inline_attribution, note
from editor.model.article import Article, Block, Metadata
from editor.model.inline import Citation, Ref, Text
from editor.model.sources import SOURCE_KINDS, Source
from tests.conftest import Golden

GOLDEN = Path(__file__).parent / "citing.txt"
LANGUAGES = ("ar", "ar-EG", "fa", "he", "en")
WEB = {
    "url": "https://source.example/2025/item?id=7",
    "archived_url": "https://archive.example/7",
    "published_at": "2025-02-12",
    "accessed_at": "2025-02-13",
}
NATIVE = {
    "ar": ("هالة المنصوري", "وزيرة الاتصالات", "وزارة الاتصالات", "تقرير الشبكة", "سامر الخطيب", "معهد الساحل"),
    "fa": ("مریم احمدی", "وزیر ارتباطات", "وزارت ارتباطات", "گزارش شبکه", "سام رضایی", "پژوهشگاه ساحل"),
    "he": ("דנה לוי", "שרת התקשורת", "משרד התקשורת", "דו\u05f4ח הרשת", "יוסי כהן", "מכון החוף"),
    "en": ("Hala Mansouri", "Communications Minister", "Ministry of Communications", "Network Report", "Sam Reed", "Coast Institute"),
}  # fmt: skip


def sources(language: str) -> tuple[Source, ...]:
    """One of every kind, with whatever its kind shows, in the words of the language."""
    name, role, body, title, author, publisher = NATIVE[language.partition("-")[0]]
    all_of = {
        "person": Source("person", name=name, role=role, organisation=body, said_at="2025-02-10",
                         medium="press_conference"),
        "organisation": Source("organisation", name=body, title=title, medium="statement", **WEB),
        "agency": Source("agency", name=publisher, title=title, author=author, **WEB),
        "outlet": Source("outlet", name=publisher, title=title, author=author, **WEB),
        "document": Source("document", title=title, author=author, publisher=publisher, volume="2",
                           issue="5", pages="41–43", identifier="doi:10.5555/net.7", **WEB),
        "dataset": Source("dataset", title=title, publisher=publisher, **WEB),
        "social": Source("social", name=body, handle="@ministry", platform="X", title=title, **WEB),
        "broadcast": Source("broadcast", name=author, title=title, container=publisher,
                            said_at="2025-02-10"),
        "observation": Source("observation", description=title, place=publisher,
                              said_at="2025-02-10"),
        "media": Source("media", title=title, author=author, place=publisher, credit=body,
                        published_at="2025-02-12"),
    }  # fmt: skip
    return tuple(replace(source, kind=kind) for kind, source in all_of.items())


def unusual(language: str) -> tuple[Source, ...]:
    """Chains, and sources that may not be named."""
    name, role, body, title, _, publisher = NATIVE[language.partition("-")[0]]
    return (
        Source("carrier", "agency", name=publisher, **WEB),
        Source("via one", "organisation", name=body, via="carrier"),
        Source("via two", "person", name=name, role=role, via="via one"),
        Source("unnamed", "person", terms="background", description=role, anonymity_reason=title),
    )


def shown(language: str, found: tuple[Source, ...]) -> list[str]:
    lines: list[str] = []
    for source in found:
        citation = Citation("c", (Ref(source.id, "41" if source.kind == "document" else ""),))
        article = Article(
            "a", Metadata(language=language),
            (Block("b", "paragraph", (Text("."), citation)),), found,
        )  # fmt: skip
        entry = next(runs for one, runs in bibliography(article) if one.id == source.id)
        lines += [
            f"{source.id}",
            f"  note    {_text(note(citation, article))}",
            f"  list    {_text(entry)}",
            f"  inline  ({inline_attribution(citation, article)})",
        ]
    return lines


def _text(runs: tuple[Text, ...]) -> str:
    """Links between < and >."""
    return "".join(f"<{run.text}>" if run.marks else run.text for run in runs)


def test_every_kind_reads_well_in_every_language_and_style(golden: Golden) -> None:
    lines: list[str] = []
    for language in LANGUAGES:
        lines += [f"# {language}", *shown(language, sources(language)),
                  *shown(language, unusual(language)), ""]  # fmt: skip
    golden(GOLDEN, "\n".join(lines).encode("utf-8"))


def test_the_golden_file_holds_every_kind_that_there_is() -> None:
    text = GOLDEN.read_text("utf-8")
    for language in LANGUAGES:
        part = text.partition(f"# {language}\n")[2].partition("\n\n")[0]
        assert all(f"\n{kind.id}\n" in f"\n{part}\n" for kind in SOURCE_KINDS)


def test_an_address_is_always_the_last_thing_in_a_reference() -> None:
    for language in LANGUAGES:
        for line in shown(language, sources(language)):
            if "<https://source.example" in line:
                assert line.rstrip(" .").endswith(">")


def test_arabic_references_have_arabic_punctuation() -> None:
    for language in ("ar", "ar-EG", "fa"):
        for line in shown(language, sources(language)):
            words = line.split("<")[0]
            assert ", " not in words
            assert '"' not in words
