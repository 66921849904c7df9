"""Attribution phrases for running text: «قالت وزيرة الاتصالات هالة المنصوري إن», «نقلاً عن …».

Templates are data (resources/attribution, one file a language), so that an outlet may have its own.
In a template `{name}` and `{carrier}` are the source and who carried it, `{name?قال|قالت}` agrees
with its gender, `{to:name}` puts the Arabic لـ before it as it is written. An unnamed source is
called by its public description only.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from editor.lang.i18n import N_, sentence
from editor.lang.terms import terms
from editor.model.sources import Source, chain, is_named, may_appear
from editor.resources import resource
from editor.value import frozen

FIELD: Final = re.compile(r"\{(?:(to):)?(name|carrier)(?:\?([^|{}]*)\|([^{}]*))?\}")
FEMININE_KINDS: Final = ("agency", "outlet")


@frozen
class Templates:
    """The phrases of one language: for a source alone, and for one that was carried."""

    alone: tuple[str, ...]
    via: tuple[str, ...]
    carriers: str


@cache
def templates(language: str) -> Templates:
    """The shipped templates of a language, English where it has none."""
    for tag in (language.partition("-")[0], "en"):
        try:
            data = json.loads(resource("attribution", f"{tag}.json").read_text("utf-8"))
        except FileNotFoundError:
            continue
        return Templates(tuple(data["alone"]), tuple(data["via"]), data["carriers"])
    raise FileNotFoundError("resources/attribution/en.json")


def problem_in(template: str, *, carried: bool = False) -> str:
    """What is wrong with a phrase that somebody wrote: a sentence, or nothing.

    `carried`: it is for a source that another one carried, and must name both.
    """
    if set("{}") & set(FIELD.sub("", template)):
        return sentence(NOT_UNDERSTOOD, phrase=template)
    named = {match[2] for match in FIELD.finditer(template) if match[3] is None}
    for who in ("name", "carrier") if carried else ("name",):
        if who not in named:
            return sentence(NOT_NAMED, phrase=template, field=f"{{{who}}}")
    if not carried and "{carrier" in template:
        return sentence(NO_CARRIER, phrase=template)
    return ""


NOT_UNDERSTOOD: Final = N_("“{phrase}”: what stands between the braces is not understood.")
NOT_NAMED: Final = N_("“{phrase}”: {field} is missing.")
NO_CARRIER: Final = N_("“{phrase}”: a source that nobody carried has no carrier.")


def phrases(
    source: Source,
    sources: Mapping[str, Source],
    language: str,
    own: Templates | None = None,
) -> tuple[str, ...]:
    """The attribution phrases for a source; none for one that may not appear at all.

    `own`: an outlet's templates in place of the shipped ones.
    """
    if not may_appear(source):
        return ()
    chosen = own or templates(language)
    origin, *carriers = (step for step in chain(source, sources) if may_appear(step))
    alone = [_fill(one, language, name=origin) for one in chosen.alone]
    if not carriers:
        return tuple(alone)
    # Nearest to us first: the outlet quotes the agency, the agency quotes the Kremlin.
    names = chosen.carriers.join(called(step, language) for step in reversed(carriers))
    nearest = carriers[-1]
    return tuple(
        _fill(one, language, name=origin, carrier=nearest, carriers=names) for one in chosen.via
    ) + tuple(alone)


def called(source: Source, language: str) -> str:
    """What running text calls it: role before name in Arabic, name before role elsewhere."""
    if not is_named(source):
        return source.description or terms(language)["anonymous_source"]
    name = source.name or source.name_latin or source.title or source.description
    if source.kind != "person" or not source.role:
        return name
    if language.partition("-")[0] == "ar":
        return f"{source.role} {name}"
    return f"{name}{terms(language)['list_separator']}{source.role}"


def gender(source: Source) -> str:
    """`m` or `f`: as recorded, else feminine for agencies and outlets, masculine for the rest."""
    return source.gender or ("f" if source.kind in FEMININE_KINDS else "m")


def with_lam(name: str) -> str:
    """The name after the preposition لـ: «للوزارة», «لوزارة», «لـ BBC», «لـ«الساحل»»."""
    if name.startswith("ال") and len(name) > 3:
        return "لل" + name[2:].removeprefix("ل") if name.startswith("الل") else "لل" + name[2:]
    if name and "\u0621" <= name[0] <= "\u064a":
        return "ل" + name
    return "لـ" + name if name.startswith(("«", "“")) else "لـ " + name


def _fill(
    template: str, language: str, *, name: Source, carrier: Source | None = None, carriers: str = ""
) -> str:
    def field(match: re.Match[str]) -> str:
        to, who, masculine, feminine = match.groups()
        source = name if who == "name" else carrier
        if source is None:
            return ""
        if masculine is not None:
            return feminine if gender(source) == "f" else masculine
        words = carriers if who == "carrier" and carriers else called(source, language)
        return with_lam(words) if to else words

    return FIELD.sub(field, template)
