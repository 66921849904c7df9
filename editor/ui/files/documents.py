"""Articles and files in the window: new, open, save, close, recover, and what changed outside.

Every question is asked here; every promise about files is kept by `editor.session`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QMenuBar, QMessageBox

from editor.formats import FORMATS
from editor.formats.disk import FileProblem
from editor.lang.i18n import N_
from editor.model.article import Article, Metadata, new_id
from editor.model.public import standing
from editor.resources import resource
from editor.session.files import SUFFIX, ChangedOutside, changed_outside, open_article, save
from editor.session.journal import Journal, recover
from editor.session.recent import forget_all, forget_file, recent_files, remember_file
from editor.session.session import Session

if TYPE_CHECKING:
    from editor.ui.page import Page
    from editor.ui.window import Window

LOOK: Final = 4000
"""Milliseconds between two looks at whether another program changed an open file."""
Button = QMessageBox.StandardButton


class _Trouble(QObject):
    """Carries the journal's complaints from its thread to the window's."""

    told = Signal(str)


class Documents:
    """All open articles of one window, and the journal that follows them."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._trouble = _Trouble()
        self._trouble.told.connect(self._journal_said)
        self.journal = Journal(on_problem=self._trouble.told.emit)
        self._told: set[Session] = set()
        self._watch = QTimer(window)
        self._watch.setInterval(LOOK)
        self._watch.timeout.connect(self._look)
        self._watch.start()

    def new(self) -> None:
        """An empty article in the language of the settings."""
        language = self._window.settings.get("article_language")
        self.add(Session(Article(new_id(), Metadata(language=language))))

    def open(self) -> None:
        """Ask for files and open them."""
        tr = self._window.tr_
        known = " ".join(f"*{s}" for row in FORMATS if row.reader for s in row.suffixes)
        names, _ = QFileDialog.getOpenFileNames(
            self._window, tr(N_("Open")), "", f"{tr(N_('Articles'))} ({known})"
        )
        self._window.open_files([Path(name) for name in names])

    def open_path(self, path: Path) -> bool:
        """Open one file, or go to it where it is open already."""
        for page in self._window.pages:
            if page.session.path == path.absolute():
                self._window.show_page(page)
                return True
        try:
            opened = open_article(path)
        except FileProblem as problem:
            forget_file(path)
            self._say(problem)
            return False
        self.add(opened.session())
        if opened.path is not None:
            remember_file(opened.path)
        if opened.warnings:
            tr = self._window.tr_
            self._window.status.showMessage(" · ".join(map(tr.say, opened.warnings)), 15000)
        return True

    def open_sample(self) -> None:
        """The sample, as a new article, so that nobody saves over it."""
        opened = open_article(resource("samples", f"sample{SUFFIX}"))
        self.add(Session(opened.article, suggested="sample"))

    def save(self, page: Page | None = None) -> bool:
        """Save to its file; ask for one where it has none, or where it changed outside."""
        page = page or self._window.page
        if page is None:
            return False
        if page.session.path is None:
            return self.save_as(page)
        try:
            save(page.session)
        except ChangedOutside as problem:
            return self._overwrite(page, problem)
        except FileProblem as problem:
            self._say(problem)
            return False
        self._told.discard(page.session)
        return True

    def save_as(self, page: Page | None = None) -> bool:
        """Ask for a name and save there."""
        page = page or self._window.page
        if page is None:
            return False
        session, tr = page.session, self._window.tr_
        suggested = session.path or Path(session.suggested or _file_name(session) or "article")
        name, _ = QFileDialog.getSaveFileName(
            self._window, tr(N_("Save as")), str(suggested.with_suffix(SUFFIX)),
            f"{tr(N_('Muharrir article'))} (*{SUFFIX})",
        )  # fmt: skip
        if not name:
            return False
        path = Path(name)
        try:
            save(session, path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX))
        except FileProblem as problem:
            self._say(problem)
            return False
        if session.path is not None:
            remember_file(session.path)
        return True

    def close(self, page: Page | None) -> bool:
        """Close one article; unsaved changes are asked about."""
        if page is None or not self._may_close(page):
            return False
        self.journal.drop(page.session)
        self._window.remove_page(page)
        return True

    def close_all(self) -> bool:
        """Whether everything was saved or given up; then the journal ends in order."""
        from editor.ui.files.unsaved_dialog import UnsavedDialog

        unsaved = [page for page in self._window.pages if page.session.dirty]
        if len(unsaved) > 1:
            titles = [self._window.title_of(page.session) for page in unsaved]
            dialog = UnsavedDialog(titles, self._window.tr_, self._window)
            if not dialog.exec() or not all(self.save(unsaved[n]) for n in dialog.saved):
                return False
        elif not all(self._may_close(page) for page in unsaved):
            return False
        self._watch.stop()
        self.journal.close()
        return True

    def recover(self) -> None:
        """Offer what a program that did not end in order left behind."""
        from editor.ui.files.recovery_dialog import RecoveryDialog

        remains = recover()
        if not remains:
            return
        window = self._window
        dialog = RecoveryDialog(remains, window.tr_, window.settings.get("language"), window)
        dialog.exec()
        for one in dialog.discarded:
            one.discard()
        for one in dialog.chosen:
            try:
                session = Session(one.read(), one.path)
            except FileProblem as problem:
                self._say(problem)
                continue
            self.add(session, watch=False)
            self.journal.adopt(one, session)

    def add_recent_menu(self, bar: QMenuBar) -> None:
        """«Open recent», filled anew each time it opens."""
        tr = self._window.tr_
        menu = bar.findChild(QMenu, "menu.file")
        if menu is None:
            return
        recent = QMenu(tr(N_("Open recent")), menu)
        recent.aboutToShow.connect(lambda: self._fill_recent(recent))
        before = next((a for a in menu.actions() if a.objectName() == "file.sample"), None)
        if before is not None:
            menu.insertMenu(before, recent)

    def _fill_recent(self, menu: QMenu) -> None:
        tr = self._window.tr_
        menu.clear()
        for path in recent_files():
            action = menu.addAction(path.name)
            action.setToolTip(str(path))
            action.triggered.connect(lambda _=False, path=path: self.open_path(path))
        if menu.isEmpty():
            menu.addAction(tr(N_("No articles yet"))).setEnabled(False)
            return
        menu.addSeparator()
        menu.addAction(tr(N_("Clear this list"))).triggered.connect(lambda _: forget_all())

    def add(self, session: Session, *, watch: bool = True) -> None:
        self._window.add_page(session)
        if watch:
            self.journal.watch(session)

    def _may_close(self, page: Page) -> bool:
        if not page.session.dirty:
            return True
        self._window.show_page(page)
        tr = self._window.tr_
        title = self._window.title_of(page.session)
        box = QMessageBox(
            QMessageBox.Icon.Question,
            tr(N_("Unsaved changes")),
            tr(N_("Save the changes to “{title}”?"), title=title),
            Button.Save | Button.Discard | Button.Cancel,
            self._window,
        )
        for button, words in (
            (Button.Save, N_("Save")),
            (Button.Discard, N_("Do not save")),
            (Button.Cancel, N_("Cancel")),
        ):
            box.button(button).setText(tr(words))
        box.setDefaultButton(Button.Save)
        answer = box.exec()
        if answer == Button.Save:
            return self.save(page)
        return answer == Button.Discard

    def _overwrite(self, page: Page, problem: ChangedOutside) -> bool:
        """The file is not what was opened: keep both, take theirs, or write over it."""
        tr = self._window.tr_
        box = QMessageBox(
            QMessageBox.Icon.Warning, tr(N_("Changed outside")), tr.say(problem.sentence)
        )
        other = box.addButton(tr(N_("Save under another name")), QMessageBox.ButtonRole.AcceptRole)
        over = box.addButton(tr(N_("Overwrite it")), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(tr(N_("Cancel")), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(other)
        box.exec()
        if box.clickedButton() is other:
            return self.save_as(page)
        if box.clickedButton() is not over:
            return False
        try:
            save(page.session, force=True)
        except FileProblem as trouble:
            self._say(trouble)
            return False
        return True

    def _look(self) -> None:
        """Did another program change the file of the article in front?"""
        page = self._window.page
        if page is None or page.session in self._told or not changed_outside(page.session):
            return
        self._told.add(page.session)
        tr, session = self._window.tr_, page.session
        if session.dirty or changed_outside(session) == "gone":
            self._window.status.showMessage(
                tr(N_("The file was changed or removed by another program; yours is kept here.")), 0
            )
            return
        box = QMessageBox(
            QMessageBox.Icon.Question,
            tr(N_("Changed outside")),
            tr(N_("Another program changed “{path}”. Load what is there now?"), path=session.path),
        )
        load = box.addButton(tr(N_("Load it")), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(tr(N_("Keep what is here")), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        if box.clickedButton() is load and session.path is not None:
            try:
                open_article(session.path).load(session)
                self._told.discard(session)
            except FileProblem as problem:
                self._say(problem)

    def _journal_said(self, sentence: str) -> None:
        """What is typed cannot be kept aside (or can again): that is seen until it changes."""
        self._window.status.warn(self._window.tr_.say(sentence) if sentence else "")

    def _say(self, problem: FileProblem) -> None:
        tr = self._window.tr_
        self._window.tell(tr(N_("Muharrir")), tr.say(problem.sentence))


def _file_name(session: Session) -> str:
    """The slug, or the headline with what no file system takes left out."""
    title = session.article.meta.slug or standing(session.article).headline
    return "".join(c for c in title if c not in '\\/:*?"<>|\n').strip()[:80]
