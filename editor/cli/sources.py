"""`muharrir sources`: list an article's sources, take references in, give them out.

muharrir sources FILE [--json]
muharrir sources import FILE REFS
muharrir sources export FILE OUT
"""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path
from typing import Any

from editor.edit.citations import cite_uses
from editor.formats import BY_ID
from editor.formats.disk import FileProblem, format_of, read_article, read_bytes, write_whole
from editor.formats.refs import REFERENCE_SUFFIXES, read_refs, write_refs
from editor.formats.result import Unreadable
from editor.lang.i18n import Catalogue, nsentence, sentence
from editor.model.article import Article
from editor.model.public import public
from editor.model.sources import Source
from editor.value import replace


def run(options: Namespace, translate: Catalogue) -> int:
    """0: done; 1: some references could not be taken."""
    words = list(options.words)
    if words[0] == "import" and len(words) == 3:
        return _import(Path(words[1]), Path(words[2]), options, translate)
    if words[0] == "export" and len(words) == 3:
        return _export(Path(words[1]), Path(words[2]), options)
    if len(words) != 1:
        raise FileProblem(
            sentence("Name one article, or `import FILE REFS`, or `export FILE OUT`.")
        )
    article = read_article(Path(words[0])).value
    rows = [describe(source, article) for source in article.sources]
    if options.json:
        print(json.dumps(rows, ensure_ascii=False))
        return 0
    for row in rows:
        via = f" ← {row['via']}" if row["via"] else ""
        print(f"{row['id']}\t{row['kind']}\t{row['name']}{via}\t{row['terms']}\t"
              f"{row['verification']}\t{row['cited']}")  # fmt: skip
    return 0


def describe(source: Source, article: Article) -> dict[str, Any]:
    """The facts of the contract; `via` is the id of the carrying source, or null."""
    return {
        "id": source.id,
        "kind": source.kind,
        "name": source.name or source.title or source.label or source.description,
        "via": source.via or None,
        "terms": source.terms,
        "verification": source.verification,
        "cited": len(cite_uses(article, source.id)),
    }


def _import(file: Path, refs: Path, options: Namespace, translate: Catalogue) -> int:
    if format_of(file).id != "muharrir":
        raise FileProblem(
            sentence("Sources can only be kept in a .muharrir article: “{path}”.", path=file)
        )
    article = read_article(file).value
    try:
        found = read_refs(read_bytes(refs), refs.name)
    except Unreadable as error:
        raise FileProblem(
            sentence("“{path}” cannot be read: {reason}", path=refs, reason=error.args[0])
        ) from error
    new = tuple(source for source in found.value if not _known(source, article))
    if new:
        changed = replace(article, sources=(*article.sources, *new))
        data = BY_ID["muharrir"].write(changed).value.data
        write_whole(file, data, overwrite=True)
    for warning in found.warnings:
        print(translate.say(warning))
    told = nsentence(
        "{new} of {n} reference was added.", "{new} of {n} references were added.",
        len(found.value), new=len(new),
    )  # fmt: skip
    print(translate.say(told))
    return 1 if found.warnings else 0


def _known(source: Source, article: Article) -> bool:
    """Whether the article has it already: by id, address or identifier."""
    return any(
        source.id == one.id
        or (source.url and source.url == one.url)
        or (source.identifier and source.identifier == one.identifier)
        for one in article.sources
    )


def _export(file: Path, out: Path, options: Namespace) -> int:
    kind = REFERENCE_SUFFIXES.get(out.suffix.lower())
    if kind is None:
        raise FileProblem(
            sentence("“{path}” has no suffix that Muharrir knows ({known}).", path=out,
                     known=" ".join(REFERENCE_SUFFIXES))
        )  # fmt: skip
    article = public(read_article(file).value)
    write_whole(out, write_refs(article.sources, kind), overwrite=options.force)
    return 0
