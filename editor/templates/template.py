"""What a template is: values with the names that stand in its file.

In texts `{name}` is a slot and `{{`, `}}` are braces. Knows no file and makes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal

from editor.lang.i18n import N_
from editor.model.brief import NO_LIMIT, Limit, Slot
from editor.model.inline import Inlines
from editor.value import frozen

Kind = Literal["article", "section", "headline"]
GROUPS: Final[dict[str, str]] = {
    "news": N_("News"), "long": N_("Long reads"), "opinion": N_("Opinion"),
    "service": N_("Service"), "report": N_("Reports"), "context": N_("Context"),
    "voices": N_("Voices"), "facts": N_("Facts"), "after": N_("After publication"),
    "quote": N_("Quotations"), "number": N_("Figures"), "question": N_("Questions"),
    "explainer": N_("Explainers"), "feature": N_("Features"), "own": N_("My templates"),
}  # fmt: skip
"""Headings under which templates stand together."""

_PART: Final = re.compile(r"\{\{|\}\}|\{([a-z][a-z0-9_]*)\}|[{}]")


@frozen
class BlockPlan:
    """One block to make. `inlines` instead of `text` where words are marked."""

    kind: str
    text: str = ""
    inlines: Inlines = ()
    optional: bool = False
    guidance: str = ""
    limit: Limit = NO_LIMIT
    level: int = 0
    ordered: bool = False
    group: str = ""
    speaker: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@frozen
class FieldPlan:
    """Metadata: what the desk requires before export, and what is set from the beginning."""

    required: tuple[str, ...] = ()
    section: str = ""
    keywords: tuple[str, ...] = ()
    description: str = ""
    place: str = ""


@frozen
class CheckPlan:
    """Ids of ARTICLE_CHECKS that matter for such an article."""

    run: tuple[str, ...] = ()


@frozen
class Template:
    """An article or a section. Its id in another language is the same template there."""

    id: str
    kind: Literal["article", "section"]
    language: str
    title: str
    summary: str = ""
    group: str = "own"
    order: int = 100
    slots: tuple[Slot, ...] = ()
    fields: FieldPlan = FieldPlan()
    checks: CheckPlan = CheckPlan()
    blocks: tuple[BlockPlan, ...] = ()

    def slot(self, name: str) -> Slot | None:
        """The slot of that name."""
        return next((slot for slot in self.slots if slot.name == name), None)


@frozen
class Pattern:
    """A headline with slots. `example` is one written out, `use` says when it serves."""

    id: str
    title: str
    pattern: str
    example: str = ""
    use: str = ""
    group: str = "news"


@frozen
class PatternFile:
    """The headline patterns of one language, and the slots that they share."""

    kind: Literal["headline"]
    language: str
    slots: tuple[Slot, ...] = ()
    headlines: tuple[Pattern, ...] = ()


class BadBrace(ValueError):
    """A brace that neither opens nor closes a slot."""


def parts(text: str) -> Iterator[tuple[str, str]]:
    """("", words) and (slot name, "") in order. Raises BadBrace."""
    words, place = "", 0
    for found in _PART.finditer(text):
        words += text[place : found.start()]
        place = found.end()
        if found[1]:
            if words:
                yield "", words
            words = ""
            yield found[1], ""
        elif found[0] in ("{{", "}}"):
            words += found[0][0]
        else:
            raise BadBrace(found[0])
    words += text[place:]
    if words:
        yield "", words


def names_in(text: str) -> list[str]:
    """The slots that a text names, in order."""
    return [name for name, _ in parts(text) if name]


def escaped(text: str) -> str:
    """Words as they must be written in a template to stand for themselves."""
    return text.replace("{", "{{").replace("}", "}}")
