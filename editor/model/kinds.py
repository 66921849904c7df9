"""KINDS: what a block can be. One row a kind; a new kind is a new row.

A row says where the kind may stand, what follows it on Enter, which marks it allows, and gives
neutral hints from which every writer and the page style can serve a kind they never heard of.
Knows nothing of any writer.
"""

from __future__ import annotations

from typing import Final, Literal

from editor.lang.i18n import N_
from editor.model.marks import MARKS
from editor.value import frozen

Zone = Literal["top", "body"]
Content = Literal["text", "object"]
Container = Literal["", "list", "box", "interview"]

ALL_MARKS: Final = frozenset(spec.id for spec in MARKS)
PLAIN_MARKS: Final = ALL_MARKS - {"code", "underline", "strike"}
"""For lines that are set as display type: no code, no underlining."""


@frozen
class Kind:
    """A row of KINDS.

    `zone` top: only before the body. `once`: at most one in an article. `content` object: one
    atomic thing whose inlines are its caption. `next`: the kind after Enter at its end.
    `outline`: heading level, 1 for the headline, 0 for none. `container`: what a run of such
    blocks folds into.
    `html` is "element" or "element.class"; `docx` is a Word style name; `markdown` is the name
    of a front matter field for top kinds, a line prefix, or a `.class` for a div.
    """

    id: str
    label: str
    html: str
    docx: str
    markdown: str = ""
    next: str = "paragraph"
    zone: Zone = "body"
    once: bool = False
    content: Content = "text"
    outline: int = 0
    container: Container = ""
    marks: frozenset[str] = ALL_MARKS


KINDS: Final[tuple[Kind, ...]] = (
    Kind("kicker", N_("Kicker"), "p.kicker", "Muharrir Kicker", "kicker", "headline", "top", True,
         marks=PLAIN_MARKS),
    Kind("headline", N_("Headline"), "h1", "Title", "title", "standfirst", "top", True, outline=1,
         marks=PLAIN_MARKS),
    Kind("standfirst", N_("Standfirst"), "p.standfirst", "Subtitle", "subtitle", "byline", "top",
         True, marks=PLAIN_MARKS),
    Kind("byline", N_("Byline"), "p.byline", "Author", "byline", "dateline", "top", True,
         marks=PLAIN_MARKS),
    Kind("dateline", N_("Dateline"), "p.dateline", "Date", "dateline", "lede", "top", True,
         marks=PLAIN_MARKS),
    Kind("lede", N_("Lede"), "p.lede", "Muharrir Lede", ".lede", once=True),
    Kind("paragraph", N_("Paragraph"), "p", "Normal"),
    Kind("section_heading", N_("Section heading"), "h2", "heading 1", "## ", outline=2,
         marks=PLAIN_MARKS),
    Kind("subheading", N_("Subheading"), "h3", "heading 2", "### ", outline=3, marks=PLAIN_MARKS),
    Kind("quotation", N_("Quotation"), "blockquote", "Quote", "> "),
    Kind("pull_quote", N_("Pull quote"), "div.pull-quote", "Intense Quote", ".pull-quote"),
    Kind("list_item", N_("List item"), "li", "List Bullet", "- ", "list_item", container="list"),
    Kind("box_heading", N_("Fact box heading"), "h3.fact-box-heading", "Muharrir Fact Box Heading",
         ".fact-box", "box_body", container="box", marks=PLAIN_MARKS),
    Kind("box_body", N_("Fact box text"), "p", "Muharrir Fact Box", ".fact-box", "box_body",
         container="box"),
    Kind("question", N_("Question"), "p.question", "Muharrir Question", ".question", "answer",
         container="interview"),
    Kind("answer", N_("Answer"), "p.answer", "Muharrir Answer", ".answer", "question",
         container="interview"),
    Kind("figure", N_("Figure"), "figure", "caption", content="object"),
    Kind("table", N_("Table"), "table", "caption", content="object"),
    Kind("embed", N_("Embed"), "figure.embed", "caption", ".embed", content="object"),
    Kind("divider", N_("Divider"), "hr", "Muharrir Divider", "---", content="object",
         marks=frozenset()),
    Kind("correction", N_("Correction"), "p.correction", "Muharrir Correction", ".correction"),
    Kind("update", N_("Update note"), "p.update", "Muharrir Update", ".update"),
)  # fmt: skip

KIND: Final[dict[str, Kind]] = {kind.id: kind for kind in KINDS}
"""By id. Ids are stable: they are written into files."""
