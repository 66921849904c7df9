"""Article <-> JSON-able data, driven by the dataclasses' own fields.

One codec for the native file, the lossless layers of other formats and the crash journal. Fields at
their default are left out; bytes are left out too and belong to whoever stores them. A field, kind
or mark that is not known here is an error that names it, never dropped: it comes from a newer
version. Knows no file, no version number, and no rule of `editor.model.schema`.

Inlines are written for people: a string is unmarked text, `{"text", "marks"}` marked text, where a
mark is its name or `{name: value}`; `{"break": true}`; `{"citation": id, "refs", "note"}`. A
sequence that is nothing but one unmarked text is that string.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from editor.lang.i18n import N_, Sentence, sentence
from editor.model.article import Article, Block
from editor.model.inline import Break, Citation, Inline, Inlines, Text
from editor.model.kinds import KIND
from editor.model.marks import MARK, Mark
from editor.model.sources import SOURCE_KIND, Source
from editor.value import MISSING, fields, is_dataclass

Coder = Callable[[Any], Any]
BREAK: Final = {"break": True}

VOCABULARY: Final[dict[tuple[type, str], tuple[Mapping[str, object], str]]] = {
    (Block, "kind"): (KIND, N_("block kind")),
    (Source, "kind"): (SOURCE_KIND, N_("source kind")),
}
"""Fields whose values are ids of a table, and what such an id is called."""

NAMES: Final[dict[type, str]] = {
    str: N_("text"),
    int: N_("a number"),
    float: N_("a fraction"),
    bool: N_("true or false"),
    NoneType: N_("nothing"),
    list: N_("a list"),
    dict: N_("an object"),
}


class Mismatch(ValueError):
    """The data is not an article; `sentence` says what is wrong and where."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.message = message
        self.values = values
        self.path: list[str | int] = []

    @property
    def sentence(self) -> Sentence:
        """What is wrong, with its place, such as “blocks[1].level”."""
        place = "".join(f"[{one}]" if isinstance(one, int) else f".{one}" for one in self.path)
        return sentence(self.message, place=place.removeprefix(".") or "article", **self.values)

    def __str__(self) -> str:
        return str(self.sentence)


def to_data(article: Article) -> dict[str, Any]:
    """The article as dicts, lists, strings, numbers and booleans; without the bytes of media."""
    data: dict[str, Any] = encoder(Article)(article)
    return data


def from_data(data: object) -> Article:
    """The article in the data; its media have no bytes yet. Raises `Mismatch`."""
    article: Article = decoder(Article)(data)
    return article


def is_kept_outside(hint: object) -> bool:
    """Whether a field of that type is stored by somebody else than the codec."""
    return hint is bytes


@cache
def hints(cls: type) -> dict[str, Any]:
    """The types of a dataclass's fields, by name, in their order."""
    known = get_type_hints(cls)
    return {one.name: known[one.name] for one in fields(cls)}


def default_of(cls: type, name: str) -> Any:
    """The default of a field, or `MISSING` where it has none."""
    one = next(one for one in fields(cls) if one.name == name)
    return one.default_factory() if one.default_factory is not MISSING else one.default


# -- writing ---------------------------------------------------------------------------------------


@cache
def encoder(hint: Any) -> Coder:
    """What turns a value of that type into data."""
    if hint in (Inlines, tuple[Text, ...]):
        return _encode_inlines
    if hint is Mark:
        return _encode_mark
    if is_dataclass(hint) and isinstance(hint, type):
        return _class_encoder(hint)
    if get_origin(hint) is tuple:
        item = encoder(get_args(hint)[0])
        return lambda values: [item(value) for value in values]
    inner = _optional(hint)
    return encoder(inner) if inner is not None else _same


def _same(value: Any) -> Any:
    return value


def _optional(hint: Any) -> Any:
    """X of `X | None`, else None."""
    if get_origin(hint) in (Union, UnionType):
        inner = [one for one in get_args(hint) if one is not NoneType]
        if len(inner) == 1:
            return inner[0]
    return None


def _class_encoder(cls: type) -> Coder:
    plan = []
    for name, hint in hints(cls).items():
        if not is_kept_outside(hint):
            coder = encoder(hint)
            plan.append((name, default_of(cls, name), None if coder is _same else coder))

    def encode(value: Any) -> dict[str, Any]:
        out: dict[str, Any] = {}
        for name, default, coder in plan:
            item = getattr(value, name)
            if item != default:
                out[name] = item if coder is None or item is None else coder(item)
        return out

    return encode


def _encode_inlines(inlines: Inlines) -> str | list[Any]:
    if len(inlines) == 1 and isinstance(inlines[0], Text) and not inlines[0].marks:
        return inlines[0].text
    return [_encode_inline(inline) for inline in inlines]


def _encode_inline(inline: Inline) -> Any:
    if isinstance(inline, Text):
        if not inline.marks:
            return inline.text
        return {"text": inline.text, "marks": [_encode_mark(mark) for mark in inline.marks]}
    if isinstance(inline, Break):
        return dict(BREAK)
    out: dict[str, Any] = encoder(Citation)(inline)
    return {"citation": out.pop("id", ""), **out}


def _encode_mark(mark: Mark) -> str | dict[str, str]:
    return {mark.name: mark.value} if mark.value else mark.name


# -- reading ---------------------------------------------------------------------------------------


@cache
def decoder(hint: Any) -> Coder:
    """What turns data into a value of that type, or raises `Mismatch`."""
    if hint == Inlines:
        return _decode_inlines
    if hint == tuple[Text, ...]:
        return _decode_texts
    if hint is Mark:
        return _decode_mark
    if is_dataclass(hint) and isinstance(hint, type):
        return _class_decoder(hint)
    origin = get_origin(hint)
    if origin is tuple:
        return _list_decoder(decoder(get_args(hint)[0]))
    if origin is Literal:
        return _choice_decoder(get_args(hint))
    inner = _optional(hint)
    if inner is not None:
        return _optional_decoder(decoder(inner))
    return _plain_decoder(hint)


def wrong(wanted: type, value: object) -> Mismatch:
    """One type was expected and another found."""
    found = NAMES.get(type(value), type(value).__name__)
    return Mismatch(
        N_("Expected {wanted} at {place}, found {found}."),
        wanted=sentence(NAMES[wanted]),
        found=sentence(found),
    )


def _unknown(what: str, name: str) -> Mismatch:
    return Mismatch(
        N_("This version of Muharrir does not know the {what} “{name}” at {place}."),
        what=sentence(what),
        name=name,
    )


def _plain_decoder(hint: type) -> Coder:
    def decode(value: Any) -> Any:
        if type(value) is not hint:  # True is an int to isinstance
            raise wrong(hint, value)
        return value

    return decode


def _optional_decoder(inner: Coder) -> Coder:
    return lambda value: None if value is None else inner(value)


def _choice_decoder(choices: tuple[str, ...]) -> Coder:
    known = frozenset(choices)

    def decode(value: Any) -> Any:
        if type(value) is not str:
            raise wrong(str, value)
        if value not in known:
            raise _unknown(N_("value"), value)
        return value

    return decode


def _list_decoder(item: Coder) -> Coder:
    def decode(values: Any) -> tuple[Any, ...]:
        if type(values) is not list:
            raise wrong(list, values)
        out: list[Any] = []
        try:
            for value in values:
                out.append(item(value))  # noqa: PERF401  (its length says where an error is)
        except Mismatch as error:
            error.path.insert(0, len(out))
            raise
        return tuple(out)

    return decode


def _class_decoder(cls: type) -> Coder:
    plan = {
        name: _vocabulary_decoder(cls, name) or decoder(hint)
        for name, hint in hints(cls).items()
        if not is_kept_outside(hint)
    }
    needed = tuple(name for name in plan if default_of(cls, name) is MISSING)
    outside = {name: b"" for name, hint in hints(cls).items() if is_kept_outside(hint)}

    def decode(data: Any) -> Any:
        if type(data) is not dict:
            raise wrong(dict, data)
        values: dict[str, Any] = dict(outside)
        name = ""
        try:
            for name, value in data.items():
                values[name] = plan[name](value)
        except Mismatch as error:
            error.path.insert(0, name)
            raise
        except KeyError:
            raise _unknown(N_("field"), name) from None
        for name in needed:
            if name not in values:
                raise Mismatch(N_("The field “{name}” is missing at {place}."), name=name)
        return cls(**values)

    return decode


def _vocabulary_decoder(cls: type, name: str) -> Coder | None:
    if (cls, name) not in VOCABULARY:
        return None
    known, what = VOCABULARY[cls, name]

    def decode(value: Any) -> Any:
        if type(value) is not str:
            raise wrong(str, value)
        if value not in known:
            raise _unknown(what, value)
        return value

    return decode


def _decode_texts(data: Any) -> tuple[Text, ...]:
    inlines = _decode_inlines(data)
    for place, inline in enumerate(inlines):
        if not isinstance(inline, Text):
            error = wrong(str, data[place])
            error.path.append(place)
            raise error
    return inlines  # type: ignore[return-value]


def _decode_inlines(data: Any) -> Inlines:
    if type(data) is str:
        return (Text(data),)
    if type(data) is not list:
        raise wrong(list, data)
    out: list[Inline] = []
    try:
        for item in data:
            out.append(  # noqa: PERF401  (its length says where an error is)
                Text(item) if type(item) is str else _decode_inline(item)
            )
    except Mismatch as error:
        error.path.insert(0, len(out))
        raise
    return tuple(out)


def _decode_inline(data: Any) -> Inline:
    if type(data) is not dict:
        raise wrong(dict, data)
    if "text" in data:
        text: Inline = decoder(Text)(data)
        return text
    if data == BREAK:
        return Break()
    if "citation" in data and "id" not in data:
        values = {"id" if name == "citation" else name: value for name, value in data.items()}
        citation: Inline = decoder(Citation)(values)
        return citation
    raise _unknown(N_("inline"), next(iter(data), ""))


def _decode_mark(data: Any) -> Mark:
    name, value = data, ""
    if type(data) is dict and len(data) == 1:
        ((name, value),) = data.items()
    if type(name) is not str or type(value) is not str:
        raise wrong(str, data if type(name) is not str else value)
    if name not in MARK:
        raise _unknown(N_("mark"), name)
    return Mark(name, value)
