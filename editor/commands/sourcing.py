"""Commands of the Sources menu."""

from __future__ import annotations

from typing import Final

from editor.commands.command import Command
from editor.edit.state import in_words
from editor.lang.i18n import N_

SOURCE_COMMANDS: Final[tuple[Command, ...]] = (
    Command("source.cite", N_("Cite a source…"), "sources", act=lambda d: d.cite(),
            keys=("Ctrl+Shift+C",), icon="cite", toolbar=True, context=True,
            fits=in_words, tip=N_("Tie the selected words to the source that supports them")),
    Command("source.attribute", N_("Insert attribution…"), "sources",
            act=lambda d: d.attribute(), keys=("Ctrl+Shift+T",), icon="attribute"),
    Command("source.new", N_("New source…"), "sources", 1, act=lambda d: d.new_source(),
            keys=("Ctrl+Alt+S",)),
    Command("source.capture", N_("Add from an address or a reference…"), "sources", 1,
            act=lambda d: d.capture_sources(), keys=("Ctrl+Alt+V",), icon="paste",
            tip=N_("Take a source from a pasted address, a DOI, BibTeX, RIS or a saved page")),
    Command("source.find", N_("Find a source"), "sources", 1, act=lambda d: d.find_source(),
            keys=("Ctrl+Alt+F",)),
    Command("source.export", N_("Export the sources…"), "sources", 1,
            act=lambda d: d.export_sources(),
            tip=N_("CSL-JSON, BibTeX, RIS or CSV, with what may be public")),
    Command("source.library", N_("Source library…"), "sources", 2,
            act=lambda d: d.browse_library(), keys=("Ctrl+Alt+B",), icon="library"),
    Command("source.keep", N_("Keep the sources in the library"), "sources", 2,
            act=lambda d: d.keep_sources(),
            tip=N_("Put this article’s sources into the library, as far as they may be named")),
    Command("source.place", N_("Place of the source library…"), "sources", 2,
            act=lambda d: d.choose_library(), needs_article=False),
)  # fmt: skip
