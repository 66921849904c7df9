"""Menus by their letters: shown when Alt asks for them, found on either layout of the keyboard.

An Arabic letter is also reached by the Latin one on its key and the other way round, so that nobody
has to change the layout to open a menu. Knows no command.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget

from editor.lang.mnemonics import letter_of, with_letters
from editor.qt.arabic_keyboard import LATIN

TWIN: Final[dict[str, str]] = {
    **{latin.lower(): letter for letter, latin in LATIN.items() if letter not in ("آ", "لا")},
    **{letter: latin.lower() for letter, latin in LATIN.items()},
    "د": "]", "ج": "[", "ذ": "`", "ط": "'", "ك": ";", "و": ",", "ز": ".", "ظ": "/",
    "]": "د", "[": "ج", "`": "ذ", "'": "ط", ";": "ك", ",": "و", ".": "ز", "/": "ظ",
}  # fmt: skip
"""The other letter of a key, by the Arabic 101 keyboard over a Latin one."""


def give_letters(menu: QMenu) -> None:
    """A letter for each row of a menu made on the spot."""
    actions = [action for action in menu.actions() if not action.isSeparator()]
    rows = [action.text().partition("\t") for action in actions]
    titles = {str(place): title for place, (title, _, _) in enumerate(rows)}
    given = with_letters(titles, [titles]).values()
    for action, title, (_, tab, keys) in zip(actions, given, rows, strict=True):
        action.setText(f"{title}{tab}{keys}")
    _Twins(menu)


class MenuKeys(QObject):
    """Shows the letters of a bar while Alt is held or a menu is open by it, and finds twins."""

    def __init__(self, bar: QMenuBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._shortcuts: list[QShortcut] = []
        bar.window().installEventFilter(self)
        bar.installEventFilter(self)

    def refill(self) -> None:
        """The bar has other menus now."""
        _calm(self._bar)
        for shortcut in self._shortcuts:
            shortcut.deleteLater()
        self._shortcuts = []
        for action in self._bar.actions():
            twin = TWIN.get(letter_of(action.text()), "")
            if twin.isalpha():
                shortcut = QShortcut(QKeySequence(f"Alt+{twin.upper()}"), self._bar.window())
                shortcut.activated.connect(lambda a=action: self._open(a))
                self._shortcuts.append(shortcut)
        for menu in self._bar.findChildren(QMenu):
            _Twins(menu)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt shows the letters; leaving the bar, or a click, takes them away again."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Alt:
            if event.type() == QEvent.Type.KeyPress:
                self._show(True)
            elif event.type() == QEvent.Type.KeyRelease and not self._bar.hasFocus():
                self._show(self._bar.activeAction() is not None)
        elif event.type() in (QEvent.Type.FocusOut, QEvent.Type.WindowDeactivate):
            if QApplication.activePopupWidget() is None:
                self._show(False)
        elif event.type() == QEvent.Type.MouseButtonPress and watched is self._bar:
            self._show(False)
        return False

    def _open(self, action: QAction) -> None:
        self._show(True)
        self._bar.setActiveAction(action)

    def _show(self, asked: bool) -> None:
        from editor.ui.calm_style import CalmStyle

        if CalmStyle.asked != asked:
            CalmStyle.asked = asked
            self._bar.update()


def _calm(widget: QWidget) -> None:
    from editor.ui.calm_style import calm

    calm(widget)


class _Twins(QObject):
    """In an open menu, a letter that chooses nothing is taken for the other one on its key."""

    def __init__(self, menu: QMenu) -> None:
        super().__init__(menu)
        self._menu = menu
        menu.installEventFilter(self)
        menu.aboutToShow.connect(lambda: _calm(menu))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        letters = {letter_of(a.text().partition("\t")[0]) for a in self._menu.actions()}
        typed = event.text().lower()
        twin = TWIN.get(typed, "")
        if not typed or typed in letters or twin not in letters or not twin:
            return False
        QApplication.sendEvent(self._menu, QKeyEvent(event.type(), 0, event.modifiers(), twin))
        return True
