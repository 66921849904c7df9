"""One document in the making: what its blocks ask of the other parts. Lives for one call."""

from __future__ import annotations

from collections.abc import Sequence

from editor.formats.docx.notes import Notes
from editor.formats.docx.numbering import Numbering
from editor.formats.docx.package import Relations
from editor.formats.docx.pictures import Pictures
from editor.formats.docx.runs import Piece, line
from editor.formats.spec import WriteOptions
from editor.lang.direction import Direction, block_direction, language_direction
from editor.lang.i18n import N_, sentence
from editor.lang.terms import Terms, terms
from editor.model.article import Article, Block
from editor.value import dataclass, field


@dataclass(slots=True, eq=False, repr=False)
class Draft:
    """The article, its options, and the parts that grow while its blocks are written."""

    article: Article
    options: WriteOptions
    words: Terms = field(init=False)
    relations: Relations = field(default_factory=Relations)
    notes: Notes = field(init=False)
    numbering: Numbering = field(init=False)
    pictures: Pictures = field(default_factory=Pictures)
    warnings: dict[str, None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        language = self.article.meta.language
        self.words = terms(language)
        self.notes = Notes(self.article, self.options.sources, self._note_link)
        self.numbering = Numbering(language)

    def line(self, pieces: Sequence[Piece], direction: Direction, block: Block) -> str:
        """The runs of a paragraph of the block."""
        return line(pieces, direction, self.link, block.language)

    def direction(self, text: str, block: Block) -> Direction:
        """The direction of a text that belongs to the block without being its own."""
        language = block.language and language_direction(block.language)
        return block_direction(text, language or self.article.direction, block.direction)

    def link(self, url: str) -> str:
        """The attribute of `w:hyperlink` in the body, or nothing (and a warning)."""
        return self._link(self.relations, url)

    def _note_link(self, url: str) -> str:
        return self._link(self.notes.relations, url)

    def _link(self, relations: Relations, url: str) -> str:
        target = relations.link(url)
        if not target:
            self.warn(N_("“{address}” is no address for a link; it was kept as text."), address=url)
        return target

    def warn(self, message: str, /, **values: object) -> None:
        """Note a loss once; `message` is an English source string."""
        self.warnings[sentence(message, **values)] = None
