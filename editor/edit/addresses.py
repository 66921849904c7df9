"""Addresses as people type and paste them: made whole, or refused with a sentence.

Only web, mail and telephone addresses may become links (RFC 3986, 6068, 3966). Nothing is fetched.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from editor.lang.arabic import INVISIBLES
from editor.lang.digits import to_latin
from editor.lang.i18n import N_
from editor.value import frozen

WEB: Final = ("http", "https")
SCHEMES: Final = (*WEB, "mailto", "tel")
EMPTY: Final = N_("Write an address first.")
NOT_ALLOWED: Final = N_("Only web (https), mail and telephone addresses can be linked.")
NO_WEB: Final = N_("This needs a web address that begins with https:// or http://.")
HAS_SPACE: Final = N_("There is a space inside the address; addresses have none.")
NO_HOST: Final = N_("The name of the website is missing or not complete.")
NO_MAIL: Final = N_("This is no complete mail address; it needs a name, an @ and a domain.")
NO_NUMBER: Final = N_("This is no telephone number; begin with + and the country code.")

_INVISIBLE: Final = re.compile(f"[{INVISIBLES}]")
_SCHEME: Final = re.compile(
    rf"(?:{'|'.join(SCHEMES)})(?=:)|[A-Za-z][A-Za-z0-9+.-]*(?=:(?!\d))", re.IGNORECASE
)
"""Before a port number stands no scheme but a host, unless it is one of ours."""
_HOST: Final = re.compile(
    r"(?:[\w-]+\.)+[^\W\d_][\w-]+\.?|localhost|\d{1,3}(?:\.\d{1,3}){3}|\[[\da-fA-F:.]+\]"
)
_MAIL: Final = re.compile(r"[^\s@<>\"]+@(?:[\w-]+\.)+[^\W\d_][\w-]+")
_NUMBER: Final = re.compile(r"\+?[\d()./\s-]{3,30}")


@frozen
class Address:
    """A link's target, or (with `url` empty) the sentence that says what is wrong."""

    url: str = ""
    problem: str = ""


def address(typed: str, *, web: bool = False) -> Address:
    """The address someone meant: `example.org` is a web page, `a@b.org` a mail, +963 a telephone.

    `web`: nothing but a web page will do.
    """
    text = _INVISIBLE.sub("", typed).strip()
    if not text:
        return Address(problem=EMPTY)
    scheme, rest = _parted(text)
    if scheme not in SCHEMES:
        return Address(problem=NOT_ALLOWED)
    if web and scheme not in WEB:
        return Address(problem=NO_WEB)
    if scheme == "tel":
        return _telephone(rest)
    if re.search(r"\s", rest):
        return Address(problem=HAS_SPACE)
    if scheme == "mailto":
        mail = _MAIL.fullmatch(rest.partition("?")[0])
        return Address(f"mailto:{rest}") if mail else Address(problem=NO_MAIL)
    return _page(scheme, rest)


def _parted(text: str) -> tuple[str, str]:
    """The scheme in small letters, said or guessed, and what follows it."""
    if found := _SCHEME.match(text):
        return found[0].lower(), text[found.end() + 1 :]
    if _MAIL.fullmatch(text):
        return "mailto", text
    if _NUMBER.fullmatch(to_latin(text)) and not _HOST.fullmatch(text):
        return "tel", text
    return "https", f"//{text.removeprefix('//')}"


def _page(scheme: str, rest: str) -> Address:
    try:
        parts = urlsplit(f"{scheme}:{rest}")
        host = parts.hostname or ""
        whole = bool(_HOST.fullmatch(f"[{host}]" if ":" in host else host))
        usable = rest.startswith("//") and whole and (parts.port or 0) >= 0
    except ValueError:
        usable = False
    return Address(f"{scheme}:{rest}") if usable else Address(problem=NO_HOST)


def _telephone(rest: str) -> Address:
    number = to_latin(rest).strip()
    if not _NUMBER.fullmatch(number) or sum(map(str.isdigit, number)) < 3:
        return Address(problem=NO_NUMBER)
    digits = re.sub(r"\D", "", number)
    return Address(f"tel:{'+' if number.startswith('+') else ''}{digits}")
