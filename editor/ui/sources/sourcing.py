"""Citing and keeping sources: the panel and the dialogs on one side, `editor.edit` on the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from editor.edit.citations import cite, claims_at, edit_citation, uses
from editor.edit.citing import cite_at
from editor.edit.fragment import insert_text
from editor.edit.sources import (
    add_source,
    add_sources,
    delete_source,
    duplicate_source,
    merge_sources,
    update_source,
)
from editor.edit.state import Command, EditorState, Position, Selection, is_object
from editor.lang.i18n import N_
from editor.model.article import Block, new_id
from editor.model.inline import Citation, Ref, Text, cut, plain, readable
from editor.model.sources import Source
from editor.ui.dialog import ask
from editor.ui.frame import Frame
from editor.ui.sources.merge_dialog import MergeDialog
from editor.ui.sources.shelf import Shelf
from editor.ui.sources.sources_panel import SourcesPanel
from editor.ui.vault.keeper import VaultKeeper
from editor.ui.vault.move import Aftermath

if TYPE_CHECKING:
    from editor.ui.sources.source_form import SourceForm


class Sourcing:
    """Works on the article in front."""

    def __init__(
        self, window: Frame, shelf: Shelf, vault: VaultKeeper, aftermath: Aftermath
    ) -> None:
        self._window = window
        self._shelf = shelf
        self._vault = vault
        self._aftermath = aftermath

    def connect_panel(self) -> None:
        """Answer what the panel asks."""
        panel = self.panel
        panel.new_wanted.connect(self.new_source)
        panel.edit_wanted.connect(self.edit_source)
        panel.cite_wanted.connect(lambda id: self.cite_source(id))
        panel.capture_wanted.connect(self.capture)
        panel.library_wanted.connect(self.browse_library)
        panel.keep_wanted.connect(lambda id: self._shelf.keep((id,)))
        panel.back_wanted.connect(self._back)
        panel.show_wanted.connect(self._point_to)
        run = self._run
        panel.delete_wanted.connect(lambda id: run(delete_source(id), N_("Delete source")))
        panel.duplicate_wanted.connect(lambda id: run(duplicate_source(id), N_("Duplicate source")))
        panel.merge_wanted.connect(self.merge_source)

    def merge_source(self, drop: str) -> None:
        """Ask into which source another record of it goes, and merge them."""
        article = self._window.session.article
        source = article.source(drop)
        if source is None or len(article.sources) < 2:
            return
        dialog = MergeDialog(source, article.sources, self._window.tr_, self._window)
        if ask(dialog) and dialog.keep():
            self._merge(dialog.keep(), drop)

    def _merge(self, keep: str, drop: str) -> None:
        article = self._window.session.article
        both = [article.source(id) for id in (keep, drop)]
        if all(one is not None and one.confidential for one in both) and not self._vault.join(
            keep, drop
        ):
            return
        if self._window.run(merge_sources(keep, drop), N_("Merge sources")):
            self._show(keep)
        else:
            tr = self._window.tr_
            self._window.tell(tr(N_("Merge sources")), tr(N_(
                "A confidential source and a named one cannot be merged: the name would stand "
                "beside the code name."
            )))  # fmt: skip

    @property
    def panel(self) -> SourcesPanel:
        """The panel, in the chrome of the moment."""
        panel = self._window.panels["sources"]
        assert isinstance(panel, SourcesPanel)
        return panel

    def new_source(self) -> str:
        """Ask for a source and add it; its id, or nothing when the user thinks better of it."""
        if self._window.page is None:
            return ""
        form = self._ask(Source(new_id(), "person"))
        if form is None:
            return ""
        source = form.source()
        self._run(add_source(source), N_("New source"))
        self._show(source.id)
        self._look_for_leftovers(form)
        return source.id

    def edit_source(self, id: str) -> None:
        """Ask for changes to a source."""
        if self._window.page is None:
            return
        source = self._window.session.article.source(id)
        if source is None or (form := self._ask(source)) is None:
            return
        self._run(update_source(form.source()), N_("Edit source"))
        self._look_for_leftovers(form)

    def _look_for_leftovers(self, form: SourceForm) -> None:
        """Who it is moved into the vault, or was written there: where does it still stand?"""
        if form.moved is not None:
            self._aftermath.of(form.moved)
        elif form.secret is not None and form.secret.learned:
            record = self._vault.get(form.source().id)
            if record is not None:
                self._aftermath.of(record, moved=False)

    def forget_before(self) -> None:
        """Let neither undo nor the backup bring back what was taken out."""
        self._aftermath.forget_before()

    def find_source(self) -> None:
        """Bring the panel up, ready to search in it."""
        self._window.docks["sources"].show()
        self._window.docks["sources"].raise_()
        self.panel.search.setFocus()
        self.panel.search.selectAll()

    def capture(self, text: str = "", files: Sequence[Path] = ()) -> None:
        """Take sources from an address, a reference or a saved page."""
        from editor.ui.sources.capture_dialog import CaptureDialog

        if self._window.page is None:
            return
        article = self._window.session.article
        dialog = CaptureDialog(
            text, files, article.sources, self._window.tr_, self._window,
            fetching=self._window.settings.get("fetch_pages"),
        )  # fmt: skip
        if ask(dialog) and (found := dialog.chosen()):
            self._run(add_sources(found), N_("Add sources"))
            self._show(found[-1].id)

    def browse_library(self) -> None:
        """Search the library, and take sources from it into the article."""
        from editor.ui.sources.library_dialog import LibraryDialog

        if self._window.page is None:
            return
        article = self._window.session.article
        dialog = LibraryDialog(self._shelf, article, self._window.tr_, self._window)
        dialog.add_wanted.connect(self._take)
        dialog.place_wanted.connect(lambda: self._shelf.choose_place(dialog.begin))
        dialog.begin()
        dialog.exec()

    def _take(self, sources: tuple[Source, ...]) -> None:
        if self._window.run(add_sources(sources), N_("Add sources")):
            self._show(sources[0].id)

    def cite(self) -> None:
        """Tie the selected words to sources."""
        from editor.ui.sources.cite_dialog import CiteDialog

        state = self._window.session.state
        if not state.article.sources:
            if id := self.new_source():
                self.cite_source(id)
            return
        dialog = CiteDialog(
            _selected(state), state.article.sources, (), "", self._window.tr_, self._window,
            near=self.panel.list.current,
        )  # fmt: skip
        if ask(dialog):
            self._run(cite(dialog.refs(), dialog.note()), N_("Cite"))
        elif dialog.wants_new and (id := self.new_source()):
            self.cite_source(id)

    def cite_source(self, id: str, selection: Selection | None = None) -> None:
        """Cite one source for the selected words (or those at `selection`)."""
        if self._window.page is None:
            return
        if selection is not None:
            self._window.go_to(selection)
        self._run(cite((Ref(id),)), N_("Cite"))
        self._window.page.edit.setFocus()

    def show_citation(self, id: str) -> None:
        """A marker was opened: show its source, and let its references be changed."""
        from editor.ui.sources.cite_dialog import CiteDialog

        article = self._window.session.article
        found = next((one for _, one in uses(article) if one.id == id), None)
        if found is None:
            return
        if found.refs:
            self.panel.select(found.refs[0].source)
        note = "".join(text.text for text in found.note)
        dialog = CiteDialog(
            _claim(article.blocks, found), article.sources, found.refs, note,
            self._window.tr_, self._window,
        )  # fmt: skip
        if ask(dialog):
            remark = found.note if dialog.remark.text() == note else dialog.note()
            self._run(edit_citation(id, dialog.refs(), remark), N_("Edit citation"))

    def attribute(self) -> None:
        """Offer attribution phrases, and put the chosen one at the caret."""
        from editor.ui.sources.attribution_dialog import AttributionDialog

        page = self._window.page
        if page is None:
            return
        state = self._window.session.state
        article = state.article
        touched = claims_at(state)
        near = [ref.source for _, one in uses(article) if one.id in touched for ref in one.refs]
        start = near[0] if near else self.panel.list.current
        dialog = AttributionDialog(
            article.sources, start, article.meta.language, self._window.tr_, self._window
        )
        if not ask(dialog):
            return
        if dialog.wants_new:
            if self.new_source():
                self.attribute()
            return
        phrase = dialog.phrase()
        if phrase:
            self._run(insert_text(_spaced(state, phrase)), N_("Insert attribution"))
            page.edit.setFocus()

    def _back(self) -> None:
        if self._window.page is not None:
            self._window.page.edit.setFocus()

    def _point_to(self, there: Selection) -> None:
        if self._window.page is not None:
            self._window.page.edit.select(there)

    def point_out(self, id: str) -> None:
        """A marker was clicked: show who stands behind it."""
        article = self._window.session.article
        found = next((one for _, one in uses(article) if one.id == id), None)
        if found is not None and found.refs:
            self.panel.select(found.refs[0].source)

    def cite_dropped(self, ids: tuple[str, ...], place: Position) -> None:
        """Sources were dropped on the page."""
        self._run(cite_at(ids, place), N_("Cite"))
        if self._window.page is not None:
            self._window.page.edit.setFocus()

    def _show(self, id: str) -> None:
        self.panel.refresh()
        self.panel.select(id)

    def _ask(self, source: Source) -> SourceForm | None:
        from editor.ui.sources.source_form import SourceForm

        article = self._window.session.article
        form = SourceForm(
            source, article.sources, self._window.tr_, self._window,
            language=article.meta.language, vault=self._vault,
            headline=" ".join(article.headline.split()),
        )  # fmt: skip
        return form if ask(form) else None

    def _run(self, command: Command, label: str) -> None:
        self._window.run(command, label)


def _spaced(state: EditorState, phrase: str) -> str:
    """The phrase with the spaces that it needs around it at the caret."""
    start = state.selection.start
    block = state.article.blocks[start.block]
    before = "" if is_object(block) else plain(block.inlines)[: start.offset][-1:]
    lead = "" if not before or before in " \u00a0«“([\n" else " "
    return f"{lead}{phrase} "


def _selected(state: EditorState) -> str:
    start, end = state.selection.start, state.selection.end
    if start == end:
        return ""
    block = state.article.blocks[start.block]
    stop = end.offset if end.block == start.block else len(block.text)
    return readable(cut(block.inlines, start.offset, stop))


def _claim(blocks: Iterable[Block], citation: Citation) -> str:
    return "".join(
        inline.text
        for block in blocks
        for inline in block.inlines
        if isinstance(inline, Text)
        and any(m.name == "claim" and m.value == citation.id for m in inline.marks)
    )
