"""Citing and keeping sources: the panel and the dialogs on one side, `editor.edit` on the other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from editor.edit.attribution import phrases
from editor.edit.citations import cite, edit_citation, uses
from editor.edit.sources import (
    add_source,
    delete_source,
    duplicate_source,
    merge_sources,
    update_source,
)
from editor.edit.state import Command, EditorState, Selection
from editor.lang.i18n import N_
from editor.model.article import Block, new_id
from editor.model.inline import Citation, Ref, Text, cut, readable
from editor.model.sources import Source
from editor.ui.cite_dialog import CiteDialog
from editor.ui.source_form import SourceForm
from editor.ui.sources_panel import SourcesPanel

if TYPE_CHECKING:
    from editor.ui.window import Window


class Sourcing:
    """Works on the article in front."""

    def __init__(self, window: Window) -> None:
        self._window = window

    def connect_panel(self, panel: SourcesPanel) -> None:
        """Answer what the panel asks."""
        panel.new_wanted.connect(self.new_source)
        panel.edit_wanted.connect(self.edit_source)
        panel.cite_wanted.connect(lambda id: self.cite_source(id))
        run = self._run
        panel.delete_wanted.connect(lambda id: run(delete_source(id), N_("Delete source")))
        panel.duplicate_wanted.connect(lambda id: run(duplicate_source(id), N_("Duplicate source")))
        panel.merge_wanted.connect(
            lambda keep, drop: run(merge_sources(keep, drop), N_("Merge sources"))
        )

    def new_source(self) -> str:
        """Ask for a source and add it; its id, or nothing when the user thinks better of it."""
        if self._window.page is None:
            return ""
        source = self._ask(Source(new_id(), "person"))
        if source is None:
            return ""
        self._run(add_source(source), N_("New source"))
        return source.id

    def edit_source(self, id: str) -> None:
        """Ask for changes to a source."""
        source = self._window.session.article.source(id)
        if source is not None and (changed := self._ask(source)) is not None:
            self._run(update_source(changed), N_("Edit source"))

    def cite(self) -> None:
        """Tie the selected words to sources."""
        state = self._window.session.state
        if not state.article.sources:
            if id := self.new_source():
                self.cite_source(id)
            return
        dialog = CiteDialog(
            _selected(state), state.article.sources, (), "", self._window.tr_, self._window
        )
        if dialog.exec():
            self._run(cite(dialog.refs(), dialog.note()), N_("Cite"))
        elif dialog.wants_new and (id := self.new_source()):
            self.cite_source(id)

    def cite_source(self, id: str, selection: Selection | None = None) -> None:
        """Cite one source for the selected words (or those at `selection`)."""
        if selection is not None:
            self._window.go_to(selection)
        self._run(cite((Ref(id),)), N_("Cite"))

    def show_citation(self, id: str) -> None:
        """A marker was clicked: show its source, and let its references be changed."""
        article = self._window.session.article
        found = next((one for _, one in uses(article) if one.id == id), None)
        if found is None:
            return
        panel = self._window.panels["sources"]
        if found.refs and isinstance(panel, SourcesPanel):
            panel.select(found.refs[0].source)
        note = "".join(text.text for text in found.note)
        dialog = CiteDialog(
            _claim(article.blocks, found), article.sources, found.refs, note,
            self._window.tr_, self._window,
        )  # fmt: skip
        if dialog.exec():
            remark = found.note if dialog.remark.text() == note else dialog.note()
            self._run(edit_citation(id, dialog.refs(), remark), N_("Edit citation"))

    def attribute(self) -> None:
        """Offer attribution phrases for every source, at the caret."""
        page = self._window.page
        if page is None:
            return
        article = page.session.article
        known = {source.id: source for source in article.sources}
        menu = QMenu(self._window)
        for source in article.sources:
            below = menu.addMenu(source.label or source.name or source.id)
            for phrase in phrases(source, known, article.meta.language):
                action = below.addAction(phrase)
                action.triggered.connect(
                    lambda _=False, phrase=phrase: page.edit.type_text(phrase + " ")
                )
        if menu.isEmpty():
            menu.addAction(self._window.tr_(N_("No sources yet"))).setEnabled(False)
        menu.popup(page.edit.mapToGlobal(page.edit.cursorRect().bottomLeft()))

    def _ask(self, source: Source) -> Source | None:
        form = SourceForm(
            source, self._window.session.article.sources, self._window.tr_, self._window
        )
        return form.source() if form.exec() else None

    def _run(self, command: Command, label: str) -> None:
        self._window.run(command, label)


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
