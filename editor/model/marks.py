"""MARKS: what may lie over a stretch of text. One row a mark; a new mark is a new row.

A mark in an article is a `Mark(name, value)`; the row says what its value means. Format-neutral
hints let every writer handle a mark it has never heard of. Knows nothing of any format's syntax
beyond those hints.
"""

from __future__ import annotations

from typing import Final, Literal

from editor.lang.bidi import Direction, class_codes
from editor.lang.i18n import N_
from editor.value import dataclass, frozen

Value = Literal["none", "url", "language", "direction", "claim", "comment", "revision", "slot"]


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """One mark over a text; `value` is a URL, language tag, direction or id as its row says."""

    name: str
    value: str = ""


@frozen
class MarkSpec:
    """A row of MARKS.

    `inclusive`: text typed at its end continues it. `many`: several with different values may
    overlap. `public`: it leaves the house with an export. `html`: the element it becomes.
    `markdown`: its delimiter, where Markdown has one. `excludes`: marks that it replaces.
    `runs`: the direction of its words wherever they stand.
    """

    id: str
    label: str
    value: Value = "none"
    inclusive: bool = True
    many: bool = False
    public: bool = True
    html: str = "span"
    markdown: str = ""
    excludes: tuple[str, ...] = ()
    runs: Direction | None = None


MARKS: Final[tuple[MarkSpec, ...]] = (
    MarkSpec("slot", N_("Empty slot"), "slot", inclusive=False, public=False, excludes=("filled",)),
    MarkSpec("filled", N_("Filled slot"), "slot", public=False, excludes=("slot",)),
    MarkSpec("deleted", N_("Deleted"), "revision", inclusive=False, public=False, html="del"),
    MarkSpec("inserted", N_("Inserted"), "revision", public=False, html="ins"),
    MarkSpec("comment", N_("Comment"), "comment", inclusive=False, many=True, public=False),
    MarkSpec("claim", N_("Claim"), "claim", inclusive=False, many=True),
    MarkSpec("link", N_("Link"), "url", inclusive=False, html="a"),
    MarkSpec("language", N_("Language"), "language"),
    MarkSpec("isolate", N_("Direction isolate"), "direction", inclusive=False, html="bdi"),
    MarkSpec("strong", N_("Strong"), html="strong", markdown="**"),
    MarkSpec("emphasis", N_("Emphasis"), html="em", markdown="*"),
    MarkSpec("underline", N_("Underline"), html="u"),
    MarkSpec("strike", N_("Strikethrough"), html="s", markdown="~~"),
    MarkSpec(
        "superscript", N_("Superscript"), inclusive=False, html="sup", excludes=("subscript",)
    ),
    MarkSpec("subscript", N_("Subscript"), inclusive=False, html="sub", excludes=("superscript",)),
    MarkSpec("code", N_("Code"), inclusive=False, html="code", markdown="`", runs="ltr"),
)
"""Outermost first: writers nest marks in this order, and `canonical` sorts by it."""

DIRECTIONS: Final = frozenset({"ltr", "rtl", "auto"})
"""Values of a mark whose row says "direction"."""

MARK: Final[dict[str, MarkSpec]] = {spec.id: spec for spec in MARKS}
ORDER: Final[dict[str, int]] = {spec.id: place for place, spec in enumerate(MARKS)}


def canonical(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """The marks without unknown names, impossible values, doubles and contradictions, in order.

    Where one name may stand only once, or two exclude each other, the later one given wins.
    """
    if not marks:
        return marks
    kept: list[Mark] = []
    for mark in marks:
        spec = MARK.get(mark.name)
        if spec is None or mark in kept or (spec.value == "none") != (mark.value == ""):
            continue
        if spec.value == "direction" and mark.value not in DIRECTIONS:
            continue
        kept = [
            other
            for other in kept
            if (spec.many or other.name != mark.name) and other.name not in spec.excludes
        ]
        kept.append(mark)
    kept.sort(key=lambda mark: (ORDER[mark.name], mark.value))
    return tuple(kept)


def turn(marks: tuple[Mark, ...], words: str, base: Direction) -> Direction | None:
    """The direction that the marks isolate these words in, whatever stands around them.

    The one that somebody chose; else that of a mark whose words always run so, where that is not
    the direction of the block.
    """
    turned: Direction | None = None
    for mark in marks:
        spec = MARK[mark.name]
        if spec.value == "direction":
            if mark.value == "auto":
                strong = next((code for code in class_codes(words) if code in "LRA"), "L")
                return "ltr" if strong == "L" else "rtl"
            return "rtl" if mark.value == "rtl" else "ltr"
        if spec.runs != base:
            turned = spec.runs or turned
    return turned
