"""CHANNELS: where a headline is read, and how much of it is seen there.

Limits are what the places show before they cut, not laws: graphemes for a person, pixels for the
line that a machine draws. Knows no font and no writer.
"""

from __future__ import annotations

from typing import Final

from editor.lang.i18n import N_
from editor.value import frozen


@frozen
class Channel:
    """A row of CHANNELS. `id` is a field of `Headlines`.

    `graphemes` is how long it should be at most. `pixels` is the room of one line there, `size`
    the pixels of its letters, `lines` how many lines are shown.
    """

    id: str
    label: str
    where: str
    graphemes: int
    pixels: int
    size: int
    lines: int


CHANNELS: Final[tuple[Channel, ...]] = (
    Channel("print", N_("Print"), N_("Two lines over three columns"), 60, 420, 26, 2),
    Channel("web", N_("Web"), N_("A search result and the browser's tab"), 65, 580, 20, 1),
    Channel("social", N_("Social"), N_("The card of a shared link"), 80, 480, 19, 2),
    Channel("push", N_("Push"), N_("A notice on a locked phone"), 45, 330, 16, 1),
)
