"""Chooses: the command line for its commands, the window for everything else."""

from __future__ import annotations

import sys

COMMANDS = ("export", "convert", "check", "info", "sources", "templates", "new")


def main() -> int:
    """The exit code. Qt is loaded only when a window is wanted."""
    arguments = sys.argv[1:]
    if arguments and (arguments[0] in COMMANDS or arguments[0] in ("-h", "--help", "--version")):
        from editor.cli.main import main as command_line

        return command_line(arguments)
    from editor.app import main as window

    return window(arguments)


if __name__ == "__main__":
    sys.exit(main())
