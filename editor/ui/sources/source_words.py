"""How the window calls a source: its short name, its chain, its kind. Knows no widget."""

from __future__ import annotations

from collections.abc import Mapping

from editor.lang.arabic import fold
from editor.lang.direction import language_direction
from editor.lang.i18n import N_, Catalogue
from editor.model.sources import SOURCE_KIND, Source, chain

FSI, PDI, LRM, RLM = "\u2068", "\u2069", "\u200e", "\u200f"


def short_name(source: Source, tr: Catalogue) -> str:
    """What a list calls it; never empty."""
    return (
        source.label or source.name or source.name_latin or source.title or source.description
        or source.url or tr(N_("Unnamed source"))
    )  # fmt: skip


def isolated_name(source: Source, tr: Catalogue) -> str:
    """The same for use in a sentence, which keeps its own direction."""
    return f"{FSI}{short_name(source, tr)}{PDI}"


def value_text(text: str, tr: Catalogue) -> str:
    """A value by itself in a label: it keeps its own direction, and stands where the window's
    language begins. An isolate alone has no direction, and Qt would put it on the left."""
    mark = RLM if language_direction(tr.language) == "rtl" else LRM
    return f"{mark}{FSI}{text}{PDI}"


def chain_text(source: Source, known: Mapping[str, Source], tr: Catalogue) -> str:
    """«الوزيرة ← الوزارة ← المرفأ»: origin first, each name isolated; empty without a carrier."""
    steps = chain(source, known)
    if len(steps) < 2:
        return ""
    rtl = language_direction(tr.language) == "rtl"
    arrow, mark = (" ← ", RLM) if rtl else (" → ", LRM)
    return mark + arrow.join(isolated_name(step, tr) for step in steps)


def kind_name(source: Source, tr: Catalogue) -> str:
    """Its kind, translated."""
    return tr(SOURCE_KIND[source.kind].label) if source.kind in SOURCE_KIND else source.kind


def sought(source: Source) -> str:
    """Everything it may be found by, folded, a line for each."""
    texts = (source.label, source.name, source.name_latin, source.title, source.handle,
             source.role, source.organisation, *source.aliases)  # fmt: skip
    return "\n".join(fold(text) for text in texts if text)
