"""Where an emoji begins: one picture may be several characters, and is deleted as one.

By the sequences of UTS #51. Knows nothing of combining marks of letters: those go one by one.
"""

from __future__ import annotations

from typing import Final

from editor.regex import pattern

_BASE: Final = (
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u3299\U0001f000-\U0001faff]"
)
_MORE: Final = "[\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
_FLAG: Final = "[\U0001f1e6-\U0001f1ff]"
_SEQUENCE: Final = pattern(f"(?:[0-9#*]\ufe0f?\u20e3|{_BASE}{_MORE}(?:\u200d{_BASE}{_MORE})*)\\Z")
_FLAGS: Final = pattern(f"{_FLAG}+\\Z")
LONGEST: Final = 40
"""Characters of the longest sequence that is looked for."""


def emoji_before(text: str) -> int:
    """How many characters the emoji at the end of the text has; 0 where there is none."""
    end = text[-LONGEST:]
    if flags := _FLAGS.search(end):
        return 2 - len(flags[0]) % 2
    found = _SEQUENCE.search(end)
    return len(found[0]) if found else 0
