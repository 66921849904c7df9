"""References as text: what stands in a note, in the list of sources, or inline after a claim.

One formatter for every writer, so that HTML, DOCX and Markdown say the same words. It receives
articles that are already public (`editor.model.public`) and gives inlines; it knows no format's
syntax. Refuses CSL: Arabic punctuation and « » are not to be had from it.

STYLES says which parts a kind of source shows and in which order; a chain is the origin's own
reference followed by its carriers', each after «نقلاً عن».
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from editor.lang.dates import accessed_on, format_date
from editor.lang.digits import Digits, shape_digits
from editor.lang.quotes import quote_profile
from editor.lang.terms import terms
from editor.model.article import Article, all_citations
from editor.model.inline import Citation, Text
from editor.model.marks import Mark
from editor.model.sources import Source, chain, is_named
from editor.value import frozen

Runs = tuple[Text, ...]


@frozen
class _Setting:
    """A source and the language it is spoken of in."""

    source: Source
    language: str

    def term(self, key: str, **values: object) -> str:
        return terms(self.language)(key, **values)

    def date(self, iso: str) -> str:
        return format_date(iso, self.language, time=False) if iso else ""

    def titled(self, words: str) -> str:
        """The words as a title, in the quotation marks of the language."""
        profile = quote_profile(self.language)
        if not words or words.startswith(profile.open):
            return words
        return f"{profile.open}{words}{profile.close}"


Part = Callable[[_Setting], str | Runs]


def _name(s: _Setting) -> str:
    return s.source.name or s.source.name_latin


def _title(s: _Setting) -> str:
    return s.titled(s.source.title)


def _own_title(s: _Setting) -> str:
    """The title of a thing whose name is its title where it has no other."""
    return s.titled(s.source.title or _name(s))


def _creator(s: _Setting) -> str:
    """The name, where it is not already said as the title."""
    return _name(s) if s.source.title else ""


def _handle(s: _Setting) -> str:
    name, handle = _name(s), s.source.handle
    return f"{name} ({handle})" if name and handle else name or handle


def _post(s: _Setting) -> str:
    return s.term("social_post", platform=s.source.platform) if s.source.platform else ""


def _medium(s: _Setting) -> str:
    words = terms(s.language).words
    medium = s.source.medium
    return words.get(medium, medium)


def _said(s: _Setting) -> str:
    return s.date(s.source.said_at or s.source.published_at)


def _link(words: str, url: str) -> Runs:
    return (Text(words, (Mark("link", url),)),) if url else ()


def _field(name: str) -> Part:
    return lambda s: str(getattr(s.source, name))


def _term(key: str, field: str) -> Part:
    def part(s: _Setting) -> str:
        value = getattr(s.source, field)
        if s.language.partition("-")[0] == "fa":
            value = shape_digits(value, Digits.PERSIAN)
        return s.term(key, n=value, name=value) if value else ""

    return part


_author, _container, _publisher = _field("author"), _field("container"), _field("publisher")
_role, _organisation, _place = _field("role"), _field("organisation"), _field("place")
_description, _identifier = _field("description"), _field("identifier")
_volume, _issue, _pages = (
    _term("volume", "volume"),
    _term("issue", "issue"),
    _term("pages", "pages"),
)
_credit = _term("photo_credit", "credit")


def _published(s: _Setting) -> str:
    return s.date(s.source.published_at)


def _observed(s: _Setting) -> str:
    return s.term("own_observation")


STYLES: Final[dict[str, tuple[Part, ...]]] = {
    "person": (_name, _role, _organisation, _medium, _said),
    "organisation": (_name, _title, _medium, _said),
    "agency": (_name, _author, _title, _published),
    "outlet": (_author, _title, _name, _published),
    "document": (_author, _creator, _own_title, _container, _publisher, _volume, _issue,
                 _published, _pages, _identifier),
    "dataset": (_author, _creator, _own_title, _publisher, _published, _identifier),
    "social": (_handle, _title, _post, _published),
    "broadcast": (_creator, _own_title, _container, _publisher, _said),
    "observation": (_observed, _description, _place, _said),
    "media": (_author, _own_title, _place, _published, _credit),
}  # fmt: skip


def _closing(s: _Setting) -> tuple[str | Runs, ...]:
    """What every reference ends with: when it was looked at, the archived copy, the address."""
    source = s.source
    return (
        accessed_on(source.accessed_at, s.language) if source.url else "",
        _link(s.term("archived_copy"), source.archived_url),
        _link(source.url, source.url),
    )


def _own(source: Source, language: str, locator: str = "") -> Runs:
    """The reference to a source alone, without its carriers."""
    setting = _Setting(source, language)
    if not is_named(source):
        withheld = source.anonymity_reason
        parts: list[str | Runs] = [
            source.description or setting.term("anonymous_source"),
            setting.term("name_withheld", reason=withheld) if withheld else "",
            locator,
        ]
    else:
        style = STYLES.get(source.kind, STYLES["document"])
        parts = [part(setting) for part in style if not (locator and part is _pages)]
        if not any(parts):
            parts = [source.description or setting.term("untitled")]
        parts += [locator, *_closing(setting)]
    return _joined(parts, setting.term("list_separator"))


def _joined(parts: list[str | Runs], separator: str) -> Runs:
    out: list[Text] = []
    for part in parts:
        if not part:
            continue
        if out:
            out.append(Text(separator))
        out += (Text(part),) if isinstance(part, str) else part
    return tuple(out)


def reference(
    source: Source, sources: Mapping[str, Source], language: str, locator: str = ""
) -> Runs:
    """The full reference to one source, its carriers and its place, each URL last as a link."""
    origin, *carriers = chain(source, sources)
    out = list(_own(origin, language, locator))
    before, after = terms(language)("via", name="\0").split("\0")
    for carrier in carriers:
        out.append(Text(terms(language)["list_separator"] + before))
        out += _own(carrier, language)
        out += (Text(after),) if after else ()
    return tuple(out)


def note(citation: Citation, article: Article) -> Runs:
    """The whole text of a citation's note: its references, then the editor's own remark."""
    sources = {source.id: source for source in article.sources}
    language = article.meta.language
    words = terms(language)
    out: list[Text] = []
    for ref in citation.refs:
        if (source := sources.get(ref.source)) is not None:
            if out:
                out.append(Text(words["reference_separator"]))
            out += reference(source, sources, language, ref.locator)
    if out and not citation.note and not out[-1].marks:
        out.append(Text(words["sentence_end"]))
    if citation.note:
        if out:
            out.append(Text(words["sentence_end"] + " "))
        out += citation.note
    return _merged(out)


def bibliography(article: Article) -> tuple[tuple[Source, Runs], ...]:
    """Each cited source with its full reference, in the order of the first citation."""
    sources = {source.id: source for source in article.sources}
    return tuple(
        (source, _merged(list(reference(source, sources, article.meta.language))))
        for source in cited(article)
    )


def cited(article: Article) -> tuple[Source, ...]:
    """The sources that are cited, in the order of their first citation."""
    known = {source.id: source for source in article.sources}
    order = {ref.source: None for citation in all_citations(article) for ref in citation.refs}
    return tuple(known[id] for id in order if id in known)


def short_name(source: Source, language: str) -> str:
    """What a source is called in running text."""
    if not is_named(source):
        return source.description or terms(language)["anonymous_source"]
    if source.kind == "observation":
        return terms(language)["own_observation"]
    return source.name or source.name_latin or source.title or source.description


def inline_attribution(citation: Citation, article: Article) -> str:
    """The names behind a citation, to stand in brackets after the claim.

    A chain reads origin first: «الكرملين، نقلاً عن ريا نوفوستي».
    """
    sources = {source.id: source for source in article.sources}
    language = article.meta.language
    words = terms(language)
    names = []
    for ref in citation.refs:
        if (source := sources.get(ref.source)) is not None:
            origin, *carriers = chain(source, sources)
            parts = [short_name(origin, language)]
            parts += [words("via", name=short_name(step, language)) for step in carriers]
            names.append(words["list_separator"].join(part for part in parts if part))
    return words["reference_separator"].join(name for name in names if name)


def _merged(runs: list[Text]) -> Runs:
    """Neighbours of the same marks as one run."""
    out: list[Text] = []
    for run in runs:
        if out and out[-1].marks == run.marks:
            out[-1] = Text(out[-1].text + run.text, run.marks)
        elif run.text:
            out.append(run)
    return tuple(out)
