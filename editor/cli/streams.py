"""The three standard streams of a command, as whoever started it left them: full, closed or odd.

What a command prints reaches its reader or is told as a failure; what it says on standard error is
said where that can be, and stops nothing where it cannot. Knows no command.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import Final, TextIO

from editor.formats.disk import FileProblem
from editor.lang.i18n import N_, sentence

NOT_PRINTED: Final = N_("What was to be printed could not be written: {reason}.")

_CLOSED: Final = (os.O_RDONLY, os.O_RDONLY, os.O_RDWR)
"""How the stand-in for a closed stream is opened: printing into it fails, complaining works."""


class _Quiet:
    """Standard error where it may be full: what cannot be written there is let go."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.isatty = stream.isatty
        self.fileno = stream.fileno

    def write(self, text: str) -> int:
        """How many characters there were, written or not."""
        with suppress(OSError):
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        """Write what waits, where that can be."""
        with suppress(OSError):
            self._stream.flush()


def prepare() -> None:
    """Make the streams of this process ones to rely on, in UTF-8 whatever the locale says.

    A stream that was closed is opened on nothing: otherwise the next file would take its number,
    and be given what was meant for the stream.
    """
    for number, how in enumerate(_CLOSED):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, how)
    out: TextIO = sys.stdout or open(1, "w", closefd=False)  # noqa: SIM115
    err: TextIO = sys.stderr or open(2, "w", closefd=False)  # noqa: SIM115
    for stream in (out, err):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[attr-defined]
    sys.stdout, sys.stderr = out, _Quiet(err)


def not_printed(error: OSError) -> FileProblem:
    """The sentence for standard output that takes nothing more; what waits for it is dropped."""
    drop()
    return FileProblem(sentence(NOT_PRINTED, reason=error.strerror or str(error)))


def drop() -> None:
    """Let go what waits to be printed: otherwise it would be tried once more at the end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
