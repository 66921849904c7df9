"""Articles and files in the window: new, open, save, close, recover, and what changed outside.

Every question is asked here; every promise about files is kept by `editor.session`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6 import QtWidgets
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QMenuBar

from editor.formats import FORMATS
from editor.formats.disk import FileProblem
from editor.lang.i18n import N_, sentence
from editor.lang.isolation import file_filter
from editor.model.article import Article, Metadata, new_id
from editor.resources import resource
from editor.session.files import SUFFIX, ChangedOutside, Opened, changed_outside, open_article, save
from editor.session.journal import Journal, recover
from editor.session.recent import forget_all, forget_file, recent_files, remember_file
from editor.session.session import Session
from editor.ui.files import outside
from editor.ui.files.places import file_name, folder_of
from editor.ui.frame import Frame

if TYPE_CHECKING:
    from editor.ui.page import Page

OPEN_ELSEWHERE: Final = N_("“{path}” is open in another tab; choose another name.")
LONG: Final = 200_000
"""Bytes of a file that is not read while the window waits."""
LOOK: Final = 4000
"""Milliseconds between two looks at whether another program changed an open file."""


class _Trouble(QObject):
    """Carries the journal's complaints from its thread to the window's."""

    told = Signal(object)


class Documents:
    """All open articles of one window, and the journal that follows them."""

    def __init__(self, window: Frame) -> None:
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
        page = self._window.page
        names, _ = QtWidgets.QFileDialog.getOpenFileNames(
            self._window, tr(N_("Open")), str(folder_of(page.session if page else None)),
            file_filter(tr(N_("Articles")), known),
        )  # fmt: skip
        self._window.open_files([Path(name) for name in names])

    def open_path(self, path: Path) -> bool:
        """Open one file, or go to it where it is open already."""
        return self.open_paths([path])

    def open_paths(self, paths: Iterable[Path]) -> bool:
        """Open each file; all that cannot be opened is told at once. Whether all were."""
        problems = [problem for path in paths if (problem := self._open(path)) is not None]
        if problems:
            tr = self._window.tr_
            told = "\n\n".join(tr.say(one.sentence) for one in problems[:12])
            self._window.tell(tr(N_("Muharrir")), told)
        return not problems

    def _open(self, path: Path) -> FileProblem | None:
        for page in self._window.pages:
            if _same(path, page.session.path):
                self._window.show_page(page)
                return None
        try:
            opened = self._read(path)
        except FileProblem as problem:
            forget_file(path)
            return problem
        if opened is None:
            return None
        self.add(opened.session())
        if opened.path is not None:
            remember_file(opened.path)
        if opened.warnings:
            tr = self._window.tr_
            self._window.statusBar().showMessage(" · ".join(map(tr.say, opened.warnings)), 15000)
        return None

    def _read(self, path: Path) -> Opened | None:
        """The article in a file; None where somebody would not wait for a long one."""
        try:
            long = path.stat().st_size > LONG
        except OSError:
            long = False
        if not long:
            return open_article(path)
        from editor.ui.patience import Cancelled, wait

        tr = self._window.tr_
        try:
            words = tr(N_("Opening “{path}”…"), path=path.name)
            return wait(lambda: open_article(path), tr, words, self._window)
        except Cancelled:
            return None

    def open_sample(self) -> None:
        """The sample, as a new article, so that nobody saves over it."""
        opened = open_article(resource("samples", f"sample{SUFFIX}"))
        self.add(Session(opened.article, suggested="sample"))

    def save(self, page: Page | None = None) -> bool:
        """Save to its file; ask for one where it has none, or where it changed outside."""
        self._window.hand_in()
        page = page or self._window.page
        if page is None:
            return False
        if page.session.path is None:
            return self.save_as(page)
        try:
            save(page.session)
        except ChangedOutside:
            return self._changed(page, saving=True)
        except FileProblem as problem:
            self._say(problem)
            return False
        self._told.discard(page.session)
        return True

    def save_as(self, page: Page | None = None) -> bool:
        """Ask for a name and save there."""
        self._window.hand_in()
        page = page or self._window.page
        if page is None:
            return False
        session, tr = page.session, self._window.tr_
        self._window.show_page(page)
        name, _ = QtWidgets.QFileDialog.getSaveFileName(
            self._window, tr(N_("Save as")),
            str(folder_of(session) / f"{file_name(session)}{SUFFIX}"),
            file_filter(tr(N_("Muharrir article")), f"*{SUFFIX}"),
        )  # fmt: skip
        if not name:
            return False
        path = Path(name)
        if path.suffix.lower() != SUFFIX:
            path = path.with_name(path.name + SUFFIX)
            # The dialog asked about the name as it was typed, not about this one.
            if path.exists() and not self._may_replace(path):
                return False
        try:
            if any(_same(path, other.session.path) for other in self._window.pages
                   if other is not page):  # fmt: skip
                raise FileProblem(sentence(OPEN_ELSEWHERE, path=path))
            save(session, path)
        except FileProblem as problem:
            self._say(problem)
            return False
        if session.path is not None:
            remember_file(session.path)
        return True

    def close(self, page: Page | None) -> bool:
        """Close one article; unsaved changes are asked about."""
        self._window.hand_in()
        if page is None or not self._may_close(page):
            return False
        self.journal.drop(page.session)
        self._window.remove_page(page)
        return True

    def close_all(self) -> bool:
        """Whether everything was saved or given up; then the journal ends in order."""
        from editor.ui.dialog import ask
        from editor.ui.files.unsaved_dialog import UnsavedDialog

        self._window.hand_in()
        unsaved = [page for page in self._window.pages if page.session.dirty]
        if len(unsaved) > 1:
            names = dict(zip(self._window.pages, self._window.names(), strict=True))
            dialog = UnsavedDialog(
                [names[page] for page in unsaved], self._window.tr_, self._window
            )
            if not ask(dialog) or not all(self.save(unsaved[n]) for n in dialog.saved):
                return False
        elif not all(self._may_close(page) for page in unsaved):
            return False
        self._watch.stop()
        self.journal.close()
        return True

    def recover(self) -> None:
        """Offer what a program that did not end in order left behind."""
        remains = recover()
        if not remains:
            return
        from editor.ui.dialog import ask
        from editor.ui.files.recovery_dialog import RecoveryDialog

        window = self._window
        dialog = RecoveryDialog(remains, window.tr_, window.settings.get("language"), window)
        ask(dialog)
        for one in dialog.discarded:
            one.discard()
        for one in dialog.chosen:
            try:
                session = one.session()
            except FileProblem as problem:
                self._say(problem)
                continue
            if dialog.both.isChecked() and one.path is not None and one.path.exists():
                self._add_from_file(one.path, unlike=session.article)
            self.add(session, watch=False)
            self.journal.adopt(one, session)

    def _add_from_file(self, path: Path, *, unlike: Article | None = None) -> None:
        """What the file holds, as an article of its own beside the one that belongs to it."""
        try:
            opened = open_article(path)
        except FileProblem as problem:
            self._say(problem)
            return
        if opened.article != unlike:
            self.add(outside.beside(opened, path, self._window.tr_))

    def add_recent_menu(self, bar: QMenuBar, title: str) -> None:
        """«Open recent», filled anew each time it opens."""
        menu = bar.findChild(QMenu, "menu.file")
        if menu is None:
            return
        recent = QMenu(title, menu)
        recent.setToolTipsVisible(True)
        recent.aboutToShow.connect(lambda: self._fill_recent(recent))
        before = next((a for a in menu.actions() if a.objectName() == "file.sample"), None)
        if before is not None:
            menu.insertMenu(before, recent)

    def _fill_recent(self, menu: QMenu) -> None:
        tr = self._window.tr_
        menu.clear()
        paths = recent_files()
        often = Counter(path.name for path in paths)
        for path in paths:
            folder = f" – \u2068{path.parent.name}\u2069" if often[path.name] > 1 else ""
            action = menu.addAction(f"\u2068{path.name}\u2069{folder}".replace("&", "&&"))
            action.setToolTip(f"\u2066{path}\u2069")
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
        Button = QtWidgets.QMessageBox.StandardButton  # noqa: N806 - a class
        self._window.show_page(page)
        tr = self._window.tr_
        title = self._window.title_of(page.session)
        box = QtWidgets.QMessageBox(
            QtWidgets.QMessageBox.Icon.Question,
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
            box.button(button).setIcon(QIcon())
        box.setDefaultButton(Button.Save)
        answer = box.exec()
        if answer == Button.Save:
            return self.save(page)
        return answer == Button.Discard

    def _may_replace(self, path: Path) -> bool:
        tr = self._window.tr_
        box = QtWidgets.QMessageBox(self._window)
        box.setIcon(QtWidgets.QMessageBox.Icon.Warning)
        box.setWindowTitle(tr(N_("Save as")))
        box.setText(tr(N_("“{path}” is already there. Replace it?"), path=path.name))
        replace = box.addButton(
            tr(N_("Replace it")), QtWidgets.QMessageBox.ButtonRole.DestructiveRole
        )
        cancel = box.addButton(tr(N_("Cancel")), QtWidgets.QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(cancel)
        box.exec()
        return box.clickedButton() is replace

    def _changed(self, page: Page, *, saving: bool) -> bool:
        """The file is not what it was: ask, and do it. Whether all is in a file now."""
        session = page.session
        path = session.path
        assert path is not None
        answer = outside.ask(self._window, path, saving=saving)
        try:
            if answer == "other name":
                return self.save_as(page)
            if answer == "mine" and saving:
                save(session, force=True)
                self._told.discard(session)
                return True
            if answer == "theirs":
                page.bridge.flush()
                outside.take(session, open_article(path))
                self._told.discard(session)
                return True
            session.mark_unsaved()
            if answer == "both":
                self._add_from_file(path)
        except FileProblem as problem:
            self._say(problem)
        return False

    def _look(self) -> None:
        """Did another program change or remove the file of the article in front?"""
        page = self._window.page
        if page is None or self._window.is_asking():
            return
        now = changed_outside(page.session)
        if not now:
            self._told.discard(page.session)
        elif page.session not in self._told:
            self._told.add(page.session)
            if now == "changed":
                self._changed(page, saving=False)
                return
            # What no file holds any more is asked about before it is closed.
            page.session.mark_unsaved()
            words = N_("“{path}” is no longer there. The article is kept here: save it.")
            path = page.session.path
            text = self._window.tr_(words, path=path.name if path else "")
            self._window.statusBar().showMessage(text, 15000)

    def _journal_said(self, sentence: str) -> None:
        """What is typed cannot be kept aside (or can again): that is seen until it changes."""
        self._window.warn(self._window.tr_.say(sentence) if sentence else "")

    def _say(self, problem: FileProblem) -> None:
        tr = self._window.tr_
        self._window.tell(tr(N_("Muharrir")), tr.say(problem.sentence))


def _same(path: Path, other: Path | None) -> bool:
    """Whether both are one file, by whatever names."""
    return other is not None and path.resolve() == other.resolve()
