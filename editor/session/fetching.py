"""Fetching a web page that the user asked for, and nothing else ever.

Off until the settings allow it. No cookies, no referrer, no login; redirects only to the web.
"""

from __future__ import annotations

from http.client import HTTPException
from typing import Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

from editor.formats.disk import FileProblem
from editor.lang.i18n import N_, sentence

MOST: Final = 2_000_000
"""Bytes of a page that are read: what it says of itself stands at its top."""
SECONDS: Final = 10

NO_WEB: Final = N_("Only addresses that begin with https:// or http:// can be fetched.")
FAILED: Final = N_("{host} did not answer: {reason}")


def fetch_page(url: str) -> bytes:
    """The beginning of the page. Blocks: call it from a worker. Raises `FileProblem`."""
    from urllib import request

    if urlsplit(url).scheme not in ("http", "https"):
        raise FileProblem(sentence(NO_WEB))
    # Not `build_opener`, which would bring handlers for files and FTP along.
    opener = request.OpenerDirector()
    for handler in (
        request.ProxyHandler, request.HTTPHandler, request.HTTPSHandler, request.UnknownHandler,
        request.HTTPRedirectHandler, request.HTTPDefaultErrorHandler, request.HTTPErrorProcessor,
    ):  # fmt: skip
        opener.add_handler(handler())
    asked = request.Request(url, headers={"User-Agent": "Mozilla/5.0", "Accept": "text/html"})
    try:
        with opener.open(asked, timeout=SECONDS) as answer:
            data: bytes = answer.read(MOST)
    except (URLError, HTTPException, OSError, ValueError) as error:
        if isinstance(error, HTTPError):
            error.close()
        reason = getattr(error, "reason", error)
        host = urlsplit(url).hostname or url
        raise FileProblem(sentence(FAILED, host=host, reason=reason)) from None
    return data
