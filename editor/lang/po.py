"""A strict reader of gettext .po files, straight from source, so that nothing has to be compiled.

Format: GNU gettext manual, "The Format of PO Files". It takes what our own catalogues use (header,
msgid, msgid_plural, msgstr, msgstr[n], comments) and refuses the rest by line number: contexts,
fuzzy and obsolete entries, duplicates. It knows nothing about who translates what for whom.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.regex import pattern
from editor.value import frozen

_FIELD = r'(msgid|msgid_plural|msgstr|msgstr\[(\d)\]) "(.*)"$'
_MORE = r'"(.*)"$'
_ESCAPE = pattern(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}
_SIMPLE = pattern(r'^msgid "(.+)"\nmsgstr "(.+)"$(?!\n")', re.MULTILINE)
"""A message and what it is called, each in one line and without a plural: nearly all are so."""
_PLURAL_FORMS = pattern(r"nplurals=(\d+); *plural=(.+?);?$")


class PoError(ValueError):
    """A .po file that breaks the rules; the message names the line."""


@frozen
class Entry:
    """One message: `forms` holds one translation, or one for each plural form."""

    msgid: str
    plural: str | None
    forms: tuple[str, ...]
    line: int


@frozen
class PoFile:
    """A parsed file: header fields by name, and entries in file order."""

    header: dict[str, str]
    entries: tuple[Entry, ...]

    @property
    def plural_rule(self) -> tuple[int, str]:
        """(number of forms, the C expression in n that picks one)."""
        match = _PLURAL_FORMS.match(self.header.get("Plural-Forms", ""))
        if match is None:
            raise PoError("The header has no Plural-Forms field that can be read.")
        return int(match[1]), match[2]


def parse(text: str) -> PoFile:
    """Read a whole .po file. Raises PoError."""
    entries = [_entry(fields, line) for fields, line in _groups(text)]
    if not entries or entries[0].msgid:
        raise PoError("Line 1: the file does not begin with a header entry.")
    seen: set[str] = set()
    for entry in entries:
        if entry.msgid in seen:
            raise PoError(f"Line {entry.line}: “{entry.msgid}” is there twice.")
        seen.add(entry.msgid)
    fields = (line.partition(":") for line in entries[0].forms[0].splitlines())
    header = {name.strip(): value.strip() for name, _, value in fields}
    return PoFile(header, tuple(entries[1:]))


def messages(text: str) -> tuple[str, dict[str, tuple[str, ...]]]:
    """The rule for plurals and the forms of every message, of a file that `parse` accepts.

    Looks for no mistakes, and so takes a twentieth of the time: a start waits for this. A message
    that is not translated is left out.
    """
    between, *simple = _SIMPLE.split(text)
    found: dict[str, tuple[str, ...]] = {
        _plain(msgid): (_plain(told),)
        for msgid, told in zip(simple[::3], simple[1::3], strict=True)
    }
    entries: list[list[str]] = []
    for line in "".join((between, *simple[2::3])).splitlines():
        if line[:1] == '"':
            entries[-1][-1] += line[1:-1]
        elif line[:3] == "msg":
            field, _, told = line.partition(' "')
            if field == "msgid":
                entries.append([])
            elif field == "msgstr[0]":
                del entries[-1][1:]  # the plural of the message is no form of it
            entries[-1].append(told[:-1])
    for msgid, *forms in entries:
        if all(forms):
            found[_plain(msgid)] = tuple(map(_plain, forms))
    header = found.pop("")[0].partition("Plural-Forms:")[2].strip()
    return PoFile({"Plural-Forms": header.partition("\n")[0]}, ()).plural_rule[1], found


def _plain(text: str) -> str:
    return _ESCAPE.sub(lambda match: _ESCAPES[match[1]], text) if "\\" in text else text


def _groups(text: str) -> Iterator[tuple[dict[str, str], int]]:
    """Each entry as its fields by name, with the line of its msgid."""
    fields: dict[str, str] = {}
    start, last = 0, ""
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#~") or (line.startswith("#,") and "fuzzy" in line):
            raise PoError(f"Line {number}: fuzzy and obsolete entries are not allowed.")
        if not line.strip() or line.startswith("#"):
            continue
        if match := re.match(_FIELD, line):
            last = match[1]
            if last == "msgid":
                if fields:
                    yield fields, start
                fields, start = {}, number
            elif not fields or last in fields:
                raise PoError(f"Line {number}: {last} is out of place.")
            fields[last] = _unescape(match[3], number)
        elif (more := re.match(_MORE, line)) and last:
            fields[last] += _unescape(more[1], number)
        else:
            raise PoError(f"Line {number}: this cannot be read: {line[:60]}")
    if fields:
        yield fields, start


def _entry(fields: dict[str, str], line: int) -> Entry:
    plural = fields.get("msgid_plural")
    if plural is None:
        forms = [fields["msgstr"]] if "msgstr" in fields else []
        expected = {"msgid", "msgstr"}
    else:
        forms = [fields[key] for key in sorted(fields) if key.startswith("msgstr[")]
        expected = {"msgid", "msgid_plural", *(f"msgstr[{n}]" for n in range(len(forms)))}
    if not forms or fields.keys() != expected:
        raise PoError(f"Line {line}: the fields of this entry do not belong together.")
    return Entry(fields["msgid"], plural, tuple(forms), line)


def _unescape(text: str, line: int) -> str:
    if "\\" not in text and '"' not in text:
        return text
    if '"' in text.replace("\\\\", "").replace('\\"', ""):
        raise PoError(f"Line {line}: a quotation mark is not escaped.")
    try:
        return _ESCAPE.sub(lambda match: _ESCAPES[match[1]], text)
    except KeyError as error:
        raise PoError(f"Line {line}: the escape \\{error.args[0]} is not known.") from None
