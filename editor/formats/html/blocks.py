"""Blocks as HTML: headings, paragraphs, quotations, lists, fact boxes, interviews.

What a kind becomes is its row's `html` hint; a kind that was never heard of works by it. Only
what no hint can say (a speaker, a heading's level, nesting) is written here.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile
from typing import Final

from editor.formats.folding import Box, Interview, Item, List, Node, fold
from editor.formats.html.inline import inline_html
from editor.formats.html.objects import object_html
from editor.formats.html.page import (
    Page,
    attribute,
    direction_attribute,
    escape,
    language_attribute,
)
from editor.lang.bidi import Direction
from editor.lang.dates import format_date, parse_iso
from editor.lang.i18n import N_
from editor.model.article import Article, Block
from editor.model.inline import Text, citations
from editor.model.kinds import KIND, Kind

DATED: Final = frozenset({"byline", "dateline", "correction", "update"})
"""Kinds whose words tell when something happened to the article."""

LABELLED: Final = frozenset({"correction", "update", "question", "answer"})
"""Kinds that readers should be told the name of."""

_HOLD_PARAGRAPHS: Final = frozenset({"blockquote", "div", "section", "aside"})
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def article_html(page: Page) -> str:
    """Everything inside the article element, but for the notes."""
    article = page.article
    top = tuple(takewhile(lambda block: KIND[block.kind].zone == "top", article.blocks))
    head = [block_html(page, block, page.direction) for block in top]
    if page.options.part:
        return "".join(head) + nodes_html(page, fold(article.blocks[len(top) :]), page.direction)
    if not any(block.kind == "headline" and has_content(block) for block in top):
        page.warn(N_("The article has no headline; the page says so in its place."))
        place = sum(block.kind == "kicker" for block in top)
        head.insert(place, f'<h1 class="untitled">{escape(page.words["untitled"])}</h1>\n')
    if not page.has_dates and not page.options.fragment:
        head.append(_published(article, page))
    body = nodes_html(page, fold(article.blocks[len(top) :]), page.direction)
    return f"<header>\n{''.join(head)}</header>\n{body}"


def _published(article: Article, page: Page) -> str:
    """The date of publication, on a page whose own words tell none."""
    iso, language = article.meta.published, article.meta.language
    if parse_iso(iso) is None:
        return ""
    page.has_dates = True
    words = escape(page.words("published_on", date=format_date(iso, language, time=False)))
    return f'<p class="published"><time datetime="{attribute(iso)}">{words}</time></p>\n'


def has_content(block: Block) -> bool:
    """Whether there is anything to show but white space; a citation counts."""
    return bool(block.text.strip()) or any(citations(block.inlines))


def nodes_html(page: Page, nodes: Iterable[Node], parent: Direction) -> str:
    """A run of blocks and what they fold into, inside an element of that direction."""
    out = []
    for node in nodes:
        if isinstance(node, Block):
            out.append(block_html(page, node, parent))
        elif isinstance(node, List):
            out.append(_list(page, node, parent))
        elif isinstance(node, Box):
            out.append(_box(page, node, parent))
        else:
            out.append(_interview(page, node, parent))
    return "".join(out)


def block_html(page: Page, block: Block, parent: Direction) -> str:
    """One block as its element; nothing for one that is empty."""
    kind = KIND[block.kind]
    if kind.content == "object":
        return object_html(page, block, parent)
    if not has_content(block):
        return ""
    element, _, css = kind.html.partition(".")
    given = attributes(page, block, parent, css) + _label(page, block)
    text = inline_html(
        page, block.inlines, page.article.direction_of(block), dated=block.kind in DATED
    )
    if element in _HEADINGS:
        element, id = _heading(page, block, kind, element)
        return f"<{element}{id}{given}>{text}</{element}>\n"
    if element in _HOLD_PARAGRAPHS:
        return f"<{element}{given}><p>{text}</p>{_signature(page, block)}</{element}>\n"
    return f"<{element}{given}>{_prefix(page, block)}{text}</{element}>\n"


def attributes(page: Page, block: Block, parent: Direction, css: str = "") -> str:
    """Class, language, direction and alignment, each only where it says something."""
    own = page.article.direction_of(block)
    return "".join(
        (
            f' class="{css.replace(".", " ")}"' if css else "",
            language_attribute(block.language)
            if block.language and block.language != page.article.meta.language
            else "",
            direction_attribute(own, parent),
            f' style="text-align:{block.align}"' if block.align else "",
        )
    )


def _heading(page: Page, block: Block, kind: Kind, element: str) -> tuple[str, str]:
    """The element of a heading where it stands, and its id for links into the page."""
    if kind.outline == 1:
        return "h1", ""
    level = page.enter_section(kind.outline) if kind.outline else page.inner_level
    return f"h{level}", f' id="{page.new_id("b", block.id)}"'


def _label(page: Page, block: Block) -> str:
    """The name of a note or a turn of talk, for the stylesheet to show; not where it says so."""
    if block.kind not in LABELLED or block.speaker:
        return ""
    word = page.words[block.kind]
    begins = block.text.lstrip().casefold().removeprefix(word.casefold())
    says_so = len(begins) < len(block.text.lstrip()) and not begins[:1].isalpha()
    return "" if says_so else f' data-label="{attribute(word)}"'


def _signature(page: Page, block: Block) -> str:
    """The speaker under a quotation, inside it: readers and content systems keep that in place."""
    if not block.speaker:
        return ""
    return f"<footer><cite>{_plain(page, block.speaker, block)}</cite></footer>"


def _prefix(page: Page, block: Block) -> str:
    """The speaker before a question or an answer."""
    if not block.speaker:
        return ""
    return f'<strong class="speaker">{_plain(page, block.speaker, block)}:</strong> '


def _plain(page: Page, text: str, block: Block) -> str:
    """Words without marks that stand beside the text of a block, in the block's direction."""
    return inline_html(page, (Text(text),), page.article.direction_of(block))


def _list(page: Page, node: List, parent: Direction) -> str:
    """The list has the direction of its first item, so that indent and marker are on one side."""
    element = "ol" if node.ordered else "ul"
    own = page.article.direction_of(node.items[0].block)
    items = "".join(_item(page, item, own) for item in node.items)
    if not items:
        return ""
    return f"<{element}{direction_attribute(own, parent)}>\n{items}</{element}>\n"


def _item(page: Page, item: Item, parent: Direction) -> str:
    block = item.block
    own = page.article.direction_of(block)
    text = inline_html(page, block.inlines, own)
    _, _, css = KIND[block.kind].html.partition(".")
    below = "".join(_list(page, one, own) for one in item.lists)
    if not below and not has_content(block):
        return ""
    gap = "\n" if below else ""
    return f"<li{attributes(page, block, parent, css)}>{text}{gap}{below}</li>\n"


def _box(page: Page, node: Box, parent: Direction) -> str:
    """A section named by its heading; a note where it has none."""
    inner = nodes_html(page, node.nodes, parent)
    if not inner:
        return ""
    if inner.startswith("<h") and ' id="' in inner:
        id = inner.split(' id="', 1)[1].split('"', 1)[0]
        return f'<section class="fact-box" aria-labelledby="{id}">\n{inner}</section>\n'
    label = attribute(page.words["fact_box"])
    return f'<div class="fact-box" role="note" aria-label="{label}">\n{inner}</div>\n'


def _interview(page: Page, node: Interview, parent: Direction) -> str:
    inner = "".join(block_html(page, block, parent) for block in node.blocks)
    return f'<div class="interview">\n{inner}</div>\n' if inner else ""
