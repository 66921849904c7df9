"""`.muharrir` bytes -> Article. Trusts nothing: sizes, names and shapes are looked at first.

What is not an article file, or comes from a newer version, is refused with one sentence. A damaged
image costs only the image: the text opens, with a warning.
"""

from __future__ import annotations

import io
import json
from typing import Any, Final, NoReturn
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812

from editor.formats.codec import Mismatch, from_data, wrong
from editor.formats.native.layout import (
    ARTICLE,
    FOLDER,
    MAX_RATIO,
    MIME,
    MIMETYPE,
    RATIO_FREE,
    VERSION,
    members,
)
from editor.formats.result import Result, Unreadable
from editor.formats.spec import ReadOptions
from editor.lang.i18n import N_, nsentence, sentence
from editor.model.article import Article
from editor.model.schema import repair
from editor.value import replace

MAX_MEMBERS: Final = 2000
MAX_BYTES: Final = 200 * 1024 * 1024
"""Of all members together, unpacked."""
ENCRYPTED: Final = 0x1

BROKEN: Final = N_("The file is damaged or cut off: {part} cannot be unpacked.")


def read(data: bytes, options: ReadOptions | None = None) -> Result[Article]:
    """The article in the file. Raises `Unreadable`."""
    try:
        package = ZipFile(io.BytesIO(data))
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        if data[:2] == b"PK":
            refuse(N_("The file is damaged or cut off: it has no table of contents."), error)
        refuse(N_("This is not a Muharrir article: it is not a zip file."), error)
    with package:
        _inspect(package, len(data))
        article = from_json(_unpack(package, ARTICLE))
        article, warnings = _with_media(article, package)
    mended = repair(article)
    if mended != article:
        warnings.append(sentence(N_("The file was not well-formed; the article was mended.")))
    return Result(mended, tuple(warnings))


def from_json(data: bytes) -> Article:
    """The article in the bytes of `article.json`, without its media. Raises `Unreadable`."""
    try:
        content: Any = json.loads(data, parse_constant=_refuse_constant)
    except RecursionError as error:
        refuse(N_("The article in the file is nested too deeply."), error)
    except ValueError as error:
        refuse(N_("The article in the file is not valid JSON: {error}."), error, error=str(error))
    try:
        if type(content) is not dict:
            raise wrong(dict, content)
        version = content.pop("version", None)
        if type(version) is not int or version < 1:
            refuse(N_("The file does not say which version it is."))
        if version > VERSION:
            refuse(
                N_("The file was written by a newer Muharrir: it is version {version}, and this "
                   "program knows versions up to {known}."),
                version=version, known=VERSION,
            )  # fmt: skip
        return from_data(content)
    except Mismatch as error:
        refuse(error.message, error, **error.sentence.values)


def refuse(message: str, cause: Exception | None = None, **values: object) -> NoReturn:
    """Raise `Unreadable` with a sentence."""
    raise Unreadable(sentence(message, **values)) from cause


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _inspect(package: ZipFile, size: int) -> None:
    """Refuse what no honest file looks like, before anything is unpacked."""
    infos = package.infolist()
    if len(infos) > MAX_MEMBERS:
        refuse(N_("The file has too many parts: {n}."), n=len(infos))
    if sum(info.file_size for info in infos) > MAX_BYTES:
        refuse(N_("The file would unpack to more than 200 MB."))
    names: set[str] = set()
    for info in infos:
        if info.filename in names:
            refuse(N_("The file has two parts named “{part}”."), part=info.filename)
        names.add(info.filename)
        if info.flag_bits & ENCRYPTED:
            refuse(N_("The file is encrypted: “{part}” needs a password."), part=info.filename)
        if _leads_outside(info.filename):
            refuse(N_("The file has a part that leads out of it: “{part}”."), part=info.filename)
        if info.file_size > max(RATIO_FREE, info.compress_size * MAX_RATIO):
            refuse(
                N_("A part of the file is packed suspiciously small: “{part}”."), part=info.filename
            )
    if _overlap(infos, size):
        refuse(N_("The file is damaged: its parts overlap."))
    if MIMETYPE not in names or _unpack(package, MIMETYPE).strip() != MIME:
        refuse(N_("This zip file is not a Muharrir article."))
    if ARTICLE not in names:
        refuse(N_("There is no article in the file."))


def _leads_outside(name: str) -> bool:
    return name.startswith(("/", "\\")) or ":" in name or ".." in name.replace("\\", "/").split("/")


def _overlap(infos: list[ZipInfo], size: int) -> bool:
    """Whether two members share packed bytes (CVE-2024-0450: Python 3.11 does not look)."""
    places = sorted((info.header_offset, info.compress_size) for info in infos)
    ends = [offset + length for offset, length in places]
    starts = [offset for offset, _ in places[1:]] + [size]
    return any(end > start for end, start in zip(ends, starts, strict=True))


def _unpack(package: ZipFile, name: str) -> bytes:
    try:
        return package.read(name)
    except (BadZipFile, ZlibError, EOFError, OSError, ValueError, NotImplementedError,
            RuntimeError) as error:  # fmt: skip
        refuse(BROKEN, error, part=name)


def _with_media(article: Article, package: ZipFile) -> tuple[Article, list[str]]:
    """The article with the bytes of its images, and warnings for those that are lost."""
    warnings: list[str] = []
    present = set(package.namelist())
    names = members(article.media)
    media = []
    for name, one in zip(names, article.media, strict=True):
        try:
            if name not in present:
                refuse(N_("The image “{name}” is missing in the file."), name=name)
            media.append(replace(one, data=_unpack(package, name)))
        except Unreadable as error:
            warnings.append(error.args[0])
            media.append(one)
    strangers = [name for name in present - {MIMETYPE, ARTICLE, *names} if name not in (FOLDER,)]
    if strangers:
        warnings.append(
            nsentence(
                "{n} part of the file does not belong to the article and will not be kept: {names}",
                "{n} parts of the file do not belong to the article and will not be kept: {names}",
                len(strangers),
                names=", ".join(sorted(strangers)[:5]),
            )
        )
    return replace(article, media=tuple(media)), warnings
