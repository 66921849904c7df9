"""What follows the text: the notes with their ways back, or the list of sources.

DPUB-ARIA 1.1 roles (doc-endnotes, doc-backlink, doc-bibliography), labels in the language of the
article. `doc-endnote` on items is deprecated there, so they are plain list items.
"""

from __future__ import annotations

from editor.formats.citing import note, reference
from editor.formats.html.inline import inline_html
from editor.formats.html.page import Page, attribute, direction_attribute, escape
from editor.lang.direction import block_direction
from editor.model.inline import Inlines, readable

BACK = "\u2191"
"""An upward arrow: it needs no mirroring and no emoji font."""


def notes_html(page: Page) -> str:
    """The section at the end, or nothing where nothing is cited."""
    if page.options.sources == "notes":
        return _notes(page)
    if page.options.sources == "list":
        return _source_list(page)
    return ""


def _notes(page: Page) -> str:
    items = []
    for number, one in enumerate(page.notes, 1):
        label = attribute(page.words("note_backlink", n=number))
        back = (
            f'\u00a0<a class="back" href="#{one.marker}" role="doc-backlink" '
            f'aria-label="{label}">{BACK}</a>'
        )
        items.append(_item(page, one.target, note(one.citation, page.article), back))
    only_remarks = not any(one.citation.refs for one in page.notes)
    heading = page.words["notes" if only_remarks else "sources"]
    return _section(page, "doc-endnotes", "notes", heading, items)


def _source_list(page: Page) -> str:
    known = {source.id: source for source in page.article.sources}
    language = page.article.meta.language
    items = [
        _item(page, id, reference(known[source], known, language), "")
        for source, id in page.entries.items()
    ]
    return _section(page, "doc-bibliography", "sources", page.words["sources"], items)


def _item(page: Page, id: str, words: Inlines, back: str) -> str:
    own = block_direction(readable(words), page.direction)
    given = direction_attribute(own, page.direction)
    return f'<li id="{id}"{given}>{inline_html(page, words, own)}{back}</li>\n'


def _section(page: Page, role: str, css: str, heading: str, items: list[str]) -> str:
    if not items:
        return ""
    id = page.new_id(css, "heading")
    return (
        f'<section class="{css}" role="{role}" aria-labelledby="{id}">\n'
        f'<h2 id="{id}">{escape(heading)}</h2>\n<ol>\n{"".join(items)}</ol>\n</section>\n'
    )
