"""Parse, dispatch, and turn every failure into one sentence and an exit code.

Knows nothing of what the commands do.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from editor.cli import streams
from editor.formats.disk import FileProblem, problem
from editor.lang.i18n import catalogue

if TYPE_CHECKING:
    from editor.lang.i18n import Catalogue


def user_language() -> str:
    """The language of messages: MUHARRIR_LANG, else the locale of the environment, else English."""
    for name in ("MUHARRIR_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name, ""):
            return value.split("_")[0].split(".")[0].lower()
    return "en"


def main(arguments: Sequence[str]) -> int:
    """Run one command; the exit code."""
    language = user_language()
    from editor.cli.arguments import parse

    translate = catalogue(language)
    try:
        options = _parsed(parse, arguments, language)
        module, _, name = options.run.partition(":")
        code: int = getattr(import_module(module), name)(options, translate)
        sys.stdout.flush()
        return code
    except FileProblem as found:
        return refuse(found, translate)
    except BrokenPipeError:
        # Whoever read it has seen enough, as `head` does.
        streams.drop()
        return 1
    except OSError as error:
        if isinstance(error.filename, (str, bytes)):
            return refuse(problem(error, Path(os.fsdecode(error.filename))), translate)
        return refuse(streams.not_printed(error), translate)
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        return 1


def _parsed(
    parse: Callable[[Sequence[str], str], Namespace], arguments: Sequence[str], language: str
) -> Namespace:
    """The options; help that was asked for is printed before the process is left."""
    try:
        return parse(arguments, language)
    except SystemExit:
        sys.stdout.flush()
        raise


def refuse(found: FileProblem, translate: Catalogue) -> int:
    """Say the one sentence; unusable input."""
    sys.stderr.write(f"muharrir: {translate.say(found.sentence)}\n")
    return 2
