"""Exporting one article: every file made and proven first, then all of them put in place, or none.

Serves the command line and the window alike; neither asks nor tells anyone anything.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from editor.formats.disk import FileProblem, write_whole
from editor.formats.selfcheck import Report, verify
from editor.formats.spec import Format, SourceStyle, VaultFacts, WriteOptions, Written
from editor.lang.i18n import sentence
from editor.model.article import Article
from editor.value import frozen

BESIDE: Final = ("md",)
"""Formats whose images stand beside the file rather than in it."""


@frozen
class Output:
    """One format of an article, made but not yet written: its files, and what was kept in them."""

    format: Format
    path: Path
    written: Written
    report: Report
    warnings: tuple[str, ...] = ()
    private: bool = False
    """Only this user may read the files: they tell who confidential sources are."""

    @property
    def files(self) -> tuple[tuple[Path, bytes], ...]:
        """Every file that belongs to it, those beside it first."""
        beside = ((self.path.parent / name, data) for name, data in self.written.files)
        return (*beside, (self.path, self.written.data))


def make(
    article: Article, format: Format, path: Path, *, sources: SourceStyle = "notes",
    fragment: bool = False, vault: VaultFacts | None = None,
) -> Output:  # fmt: skip
    """The article in one format, to stand at `path`, compared with what was to be kept."""
    how = WriteOptions(
        sources=sources,
        fragment=fragment,
        media="beside" if format.id in BESIDE else "embed",
        media_folder=f"{path.stem}-media",
        vault=vault or {},
    )
    result = format.write(article, how)
    report = verify(article, format.id, result.value, how)
    private = format.vault and bool(vault)
    return Output(format, path, result.value, report, result.warnings, private)


def in_the_way(outputs: Iterable[Output]) -> tuple[Path, ...]:
    """Files that are already there and would be overwritten."""
    return tuple(path for output in outputs for path, _ in output.files if path.exists())


def write(outputs: Iterable[Output], *, overwrite: bool = False) -> None:
    """Put all files in place; where one fails, new ones go again and `FileProblem` is raised.

    An existing file survives unless `overwrite`; each is replaced whole or not at all.
    """
    new: list[Path] = []
    try:
        for output in outputs:
            for path, data in output.files:
                make_folder(path.parent)
                there = path.exists()
                write_whole(path, data, overwrite=overwrite, private=output.private)
                if not there:
                    new.append(path)
    except FileProblem:
        for path in new:
            path.unlink(missing_ok=True)
        raise


def make_folder(folder: Path) -> None:
    """The folder and those above it; `FileProblem` where that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileProblem(
            sentence(
                "The folder “{path}” cannot be made: {reason}.",
                path=folder,
                reason=error.strerror,
            )
        ) from error
