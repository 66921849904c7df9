"""Citations: real Word footnotes, numbers of the list of sources, or names in brackets.

Gives pieces for the text and the footnotes part. The words are those of `editor.formats.citing`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from editor.formats.citing import bibliography, cited, inline_attribution, note
from editor.formats.docx.package import Relations
from editor.formats.docx.paragraphs import paragraph
from editor.formats.docx.runs import Linker, Piece, line
from editor.formats.docx.xml import HEAD, NAMESPACES
from editor.formats.spec import SourceStyle
from editor.lang.direction import Direction, block_direction
from editor.lang.terms import terms
from editor.model.article import Article
from editor.model.inline import BREAK, OBJECT, Break, Citation, Inline, Ref, Text
from editor.model.marks import Mark
from editor.value import dataclass, field

NBSP: Final = "\u00a0"
MARKER_STYLE: Final = "MuharrirSourceMarker"


@dataclass(slots=True, eq=False, repr=False)
class Notes:
    """The footnotes of one document as they are met, and the numbers of its sources.

    `link` serves the footnotes part, which has relationships of its own.
    """

    article: Article
    style: SourceStyle
    link: Linker
    relations: Relations = field(default_factory=Relations)
    footnotes: list[str] = field(default_factory=list)
    numbers: dict[str, int] = field(init=False)
    _said: dict[tuple[tuple[Ref, ...], tuple[Text, ...]], tuple[str, Direction]] = field(
        default_factory=dict
    )
    """Runs and direction of a note by what it says: a source is often cited more than once."""

    def __post_init__(self) -> None:
        self.numbers = {source.id: n for n, source in enumerate(cited(self.article), 1)}

    def pieces(self, inlines: Iterable[Inline]) -> list[Piece]:
        """The inlines as pieces of a line, each citation as its marker."""
        out: list[Piece] = []
        for inline in inlines:
            if isinstance(inline, Text):
                out.append(Piece(inline.text, inline.marks))
            elif isinstance(inline, Break):
                out.append(Piece(BREAK))
            else:
                out += self._marker(inline)
        return out

    def _marker(self, citation: Citation) -> Iterable[Piece]:
        if self.style == "notes":
            return (self._footnote(citation),)
        if self.style == "list":
            return self._bracket("[", self._numbers(citation), citation, "]")
        if self.style == "inline":
            names = inline_attribution(citation, self.article)
            return self._bracket(" (", [Piece(names)] if names else [], citation, ")")
        return ()

    def _footnote(self, citation: Citation) -> Piece:
        said = (citation.refs, citation.note)
        if said not in self._said:
            self._said[said] = self._content(citation)
        content, direction = self._said[said]
        number = len(self.footnotes) + 1
        mark = _reference("<w:footnoteRef/>", direction == "rtl")
        space = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
        inside = paragraph("footnote text", f"{mark}{space}{content}", direction)
        self.footnotes.append(f'<w:footnote w:id="{number}">{inside}</w:footnote>')
        reference = f'<w:footnoteReference w:id="{number}"/>'
        return Piece(OBJECT, style="FootnoteReference", object=reference, apart=True)

    def _content(self, citation: Citation) -> tuple[str, Direction]:
        pieces = [Piece(text.text, text.marks) for text in note(citation, self.article)]
        text = "".join(piece.text for piece in pieces)
        direction = block_direction(text, self.article.direction)
        return line(pieces, direction, self.link), direction

    def _numbers(self, citation: Citation) -> list[Piece]:
        """The numbers of its sources, each a way to the list, with the place inside the source."""
        words = terms(self.article.meta.language)
        out: list[Piece] = []
        for ref in citation.refs:
            if (number := self.numbers.get(ref.source)) is None:
                continue
            if out:
                out.append(Piece(words["reference_separator"], style=MARKER_STYLE))
            target = (Mark("link", f"#_source_{number}"),)
            out.append(Piece(str(number), target, style=MARKER_STYLE))
            if ref.locator:
                out.append(Piece(words["list_separator"] + ref.locator, style=MARKER_STYLE))
        return out

    def _bracket(
        self, before: str, inside: list[Piece], citation: Citation, after: str
    ) -> Iterable[Piece]:
        """The pieces in brackets, followed by the editor's own remark."""
        remark = [Piece(text.text, text.marks) for text in citation.note]
        if inside and remark:
            stop = terms(self.article.meta.language)["sentence_end"]
            inside = [*inside, Piece(stop + " ")]
        if not inside and not remark:
            return ()
        style = inside[0].style if inside else ""
        return (Piece(before, style=style, apart=True), *inside, *remark, Piece(after, style=style))

    def sources(self, link: Linker) -> str:
        """The list of sources with its heading, where the style asks for one."""
        if self.style != "list" or not self.numbers:
            return ""
        base = self.article.direction
        heading = terms(self.article.meta.language)["sources"]
        out = [paragraph("heading 1", line([Piece(heading)], base, link), base)]
        for number, (_, runs) in enumerate(bibliography(self.article), 1):
            pieces = [Piece(text.text, text.marks) for text in runs]
            direction = block_direction("".join(piece.text for piece in pieces), base)
            mark = f'<w:bookmarkStart w:id="{number}" w:name="_source_{number}"/>'
            content = f'{mark}<w:bookmarkEnd w:id="{number}"/>'
            content += line(pieces, direction, link)
            out.append(paragraph("Bibliography", content, direction))
        return "".join(out)

    def xml(self) -> str:
        """The footnotes part: the two rules (ids -1 and 0), then the notes in reading order."""
        rules = "".join(
            f'<w:footnote w:type="{name}" w:id="{id}">'
            + paragraph("footnote text", f"<w:r><w:{name}/></w:r>", self.article.direction)
            + "</w:footnote>"
            for id, name in ((-1, "separator"), (0, "continuationSeparator"))
        )
        return f"{HEAD}<w:footnotes {NAMESPACES}>{rules}{''.join(self.footnotes)}</w:footnotes>"


def _reference(element: str, rtl: bool) -> str:
    direction = "<w:rtl/>" if rtl else ""
    return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/>{direction}</w:rPr>{element}</w:r>'
