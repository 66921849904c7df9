"""What came out of a comparison: rows of expected and found, and one line that sums them up."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from editor.lang.i18n import N_
from editor.value import frozen

Translate = Callable[[str], str]


@frozen
class Row:
    """One thing looked at. `what` is translatable; `detail` shows the first loss, in its words."""

    what: str
    expected: int
    found: int
    kept: bool
    detail: str = ""


@frozen
class Report:
    """All that was looked at in one file."""

    rows: tuple[Row, ...] = ()

    @property
    def kept(self) -> bool:
        """Whether everything is there."""
        return all(row.kept for row in self.rows)

    def summary(self, translate: Translate = str) -> str:
        """One short line: what was kept, or what was not."""
        lost = [row for row in self.rows if not row.kept]
        if not self.rows:
            return translate(N_("not checked"))
        parts = [_count(row, translate) for row in lost or self.rows]
        frame = N_("not everything was kept: {0}") if lost else N_("everything was kept: {0}")
        return translate(frame).format(translate(N_(", ")).join(parts))

    def lines(self, translate: Translate = str) -> Iterator[str]:
        """One line a row, with the first loss where there is one."""
        for row in self.rows:
            sign = "✓" if row.kept else "✗"
            detail = f" ({row.detail})" if row.detail else ""
            yield f"{sign} {_count(row, translate)}{detail}"


def _count(row: Row, translate: Translate) -> str:
    what = translate(row.what)
    if row.found == row.expected:
        return f"{what} {row.found}"
    return f"{what} {row.found}/{row.expected}"
