"""`muharrir convert IN OUT`: one file into another, by their suffixes."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from editor.formats.disk import FileProblem, format_of, read_article, write_whole
from editor.formats.selfcheck import verify
from editor.formats.spec import WriteOptions
from editor.lang.i18n import Catalogue, sentence


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
    how = WriteOptions(
        media="beside" if format.id == "md" else "embed", media_folder=f"{target.stem}-media"
    )
    written = format.write(read.value, how)
    files = [(target.parent / name, data) for name, data in written.value.files]
    for path in (target, *(path for path, _ in files)):
        if path.exists() and not options.force:
            raise FileProblem(
                sentence(
                    "“{path}” is already there; nothing was written. --force overwrites it.",
                    path=path,
                ),
            )
    for path, data in (*files, (target, written.value.data)):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FileProblem(
                sentence(
                    "The folder “{path}” cannot be made: {reason}.",
                    path=path.parent,
                    reason=error.strerror,
                ),
            ) from error
        write_whole(path, data, overwrite=options.force)
    for warning in (*read.warnings, *written.warnings):
        sys.stderr.write(f"muharrir: {translate.say(warning)}\n")
    report = verify(read.value, format.id, written.value, how)
    print(f"{target}: {report.summary(translate)}")
    return 0 if report.kept else 1
