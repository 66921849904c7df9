"""`muharrir templates`: every template there is, ours and the user's own."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from typing import Any

from editor.lang.i18n import Catalogue as Words
from editor.templates.catalogue import Catalogue, load
from editor.templates.template import names_in


def run(options: Namespace, translate: Words) -> int:
    """0: all read; 1: some template files are broken, each said on standard error."""
    catalogue = load()
    rows = describe(catalogue)
    if options.json:
        print(json.dumps(rows, ensure_ascii=False))
    else:
        for row in rows:
            print(f"{row['kind']}\t{row['language']}\t{row['id']}\t{row['title']}")
    for problem in catalogue.problems:
        sys.stderr.write(f"muharrir: {translate.say(problem)}\n")
    return 1 if catalogue.problems else 0


def describe(catalogue: Catalogue) -> list[dict[str, Any]]:
    """The facts of the contract, a row a template; `slots` are names in the order of the file."""
    rows: list[dict[str, Any]] = [
        {
            "id": one.template.id,
            "kind": one.template.kind,
            "language": one.template.language,
            "title": one.template.title,
            "slots": [slot.name for slot in one.template.slots],
        }
        for one in catalogue.found
    ]
    rows += [
        {
            "id": pattern.id,
            "kind": file.kind,
            "language": file.language,
            "title": pattern.title,
            "slots": list(dict.fromkeys(names_in(pattern.pattern))),
        }
        for file in catalogue.patterns
        for pattern in file.headlines
    ]
    return rows
