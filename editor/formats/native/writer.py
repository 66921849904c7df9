"""Article -> `.muharrir` bytes: the same article always gives the same bytes.

Writes everything, private parts too: this is the house's own file. Nothing is judged or mended.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo
from zlib import compress

from editor.formats.codec import to_data
from editor.formats.native.layout import (
    ARTICLE,
    MAX_RATIO,
    MIME,
    MIMETYPE,
    PACKED,
    RATIO_FREE,
    VERSION,
    members,
)
from editor.formats.result import Result
from editor.formats.spec import WriteOptions, Written
from editor.model.article import Article

EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest date a zip can hold, for every member: the time of writing is no content."""


def write(article: Article, options: WriteOptions | None = None) -> Result[Written]:
    """The whole article as one file; the options do not concern it."""
    out = io.BytesIO()
    with ZipFile(out, "w") as package:
        _add(package, MIMETYPE, MIME, ZIP_STORED)
        _add(package, ARTICLE, _bytes(to_json(article)), ZIP_DEFLATED)
        for name, one in zip(members(article.media), article.media, strict=True):
            packed = name.rpartition(".")[2] in PACKED
            _add(package, name, one.data, ZIP_STORED if packed else ZIP_DEFLATED)
    return Result(Written(out.getvalue()))


def to_json(article: Article) -> str:
    """The content of `article.json`: one line for each block, source and other part."""
    data = {"version": VERSION, **to_data(article)}
    return "{\n" + ",\n".join(_lines(data)) + "\n}\n"


def _lines(data: dict[str, Any]) -> Iterator[str]:
    for name, value in data.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            items = ",\n  ".join(map(_compact, value))
            yield f"{_compact(name)}: [\n  {items}\n]"
        else:
            yield f"{_compact(name)}: {_compact(value)}"


_compact: Final = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": ")).encode


def _bytes(text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:  # a lone surrogate, which only JSON's own escape can carry
        return json.dumps(json.loads(text)).encode("ascii")


def _suspicious(data: bytes) -> bool:
    """Whether it would pack so small that the reader took it for an attack: a table of zeros."""
    return len(data) > RATIO_FREE and len(data) > len(compress(data)) * MAX_RATIO


def _add(package: ZipFile, name: str, data: bytes, method: int) -> None:
    info = ZipInfo(name, EPOCH)
    info.compress_type = ZIP_STORED if _suspicious(data) else method
    info.create_system = 3
    info.external_attr = 0o644 << 16
    package.writestr(info, data)
