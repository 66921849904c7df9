"""PDF files whose Arabic can be selected and searched: made by a browser or a word processor.

Of what was tried, a Chromium browser with the Amiri font gives every letter back in its place;
LibreOffice turns lam-alef around; Qt's own PDFs lose whole words. So the programs of this machine
are asked in that order. Nothing goes over the network. Runs no program itself: it says which one,
with which arguments, and judges what came out.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final, Literal

from editor.value import frozen

PATIENCE: Final = 60
"""Seconds that a program may take before another is tried."""


@frozen
class Maker:
    """A row of MAKERS: `names` are commands to look for, `places` where they stand otherwise.

    `takes` is the format it is given. `arguments` gets (source, target, private folder).
    """

    id: str
    label: str
    takes: Literal["html", "docx"]
    names: tuple[str, ...]
    places: tuple[str, ...]
    arguments: Callable[[Path, Path, Path], list[str]]


@frozen
class Found:
    """A maker and where it stands on this machine."""

    maker: Maker
    program: str

    def arguments(self, source: Path, target: Path, folder: Path) -> list[str]:
        """What to call the program with; the target is in a folder that it may write to."""
        return self.maker.arguments(source, target, folder)


def _browser(source: Path, target: Path, folder: Path) -> list[str]:
    options = [
        "--headless",
        "--disable-gpu",
        "--no-first-run",
        "--disable-extensions",
        "--disable-background-networking",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--no-pdf-header-footer",
        "--generate-pdf-document-outline",
        f"--user-data-dir={folder / 'browser'}",
        f"--print-to-pdf={target}",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.append("--no-sandbox")  # Chromium refuses to start for root otherwise.
    return [*options, source.as_uri()]


def _office(source: Path, target: Path, folder: Path) -> list[str]:
    profile = (folder / "office").as_uri()
    return [f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf",
            "--outdir", str(target.parent), str(source)]  # fmt: skip


_MAC: Final = "/Applications/{0}.app/Contents/MacOS/{0}"
MAKERS: Final[tuple[Maker, ...]] = (
    Maker(
        "chromium", "Chromium", "html",
        ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
         "microsoft-edge", "microsoft-edge-stable", "msedge", "brave-browser"),
        (_MAC.format("Google Chrome"), _MAC.format("Microsoft Edge"), _MAC.format("Chromium"),
         r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
         r"%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe",
         r"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
         r"%ProgramFiles%\Microsoft\Edge\Application\msedge.exe"),
        _browser,
    ),
    Maker(
        "libreoffice", "LibreOffice", "docx",
        ("soffice", "libreoffice"),
        ("/Applications/LibreOffice.app/Contents/MacOS/soffice",
         r"%ProgramFiles%\LibreOffice\program\soffice.exe"),
        _office,
    ),
)  # fmt: skip
"""The best first."""


def found(
    makers: Iterable[Maker] = MAKERS,
    which: Callable[[str], str | None] = shutil.which,
    environment: Mapping[str, str] = os.environ,
) -> tuple[Found, ...]:
    """The makers that this machine has, the best first."""
    out = []
    for maker in makers:
        known = (which(name) for name in maker.names)
        places = (_expanded(place, environment) for place in maker.places)
        there = (place for place in places if place and Path(place).is_file())
        program = next(filter(None, (*known, *there)), None)
        if program:
            out.append(Found(maker, program))
    return tuple(out)


def _expanded(place: str, environment: Mapping[str, str]) -> str:
    if not place.startswith("%"):
        return place if sys.platform == "darwin" else ""
    name, _, rest = place[1:].partition("%")
    folder = environment.get(name, "")
    return folder + rest if folder else ""


def paper(page: bytes, regular: Path | None, bold: Path | None, title: str = "") -> bytes:
    """A web page set for paper in a font whose letters can be found again in a PDF.

    Every sheet has its number below and, after the first, the title above.
    """
    faces = "".join(
        f"@font-face{{font-family:Paper;font-weight:{weight};src:url('{path.as_uri()}')}}"
        for weight, path in (("400", regular), ("700", bold))
        if path is not None
    )
    style = (
        f"<style>{faces}@page{{size:A4;margin:22mm 18mm 20mm;"
        f"@top-center{{content:{_css(title)};{_ASIDE}}}"
        f"@bottom-center{{content:counter(page);{_ASIDE}}}}}"
        "@page:first{@top-center{content:none}}"
        "p,li{orphans:2;widows:2}"
        ":root{color-scheme:light;--reading:Paper,Amiri,serif;--display:Paper,Amiri,serif;"
        "--paper:#fff;--ink:#000}html{font-size:118%!important}"
        "figure,table,tr,blockquote{break-inside:avoid}h1,h2,h3,h4{break-after:avoid}"
        "</style></head>"
    )
    return page.replace(b"</head>", style.encode("utf-8"), 1)


_ASIDE: Final = "font:9pt Paper,Amiri,serif;color:#555"


def _css(text: str) -> str:
    """A CSS string that cannot end before its end (CSS Syntax 3, 4.3.7)."""
    safe = (c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in " ".join(text.split()))
    return f'"{"".join(safe)}"'


def is_whole(data: bytes) -> bool:
    """Whether these bytes are a PDF from its beginning to its end (ISO 32000-1, 7.5)."""
    return data.startswith(b"%PDF-") and b"%%EOF" in data[-1024:]
