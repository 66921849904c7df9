"""Fetching a page, from a server of the test's own."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from editor.formats.disk import FileProblem
from editor.formats.refs import read_refs
from editor.session.fetching import fetch_page

PAGE = '<html><head><meta property="og:title" content="كابل جديد"></head><body></body></html>'


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/page":
            self.send_response(200)
            self.end_headers()
            self.wfile.write(PAGE.encode())
        elif self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "file:///etc/hostname")
            self.end_headers()
        else:
            self.send_error(404)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_page_tells_its_title(site: str) -> None:
    assert read_refs(fetch_page(f"{site}/page")).value[0].title == "كابل جديد"


@pytest.mark.parametrize("path", ["/gone", "/away"])
def test_what_is_not_there_or_leads_out_of_the_web_is_one_sentence(site: str, path: str) -> None:
    with pytest.raises(FileProblem, match="did not answer"):
        fetch_page(site + path)


@pytest.mark.parametrize("url", ["file:///etc/hostname", "ftp://example.org/", "nonsense"])
def test_only_the_web_is_fetched(url: str) -> None:
    with pytest.raises(FileProblem, match="https://"):
        fetch_page(url)
