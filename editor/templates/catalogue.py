"""All templates there are: ours, and those in the user's own folder, which win.

A file that cannot be read is skipped and said. Knows where the files are; not what they mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from editor.lang.i18n import N_, Sentence, sentence
from editor.library.places import config_folder
from editor.resources import resource
from editor.templates.reading import LARGEST, BadTemplate, read_template
from editor.templates.template import GROUPS, Kind, Pattern, PatternFile, Template
from editor.value import frozen, replace

SUFFIX: Final = ".toml"
LANGUAGES: Final = ("ar", "fa", "ur", "he", "en")


@frozen
class Found:
    """A template and where it stands; `own`: in the user's folder."""

    template: Template
    path: Path
    own: bool = False


@frozen
class Catalogue:
    """What was found, in the order in which it is shown, and a sentence for each bad file."""

    found: tuple[Found, ...] = ()
    patterns: tuple[PatternFile, ...] = ()
    problems: tuple[Sentence, ...] = ()

    def templates(self, kind: Kind, language: str) -> tuple[Template, ...]:
        """The templates of a kind in a language (its region does not matter)."""
        base = language.partition("-")[0]
        return tuple(
            one.template
            for one in self.found
            if one.template.kind == kind and one.template.language == base
        )

    def template(self, id: str, language: str = "") -> Template | None:
        """The template of that id: in that language, else in the first that has it."""
        base = language.partition("-")[0]
        same = [one.template for one in self.found if one.template.id == id]
        first = next((one for one in same if one.language == base), None)
        return first or (same[0] if same and not base else None)

    def headlines(self, language: str) -> tuple[PatternFile, ...]:
        """The pattern files of a language."""
        base = language.partition("-")[0]
        return tuple(one for one in self.patterns if one.language == base)

    def pattern(self, id: str, language: str) -> Pattern | None:
        """The headline pattern of that id."""
        each = (one for file in self.headlines(language) for one in file.headlines)
        return next((one for one in each if one.id == id), None)


def own_folder() -> Path:
    """Where the user's own templates are, a folder a language."""
    return config_folder() / "templates"


def load(own: Path | None = None, *, language: str = "") -> Catalogue:
    """Read every template there is; again only where a file has changed since.

    `language`: of those that were shipped only the ones in this language (its region does not
    matter), which is much faster.
    """
    base = language.partition("-")[0]
    shipped = (path for path in _files(resource("templates")) if base in ("", path.parent.name))
    mine = _files(own or own_folder())
    return _loaded(
        (*((path, False, *_stamp(path)) for path in shipped),
         *((path, True, *_stamp(path)) for path in mine))
    )  # fmt: skip


@lru_cache(maxsize=4)
def _loaded(files: tuple[tuple[Path, bool, int, int], ...]) -> Catalogue:
    found: dict[tuple[str, str, str], Found] = {}
    patterns: list[PatternFile] = []
    problems: list[Sentence] = []
    for path, mine, *_ in files:
        try:
            template = _read(path)
        except BadTemplate as error:
            problems.append(error.sentence)
            continue
        if isinstance(template, PatternFile):
            patterns.append(template)
            continue
        template = replace(template, group="own") if mine else template
        key = (template.kind, template.language, template.id)
        found[key] = Found(template, path, mine)
    order = sorted(found.values(), key=_order)
    return Catalogue(tuple(order), tuple(patterns), tuple(problems))


def _order(found: Found) -> tuple[object, ...]:
    template = found.template
    place = LANGUAGES.index(template.language) if template.language in LANGUAGES else 99
    group = list(GROUPS).index(template.group)
    return template.kind, place, group, template.order, template.title


def _files(folder: Path) -> Iterator[Path]:
    try:
        languages = sorted(path for path in folder.iterdir() if path.is_dir())
        for language in languages:
            found = (path for path in language.iterdir() if path.suffix == SUFFIX)
            # What is no ordinary file might never end, or never begin.
            yield from sorted(path for path in found if path.is_file())
    except OSError:
        return


def _stamp(path: Path) -> tuple[int, int]:
    """When the file was written, and its size; zeros where that cannot be told."""
    try:
        facts = path.stat()
    except OSError:
        return 0, 0
    return facts.st_mtime_ns, facts.st_size


def _read(path: Path) -> Template | PatternFile:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        message = N_("The template “{name}” cannot be read: {reason}.")
        raise BadTemplate(sentence(message, name=path.name, reason=error.strerror)) from None
    return read_template(data, path.name)
