"""A house's own attribution phrases, one file a language in the user's config folder.

Where there is none, or it is broken, the shipped ones serve. Knows no source.
"""

from __future__ import annotations

import json
from pathlib import Path

from editor.edit.attribution import Templates, problem_in
from editor.formats.disk import problem
from editor.library.atomic import put
from editor.library.places import config_folder


def house_phrases(language: str) -> Templates | None:
    """The house's phrases for a language; None where it has none that can be used."""
    try:
        data = json.loads(_file(language).read_bytes())
        found = Templates(tuple(data["alone"]), tuple(data["via"]), str(data["carriers"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return found if problem_of(found) == "" and found.alone else None


def problem_of(found: Templates) -> str:
    """The first thing that is wrong with them: a sentence, or nothing."""
    wrong = [problem_in(str(one)) for one in found.alone]
    wrong += [problem_in(str(one), carried=True) for one in found.via]
    return next(filter(None, wrong), "")


def keep_phrases(language: str, wanted: Templates | None) -> None:
    """Make these the house's phrases, or with None go back to the shipped ones.

    Raises `FileProblem`.
    """
    path = _file(language)
    try:
        if wanted is None:
            path.unlink(missing_ok=True)
            return
        data = {"alone": wanted.alone, "via": wanted.via, "carriers": wanted.carriers}
        path.parent.mkdir(parents=True, exist_ok=True)
        put(path, json.dumps(data, ensure_ascii=False, indent=1).encode())
    except OSError as error:
        raise problem(error, path) from None


def _file(language: str) -> Path:
    return config_folder() / "attribution" / f"{language.partition('-')[0]}.json"
