"""Where the source library is: an address to check, and a password that is never written down.

A password belongs into PostgreSQL's own password file, or is typed once a run and kept in memory.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import quote, urlsplit, urlunsplit

from editor.lang.i18n import N_

SCHEMES: Final = ("postgresql", "postgres")

NO_ADDRESS: Final = N_(
    "The address of a shared library reads like this: postgresql://user@server/database"
)
HAS_PASSWORD: Final = N_(
    "Leave the password out of the address, which is stored as it is; type it below."
)


def problem_of(address: str) -> str:
    """A sentence for what is wrong with an address that is to be stored; empty where it is good."""
    try:
        parts = urlsplit(address.strip())
        named = bool(parts.path.strip("/"))
        password = parts.password
    except ValueError:
        return NO_ADDRESS
    if parts.scheme not in SCHEMES or not named or any(char.isspace() for char in address.strip()):
        return NO_ADDRESS
    if password is not None or "password=" in parts.query:
        return HAS_PASSWORD
    return ""


def with_password(address: str, password: str) -> str:
    """The address to connect to; the result must not be stored, shown or logged."""
    if not password or not address:
        return address
    parts = urlsplit(address)
    user, at, host = parts.netloc.rpartition("@")
    return urlunsplit(parts._replace(netloc=f"{user}:{quote(password, safe='')}{at or '@'}{host}"))
