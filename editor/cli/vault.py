"""The vault on the command line: only for a desk sheet, and only when asked for.

The passphrase is never an argument, which every user of the computer could read in the list of
processes: it is typed, or comes as one line from standard input or from an open file. The
cryptography is loaded only here.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterable
from getpass import getpass
from typing import TYPE_CHECKING, Final

from editor.formats.disk import FileProblem
from editor.formats.spec import Format
from editor.lang.i18n import N_, Catalogue, sentence

if TYPE_CHECKING:
    from editor.library.vault_record import VaultRecord

LONGEST: Final = 4096
"""Bytes of a passphrase."""
NOT_DESK: Final = N_("Only the desk sheet may say who confidential sources are: use --to desk.")
NO_LINE: Final = N_("No passphrase was given; nothing was written.")
NO_FD: Final = N_("No passphrase can be read from the open file number {n}.")


def vault_records(
    options: Namespace, formats: Iterable[Format], translate: Catalogue
) -> tuple[VaultRecord, ...]:
    """The records of this user's vault where they were asked for. Raises `FileProblem`."""
    if not options.vault and options.vault_fd is None:
        return ()
    if not all(format.vault for format in formats):
        raise FileProblem(sentence(NOT_DESK))
    from editor.library.places import vault_path
    from editor.library.vault import read_vault
    from editor.library.vault_crypt import passphrase_bytes

    text = _asked(options.vault_fd, translate)
    if not text:
        raise FileProblem(sentence(NO_LINE))
    passphrase = passphrase_bytes(text)
    try:
        return read_vault(vault_path(), passphrase)
    finally:
        passphrase[:] = bytes(len(passphrase))


def _asked(number: int | None, translate: Catalogue) -> str:
    if number is None and sys.stdin.isatty():
        return getpass(translate(N_("Passphrase of the vault: ")))
    number = sys.stdin.fileno() if number is None else number
    data = b""
    try:
        while b"\n" not in data and len(data) < LONGEST and (more := os.read(number, LONGEST)):
            data += more
    except (OSError, OverflowError) as error:
        raise FileProblem(sentence(NO_FD, n=number)) from error
    return data.partition(b"\n")[0].rstrip(b"\r").decode("utf-8", "replace")
