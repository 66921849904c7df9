"""What a format is: a row with a reader, a writer, or both, and what they take and give.

Knows no format. A reader or writer never raises on content: what it could not keep is a warning
beside the value. Only bytes that are not the format at all raise `Unreadable`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, Literal, cast

from editor.formats.result import Result
from editor.model.article import Article
from editor.model.public import public
from editor.value import field, frozen, replace

SourceStyle = Literal["notes", "list", "inline", "none"]
VaultFacts = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Source id -> field of the vault's record -> its lines."""


@frozen
class ReadOptions:
    """`name` is the file's name without folder, used where the content has no headline.

    `language` is what the text is in when it does not say so itself; empty means: look at it.
    `beside` fetches a file that lies beside the input (an image), or None.
    """

    name: str = ""
    language: str = ""
    beside: Callable[[str], bytes | None] = lambda name: None


@frozen
class WriteOptions:
    """`sources`: how citations show. `fragment`: HTML for pasting into a CMS, without head.
    `part`: a stretch of an article on its way to another program: no headline is missed in it.

    `media`: "embed" puts images into the text file (HTML data URIs), "beside" refers to
    `media_folder`/ and returns them as `Written.files`. `vault`: who confidential sources are,
    where that was asked for explicitly; only a format whose row says so ever receives it.
    """

    sources: SourceStyle = "notes"
    fragment: bool = False
    part: bool = False
    media: Literal["embed", "beside"] = "embed"
    media_folder: str = "media"
    vault: VaultFacts = field(default_factory=dict, repr=False)


@frozen
class Written:
    """The bytes of the file, and of the files that belong beside it, by relative name."""

    data: bytes
    files: tuple[tuple[str, bytes], ...] = ()


Read = Callable[[bytes, ReadOptions], Result[Article]]
Write = Callable[[Article, WriteOptions], Result[Written]]
Compose = Callable[[Article, WriteOptions], Article]


@frozen
class Format:
    """A row of FORMATS. `reader` and `writer` are "module:function", loaded when first used.

    `public`: its writer receives only `public(article)`. `vault`: it may receive what the vault
    knows, for the eyes of an editor or a lawyer. `compose` is "module:function", like a writer:
    what it makes of the article is an article again, and that is written.
    """

    id: str
    label: str
    suffixes: tuple[str, ...]
    reader: str = ""
    writer: str = ""
    public: bool = True
    vault: bool = False
    compose: str = ""

    def read(self, data: bytes, options: ReadOptions | None = None) -> Result[Article]:
        """The article in the bytes. Raises `Unreadable` with a sentence."""
        return cast(Read, _load(self.reader))(data, options or ReadOptions())

    def write(self, article: Article, options: WriteOptions | None = None) -> Result[Written]:
        """The article as bytes: only its public part, unless the format is the house's own."""
        options = options or WriteOptions()
        if self.public:
            article = _bare(public(article))
        if self.public or not self.vault:
            options = replace(options, vault={})
        if self.compose:
            article = cast(Compose, _load(self.compose))(article, options)
        return cast(Write, _load(self.writer))(article, options)


def _bare(article: Article) -> Article:
    """The pictures without what their files tell of maker and place, wherever they came from."""
    if not article.media:
        return article
    from editor.formats.pictures import bare

    return replace(article, media=tuple(map(bare, article.media)))


def _load(target: str) -> Any:
    module, _, name = target.partition(":")
    return getattr(import_module(module), name)
