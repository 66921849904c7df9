"""The user's own template files: taken in, given out, copied, changed, set aside.

A file is only written when it reads as a template, and only replaced when it is the one that was
changed. What is deleted is set aside under another name, so that it can come back.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from editor.formats.disk import FileProblem, problem, read_bytes, write_whole
from editor.formats.exporting import make_folder
from editor.lang.i18n import N_, sentence
from editor.library.atomic import put
from editor.templates.catalogue import SUFFIX, Catalogue, Found, own_folder
from editor.templates.reading import BadTemplate, read_template
from editor.templates.saving import free_id, save
from editor.templates.template import PatternFile, Template
from editor.value import replace

ASIDE: Final = ".deleted"
_TITLE: Final = re.compile(r'^(title\s*=\s*)"(?:[^"\\]|\\.)*"', re.MULTILINE)
HEADLINES: Final = N_("“{name}” holds headline patterns: put it into “{folder}” by hand.")


def duplicate(found: Found, catalogue: Catalogue, title: str) -> Path:
    """A copy of one's own, under a free id; where it is. Raises FileProblem."""
    taken = {one.template.id for one in catalogue.found}
    copy = replace(found.template, id=free_id(found.template.id, taken), title=title, group="own")
    return save(copy)


def take_in(path: Path, catalogue: Catalogue) -> Path:
    """A file from elsewhere among one's own, under a free id; where it is. Raises FileProblem."""
    template = checked(read_bytes(path), path.name)
    taken = {one.template.id for one in catalogue.found}
    id = template.id if template.id not in taken else free_id(template.id, taken)
    return save(replace(template, id=id, group="own"))


def give_out(found: Found, target: Path) -> None:
    """A copy of the file elsewhere; replaces nothing. Raises FileProblem."""
    write_whole(target, read_bytes(found.path))


def write(path: Path, text: str) -> Template:
    """Replace one's own file by this text, if it is a template. Raises FileProblem."""
    template = checked(text.encode("utf-8"), path.name)
    try:
        put(path, text.encode("utf-8"))
    except OSError as error:
        raise problem(error, path) from error
    return template


def rename(path: Path, title: str) -> Template:
    """Give one's own template another title; all else in the file stays as it is written."""
    text = read_bytes(path).decode("utf-8-sig")
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    return write(path, _TITLE.sub(lambda found: f'{found[1]}"{quoted}"', text, count=1))


def set_aside(path: Path) -> Path:
    """Take the file out of the catalogue; where it waits. Raises FileProblem."""
    target = path.with_name(path.name + ASIDE)
    try:
        path.replace(target)
    except OSError as error:
        raise problem(error, path) from error
    return target


def bring_back(aside: Path) -> Path:
    """Undo `set_aside`. Raises FileProblem where another file took the name."""
    path = aside.with_name(aside.name.removesuffix(ASIDE))
    if path.exists():
        raise FileProblem(sentence(N_("“{path}” is there again already."), path=path))
    try:
        aside.replace(path)
    except OSError as error:
        raise problem(error, path) from error
    return path


def checked(data: bytes, name: str) -> Template:
    """The article or section template in the bytes. Raises FileProblem with file and line."""
    try:
        template = read_template(data, name)
    except BadTemplate as error:
        raise FileProblem(error.sentence) from error
    if isinstance(template, PatternFile):
        raise FileProblem(sentence(HEADLINES, name=name, folder=own_folder() / template.language))
    return template


def broken_files(folder: Path | None = None) -> list[tuple[Path, BadTemplate]]:
    """The user's files that are no templates, each with its sentence."""
    out: list[tuple[Path, BadTemplate]] = []
    for path in sorted((folder or own_folder()).glob(f"*/*{SUFFIX}")):
        try:
            read_template(read_bytes(path), path.name)
        except BadTemplate as error:
            out.append((path, error))
        except FileProblem:
            continue
    return out


def prepare_folder(language: str) -> Path:
    """The user's folder of a language, made where it is not there. Raises FileProblem."""
    folder = own_folder() / language
    make_folder(folder)
    return folder
