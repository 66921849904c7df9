"""The brief: what an article made from a template still asks for, and what the desk wants of it.

It travels in the article so that slots, guidance and limits hold on any machine; it never leaves
the house. An empty slot is text under the mark `slot` whose value is the slot's name; text that
fills one may lie under `filled` until it has reached the others of that name. Knows no template.
"""

from __future__ import annotations

from typing import Final, Literal, get_args

from editor.lang.i18n import N_
from editor.value import frozen

SlotType = Literal[
    "text", "person", "organisation", "place", "date", "time", "number", "quote", "verb", "choice"
]
Fill = Literal["", "today", "now", "weekday", "place", "author", "outlet", "section"]

SLOT: Final = "slot"
"""The mark over an empty slot's label."""
FILLED: Final = "filled"
"""The mark over words that fill a slot and have not reached the others of its name yet."""

SLOT_TYPES: Final[dict[SlotType, str]] = {
    "text": N_("words"), "person": N_("a person"), "organisation": N_("an organisation"),
    "place": N_("a place"), "date": N_("a date"), "time": N_("a time"), "number": N_("a number"),
    "quote": N_("what was said"), "verb": N_("a verb"), "choice": N_("one of several"),
}  # fmt: skip
assert set(SLOT_TYPES) == set(get_args(SlotType))

ARTICLE_CHECKS: Final[dict[str, str]] = {
    "headline_length": N_("The headline is short enough"),
    "lede_length": N_("The lede is short enough"),
    "sources_cited": N_("At least one source is cited"),
    "quotation_has_speaker": N_("Every quotation has a speaker"),
    "figure_has_alt": N_("Every figure has an alternative text"),
    "sections_not_empty": N_("No section is empty"),
}
"""What a brief may ask to be looked at before the article leaves."""
WANTED_FIELDS: Final[dict[str, str]] = {
    "section": N_("Section"), "keywords": N_("Keywords"), "slug": N_("Slug"),
    "description": N_("Summary for search and sharing"), "place": N_("Place"),
    "embargo": N_("Embargo"), "authors": N_("Authors"), "published": N_("Published"),
}  # fmt: skip
"""Metadata that a brief may require."""


@frozen
class Form:
    """A verb for a subject of each gender."""

    m: str
    f: str


@frozen
class Slot:
    """Something to fill. `name` is an ASCII identifier; every slot of a name fills together.

    `label` is what an empty one shows. `choices` belong to type "choice"; `forms` to "verb", whose
    gender is that of the slot `agrees`. `fill`: what fills it by itself.
    """

    name: str
    label: str
    type: SlotType = "text"
    required: bool = False
    hint: str = ""
    choices: tuple[str, ...] = ()
    forms: tuple[Form, ...] = ()
    agrees: str = ""
    fill: Fill = ""


@frozen
class Limit:
    """How long a text should be at most; 0 for no limit."""

    graphemes: int = 0
    words: int = 0


NO_LIMIT: Final = Limit()


@frozen
class Guide:
    """What is known of one block, by its id.

    `untouched` are the words it began with: a block that still says just these was never worked on
    and does not leave the house when it holds empty slots or is `optional`. `speaker` is a pattern
    with {slots} for the block's speaker.
    """

    block: str
    guidance: str = ""
    optional: bool = False
    untouched: str = ""
    limit: Limit = NO_LIMIT
    speaker: str = ""


@frozen
class Value:
    """What a slot was filled with."""

    slot: str
    text: str


@frozen
class Brief:
    """Everything that is asked of one article. `template` is the id of the template it came from.

    `required` names fields of the metadata; `checks` are ids of ARTICLE_CHECKS.
    """

    template: str = ""
    slots: tuple[Slot, ...] = ()
    guides: tuple[Guide, ...] = ()
    required: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    values: tuple[Value, ...] = ()

    def slot(self, name: str) -> Slot | None:
        """The slot of that name."""
        return next((slot for slot in self.slots if slot.name == name), None)

    def guide(self, block: str) -> Guide | None:
        """What is known of the block of that id."""
        return next((guide for guide in self.guides if guide.block == block), None)

    def value(self, name: str) -> str:
        """What that slot was filled with, or nothing."""
        return next((value.text for value in self.values if value.slot == name), "")
