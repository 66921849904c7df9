"""What our plain text shows: lines, `[n]` in them, and the notes under their title at the end.

Plain text has no syntax for links and images, so these are looked for by their words.
"""

from __future__ import annotations

import re
from typing import Final

from editor.formats.selfcheck.expected import Expected
from editor.formats.selfcheck.seen import Line, Seen, even

NOTE: Final = re.compile(r"[\u200e\u200f]*\[\d+\] ")
MARKER: Final = re.compile(r"\[\d+\]")


def see(data: bytes, expected: Expected) -> Seen:
    """What is in the text."""
    text = data.decode("utf-8", "replace").rstrip("\n")
    parts = text.split("\n\n")
    notes: list[str] = []
    if expected.notes:
        _, *notes = parts.pop().split("\n")
    addresses = [f" ({link})" for link in dict.fromkeys(expected.links)]

    def bare(text: str) -> str:
        """The text without note marks and the addresses that follow links."""
        text = MARKER.sub("", even(text))
        for address in addresses:
            text = text.replace(address, "")
        return text

    body = "\n\n".join(parts)
    seen = Seen(headings=None, tables=None, even=bare, stream=True)
    seen.lines = [Line(body)]
    seen.notes = [NOTE.sub("", note, count=1) for note in notes]
    while f"[{seen.markers + 1}]" in body:
        seen.markers += 1
    whole = even(text)
    seen.images = [alt for alt in expected.images if even(alt) in whole]
    seen.links = [link for link in expected.links if even(link.removeprefix("mailto:")) in whole]
    return seen
