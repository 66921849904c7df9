"""The window: articles in tabs and panels around them.

Composes; each part knows its own work. The only state of its own is which parts there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from PySide6 import QtWidgets
from PySide6.QtCore import QByteArray, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QMenu,
    QStackedWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from editor.commands.desk import Desk
from editor.edit.state import Command as Edit
from editor.edit.state import Selection
from editor.lang.direction import language_direction
from editor.lang.i18n import N_, catalogue
from editor.lang.isolation import with_paths_isolated
from editor.session.session import UNTITLED, Change, Session
from editor.session.settings import Settings
from editor.ui import theme
from editor.ui.actions import RECENT, Actions
from editor.ui.after_paint import AfterPaint
from editor.ui.article_tabs import ArticleTabs, Tab, names
from editor.ui.files.documents import Documents
from editor.ui.kind_chooser import KindChooser
from editor.ui.late_parts import LateParts
from editor.ui.menu_keys import MenuKeys
from editor.ui.page import Page
from editor.ui.panels import Docks
from editor.ui.parts import turn
from editor.ui.qt_words import QtWords
from editor.ui.status_bar import StatusBar
from editor.ui.vault.keeper import VaultKeeper
from editor.ui.vault.light import VaultLight
from editor.ui.welcome import Welcome

if TYPE_CHECKING:
    from editor.ui.panels import PanelWidget


NARROWEST = 370
"""Pixels that panels leave to the page."""

SIZE: Final = QSize(1280, 860)
"""Of a first window, where the screen has room for it."""
FRAME: Final = QSize(8, 36)
"""What window managers put around one, about."""


class Window(LateParts):
    """The main window. `desk`: what makes of it the desk that commands work at."""

    def __init__(self, settings: Settings, desk: Callable[[Window], Desk]) -> None:
        super().__init__()
        self.settings = settings
        self.tr_ = catalogue(settings.get("language"))
        self.stack = QStackedWidget()
        self.tabs = ArticleTabs()
        self.tabs.currentChanged.connect(self._tab_chosen)
        self.tabs.tabMoved.connect(self._tab_moved)
        self.tabs.tabCloseRequested.connect(self._close_tab)
        self.desk = desk(self)
        self.welcome = Welcome(self.desk, self.open_files)
        self.documents = Documents(self)
        self.vault = VaultKeeper(self)
        self.after_paint = AfterPaint(self)
        self._qt_words = QtWords()
        self._docks: Docks | None = None
        self._pages: list[Page] = []
        self._forget: dict[Page, Callable[[], None]] = {}
        self._lazily = QTimer(self)
        self._lazily.setSingleShot(True)
        self._lazily.setInterval(90)
        self._lazily.timeout.connect(self._refresh)
        self.vault.changed.connect(lambda: self.actions_.refresh())
        self.setAcceptDrops(True)
        self.setMinimumSize(QSize(760, 520))
        self.resize(SIZE.boundedTo(self.screen().availableSize() - FRAME))
        self.restoreGeometry(QByteArray.fromHex(settings.get("window").encode("ascii")))
        self.build()
        self.after_paint.begin()

    # The chrome: built anew when its language changes; pages stay.

    def build(self) -> None:
        """Menus, toolbar, panels and status bar in the language and direction of the settings."""
        self.tr_ = catalogue(self.settings.get("language"))
        self._qt_words.speak(self.tr_, self.settings.get("language"))
        rtl = language_direction(self.settings.get("language")) == "rtl"
        QApplication.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        sought = self.find_bar.sought() if "find_bar" in vars(self) else None
        self._take_down()
        self.actions_ = Actions(
            self, self.desk, self.tr_, self.settings.get("shortcuts"), lambda: self.page is not None
        )
        self.actions_.begin_menu_bar(self.menuBar())
        self.after_paint.do(partial(self._fill_menus, self.actions_))
        self.bar = QToolBar(self.tr_(N_("Toolbar")))
        self.bar.setObjectName("toolbar")
        self.bar.setIconSize(QSize(20, 20))
        self.bar.setMovable(False)
        self.kinds = KindChooser(self.actions_, self.tr_)
        self.bar.addWidget(self.kinds)
        self.bar.addSeparator()
        self.actions_.fill_tool_bar(self.bar)
        self.addToolBar(self.bar)
        self._build_panels()
        self._build_middle()
        self.status = StatusBar(self.tr_, self)
        self.setStatusBar(self.status)
        self.status.offer(self.kinds.menu(), self.actions_.menu_of("Direction", self.status))
        self.status.show_zoom(self.settings.get("zoom"))
        self.status.addPermanentWidget(VaultLight(self.vault, self.tr_, self.status))
        self.welcome.build(self.tr_, self.actions_)
        self.tabs.speak(self.tr_(N_("Close article")))
        for page in self._pages:
            page.speak(self.tr_)
        self._tab_chosen(self.tabs.currentIndex())
        if self._docks is not None:
            self._docks.settle()
        if sought is not None:
            # Once there is a page above it: what is not to be seen finds nothing.
            QTimer.singleShot(0, self.find_bar, partial(self.find_bar.seek, sought))

    @cached_property
    def _menu_keys(self) -> MenuKeys:
        return MenuKeys(self.menuBar())

    def _fill_menus(self, actions: Actions) -> None:
        if actions is self.actions_:
            actions.fill_menu_bar(self.menuBar())
            self.documents.add_recent_menu(self.menuBar(), actions.titles[RECENT])
            self._menu_keys.refill()

    def _take_down(self) -> None:
        if self._docks is None:
            return
        self._docks.take_down()
        self.status.show_session(None)
        if bar := vars(self).pop("find_bar", None):
            bar.show_session(None)
        self.removeToolBar(self.bar)
        self.bar.deleteLater()
        for menu in self.menuBar().findChildren(QMenu):
            menu.setParent(None)  # else it would be found by its name in place of the next one
            menu.deleteLater()
        self.menuBar().clear()
        for action in self.actions():
            self.removeAction(action)
            action.deleteLater()

    def _build_panels(self) -> None:
        self._docks = Docks(
            self,
            self.settings,
            self.tr_,
            made=self._panel_made,
            later=self.after_paint.do,
            before=self._docks,
        )
        self._docks.follow()
        for dock in self.docks.values():
            dock.visibilityChanged.connect(lambda _: self._lazily.start())

    def _panel_made(self, name: str) -> None:
        """A panel shows the article in front, and what it asks for is done."""
        panel = self.panels[name]
        if hasattr(panel, "go_to"):
            panel.go_to.connect(self.go_to)
        if name == "sources":
            self.sourcing.connect_panel()
        panel.show_session(self.page.session if self.page else None)

    @property
    def panels(self) -> Mapping[str, PanelWidget]:
        """The panels by name."""
        return self._docks.panels if self._docks else {}

    @property
    def _made(self) -> Iterable[PanelWidget]:
        """The panels that somebody has seen or asked for."""
        return self._docks.panels.made.values() if self._docks else ()

    @property
    def docks(self) -> Mapping[str, QDockWidget]:
        """What the panels stand in, by name."""
        return self._docks.docks if self._docks else {}

    def _build_middle(self) -> None:
        middle = QWidget()
        middle.setMinimumWidth(NARROWEST)
        layout = self.middle = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self.stack, 1)
        for page in (self.welcome, *self._pages):
            self.stack.addWidget(page)
        self.setCentralWidget(middle)

    # Articles in tabs.

    @property
    def page(self) -> Page | None:
        """The page in front, or None while no article is open."""
        current = self.stack.currentWidget()
        return current if isinstance(current, Page) else None

    @property
    def pages(self) -> tuple[Page, ...]:
        """All open pages, in the order of their tabs."""
        return tuple(self._pages)

    @property
    def session(self) -> Session:
        """The article in front."""
        assert self.page is not None, "a command ran without an article"
        self.hand_in()
        return self.page.session

    def hand_in(self) -> None:
        """Let the articles have all that was typed, on the pages and in the details."""
        for page in self._pages:
            page.bridge.flush()
        for panel in self._made:
            if hasattr(panel, "hand_in"):
                panel.hand_in()

    def run(self, command: Edit, label: str) -> bool:
        """Apply a command to the article in front, after all that was typed has reached it."""
        return self.page is not None and self.page.bridge.run(command, label)

    def add_page(self, session: Session) -> Page:
        """Open a tab for it and bring it to the front."""
        page = Page(session, self.settings, self.tr_)
        page.edit.menu_requested.connect(lambda at: self.actions_.context_menu(self).popup(at))
        page.edit.object_activated.connect(lambda id: self.objects.activate(id))
        page.edit.speaker_wanted.connect(lambda: self.objects.edit_speaker())
        page.edit.images_dropped.connect(lambda images: self.objects.take_images(images))
        page.edit.files_dropped.connect(self.open_files)
        page.edit.sources_dropped.connect(lambda ids, at: self.sourcing.cite_dropped(ids, at))
        page.edit.object_clicked.connect(lambda id: self.sourcing.point_out(id))
        page.edit.zoom_wanted.connect(self.desk.zoom)
        page.edit.told.connect(lambda told: self.status.mention(told))
        self._forget[page] = session.subscribe(lambda change: self._changed(page, change))
        self._pages.append(page)
        self.stack.addWidget(page)
        self.tabs.addTab("")
        self._name_tabs()
        self.tabs.setCurrentIndex(len(self._pages) - 1)
        if self.page is not page:
            self._tab_chosen(len(self._pages) - 1)
        return page

    def remove_page(self, page: Page) -> None:
        """Close its tab; what is in it must be safe by now."""
        place = self._pages.index(page)
        self._forget.pop(page)()
        self._pages.remove(page)
        self.stack.removeWidget(page)
        self.tabs.blockSignals(True)
        self.tabs.removeTab(place)
        self.tabs.blockSignals(False)
        page.leave()
        page.deleteLater()
        self._tab_chosen(self.tabs.currentIndex())

    def show_page(self, page: Page) -> None:
        """Bring it to the front."""
        self.tabs.setCurrentIndex(self._pages.index(page))

    def restyle(self) -> None:
        """The theme of the settings, for the chrome and every page."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, self.settings.get("theme"), app.font())
        for page in self._pages:
            page.dress(self.settings)

    def _tab_chosen(self, place: int) -> None:
        if 0 <= place < len(self._pages):
            self.stack.setCurrentWidget(self._pages[place])
        else:
            self.stack.setCurrentWidget(self.welcome)
        self._show_page()

    def _tab_moved(self, source: int, target: int) -> None:
        self._pages.insert(target, self._pages.pop(source))

    def _close_tab(self, place: int) -> None:
        self.documents.close(self._pages[place])

    def _show_page(self) -> None:
        """Panels, status bar and title follow the page in front."""
        session = self.page.session if self.page else None
        for panel in self._made:
            panel.show_session(session)
        self.status.show_session(session)
        if "find_bar" in vars(self):
            self.find_bar.show_session(session)
        self.tabs.setVisible(len(self._pages) > 1)
        if self._docks is not None:
            self._docks.show_for(session is not None)
        self._refresh()
        if self.page is not None:
            self.page.edit.setFocus()

    def _refresh(self) -> None:
        """Titles, commands and the kind of the block at the caret, as they are now."""
        self._name_tabs()
        self.actions_.refresh()
        state = self.page.session.state if self.page else None
        kind = state.article.blocks[state.selection.head.block].kind if state else ""
        self.kinds.show_kind(kind)

    def _changed(self, page: Page, change: Change) -> None:
        turned = page is self.page and page.session.dirty != self.isWindowModified()
        if turned or (change.kind != "selection" and not change.is_typing):
            self._name_tabs()
        if change.kind == "saved":
            self.shelf.record_use(page.session)
        self._lazily.start()

    def _name_tabs(self) -> None:
        self.tabs.show_names(self._described())
        app = self.tr_(N_("Muharrir"))
        session = self.page.session if self.page else None
        self.setWindowTitle(f"{self.title_of(session)}[*] – {app}" if session else app)
        self.setWindowModified(bool(session and session.dirty))

    def names(self) -> list[str]:
        """What all open articles are called, so that they differ."""
        return names(self._described())

    def _described(self) -> list[Tab]:
        open_ = [page.session for page in self._pages]
        return [Tab(self.title_of(one), one.file, one.path, one.dirty) for one in open_]

    def turn_to_part(self, step: int) -> None:
        """Bring the focus to the next part of the window, or with -1 to the one before."""
        page = self.page.edit if self.page else self.welcome
        # A panel and not its dock: F6 should reach what it holds, not the button that hides it.
        panels = [dock.widget() for dock in self.docks.values()]
        turn((page, self.find_bar, *panels, self.bar, self.status), step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape that no part wants leads back to the page, and from there out of full screen."""
        escape = event.key() == Qt.Key.Key_Escape
        if escape and self.isFullScreen() and (self.page is None or self.page.edit.hasFocus()):
            self.desk.full_screen()
        elif escape and self.page is not None:
            self.page.edit.setFocus()
        else:
            super().keyPressEvent(event)

    def title_of(self, session: Session) -> str:
        """The headline or file name; a translated word where there is neither."""
        return self.tr_(UNTITLED) if session.title == UNTITLED else session.title

    def go_to(self, selection: Selection) -> None:
        """Show a place in the article in front, and write on from there."""
        if self.page is not None:
            self.page.edit.select(selection)
            self.page.edit.setFocus()

    def tell(self, title: str, text: str) -> None:
        """One clear sentence in a box."""
        QtWidgets.QMessageBox.warning(self, title, with_paths_isolated(text))

    def warn(self, text: str) -> None:
        """A sentence that stays in the status bar until it is taken back by an empty one."""
        self.status.warn(text)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Every unsaved article is asked about; a refusal keeps the window open."""
        if self._docks is not None:
            self._docks.remember()
        if not self.documents.close_all():
            event.ignore()
            return
        self.settings.set("window", bytes(self.saveGeometry().toHex().data()).decode("ascii"))
        self.settings.save()
        self.hide()  # the library may need a moment to write down what was saved
        self.close_parts()
        event.accept()
