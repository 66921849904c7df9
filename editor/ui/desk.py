"""What commands may ask, answered by the window and its parts: one line each.

Knows who does what; does nothing itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtWidgets
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication

from editor import __version__
from editor.commands import COMMANDS
from editor.commands.desk import Desk
from editor.edit.state import Command as Edit
from editor.lang.i18n import N_, catalogue
from editor.session.session import Session

if TYPE_CHECKING:
    from editor.qt.textedit import ArticleEdit
    from editor.ui.page import Page
    from editor.ui.window import Window

ZOOM_STEPS = (50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)


class WindowDesk(Desk):
    """The window as commands see it."""

    def __init__(self, window: Window) -> None:
        self._window = window

    @property
    def session(self) -> Session:
        return self._window.session

    def run(self, command: Edit, label: str) -> bool:
        return self._window.run(command, label)

    @property
    def _page(self) -> Page:
        assert self._window.page is not None
        return self._window.page

    @property
    def _edit(self) -> ArticleEdit:
        return self._page.edit

    # Files
    def new_article(self) -> None:
        self._window.documents.new()

    def new_from_template(self) -> None:
        self._window.templating.new_article()

    def insert_section(self) -> None:
        self._window.templating.insert_section()

    def save_section_template(self) -> None:
        self._window.templating.save_section()

    def save_article_template(self) -> None:
        self._window.templating.save_article()

    def manage_templates(self) -> None:
        self._window.templating.manage()

    def headline_workshop(self) -> None:
        self._window.templating.headline_workshop()

    def open_article(self) -> None:
        self._window.documents.open()

    def open_sample(self) -> None:
        self._window.documents.open_sample()

    def save(self) -> bool:
        return self._window.documents.save()

    def save_as(self) -> bool:
        return self._window.documents.save_as()

    def close_article(self) -> bool:
        return self._window.documents.close(self._window.page)

    def export(self) -> None:
        self._window.sharing.export()

    def copy_for_cms(self, *, source: bool) -> None:
        self._window.sharing.copy_for_cms(source=source)

    def print_article(self) -> None:
        self._window.sharing.print_article()

    def preview_paper(self) -> None:
        self._window.sharing.preview_paper()

    def save_pdf(self) -> None:
        self._window.sharing.save_pdf()

    def preview(self) -> None:
        self._window.sharing.preview()

    def quit(self) -> None:
        self._window.close()

    def turn_to_article(self, step: int) -> None:
        tabs = self._window.tabs
        tabs.setCurrentIndex((tabs.currentIndex() + step) % tabs.count())

    def has_articles(self) -> bool:
        return len(self._window.pages) > 1

    # Editing
    def undo(self) -> None:
        self._page.bridge.undo()

    def redo(self) -> None:
        self._page.bridge.redo()

    def cut(self) -> None:
        self._edit.cut()

    def copy(self) -> None:
        self._edit.copy()

    def paste(self) -> None:
        self._edit.paste()

    def paste_plain(self) -> None:
        self._edit.paste_plain()

    def select_all(self) -> None:
        self._edit.selectAll()

    def find(self, *, replace: bool) -> None:
        self._window.find_bar.open(replace=replace)

    def find_next(self, *, back: bool) -> None:
        self._window.find_bar.step(back=back)

    # Things in the text
    def edit_link(self) -> None:
        self._window.objects.edit_link()

    def edit_object(self) -> None:
        self._window.objects.edit_object()

    def edit_speaker(self) -> None:
        self._window.objects.edit_speaker()

    def insert_figure(self) -> None:
        self._window.objects.insert_figure()

    def insert_table(self) -> None:
        self._window.objects.insert_table()

    def insert_embed(self) -> None:
        self._window.objects.insert_embed()

    def insert_character(self) -> None:
        self._window.objects.insert_character()

    def insert_text(self, text: str) -> None:
        self._edit.type_text(text)

    # Sources
    def cite(self) -> None:
        self._window.sourcing.cite()

    def new_source(self) -> None:
        self._window.sourcing.new_source()

    def attribute(self) -> None:
        self._window.sourcing.attribute()

    def capture_sources(self) -> None:
        self._window.sourcing.capture(QGuiApplication.clipboard().text())

    def find_source(self) -> None:
        self._window.sourcing.find_source()

    def export_sources(self) -> None:
        self._window.sharing.export_sources()

    def browse_library(self) -> None:
        self._window.sourcing.browse_library()

    def keep_sources(self) -> None:
        self._window.shelf.keep()

    def choose_library(self) -> None:
        self._window.shelf.choose_place()

    # The vault
    def vault_state(self) -> str:
        return self._window.vault.state

    def make_vault(self) -> None:
        self._window.vault.make()

    def unlock_vault(self) -> None:
        self._window.vault.ensure_open()

    def lock_vault(self) -> None:
        self._window.vault.lock()

    def show_vault(self) -> None:
        from editor.ui.dialog import ask
        from editor.ui.vault.records import VaultList

        window = self._window
        if window.vault.ensure_open():
            articles = [page.session.article for page in window.pages]
            ask(VaultList(window.vault, articles, window.tr_, window))

    def forget_before(self) -> None:
        self._window.sourcing.forget_before()

    def change_vault_passphrase(self) -> None:
        self._window.vault.change_passphrase()

    def back_up_vault(self) -> None:
        self._window.vault.back_up()

    def restore_vault(self) -> None:
        self._window.vault.restore()

    def set_vault_minutes(self) -> None:
        self._window.vault.set_minutes()

    # The window
    def toggle_panel(self, name: str) -> None:
        window = self._window
        dock = window.docks[name]
        # A panel that has come off is a window of its own, and the focus of this one is elsewhere.
        focus = dock.focusWidget() if dock.isFloating() else window.focusWidget()
        if dock.isVisible() and dock.isAncestorOf(focus) and window.page:
            window.page.edit.setFocus()  # else Qt hands it to whatever comes next
        dock.setVisible(not dock.isVisible())

    def panel_is_shown(self, name: str) -> bool:
        return self._window.docks[name].isVisible()

    def show_details(self) -> None:
        self._window.docks["details"].show()
        self._window.panels["details"].setFocus()

    def show_palette(self) -> None:
        from editor.ui.command_palette import CommandPalette

        window = self._window
        window.actions_.refresh()
        arabic = catalogue("ar")
        entries: list[tuple[QAction, str]] = [
            (window.actions_[c.id], f"{c.title} / {arabic(c.title)} / {c.id}") for c in COMMANDS
        ]
        templates = QObject()
        entries += self._window.templating.entries(templates)
        palette = CommandPalette(entries, window.tr_, window)
        templates.setParent(palette)
        palette.chosen.connect(lambda action: action.trigger())
        palette.open()

    def show_shortcuts(self) -> None:
        from editor.ui.dialog import ask
        from editor.ui.shortcuts_dialog import ShortcutsDialog

        window = self._window
        dialog = ShortcutsDialog(window.settings.get("shortcuts"), window.tr_, window)
        if ask(dialog):
            window.settings.set("shortcuts", dialog.shortcuts())
            window.settings.save()
            window.build()

    def show_preferences(self) -> None:
        from editor.ui.dialog import ask
        from editor.ui.preferences import PreferencesDialog

        window = self._window
        dialog = PreferencesDialog(window.settings, window.tr_, window)
        dialog.library.clicked.connect(lambda: window.shelf.choose_place())
        if ask(dialog):
            dialog.apply()
            window.restyle()
            window.build()

    def zoom(self, steps: int) -> None:
        settings = self._window.settings
        now = settings.get("zoom")
        if steps > 0:
            now = next((step for step in ZOOM_STEPS if step > now), now)
        elif steps < 0:
            now = next((step for step in reversed(ZOOM_STEPS) if step < now), now)
        else:
            now = 100
        settings.set("zoom", now)
        self._window.status.show_zoom(now)
        self._redress()

    def toggle(self, setting: str) -> None:
        settings = self._window.settings
        settings.set(setting, not settings.get(setting))
        self._redress()

    def is_on(self, setting: str) -> bool:
        if setting.startswith("theme_"):
            return bool(self._window.settings.get("theme") == setting.removeprefix("theme_"))
        return bool(self._window.settings.get(setting))

    def set_theme(self, theme: str) -> None:
        self._window.settings.set("theme", theme)
        self._window.restyle()

    def turn_to_part(self, step: int) -> None:
        self._window.turn_to_part(step)

    def full_screen(self) -> None:
        window = self._window
        window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def about(self) -> None:
        tr = self._window.tr_
        QtWidgets.QMessageBox.about(
            self._window,
            tr(N_("About Muharrir")),
            tr(
                N_("Muharrir {version}: articles from right to left, with their sources."),
                version=__version__,
            ),
        )

    def _redress(self) -> None:
        for page in self._window.pages:
            page.dress(self._window.settings)
