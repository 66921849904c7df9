"""Parts of the window that are loaded when they are first wanted: a start does not wait for them.

Each is a property that makes its part once. Those that the first paint needs are made by `Window`.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout

from editor.qt import late
from editor.ui.files.documents import Documents
from editor.ui.frame import Frame
from editor.ui.vault.keeper import VaultKeeper

if TYPE_CHECKING:
    from editor.edit.find import Match
    from editor.edit.state import Selection
    from editor.session.handover import Door
    from editor.ui.files.sharing import Sharing
    from editor.ui.find_bar import FindBar
    from editor.ui.objects.objects import Objects
    from editor.ui.sources.shelf import Shelf
    from editor.ui.sources.sourcing import Sourcing
    from editor.ui.templates.templating import Templating


class LateParts(Frame):
    """A main window with its parts, and what comes to them from outside."""

    documents: Documents
    vault: VaultKeeper
    middle: QVBoxLayout
    """What stands between the panels, one below the other."""

    @cached_property
    def templating(self) -> Templating:
        """Galleries and workshop."""
        from editor.ui.templates.templating import Templating

        return Templating(self, self.documents)

    @cached_property
    def shelf(self) -> Shelf:
        """The source library."""
        from editor.ui.sources.shelf import Shelf

        return Shelf(self)

    @cached_property
    def sharing(self) -> Sharing:
        """Export, clipboard, browser, paper."""
        from editor.ui.files.sharing import Sharing

        return Sharing(self, self.vault)

    @cached_property
    def sourcing(self) -> Sourcing:
        """Citing and keeping sources."""
        from editor.ui.sources.sourcing import Sourcing
        from editor.ui.vault.move import Aftermath

        aftermath = Aftermath(self, self.shelf, self.vault, self.documents.save)
        return Sourcing(self, self.shelf, self.vault, aftermath)

    @cached_property
    def objects(self) -> Objects:
        """Links, figures, tables and what else stands in the text."""
        from editor.ui.objects.objects import Objects

        return Objects(self, self.sourcing.show_citation)

    @cached_property
    def find_bar(self) -> FindBar:
        """The bar below the page, made when something is first looked for."""
        from editor.ui.find_bar import FindBar

        bar = FindBar(self.tr_, self, run=self.run)
        bar.go_to.connect(self._show_found)
        bar.matches_changed.connect(self._show_matches)
        bar.hide()
        bar.show_session(self.page.session if self.page else None)
        self.middle.addWidget(bar)
        return bar

    def _show_found(self, place: Selection) -> None:
        if not self.find_bar.isVisible() or self.page is None:
            self.go_to(place)
        else:
            self.page.edit.select(place)

    def _show_matches(self, matches: list[Match]) -> None:
        if self.page is not None:
            self.page.show_matches(matches)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere in the window."""
        if late.incoming.files(event.mimeData()):
            late.dropping.accept(event)

    def dropEvent(self, event: QDropEvent) -> None:
        late.dropping.accept(event)
        self.open_files(late.incoming.files(event.mimeData()))

    def open_files(self, paths: list[Path]) -> None:
        """Open each, in a tab of its own."""
        self.documents.open_paths(paths)

    def listen(self, door: Door) -> None:
        """Open what programs started later hand over, from now on."""
        from editor.ui.newcomers import Newcomers

        self.newcomers = Newcomers(door, self)

    def close_parts(self) -> None:
        """Those that were made let go of what they hold."""
        self.vault.lock()
        for part in ("newcomers", "shelf", "sharing"):
            if part in vars(self):
                getattr(self, part).close()
