"""Looking for words in bytes, whatever somebody did to them: encoded, escaped, packed, embedded."""

from __future__ import annotations

import base64
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

from tests.proof.words import ARABIC_STEM, LATIN_STEM, Word

ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{24,}={0,2}")
DEEPEST = 4


def forms(text: str) -> set[bytes]:
    """All byte strings that would tell the text."""
    utf8 = text.encode()
    out = {utf8, text.encode("utf-16-le"), text.encode("utf-16-be"), text.encode("utf-32-le")}
    if not text.isascii():
        units = [ord(char) for char in text]
        for spelling in ("\\u{:04x}", "\\u{:04X}", "\\u{{{:x}}}", "&#{};", "&#x{:x};", "&#x{:X};", "\\u{}?",
                         "<U+{:04X}>", "\\x{:x}", "{:04x}", "{:04X}"):  # fmt: skip
            out.add("".join(spelling.format(unit) for unit in units).encode())
        out |= {quote(text).encode(), quote(text).lower().encode()}
        out.add("".join(f"={byte:02X}" for byte in utf8).encode())
        out.add("".join(f"\\x{byte:02x}" for byte in utf8).encode())
        out.add("".join(f"\\{byte:03o}" for byte in utf8).encode())
        out.add(text.encode("cp1256", "ignore"))
    for raw in (utf8, text.encode("utf-16-le"), text.encode("utf-16-be")):
        out.add(raw.hex().encode())
        for shift in range(3):
            # Characters at the ends that depend on the neighbours of the word are left out.
            whole = slice(-(-shift * 8 // 6), (shift + len(raw)) * 8 // 6)
            out.add(base64.b64encode(b"\0" * shift + raw + b"\0\0")[whole])
            out.add(base64.urlsafe_b64encode(b"\0" * shift + raw + b"\0\0")[whole])
    return {form for form in out if len(form) >= 4}


class Search:
    """Knows the forms of some words. `hits(data)` names the places whose word is in the bytes."""

    def __init__(self, words: Mapping[str, Word]) -> None:
        self._of: dict[bytes, str] = {}
        for where, word in words.items():
            for text in (word.arabic, word.latin):
                self._of |= {form.lower(): where for form in forms(text)}
        stems = (ARABIC_STEM, LATIN_STEM)
        self._stems = tuple({form.lower() for stem in stems for form in forms(stem)})

    def hits(self, data: bytes, depth: int = 0) -> set[str]:
        """The places, with everything in the bytes unpacked."""
        found: set[str] = set()
        lowered = data.lower()
        if any(stem in lowered for stem in self._stems):
            found = {where for form, where in self._of.items() if form in lowered}
        if depth < DEEPEST:
            for inner in _unpacked(data):
                found |= self.hits(inner, depth + 1)
        return found

    def text(self, text: str) -> set[str]:
        """The places whose word is in a text."""
        return self.hits(text.encode("utf-8", "surrogatepass"))

    def files(self, folders: Iterable[Path]) -> dict[str, set[str]]:
        """The places, by the file in whose bytes or name their word is; every kind of file."""
        out: dict[str, set[str]] = {}
        for path in sorted(one for folder in folders for one in folder.rglob("*")):
            found = self.text(path.name)
            if path.is_file():
                found |= self.hits(path.read_bytes())
            if found:
                out[path.name] = found
        return out


def _unpacked(data: bytes) -> Iterator[bytes]:
    """What is packed in it: members of a ZIP with their names, zlib streams, runs of base64."""
    if b"PK\x03\x04" in data:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                for name in archive.namelist():
                    yield name.encode()
                    yield archive.read(name)
                yield archive.comment
        except zipfile.BadZipFile:
            pass
    for match in ZLIB.finditer(data):
        try:
            inner = zlib.decompressobj().decompress(data[match.start() :], 1 << 22)
        except zlib.error:
            continue
        if len(inner) > 8:
            yield inner
    for match in BASE64.finditer(data):
        run = match[0].rstrip(b"=").replace(b"-", b"+").replace(b"_", b"/")
        inner = base64.b64decode(run[: len(run) // 4 * 4])
        if b"PNG" in inner[:8] or b"PK" in inner[:4] or b"\xff\xd8" in inner[:4]:
            yield inner
