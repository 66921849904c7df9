"""Article to HTML: a whole page that stands on its own, or a fragment for a content system.

Receives a public article. What it cannot keep it says in a warning; it never raises on content.
"""

from __future__ import annotations

import re
from typing import Final

from editor.formats.html.blocks import article_html
from editor.formats.html.head import head_html
from editor.formats.html.notes import notes_html
from editor.formats.html.page import Page, language_attribute
from editor.formats.result import Result
from editor.formats.spec import WriteOptions, Written
from editor.lang.i18n import N_
from editor.lang.terms import terms
from editor.model.article import Article

FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""What HTML forbids (HTML, 13.1: control characters, noncharacters), and the embeddings and
overrides of UAX #9, which would leak over what follows them; `dir` and `bdi` serve instead."""


def write(article: Article, options: WriteOptions) -> Result[Written]:
    """The page as UTF-8, and its images beside it where `options.media` says so."""
    page = Page(article, options, terms(article.meta.language))
    body = article_html(page) + notes_html(page)
    given = f'{language_attribute(article.meta.language)} dir="{article.direction}"'
    if options.fragment:
        text = f"<article{given}>\n{body}</article>\n"
    else:
        text = (
            f"<!DOCTYPE html>\n<html{given}>\n<head>\n{head_html(page)}</head>\n"
            f"<body>\n<article>\n{body}</article>\n</body>\n</html>\n"
        )
    text, removed = FORBIDDEN.subn("", text)
    if removed:
        page.warn(N_("Invisible control characters were left out."))
    return Result(Written(text.encode("utf-8"), tuple(page.files.items())), page.warnings)
