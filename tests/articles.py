"""Generated articles: hypothesis strategies over every kind and mark, all well-formed."""

from __future__ import annotations

from hypothesis import strategies as st

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
from editor.model.brief import Brief, Form, Guide, Limit, Slot, Value
from editor.model.inline import Break, Citation, Inlines, Ref, Text
from editor.model.kinds import KINDS
from editor.model.marks import MARKS, Mark
from editor.model.schema import repair
from editor.model.sources import SOURCE_KINDS, Source

WORDS = (
    "قال", "الوزير", "إنّ", "«الاتفاق»", "موسكو", "دمشق،", "2025", "٪50", "C++", "BBC", "Reuters",
    "@user", "#عاجل", "(ستاندرد)", "*نجمة*", "_خط_", "<b>", "&amp;", "`رمز`", "[قوس]", "\\", "|",
    "٢٤", "10-20", "https://example.org/a?b=1&c=2", "می‌رود", "“خبر”", "\u200f", "😀", "...", "1.", "-",
    "#", ">", "+", "~~", "^", "!", "a_b_c", "$15.50", "\u00a0", "شلوم שלום",
)  # fmt: skip
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154"
    "789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)
LANGUAGES = ("ar", "ar-SY", "ar-EG", "fa", "he", "ur", "en")
URLS = (
    "https://example.org/news",
    "https://example.com/a(b)?q=%D8%A7&x=1#y",
    "mailto:desk@example.org",
)

words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
ids = st.integers(0, 9999).map(lambda n: f"x{n}")
dates = st.sampled_from(("", "2025-02-12", "2025-02-12T14:30:00+03:00"))


def marks() -> st.SearchStrategy[Mark]:
    """Any mark with a sensible value."""
    values = {
        "none": st.just(""),
        "url": st.sampled_from(URLS),
        "language": st.sampled_from(LANGUAGES),
        "direction": st.sampled_from(("ltr", "rtl", "auto")),
        "claim": st.sampled_from(("n1", "n2")),
        "comment": st.sampled_from(("c1", "c2")),
        "revision": st.just("r1"),
        "slot": st.sampled_from(("who", "what")),
    }
    return st.sampled_from(MARKS).flatmap(
        lambda spec: values[spec.value].map(lambda value: Mark(spec.id, value))
    )


texts = st.builds(Text, words, st.lists(marks(), max_size=3).map(tuple))
refs = st.builds(Ref, st.sampled_from(("s1", "s2", "s3")), st.sampled_from(("", "ص 12", "p. 3")))
cites = st.builds(
    Citation,
    ids,
    st.lists(refs, max_size=2).map(tuple),
    st.lists(texts, max_size=2).map(tuple),
)
inlines: st.SearchStrategy[Inlines] = st.lists(
    st.one_of(texts, texts, texts, st.just(Break()), cites), max_size=5
).map(tuple)


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    """A block of any kind with whatever its kind carries."""
    kind = draw(st.sampled_from(KINDS))
    cells = st.lists(inlines, min_size=1, max_size=3).map(tuple)
    return Block(
        id=draw(ids),
        kind=kind.id,
        inlines=draw(inlines),
        direction=draw(st.sampled_from((None, None, None, "rtl", "ltr"))),
        align=draw(st.sampled_from(("", "", "", "start", "center", "end", "justify"))),
        language=draw(st.sampled_from(("", "", "", "en", "fa"))),
        level=draw(st.integers(0, 3)),
        ordered=draw(st.booleans()),
        group=draw(st.sampled_from(("", "g1", "g2"))),
        speaker=draw(st.sampled_from(("", "سيرغي لافروف"))),
        figure=draw(st.builds(Figure, st.sampled_from(("i1", "")), words, words, st.just("")))
        if kind.id == "figure"
        else None,
        table=draw(
            st.builds(Table, st.lists(cells, min_size=1, max_size=3).map(tuple), st.booleans(),
                      st.booleans())
        )
        if kind.id == "table"
        else None,
        embed=draw(st.builds(Embed, st.sampled_from(URLS), words)) if kind.id == "embed" else None,
    )  # fmt: skip


sources = st.builds(
    Source,
    id=st.sampled_from(("s1", "s2", "s3")),
    kind=st.sampled_from(SOURCE_KINDS).map(lambda kind: kind.id),
    label=words,
    name=words,
    name_latin=st.sampled_from(("", "RIA Novosti")),
    description=words,
    via=st.sampled_from(("", "s1", "s2")),
    url=st.sampled_from(("", *URLS)),
    title=st.sampled_from(("", "بيان الكرملين")),
    accessed_at=dates,
    terms=st.sampled_from(("on_record", "background", "off_record", "embargoed")),
    verification=st.sampled_from(("unverified", "confirmed")),
    aliases=st.sampled_from(((), ("تاس", "TASS"))),
)

metadata = st.builds(
    Metadata,
    language=st.sampled_from(LANGUAGES),
    direction=st.sampled_from((None, None, "rtl", "ltr")),
    headlines=st.builds(Headlines, web=st.one_of(st.just(""), words)),
    authors=st.sampled_from(((), ("ليلى حداد", "محمد العلي"))),
    description=st.one_of(st.just(""), words),
    place=st.sampled_from(("", "دمشق")),
    section=st.sampled_from(("", "سياسة")),
    keywords=st.sampled_from(((), ("سوريا", 'روسيا: "قمة"'))),
    slug=st.sampled_from(("", "putin-call")),
    published=dates,
    status=st.sampled_from(("draft", "published")),
    desk_note=st.sampled_from(("", "سري: لا تنشر")),
)


briefs = st.one_of(
    st.none(),
    st.builds(
        Brief,
        template=st.just("breaking-news"),
        slots=st.sampled_from(
            (
                (),
                (
                    Slot("who", "من؟", "person", True, fill="author"),
                    Slot("verb", "ماذا فعل؟", "verb", forms=(Form("قال", "قالت"),), agrees="who"),
                    Slot("what", "ماذا؟", "choice", choices=("اجتماع", "بيان")),
                ),
            )
        ),
        guides=st.lists(
            st.builds(Guide, ids, words, st.booleans(), words, st.just(Limit(70, 12))), max_size=2
        ).map(tuple),
        required=st.sampled_from(((), ("section", "keywords"))),
        checks=st.sampled_from(((), ("sources_cited",))),
        values=st.sampled_from(((), (Value("who", "الوزيرة"),))),
    ),
)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """A well-formed article: any blocks, repaired."""
    return repair(
        Article(
            id="a1",
            meta=draw(metadata),
            blocks=tuple(draw(st.lists(blocks(), max_size=8))),
            sources=tuple(draw(st.lists(sources, max_size=3))),
            media=(Media("i1", "image/png", PNG, 1, 1),),
            comments=(Comment("c1", "س", "2025-02-12T10:00:00Z", "تحقق"), Comment("c2")),
            brief=draw(briefs),
            revisions=(Revision("r1", "س", "2025-02-12T10:00:00Z"),),
        )
    )
