"""How long a passphrase is in earnest: guidance by length, no rules about signs.

Four or five words that stand nowhere together are better than one word with figures in it.
"""

from __future__ import annotations

from typing import Final

from editor.lang.i18n import N_

SHORTEST: Final = 10
"""Earnest characters below which a passphrase is refused."""
LEVELS: Final[tuple[tuple[int, str], ...]] = (
    (0, N_("Too short: somebody with this file would guess it.")),
    (SHORTEST, N_("Short. Four or five words that do not belong together are far better.")),
    (16, N_("Good. A word more would make it better still.")),
    (22, N_("Very good.")),
)
"""From how many earnest characters on it is said what."""


def length(text: str) -> int:
    """Its characters, where those that only repeat count half."""
    return min(len(text.strip()), 2 * len(set(text.strip())))


def level(text: str) -> int:
    """Which row of LEVELS it reaches."""
    found = length(text)
    return max(place for place, (least, _) in enumerate(LEVELS) if found >= least)
