"""Chooses: the command line for its commands, the window for everything else."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

COMMANDS = ("export", "convert", "check", "info", "sources", "templates", "new")

FOR_THE_WINDOW = ("--", "--new-window")

OBJECTS = 100_000
"""How many are made before garbage is looked for: more than one article takes."""


def main() -> int:
    """The exit code. Qt is loaded only when a window is wanted."""
    arguments = sys.argv[1:]
    first = arguments[0] if arguments else ""
    if first in COMMANDS or (first.startswith("-") and first not in FOR_THE_WINDOW):
        return _command(arguments)
    from editor.app import main as window

    return window(arguments)


def _command(arguments: Sequence[str]) -> int:
    """Runs one command. Scripts wait for it, so the process ends without being taken apart first:
    that takes as long as writing the article does."""
    gc.set_threshold(OBJECTS)
    from editor.cli import streams
    from editor.cli.main import main as command_line

    streams.prepare()
    code = command_line(arguments)
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    sys.exit(main())
