"""What painting looks at: the article as it is shown, its numbers, and how to show it.

The bridge keeps it up to date; objects and the page only read it. Nothing here is data of the
article's own.
"""

from __future__ import annotations

from editor.lang.i18n import Catalogue, catalogue
from editor.model.article import Article, Block
from editor.model.brief import Brief, Guide
from editor.qt.style import Style
from editor.value import dataclass, field


@dataclass(slots=True, eq=False)
class Scene:
    """`column`: the width of the text in pixels. `say`: the language of labels and prompts."""

    article: Article
    style: Style = field(default_factory=Style)
    say: Catalogue = field(default_factory=lambda: catalogue("ar"))
    column: float = 720.0
    ratio: float = 1.0
    numbers: dict[str, int] = field(default_factory=dict)
    drawn: dict[str, tuple[object, ...]] = field(default_factory=dict)
    """What objects have laid out, by block id; each entry knows what it was laid out for."""
    _places: tuple[Article, dict[str, Block]] | None = None
    _guides: tuple[Brief, dict[str, Guide]] | None = None

    def block(self, id: str) -> Block | None:
        """The block of that id."""
        if self._places is None or self._places[0] is not self.article:
            self._places = self.article, {block.id: block for block in self.article.blocks}
        return self._places[1].get(id)

    def guide(self, id: str) -> Guide | None:
        """What the brief says of the block of that id."""
        brief = self.article.brief
        if brief is None:
            return None
        if self._guides is None or self._guides[0] is not brief:
            self._guides = brief, {guide.block: guide for guide in brief.guides}
        return self._guides[1].get(id)
