"""A template out of a file, or one sentence that names the file, the line and what is wrong there.

Whatever is in the file, nothing is run, nothing is fetched, and what is read stays small. Knows
what a template may hold; not where the files are.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from typing import Any, Final

from editor.formats.codec import Mismatch, decoder
from editor.lang.i18n import N_, Sentence, sentence
from editor.model.brief import ARTICLE_CHECKS, SLOT, WANTED_FIELDS, Slot
from editor.model.inline import Text
from editor.model.kinds import KIND
from editor.templates.template import (
    GROUPS,
    BadBrace,
    BlockPlan,
    PatternFile,
    Template,
    names_in,
)

LARGEST: Final = 256 * 1024
"""Bytes of a template file; ours have a few thousand."""
MOST: Final = 400
"""Blocks, slots or patterns in one file."""
_NAME: Final = re.compile(r"[a-z][a-z0-9_]*\Z")
_TOML_PLACE: Final = re.compile(r"\(at line (\d+), column \d+\)")
_KINDS: Final = {"article": Template, "section": Template, "headline": PatternFile}


class BadTemplate(ValueError):
    """The file is no template; the message is one sentence for the user."""

    def __init__(self, said: Sentence) -> None:
        super().__init__(said)
        self.sentence = said


class _Wrong(ValueError):
    """Something is wrong at a place in the data: `path` such as ("blocks", 3, "kind")."""

    def __init__(self, path: tuple[str | int, ...], message: str, **values: object) -> None:
        super().__init__(message)
        self.path, self.said = path, sentence(message, **values)


def read_template(data: bytes, name: str) -> Template | PatternFile:
    """The template in the bytes of the file called `name`. Raises BadTemplate."""
    if len(data) > LARGEST:
        raise BadTemplate(sentence(N_("“{name}” is too large for a template."), name=name))
    try:
        text = data.decode("utf-8-sig")
        raw = tomllib.loads(text)
    except UnicodeDecodeError:
        raise BadTemplate(sentence(N_("“{name}” is not text in UTF-8."), name=name)) from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _bad_toml(name, error) from None
    try:
        return _checked(_decoded(raw), text)
    except Mismatch as error:
        named = error.values.get("name")
        path = (*error.path, named) if isinstance(named, str) else tuple(error.path)
        raise _at(name, text, path, error.sentence) from None
    except _Wrong as error:
        raise _at(name, text, error.path, error.said) from None


def _bad_toml(name: str, error: Exception) -> BadTemplate:
    place = _TOML_PLACE.search(str(error))
    said = N_("“{name}”, line {line}: this is not well-formed TOML.")
    return BadTemplate(sentence(said, name=name, line=place[1] if place else "1"))


def _at(name: str, text: str, path: tuple[str | int, ...], said: Sentence) -> BadTemplate:
    message = N_("“{name}”, line {line}: {what}")
    return BadTemplate(sentence(message, name=name, line=_line(text, path), what=said))


def _line(text: str, path: tuple[str | int, ...]) -> int:
    """The line of the place: of the n-th table of that name, and of the key in it where it is."""
    lines = text.splitlines()
    at, wanted = 0, list(path)
    if len(wanted) >= 2 and isinstance(wanted[1], int):
        heads = [
            n for n, line in enumerate(lines) if line.split("#")[0].strip() == f"[[{wanted[0]}]]"
        ]
        if wanted[1] < len(heads):
            at = heads[wanted[1]]
        wanted = wanted[2:]
    elif wanted:
        heads = [n for n, line in enumerate(lines) if line.strip() == f"[{wanted[0]}]"]
        at, wanted = (heads[0], wanted[1:]) if heads else (0, wanted)
    if wanted and isinstance(wanted[0], str):
        key = re.compile(rf"\s*{re.escape(wanted[0])}\s*=")
        for n in range(at + (at > 0), len(lines)):
            if key.match(lines[n]):
                return n + 1
            if at and lines[n].startswith("["):
                break
    return at + 1


def _decoded(raw: dict[str, Any]) -> Template | PatternFile:
    cls = _KINDS.get(str(raw.get("kind")))
    if cls is None:
        raise _Wrong(("kind",), N_("a template's kind is article, section or headline."))
    for table in ("blocks", "slots", "headlines"):
        if len(raw.get(table) or ()) > MOST:
            raise _Wrong((table,), N_("there are more than {most} of these."), most=MOST)
    template: Template | PatternFile = decoder(cls)(raw)
    return template


def _checked(template: Template | PatternFile, text: str) -> Template | PatternFile:
    _check_slots(template.slots)
    slots = {slot.name for slot in template.slots}
    if isinstance(template, PatternFile):
        for place, pattern in enumerate(template.headlines):
            _known(pattern.pattern, slots, ("headlines", place, "pattern"))
            _choice(pattern.group, GROUPS, ("headlines", place, "group"))
        return template
    if not template.id or not template.title:
        raise _Wrong(("id",), N_("a template has an id and a title."))
    _choice(template.group, GROUPS, ("group",))
    for one in template.fields.required:
        _choice(one, WANTED_FIELDS, ("fields", "required"))
    for one in template.checks.run:
        _choice(one, ARTICLE_CHECKS, ("checks", "run"))
    if not template.blocks:
        raise _Wrong(("blocks",), N_("a template has at least one block."))
    for place, block in enumerate(template.blocks):
        _check_block(block, template, slots, place)
    return template


def _check_slots(slots: Iterable[Slot]) -> None:
    seen: set[str] = set()
    for place, slot in enumerate(slots):
        path = ("slots", place, "name")
        if not _NAME.match(slot.name):
            raise _Wrong(path, N_("a slot's name is small Latin letters, digits and _."))
        if slot.name in seen:
            raise _Wrong(path, N_("two slots are called “{name}”."), name=slot.name)
        if not slot.label:
            raise _Wrong(("slots", place, "label"), N_("a slot has a label."))
        if slot.type == "choice" and not slot.choices:
            raise _Wrong(("slots", place, "type"), N_("a slot of type choice has choices."))
        if slot.type == "verb" and not slot.forms:
            raise _Wrong(("slots", place, "type"), N_("a slot of type verb has forms."))
        seen.add(slot.name)
    for place, slot in enumerate(slots):
        if slot.agrees and slot.agrees not in seen:
            raise _Wrong(("slots", place, "agrees"), N_("there is no slot “{name}”."),
                         name=slot.agrees)  # fmt: skip


def _check_block(block: BlockPlan, template: Template, slots: set[str], place: int) -> None:
    kind = KIND.get(block.kind)
    if kind is None:
        raise _Wrong(("blocks", place, "kind"), N_("there is no block kind “{kind}”."),
                     kind=block.kind)  # fmt: skip
    if template.kind == "section" and kind.zone == "top":
        raise _Wrong(("blocks", place, "kind"), N_("a section has no {kind}."),
                     kind=sentence(kind.label))  # fmt: skip
    for key, text in _texts(block):
        _known(text, slots, ("blocks", place, key))
    for inline in block.inlines:
        if isinstance(inline, Text):
            for mark in inline.marks:
                if mark.name == SLOT and mark.value not in slots:
                    raise _Wrong(("blocks", place, "inlines"), N_("there is no slot “{name}”."),
                                 name=mark.value)  # fmt: skip


def _texts(block: BlockPlan) -> Iterator[tuple[str, str]]:
    yield "text", block.text
    yield "speaker", block.speaker
    for row in block.rows:
        for cell in row:
            yield "rows", cell


def _known(text: str, slots: set[str], path: tuple[str | int, ...]) -> None:
    try:
        names = names_in(text)
    except BadBrace:
        message = N_("a brace stands alone; a brace that is meant is written twice.")
        raise _Wrong(path, message) from None
    for name in names:
        if name not in slots:
            raise _Wrong(path, N_("there is no slot “{name}”."), name=name)


def _choice(value: str, known: Iterable[str], path: tuple[str | int, ...]) -> None:
    known = list(known)
    if value not in known:
        raise _Wrong(path, N_("“{value}” is none of {known}."), value=value,
                     known=", ".join(known))  # fmt: skip
