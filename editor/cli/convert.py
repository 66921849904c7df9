"""`muharrir convert IN OUT`: one file into another, by their suffixes."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from editor.cli.export import refuse_overwriting
from editor.formats.disk import FileProblem, format_of, read_article
from editor.formats.exporting import make, write
from editor.lang.i18n import Catalogue, one_line, sentence


def run(options: Namespace, translate: Catalogue) -> int:
    """0: converted and everything kept; 1: something was not kept, said on standard error."""
    source, target = Path(options.input), Path(options.output)
    format = format_of(target)
    if not format.writer:
        raise FileProblem(
            sentence(
                "Muharrir cannot write {suffix} files: “{path}”.", suffix=target.suffix, path=target
            )
        )
    read = read_article(source)
    output = make(read.value, format, target)
    refuse_overwriting((output,), force=options.force)
    write((output,), overwrite=options.force)
    for warning in (*read.warnings, *output.warnings):
        sys.stderr.write(f"muharrir: {translate.say(warning)}\n")
    print(f"{one_line(target)}: {output.report.summary(translate)}")
    return 0 if output.report.kept else 1
