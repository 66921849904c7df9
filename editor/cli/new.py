"""`muharrir new TEMPLATE OUT`: an article from a template, with slots filled from the arguments."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from editor.formats.disk import FileProblem, format_of, write_whole
from editor.formats.spec import WriteOptions
from editor.lang.i18n import N_, Catalogue, one_line, sentence
from editor.templates.catalogue import load
from editor.templates.checking import findings
from editor.templates.making import Known, make_article
from editor.templates.template import Template


def run(options: Namespace, translate: Catalogue) -> int:
    """0: written; 1: written, and something that the template requires is still missing."""
    template = _template(options.template, options.language)
    values = _values(options.set or (), template)
    out = Path(options.output)
    format = format_of(out)
    if not format.writer:
        raise FileProblem(
            sentence("Muharrir cannot write {suffix} files: “{path}”.", suffix=out.suffix, path=out)
        )
    article = make_article(template, Known(now=datetime.now().astimezone(), values=values))
    written = format.write(article, WriteOptions()).value
    write_whole(out, written.data, overwrite=options.force)
    missing = [one for one in findings(article) if one.weight == "required"]
    for one in missing:
        sys.stderr.write(f"muharrir: {one_line(out)}: {translate.say(one.sentence)}\n")
    print(one_line(out))
    return 1 if missing else 0


def _template(id: str, language: str) -> Template:
    catalogue = load()
    template = catalogue.template(id, language)
    if template is None or template.kind != "article":
        known = [one.template.id for one in catalogue.found if one.template.kind == "article"]
        raise FileProblem(
            sentence(
                N_("There is no article template “{id}”; there are {known}."),
                id=id, known=", ".join(dict.fromkeys(known)),
            )
        )  # fmt: skip
    return template


def _values(given: Iterable[str], template: Template) -> dict[str, str]:
    values: dict[str, str] = {}
    for one in given:
        name, equals, text = one.partition("=")
        if not equals or template.slot(name) is None:
            known = ", ".join(slot.name for slot in template.slots)
            raise FileProblem(
                sentence(
                    N_("“{given}” fills no slot: write slot=value, with a slot out of {known}."),
                    given=one, known=known,
                )
            )  # fmt: skip
        values[name] = text
    return values
