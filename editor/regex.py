"""Regular expressions that are compiled when they are first used.

Some forty of them stand in modules that a start or an export loads, and compiling them all takes
longer than loading the modules; a start uses three. Knows no expression.
"""

from __future__ import annotations

import re
from typing import cast


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """The expression, for a module's own use: it is what `re.compile` gives but for its type."""
    return cast("re.Pattern[str]", _Later(source, flags))


class _Later:
    """Has nothing of a pattern until something of it is asked for; from then on, what was asked."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        found = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, found)
        return cast(object, found)
