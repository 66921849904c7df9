"""What the program says to people: English in the source, other languages from .po files.

There is no current language here. Whoever shows text to a person holds a `Catalogue` and asks it.
Code below the window writes English sentences with `N_`, `sentence` and `nsentence`; such a
sentence is an ordinary str that remembers how it was made, so that the edge can say it in another
language.
Knows nothing about windows, locales of the system, or the language of an article.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import PurePath
from types import MappingProxyType

from editor.lang.direction import language_direction
from editor.resources import resource
from editor.value import dataclass

SOURCE_LANGUAGE = "en"
ISOLATE, END = "\u2068", "\u2069"


def N_(msgid: str) -> str:
    """Mark a string of a table as one to translate where it is shown."""
    return msgid


class Sentence(str):
    """An English sentence that remembers its message and values, so it can be said again.

    Equal to, and usable as, the plain English str. Make one with `sentence` or `nsentence`.
    """

    __slots__ = ("msgid", "n", "plural", "values")
    msgid: str
    plural: str
    n: int
    values: Mapping[str, object]

    def __new__(cls, msgid: str, plural: str, n: int, values: Mapping[str, object]) -> Sentence:
        chosen = plural if plural and n != 1 else msgid
        self = super().__new__(cls, _fill(chosen, values))
        self.msgid, self.plural, self.n, self.values = msgid, plural, n, values
        return self

    def __reduce__(self) -> tuple[type[Sentence], tuple[str, str, int, Mapping[str, object]]]:
        return Sentence, (self.msgid, self.plural, self.n, dict(self.values))


def sentence(msgid: str, /, **values: object) -> Sentence:
    """A message with its values; values that are sentences themselves are translated with it."""
    return Sentence(msgid, "", 1, values)


def nsentence(singular: str, plural: str, n: int, /, **values: object) -> Sentence:
    """A message that counts; `{n}` in it is the number."""
    return Sentence(singular, plural, n, {"n": n, **values})


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """All messages of one language; calling it translates one.

    `messages` maps an English message to its forms, one or one for each plural.
    """

    language: str
    messages: Mapping[str, tuple[str, ...]]
    plural_index: Callable[[int], int]

    def __call__(self, msgid: str, /, **values: object) -> str:
        """The message in this language (English where it has none), its `{values}` filled in."""
        forms = self.messages.get(msgid)
        return _fill(forms[0] if forms else msgid, values, apart=self._apart)

    def plural(self, singular: str, plural: str, n: int, /, **values: object) -> str:
        """The form of a counting message that fits n; `{n}` is filled in."""
        forms = self.messages.get(singular)
        if not forms or len(forms) == 1:
            text = singular if n == 1 else plural
        else:
            text = forms[self.plural_index(n)]
        return _fill(text, {"n": n, **values}, apart=self._apart)

    @property
    def _apart(self) -> bool:
        return language_direction(self.language) == "rtl"

    def say(self, text: str) -> str:
        """Any string from below in this language: a Sentence, a message, or free text as it is."""
        if not isinstance(text, Sentence):
            return self(text)
        values = {
            name: self.say(value) if isinstance(value, Sentence) else value
            for name, value in text.values.items()
        }
        if text.plural:
            return self.plural(text.msgid, text.plural, text.n, **values)
        return self(text.msgid, **values)


@cache
def catalogue(language: str) -> Catalogue:
    """The catalogue for a BCP 47 tag: its own, its base language's, or else English."""
    for candidate in (language, language.partition("-")[0]):
        if candidate != SOURCE_LANGUAGE and candidate in ui_languages():
            return _load(candidate)
    return Catalogue(SOURCE_LANGUAGE, MappingProxyType({}), lambda n: int(n != 1))


@cache
def ui_languages() -> tuple[str, ...]:
    """Languages the program can speak, found on disk: English first, then by code."""
    folders = resource("locale").iterdir()
    found = sorted(one.name for one in folders if (one / "muharrir.po").exists())
    return (SOURCE_LANGUAGE, *found)


def translate(msgid: str, language: str) -> str:
    """One message in one language."""
    return catalogue(language)(msgid)


def ntranslate(singular: str, plural: str, n: int, language: str) -> str:
    """One counting message in one language."""
    return catalogue(language).plural(singular, plural, n)


def _load(language: str) -> Catalogue:
    from gettext import c2py

    from editor.lang import po

    text = resource("locale", language, "muharrir.po").read_text(encoding="utf-8")
    rule, forms = po.messages(text)
    return Catalogue(language, MappingProxyType(forms), c2py(rule))


def _fill(text: str, values: Mapping[str, object], *, apart: bool = False) -> str:
    """The message with its values. `apart`: names of files and what looks like them run in an
    order of their own: among Arabic words the stroke or dot that they begin with would stand at
    their other end."""
    if not values:
        return text
    return text.format_map({name: _shown(value, apart) for name, value in values.items()})


def _shown(value: object, apart: bool) -> object:
    if isinstance(value, PurePath):
        shown = one_line(value)
    elif isinstance(value, str) and value.startswith((".", "/")):
        shown = value
    else:
        return value
    return f"{ISOLATE}{shown}{END}" if apart else shown


def one_line(path: PurePath) -> str:
    """A file's name to be read: what would end the line, steer a terminal or turn the order of the
    letters round shows as a sign."""
    return str(path).translate(_SIGNS)


_SIGNS: dict[int, int | str] = {
    **{code: 0x2400 + code for code in range(0x20)},
    **dict.fromkeys((*range(0x7F, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F)), "\ufffd"),
}
