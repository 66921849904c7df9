"""`muharrir export`: articles into every format asked for, each file proven after writing.

Everything an article turns into is made before the first byte is written, so that a failure leaves
no half-written set. What only some exports need (the vault, what a template still asks for) is
loaded only for them: scripts wait for one article from a cold start.
"""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import TYPE_CHECKING, Any

from editor.cli.progress import Progress
from editor.formats import BY_ID, FORMATS
from editor.formats.disk import FileProblem, read_article
from editor.formats.exporting import Output, in_the_way, make, make_folder, write
from editor.formats.spec import Format, VaultFacts
from editor.lang.i18n import Catalogue, one_line, sentence
from editor.model.article import Article
from editor.value import dataclass, field

if TYPE_CHECKING:
    from editor.library.vault_record import VaultRecord


@dataclass(slots=True)
class Outcome:
    """What became of one input."""

    file: Path
    outputs: list[Output] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    error: FileProblem | None = None

    @property
    def good(self) -> bool:
        """Everything was written and everything was kept."""
        return self.error is None and all(output.report.kept for output in self.outputs)


def run(options: Namespace, translate: Catalogue) -> int:
    """0: all exported and proven; 1: some not; 2: nothing could be used."""
    formats = _formats(options.to)
    records: tuple[VaultRecord, ...] = ()
    if options.vault or options.vault_fd is not None:
        from editor.cli.vault import vault_records

        records = vault_records(options, formats, translate)
    folder = _folder(options.out)
    progress = Progress(len(options.files))
    outcomes: list[Outcome] = []
    taken: set[Path] = set()
    for name in options.files:
        outcome = _one(Path(name), formats, folder, options, taken, records)
        outcomes.append(outcome)
        taken.update(output.path for output in outcome.outputs)
        progress.step(one_line(outcome.file))
        if not options.json:
            with progress.hidden():
                _tell(outcome, translate)
    progress.close()
    if options.json:
        print(json.dumps([_as_json(one, translate) for one in outcomes], ensure_ascii=False))
    if all(outcome.error is not None for outcome in outcomes):
        return 2
    return 0 if all(outcome.good for outcome in outcomes) else 1


def _formats(names: str) -> list[Format]:
    wanted = list(dict.fromkeys(name.strip() for name in names.split(",") if name.strip()))
    known = [format.id for format in FORMATS if format.writer]
    for name in wanted:
        if name not in known:
            raise FileProblem(
                sentence(
                    "There is no format “{name}” to export to; there are {known}.",
                    name=name,
                    known=", ".join(known),
                ),
            )
    if not wanted:
        raise FileProblem(
            sentence("No format to export to was named; there are {known}.", known=", ".join(known))
        )
    return [BY_ID[name] for name in wanted]


def _folder(name: str | None) -> Path | None:
    if name is None:
        return None
    make_folder(Path(name))
    return Path(name)


def _one(
    file: Path, formats: Iterable[Format], folder: Path | None, options: Namespace,
    taken: set[Path], records: tuple[VaultRecord, ...],
) -> Outcome:  # fmt: skip
    outcome = Outcome(file)
    try:
        result = read_article(file)
        outcome.warnings += result.warnings
        vault = _vault_facts(records, result.value)
        outputs = [
            make(
                result.value,
                format,
                (folder or file.parent) / (file.stem + format.suffixes[0]),
                sources=options.sources,
                fragment=options.fragment,
                vault=vault,
            )
            for format in formats
        ]
        refuse_overwriting(outputs, taken, force=options.force)
        write(outputs, overwrite=options.force)
        outcome.warnings += [warning for output in outputs for warning in output.warnings]
        if result.value.brief is not None:
            outcome.warnings += _still_empty(result.value)
        outcome.outputs = outputs
    except FileProblem as problem:
        outcome.error = problem
    return outcome


def _vault_facts(records: tuple[VaultRecord, ...], article: Article) -> VaultFacts:
    if not records:
        return {}
    from editor.library.vault_desk import desk_facts

    return desk_facts(records, article)


def _still_empty(article: Article) -> list[str]:
    """The required slots that nobody filled in, as sentences."""
    if article.brief is None:
        return []
    from editor.templates.checking import required_slots

    return [one.sentence for one in required_slots(article)]


def refuse_overwriting(
    outputs: Iterable[Output], taken: AbstractSet[Path] = frozenset(), *, force: bool
) -> None:
    """Raise `FileProblem` where a file is there already, or was written by this very run."""
    outputs = tuple(outputs)
    ours = [path for output in outputs for path, _ in output.files if path in taken]
    for path in ours or (() if force else in_the_way(outputs)):
        raise FileProblem(
            sentence(
                "“{path}” is already there; nothing was written. --force overwrites it.", path=path
            )
        )


def _tell(outcome: Outcome, translate: Catalogue) -> None:
    if outcome.error is not None:
        sys.stderr.write(f"muharrir: {translate.say(outcome.error.sentence)}\n")
    for output in outcome.outputs:
        print(f"{one_line(output.path)}: {output.report.summary(translate)}")
    for warning in outcome.warnings:
        sys.stderr.write(f"muharrir: {one_line(outcome.file)}: {translate.say(warning)}\n")


def _as_json(outcome: Outcome, translate: Catalogue) -> dict[str, Any]:
    return {
        "file": str(outcome.file),
        "outputs": [
            {
                "format": output.format.id,
                "path": str(output.path),
                "bytes": len(output.written.data),
                "kept": output.report.kept,
                "checks": [
                    {"what": row.what, "expected": row.expected, "found": row.found,
                     "kept": row.kept}
                    for row in output.report.rows
                ],
            }
            for output in outcome.outputs
        ],
        "warnings": [translate.say(warning) for warning in outcome.warnings],
        "error": None if outcome.error is None else translate.say(outcome.error.sentence),
    }  # fmt: skip
