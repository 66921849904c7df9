r"""Regular expressions that people type, kept from hanging the program.

Python's engine cannot be stopped once it runs, so what one call may cost is bounded beforehand:
repeats inside repeats are refused (`(a+)+` takes exponential time), and the more open repeats a
pattern has, the shorter the stretch it is tried on. Between the calls the clock is watched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as sre_parser  # type: ignore[attr-defined]
from time import monotonic
from typing import Any, Final

from editor.lang.i18n import N_
from editor.value import frozen

MAX_STEPS: Final = 20_000_000
"""What one call of the engine may take at most, in steps; some tenths of a second."""
OPEN: Final = 50
"""A repeat that may run this often or more counts as open."""

SHORT: Final = 4000
"""Characters in which one open repeat may be tried everywhere in one call."""
MAX_WAYS: Final = 100_000
"""In how many ways the choices and short repeats of a pattern may combine."""

BROKEN: Final = N_("This pattern is not complete or not allowed.")
TOO_COMPLEX: Final = N_(
    "This pattern could take forever: it repeats or chooses inside something that repeats."
)

_REPEATS: Final = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)


@frozen
class Pattern:
    """A compiled pattern and how many open repeats it has."""

    regex: re.Pattern[str]
    repeats: int = 0

    def matches(self, text: str, until: float) -> Iterator[re.Match[str]]:
        """The matches that follow each other in the text, until the clock says `until`.

        With open repeats it is tried place by place; with three or more, a match can only be as
        long as MAX_STEPS allows.
        """
        if self.repeats == 0 or (self.repeats == 1 and len(text) < SHORT):
            yield from self.regex.finditer(text)
            return
        reach = max(int(MAX_STEPS ** (1 / self.repeats)), 8)
        at = 0
        while at < len(text) and monotonic() < until:
            edge = min(at + reach, len(text))
            match = self.regex.match(text, at, edge)
            if match is None or (match.end() == edge < len(text)):
                at += 1
                continue
            yield match
            at = max(match.end(), at + 1)


def compiled(text: str, ignore_case: bool) -> tuple[Pattern | None, str]:
    """The pattern, or None and the sentence that says why not."""
    try:
        flags = re.IGNORECASE if ignore_case else re.NOFLAG
        regex = re.compile(text, flags)
        tree = sre_parser.parse(text, flags)
        repeats, _ = _cost(tree, inside=False)
    except (re.error, OverflowError, RecursionError):
        return None, BROKEN
    except _Nested:
        return None, TOO_COMPLEX
    return Pattern(regex, repeats), ""


class _Nested(Exception):
    """A repeat, choice or back reference inside a repeat, or too many ways to match."""


def _cost(items: Iterable[tuple[Any, Any]], *, inside: bool) -> tuple[int, int]:
    """How many open repeats the parsed pattern has, and in how many ways the rest combines."""
    repeats, ways = 0, 1
    for sign, value in items:
        if inside and sign in (sre.BRANCH, sre.GROUPREF, sre.GROUPREF_EXISTS):
            raise _Nested
        if sign in _REPEATS:
            low, high, body = value
            if inside and high != low:
                raise _Nested
            if high >= OPEN:
                repeats += 1
            else:
                ways *= high - low + 1
            parts: Iterable[Any] = (body,)
            deeper = inside or high > 1
        else:
            parts, deeper = list(_parts(sign, value)), inside
            ways *= max(len(parts), 1)
        for part in parts:
            more, others = _cost(part, inside=deeper)
            repeats, ways = repeats + more, ways * others
        if ways > MAX_WAYS:
            raise _Nested
    return repeats, ways


def _parts(sign: Any, value: Any) -> Iterator[Iterable[tuple[Any, Any]]]:
    """The patterns inside one sign of a parsed pattern."""
    if sign is sre.BRANCH:
        yield from value[1]
    elif sign is sre.SUBPATTERN:
        yield value[-1]
    elif sign in (sre.ASSERT, sre.ASSERT_NOT):
        yield value[1]
    elif sign is sre.ATOMIC_GROUP:
        yield value
    elif sign is sre.GROUPREF_EXISTS:
        yield from (part for part in value[1:] if part)
