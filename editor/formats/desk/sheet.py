"""How the sheet says anything: its words, escaped and isolated, in the language of the article.

One `Sheet` serves one call of the writer. Knows nothing of claims.
"""

from __future__ import annotations

import re
from html import escape
from typing import Final

from editor.lang.dates import format_date
from editor.lang.direction import Direction, block_direction
from editor.lang.isolation import isolates
from editor.lang.quotes import quote_profile
from editor.lang.terms import Terms
from editor.model.article import Article
from editor.value import frozen

ADDRESS: Final = re.compile(r"https?://\S+\Z", re.IGNORECASE)


@frozen
class Sheet:
    """The article the sheet is about, and the words of its language."""

    article: Article
    words: Terms

    def term(self, key: str, **values: object) -> str:
        """A word of the sheet, as markup."""
        return escape(self.words(key, **values))

    def one_of(self, table: str, id: str) -> str:
        """The word for an id of a table of the model ("terms", "kind"); the id where it has none."""
        return escape(self.words.words.get(f"{table}_{id}", id))

    def said(self, text: str, direction: Direction | None = None) -> str:
        """Words of the article or of a record, in the direction that is theirs."""
        if not text:
            return ""
        own = direction or block_direction(text, self.article.direction)
        out, done = "", 0
        for start, end in isolates(text, own):
            out += f'{escape(text[done:start])}<bdi dir="ltr">{escape(text[start:end])}</bdi>'
            done = end
        return f'<bdi dir="{own}">{out}{escape(text[done:])}</bdi>'

    def quoted(self, text: str, direction: Direction) -> str:
        """The words as a quotation, unless they bring their own marks."""
        text = text.strip()
        marks = quote_profile(self.article.meta.language)
        if text[:1] in '«“”„"':
            return self.said(text, direction)
        return self.said(f"{marks.open}{text}{marks.close}", direction)

    def date(self, iso: str) -> str:
        """A date in words."""
        return self.said(format_date(iso, self.article.meta.language)) if iso else ""

    def dated(self, key: str, iso: str) -> str:
        """A term that tells a date; nothing without one."""
        if not iso:
            return ""
        return self.said(self.words(key, date=format_date(iso, self.article.meta.language)))

    def link(self, url: str) -> str:
        """An address, to follow where it is one of the web."""
        text = f'<bdi dir="ltr">{escape(url)}</bdi>'
        return f'<a href="{escape(url)}">{text}</a>' if ADDRESS.match(url) else text

    def listed(self, parts: list[str]) -> str:
        """Parts, already markup, with the commas of the language."""
        return self.term("list_separator").join(parts)
