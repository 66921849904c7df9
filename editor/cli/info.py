"""`muharrir info`: what is in an article, for a person or as JSON."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path
from typing import Any, Final

from editor.formats.disk import format_of, read_article
from editor.lang.counting import count
from editor.lang.i18n import N_, Catalogue
from editor.model.article import Article, all_citations, inline_runs
from editor.model.inline import readable

LABELS: Final = {
    "kind": N_("kind"),
    "language": N_("language"),
    "direction": N_("direction"),
    "headline": N_("headline"),
    "words": N_("words"),
    "characters": N_("characters"),
    "blocks": N_("blocks"),
    "sections": N_("sections"),
    "sources": N_("sources"),
    "citations": N_("citations"),
    "warnings": N_("warnings"),
}


def run(options: Namespace, translate: Catalogue) -> int:
    """Always 0 for a readable file."""
    path = Path(options.file)
    result = read_article(path)
    facts = describe(result.value, format_of(path).id, tuple(map(translate.say, result.warnings)))
    if options.json:
        print(json.dumps(facts, ensure_ascii=False))
        return 0
    for name, value in facts.items():
        shown = "\n  ".join(["", *value]) if isinstance(value, list) else value
        print(f"{translate(LABELS[name])}: {shown}")
    return 0


def describe(article: Article, kind: str, warnings: tuple[str, ...]) -> dict[str, Any]:
    """The facts, in the order of the contract; `kind` is the id of the file's format."""
    text = "\n".join(
        readable(inlines) for block in article.blocks for inlines in inline_runs(block)
    )
    counts = count(text)
    return {
        "kind": kind,
        "language": article.meta.language,
        "direction": article.direction,
        "headline": article.headline,
        "words": counts.words,
        "characters": counts.characters,
        "blocks": len(article.blocks),
        "sections": sum(block.kind == "section_heading" for block in article.blocks),
        "sources": len(article.sources),
        "citations": sum(1 for _ in all_citations(article)),
        "warnings": list(warnings),
    }
