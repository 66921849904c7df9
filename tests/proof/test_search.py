"""The search of the proof finds what is there: a proof that cannot fail would prove nothing."""

from __future__ import annotations

import base64
import gzip
import io
import json
import sqlite3
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote
from xml.sax.saxutils import escape

import pytest

from tests.formats.test_pictures import chunk, png
from tests.proof.bytes import Search
from tests.proof.words import Planter

PLANTER = Planter()
WORD = PLANTER.word("here")
OTHER = PLANTER.word("there")
SEARCH = Search(PLANTER.words)


def zipped(data: bytes, name: str = "a.xml") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()


def utf8(text: str) -> bytes:
    return text.encode()


WAYS: dict[str, Callable[[str], bytes]] = {
    "utf-8": utf8,
    "utf-16": lambda t: t.encode("utf-16-le"),
    "utf-16-be": lambda t: t.encode("utf-16-be"),
    "upper case": lambda t: t.upper().encode(),
    "json": lambda t: json.dumps(t).encode(),
    "percent": lambda t: quote(t).encode(),
    "xml": lambda t: escape(t).encode("ascii", "xmlcharrefreplace"),
    "python": lambda t: repr(t.encode()).encode(),
    "backslash": lambda t: t.encode("ascii", "backslashreplace"),
    "base64": lambda t: base64.b64encode(utf8(t)),
    "base64, one further": lambda t: base64.b64encode(b"x" + utf8(t) + b"y"),
    "base64, two further": lambda t: base64.b64encode(b"xx" + utf8(t) + b"yy"),
    "base64 of utf-16": lambda t: base64.b64encode(t.encode("utf-16-le")),
    "hexadecimal": lambda t: utf8(t).hex().encode(),
    "pdf hexadecimal": lambda t: t.encode("utf-16-be").hex().upper().encode(),
    "rtf": lambda t: "".join(f"\\u{ord(c)}?" if ord(c) > 127 else c for c in t).encode(),
    "zip": lambda t: zipped(utf8(t)),
    "zip name": lambda t: zipped(b"", t.replace("/", "")),
    "zip in zip": lambda t: zipped(zipped(utf8(t))),
    "zlib stream": lambda t: b"stream\n" + zlib.compress(utf8(t) * 3) + b"\nendstream",
    "png text": lambda t: png(chunk(b"tEXt", b"Author\0" + utf8(t))),
    "packed png text": lambda t: png(chunk(b"zTXt", b"k\0\0" + zlib.compress(utf8(t)))),
    "png in a data uri": lambda t: (
        b'<img src="data:image/png;base64,'
        + base64.b64encode(png(chunk(b"zTXt", b"k\0\0" + zlib.compress(utf8(t)))))
        + b'">'
    ),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("script", ["arabic", "latin"])
def test_a_word_is_found_however_it_is_written(way: str, script: str) -> None:
    text = f"قبل {getattr(WORD, script)} بعد"
    assert SEARCH.hits(b"\x01\x02 before " + WAYS[way](text) + b" after") == {"here"}


def test_other_words_and_compressed_noise_are_not_found() -> None:
    assert not SEARCH.text("كلام عادي zxq vwk ظغ ذضث")
    assert not SEARCH.hits(gzip.compress(bytes(range(256)) * 100))


def test_a_deleted_row_in_a_database_is_found(tmp_path: Path) -> None:
    """Free pages and the log count: this database does not wipe what it deletes."""
    connection = sqlite3.connect(tmp_path / "a.db")
    connection.execute("PRAGMA secure_delete = OFF")
    connection.execute("CREATE TABLE t (x)")
    connection.execute("INSERT INTO t VALUES (?)", (WORD.text,))
    connection.commit()
    connection.execute("DELETE FROM t")
    connection.commit()
    connection.close()
    assert SEARCH.files([tmp_path]) == {"a.db": {"here"}}


def test_a_file_s_name_is_looked_at_too(tmp_path: Path) -> None:
    (tmp_path / f"{OTHER.latin}.txt").touch()
    assert SEARCH.files([tmp_path]) == {f"{OTHER.latin}.txt": {"there"}}
