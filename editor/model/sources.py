"""The source record: who stands behind a claim, as far as an article may say it.

What is confidential (who they are, how to reach them, who knows) has no field here: it lives in
the vault under the same opaque id, so no writer can leak it. Knows nothing of the vault itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from editor.lang.i18n import N_
from editor.value import frozen

Terms = Literal[
    "on_record", "not_for_attribution", "background", "deep_background", "off_record", "embargoed"
]
Verification = Literal["unverified", "partly", "corroborated", "confirmed", "disputed", "retracted"]
Gender = Literal["", "f", "m"]


@frozen
class SourceKind:
    """A row of SOURCE_KINDS: `fields` are those of `Source` that its form shows, in order."""

    id: str
    label: str
    fields: tuple[str, ...]
    csl: str


_NAMED: Final = ("name", "name_latin", "aliases")
_WEB: Final = ("url", "archived_url", "published_at", "accessed_at")
_SAID: Final = ("said_at", "medium", "quote_original", "quote_language", "translation",
                "translator")  # fmt: skip

SOURCE_KINDS: Final[tuple[SourceKind, ...]] = (
    SourceKind("person", N_("Person"),
               (*_NAMED, "gender", "role", "organisation", *_SAID), "interview"),
    SourceKind("organisation", N_("Organisation"),
               (*_NAMED, "gender", "description", *_SAID, *_WEB), "article"),
    SourceKind("agency", N_("News agency"),
               (*_NAMED, "gender", "title", *_WEB), "article-newspaper"),
    SourceKind("outlet", N_("News outlet"),
               (*_NAMED, "gender", "title", "author", *_WEB), "article-newspaper"),
    SourceKind("document", N_("Document"),
               (*_NAMED, "title", "author", "container", "publisher", "volume", "issue", "pages",
                "identifier", *_WEB), "report"),
    SourceKind("dataset", N_("Dataset"),
               (*_NAMED, "title", "author", "publisher", "identifier", *_WEB), "dataset"),
    SourceKind("social", N_("Social post"),
               (*_NAMED, "handle", "platform", "title", *_WEB), "post"),
    SourceKind("broadcast", N_("Broadcast"),
               (*_NAMED, "title", "container", "publisher", "said_at", *_WEB), "broadcast"),
    SourceKind("observation", N_("Own observation"),
               ("name", "place", "said_at", "description"), "personal_communication"),
    SourceKind("media", N_("Image or video"),
               (*_NAMED, "title", "author", "place", "rights", "credit", "licence", *_WEB),
               "graphic"),
)  # fmt: skip
SOURCE_KIND: Final[dict[str, SourceKind]] = {kind.id: kind for kind in SOURCE_KINDS}


@frozen
class Source:
    """One source. Dates are ISO 8601 text; an empty string means not known.

    `id` is opaque. `label` is the short name the panel shows: for a confidential source a code
    name. `via` is the id of the source that carried it to us (the Kremlin via RIA Novosti), or
    empty. `description` is how it may be described in public when it may not be named.
    """

    id: str
    kind: str = "organisation"
    label: str = ""
    name: str = ""
    name_latin: str = ""
    aliases: tuple[str, ...] = ()
    gender: Gender = ""
    role: str = ""
    organisation: str = ""
    description: str = ""
    via: str = ""
    directness: str = ""
    medium: str = ""
    said_at: str = ""
    published_at: str = ""
    accessed_at: str = ""
    url: str = ""
    archived_url: str = ""
    sha256: str = ""
    title: str = ""
    author: str = ""
    container: str = ""
    publisher: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    identifier: str = ""
    place: str = ""
    handle: str = ""
    platform: str = ""
    quote_original: str = ""
    quote_language: str = ""
    translation: str = ""
    translator: str = ""
    terms: Terms = "on_record"
    embargoed_until: str = ""
    confidential: bool = False
    anonymity_reason: str = ""
    verification: Verification = "unverified"
    corroborated_by: tuple[str, ...] = ()
    reliability: str = ""
    interest_note: str = ""
    independence_group: str = ""
    reply_requested_at: str = ""
    reply: str = ""
    attribution_style: str = ""
    rights: str = ""
    credit: str = ""
    licence: str = ""


IDENTIFYING: Final[tuple[str, ...]] = (
    "name", "name_latin", "aliases", "role", "organisation", "url", "archived_url", "sha256",
    "title", "author", "container", "publisher", "identifier", "place", "handle", "platform",
    "quote_original", "quote_language", "translation", "translator", "credit", "rights", "licence",
    "said_at", "published_at", "accessed_at", "volume", "issue", "pages", "medium",
)  # fmt: skip
"""Fields that could tell who an unnamed source is."""

DESK_ONLY: Final[tuple[str, ...]] = (
    "reliability", "interest_note", "independence_group", "reply_requested_at", "reply",
    "corroborated_by", "sha256",
)  # fmt: skip
"""Fields that serve the desk and never leave the house, whatever the terms."""


def is_named(source: Source) -> bool:
    """Whether it may be named in public: on record (or embargoed), and not confidential."""
    return not source.confidential and source.terms in ("on_record", "embargoed")


def may_appear(source: Source) -> bool:
    """Whether it may appear in an export at all."""
    return source.terms != "off_record"


def public_name(source: Source) -> str:
    """What readers may call it: its name, or only its public description where it is unnamed.

    Empty where there is nothing that may be said.
    """
    if not may_appear(source):
        return ""
    if is_named(source):
        return source.name or source.name_latin or source.title or source.description
    return source.description


def chain(source: Source, sources: Mapping[str, Source]) -> tuple[Source, ...]:
    """The source and its carriers, origin first, the one nearest to us last; cycles are cut."""
    out = [source]
    seen = {source.id}
    while (step := sources.get(out[-1].via)) is not None and step.id not in seen:
        out.append(step)
        seen.add(step.id)
    return tuple(out)
