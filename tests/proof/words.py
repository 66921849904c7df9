"""Words that stand nowhere by chance, one for every field that somebody could forget.

The fields are those that the dataclasses have, so a field that is added is planted by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import count
from typing import Any, Literal, get_args, get_origin

from editor.formats.codec import default_of, hints
from editor.library.vault_moving import MOVED
from editor.library.vault_record import Detail, VaultRecord
from editor.model.article import Article, Block, Comment, Figure, Media, Metadata, Revision, Table
from editor.model.brief import Brief, Limit
from editor.model.inline import Citation, Ref, Text
from editor.model.marks import Mark
from editor.model.sources import DESK_ONLY, IDENTIFYING, Source
from editor.value import MISSING

LETTERS = "بتجحدرسصطعفقكلمن"
"""Letters that folding leaves as they are and that no number or Latin letter breaks."""
LATIN = "bcdfghjklmnpqrst"
ARABIC_STEM, LATIN_STEM = "ظغذضث", "zxqvwk"
"""What all words begin with, so that bytes without it need no closer look."""


@dataclass(frozen=True, slots=True)
class Word:
    """What to look for, in two scripts, and where it was planted."""

    where: str
    arabic: str
    latin: str

    @property
    def text(self) -> str:
        """As it is planted. With characters that writers escape beside it, never inside."""
        return f"«{self.arabic}» & <{self.latin}>"


class Planter:
    """Gives every place a word of its own. `words` are those given so far."""

    def __init__(self, first: int = 7) -> None:
        self.words: dict[str, Word] = {}
        self._numbers = count(first)

    def word(self, where: str) -> Word:
        """A fresh word for that place."""
        number = next(self._numbers)
        digits = [(number >> shift) & 15 for shift in (0, 4, 8)]
        arabic = ARABIC_STEM + "".join(LETTERS[d] for d in digits)
        latin = LATIN_STEM + "".join(LATIN[d] for d in digits)
        self.words[where] = word = Word(where, arabic, latin)
        return word

    def text(self, where: str) -> str:
        """Its text."""
        return self.word(where).text

    def filled(self, value: Any, where: str, only: tuple[str, ...] = ()) -> Any:
        """A dataclass with a word in every field that can hold text, or in those named."""
        changes: dict[str, Any] = {}
        for name, hint in hints(type(value)).items():
            if name == "id" or (only and name not in only):
                continue
            if hint is str:
                changes[name] = self.text(f"{where}.{name}")
            elif hint == tuple[str, ...]:
                changes[name] = (self.text(f"{where}.{name}"),)
            elif hint == tuple[Detail, ...]:
                changes[name] = (Detail("url", self.text(f"{where}.{name}")),)
            elif get_origin(hint) is tuple and is_dataclass(get_args(hint)[0]):
                changes[name] = (self.made(get_args(hint)[0], f"{where}.{name}"),)
            else:
                assert get_origin(hint) is Literal or hint in (bool, Limit), f"plant in {name}"
        return replace(value, **changes)

    def made(self, cls: type, where: str) -> Any:
        """A value of the class with a word in every field that can hold text."""
        needed = {one.name: "" for one in fields(cls) if default_of(cls, one.name) is MISSING}
        return self.filled(cls(**needed), where)


def strings(value: object) -> Iterator[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from strings(one)
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from strings((key, one))
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from strings(getattr(value, one.name))


@dataclass(frozen=True, slots=True)
class Planted:
    """An article and the vault that belongs to it, full of words that must not leave.

    `vault`: nowhere but encrypted. `house`: in the house's own file, and nowhere outside.
    `sheet`: those of `house` that a desk sheet may show. `moved`: what identifies a source that
    is named, until it moves into the vault.
    """

    article: Article
    records: tuple[VaultRecord, ...]
    vault: Mapping[str, Word]
    house: Mapping[str, Word]
    sheet: frozenset[str]
    moved: Mapping[str, Word]


MOVED_ID = "s-moved"
"""The source that is named at first."""
NOT_TEXT = ("kind", "via", "corroborated_by", "attribution_style")
"""Fields of a source that hold ids and no words of their own."""
PUBLIC = ("description", "anonymity_reason", "embargoed_until", "directness", "pages")
"""Fields that readers may know of a source that is not named (and figures nobody can plant in)."""


def plant(picture: bytes) -> Planted:
    """Plant everywhere. `picture` is an image whose metadata somebody else has planted in."""
    vault, house, moving = Planter(1000), Planter(), Planter(2000)
    ids = ("s-secret", "s-orphan")
    records = tuple(vault.filled(VaultRecord(id), f"vault.{id}") for id in ids)
    sources = (
        *_sources(house),
        moving.filled(Source(MOVED_ID, "person"), "moved", (*MOVED, "label")),
    )
    text = house.text
    claim, gone = Mark("claim", "n1"), (Mark("deleted", "r1"),)
    blocks = (
        Block("h", "headline", (Text("عنوان عادي"), Text(text("headline.deleted"), gone))),
        Block("p", inlines=(
            Text("يقول المصدر ما يقول", (claim,)),
            Citation("n1", tuple(Ref(one.id, _locator(one, house)) for one in sources)),
            Text(text("text.deleted"), gone),
            Text(" وكلمات عليها تعليق", (Mark("comment", "c1"),)),
        )),
        Block("q", inlines=(
            Text("ادّعاء لا يسنده إلا ما لا يُنشر", (Mark("claim", "n2"),)),
            Citation("n2", (Ref("s-off", text("off.locator")),),),
        )),
        Block("z", inlines=(
            Text("حاشية"), Text(text("unmarked.deleted"), gone),
            Citation("n3", (), (Text("ظاهر "), Text(text("note.deleted"), gone))),
        )),
        Block("u", inlines=(
            Text("«كلمات كثيرة بين علامتين "), Text(text("quoted.deleted"), gone),
            Text(" بلا أي مصدر»"),
        )),
        Block("t", "table", table=Table((
            ((Text("خلية"), Text(text("cell.deleted"), gone)), (Text("أخرى"),)),
        ))),
        Block("k", "quotation", (Text("اقتباس "), Text(text("quotation.deleted"), gone))),
        Block("s", "section_heading", (Text("قسم "), Text(text("section.deleted"), gone))),
        Block("o", inlines=(
            Text("كلمات أضيفت، ", (Mark("inserted", "r1"),)),
            Text(text("slot.prompt"), (Mark("slot", "who"),)),
        )),
        Block("e", inlines=(Text("آخر "), Citation("n4", (Ref("s-named"),)))),
        Block("f", "figure", (Text("صورة"),), figure=Figure("m1", alt="وصف الصورة")),
    )  # fmt: skip
    brief = house.filled(Brief(), "brief")
    slots = (replace(brief.slots[0], name="who"), brief.slots[0])
    brief = replace(brief, slots=slots)
    article = Article(
        "article-id",
        Metadata(language="ar-SY", desk_note=text("desk_note"), slug="a-slug"),
        blocks,
        sources,
        (
            Media("m1", "image/png", picture, 3, 2),
            Media("m2", "image/png", b"\x89PNG" + text("orphan").encode()),
        ),
        tuple(
            house.filled(Comment(id), f"comment.{id}", ("author", "text")) for id in ("c1", "c9")
        ),
        (house.filled(Revision("r1"), "revision", ("author",)),),
        brief,
    )
    shown = {"desk_note", *(w for w in house.words if w.startswith("comment."))}
    shown |= {w for w in house.words if w.rpartition(".")[2] in DESK_ONLY}
    shown |= {
        w
        for w in house.words
        if w.startswith(("off.", "background.", "secret.")) and w.endswith((".label", ".locator"))
    }
    return Planted(article, records, vault.words, house.words, frozenset(shown), moving.words)


def _sources(house: Planter) -> tuple[Source, ...]:
    """One of each sort; what readers may know of it stays empty."""
    every = tuple(name for name, hint in hints(Source).items() if name not in NOT_TEXT)
    unnamed = tuple({*IDENTIFYING, *DESK_ONLY, "label"} - set(NOT_TEXT) - {"pages"})
    hidden = tuple(name for name in every if name not in PUBLIC)
    desk = tuple(name for name in DESK_ONLY if name not in NOT_TEXT)
    return (
        house.filled(Source("s-off", "person", terms="off_record"), "off", hidden),
        replace(
            house.filled(Source("s-background", "person", terms="background"), "background", unnamed),
            description="مسؤول",
        ),
        replace(
            house.filled(Source("s-secret", "person", confidential=True), "secret", unnamed),
            description="موظفة",
        ),
        house.filled(Source("s-via", "agency", name="وكالة", via="s-off"), "carried", desk),
        house.filled(Source("s-named", "person", name="اسم معلن"), "named", desk),
        house.filled(Source("s-unused", "person", name="غير مستعمل"), "unused", desk),
    )  # fmt: skip


def _locator(source: Source, house: Planter) -> str:
    """Where in it: a reader may know that of a named source only."""
    named = source.id in ("s-via", "s-named", "s-unused", MOVED_ID)
    return "ص 4" if named else house.text(f"{source.id.removeprefix('s-')}.locator")
