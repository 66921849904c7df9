"""What characters, marks and values may stand in an article, and the nearest that may.

Works on inlines and on single records; knows nothing of how blocks stand together (`schema`).
Everything gives the very same object back where nothing is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, Final, TypeVar, get_args

from editor.model.article import Comment, Metadata, Status
from editor.model.brief import Fill, Guide, Slot, SlotType
from editor.model.inline import BREAK, Break, Citation, Inline, Inlines, Text, normal
from editor.model.marks import Mark, canonical
from editor.model.sources import Gender, Source, Terms, Verification
from editor.regex import pattern
from editor.value import fields, replace

FORBIDDEN: Final = (
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffc"
    + "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
    + "]"
)
"""What XML 1.0 (section 2.2) or HTML cannot carry, and the character that stands for citations."""
NEWLINE: Final = "\r\n|[\n\x0b\x0c\r\x85\u2028\u2029]"
_SUSPECT: Final = pattern(f"{NEWLINE}|{FORBIDDEN}")
"""What a text may not hold as it is: the forbidden, and line ends of any kind."""

LONG: Final = frozenset(
    {
        (Metadata, "description"), (Metadata, "desk_note"), (Comment, "text"),
        (Source, "description"), (Source, "interest_note"), (Source, "reply"),
        (Source, "quote_original"), (Source, "translation"), (Source, "anonymity_reason"),
        (Guide, "untouched"), (Guide, "guidance"),
    }
)  # fmt: skip
"""Fields that may run over several lines; all others are one line."""

CHOICES: Final[dict[tuple[type, str], tuple[tuple[str | None, ...], str | None]]] = {
    (Metadata, "direction"): ((None, "rtl", "ltr"), None),
    (Metadata, "status"): (get_args(Status), "draft"),
    (Slot, "type"): (get_args(SlotType), "text"),
    (Slot, "fill"): (get_args(Fill), ""),
    (Source, "gender"): (get_args(Gender), ""),
    # What nobody can name may not be told: the strictest terms are the safe ones.
    (Source, "terms"): (get_args(Terms), "off_record"),
    (Source, "verification"): (get_args(Verification), "unverified"),
}
"""Fields with a closed list of values, and the one that stands in for all others."""

_T = TypeVar("_T")


def clean_record(record: _T) -> _T:
    """A flat record (metadata, source, comment ...) without forbidden characters and values."""
    cls: type = type(record)
    changes: dict[str, Any] = {}
    for name in _names(cls):
        value = getattr(record, name)
        if (cls, name) in CHOICES:
            known, stand_in = CHOICES[cls, name]
            fine = value if value in known else stand_in
        else:
            fine = _clean_value(value, keep_lines=(cls, name) in LONG)
        if fine is not value:
            changes[name] = fine
    return replace(record, **changes) if changes else record  # type: ignore[type-var]


@cache
def _names(cls: type) -> tuple[str, ...]:
    return tuple(one.name for one in fields(cls))


def _clean_value(value: Any, *, keep_lines: bool) -> Any:
    if isinstance(value, str):
        if _is_fine(value):
            return value
        return re.sub(FORBIDDEN, "", re.sub(NEWLINE, "\n" if keep_lines else " ", value))
    if isinstance(value, tuple) and not all(map(_is_fine, value)):
        return tuple(_clean_value(one, keep_lines=keep_lines) for one in value)
    return value


def _is_fine(value: Any) -> bool:
    if not isinstance(value, str):
        return True
    # Nothing that is forbidden is printable but the sign for citations, and most texts are.
    return (value.isprintable() and "\ufffc" not in value) or not _SUSPECT.search(value)


def clean_line(text: str) -> str:
    """The text on one line, without what may not stand in it."""
    clean: str = _clean_value(text, keep_lines=False)
    return clean


def clean_inlines(inlines: Inlines, allowed: frozenset[str]) -> Inlines:
    """The inlines in canonical form with allowed marks only; line ends in texts become breaks."""
    if _is_clean(inlines, allowed):
        return inlines
    out: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text):
            out.extend(_text(inline, allowed))
        elif isinstance(inline, Citation):
            out.append(_citation(inline, allowed))
        else:
            out.append(inline)
    fine = normal(out)
    return inlines if fine == inlines else fine


def _is_clean(inlines: Inlines, allowed: frozenset[str]) -> bool:
    """Whether there is surely nothing to do, at a fraction of the price of doing it."""
    before: tuple[Mark, ...] | None = None
    for inline in inlines:
        if not isinstance(inline, Text):
            if isinstance(inline, Citation):
                return False
            before = None
        elif not inline.text or inline.marks == before or _SUSPECT.search(inline.text):
            return False
        else:
            before = inline.marks
            if before and _marks(before, allowed) != before:
                return False
    return True


def _text(text: Text, allowed: frozenset[str]) -> Iterable[Inline]:
    marks = _marks(text.marks, allowed) if text.marks else ()
    if not _SUSPECT.search(text.text):
        yield text if marks == text.marks else Text(text.text, marks)
        return
    clean = re.sub(FORBIDDEN, "", re.sub(NEWLINE, BREAK, text.text))
    for place, line in enumerate(clean.split(BREAK)):
        if place:
            yield Break()
        if line:
            yield Text(line, marks)


def _marks(marks: tuple[Mark, ...], allowed: frozenset[str]) -> tuple[Mark, ...]:
    return canonical(
        tuple(
            Mark(mark.name, clean_line(mark.value)) if _SUSPECT.search(mark.value) else mark
            for mark in marks
            if mark.name in allowed
        )
    )


def _citation(citation: Citation, allowed: frozenset[str]) -> Citation:
    """Its note on one line, its references each to something."""
    parts = normal(
        part if isinstance(part, Text) else Text(" ")
        for text in citation.note
        for part in _text(text, allowed)
    )
    note = tuple(part for part in parts if isinstance(part, Text))
    refs = tuple(clean_record(ref) for ref in citation.refs if ref.source)
    id = clean_line(citation.id)
    if (note, refs, id) == (citation.note, citation.refs, citation.id):
        return citation
    return Citation(id, refs, note)
