"""Which line was made of which block: each is made once, and read back as what it has stood for.

Knows no document: it is told what was read there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from editor.model.article import Article, Block, new_id
from editor.model.inline import Citation, citations
from editor.qt.lines import Line, blocks_of, line_of
from editor.value import replace


class LineBook:
    """The lines of one article."""

    def __init__(self) -> None:
        self.held = ""
        """The id of the block that is shown in the article's direction, not in its own."""
        self._made: dict[str, tuple[Block, tuple[object, ...], Line]] = {}

    def clear(self) -> None:
        """Make every line anew, and hold no block."""
        self.held = ""
        self._made.clear()

    def lines(self, article: Article, blocks: Iterable[Block]) -> list[Line]:
        """Those of some of the article's blocks."""
        return [self._line(article, block) for block in blocks]

    def _line(self, article: Article, block: Block) -> Line:
        """The block's line; made anew only where the block or what it depends on is another."""
        held = block.id == self.held
        around = (article.direction, article.meta.language, held, article.brief)
        known = self._made.get(block.id)
        if known is not None and known[0] is block and known[1] == around:
            return known[2]
        line = line_of(article, block, article.direction if held else None)
        self._made[block.id] = (block, around, line)
        return line

    def blocks(self, lines: Iterable[Line], before: Sequence[Block]) -> tuple[Block, ...]:
        """The blocks that lines read back stand for, where `before` stood there.

        A line that is as it was made gives the very block it was made of; no id comes twice.
        """
        known, cited = _known(before)
        seen: set[str] = set()
        out: list[Block] = []
        for line in lines:
            made = self._made.get(line.id)
            if made is not None and made[2] == line and known.get(line.id) is made[0]:
                blocks = [made[0]]
            else:
                blocks = blocks_of(line, known, cited)
            for block in blocks:
                if block.id in seen:
                    block = replace(block, id=new_id())
                seen.add(block.id)
                out.append(block)
        return tuple(out)


def read_anew(lines: Iterable[Line], before: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks that the lines stand for, whatever they were made of."""
    known, cited = _known(before)
    return tuple(block for line in lines for block in blocks_of(line, known, cited))


def _known(blocks: Iterable[Block]) -> tuple[dict[str, Block], dict[str, Citation]]:
    """Blocks and citations by their ids."""
    known = {block.id: block for block in blocks}
    return known, {one.id: one for block in known.values() for one in citations(block.inlines)}
