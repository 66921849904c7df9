"""The DOCX writer: an article in, a whole package out. Reads no clock and asks no library.

Equal articles give equal bytes.
"""

from __future__ import annotations

from editor.formats.docx.blocks import body_xml
from editor.formats.docx.draft import Draft
from editor.formats.docx.package import Relations, package
from editor.formats.docx.properties import app_xml, core_xml
from editor.formats.docx.settings import document_xml, footer_xml, settings_xml
from editor.formats.docx.styles import styles_xml
from editor.formats.result import Result
from editor.formats.spec import WriteOptions, Written
from editor.model.article import Article


def write(article: Article, options: WriteOptions) -> Result[Written]:
    """The article as a Word document. It must be `public(article)`, as every writer's is."""
    draft = Draft(article, options)
    relations, notes = draft.relations, draft.notes
    for type in ("styles", "settings", "numbering"):
        relations.add(type, f"{type}.xml")
    footer = relations.add("footer", "footer1.xml")
    direction, language = article.direction, article.meta.language
    body = body_xml(draft)
    texts = {
        "word/document.xml": document_xml(body, direction, footer),
        "word/styles.xml": styles_xml(direction, language),
        "word/settings.xml": settings_xml(direction, language, notes=bool(notes.footnotes)),
        "word/numbering.xml": draft.numbering.xml(),
        "word/footer1.xml": footer_xml(direction),
    }
    if notes.footnotes:
        relations.add("footnotes", "footnotes.xml")
        texts["word/footnotes.xml"] = notes.xml()
    texts["docProps/core.xml"] = core_xml(article)
    texts["docProps/app.xml"] = app_xml(article)
    parts = {path: text.encode("utf-8") for path, text in texts.items()}
    parts |= {f"word/{path}": data for path, data in draft.pictures.parts.values()}
    links = {
        "": _top_relations(),
        "word/document.xml": relations,
        "word/footnotes.xml": notes.relations,
    }
    return Result(Written(package(parts, links)), tuple(draft.warnings))


def _top_relations() -> Relations:
    top = Relations()
    top.add("officeDocument", "word/document.xml")
    top.add("core-properties", "docProps/core.xml")
    top.add("extended-properties", "docProps/app.xml")
    return top
