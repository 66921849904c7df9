"""What a search can be told to overlook, and how it reads its field: a row for each switch.

Knows no widget and no search; the bar makes a button of each row.
"""

from __future__ import annotations

from typing import Final

from editor.lang.i18n import N_
from editor.value import frozen


@frozen
class Switch:
    """The field of `Folding` (of `Query` in MODES) that it turns on, a short face, what it says."""

    field: str
    face: str
    name: str


SWITCHES: Final[tuple[Switch, ...]] = (
    Switch("diacritics", N_("Diacritics"), N_("Overlook diacritics: كُتُب finds كتب")),
    Switch("tatweel", N_("Tatweel"), N_("Overlook tatweel: كتـــب finds كتب")),
    Switch("hamza", "أ إ آ ا", N_("Overlook hamza and the forms of alef")),
    Switch("ya", "ى ي", N_("Overlook the difference of ya and alef maqsura")),
    Switch("ta_marbuta", "ة ه", N_("Overlook the difference of ta marbuta and ha")),
    Switch("digits", "١ 1", N_("Overlook the shape of digits")),
    Switch("case", "A a", N_("Overlook capital and small letters")),
)
MODES: Final[tuple[Switch, ...]] = (
    Switch("whole_word", N_("Whole words"), N_("Find whole words only")),
    Switch("regex", N_("Pattern"), N_("Read the field as a regular expression")),
)
