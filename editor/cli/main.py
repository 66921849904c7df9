"""Parse, dispatch, and turn every failure into one sentence and an exit code.

Knows nothing of what the commands do.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from editor.formats.disk import FileProblem
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
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    language = user_language()
    from editor.cli.arguments import parse

    translate = catalogue(language)
    try:
        options = parse(list(arguments), language)
        module, _, name = options.run.partition(":")
        code: int = getattr(import_module(module), name)(options, translate)
        sys.stdout.flush()
        return code
    except FileProblem as problem:
        return refuse(problem, translate)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        return 1


def refuse(problem: FileProblem, translate: Catalogue) -> int:
    """Say the one sentence; unusable input."""
    sys.stderr.write(f"muharrir: {translate.say(problem.sentence)}\n")
    return 2
