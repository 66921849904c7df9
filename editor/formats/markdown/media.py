"""Images of an article: their names beside the file, or as data at its end; and back.

An image that is named in the record and still the same byte for byte is taken as it was; any other
goes through `pictures.take` like every picture that comes in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from editor.formats.markdown.digest import digest_bytes
from editor.formats.markdown.names import SUFFIXES, plain_name, unique
from editor.formats.result import Unreadable
from editor.formats.spec import WriteOptions
from editor.lang.i18n import N_, Sentence, sentence
from editor.model.article import Article, Media
from editor.value import dataclass, field, frozen

NOT_THERE: Final = N_("The image “{name}” is not beside the text; its place was kept.")
FAR_AWAY: Final = N_("The image “{name}” lies elsewhere and was not fetched; its place was kept.")
DATA: Final = re.compile(r"data:image/[\w.+-]+;base64,([A-Za-z0-9+/=]*)")
_ELSEWHERE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\]|~|.*\\|(?:.*/)?\.\.(?:/|\Z)")


@frozen
class MediaNames:
    """How each image is referred to: `paths` where they lie beside, `labels` where within."""

    paths: Mapping[str, str]
    labels: Mapping[str, str]
    embed: bool

    def files(self, article: Article) -> tuple[tuple[str, bytes], ...]:
        """The files that belong beside the text."""
        if self.embed:
            return ()
        return tuple((self.paths[media.id], media.data) for media in article.media)

    def target(self, id: str) -> str:
        """What follows the description of an image: a destination, or a label; `()` for none."""
        if id not in self.paths:
            return "()"
        return f"[{self.labels[id]}]" if self.embed else f"({self.paths[id]})"

    def definition(self, media: Media) -> str:
        """The link reference definition of an image."""
        where = self.paths[media.id]
        if self.embed:
            from base64 import b64encode

            where = f"data:{media.type};base64,{b64encode(media.data).decode('ascii')}"
        return f"[{self.labels[media.id]}]: {where}"


def media_names(article: Article, options: WriteOptions) -> MediaNames:
    """Names for every image."""
    taken: dict[str, int] = {}
    stems = {media.id: unique(plain_name(media.id, "image"), taken) for media in article.media}
    folder = f"{options.media_folder}/" if options.media_folder else ""
    paths = {
        media.id: f"{folder}{stems[media.id]}.{SUFFIXES.get(media.type, 'bin')}"
        for media in article.media
    }
    labels = {id: f"image-{stem}" for id, stem in stems.items()}
    return MediaNames(paths, labels, options.media == "embed")


def media_entry(media: Media, names: MediaNames) -> list[Any]:
    """The record of an image."""
    where = names.labels[media.id] if names.embed else names.paths[media.id]
    return [where, media.id, digest_bytes(media.data), media.type, media.width, media.height]


@dataclass(slots=True)
class Gallery:
    """The images of a file that is being read.

    `beside` fetches a file, `inside` holds data by its stand-in, `record` entries by path or label.
    """

    beside: Callable[[str], bytes | None]
    inside: Mapping[str, bytes]
    record: Mapping[str, list[Any]]
    media: dict[str, Media] = field(default_factory=dict)
    warnings: dict[Sentence, None] = field(default_factory=dict)
    _known: dict[str, str] = field(default_factory=dict)
    _taken: dict[str, int] = field(default_factory=dict)

    def id_of(self, source: str) -> str:
        """The id of the image at this address, which is taken in; empty where there is none."""
        if not source:
            return ""
        if source not in self._known:
            self._known[source] = self._fetched(source)
        return self._known[source]

    def _fetched(self, source: str) -> str:
        data = self.inside.get(source)
        shown_name = source if data is None else "data:"
        if data is None:
            name = _plain_path(source)
            if name is None:
                self.warnings[sentence(FAR_AWAY, name=source)] = None
                return ""
            data = self.beside(name)
        if not data:
            self.warnings[sentence(NOT_THERE, name=shown_name)] = None
            return ""
        return self._taken_in(source, data)

    def _taken_in(self, source: str, data: bytes) -> str:
        from editor.formats.pictures import take

        media = _recorded(self.record.get(source), data)
        if media is None:
            stem = source.rpartition("/")[2].rpartition(".")[0] or source
            wanted = plain_name(stem, "image")
            try:
                result = take(data, unique(wanted, self._taken))
            except Unreadable as error:
                self.warnings[_about(source, error.args[0])] = None
                return ""
            media = result.value
            self.warnings |= {_about(source, one): None for one in result.warnings}
        self._taken.setdefault(media.id, 1)
        self.media[media.id] = media
        return media.id


def _about(name: str, problem: str) -> Sentence:
    told = problem if isinstance(problem, Sentence) else sentence(problem)
    return sentence("{name}: {problem}", name=name, problem=told)


def _recorded(entry: object, data: bytes) -> Media | None:
    """The image as it was, where it is still the same."""
    match entry:
        case [_, str(id), str(seal), str(type), int(width), int(height)]:
            if seal == digest_bytes(data):
                return Media(id, type, data, width, height)
    return None


def _plain_path(source: str) -> str | None:
    """A relative path below the text, or None."""
    from urllib.parse import unquote

    if _ELSEWHERE.match(source) or "\0" in source:
        return None
    name = unquote(source)
    return None if _ELSEWHERE.match(name) or "\0" in name else name


def data_of(address: str) -> bytes:
    """The bytes of a data address; empty where they are damaged."""
    found = DATA.fullmatch(address)
    if found is None:
        return b""
    from base64 import b64decode

    try:
        return b64decode(found[1], validate=True)
    except ValueError:
        return b""
